package import Tensors

// The same elements in another order or shape, and parts of them.
extension TensorFunction {
  package static func reshape(to shape: Shape) -> TensorFunction {
    unary("Reshape", { try $0.reshaped(to: shape) }) { g, x, _ in try g(.reshape(to: x.shape)) }
  }

  package static func transpose(_ axes: [Int]?) -> TensorFunction {
    unary("Transpose", { try $0.transposed(axes) }) { g, x, _ in
      guard let axes else { return try g(.transpose(nil)) }
      let order = try x.shape.normalized(axes: axes)
      return try g(.transpose(order.indices.map { axis in order.firstIndex(of: axis) ?? axis }))
    }
  }

  package static func broadcast(to shape: Shape) -> TensorFunction {
    unary("BroadcastTo", { try $0.broadcast(to: shape).copy() }) { g, x, _ in try g.summed(to: x.shape) }
  }

  package static func expand(at axes: [Int]) -> TensorFunction {
    unary("ExpandDims", { try $0.expandingDimensions(at: axes) }) { g, x, _ in try g(.reshape(to: x.shape)) }
  }

  package static func squeeze(_ axes: [Int]?) -> TensorFunction {
    unary("Squeeze", { try $0.squeezed(axes: axes) }) { g, x, _ in try g(.reshape(to: x.shape)) }
  }

  package static func flip(_ axes: [Int]?) -> TensorFunction {
    unary("ReverseV2", { try $0.flipped(axes: axes).copy() }) { g, _, _ in try g(.flip(axes)) }
  }

  package static func roll(_ shifts: [Int], axes: [Int]?) -> TensorFunction {
    unary("Roll", { try $0.rolled(shifts, axes: axes) }) { g, _, _ in
      try g(.roll(shifts.map { -$0 }, axes: axes))
    }
  }

  package static func tile(_ counts: [Int]) -> TensorFunction {
    unary("Tile", { try $0.tiled(counts) }) { g, x, _ in
      let padding = max(0, counts.count - x.shape.rank)
      let lengths = Array(repeating: 1, count: padding) + Array(x.shape)
      let factors = Array(repeating: 1, count: max(0, lengths.count - counts.count)) + counts
      // (count, length) for each axis; the counts are folded away.
      let pairs = zip(factors, lengths).flatMap { [$0, $1] }
      let folded = lengths.indices.map { 2 * $0 }
      return try g(.reshape(to: Shape(pairs)))(.sum(axes: folded))(.reshape(to: x.shape))
    }
  }

  package static func `repeat`(_ count: Int, axis: Int) -> TensorFunction {
    unary("Repeat", { try $0.repeated([count], axis: axis) }) { g, x, _ in
      let axis = try x.shape.normalized(axis: axis)
      var lengths = Array(x.shape)
      lengths.insert(count, at: axis + 1)
      return try g(.reshape(to: Shape(lengths)))(.sum(axes: [axis + 1]))
    }
  }

  package static func pad(_ widths: [(before: Int, after: Int)], with value: Scalar = .float(0))
    -> TensorFunction
  {
    unary("PadV2", { try $0.padded(widths, with: $0.dtype.isFloating ? value : value.asInteger) }) {
      g, x, _ in
      try g(.part(zip(widths, x.shape).map { .slice(start: $0.before, stop: $0.before + $1, step: 1) }))
    }
  }

  /// `x[…]`: slices, numbers, new axes, and tensors of places.
  package static func part(_ indices: [Index]) -> TensorFunction {
    unary("StridedSlice", { try $0.indexed(by: indices).copy() }) { g, x, _ in
      try g(.placing(at: indices, in: x.shape))
    }
  }

  /// Zeros with a tensor added at some places: what is chosen twice gets both.
  package static func placing(at indices: [Index], in shape: Shape) -> TensorFunction {
    unary(
      "StridedSliceGrad",
      { g in
        // Slices choose nothing twice.
        if indices.allSatisfy({ if case .slice = $0 { true } else { false } }) {
          let result = try Tensor.zeros(shape, dtype: g.dtype)
          try result.assign(.tensor(g), at: indices)
          return result
        }
        let places = try Tensor.arange(.int(0), .int(Int64(shape.elementCount ?? 0)), dtype: .int64)
          .reshaped(to: shape).indexed(by: indices)
        return try g.scattered(to: places, count: shape.elementCount ?? 0).reshaped(to: shape)
      }
    ) { g, _, _ in try g(.part(indices)) }
  }

