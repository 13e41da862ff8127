/// What stands between two axes: marks, and the words around them.
public struct Axes: Equatable, Sendable {
  public var title = ""
  public var xLabel = ""
  public var yLabel = ""
  /// In the order in which they are drawn.
  public var marks: [Mark] = []
  /// Limits that were set; otherwise they follow from the marks.
  public var xLimits: Limits?
  public var yLimits: Limits?
  public var xTicks: [Tick]?
  public var yTicks: [Tick]?
  public var xIsLogarithmic = false
  public var yIsLogarithmic = false
  /// Whether frame, ticks and labels are shown.
  public var isFramed = true
  public var showsGrid = false
  public var showsLegend = false
  public var showsColorBar = false

  public init(marks: [Mark] = []) { self.marks = marks }

  /// The first picture, where there is one.
  public var picture: PictureMark? {
    for case .picture(let mark) in marks { return mark }
    return nil
  }

  /// The table, where one is drawn.
  var table: CountTable? {
    for case .table(let table) in marks { return table }
    return nil
  }
}

/// From where to where an axis goes; the first may be the larger.
public struct Limits: Equatable, Sendable {
  public var from: Double
  public var to: Double

  public init(_ from: Double, _ to: Double) { (self.from, self.to) = (from, to) }
}

/// A place on an axis with its words.
public struct Tick: Equatable, Sendable {
  public var place: Double
  public var label: String

  public init(_ place: Double, _ label: String) { (self.place, self.label) = (place, label) }
}

/// One thing that is drawn.
public enum Mark: Equatable, Sendable {
  case line(LineMark)
  case points(PointMark)
  case bars(BarMark)
  case picture(PictureMark)
  case rule(RuleMark)
  case text(TextMark)
  case table(CountTable)

  /// What the legend calls it; empty for nothing.
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

/// How a line is broken.
public enum Dash: String, CaseIterable, Sendable {
  case solid, dashed, dotted, dashDot
}

/// A sign at a point.
public enum Marker: Equatable, Sendable {
  case none, dot, circle, cross, plus, star, square, triangle, diamond
}

/// Points joined by a line; one that is not finite breaks it.
public struct LineMark: Equatable, Sendable {
  public var x: [Double]
  public var y: [Double]
  public var label: String
  public var color: Color
  /// `nil`: no line, markers alone.
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

/// Points that stand for themselves, each in a colour of its own where colours are given.
public struct PointMark: Equatable, Sendable {
  public var x: [Double]
  public var y: [Double]
  public var label: String
  public var color: Color
  /// One a point, or none.
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

/// Upright bars.
public struct BarMark: Equatable, Sendable {
  /// The middle of each bar.
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

/// A picture whose pixel (0, 0) has its middle at (0, 0), y downwards.
public struct PictureMark: Equatable, Sendable {
  public var picture: Picture
  /// Whether it is stretched to the axes rather than keeping its pixels square.
  public var isStretched: Bool

  public init(_ picture: Picture, isStretched: Bool = false) {
    (self.picture, self.isStretched) = (picture, isStretched)
  }
}

/// A straight line across the axes, or a part of one.
public struct RuleMark: Equatable, Sendable {
  public var isVertical: Bool
  public var place: Double
  /// From where to where it goes along the other axis; `nil`: all across.
  public var extent: Limits?
  public var label: String
  public var color: Color
  public var dash: Dash

  public init(
    isVertical: Bool, place: Double, extent: Limits? = nil, label: String = "", color: Color = .cycle(0),
    dash: Dash = .solid
  ) {
    (self.isVertical, self.place, self.extent) = (isVertical, place, extent)
    (self.label, self.color, self.dash) = (label, color, dash)
  }
}

/// Words at a place.
public struct TextMark: Equatable, Sendable {
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

/// A confusion matrix: how often class `row` was taken for class `column`.
public struct CountTable: Equatable, Sendable {
  /// Row by row, `names.count` squared.
  public var counts: [Int]
  public var names: [String]

  /// - Precondition: the square of as many counts as names.
  public init(counts: [Int], names: [String]) {
    precondition(counts.count == names.count * names.count, "a square of counts")
    (self.counts, self.names) = (counts, names)
  }

  public var size: Int { names.count }
  public func row(_ index: Int) -> ArraySlice<Int> { counts[index * size..<(index + 1) * size] }
  public var total: Int { counts.reduce(0) { $0 &+ $1 } }
  /// Those on the diagonal.
  public var right: Int { (0..<size).reduce(0) { $0 &+ counts[$1 * size + $1] } }
}
