/// One index in the brackets of `x[...]`.
package enum Index: Sendable {
  case integer(Int)
  /// Python's `start:stop:step`, any of them absent.
  case slice(start: Int? = nil, stop: Int? = nil, step: Int = 1)
  case ellipsis
  case newAxis
  /// A bool tensor is a mask, an integer tensor holds positions.
  case tensor(Tensor)

  /// `:`
  package static let all = Index.slice()
}

/// The positions that a Python slice selects on an axis.
struct SliceRange: Equatable {
  let start: Int
  let count: Int
  let step: Int

  /// - Throws: `TensorError.zeroStep`.
  init(start: Int?, stop: Int?, step: Int, size: Int) throws(TensorError) {
    if step == 0 { throw .zeroStep }
    // The lowest and highest start or stop in this direction.
    let (low, high) = step > 0 ? (0, size) : (-1, size - 1)
    func place(_ bound: Int?, or absent: Int) -> Int {
      guard let bound else { return absent }
      return Swift.min(Swift.max(bound < 0 ? bound + size : bound, low), high)
    }
    let first = place(start, or: step > 0 ? low : high)
    let end = place(stop, or: step > 0 ? high : low)
    let stride = Swift.max(step, -Int.max)
    let distance = stride > 0 ? end - first : first - end
    self.count = distance > 0 ? (distance - 1) / abs(stride) + 1 : 0
    self.start = count > 0 ? first : 0
    self.step = count > 1 ? stride : 1
  }
}

extension Tensor {
  /// Indexing by NumPy's rules: a view for integers, slices, `...` and `newaxis`; a copy if there is a tensor among
  /// the indices.
  ///
  ///     try x.indexed(by: [.integer(0), .slice(step: 2), .newAxis])     // x[0, ::2, np.newaxis]
  ///
  /// - Throws: `TensorError.indexOutOfBounds`, `.tooManyIndices`, `.severalEllipses`, `.zeroStep`,
  ///   `.maskMismatch`, `.indicesCannotBroadcast`, `.notAnIndex`, `OutOfMemory`.
  package func indexed(by indices: [Index]) throws -> Tensor {
    let selection = try Selection(indices, of: self)
    return try selection.advanced == nil ? selection.view : selection.gathered()
  }

  /// `indexed(by:)` in brackets.
  package subscript(indices: Index...) -> Tensor {
    get throws { try indexed(by: indices) }
  }

  /// Writes `value`, broadcast and converted to this tensor's type, to the indexed elements (`x[indices] = value`).
  /// All views of the same storage see the change.
  ///
  /// - `role`: what this tensor is called if it is read-only.
  /// - Throws: what `indexed(by:)` throws, `TensorError.cannotBroadcastInto`, `.outOfRange`, `.readOnly`.
  package func assign(_ value: Operand, at indices: [Index] = [], role: String = "assignment destination")
    throws
  {
    if isReadOnly { throw TensorError.readOnly(role: role) }
    if case .scalar(let scalar) = value { try dtype.check(scalar) }
    let selection = try Selection(indices, of: self)
    let shape = selection.shape
    // NumPy drops extra leading axes of length 1.
    var source = value
    if case .tensor(let tensor) = value {
      let extra = tensor.shape.prefix(Swift.max(0, tensor.rank - shape.rank)).prefix { $0 == 1 }.count
      source = .tensor(try tensor.squeezed(axes: Array(0..<extra)))
    }
    guard source.shape.broadcast(with: shape) == shape else {
      throw TensorError.cannotBroadcastInto(source: source.shape, target: shape)
    }
    if case .tensor(let tensor) = source, tensor.base === base || selection.advanced != nil {
      // The source must not change while it is read; scattering needs it contiguous.
      source = .tensor(try tensor.broadcast(to: shape).copy(as: dtype, category: .workspace))
    }
    try base.makeWritable()
    if shape.elementCount == 0 { return }
    if selection.advanced != nil {
      try selection.scatter(source)
      return
    }
    dtype.element.overwrite(selection.view, with: source)
  }

  /// The positions given by an integer tensor along `axis`, or in the flattened tensor (`np.take`).
  /// - Throws: `TensorError.indexOutOfBounds`, `.axisOutOfRange`, `.notAnIndex`, `OutOfMemory`.
  package func taking(_ positions: Tensor, axis: Int? = nil) throws -> Tensor {
    guard let axis else { return try flattened().taking(positions, axis: 0) }
    let along = try shape.normalized(axis: axis)
    return try indexed(by: [Index](repeating: .all, count: along) + [.tensor(positions)])
  }
}
