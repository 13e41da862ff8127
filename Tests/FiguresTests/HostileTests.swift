import Figures
import Testing

/// Extreme numbers: whatever they are, something is drawn and nothing traps.
@Suite struct HostileTests {
  private static let numbers: [Double] = [
    0, -0.0, 1, -1, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    .leastNonzeroMagnitude, 1e16, 1e16 + 2, 1e-300, 5e-324,
  ]

  private func draw(_ axes: Axes) {
    var figure = Figure()
    figure.panels = [Panel(axes)]
    for colours in [TextStyle.Colours.none, .full] {
      for line in figure.text(TextStyle(width: 40, colours: colours)).split(separator: "\n")
      where colours == .none {
        #expect(line.count <= 40)
      }
    }
    #expect(isWellFormed(figure.svg()))
    #expect(!figure.sentence.isEmpty)
  }

  @Test(arguments: numbers)
  func pairsOfNumbers(first: Double) {
    for second in Self.numbers {
      var axes = Axes(marks: [
        .line(LineMark(x: [first, second], y: [second, first], label: "l")),
        .points(PointMark(x: [first], y: [second])),
        .bars(BarMark(x: [first], heights: [second], bottoms: [first], width: abs(second))),
        .area(AreaMark(x: [first, second], lower: [second, first], upper: [first, second], label: "a")),
        .rule(RuleMark(isVertical: true, place: first, extent: AxisLimits(second, first))),
        .text(TextMark(x: first, y: second, text: "t")),
      ])
      (axes.showsLegend, axes.showsGrid) = (true, true)
      draw(axes)
      axes.xLimits = AxisLimits(first, second)
      axes.yLimits = AxisLimits(second, first)
      axes.xTicks = [Tick(first, "a"), Tick(second, "b")]
      draw(axes)
      (axes.xIsLogarithmic, axes.yIsLogarithmic) = (true, true)
      draw(axes)
    }
  }

  @Test func figuresOfAnySizeAndGrid() {
    for size in Self.numbers {
      for (rows, columns) in [(0, 0), (-1, 3), (1, 300), (300, 1)] {
        var figure = Figure()
        (figure.width, figure.height, figure.rows, figure.columns) = (size, size, rows, columns)
        figure.panels = [Panel(Axes(marks: [.line(LineMark(x: [1, 2], y: [1, 2]))]))]
        #expect(figure.text(.plain).split(separator: "\n").count < 1100)
        #expect(isWellFormed(figure.svg()))
      }
    }
  }

  @Test func manyPoints() {
    let y = (0..<100_000).map { Double(($0 * 7919) % 1000) }
    var figure = Figure()
    figure.panels = [Panel(Axes(marks: [.line(LineMark(x: y.indices.map(Double.init), y: y))]))]
    #expect(figure.text(.plain).split(separator: "\n").count <= 24)
  }
}
