/// A tensor split into the lines along one axis, or into one line of all its elements in C order.
struct Lines {
  /// The lines, contiguous.
  let tensor: Tensor
  /// The tensor's shape and the axis of the lines; `nil` for the flattened tensor.
  let shape: Shape
  let axis: Int?
  /// The number of lines, and of elements per line.
  let count: Int
  let length: Int

  /// - `takesNumbers`: whether a number takes the axes 0 and -1, as in NumPy.
  /// - Throws: `TensorError.axisOutOfRange`, `OutOfMemory`.
  init(_ tensor: Tensor, axis: Int?, takesNumbers: Bool = false) throws {
    let axis = takesNumbers && tensor.rank == 0 && (axis == 0 || axis == -1) ? nil : axis
    shape = tensor.shape
    self.axis = try axis.map { try tensor.shape.normalized(axis: $0) }
    if let axis = self.axis {
      self.tensor = try tensor.movingAxis(axis, to: tensor.rank - 1).contiguous()
      length = tensor.shape[axis]
      count = tensor.shape.indices.reduce(1) { $1 == axis ? $0 : $0 * tensor.shape[$1] }
    } else {
      self.tensor = try tensor.contiguous()
      length = tensor.count
      count = 1
    }
  }

  /// The shape with one value per line.
  func reducedShape(keepDimensions: Bool) -> Shape {
    guard let axis else { return keepDimensions ? Shape(shape.map { _ in 1 }) : .scalar }
    var result = shape.dimensions
    if keepDimensions { result[axis] = 1 } else { result.remove(at: axis) }
    return Shape(result)
  }

  /// The inverse: arranges the lines of `lines` as this tensor's were.
  func restore(_ lines: Tensor) throws -> Tensor {
    guard let axis else { return lines }
    return try lines.movingAxis(shape.rank - 1, to: axis).contiguous()
  }

  /// The shape of the contiguous lines, each of the original length.
  var lineShape: Shape {
    guard let axis else { return [length] }
    var result = shape.dimensions
    result.append(result.remove(at: axis))
    return Shape(result)
  }

  /// Calls `body` with each non-empty line.
  @inline(__always)
  func forEach<Element: LoopElement>(
    _ type: Element.Type, _ body: (_ line: Int, UnsafeBufferPointer<Element>) throws -> Void
  ) rethrows {
    if length == 0 { return }
    let start = UnsafePointer(tensor.freshPointer(as: type)) + tensor.offset
    for line in 0..<count { try body(line, UnsafeBufferPointer(start: start + line * length, count: length)) }
  }
}
