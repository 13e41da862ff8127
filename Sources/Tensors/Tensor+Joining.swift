/// Joining, splitting, repeating, padding and rolling tensors.
extension Tensor {
  /// The tensors joined along an existing axis (`np.concatenate`); flattened first if `axis` is `nil`.
  /// - Throws: `TensorError.nothingToJoin`, `.productOfScalar`, `.rankMismatch`, `.joinMismatch`,
  ///   `.axisOutOfRange`, `OutOfMemory`.
  package static func concatenate(_ tensors: [Tensor], axis: Int? = 0) throws -> Tensor {
    guard let axis else { return try concatenate(try tensors.map { try $0.flattened() }, axis: 0) }
    guard let first = tensors.first else { throw TensorError.nothingToJoin(operation: "concatenate") }
    if first.rank == 0 { throw TensorError.noAxes(operation: "concatenate") }
    let along = try first.shape.normalized(axis: axis)
    var length = 0
    for (index, tensor) in tensors.enumerated() {
      if tensor.rank != first.rank {
        throw TensorError.rankMismatch(
          operation: "concatenate", first: first.rank, other: tensor.rank, index: index)
      }
      for other in first.shape.indices where other != along && tensor.shape[other] != first.shape[other] {
        throw TensorError.joinMismatch(axis: other, first: first.shape, other: tensor.shape, index: index)
      }
      let (sum, overflow) = length.addingReportingOverflow(tensor.shape[along])
      if overflow { throw TensorError.tooLarge(shape: [Int.max]) }
      length = sum
    }
    var shape = first.shape
    shape[along] = length
    let dtype = tensors.dropFirst().reduce(first.dtype) { $0.promoted(with: $1.dtype) }
    let result = try Tensor(zeros: shape, dtype: dtype)
    var start = 0
    for tensor in tensors {
      try result.narrowed(axis: along, from: start, count: tensor.shape[along]).assign(.tensor(tensor))
      start += tensor.shape[along]
    }
    return result
  }

  /// A view of `count` positions of one axis.
  /// - Precondition: the positions exist.
  package func narrowed(axis: Int, from start: Int, count: Int) -> Tensor {
    var shape = shape
    shape[axis] = count
    return viewed(shape, strides: strides, offset: offset &+ (count == 0 ? 0 : start * strides[axis]))
  }

  /// Tensors of equal shape joined along a new axis (`np.stack`).
  /// - Throws: `TensorError.nothingToJoin`, `.stackMismatch`, `.axisOutOfRange`, `OutOfMemory`.
  package static func stack(_ tensors: [Tensor], axis: Int = 0) throws -> Tensor {
    guard let first = tensors.first else { throw TensorError.nothingToJoin(operation: "stack") }
    for (index, tensor) in tensors.enumerated() where tensor.shape != first.shape {
      throw TensorError.stackMismatch(first: first.shape, other: tensor.shape, index: index)
    }
    let expanded = try tensors.map { try $0.expandingDimensions(at: [axis]) }
    return try concatenate(expanded, axis: axis)
  }

  /// Views of `parts` equal parts of one axis (`np.split`); if `isUneven`, the first parts may be longer by one
  /// (`np.array_split`).
  /// - Throws: `TensorError.unequalSplit`, `.axisOutOfRange`, `.invalidArgument`.
  package func split(parts: Int, axis: Int = 0, isUneven: Bool = false) throws -> [Tensor] {
    let along = try shape.normalized(axis: axis)
    let size = shape[along]
    guard parts > 0, parts <= 1 << 20 else {
      throw TensorError.invalidArgument(
        operation: "split", name: "sections", found: "\(parts)", expected: "a number from 1 to 1048576")
    }
    if !isUneven, size % parts != 0 { throw TensorError.unequalSplit(size: size, parts: parts) }
    var start = 0
    return (0..<parts).map { part in
      let length = size / parts + (part < size % parts ? 1 : 0)
      defer { start += length }
      return narrowed(axis: along, from: start, count: length)
    }
  }

  /// Views of the pieces of one axis between the given positions, which are interpreted as in a slice (`np.split`).
  /// - Throws: `TensorError.axisOutOfRange`.
  package func split(at positions: [Int], axis: Int = 0) throws -> [Tensor] {
    let along = try shape.normalized(axis: axis)
    let starts = [0] + positions
    return try starts.indices.map { piece in
      let stop = piece + 1 < starts.count ? starts[piece + 1] : nil
      let indices = [Index](repeating: .all, count: along) + [.slice(start: starts[piece], stop: stop)]
      return try indexed(by: indices)
    }
  }

