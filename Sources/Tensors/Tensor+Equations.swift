import Engine

/// Linear equations: determinants, inverses and solutions by LU decomposition with row exchanges, over the last two axes.
extension Tensor {
  /// The determinant of each matrix (`np.linalg.det`).
  /// - Throws: `TensorError.invalidArgument` unless the matrices are square, `OutOfMemory`.
  package func determinant() throws -> Tensor {
    try overSquares("det", columns: nil) { matrix, result in
      result.append(Decomposition(matrix, size: shape[rank - 1]).determinant)
    }
  }

  /// The sign and the logarithm of the absolute value of each determinant (`np.linalg.slogdet`).
  /// - Throws: as `determinant`.
  package func logarithmicDeterminant() throws -> (sign: Tensor, logarithm: Tensor) {
    let size = rank < 2 ? 0 : shape[rank - 1]
    let sign = try overSquares("slogdet", columns: nil) { matrix, result in
      let decomposition = Decomposition(matrix, size: size)
      result.append(
        decomposition.diagonal.reduce(decomposition.sign) { $0 * ($1 > 0 ? 1 : $1 < 0 ? -1 : $1) })
    }
    let logarithm = try overSquares("slogdet", columns: nil) { matrix, result in
      result.append(Decomposition(matrix, size: size).diagonal.reduce(0) { $0 + Double.log($1.magnitude) })
    }
    return (sign, logarithm)
  }

  /// The inverse of each matrix (`np.linalg.inv`).
  /// - Throws: as `determinant`, also for a singular matrix.
  package func inverse() throws -> Tensor {
    let size = rank < 2 ? 0 : shape[rank - 1]
    return try overSquares("inv", columns: size) { matrix, result in
      let decomposition = try Decomposition(matrix, size: size).invertible("inv")
      var unit = [Double](repeating: 0, count: size * size)
      for index in 0..<size { unit[index * size + index] = 1 }
      result += decomposition.solved(unit, columns: size)
    }
  }

  /// The solution x of a x = b (`np.linalg.solve`); b is a vector, or matrices with the same leading axes.
  /// - Throws: as `inverse`, `.productMismatch`.
  package func solving(_ right: Tensor) throws -> Tensor {
    let size = rank < 2 ? 0 : shape[rank - 1]
    let columns = right.rank == 1 ? try right.reshaped(to: [-1, 1]) : right
    guard columns.rank >= 2, columns.shape[columns.rank - 2] == size else {
      throw TensorError.productMismatch(
        operation: "solve", left: shape, right: right.shape, leftSize: size,
        rightSize: columns.rank < 2 ? 0 : columns.shape[columns.rank - 2])
    }
    let leading = Shape(shape.dropLast(2))
    guard let batch = leading.broadcast(with: Shape(columns.shape.dropLast(2))) else {
      throw TensorError.cannotBroadcast(leading, Shape(columns.shape.dropLast(2)), operation: "solve")
    }
    let width = columns.shape[columns.rank - 1]
    let sides = try columns.broadcast(to: Shape(batch.dimensions + [size, width])).elements(Double.self)
    var place = 0
    let matrices = try broadcast(to: Shape(batch.dimensions + [size, size]))
    let result = try matrices.overSquares("solve", columns: width, as: floatType(with: right)) {
      matrix, result in
      let decomposition = try Decomposition(matrix, size: size).invertible("solve")
      result += decomposition.solved(Array(sides[place..<place + size * width]), columns: width)
      place += size * width
    }
    return right.rank == 1 ? try result.squeezed(axes: [-1]) : result
  }

  /// The lower triangle L with L Lᵀ = a, for each positive definite matrix (`np.linalg.cholesky`).
  /// - Throws: as `determinant`, also for a matrix that is not positive definite.
  package func choleskyFactor() throws -> Tensor {
    let size = rank < 2 ? 0 : shape[rank - 1]
    return try overSquares("cholesky", columns: size) { matrix, result in
      var lower = [Double](repeating: 0, count: size * size)
      for row in 0..<size {
        for column in 0...row {
          var rest = matrix[row * size + column]
          for index in 0..<column { rest -= lower[row * size + index] * lower[column * size + index] }
          if row != column {
            lower[row * size + column] = rest / lower[column * size + column]
          } else if rest > 0 {
            lower[row * size + row] = rest.squareRoot()
          } else {
            throw TensorError.invalidArgument(
              operation: "cholesky", name: "a", found: "another", expected: "a positive definite matrix")
          }
        }
      }
      result += lower
    }
  }

