import Glibc
import Tensors

/// A matrix of doubles, for decompositions.
struct Matrix {
  let rows: Int
  let columns: Int
  private(set) var values: [Double]

  init(rows: Int, columns: Int, _ values: [Double]) {
    (self.rows, self.columns, self.values) = (rows, columns, values)
  }

  init(column: [Double]) { self.init(rows: column.count, columns: 1, column) }

  static func identity(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size, (0..<size * size).map { $0 / size == $0 % size ? 1 : 0 })
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  var transposed: Matrix {
    Matrix(rows: columns, columns: rows, (0..<values.count).map { values[$0 % rows * columns + $0 / rows] })
  }

  func times(_ other: Matrix) -> Matrix {
    var result = Matrix(rows: rows, columns: other.columns, Array(repeating: 0, count: rows * other.columns))
    for row in 0..<rows {
      for inner in 0..<columns where self[row, inner] != 0 {
        for column in 0..<other.columns { result[row, column] += self[row, inner] * other[inner, column] }
      }
    }
    return result
  }

  func part(rows: Int, columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, (0..<rows * columns).map { self[$0 / columns, $0 % columns] })
  }

  /// What a function makes of each matrix of the last two axes.
  ///
  /// - Throws: `TensorError` for a tensor with fewer axes.
  static func each(_ tensor: Tensor, _ function: (Matrix) throws -> [Matrix]) throws -> [Tensor] {
    guard tensor.rank >= 2 else {
      throw TensorError.invalidArgument(
        operation: "linalg", name: "x", found: "\(tensor.shape)", expected: "matrices")
    }
    let (rows, columns) = (tensor.shape[tensor.rank - 2], tensor.shape[tensor.rank - 1])
    let values = try tensor.elements(Double.self)
    let size = max(1, rows * columns)
    let found = try stride(from: 0, to: values.count, by: size).map {
      try function(Matrix(rows: rows, columns: columns, Array(values[$0..<$0 + size])))
    }
    guard let first = found.first else { return [tensor] }
    return try first.indices.map { place in
      try Tensor(
        shape: Shape(tensor.shape.dropLast(2) + [first[place].rows, first[place].columns]),
        elements: found.flatMap { $0[place].values }
      ).convert(to: tensor.dtype)
    }
  }

  /// Q and R with Q · R this matrix, by Householder's reflections: complete.
  func orthogonalized() -> (q: Matrix, r: Matrix) {
    var (q, r) = (Matrix.identity(rows), self)
    for pivot in 0..<min(rows - 1, columns) {
      let norm = (pivot..<rows).reduce(0) { $0 + r[$1, pivot] * r[$1, pivot] }.squareRoot()
      let tail = (pivot + 1..<rows).contains { r[$0, pivot] != 0 }
      guard norm > 0, tail else { continue }
      let target = r[pivot, pivot] > 0 ? -norm : norm
      var v = (pivot..<rows).map { r[$0, pivot] }
      v[0] -= target
      let length = v.reduce(0) { $0 + $1 * $1 }
      for column in 0..<columns {
        let share = 2 * v.indices.reduce(0) { $0 + v[$1] * r[pivot + $1, column] } / length
        for i in v.indices { r[pivot + i, column] -= share * v[i] }
      }
      for row in 0..<rows {
        let share = 2 * v.indices.reduce(0) { $0 + v[$1] * q[row, pivot + $1] } / length
        for i in v.indices { q[row, pivot + i] -= share * v[i] }
      }
      for row in pivot + 1..<rows { r[row, pivot] = 0 }
    }
    return (q, r)
  }

  /// The eigenvalues in ascending order, and their vectors as columns, of a symmetric matrix: Jacobi's rotations.
  func eigen() -> (values: [Double], vectors: Matrix) {
    var (a, v) = (self, Matrix.identity(rows))
    for _ in 0..<100 {
      let rest = (0..<rows).reduce(0) { sum, row in sum + (0..<row).reduce(0) { $0 + a[row, $1] * a[row, $1] }
      }
      if rest < 1e-300 { break }
      for p in 0..<max(0, rows - 1) {
        for q in p + 1..<rows where abs(a[p, q]) > 1e-160 {
          let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
          let t = (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<rows {
            let (x, y) = (a[k, p], a[k, q])
            a[k, p] = c * x - s * y
            a[k, q] = s * x + c * y
          }
          for k in 0..<rows {
            let (x, y) = (a[p, k], a[q, k])
            a[p, k] = c * x - s * y
            a[q, k] = s * x + c * y
          }
          for k in 0..<rows {
            let (x, y) = (v[k, p], v[k, q])
            v[k, p] = c * x - s * y
            v[k, q] = s * x + c * y
          }
        }
      }
    }
    let order = (0..<rows).sorted { a[$0, $0] < a[$1, $1] }
    let vectors = Matrix(rows: rows, columns: rows, (0..<rows * rows).map { v[$0 / rows, order[$0 % rows]] })
    return (order.map { a[$0, $0] }, vectors)
  }

  /// U, the singular values in descending order, and Vᵀ: one-sided rotations of columns. Hestenes 1958.
  func singular() -> (u: Matrix, values: [Double], v: Matrix) {
    if rows < columns {
      let (u, values, v) = transposed.singular()
      return (v.transposed, values, u.transposed)
    }
    var (a, v) = (self, Matrix.identity(columns))
    for _ in 0..<100 {
      var isDone = true
      for p in 0..<max(0, columns - 1) {
        for q in p + 1..<columns {
          let (x, y, z) = (0..<rows).reduce((0.0, 0.0, 0.0)) {
            ($0.0 + a[$1, p] * a[$1, p], $0.1 + a[$1, q] * a[$1, q], $0.2 + a[$1, p] * a[$1, q])
          }
          guard abs(z) > 1e-15 * (x * y).squareRoot(), z != 0 else { continue }
          isDone = false
          let theta = (y - x) / (2 * z)
          let t = (theta >= 0 ? 1 : -1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<rows {
            let (m, n) = (a[k, p], a[k, q])
            a[k, p] = c * m - s * n
            a[k, q] = s * m + c * n
          }
          for k in 0..<columns {
            let (m, n) = (v[k, p], v[k, q])
            v[k, p] = c * m - s * n
            v[k, q] = s * m + c * n
          }
        }
      }
      if isDone { break }
    }
    let lengths = (0..<columns).map { column in
      (0..<rows).reduce(0) { $0 + a[$1, column] * a[$1, column] }.squareRoot()
    }
    let order = (0..<columns).sorted { lengths[$0] > lengths[$1] }
    let values = order.map { lengths[$0] }
    var u = Matrix(rows: rows, columns: rows, Array(repeating: 0, count: rows * rows))
    var done: [[Double]] = []
    for (place, column) in order.enumerated() where values[place] > 1e-12 * max(values[0], 1e-300) {
      done.append((0..<rows).map { a[$0, column] / values[place] })
    }
    // The rest of an orthogonal basis.
    for axis in 0..<rows where done.count < rows {
      var candidate = (0..<rows).map { $0 == axis ? 1.0 : 0 }
      for _ in 0..<2 {
        for known in done {
          let share = zip(candidate, known).reduce(0) { $0 + $1.0 * $1.1 }
          for i in candidate.indices { candidate[i] -= share * known[i] }
        }
      }
      let length = candidate.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > 1e-6 { done.append(candidate.map { $0 / length }) }
    }
    for (column, vector) in done.enumerated() { for row in 0..<rows { u[row, column] = vector[row] } }
    let turned = Matrix(
      rows: columns, columns: columns, (0..<columns * columns).map { v[$0 % columns, order[$0 / columns]] })
    return (u, values, turned)
  }

  /// Moore's and Penrose's inverse: singular values below a share of the largest count as 0.
  func pseudoInverse(_ share: Double?) throws -> Matrix {
    let (u, values, v) = singular()
    let least = (share ?? 10 * Double(max(rows, columns)) * Double(Float.ulpOfOne)) * (values.first ?? 0)
    let count = min(rows, columns)
    var scaled = v.part(rows: count, columns: columns).transposed
    for column in 0..<count {
      for row in 0..<columns {
        scaled[row, column] *= column < values.count && values[column] > least ? 1 / values[column] : 0
      }
    }
    return scaled.times(u.part(rows: rows, columns: count).transposed)
  }

  /// L and U in one, and the rows in their order: with the largest pivots.
  func triangles() -> (factors: Matrix, order: [Int]) {
    var (a, order) = (self, Array(0..<rows))
    var pivots: [Int] = []
    for step in 0..<min(rows, columns) {
      let best = (step..<rows).max { abs(a[$0, step]) < abs(a[$1, step]) } ?? step
      pivots.append(best)
      if best != step {
        order.swapAt(best, step)
        for column in 0..<columns {
          (a[best, column], a[step, column]) = (a[step, column], a[best, column])
        }
      }
      guard a[step, step] != 0 else { continue }
      for row in step + 1..<max(step + 1, rows) {
        a[row, step] /= a[step, step]
        for column in step + 1..<max(step + 1, columns) { a[row, column] -= a[row, step] * a[step, column] }
      }
    }
    return (a, pivots)
  }
}
