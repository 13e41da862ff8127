/// A reduction over axes, by NumPy's name.
package enum Reduction: String, CaseIterable, Sendable {
  case sum
  case product = "prod"
  case mean
  case variance = "var"
  case standardDeviation = "std"
  case minimum = "min"
  case maximum = "max"
  case all, any

  /// NumPy's name.
  package var name: String { rawValue }
}

/// Which of a tensor's elements contribute to which result of a reduction.
///
/// Axes are in memory order, so that floats are added in NumPy's order. Adjacent axes are merged if both are
/// reduced or both are kept.
struct ReductionLayout {
  struct Axis {
    var size: Int
    /// The step in the results per step along this axis; 0 along a reduced axis.
    var resultStride: Int
    /// The length of the innermost runs of evenly spaced elements: `size` if the whole axis is one.
    var evenCount: Int
  }

  /// The tensor with its axes in memory order.
  let source: Tensor
  /// Merged axes, outermost first; the last one is the innermost run.
  private(set) var axes: [Axis] = []
  /// The result's shape without and with the reduced axes (of length 1).
  let shape: Shape
  let keptShape: Shape
  /// Elements per result.
  let reducedCount: Int

  /// - Throws: `TensorError.axisOutOfRange`, `.repeatedAxis`.
  init(_ tensor: Tensor, axes reduced: [Int]?) throws {
    let reduced = try reduced.map { try tensor.shape.normalized(axes: $0) } ?? Array(tensor.shape.indices)
    keptShape = Shape(tensor.shape.indices.map { reduced.contains($0) ? 1 : tensor.shape[$0] })
    shape = Shape(tensor.shape.indices.filter { !reduced.contains($0) }.map { tensor.shape[$0] })
    reducedCount = reduced.reduce(1) { $0 * tensor.shape[$1] }
    var resultStrides = keptShape.contiguousStrides
    for axis in reduced { resultStrides[axis] = 0 }
    let order = tensor.memoryOrder
    source = try tensor.transposed(order)
    var lastStride = 0
    for axis in order where tensor.shape[axis] != 1 {
      let (size, stride, resultStride) = (tensor.shape[axis], tensor.strides[axis], resultStrides[axis])
      if let previous = axes.last, previous.resultStride == resultStride * size {
        let continues = lastStride == stride * size
        axes[axes.count - 1] = Axis(
          size: previous.size * size, resultStride: resultStride,
          evenCount: continues ? previous.evenCount * size : size)
      } else {
        axes.append(Axis(size: size, resultStride: resultStride, evenCount: size))
      }
      lastStride = stride
    }
    if axes.isEmpty { axes = [Axis(size: 1, resultStride: 0, evenCount: 1)] }
  }

  /// Elements of a run that are folded at once. NumPy copies unevenly spaced elements to a buffer of 8192 first, in
  /// whole runs.
  var blockSize: Int {
    guard let inner = axes.last, inner.evenCount != inner.size else { return Int.max }
    return inner.evenCount > 8192 ? 8192 : 8192 - 8192 % Swift.max(inner.evenCount, 1)
  }

  /// Calls `body` for each innermost run, in memory order, with the index of its first result and the step between
  /// results, 0 if the whole run has a single result.
  @inline(__always)
  func forEachRun(_ body: (_ result: Int, _ step: Int, _ count: Int) throws -> Void) rethrows {
    guard let inner = axes.last, !axes.contains(where: { $0.size == 0 }) else { return }
    var counters = [Int](repeating: 0, count: axes.count - 1)
    var result = 0
    while true {
      try body(result, inner.resultStride, inner.size)
      var axis = counters.count - 1
      while axis >= 0 {
        counters[axis] += 1
        result += axes[axis].resultStride
        if counters[axis] < axes[axis].size { break }
        result -= axes[axis].size * axes[axis].resultStride
        counters[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}

extension Tensor {
  /// The axes by decreasing stride; axes of length 1 or stride 0 keep their positions, as in NumPy's iterator.
  fileprivate var memoryOrder: [Int] {
    var innermostFirst: [Int] = []
    for axis in shape.indices.reversed() {
      var place = innermostFirst.count
      for other in innermostFirst.indices.reversed() where step(axis) != 0 && step(innermostFirst[other]) != 0
      {
        if step(innermostFirst[other]) <= step(axis) { break }
        place = other
      }
      innermostFirst.insert(axis, at: place)
    }
    return innermostFirst.reversed()
  }

  private func step(_ axis: Int) -> UInt { shape[axis] == 1 ? 0 : strides[axis].magnitude }
}
