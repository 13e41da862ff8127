/// What a list of indices selects from a tensor: a view, and lists of positions on some of its axes.
struct Selection {
  /// Lists of positions on some axes of the view, broadcast together.
  struct Advanced {
    /// Elements from the view's start, as contiguous int64.
    let offsets: Tensor
    var shape: Shape { offsets.shape }
    /// The view's axis before which the axes of the selected positions appear in the result; the list axes are
    /// already removed.
    let position: Int
  }

  /// The view by the basic indices, without the axes of the lists.
  let view: Tensor
  let advanced: Advanced?

  /// The result's shape.
  var shape: Shape {
    guard let advanced else { return view.shape }
    let axes = view.shape.dimensions
    return Shape(axes[..<advanced.position] + advanced.shape.dimensions + axes[advanced.position...])
  }

  /// - Throws: what `Tensor.indexed(by:)` throws.
  init(_ indices: [Index], of tensor: Tensor) throws {
    var plan = SelectionPlan(
      tensor, hasLists: indices.contains { if case .tensor = $0 { true } else { false } })
    try plan.take(indices)
    (view, advanced) = try plan.finish()
  }

  /// The selected elements as a new tensor; of a deferred tensor their codes.
  func gathered() throws -> Tensor {
    guard let advanced else { return view }
    if let table = view.base.table {
      return try Selection(view: view.codesTensor, advanced: advanced).gathered().deferred(table)
    }
    let result = try Tensor(zeros: shape, dtype: view.dtype)
    switch view.dtype.byteCount {
    case 1: gather(advanced, UInt8.self, into: result)
    case 2: gather(advanced, UInt16.self, into: result)
    case 4: gather(advanced, UInt32.self, into: result)
    default: gather(advanced, UInt64.self, into: result)
    }
    return result
  }

  private init(view: Tensor, advanced: Advanced) {
    self.view = view
    self.advanced = advanced
  }

  private func gather<Word: BitwiseCopyable>(_ advanced: Advanced, _ type: Word.Type, into result: Tensor) {
    let source = UnsafePointer(view.freshPointer(as: type))
    var target = result.freshPointer(as: type)
    forEachRun(advanced) { position, stride, count in
      if count == 1 {
        target[0] = source[position]
      } else if stride == 1 {
        target.update(from: source + position, count: count)
      } else {
        for index in 0..<count { target[index] = source[position + index * stride] }
      }
      target += count
    }
  }

  /// Writes `value` to the selected elements; a tensor must be contiguous, of the selection's shape and type.
  func scatter(_ value: Operand) throws {
    guard let advanced else { return }
    switch view.dtype.byteCount {
    case 1: try scatter(advanced, UInt8.self, value)
    case 2: try scatter(advanced, UInt16.self, value)
    case 4: try scatter(advanced, UInt32.self, value)
    default: try scatter(advanced, UInt64.self, value)
    }
  }

  private func scatter<Word: BitwiseCopyable>(_ advanced: Advanced, _ type: Word.Type, _ value: Operand)
    throws
  {
    let target = view.freshPointer(as: type)
    switch value {
    case .tensor(let tensor):
      var source = UnsafePointer(tensor.freshPointer(as: type)) + tensor.offset
      forEachRun(advanced) { position, stride, count in
        for index in 0..<count { target[position + index * stride] = source[index] }
        source += count
      }
      withExtendedLifetime(tensor) {}
    case .scalar(let scalar):
      let single = try Tensor(scalar, dtype: view.dtype)
      let word = single.freshPointer(as: type)[0]
      withExtendedLifetime(single) {}
      forEachRun(advanced) { position, stride, count in
        for index in 0..<count { target[position + index * stride] = word }
      }
    }
  }

  /// The storage positions of the selected elements in the result's C order.
  @inline(__always)
  private func forEachRun(
    _ advanced: Advanced, _ body: (_ position: Int, _ stride: Int, _ count: Int) -> Void
  ) {
    let split = advanced.position
    let (outer, inner) = (view.shape[..<split], view.shape[split...])
    let outerShape = Shape(outer)
    let innerShape = Shape(inner)
    let innerCount = innerShape.elementCount ?? 0
    let innerStrides = Array(view.strides[split...])
    let offsets = UnsafeBufferPointer(
      start: advanced.offsets.freshPointer(as: Int64.self), count: advanced.offsets.count)
    var outerWalk = StridedWalk(
      shape: outerShape, strides: Array(view.strides[..<split]), offset: view.offset)
    let plain = StridedWalk(shape: innerShape, strides: innerStrides, offset: 0).singleRun
    if innerCount == 0 { return }
    outerWalk.advance(outerShape.elementCount ?? 0) { start, stride, run in
      for step in 0..<run {
        let origin = start + step * stride
        for offset in offsets {
          if let plain {
            body(origin + Int(offset), plain.stride, innerCount)
          } else {
            var walk = StridedWalk(shape: innerShape, strides: innerStrides, offset: origin + Int(offset))
            walk.advance(innerCount, body)
          }
        }
      }
    }
  }
}

/// Processes the indices from left to right, axis by axis.
private struct SelectionPlan {
  /// A list of positions on one axis of the tensor.
  private struct List {
    let places: Tensor
    let size: Int
    let stride: Int
    let axis: Int
  }

  private let tensor: Tensor
  /// If there are lists, integers count as lists of one position.
  private let hasLists: Bool
  private var axis = 0
  private var offset: Int
  private var shape: [Int] = []
  private var strides: [Int] = []
  private var lists: [List] = []
  /// The view's axis before the first list; reset to 0 if lists are not adjacent.
  private var position: Int?
  private var isInterrupted = false
  private var isSpread = false

