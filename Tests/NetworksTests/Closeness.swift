import Tensors
import TestSupport
import Testing

func expectClose(
  _ found: Tensor, _ expected: KerasFixture.Values, _ what: String, tolerance: Double = 1e-4,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(Array(found.shape) == expected.shape, "shape of \(what)", sourceLocation: sourceLocation)
  let difference = try difference(found.elements(Float.self), expected.values, tolerance: tolerance)
  #expect(difference == nil, "\(what): \(difference ?? "")", sourceLocation: sourceLocation)
}

func expectClose(
  _ found: [Float], _ expected: [Double], _ what: String, tolerance: Double = 1e-4,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let difference = difference(found, expected, tolerance: tolerance)
  #expect(difference == nil, "\(what): \(difference ?? "")", sourceLocation: sourceLocation)
}
