/// A stretch of a source text: half-open, in UTF-8 offsets.
package struct Span: Hashable, Sendable {
  private let lower: UInt32
  private let upper: UInt32

  /// The offset of the first byte.
  package var start: Int { Int(lower) }

  /// The offset past the last byte.
  package var end: Int { Int(upper) }

  /// The number of bytes; 0 for a position between two characters.
  package var length: Int { end - start }

  /// A span from `start` up to `end`; offsets outside `0...UInt32.max` are clamped, a reversed span is empty.
  package init(_ start: Int, _ end: Int) {
    lower = UInt32(clamping: start)
    upper = UInt32(clamping: max(start, end))
  }

  /// The empty span at an offset.
  package static func at(_ offset: Int) -> Span { Span(offset, offset) }

  /// The smallest span that contains both.
  package func joined(with other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }

  /// Whether `other` lies inside.
  package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
}

extension Span: CustomStringConvertible {
  /// The offsets, as `3..<7`.
  package var description: String { "\(start)..<\(end)" }
}