  /// L below the diagonal and U on it and above, in one matrix, and with which row each row was exchanged in turn, from 0
  /// (LAPACK's `getrf`).
  /// - Throws: `TensorError.invalidArgument` for a tensor without matrices, `OutOfMemory`.
  package func triangularFactors() throws -> (factors: Tensor, exchanges: Tensor) {
    guard rank >= 2 else {
      throw TensorError.invalidArgument(
        operation: "lu", name: "x", found: "shape \(shape)", expected: "matrices")
    }
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let (numbers, leading) = (try elements(Double.self), Array(shape.dropLast(2)))
    var (factors, exchanges): ([Double], [Int32]) = ([], [])
    for place in 0..<leading.reduce(1, *) {
      try Interruption.check()
      let matrix = Array(numbers[place * rows * columns..<(place + 1) * rows * columns])
      let decomposition = Decomposition(matrix, rows: rows, columns: columns)
      factors += decomposition.factors
      exchanges += decomposition.exchanges.map { Int32($0) }
    }
    return (
      try Tensor(shape: shape, elements: factors).convert(to: floatType()),
      try Tensor(shape: Shape(leading + [Swift.min(rows, columns)]), elements: exchanges)
    )
  }

  private func floatType(with other: Tensor? = nil) -> DType {
    let types = [dtype, other?.dtype ?? dtype]
    return types.allSatisfy { $0 == .float32 } ? .float32 : .float64
  }

  /// What `body` appends for each square matrix: one number, or as many rows as the matrix with `columns` columns.
  private func overSquares(
    _ operation: String, columns: Int?, as type: DType? = nil,
    _ body: (_ matrix: [Double], _ result: inout [Double]) throws -> Void
  ) throws -> Tensor {
    guard rank >= 2, shape[rank - 1] == shape[rank - 2] else {
      throw TensorError.invalidArgument(
        operation: operation, name: "a", found: "shape \(shape)", expected: "square matrices")
    }
    if dtype == .float16 { throw TensorError.notSupported(operation: operation, dtype: dtype) }
    let size = shape[rank - 1]
    let numbers = try elements(Double.self)
    let leading = Array(shape.dropLast(2))
    var result: [Double] = []
    for place in 0..<leading.reduce(1, *) {
      try Interruption.check()
      try body(Array(numbers[place * size * size..<(place + 1) * size * size]), &result)
    }
    let full = Shape(leading + (columns.map { [size, $0] } ?? []))
    return try Tensor(shape: full, elements: result).convert(to: type ?? floatType())
  }
}

/// A matrix as the product of a lower and an upper triangle, with its rows exchanged for the largest pivots.
private struct Decomposition {
  /// Columns.
  private let size: Int
  private(set) var factors: [Double]
  private var order: [Int]
  /// With which row each row was exchanged.
  private(set) var exchanges: [Int] = []
  private(set) var sign = 1.0

  init(_ matrix: [Double], size: Int) { self.init(matrix, rows: size, columns: size) }

  init(_ matrix: [Double], rows: Int, columns size: Int) {
    self.size = size
    factors = matrix
    order = Array(0..<rows)
    for column in 0..<min(rows, size) {
      var pivot = column
      for row in column..<rows
      where factors[row * size + column].magnitude > factors[pivot * size + column].magnitude { pivot = row }
      exchanges.append(pivot)
      if pivot != column {
        for index in 0..<size { factors.swapAt(pivot * size + index, column * size + index) }
        order.swapAt(pivot, column)
        sign = -sign
      }
      let divisor = factors[column * size + column]
      if divisor == 0 { continue }
      for row in column + 1..<max(rows, column + 1) {
        let factor = factors[row * size + column] / divisor
        factors[row * size + column] = factor
        if factor == 0 { continue }
        for index in column + 1..<max(size, column + 1) {
          factors[row * size + index] -= factor * factors[column * size + index]
        }
      }
    }
  }

  var diagonal: [Double] { (0..<size).map { factors[$0 * size + $0] } }
  /// As in NumPy by way of the logarithm, which does not overflow on the way.
  var determinant: Double {
    let signs = diagonal.reduce(sign) { $0 * ($1 > 0 ? 1 : $1 < 0 ? -1 : $1) }
    return signs * Double.exp(diagonal.reduce(0) { $0 + Double.log($1.magnitude) })
  }

  /// - Throws: `TensorError.invalidArgument` for a singular matrix.
  func invertible(_ operation: String) throws -> Decomposition {
    if diagonal.contains(0) {
      throw TensorError.invalidArgument(
        operation: operation, name: "a", found: "a singular matrix", expected: "a matrix with an inverse")
    }
    return self
  }

  /// The solution for the right sides in the columns of `right`.
  func solved(_ right: [Double], columns: Int) -> [Double] {
    var x: [Double] = []
    x.reserveCapacity(size * columns)
    for row in order { x += right[row * columns..<(row + 1) * columns] }
    for row in 0..<size {
      for index in 0..<row { subtract(&x, from: row, index, columns) }
    }
    for row in (0..<size).reversed() {
      for index in row + 1..<max(size, row + 1) { subtract(&x, from: row, index, columns) }
      for column in 0..<columns { x[row * columns + column] /= factors[row * size + row] }
    }
    return x
  }

  private func subtract(_ x: inout [Double], from row: Int, _ index: Int, _ columns: Int) {
    let factor = factors[row * size + index]
    if factor == 0 { return }
    for column in 0..<columns { x[row * columns + column] -= factor * x[index * columns + column] }
  }
}
