/// One set of axes: marks, title, labels and limits.
package struct Axes: Equatable, Sendable {
  package var title = ""
  package var xLabel = ""
  package var yLabel = ""
  /// In drawing order.
  package var marks: [Mark] = []
  /// Limits that were set; otherwise computed from the marks.
  package var xLimits: AxisLimits?
  package var yLimits: AxisLimits?
  package var xTicks: [Tick]?
  package var yTicks: [Tick]?
  package var xKind = AxisKind.linear
  package var yKind = AxisKind.linear
  package var xIsLogarithmic: Bool {
    get { xKind == .logarithmic }
    set { xKind = newValue ? .logarithmic : .linear }
  }
  package var yIsLogarithmic: Bool {
    get { yKind == .logarithmic }
    set { yKind = newValue ? .logarithmic : .linear }
  }
  /// Whether frame, ticks and labels are drawn.
  package var isFramed = true
  package var showsGrid = false
  package var showsLegend = false
  package var showsColorBar = false
  /// What the colour bar's numbers are, with their unit.
  package var colorBarLabel = ""

  package init(marks: [Mark] = []) { self.marks = marks }

  /// The first image, if there is one.
  package var picture: PictureMark? {
    for case .picture(let mark) in marks { return mark }
    return nil
  }

  /// The picture that a colour bar explains: the last one with a colour map.
  var mappedPicture: Picture? {
    marks.reversed().lazy.compactMap { mark in
      if case .picture(let mark) = mark, mark.picture.map != nil { mark.picture } else { nil }
    }.first
  }

  /// The confusion matrix, if there is one.
  var table: CountTable? {
    for case .table(let table) in marks { return table }
    return nil
  }

  /// The grid of numbers, if there is one.
  var numbers: NumberGrid? {
    for case .numbers(let numbers) in marks { return numbers }
    return nil
  }
}

/// How numbers are placed on an axis.
package enum AxisKind: Equatable, Sendable {
  case linear, logarithmic
  /// Logarithmic in both directions, linear from −`threshold` to `threshold`.
  case symmetric(threshold: Double)
  /// log(p / (1 − p)), for shares between 0 and 1.
  case logit
}

/// The ends of an axis; the first may be the larger.
package struct AxisLimits: Equatable, Sendable {
  package var from: Double
  package var to: Double

  package init(_ from: Double, _ to: Double) { (self.from, self.to) = (from, to) }
}

/// A position on an axis with its label.
package struct Tick: Equatable, Sendable {
  package var place: Double
  package var label: String

  package init(_ place: Double, _ label: String) { (self.place, self.label) = (place, label) }
}

/// Something drawn on axes.
package enum Mark: Equatable, Sendable {
  case line(LineMark)
  case points(PointMark)
  case bars(BarMark)
  case area(AreaMark)
  case picture(PictureMark)
  case classes(ClassMark)
  case rule(RuleMark)
  case text(TextMark)
  case table(CountTable)
  case numbers(NumberGrid)

  /// The label in the legend; empty for none.
  package var label: String {
    switch self {
    case .line(let mark): mark.label
    case .points(let mark): mark.label
    case .bars(let mark): mark.label
    case .area(let mark): mark.label
    case .rule(let mark): mark.label
    case .picture, .classes, .text, .table, .numbers: ""
    }
  }

  /// Black for a mark that has colours of its own.
  package var color: Color {
    switch self {
    case .line(let mark): mark.color
    case .points(let mark): mark.color
    case .bars(let mark): mark.color
    case .area(let mark): mark.color
    case .rule(let mark): mark.color
    case .text(let mark): mark.color
    case .picture, .classes, .table, .numbers: .black
    }
  }
}

/// A line style.
package enum Dash: String, CaseIterable, Sendable {
  case solid, dashed, dotted, dashDot
}

/// The symbol at a point.
package enum Marker: Equatable, Sendable {
  case none, dot, circle, cross, plus, star, square, triangle, diamond
}

/// Points joined by a line; one that is not finite interrupts it.
package struct LineMark: Equatable, Sendable {
  package var x: [Double]
  package var y: [Double]
  package var label: String
  package var color: Color
  /// `nil`: no line, only markers.
  package var dash: Dash?
  package var marker: Marker
  /// In points of 1/72 inch.
  package var width: Double

  /// - Precondition: as many `x` as `y`.
  package init(
    x: [Double], y: [Double], label: String = "", color: Color = .cycle(0), dash: Dash? = .solid,
    marker: Marker = .none, width: Double = 1.5
  ) {
    precondition(x.count == y.count, "a line has as many x as y")
    (self.x, self.y, self.label, self.color) = (x, y, label, color)
    (self.dash, self.marker, self.width) = (dash, marker, width)
  }
}

