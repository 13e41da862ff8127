/// Finding and counting elements.
extension Tensor {
  /// The positions of nonzero elements: an int64 tensor of positions per axis, in C order (`np.nonzero`).
  /// - Throws: `TensorError.noAxes` for a tensor without axes, `OutOfMemory`.
  package func nonzero() throws -> [Tensor] {
    if rank == 0 { throw TensorError.noAxes(operation: "nonzero") }
    let flags = try copy(as: .bool, category: .workspace)
    let marks = flags.freshPointer(as: Bool.self)
    let total = count
    var found = 0
    for index in 0..<total { found += marks[index] ? 1 : 0 }
    let results = try shape.map { _ in try Tensor(zeros: [found], dtype: .int64) }
    let targets = results.map { $0.freshPointer(as: Int64.self) }
    var counters = [Int](repeating: 0, count: rank - 1)
    let inner = shape[rank - 1]
    let lastTarget = targets[rank - 1]
    var (next, index) = (0, 0)
    while next < found {
      let first = next
      // Branch-free: every position is written, and the index advances only for nonzero elements.
      for place in 0..<inner where next < found {
        lastTarget[next] = Int64(place)
        next += marks[index + place] ? 1 : 0
      }
      for axis in counters.indices {
        (targets[axis] + first).update(repeating: Int64(counters[axis]), count: next - first)
      }
      index += inner
      var axis = rank - 2
      while axis >= 0 {
        counters[axis] += 1
        if counters[axis] < shape[axis] { break }
        counters[axis] = 0
        axis -= 1
      }
    }
    return withExtendedLifetime(flags) { results }
  }

  /// The number of nonzero elements (`np.count_nonzero`).
  /// - Throws: `OutOfMemory`.
  package func nonzeroCount(axes: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    try copy(as: .bool).reduced(.sum, axes: axes, keepDimensions: keepDimensions)
  }

  /// One-hot float32 rows for integer labels (`keras.utils.to_categorical`); a last axis of length 1 is dropped
  /// first. `classes` defaults to the largest label plus 1.
  ///
  ///     try Tensor(shape: [2], elements: [2, 0] as [Int64]).oneHot()   // [[0. 0. 1.] [1. 0. 0.]]
  ///
  /// - Throws: `TensorError.indexOutOfBounds` for a label outside 0 ..< classes, `.notAnIndex`,
  ///   `OutOfMemory`.
  package func oneHot(classes: Int? = nil) throws -> Tensor {
    let labels = rank > 1 && shape[rank - 1] == 1 ? try squeezed(axes: [-1]) : self
    let places = try labels.elements(Int64.self)
    let largest = places.max() ?? -1
    guard largest < .max else { throw TensorError.tooLarge(shape: [Int.max]) }
    let width = classes ?? Int(Swift.max(largest, -1)) + 1
    let result = try Tensor(zeros: Shape(labels.shape.dimensions + [width]))
    let target = result.freshPointer(as: Float.self)
    for (row, label) in places.enumerated() {
      guard label >= 0, label < width else {
        throw TensorError.indexOutOfBounds(index: Int(label), axis: labels.rank, size: width)
      }
      target[row * width + Int(label)] = 1
    }
    return result
  }

  /// How often each of 0, 1, 2, … occurs in a tensor of one axis of integers (`np.bincount`); with weights, the sum
  /// of the weights of each.
  /// - Throws: `TensorError.invalidArgument` for another rank or a negative value, `.notSupported` for
  ///   floats, `.countsDoNotMatch`, `OutOfMemory`.
  package func binCount(weights: Tensor? = nil, minimumLength: Int = 0) throws -> Tensor {
    guard rank == 1 else {
      throw TensorError.invalidArgument(
        operation: "bincount", name: "x", found: "shape \(shape)", expected: "a tensor with one axis")
    }
    if dtype.isFloating { throw TensorError.notSupported(operation: "bincount", dtype: dtype) }
    let values = try elements(Int64.self)
    if let negative = values.first(where: { $0 < 0 }) {
      throw TensorError.invalidArgument(
        operation: "bincount", name: "x", found: "\(negative)", expected: "values of 0 or more")
    }
    let (length, overflow) = Int(values.max() ?? -1).addingReportingOverflow(1)
    if overflow { throw TensorError.tooLarge(shape: [Int.max]) }
    let size = Shape([Swift.max(length, minimumLength, 0)])
    guard let weights else {
      let result = try Tensor(zeros: size, dtype: .int64)
      let target = result.freshPointer(as: Int64.self)
      for value in values { target[Int(value)] += 1 }
      return result
    }
    guard weights.shape == shape else {
      throw TensorError.countsDoNotMatch(operation: "bincount", expected: count, found: weights.count)
    }
    let result = try Tensor(zeros: size, dtype: .float64)
    let target = result.freshPointer(as: Double.self)
    for (value, weight) in zip(values, try weights.elements(Double.self)) { target[Int(value)] += weight }
    return result
  }

  /// Whether elements differ by at most `absolute + relative * |other|` (`np.isclose`).
  /// - Throws: `TensorError.cannotBroadcast`, `OutOfMemory`.
  package func isClose(
    to other: Tensor, relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false
  ) throws -> Tensor {
    guard let common = shape.broadcast(with: other.shape) else {
      throw TensorError.cannotBroadcast(shape, other.shape, operation: "isclose")
    }
    let pair = OperandPair(left: .tensor(self), right: .tensor(other), shape: common)
    return try pair.run(Double.self) { x, y in
      if x == y || equalNaN && x.isNaN && y.isNaN { return true }
      return y.isFinite && (x - y).magnitude <= absolute + relative * y.magnitude
    }
  }

  /// Whether all elements are close (`np.allclose`).
  /// - Throws: `TensorError.cannotBroadcast`, `OutOfMemory`.
  package func allClose(
    to other: Tensor, relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false
  ) throws -> Bool {
    try isClose(to: other, relative: relative, absolute: absolute, equalNaN: equalNaN).reduced(.all).truth()
  }

  /// Whether shape and all elements are equal (`np.array_equal`).
  /// - Throws: `OutOfMemory`.
  package func equalsArray(_ other: Tensor) throws -> Bool {
    try shape == other.shape && Tensor.compute(.equal, .tensor(self), .tensor(other)).reduced(.all).truth()
  }
}
