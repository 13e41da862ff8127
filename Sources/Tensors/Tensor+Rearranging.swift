/// The same elements in another shape: views if the layout allows.
extension Tensor {
  /// The elements in C order in another shape; one length may be -1 and is inferred (`np.reshape`). A view if this
  /// tensor's layout allows.
  ///
  ///     try x.reshaped(to: [-1, 28, 28, 1])
  ///
  /// - Throws: `TensorError.cannotReshape`, `.severalUnknownDimensions`, `OutOfMemory`.
  package func reshaped(to shape: Shape) throws -> Tensor {
    let target = try resolve(shape)
    if let strides = viewStrides(for: target) {
      return viewed(target, strides: strides)
    }
    let copy = try copyKeepingCodes()
    return Tensor(base: copy.base, shape: target, strides: target.contiguousStrides, offset: 0, dtype: dtype)
  }

  private func resolve(_ requested: Shape) throws(TensorError) -> Shape {
    if requested.rank > Shape.maximumRank { throw .tooManyAxes(rank: requested.rank) }
    let unknown = requested.indices.filter { requested[$0] == -1 }
    if unknown.count > 1 { throw .severalUnknownDimensions(shape: requested) }
    var target = requested
    if let axis = unknown.first {
      target[axis] = 1
      guard let known = target.elementCount, known > 0, count % known == 0 else {
        throw .cannotReshape(count: count, shape: requested)
      }
      target[axis] = count / known
    }
    guard target.elementCount == count else { throw .cannotReshape(count: count, shape: requested) }
    _ = try target.checkedElementCount()
    return target
  }

  /// Strides with which this view's elements have shape `target`, if there are any.
  /// - Precondition: the same number of elements.
  private func viewStrides(for target: Shape) -> [Int]? {
    if isContiguous { return target.contiguousStrides }
    // Groups of old and new axes with equal products are matched from the left; the old axes of a group must be
    // contiguous with one another.
    let axes = shape.indices.filter { shape[$0] != 1 }
    var result = [Int](repeating: 0, count: target.rank)
    var (old, new) = (0, 0)
    while new < target.rank {
      if target[new] == 1 {
        new += 1
        continue
      }
      guard old < axes.count else { return nil }
      var (oldEnd, newEnd) = (old + 1, new + 1)
      var (oldCount, newCount) = (shape[axes[old]], target[new])
      while oldCount != newCount {
        if oldCount < newCount {
          guard oldEnd < axes.count else { return nil }
          oldCount *= shape[axes[oldEnd]]
          oldEnd += 1
        } else {
          guard newEnd < target.rank else { return nil }
          newCount *= target[newEnd]
          newEnd += 1
        }
      }
      for index in old..<(oldEnd - 1)
      where strides[axes[index]] != strides[axes[index + 1]] * shape[axes[index + 1]] {
        return nil
      }
      var stride = strides[axes[oldEnd - 1]]
      for axis in (new..<newEnd).reversed() {
        result[axis] = stride
        stride *= target[axis]
      }
      (old, new) = (oldEnd, newEnd)
    }
    return result
  }

  /// The elements of the diagonal `shift` to the right of the main one.
  /// - Precondition: a matrix.
  package func diagonal(_ shift: Int) throws -> Tensor {
    let (firstRow, firstColumn) = (Swift.max(0, -shift), Swift.max(0, shift))
    let size = Swift.max(0, Swift.min(shape[0] - firstRow, shape[1] - firstColumn))
    let places = try Tensor.arange(0, .int(Int64(size)))
    return try indexed(by: [
      .tensor(places.add(.scalar(.int(Int64(firstRow))))),
      .tensor(places.add(.scalar(.int(Int64(firstColumn))))),
    ])
  }

  /// All elements in C order along one axis (`np.ravel`); a view if the layout allows.
  /// - Throws: `OutOfMemory`.
  package func flattened() throws -> Tensor { try reshaped(to: [count]) }

  /// The tensor, or a single number as a vector of one: some of NumPy's functions take it so.
  package var atLeastVector: Tensor {
    get throws { rank == 0 ? try flattened() : self }
  }

