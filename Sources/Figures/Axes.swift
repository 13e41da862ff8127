/// One set of axes: marks, title, labels and limits.
public struct Axes: Equatable, Sendable {
  public var title = ""
  public var xLabel = ""
  public var yLabel = ""
  /// In drawing order.
  public var marks: [Mark] = []
  /// Limits that were set; otherwise computed from the marks.
  public var xLimits: AxisLimits?
  public var yLimits: AxisLimits?
  public var xTicks: [Tick]?
  public var yTicks: [Tick]?
  public var xIsLogarithmic = false
  public var yIsLogarithmic = false
  /// Whether frame, ticks and labels are drawn.
  public var isFramed = true
  public var showsGrid = false
  public var showsLegend = false
  public var showsColorBar = false

  public init(marks: [Mark] = []) { self.marks = marks }

  /// The first image, if there is one.
  public var picture: PictureMark? {
    for case .picture(let mark) in marks { return mark }
    return nil
  }

  /// The confusion matrix, if there is one.
  var table: CountTable? {
    for case .table(let table) in marks { return table }
    return nil
  }
}

/// The ends of an axis; the first may be the larger.
public struct AxisLimits: Equatable, Sendable {
  public var from: Double
  public var to: Double

  public init(_ from: Double, _ to: Double) { (self.from, self.to) = (from, to) }
}

/// A position on an axis with its label.
public struct Tick: Equatable, Sendable {
  public var place: Double
  public var label: String

  public init(_ place: Double, _ label: String) { (self.place, self.label) = (place, label) }
}

/// Something drawn on axes.
public enum Mark: Equatable, Sendable {
  case line(LineMark)
  case points(PointMark)
  case bars(BarMark)
  case picture(PictureMark)
  case rule(RuleMark)
  case text(TextMark)
  case table(CountTable)

  /// The label in the legend; empty for none.
  var label: String {
    switch self {
    case .line(let mark): mark.label
    case .points(let mark): mark.label
    case .bars(let mark): mark.label
    case .rule(let mark): mark.label
    case .picture, .text, .table: ""
    }
  }

  var color: Color {
    switch self {
    case .line(let mark): mark.color
    case .points(let mark): mark.color
    case .bars(let mark): mark.color
    case .rule(let mark): mark.color
    case .text(let mark): mark.color
    case .picture, .table: .black
    }
  }
}

/// A line style.
public enum Dash: String, CaseIterable, Sendable {
  case solid, dashed, dotted, dashDot
}

/// The symbol at a point.
public enum Marker: Equatable, Sendable {
  case none, dot, circle, cross, plus, star, square, triangle, diamond
}

/// Points joined by a line; one that is not finite interrupts it.
public struct LineMark: Equatable, Sendable {
  public var x: [Double]
  public var y: [Double]
  public var label: String
  public var color: Color
  /// `nil`: no line, only markers.
  public var dash: Dash?
  public var marker: Marker
  /// In points of 1/72 inch.
  public var width: Double

  /// - Precondition: as many `x` as `y`.
  public init(
    x: [Double], y: [Double], label: String = "", color: Color = .cycle(0), dash: Dash? = .solid,
    marker: Marker = .none, width: Double = 1.5
  ) {
    precondition(x.count == y.count, "a line has as many x as y")
    (self.x, self.y, self.label, self.color) = (x, y, label, color)
    (self.dash, self.marker, self.width) = (dash, marker, width)
  }
}

/// A scatter plot, optionally with a colour per point.
public struct PointMark: Equatable, Sendable {
  public var x: [Double]
  public var y: [Double]
  public var label: String
  public var color: Color
  /// One per point, or empty.
  public var colors: [Color]
  public var marker: Marker
  /// The diameter in points of 1/72 inch.
  public var size: Double

  /// - Precondition: as many `x` as `y`, and as many colours or none.
  public init(
    x: [Double], y: [Double], label: String = "", color: Color = .cycle(0), colors: [Color] = [],
    marker: Marker = .circle, size: Double = 6
  ) {
    precondition(x.count == y.count && (colors.isEmpty || colors.count == x.count), "as many x as y")
    (self.x, self.y, self.label, self.color) = (x, y, label, color)
    (self.colors, self.marker, self.size) = (colors, marker, size)
  }
}

/// Vertical bars.
public struct BarMark: Equatable, Sendable {
  /// The centre of each bar.
  public var x: [Double]
  public var heights: [Double]
  public var bottoms: [Double]
  public var width: Double
  public var label: String
  public var color: Color

  /// - Precondition: as many heights as `x`, and as many bottoms or none.
  public init(
    x: [Double], heights: [Double], bottoms: [Double] = [], width: Double = 0.8, label: String = "",
    color: Color = .cycle(0)
  ) {
    precondition(x.count == heights.count && (bottoms.isEmpty || bottoms.count == x.count), "as many x as y")
    (self.x, self.heights, self.width, self.label, self.color) = (x, heights, width, label, color)
    self.bottoms = bottoms.isEmpty ? Array(repeating: 0, count: x.count) : bottoms
  }
}

/// An image; the centre of pixel (0, 0) is at (0, 0), y downwards.
public struct PictureMark: Equatable, Sendable {
  public var picture: Picture
  /// Whether it is stretched to the axes instead of keeping its pixels square.
  public var isStretched: Bool

  public init(_ picture: Picture, isStretched: Bool = false) {
    (self.picture, self.isStretched) = (picture, isStretched)
  }
}

/// A straight line across the axes, or across a part of them.
public struct RuleMark: Equatable, Sendable {
  public var isVertical: Bool
  public var place: Double
  /// The extent along the other axis; `nil`: all across.
  public var extent: AxisLimits?
  public var label: String
  public var color: Color
  public var dash: Dash

  public init(
    isVertical: Bool, place: Double, extent: AxisLimits? = nil, label: String = "", color: Color = .cycle(0),
    dash: Dash = .solid
  ) {
    (self.isVertical, self.place, self.extent) = (isVertical, place, extent)
    (self.label, self.color, self.dash) = (label, color, dash)
  }
}

/// Text at a position.
public struct TextMark: Equatable, Sendable {
  /// The alignment at the position.
  public enum Alignment: Equatable, Sendable { case left, center, right }

  public var x: Double
  public var y: Double
  public var text: String
  public var color: Color
  public var alignment: Alignment

  public init(x: Double, y: Double, text: String, color: Color = .black, alignment: Alignment = .left) {
    (self.x, self.y, self.text, self.color, self.alignment) = (x, y, text, color, alignment)
  }
}

/// A confusion matrix: how often class `row` was predicted as class `column`.
public struct CountTable: Equatable, Sendable {
  /// Row by row, `names.count` squared.
  public var counts: [Int]
  public var names: [String]

  /// - Precondition: `names.count` squared counts.
  public init(counts: [Int], names: [String]) {
    precondition(counts.count == names.count * names.count, "a square of counts")
    (self.counts, self.names) = (counts, names)
  }

  public var size: Int { names.count }
  public func row(_ index: Int) -> ArraySlice<Int> { counts[index * size..<(index + 1) * size] }
  public var total: Int { counts.reduce(0) { $0 &+ $1 } }
  /// The sum of the diagonal.
  public var right: Int { (0..<size).reduce(0) { $0 &+ counts[$1 * size + $1] } }
}
