/// Shapes and text at positions, in pixels from the top left: the content of a file.
package struct Scene: Equatable, Sendable {
  package var width: Double
  package var height: Double
  package var title: String
  /// In drawing order.
  package var shapes: [Shape] = []

  package init(width: Double, height: Double, title: String) {
    (self.width, self.height, self.title) = (width, height, title)
  }

  /// One element.
  package enum Shape: Equatable, Sendable {
    case line([Point], color: Color, width: Double, dash: Dash)
    /// A curve between two points with vertical ends.
    case tie(from: Point, to: Point, color: Color, hasTip: Bool)
    case rectangle(Box, fill: Color?, stroke: Color?, radius: Double)
    case marker(Marker, Point, size: Double, color: Color)
    case words(String, Point, Lettering)
    case picture(Picture, Box, opacity: Double)
    /// A polygon without a border.
    case area([Point], color: Color)
    /// Shapes clipped to a box.
    case clipped([Shape], Box)
  }

  /// A position.
  package struct Point: Equatable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
  }

  /// A rectangle.
  package struct Box: Equatable, Sendable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
  }

  /// Text attributes.
  package struct Lettering: Equatable, Sendable {
    package var size = 12.0
    package var color = Color(hex: 0x262626)
    /// Whether the position is that of the text's start, middle or end.
    package var alignment = TextMark.Alignment.center
    package var isBold = false
    /// Rotated, read from bottom to top.
    package var isUpright = false

    /// Centred text of a size.
    package init(_ size: Double = 12, alignment: TextMark.Alignment = .center, isBold: Bool = false) {
      (self.size, self.alignment, self.isBold) = (size, alignment, isBold)
    }
  }

  /// The approximate width of text, by letter widths of DejaVu Sans, the widest of the fonts that are asked for.
  static func width(of text: String, size: Double) -> Double {
    text.reduce(0) { sum, letter in
      let share: Double =
        switch letter {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", " ": 0.31
        case "t", "f", "r", "(", ")", "[", "]", "-": 0.4
        case "m", "w", "M", "W", "%", "@", "+", "=", "×", "<", ">": 0.9
        case "A"..."Z": 0.69
        default: TextWidth.of(letter) == 2 ? 1 : 0.62
        }
      return sum + share * size
    }
  }
}