  /// A view with the axes permuted, by default reversed (`np.transpose`).
  /// - Throws: `TensorError.axesDoNotMatch`, `.axisOutOfRange`, `.invalidArgument`.
  package func transposed(_ axes: [Int]? = nil) throws -> Tensor {
    let order: [Int]
    if let axes {
      guard axes.count == rank else { throw TensorError.axesDoNotMatch(axes: axes, rank: rank) }
      order = try axes.map { try shape.normalized(axis: $0) }
      guard Set(order).count == rank else {
        throw TensorError.invalidArgument(
          operation: "transpose", name: "axes", found: "\(axes)", expected: "each axis once")
      }
    } else {
      order = shape.indices.reversed()
    }
    return viewed(Shape(order.map { shape[$0] }), strides: order.map { strides[$0] })
  }

  /// A view with two axes swapped (`np.swapaxes`).
  /// - Throws: `TensorError.axisOutOfRange`.
  package func swappingAxes(_ first: Int, _ second: Int) throws -> Tensor {
    var order = Array(shape.indices)
    order.swapAt(
      try shape.normalized(axis: first, of: "axis1"), try shape.normalized(axis: second, of: "axis2"))
    return try transposed(order)
  }

  /// A view with one axis moved to another position (`np.moveaxis`).
  /// - Throws: `TensorError.axisOutOfRange`.
  package func movingAxis(_ source: Int, to destination: Int) throws -> Tensor {
    var order = Array(shape.indices)
    let axis = order.remove(at: try shape.normalized(axis: source))
    order.insert(axis, at: try shape.normalized(axis: destination))
    return try transposed(order)
  }

  /// A view with axes of length 1 at the given positions of the result (`np.expand_dims`).
  /// - Throws: `TensorError.axisOutOfRange`, `.repeatedAxis`, `.tooManyAxes`.
  package func expandingDimensions(at axes: [Int]) throws -> Tensor {
    let rank = rank + axes.count
    if rank > Shape.maximumRank { throw TensorError.tooManyAxes(rank: rank) }
    let places = try Shape([Int](repeating: 1, count: rank)).normalized(axes: axes)
    var (shape, strides) = (self.shape.dimensions, self.strides)
    for place in places.sorted() {
      shape.insert(1, at: place)
      strides.insert(0, at: place)
    }
    return viewed(Shape(shape), strides: strides)
  }

  /// A view without the given axes of length 1, by default without all of them (`np.squeeze`).
  /// - Throws: `TensorError.cannotSqueeze`, `.axisOutOfRange`, `.repeatedAxis`.
  package func squeezed(axes: [Int]? = nil) throws -> Tensor {
    // As NumPy, which takes a tensor without axes for one with a single axis of length 1.
    if rank == 0, let axes, axes.allSatisfy({ $0 == 0 || $0 == -1 }) { return self }
    let removed = try axes.map { try shape.normalized(axes: $0) } ?? shape.indices.filter { shape[$0] == 1 }
    for axis in removed where shape[axis] != 1 {
      throw TensorError.cannotSqueeze(axis: axis, size: shape[axis])
    }
    let kept = shape.indices.filter { !removed.contains($0) }
    return viewed(Shape(kept.map { shape[$0] }), strides: kept.map { strides[$0] })
  }

  /// A view of this tensor broadcast to `shape` (`np.broadcast_to`). Must not be written to: its elements may share
  /// memory.
  /// - Throws: `TensorError.cannotBroadcastInto`.
  package func broadcast(to shape: Shape) throws -> Tensor {
    _ = try shape.checkedElementCount()
    guard self.shape.broadcast(with: shape) == shape else {
      throw TensorError.cannotBroadcastInto(source: self.shape, target: shape)
    }
    return viewed(shape, strides: broadcastStrides(to: shape))
  }

  /// A view with the given axes reversed, by default all (`np.flip`).
  /// - Throws: `TensorError.axisOutOfRange`, `.repeatedAxis`.
  package func flipped(axes: [Int]? = nil) throws -> Tensor {
    let axes = try axes.map { try shape.normalized(axes: $0) } ?? Array(shape.indices)
    var (strides, offset) = (self.strides, self.offset)
    for axis in axes where shape[axis] > 1 {
      offset += (shape[axis] - 1) * strides[axis]
      strides[axis] = -strides[axis]
    }
    return viewed(shape, strides: strides, offset: offset)
  }
}