/// A scatter plot, optionally with a colour per point.
package struct PointMark: Equatable, Sendable {
  package var x: [Double]
  package var y: [Double]
  package var label: String
  package var color: Color
  /// One per point, or empty.
  package var colors: [Color]
  package var marker: Marker
  /// The diameter in points of 1/72 inch.
  package var size: Double

  /// - Precondition: as many `x` as `y`, and as many colours or none.
  package init(
    x: [Double], y: [Double], label: String = "", color: Color = .cycle(0), colors: [Color] = [],
    marker: Marker = .circle, size: Double = 6
  ) {
    precondition(x.count == y.count && (colors.isEmpty || colors.count == x.count), "as many x as y")
    (self.x, self.y, self.label, self.color) = (x, y, label, color)
    (self.colors, self.marker, self.size) = (colors, marker, size)
  }
}

/// Vertical bars.
package struct BarMark: Equatable, Sendable {
  /// The centre of each bar.
  package var x: [Double]
  package var heights: [Double]
  package var bottoms: [Double]
  package var width: Double
  package var label: String
  /// The colour of those that have none of their own.
  package var color: Color
  /// The colours of single bars, by their place.
  package var colors: [Int: Color] = [:]

  /// The colour of a bar.
  package func color(of bar: Int) -> Color { colors[bar] ?? color }

  /// - Precondition: as many heights as `x`, and as many bottoms or none.
  package init(
    x: [Double], heights: [Double], bottoms: [Double] = [], width: Double = 0.8, label: String = "",
    color: Color = .cycle(0)
  ) {
    precondition(x.count == heights.count && (bottoms.isEmpty || bottoms.count == x.count), "as many x as y")
    (self.x, self.heights, self.width, self.label, self.color) = (x, heights, width, label, color)
    self.bottoms = bottoms.isEmpty ? Array(repeating: 0, count: x.count) : bottoms
  }
}

/// The area between two lines, such as one layer of a stack.
package struct AreaMark: Equatable, Sendable {
  /// Rising.
  package var x: [Double]
  package var lower: [Double]
  package var upper: [Double]
  package var label: String
  package var color: Color

  /// - Precondition: as many `lower` and `upper` as `x`.
  package init(
    x: [Double], lower: [Double], upper: [Double], label: String = "", color: Color = .cycle(0)
  ) {
    precondition(x.count == lower.count && x.count == upper.count, "as many x as y")
    (self.x, self.lower, self.upper, self.label, self.color) = (x, lower, upper, label, color)
  }

  /// Areas one upon the other, each number a step of width 1 around 1, 2, 3 ….
  ///
  /// - Precondition: as many numbers in each series.
  package static func stacked(_ series: [(label: String, values: [Double], color: Color)]) -> [AreaMark] {
    var floor = series.first.map { [Double](repeating: 0, count: $0.values.count) } ?? []
    return series.map { item in
      precondition(item.values.count == floor.count, "as many numbers in each series")
      let top = zip(floor, item.values).map { $0 + $1 }
      defer { floor = top }
      let x = top.indices.flatMap { [Double($0) + 0.5, Double($0) + 1.5] }
      return AreaMark(
        x: x, lower: floor.flatMap { [$0, $0] }, upper: top.flatMap { [$0, $0] }, label: item.label,
        color: item.color)
    }
  }
}

/// The place of an image in the numbers of the axes.
package struct PictureFrame: Equatable, Sendable {
  package var left: Double
  package var right: Double
  package var bottom: Double
  package var top: Double

  package init(left: Double, right: Double, bottom: Double, top: Double) {
    (self.left, self.right, self.bottom, self.top) = (left, right, bottom, top)
  }
}

