/// A cell's own tolerance that is none.
package struct ToleranceFault: Error, Equatable, CustomStringConvertible {
  /// The line of the cell's fence.
  package var line: Int
  /// What stands in its place.
  package var found: String

  package var description: String {
    "line \(line): tolerance= expects a number from 0 to 1 such as 1e-3, found \(found.isEmpty ? "nothing" : found)"
  }
}

extension CodeCell {
  /// What a tolerance begins with.
  static let toleranceMark = "tolerance="

  /// How far numbers in its outputs may be apart, relative to the larger one, as its fence says; `nil` if it does not.
  ///
  ///     ```python tolerance=1e-3
  ///
  /// - Throws: `ToleranceFault` if it is no number from 0 to 1.
  package var tolerance: Double? {
    get throws(ToleranceFault) {
      let words = attributes.split(whereSeparator: \.isWhitespace)
      guard let word = words.first(where: { $0.hasPrefix(Self.toleranceMark) }) else { return nil }
      let text = String(word.dropFirst(Self.toleranceMark.count))
      guard let value = Double(text), value >= 0, value < 1 else {
        throw ToleranceFault(line: max(1, line - 1), found: text)
      }
      return value
    }
  }
}
