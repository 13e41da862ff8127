import Engine

/// Matrix products.
extension Tensor {
  /// The matrix product over the last two axes, the others broadcast (`np.matmul`, `@`). A vector on the left
  /// counts as a row, on the right as a column; its added axis is removed from the result.
  /// - Throws: `TensorError.productOfScalar`, `.productMismatch`, `.cannotBroadcast`, `OutOfMemory`,
  ///   `Interrupted`.
  package func matrixProduct(with other: Tensor) throws -> Tensor {
    if rank == 0 || other.rank == 0 { throw TensorError.productOfScalar(operation: "matmul") }
    let left = rank == 1 ? try expandingDimensions(at: [0]) : self
    let right = other.rank == 1 ? try other.expandingDimensions(at: [1]) : other
    let (rows, inner) = (left.shape[left.rank - 2], left.shape[left.rank - 1])
    let (innerRight, columns) = (right.shape[right.rank - 2], right.shape[right.rank - 1])
    if inner != innerRight {
      throw TensorError.productMismatch(
        operation: "matmul", left: shape, right: other.shape, leftSize: inner, rightSize: innerRight)
    }
    let leftBatch = Shape(left.shape.dropLast(2))
    let rightBatch = Shape(right.shape.dropLast(2))
    guard let batch = leftBatch.broadcast(with: rightBatch) else {
      throw TensorError.cannotBroadcast(leftBatch, rightBatch, operation: "matmul")
    }
    let result = try Tensor.multiplyMatrices(
      left.broadcast(to: Shape(batch.dimensions + [rows, inner])),
      right.broadcast(to: Shape(batch.dimensions + [inner, columns])))
    var shape = batch.dimensions
    if rank > 1 { shape.append(rows) }
    if other.rank > 1 { shape.append(columns) }
    return try result.reshaped(to: Shape(shape))
  }

  /// The product over the last axis of this tensor and the second-to-last (or only) one of the other (`np.dot`);
  /// elementwise if one has no axes.
  /// - Throws: `TensorError.productMismatch`, `OutOfMemory`, `Interrupted`.
  package func dotProduct(with other: Tensor) throws -> Tensor {
    if rank == 0 || other.rank == 0 { return try multiply(.tensor(other)) }
    let axis = Swift.max(0, other.rank - 2)
    let (inner, innerRight) = (shape[rank - 1], other.shape[axis])
    if inner != innerRight {
      throw TensorError.productMismatch(
        operation: "dot", left: shape, right: other.shape, leftSize: inner, rightSize: innerRight)
    }
    let moved = try other.movingAxis(axis, to: 0)
    let (outer, outerRight) = (shape.dimensions.dropLast(), moved.shape.dimensions.dropFirst())
    let rows = outer.reduce(1, *)
    let columns = outerRight.reduce(1, *)
    let result = try Tensor.multiplyMatrices(
      reshaped(to: [1, rows, inner]), moved.reshaped(to: [1, inner, columns]))
    return try result.reshaped(to: Shape(outer + outerRight))
  }

  /// The products of matrices of shape (…, rows, inner) and (…, inner, columns) with equal leading axes.
  private static func multiplyMatrices(_ left: Tensor, _ right: Tensor) throws -> Tensor {
    try left.dtype.promoted(with: right.dtype).element.multiplyMatrices(left, right)
  }

  fileprivate static func multiplyMatrices<Element: ProductElement>(
    _ left: Tensor, _ right: Tensor, _ type: Element.Type
  ) throws -> Tensor {
    let (rows, inner, columns) = (
      left.shape[left.rank - 2], left.shape[left.rank - 1], right.shape[right.rank - 1]
    )
    let result = try Tensor(zeros: Shape(left.shape.dimensions.dropLast() + [columns]), dtype: Element.dtype)
    if result.count == 0 || inner == 0 { return result }
    let plainLeft = try left.contiguous(as: type)
    let plainRight = try right.contiguous(as: type)
    let a = UnsafePointer(plainLeft.freshPointer(as: type)) + plainLeft.offset
    let b = UnsafePointer(plainRight.freshPointer(as: type)) + plainRight.offset
    let c = result.freshPointer(as: type)
    let product = MatrixProduct(rows: rows, inner: inner, columns: columns)
    for matrix in 0..<(result.count / (rows * columns)) {
      try product.add(
        a + matrix * rows * inner, b + matrix * inner * columns, to: c + matrix * rows * columns)
    }
    return withExtendedLifetime((plainLeft, plainRight)) { result }
  }

