import Evaluator
import Figures
import Tensors

/// Bars and histograms.
extension AxesFunction {
  static let bars: [AxesFunction] = [bar, barLabel]

  private static let barLooks: [Signature.Parameter] =
    [.plotLabel, .plotColor, .plotAlpha]
    + Signature.Parameter.looks(
      "edgecolor", "ec", "linewidth", "lw", "zorder", "align", "hatch", "yerr", "xerr", "capsize", "ecolor",
      "error_kw",
      "fill", "linestyle", "facecolor", "log", "data")

  private static let bar = AxesFunction(
    "bar", "Upright bars.",
    [
      .required("x", .any, "their middles, or their names"), .required("height", .any, "how high they are"),
      .optional("width", .float, default: 0.8, "how wide they are"),
      .optional("bottom", .any, "where they stand; None: on 0"),
      .keyword("tick_label", .any, "a name for each"),
    ] + barLooks
  ) { axes, call in
    let x = try axes.places(call["x"], "x", isX: true, call)
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
    if let names = AxesFunction.names(call["tick_label"]), names.count == x.count {
      axes.axes.xTicks = zip(x, names).map { Tick($0, $1) }
    }
    return .object(BarContainer(axes, mark: axes.axes.marks.count - 1))
  }

  private static let barLabel = AxesFunction(
    "bar_label", "A number at each bar.",
    [
      .required("container", .any, "what bar gave"), .optional("labels", .any, "words; None: the heights"),
      .keyword("fmt", .any, default: "%g", "how the heights are written"),
      .keyword("label_type", .choice("edge", "center"), default: "edge"),
    ] + Signature.Parameter.looks("padding", "fontsize", "color", "rotation", "fontweight")
  ) { axes, call in
    guard let bars = call["container"].host(as: BarContainer.self)?.bars else {
      throw call.wrongType("container", expected: "what bar gave")
    }
    let words =
      try call["labels"].isNone ? nil : call.elements("labels").map { try call.interpreter.text($0) }
    for place in bars.x.indices {
      var text = ""
      if let words {
        text = place < words.count ? words[place] : ""
      } else if let format = call["fmt"].asString {
        let name = format.contains("%") ? "__mod__" : "format"
        let write = try call.interpreter.attribute(name, of: .string(format))
        text = try call.interpreter.text(call.interpreter.call(write, [.float(bars.heights[place])]))
      }
      let top = bars.bottoms[place] + bars.heights[place]
      let y = try call.string("label_type") == "center" ? bars.bottoms[place] + bars.heights[place] / 2 : top
      axes.axes.marks.append(.text(TextMark(x: bars.x[place], y: y, text: text, alignment: .center)))
    }
    return .list(of: [])
  }
}
