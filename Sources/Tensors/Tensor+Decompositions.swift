import CLapack
import Engine

/// Decompositions of matrices by LAPACK, over the last two axes. Its methods and their order of operations are those that
/// NumPy uses, so that signs of vectors are NumPy's too.
extension Tensor {
  /// Eigenvalues in ascending order and, if asked for, eigenvectors as columns, of symmetric matrices of which one triangle
  /// is read (`np.linalg.eigh`).
  /// - Throws: `TensorError.invalidArgument` unless the matrices are square and the method converges, `OutOfMemory`.
  package func symmetricEigenvalues(upper: Bool, vectors: Bool) throws -> (values: Tensor, vectors: Tensor?) {
    let size = try squareSize("eigh")
    var (values, columns): ([Double], [Double]) = ([], [])
    try overMatrices("eigh") { matrix in
      var w = [Double](repeating: 0, count: size)
      let info =
        matrix.allSatisfy(\.isFinite)
        ? lapack_syevd(vectors ? 1 : 0, upper ? 0x55 : 0x4C, Int32(size), &matrix, &w) : 1
      try Self.check(info, "eigh", "Eigenvalues did not converge")
      values += w
      if vectors { columns += matrix }
    }
    let leading = Array(shape.dropLast(2))
    return (
      try result(values, leading + [size]),
      vectors ? try result(columns, leading + [size, size], inColumns: true) : nil
    )
  }

  /// The real and imaginary parts of the eigenvalues and, if asked for, LAPACK's real form of the eigenvectors as columns
  /// (`np.linalg.eig`).
  /// - Throws: as `symmetricEigenvalues`.
  package func eigenvalues(vectors: Bool) throws -> (real: Tensor, imaginary: Tensor, vectors: Tensor?) {
    let size = try squareSize("eig")
    var (real, imaginary, columns): ([Double], [Double], [Double]) = ([], [], [])
    try overMatrices("eig") { matrix in
      guard matrix.allSatisfy(\.isFinite) else {
        throw Self.failure("eig", "Array must not contain infs or NaNs")
      }
      var (wr, wi) = ([Double](repeating: 0, count: size), [Double](repeating: 0, count: size))
      var vr = [Double](repeating: 0, count: vectors ? size * size : 0)
      let info =
        vectors
        ? lapack_geev(Int32(size), &matrix, &wr, &wi, &vr)
        : lapack_geev(Int32(size), &matrix, &wr, &wi, nil)
      try Self.check(info, "eig", "Eigenvalues did not converge")
      real += wr
      imaginary += wi
      columns += vr
    }
    let leading = Array(shape.dropLast(2))
    return (
      try result(real, leading + [size]), try result(imaginary, leading + [size]),
      vectors ? try result(columns, leading + [size, size], inColumns: true) : nil
    )
  }

  /// Singular values in descending order and, if asked for, the orthogonal matrices on both sides (`np.linalg.svd`).
  /// - Throws: as `symmetricEigenvalues`.
  package func singularValues(vectors: Bool, full: Bool) throws -> (
    left: Tensor?, values: Tensor, right: Tensor?
  ) {
    let (rows, columns) = try matrixSize("svd")
    let least = Swift.min(rows, columns)
    let (width, height) = full ? (rows, columns) : (least, least)
    var (left, values, right): ([Double], [Double], [Double]) = ([], [], [])
    let job = UInt8(ascii: vectors ? (full ? "A" : "S") : "N")
    try overMatrices("svd") { matrix in
      var s = [Double](repeating: 0, count: least)
      var u = [Double](repeating: 0, count: vectors ? rows * width : 1)
      var vt = [Double](repeating: 0, count: vectors ? height * columns : 1)
      let info =
        matrix.allSatisfy(\.isFinite)
        ? lapack_gesdd(CChar(job), Int32(rows), Int32(columns), &matrix, &s, &u, &vt) : 1
      try Self.check(info, "svd", "SVD did not converge")
      values += s
      if vectors {
        left += u
        right += vt
      }
    }
    let leading = Array(shape.dropLast(2))
    return (
      vectors ? try result(left, leading + [rows, width], inColumns: true) : nil,
      try result(values, leading + [least]),
      vectors ? try result(right, leading + [height, columns], inColumns: true) : nil
    )
  }

  /// Moore's and Penrose's inverses: singular values of at most a share of the largest count as 0 (`np.linalg.pinv`).
  /// - Throws: as `symmetricEigenvalues`.
  package func pseudoInverse(share: Double) throws -> Tensor {
    let (left, values, right) = try singularValues(vectors: true, full: false)
    guard let left, let right else { return self }
    let count = values.shape[values.rank - 1]
    var numbers = try values.elements(Double.self)
    for start in stride(from: 0, to: numbers.count, by: count) {
      let least = share * numbers[start]
      for place in start..<start + count { numbers[place] = numbers[place] > least ? 1 / numbers[place] : 0 }
    }
    let inverses = try Tensor(shape: Shape(values.shape + [1]), elements: numbers)
    return try right.multiply(.tensor(inverses)).swappingAxes(rank - 1, rank - 2).matrixProduct(
      with: left.swappingAxes(rank - 1, rank - 2))
  }