  private func contiguous<Element: ProductElement>(as type: Element.Type) throws -> Tensor {
    isContiguous && pointer(as: type) != nil ? self : try copy(as: Element.dtype, category: .workspace)
  }
}

/// An element type that matrices are multiplied in.
protocol ProductElement: StoredElement {
  static func multiplyAdd(_ a: Self, _ b: Self, _ c: Self) -> Self
}

extension ProductElement {
  static func multiplyMatrices(_ left: Tensor, _ right: Tensor) throws -> Tensor {
    try Tensor.multiplyMatrices(left, right, Self.self)
  }
}

extension ProductElement where Self: FixedWidthInteger {
  @inline(__always) static func multiplyAdd(_ a: Self, _ b: Self, _ c: Self) -> Self { a &* b &+ c }
}
extension Int8: ProductElement {}
extension Int16: ProductElement {}
extension Int32: ProductElement {}
extension Int64: ProductElement {}
extension UInt8: ProductElement {}
extension UInt16: ProductElement {}
extension UInt32: ProductElement {}
extension UInt64: ProductElement {}
extension Float: ProductElement {
  @inline(__always) static func multiplyAdd(_ a: Float, _ b: Float, _ c: Float) -> Float { a * b + c }
}
extension Double: ProductElement {
  @inline(__always) static func multiplyAdd(_ a: Double, _ b: Double, _ c: Double) -> Double { a * b + c }
}

/// C += A B for row-major matrices, blocked so that a piece of B stays in cache for four rows of A.
private struct MatrixProduct {
  let rows: Int
  let inner: Int
  let columns: Int

  private static let innerBlock = 128
  private static let columnBlock = 512

  /// - Throws: `Interrupted` between blocks.
  func add<Element: ProductElement>(
    _ a: UnsafePointer<Element>, _ b: UnsafePointer<Element>, to c: UnsafeMutablePointer<Element>
  ) throws {
    for firstColumn in stride(from: 0, to: columns, by: Self.columnBlock) {
      let width = min(Self.columnBlock, columns - firstColumn)
      for firstInner in stride(from: 0, to: inner, by: Self.innerBlock) {
        try Interruption.check()
        let lastInner = min(firstInner + Self.innerBlock, inner)
        var row = 0
        while row + 4 <= rows {
          addFourRows(
            a + row * inner, b + firstColumn, to: c + row * columns + firstColumn, firstInner..<lastInner,
            width)
          row += 4
        }
        while row < rows {
          let out = c + row * columns + firstColumn
          for k in firstInner..<lastInner {
            let (factor, line) = (a[row * inner + k], b + k * columns + firstColumn)
            for column in 0..<width { out[column] = Element.multiplyAdd(factor, line[column], out[column]) }
          }
          row += 1
        }
      }
    }
  }

  @inline(__always)
  private func addFourRows<Element: ProductElement>(
    _ a: UnsafePointer<Element>, _ b: UnsafePointer<Element>, to c: UnsafeMutablePointer<Element>,
    _ range: Range<Int>,
    _ width: Int
  ) {
    let (c0, c1, c2, c3) = (c, c + columns, c + 2 * columns, c + 3 * columns)
    for k in range {
      let (a0, a1, a2, a3) = (a[k], a[k + inner], a[k + 2 * inner], a[k + 3 * inner])
      let line = b + k * columns
      for column in 0..<width {
        let factor = line[column]
        c0[column] = Element.multiplyAdd(a0, factor, c0[column])
        c1[column] = Element.multiplyAdd(a1, factor, c1[column])
        c2[column] = Element.multiplyAdd(a2, factor, c2[column])
        c3[column] = Element.multiplyAdd(a3, factor, c3[column])
      }
    }
  }
}

extension Bool {
  static func multiplyMatrices(_ left: Tensor, _ right: Tensor) throws -> Tensor {
    try Int64.multiplyMatrices(left, right).copy(as: .bool)
  }
}

extension Float16 {
  static func multiplyMatrices(_ left: Tensor, _ right: Tensor) throws -> Tensor {
    try Float.multiplyMatrices(left, right).copy(as: .float16)
  }
}
