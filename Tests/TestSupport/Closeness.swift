/// Where two arrays are farther apart than they may be; `nil` where they are close.
///
/// Each element may be off by `tolerance` of itself, and by a tenth of that of the largest: what is left where large terms
/// cancel.
package func difference<Found: BinaryFloatingPoint, Expected: BinaryFloatingPoint>(
  _ found: [Found], _ expected: [Expected], tolerance: Double = 1e-4
) -> String? {
  guard found.count == expected.count else { return "\(found.count) elements instead of \(expected.count)" }
  let largest = expected.reduce(0.0) { max($0, Double(abs($1))) }
  var worst: (index: Int, excess: Double) = (0, 0)
  for (index, pair) in zip(found, expected).enumerated() {
    let (a, b) = (Double(pair.0), Double(pair.1))
    let allowed = tolerance * abs(b) + tolerance * 0.1 * largest
    let excess = abs(a - b) - allowed
    if !(abs(a - b) <= allowed), !(excess <= worst.excess) {
      worst = (index, excess.isNaN ? .infinity : excess)
    }
  }
  if worst.excess == 0 { return nil }
  return "element \(worst.index) is \(found[worst.index]) instead of \(expected[worst.index])"
}

/// The largest |found − expected| / (1 + |expected|): relative for large values, absolute for small ones; infinite where the
/// counts differ or a value is no number.
package func largestError<Found: BinaryFloatingPoint, Expected: BinaryFloatingPoint>(
  _ found: [Found], _ expected: [Expected]
) -> Double {
  guard found.count == expected.count else { return .infinity }
  return zip(found, expected).reduce(0) { largest, pair in
    let (a, b) = (Double(pair.0), Double(pair.1))
    let error = abs(a - b) / (1 + abs(b))
    return error.isNaN ? .infinity : max(largest, error)
  }
}
