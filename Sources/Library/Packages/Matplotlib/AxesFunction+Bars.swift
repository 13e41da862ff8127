import Evaluator
import Figures
import Tensors

/// Bars and histograms.
extension AxesFunction {
  static let bars: [AxesFunction] = [bar, hist]

  private static let barLooks: [Signature.Parameter] =
    [.plotLabel, .plotColor, .plotAlpha]
    + Signature.Parameter.looks("edgecolor", "linewidth", "zorder", "align", "rwidth")

  private static let bar = AxesFunction(
    "bar", "Upright bars.",
    [
      .required("x", .any, "their middles, or their names"), .required("height", .any, "how high they are"),
      .optional("width", .float, default: 0.8, "how wide they are"),
      .optional("bottom", .any, "where they stand; None: on 0"),
      .keyword("tick_label", .any, "a name for each"),
    ] + barLooks
  ) { axes, call in
    let names = names(call["x"])
    let x = try names.map { $0.indices.map(Double.init) } ?? call.row("x")
    var heights = try call.row("height")
    if heights.count == 1, x.count > 1 { heights = Array(repeating: heights[0], count: x.count) }
    try call.matched(x, heights, ("x", "heights"), at: "height")
    var bottoms = try call.optionalRow("bottom") ?? []
    if bottoms.count == 1 { bottoms = Array(repeating: bottoms[0], count: x.count) }
    if !bottoms.isEmpty { try call.matched(x, bottoms, ("x", "bottoms"), at: "bottom") }
    let width = try call.double("width")
    guard width.isFinite, width > 0 else { throw call.invalid("width", must: "be above 0, and finite") }
    var mark = BarMark(x: x, heights: heights, bottoms: bottoms, width: width)
    mark.label = try call.label("label")
    if let colors = try call.colors("color") {
      for bar in x.indices where !colors.isEmpty {
        mark.colors[bar] = try call.faded(colors[bar % colors.count])
      }
    } else {
      mark.color = try call.seriesColor(axes, hasShortName: false)
    }
    axes.axes.marks.append(.bars(mark))
    if let names = names ?? AxesFunction.names(call["tick_label"]), names.count == x.count {
      axes.axes.xTicks = zip(x, names).map { Tick($0, $1) }
    }
    return .object(BarContainer(axes, mark: axes.axes.marks.count - 1))
  }

  private static let hist = AxesFunction(
    "hist", "A histogram: how many of the numbers fall into each bin.",
    [
      .required("x", .any, "numbers, in any shape"),
      .optional("bins", .any, default: 10, "how many, or their edges"),
      .optional("range", .any, "(from, to); None: the smallest and the largest number"),
      .optional("density", .bool, default: false, "whether the bars' areas add up to 1"),
    ] + barLooks
  ) { axes, call in
    let values = try call.tensor("x").elements(Double.self).filter(\.isFinite)
    let edges = try edges(values, call)
    var counts = [Double](repeating: 0, count: edges.count - 1)
    for value in values where value >= edges[0] && value <= edges[edges.count - 1] {
      // The last edge belongs to the last bin.
      var (low, high) = (0, edges.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle } else { high = middle }
      }
      counts[low] += 1
    }
    if try call.bool("density") {
      let total = counts.reduce(0, +)
      for bin in counts.indices where total > 0 { counts[bin] /= total * (edges[bin + 1] - edges[bin]) }
    }
    let label = try call.label("label")
    let color = try call.seriesColor(axes, hasShortName: false)
    let widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    let place = axes.axes.marks.count
    if let width = widths.first,
      widths.allSatisfy({ abs($0 - width) <= 1e-9 * max(abs(edges[0]), abs(width) * 1000) })
    {
      axes.axes.marks.append(
        .bars(BarMark(x: middles(edges), heights: counts, width: width, label: label, color: color)))
    } else {
      for (bin, middle) in middles(edges).enumerated() {
        axes.axes.marks.append(
          .bars(
            BarMark(
              x: [middle], heights: [counts[bin]], width: widths[bin], label: bin == 0 ? label : "",
              color: color)))
      }
    }
    let (n, bounds) = (
      try Tensor(shape: [counts.count], floats: counts.map { Float($0) }),
      try Tensor(shape: [edges.count], floats: edges.map { Float($0) })
    )
    return .tuple(of: [.tensor(n), .tensor(bounds), .object(BarContainer(axes, mark: place))])
  }

  private static func middles(_ edges: [Double]) -> [Double] {
    zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
  }

  private static func edges(_ values: [Double], _ call: Call) throws -> [Double] {
    if call["bins"].asInt == nil {
      let edges = try call.row("bins")
      guard edges.count > 1, edges.allSatisfy(\.isFinite),
        zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 })
      else {
        throw call.invalid("bins", must: "be a number of bins, or their edges in rising order")
      }
      return edges
    }
    let bins = try call.int("bins", atLeast: 1, atMost: 10000)
    var (low, high) = (values.min() ?? 0, values.max() ?? 1)
    if let range = try call.optionalRow("range") {
      guard range.count == 2, range[0] < range[1], range.allSatisfy(\.isFinite) else {
        throw call.invalid("range", must: "be (from, to), the smaller first")
      }
      (low, high) = (range[0], range[1])
    }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    return (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
  }
}