  /// The first tensor with the second at some places.
  package static func scatter(at indices: [Index]) -> TensorFunction {
    TensorFunction(
      "TensorScatterUpdate",
      forward: {
        let result = try $0[0].copy()
        try result.assign(.tensor($0[1]), at: indices)
        return result
      }
    ) { p in
      let kept = try Tensor.ones(p.inputs[0].shape, dtype: p.gradient.dtype)
      try kept.assign(.scalar(.float(0)), at: indices)
      return [try p.gradient * p.gradient.constant(kept), try p.gradient(.part(indices))]
    }
  }

  /// The slices at some places along an axis.
  package static func gather(_ places: Tensor, axis: Int) -> TensorFunction {
    unary("GatherV2", { try $0.taking(places, axis: axis) }) { g, x, _ in
      try g(.gathered(places, axis: axis, in: x.shape))
    }
  }

  /// Zeros with slices added at some places along an axis.
  private static func gathered(_ places: Tensor, axis: Int, in shape: Shape) -> TensorFunction {
    unary(
      "GatherGrad",
      { g in
        let all = try Tensor.arange(.int(0), .int(Int64(shape.elementCount ?? 0)), dtype: .int64)
          .reshaped(to: shape).taking(places, axis: axis)
        return try g.scattered(to: all, count: shape.elementCount ?? 0).reshaped(to: shape)
      }
    ) { g, _, _ in try g(.gather(places, axis: axis)) }
  }

  /// The slices at places along the axis behind so many first ones, in which places and tensor run together.
  package static func gather(_ places: Tensor, sharing axes: Int) -> TensorFunction {
    composed("GatherV2") { x in
      let (shape, own) = (x[0].shape, places.shape)
      guard shape.rank > axes, Array(shape.prefix(axes)) == Array(own.prefix(axes)) else {
        throw TensorError.cannotBroadcast(shape, own, operation: "gather")
      }
      let (rows, length) = (shape.prefix(axes).reduce(1, *), shape[axes])
      let columns = (own.elementCount ?? 0) / max(1, rows)
      let starts = try Tensor.arange(.int(0), .int(Int64(rows * length)), step: .int(Int64(max(1, length))))
        .reshaped(to: [rows, 1])
      let found = try places.reshaped(to: [rows, columns]).elements(Int64.self)
      guard found.allSatisfy({ $0 >= 0 && $0 < Int64(length) }) else {
        throw TensorError.indexOutOfBounds(
          index: Int(found.first { $0 < 0 || $0 >= Int64(length) } ?? 0), axis: axes, size: length)
      }
      let flat = try x[0](.reshape(to: Shape([rows * length] + shape.dropFirst(axes + 1))))
      let all = try Tensor.compute(
        .add, .tensor(places.reshaped(to: [rows, columns])), .tensor(starts.convert(to: .int64)))
      return try flat(.gather(all.reshaped(to: [rows * columns]), axis: 0))(
        .reshape(to: Shape(Array(own) + shape.dropFirst(axes + 1))))
    }
  }

  package static func concatenate(axis: Int) -> TensorFunction {
    TensorFunction("ConcatV2", forward: { try Tensor.concatenate($0, axis: axis) }) { p in
      let axis = try p.output.shape.normalized(axis: axis)
      var start = 0
      return try p.inputs.map { input in
        let end = start + input.shape[axis]
        defer { start = end }
        let slices = (0..<input.shape.rank).map {
          $0 == axis ? Index.slice(start: start, stop: end, step: 1) : .all
        }
        return try p.gradient(.part(slices))
      }
    }
  }

  package static func stack(axis: Int) -> TensorFunction {
    TensorFunction("Pack", forward: { try Tensor.stack($0, axis: axis) }) { p in
      let axis = try p.output.shape.normalized(axis: axis)
      return try p.inputs.indices.map { place in
        try p.gradient(.part((0..<p.output.shape.rank).map { $0 == axis ? Index.integer(place) : .all }))
      }
    }
  }
}

extension Tensor {
  /// A row of zeros with these elements added at the places of an array of the same shape.
  fileprivate func scattered(to places: Tensor, count: Int) throws -> Tensor {
    let numbers = try places.elements(Int64.self)
    var sums = [Double](repeating: 0, count: count)
    if dtype != .float32 {
      for (place, value) in zip(numbers, try elements(Double.self)) { sums[Int(place)] += value }
      return try Tensor(shape: [count], elements: sums).convert(to: dtype)
    }
    let values = try convert(to: .float32).elements(Float.self)
    let result = try Tensor(zeros: [count])
    try result.withMutableFloats { target in
      for (place, value) in zip(numbers, values) { target[Int(place)] += value }
    }
    return try result.convert(to: dtype)
  }
}

extension Scalar {
  fileprivate var asInteger: Scalar {
    if case .float(let number) = self, abs(number) < 1e18 { .int(Int64(number)) } else { self }
  }
}
