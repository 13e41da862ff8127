/// What the colours of a figure's panels mean: drawn once, beside or below them.
package enum Guide: Equatable, Sendable {
  /// Numbers from the map's first colour to its last; the label says what they are, with their unit.
  case colors(ColorMap, ClosedRange<Double>, label: String)
  /// The classes' names, drawn in the colours of `ClassMark.color`.
  case classes([String])

  /// Whether it is a scale of numbers.
  var isScale: Bool { if case .colors = self { true } else { false } }

  var sentence: String {
    switch self {
    case .colors(let map, let range, let label):
      return "Colours \(map.name): \(NumberText.significant(range.lowerBound)) to "
        + NumberText.significant(range.upperBound) + (label.isEmpty ? "." : ", \(label).")
    case .classes(let names): return "Colours stand for \(names.joined(separator: ", "))."
    }
  }
}