/// An image; the centre of pixel (0, 0) is at (0, 0), y downwards, unless it has a frame.
package struct PictureMark: Equatable, Sendable {
  package var picture: Picture
  /// Whether it is stretched to the axes instead of keeping its pixels square.
  package var isStretched: Bool
  /// 0 to 1, over what was drawn before.
  package var opacity: Double
  /// The width and height that it covers, in pixels of the axes: its own, or those of an image below it.
  package var width: Double
  package var height: Double
  /// Where it is, if not at its pixels.
  package var frame: PictureFrame?

  /// An image over its own pixels, or over those of another image.
  package init(_ picture: Picture, isStretched: Bool = false, opacity: Double = 1, over below: Picture? = nil)
  {
    (self.picture, self.isStretched) = (picture, isStretched)
    self.opacity = opacity.clamped(to: 0...1)
    width = Double((below ?? picture).fullWidth)
    height = Double((below ?? picture).fullHeight)
  }
}

/// A class for each pixel of an image, drawn over it in a colour for each class: a segmentation.
package struct ClassMark: Equatable, Sendable {
  package let width: Int
  package let height: Int
  /// Row by row from the top, indices into `names`.
  package let classes: [Int]
  package let names: [String]
  /// 0 to 1, over the image.
  package let opacity: Double
  /// The width and height that it covers, in pixels of the axes.
  package let fullWidth: Double
  package let fullHeight: Double

  /// Classes over an image, or alone.
  /// - Precondition: `width * height` classes, each with a name.
  package init(
    width: Int, height: Int, classes: [Int], names: [String], opacity: Double = 0.5,
    over below: Picture? = nil
  ) {
    precondition(classes.count == width * height, "as many classes as pixels")
    precondition(classes.allSatisfy(names.indices.contains), "a name for each class")
    (self.width, self.height, self.classes, self.names) = (width, height, classes, names)
    self.opacity = opacity.clamped(to: 0...1)
    fullWidth = Double(below?.fullWidth ?? width)
    fullHeight = Double(below?.fullHeight ?? height)
  }

  /// The colour of a class: none for 0, the background.
  package static func color(_ index: Int) -> Color { index == 0 ? .clear : .distinct(index - 1) }

  /// The classes as colours.
  var mark: PictureMark {
    let picture = Picture(width: width, height: height, pixels: classes.map(Self.color))
    var mark = PictureMark(picture, opacity: opacity)
    (mark.width, mark.height) = (fullWidth, fullHeight)
    return mark
  }

  /// The fraction of the pixels that each class has.
  var shares: [Double] {
    var counts = [Int](repeating: 0, count: names.count)
    for index in classes { counts[index] += 1 }
    return counts.map { Double($0) / Double(max(classes.count, 1)) }
  }
}

/// A straight line across the axes, or across a part of them.
package struct RuleMark: Equatable, Sendable {
  package var isVertical: Bool
  package var place: Double
  /// The extent along the other axis; `nil`: all across.
  package var extent: AxisLimits?
  package var label: String
  package var color: Color
  package var dash: Dash

  package init(
    isVertical: Bool, place: Double, extent: AxisLimits? = nil, label: String = "", color: Color = .cycle(0),
    dash: Dash = .solid
  ) {
    (self.isVertical, self.place, self.extent) = (isVertical, place, extent)
    (self.label, self.color, self.dash) = (label, color, dash)
  }
}

/// A place in the numbers of the axes.
package struct AxesPoint: Equatable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// Text at a position.
package struct TextMark: Equatable, Sendable {
  /// The alignment at the position.
  package enum Alignment: Equatable, Sendable { case left, center, right }

  package var x: Double
  package var y: Double
  package var text: String
  package var color: Color
  package var alignment: Alignment
  /// The place that an arrow from the text points at.
  package var target: AxesPoint?

  package init(x: Double, y: Double, text: String, color: Color = .black, alignment: Alignment = .left) {
    (self.x, self.y, self.text, self.color, self.alignment) = (x, y, text, color, alignment)
  }
}

/// A confusion matrix: how often class `row` was predicted as class `column`.
package struct CountTable: Equatable, Sendable {
  /// Row by row, `names.count` squared.
  package var counts: [Int]
  package var names: [String]

  /// - Precondition: `names.count` squared counts.
  package init(counts: [Int], names: [String]) {
    precondition(counts.count == names.count * names.count, "a square of counts")
    (self.counts, self.names) = (counts, names)
  }

  package var size: Int { names.count }
  package func row(_ index: Int) -> ArraySlice<Int> { counts[index * size..<(index + 1) * size] }
  package var total: Int { counts.reduce(0) { $0 &+ $1 } }
  /// The sum of the diagonal.
  package var right: Int { (0..<size).reduce(0) { $0 &+ counts[$1 * size + $1] } }
}
