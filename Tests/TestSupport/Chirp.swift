import Foundation

/// Numbers by the formula of `Scripts/fixtures/measuring.py`.
package enum Chirp {
  /// sin(0.37 i + 0.011 i² + seed), i counting the elements.
  package static func values(_ count: Int, _ seed: Double) -> [Float] {
    (0..<count).map { index in
      let i = Double(index)
      return Float(sin(0.37 * i + 0.011 * i * i + seed))
    }
  }
}