  /// Householder's form of the QR decomposition: vectors and R in one array, and factors (`np.linalg.qr`, mode "raw" but for
  /// its transposition). With `columns`, the so many first columns of Q too.
  /// - Throws: as `symmetricEigenvalues`.
  package func orthogonalFactors(columns wanted: Int?) throws -> (packed: Tensor, factors: Tensor, q: Tensor?)
  {
    let (rows, columns) = try matrixSize("qr")
    let least = Swift.min(rows, columns)
    var (packed, factors, orthogonal): ([Double], [Double], [Double]) = ([], [], [])
    try overMatrices("qr") { matrix in
      var tau = [Double](repeating: 0, count: least)
      try Self.check(lapack_geqrf(Int32(rows), Int32(columns), &matrix, &tau), "qr", "the method failed")
      packed += matrix
      factors += tau
      guard let wanted else { return }
      var q = [Double](repeating: 0, count: rows * wanted)
      q.replaceSubrange(
        0..<rows * Swift.min(wanted, columns), with: matrix[0..<rows * Swift.min(wanted, columns)])
      try Self.check(
        lapack_orgqr(Int32(rows), Int32(wanted), Int32(least), &q, tau), "qr", "the method failed")
      orthogonal += q
    }
    let leading = Array(shape.dropLast(2))
    return (
      try result(packed, leading + [rows, columns], inColumns: true), try result(factors, leading + [least]),
      try wanted.map { try result(orthogonal, leading + [rows, $0], inColumns: true) }
    )
  }

  /// The least-squares solutions of self x = right, for the columns of a matrix (`np.linalg.lstsq`).
  /// - Throws: as `symmetricEigenvalues`, `.productMismatch`.
  package func leastSquares(_ right: Tensor, cutoff: Double) throws -> (
    solution: Tensor, residue: Tensor, rank: Int, values: Tensor
  ) {
    let (rows, columns) = try matrixSize("lstsq")
    guard rank == 2, right.rank == 2, right.shape[0] == rows else {
      throw TensorError.productMismatch(
        operation: "lstsq", left: shape, right: right.shape, leftSize: rows, rightSize: right.shape[0])
    }
    let sides = right.shape[1]
    let height = Swift.max(rows, columns)
    var b = [Double](repeating: 0, count: height * Swift.max(sides, 1))
    let transposed = try right.transposed().elements(Double.self)
    for side in 0..<sides {
      b.replaceSubrange(
        side * height..<side * height + rows, with: transposed[side * rows..<(side + 1) * rows])
    }
    var s = [Double](repeating: 0, count: Swift.min(rows, columns))
    var found: Int32 = 0
    try overMatrices("lstsq") { matrix in
      let info =
        matrix.allSatisfy(\.isFinite) && b.allSatisfy(\.isFinite)
        ? lapack_gelsd(Int32(rows), Int32(columns), Int32(sides), &matrix, &b, &s, cutoff, &found) : 1
      try Self.check(info, "lstsq", "SVD did not converge in Linear Least Squares")
    }
    let all = try Tensor(shape: [sides, height], elements: b[0..<sides * height]).transposed()
    return (
      try all.indexed(by: [.slice(stop: columns)]).copy(),
      try all.indexed(by: [.slice(start: columns)]).copy(),
      Int(found), try Tensor(shape: [s.count], elements: s)
    )
  }

  // MARK: - Parts

  private static func failure(_ operation: String, _ reason: String) -> TensorError {
    .invalidArgument(
      operation: operation, name: "a", found: reason, expected: "a matrix that can be decomposed")
  }

  private static func check(_ info: Int32, _ operation: String, _ reason: String) throws {
    if info == -1000 { throw failure(operation, "no memory for the work") }
    if info != 0 { throw failure(operation, reason) }
  }

  private func squareSize(_ operation: String) throws -> Int {
    let (rows, columns) = try matrixSize(operation)
    guard rows == columns else {
      throw TensorError.invalidArgument(
        operation: operation, name: "a", found: "shape \(shape)", expected: "square matrices")
    }
    return rows
  }

  /// The lengths of the last two axes, which LAPACK's indices must be able to address.
  private func matrixSize(_ operation: String) throws -> (rows: Int, columns: Int) {
    guard rank >= 2, shape[rank - 1] > 0, shape[rank - 2] > 0, shape[rank - 1] < 30_000,
      shape[rank - 2] < 1 << 24,
      shape[rank - 1] * shape[rank - 2] < 1 << 28
    else {
      throw TensorError.invalidArgument(
        operation: operation, name: "a", found: "shape \(shape)",
        expected: "matrices with elements, of at most 2**28")
    }
    if let reason = lapack_load() {
      throw TensorError.libraryMissing(library: "LAPACK", reason: String(cString: reason))
    }
    return (shape[rank - 2], shape[rank - 1])
  }

  /// Passes each matrix, in column order.
  private func overMatrices(_ operation: String, _ body: (_ matrix: inout [Double]) throws -> Void) throws {
    let size = shape[rank - 1] * shape[rank - 2]
    let numbers = try swappingAxes(rank - 1, rank - 2).elements(Double.self)
    for place in 0..<shape.dropLast(2).reduce(1, *) {
      try Interruption.check()
      var matrix = Array(numbers[place * size..<(place + 1) * size])
      try body(&matrix)
    }
  }

  /// Numbers as an array of a shape, of the precision of this one.
  private func result(_ numbers: [Double], _ dimensions: [Int], inColumns: Bool = false) throws -> Tensor {
    var dimensions = dimensions
    let rank = dimensions.count
    if inColumns { dimensions.swapAt(rank - 1, rank - 2) }
    let all = try Tensor(shape: Shape(dimensions), elements: numbers)
    let turned = inColumns ? try all.swappingAxes(rank - 1, rank - 2).copy() : all
    return try turned.convert(to: dtype == .float32 ? .float32 : .float64)
  }
}
