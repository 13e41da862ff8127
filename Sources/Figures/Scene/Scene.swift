/// Shapes and words at their places, in pixels from the top left: what a file is written from.
public struct Scene: Equatable, Sendable {
  public var width: Double
  public var height: Double
  public var title: String
  /// In the order in which they are drawn.
  public var shapes: [Shape] = []

  public init(width: Double, height: Double, title: String) {
    (self.width, self.height, self.title) = (width, height, title)
  }

  /// Something with a place.
  public enum Shape: Equatable, Sendable {
    case line([Point], color: Color, width: Double, dash: Dash)
    /// A curve from one point to another that leaves and arrives upright.
    case tie(from: Point, to: Point, color: Color, hasTip: Bool)
    case rectangle(Box, fill: Color?, stroke: Color?, radius: Double)
    case marker(Marker, Point, size: Double, color: Color)
    case words(String, Point, Lettering)
    case picture(Picture, Box)
    /// Shapes of which only what lies in a box is seen.
    case clipped([Shape], Box)
  }

  /// A place.
  public struct Point: Equatable, Sendable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
  }

  /// A rectangle.
  public struct Box: Equatable, Sendable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
  }

  /// How words are set.
  public struct Lettering: Equatable, Sendable {
    public var size = 12.0
    public var color = Color(hex: 0x262626)
    /// Where the place is: at the words' start, middle or end.
    public var alignment = TextMark.Alignment.center
    public var isBold = false
    /// Read from bottom to top.
    public var isUpright = false

    /// Centred words of a size.
    public init(_ size: Double = 12, alignment: TextMark.Alignment = .center, isBold: Bool = false) {
      (self.size, self.alignment, self.isBold) = (size, alignment, isBold)
    }
  }

  /// How wide words come out in a common sans-serif, roughly: widths of letters in 1/1000 of the size.
  static func width(of text: String, size: Double) -> Double {
    text.reduce(0) { sum, letter in
      let share: Double =
        switch letter {
        case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "|", " ", "(", ")", "[", "]", "-":
          0.32
        case "m", "w", "M", "W", "%", "@": 0.88
        case "A"..."Z": 0.68
        default: TextWidth.of(letter) == 2 ? 1 : 0.56
        }
      return sum + share * size
    }
  }
}
