import Foundation
import Tensors
import Testing

/// Where two arrays differ by more than the tolerance; `nil` if they are close.
///
/// Each element may differ by `tolerance` times its size plus a tenth of that for the largest, for the cancellation
/// of large terms.
func difference(
  _ found: [Double], _ expected: [Double], tolerance: Double = 1e-4
) -> String? {
  guard found.count == expected.count else { return "\(found.count) elements instead of \(expected.count)" }
  let largest = expected.reduce(0) { max($0, abs($1)) }
  var worst: (index: Int, excess: Double) = (0, 0)
  for (index, (a, b)) in zip(found, expected).enumerated() {
    let allowed = tolerance * abs(b) + tolerance * 0.1 * largest
    let excess = abs(a - b) - allowed
    if !(abs(a - b) <= allowed), !(excess <= worst.excess) {
      worst = (index, excess.isNaN ? .infinity : excess)
    }
  }
  if worst.excess == 0 { return nil }
  return "element \(worst.index) is \(found[worst.index]) instead of \(expected[worst.index])"
}

func expectClose(
  _ found: Tensor, _ expected: KerasFixture.Values, _ what: String, tolerance: Double = 1e-4,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(Array(found.shape) == expected.shape, "shape of \(what)", sourceLocation: sourceLocation)
  let values = try found.elements(Float.self).map(Double.init)
  let difference = difference(values, expected.values, tolerance: tolerance)
  #expect(difference == nil, "\(what): \(difference ?? "")", sourceLocation: sourceLocation)
}

func expectClose(
  _ found: [Float], _ expected: [Double], _ what: String, tolerance: Double = 1e-4,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let difference = difference(found.map(Double.init), expected, tolerance: tolerance)
  #expect(difference == nil, "\(what): \(difference ?? "")", sourceLocation: sourceLocation)
}
