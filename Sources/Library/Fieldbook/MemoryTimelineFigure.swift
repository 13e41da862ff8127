import Figures
import Networks
import Phrases

extension MemoryTimeline {
  /// The bytes alive at each step, one category upon the other, with the peak marked.
  func figure(title: String) -> Figure {
    let totals = totals
    let unit = ByteUnit(for: totals.max() ?? 0)
    var axes = Axes(
      marks: AreaMark.stacked(
        series.enumerated().map { index, series in
          (series.name, series.byteCounts.map { Double($0) / unit.size }, Self.color(index, of: series.name))
        }
      ).map(Mark.area))
    if let firstBackward, firstBackward > 0 {
      axes.marks.append(
        .rule(
          RuleMark(
            isVertical: true, place: Double(firstBackward) + 0.5,
            label: "backward from step \(firstBackward + 1)",
            color: Color(hex: 0x262626), dash: .dotted)))
    }
    if let peak {
      let layer = steps[peak].layer
      let words =
        "peak \(unit.text(totals[peak])), step \(peak + 1)"
      axes.marks.append(
        .rule(
          RuleMark(
            isVertical: true, place: Double(peak + 1), label: words, color: Color(hex: 0x262626),
            dash: .dashed)))
      axes.title = title + "\npeak at \(steps[peak].name)" + (layer.isEmpty ? "" : " of \(layer)")
    } else {
      axes.title = title
    }
    (axes.xLabel, axes.yLabel) = ("step of the plan", "memory (\(unit.name))")
    axes.showsLegend = true
    axes.yLimits = AxisLimits(0, Double(totals.max() ?? 1) / unit.size * 1.05)
    var figure = Figure()
    (figure.width, figure.height) = (9, 6)
    figure.panels = [Panel(axes)]
    return figure
  }

  /// A category's colour is the same in every timeline.
  private static func color(_ index: Int, of name: String) -> Color {
    let names = [
      "activations", "input and targets", "gradients of activations", "parameters", "optimizer state",
      "gradients", "workspace",
    ]
    return .distinct(names.firstIndex(of: name) ?? index)
  }
}

/// A decimal unit of bytes that keeps numbers below 1,000.
private struct ByteUnit {
  let name: String
  let size: Double

  init(for byteCount: Int) {
    let units = [("bytes", 1.0), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9)]
    (name, size) = units.last { Double(byteCount) >= $0.1 } ?? units[0]
  }

  /// Three digits: `12.3 MB`.
  func text(_ byteCount: Int) -> String {
    let value = Double(byteCount) / size
    if size == 1 || value >= 100 { return "\(Int(value.rounded()).grouped) \(name)" }
    let scale = value >= 10 ? 10.0 : 100
    return "\((value * scale).rounded() / scale) \(name)"
  }
}
