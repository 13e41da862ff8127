import Tensors

/// Boundary IoU: intersection over union of each class's boundary bands, the positions within a distance of the
/// class's boundary. The mean over the classes that occur.
///
/// `both / either`, summed over all samples, with G and P the positions of a class in target and prediction, and
/// the band of a set being its positions at most d steps (in any of the eight directions) from a position outside
/// of it or beyond the image. A blurred outline costs much here and little in `IntersectionOverUnion`.
///
/// Source: B. Cheng, R. Girshick, P. Dollár, A. Berg and A. Kirillov, "Boundary IoU", CVPR 2021; the distance is
/// theirs, 2 % of the image's diagonal.
package struct BoundaryIoU: Sendable, Hashable {
  /// The classes, and how targets and predictions are read.
  package var classes: IntersectionOverUnion
  /// d in pixels; `nil` for `ratio` of the diagonal.
  package var distance: Int?
  /// d as a fraction of the image's diagonal, rounded, at least one pixel.
  package var ratio = 0.02

  package init(_ classes: IntersectionOverUnion) { self.classes = classes }

  /// Per class: positions in both bands, in the target's, in the prediction's.
  var sumCount: Int { 3 * classes.classes }

  func result(_ sums: [Double]) -> Double {
    IntersectionOverUnion.mean(
      classes.wanted.map { index in
        let both = sums[3 * index]
        return (both, sums[3 * index + 1] + sums[3 * index + 2] - both)
      })
  }

  /// The distance for maps of this height and width. Halves are rounded to even, as in the authors' code.
  func distance(_ height: Int, _ width: Int) -> Int {
    if let distance { return distance }
    let diagonal = Double(height * height + width * width).squareRoot()
    return max(1, Int((ratio * diagonal).rounded(.toNearestOrEven)))
  }

  func write(
    _ output: Symbol, target: Block, weights: Block?, takesLabels: Bool, index: Int, in plan: PlanBuilder
  ) throws {
    let input = try plan.value(of: output)
    let (height, width) = (output.shape[0], output.shape[1])
    let places = height * width
    let columns = classes.predictionsAreLabels ? 1 : max(1, output.shape[2])
    let targetColumns = classes.targetsAreLabels ? 1 : max(1, output.shape[2])
    let (batch, distance) = (plan.batch, distance(height, width))
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step("boundary overlap", plan.graph.nodes[output.node], reads: reads, writes: []) {
      [classes] memory in
      let (x, shard) = (memory.floats(input), memory.shard)
      let (labels, floats) = (memory.integers(target), memory.floats(target))
      let sampleWeights = weights.map { memory.floats($0) }
      return {
        var (predicted, actual) = (BoundaryBand(height, width), BoundaryBand(height, width))
        var sums = [Double](repeating: 0, count: 3 * classes.classes)
        for sample in 0..<batch {
          let first = sample * places
          for place in 0..<places {
            predicted.map[place] = classes.classAt(
              x + (first + place) * columns, columns, classes.threshold)
            actual.map[place] =
              takesLabels
              ? Int(labels[first + place])
              : classes.classAt(floats + (first + place) * targetColumns, targetColumns, nil)
            // Ignored positions belong to no class, neither in the target nor in the prediction.
            if actual.map[place] == classes.ignoredClass {
              (actual.map[place], predicted.map[place]) = (-1, -1)
            }
          }
          predicted.find(distance)
          actual.find(distance)
          let weight = Double(sampleWeights?[sample] ?? 1)
          for place in 0..<places {
            let (real, taken) = (actual.map[place], predicted.map[place])
            let isReal = actual.band[place] && 0..<classes.classes ~= real
            let isTaken = predicted.band[place] && 0..<classes.classes ~= taken
            if isReal, isTaken, real == taken { sums[3 * real] += weight }
            if isReal { sums[3 * real + 1] += weight }
            if isTaken { sums[3 * taken + 2] += weight }
          }
        }
        for (offset, sum) in sums.enumerated() { shard.sums[index + offset] += sum }
      }
    }
  }
}

/// The positions of a class map that are near another class or the edge of the map.
struct BoundaryBand {
  private let height: Int
  private let width: Int
  /// The class of each position, row by row.
  var map: [Int]
  /// Whether a position is within the distance; set by `find`.
  private(set) var band: [Bool]
  /// The length of the run of equal classes that ends here, along a row or column; then in the other direction.
  private var before: [Int]
  private var after: [Int]

  init(_ height: Int, _ width: Int) {
    (self.height, self.width) = (height, width)
    map = Array(repeating: 0, count: height * width)
    band = Array(repeating: false, count: height * width)
    before = Array(repeating: 0, count: height * width)
    after = before
  }

  /// A position is within `distance` of the boundary unless the square around it is all of its class. The square is
  /// tested by rows and then by columns, so the time does not depend on the distance.
  mutating func find(_ distance: Int) {
    count(height, width, line: width, step: 1) { _ in true }
    for place in map.indices { band[place] = before[place] > distance && after[place] > distance }
    let isWide = band
    count(width, height, line: 1, step: width) { isWide[$0] }
    for place in map.indices { band[place] = !(before[place] > distance && after[place] > distance) }
  }

  /// Counts along each of `lines` lines of `length` positions, `step` apart.
  private mutating func count(
    _ lines: Int, _ length: Int, line: Int, step: Int, where counts: (Int) -> Bool
  ) {
    for number in 0..<lines {
      var run = 0
      for i in 0..<length {
        let place = number * line + i * step
        run = counts(place) ? (i > 0 && map[place] == map[place - step] ? run + 1 : 1) : 0
        before[place] = run
      }
      for i in (0..<length).reversed() {
        let place = number * line + i * step
        run = counts(place) ? (i < length - 1 && map[place] == map[place + step] ? run + 1 : 1) : 0
        after[place] = run
      }
    }
  }
}
