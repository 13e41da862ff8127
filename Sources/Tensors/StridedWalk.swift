/// The storage positions of a strided view's elements in C order, as runs of evenly spaced elements.
///
/// Contiguous axes are merged, so that a contiguous view is a single run.
struct StridedWalk {
  private var dimensions: [Int] = []
  private var strides: [Int] = []
  private var counters: [Int] = []
  private var position: Int
  private let innerCount: Int
  private let innerStride: Int
  private var innerCounter = 0

  init(shape: Shape, strides viewStrides: [Int], offset: Int) {
    for axis in shape.indices where shape[axis] != 1 {
      if let last = dimensions.indices.last, strides[last] == viewStrides[axis] * shape[axis] {
        dimensions[last] *= shape[axis]
        strides[last] = viewStrides[axis]
      } else {
        dimensions.append(shape[axis])
        strides.append(viewStrides[axis])
      }
    }
    innerCount = dimensions.popLast() ?? 1
    innerStride = strides.popLast() ?? 1
    counters = [Int](repeating: 0, count: dimensions.count)
    position = offset
  }

  /// The whole view as a single run, if it is one.
  var singleRun: (position: Int, stride: Int)? {
    dimensions.isEmpty ? (position, innerStride) : nil
  }

  /// Passes on the next `count` elements as runs of (first position, stride, length).
  @inline(__always)
  mutating func advance(_ count: Int, _ body: (_ position: Int, _ stride: Int, _ count: Int) -> Void) {
    var remaining = count
    while remaining > 0 {
      let run = min(remaining, innerCount - innerCounter)
      if run <= 0 { return }
      body(position, innerStride, run)
      remaining -= run
      innerCounter += run
      position += run * innerStride
      if innerCounter == innerCount { nextRow() }
    }
  }

  private mutating func nextRow() {
    position -= innerCount * innerStride
    innerCounter = 0
    var axis = dimensions.count - 1
    while axis >= 0 {
      counters[axis] += 1
      position += strides[axis]
      if counters[axis] < dimensions[axis] { return }
      counters[axis] = 0
      position -= dimensions[axis] * strides[axis]
      axis -= 1
    }
  }
}