  /// The tensor repeated, so many times along each axis (`np.tile`).
  /// - Throws: `TensorError.invalidArgument` for a negative count, `.tooLarge`, `OutOfMemory`.
  package func tiled(_ counts: [Int]) throws -> Tensor {
    if let negative = counts.first(where: { $0 < 0 }) {
      throw TensorError.invalidArgument(
        operation: "tile", name: "reps", found: "\(negative)", expected: "numbers of 0 or more")
    }
    let rank = max(rank, counts.count)
    if rank * 2 > Shape.maximumRank { throw TensorError.tooManyAxes(rank: rank * 2) }
    let sizes = [Int](repeating: 1, count: rank - self.rank) + shape
    let counts = [Int](repeating: 1, count: rank - counts.count) + counts
    // With an axis of repetitions before each axis, the result is a broadcast.
    let interleaved = Shape(zip(counts, sizes).flatMap { [$0, $1] })
    _ = try interleaved.checkedElementCount()
    let spread = try reshaped(to: Shape(sizes.flatMap { [1, $0] })).broadcast(to: interleaved).copy()
    return try spread.reshaped(to: Shape(zip(counts, sizes).map { $0 * $1 }))
  }

  /// Each element repeated, along `axis` or in the flattened tensor (`np.repeat`); `counts` has one number, or one
  /// per position of the axis.
  /// - Throws: `TensorError.countsDoNotMatch`, `.invalidArgument` for a negative count, `.tooLarge`,
  ///   `OutOfMemory`.
  package func repeated(_ counts: [Int], axis: Int? = nil) throws -> Tensor {
    guard let axis else { return try flattened().repeated(counts, axis: 0) }
    let along = try shape.normalized(axis: axis)
    if let negative = counts.first(where: { $0 < 0 }) {
      throw TensorError.invalidArgument(
        operation: "repeat", name: "repeats", found: "\(negative)", expected: "numbers of 0 or more")
    }
    guard counts.count == 1 || counts.count == shape[along] else {
      throw TensorError.countsDoNotMatch(operation: "repeat", expected: shape[along], found: counts.count)
    }
    var total = 0
    for place in 0..<shape[along] {
      let (sum, overflow) = total.addingReportingOverflow(counts[counts.count == 1 ? 0 : place])
      if overflow { throw TensorError.tooLarge(shape: [Int.max]) }
      total = sum
    }
    let positions = try Tensor(zeros: [total], dtype: .int64)
    let target = positions.freshPointer(as: Int64.self)
    var next = 0
    for place in 0..<shape[along] {
      let count = counts[counts.count == 1 ? 0 : place]
      (target + next).update(repeating: Int64(place), count: count)
      next += count
    }
    return try taking(positions, axis: along)
  }

  /// This tensor with a border of `value`: (before, after) for each axis (`np.pad`, mode `constant`).
  /// - Throws: `TensorError.countsDoNotMatch`, `.invalidArgument` for a negative width, `.outOfRange`,
  ///   `OutOfMemory`.
  package func padded(_ widths: [(before: Int, after: Int)], with value: Scalar = .int(0)) throws -> Tensor {
    guard widths.count == rank else {
      throw TensorError.countsDoNotMatch(operation: "pad", expected: rank, found: widths.count)
    }
    if let negative = widths.first(where: { $0.before < 0 || $0.after < 0 }) {
      throw TensorError.invalidArgument(
        operation: "pad", name: "pad_width", found: "\(negative)", expected: "widths of 0 or more")
    }
    var padded = shape
    for axis in shape.indices {
      let (sum, overflow) = shape[axis].addingReportingOverflow(widths[axis].before)
      let (total, overflowAgain) = sum.addingReportingOverflow(widths[axis].after)
      if overflow || overflowAgain { throw TensorError.tooLarge(shape: [Int.max]) }
      padded[axis] = total
    }
    let result = try Tensor(filling: padded, with: value, dtype: dtype)
    var inner = result
    for axis in shape.indices {
      inner = inner.narrowed(axis: axis, from: widths[axis].before, count: shape[axis])
    }
    try inner.assign(.tensor(self))
    return result
  }

  /// The elements shifted cyclically along the given axes, or in the flattened tensor if none is given (`np.roll`).
  /// - Throws: `TensorError.axisOutOfRange`, `.countsDoNotMatch`, `OutOfMemory`.
  package func rolled(_ shifts: [Int], axes: [Int]? = nil) throws -> Tensor {
    guard let axes else {
      var flat = try flattened()
      for shift in shifts { flat = try flat.rolled([shift], axes: [0]) }
      return try (shifts.isEmpty ? flat.copy() : flat).reshaped(to: shape)
    }
    guard shifts.count == axes.count || shifts.count == 1 || axes.count == 1 else {
      throw TensorError.countsDoNotMatch(operation: "roll", expected: axes.count, found: shifts.count)
    }
    var result = try copy()
    for step in 0..<(axes.isEmpty || shifts.isEmpty ? 0 : max(shifts.count, axes.count)) {
      let axis = try shape.normalized(axis: axes[axes.count == 1 ? 0 : step])
      let size = shape[axis]
      if size == 0 { continue }
      let rest = shifts[shifts.count == 1 ? 0 : step] % size
      let split = size - (rest < 0 ? rest + size : rest)
      let pieces = [
        result.narrowed(axis: axis, from: split, count: size - split),
        result.narrowed(axis: axis, from: 0, count: split),
      ]
      result = try Tensor.concatenate(pieces, axis: axis)
    }
    return result
  }
}