  init(_ tensor: Tensor, hasLists: Bool) {
    self.tensor = tensor
    self.hasLists = hasLists
    offset = tensor.offset
  }

  mutating func take(_ indices: [Index]) throws {
    let used = indices.reduce(0) { $0 + $1.axisCount }
    if used > tensor.rank { throw TensorError.tooManyIndices(rank: tensor.rank, count: used) }
    let ellipses = indices.count { if case .ellipsis = $0 { true } else { false } }
    if ellipses > 1 { throw TensorError.severalEllipses }
    for index in indices {
      switch index {
      case .integer(let place): try takeInteger(place)
      case .slice(let start, let stop, let step): try takeSlice(start, stop, step)
      case .newAxis: append(size: 1, stride: 0)
      case .ellipsis: for _ in 0..<(tensor.rank - used) { try takeSlice(nil, nil, 1) }
      case .tensor(let list): try takeList(list)
      }
      if case .ellipsis = index, !lists.isEmpty { isInterrupted = true }
    }
    while axis < tensor.rank { try takeSlice(nil, nil, 1) }
  }

  private mutating func append(size: Int, stride: Int) {
    shape.append(size)
    strides.append(stride)
    if !lists.isEmpty { isInterrupted = true }
  }

  private mutating func takeSlice(_ start: Int?, _ stop: Int?, _ step: Int) throws {
    let range = try SliceRange(start: start, stop: stop, step: step, size: tensor.shape[axis])
    offset += range.start * tensor.strides[axis]
    append(size: range.count, stride: tensor.strides[axis] &* range.step)
    axis += 1
  }

  private mutating func takeInteger(_ place: Int) throws {
    if hasLists {
      try takePlaces(try Tensor(.int(Int64(place))))
      return
    }
    let size = tensor.shape[axis]
    guard place >= -size, place < size else {
      throw TensorError.indexOutOfBounds(index: place, axis: axis, size: size)
    }
    offset += (place < 0 ? place + size : place) * tensor.strides[axis]
    axis += 1
  }

  private mutating func takeList(_ list: Tensor) throws {
    switch list.dtype {
    case .bool where list.rank == 0:
      // A single bool is a list of one position or none on a new axis.
      let places = try Tensor(zeros: [list.item().doubleValue != 0 ? 1 : 0], dtype: .int64)
      appendList(List(places: places, size: 1, stride: 0, axis: axis))
    case .bool:
      for (step, size) in list.shape.enumerated() where tensor.shape[axis + step] != size {
        throw TensorError.maskMismatch(axis: axis + step, size: tensor.shape[axis + step], maskSize: size)
      }
      if let stride = commonStride(list.rank) {
        let places = try list.flattened().nonzero()[0]
        appendList(List(places: places, size: list.count, stride: stride, axis: axis))
        axis += list.rank
      } else {
        for places in try list.nonzero() { try takePlaces(places) }
      }
    case .float16 where list.count > 0, .float32 where list.count > 0, .float64 where list.count > 0:
      throw TensorError.notAnIndex(list.dtype)
    default:
      try takePlaces(list.convert(to: .int64))
    }
  }

  /// The common stride of the next `count` axes, if they are contiguous with one another.
  private func commonStride(_ count: Int) -> Int? {
    let last = axis + count - 1
    for inner in (axis..<last).map({ $0 + 1 })
    where tensor.strides[inner - 1] != tensor.strides[inner] * tensor.shape[inner] {
      return nil
    }
    return tensor.strides[last]
  }

  private mutating func takePlaces(_ places: Tensor) throws {
    appendList(List(places: places, size: tensor.shape[axis], stride: tensor.strides[axis], axis: axis))
    axis += 1
  }

  private mutating func appendList(_ list: List) {
    if isInterrupted { isSpread = true }
    if position == nil { position = shape.count }
    lists.append(list)
  }

  func finish() throws -> (Tensor, Selection.Advanced?) {
    let view = tensor.viewed(Shape(shape), strides: strides, offset: offset)
    if lists.isEmpty {
      if shape.count > Shape.maximumRank { throw TensorError.tooManyAxes(rank: shape.count) }
      return (view, nil)
    }
    var common = Shape.scalar
    for list in lists {
      guard let next = common.broadcast(with: list.places.shape) else {
        throw TensorError.indicesCannotBroadcast(lists.map(\.places.shape))
      }
      common = next
    }
    if shape.count + common.rank > Shape.maximumRank {
      throw TensorError.tooManyAxes(rank: shape.count + common.rank)
    }
    let offsets = try Tensor(zeros: common, dtype: .int64, category: .workspace)
    for list in lists { try add(list, to: offsets) }
    return (view, Selection.Advanced(offsets: offsets, position: isSpread ? 0 : position ?? 0))
  }

  private func add(_ list: List, to offsets: Tensor) throws {
    let reader = ChunkReader<Int64>(list.places, broadcastTo: offsets.shape)
    let target = offsets.freshPointer(as: Int64.self)
    let (size, stride) = (Int64(list.size), Int64(list.stride))
    try forEachChunk(of: offsets.count) { start, chunk in
      let (places, out) = (reader.next(chunk), target + start)
      for index in 0..<chunk {
        let place = places[index]
        guard place >= -size, place < size else {
          throw TensorError.indexOutOfBounds(index: Int(place), axis: list.axis, size: list.size)
        }
        out[index] += (place < 0 ? place + size : place) * stride
      }
    }
  }
}

extension Index {
  /// The number of the tensor's axes that this index uses.
  fileprivate var axisCount: Int {
    switch self {
    case .integer, .slice: 1
    case .ellipsis, .newAxis: 0
    case .tensor(let list): list.dtype == .bool ? list.rank : 1
    }
  }
}
