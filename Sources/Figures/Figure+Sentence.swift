import Phrases

extension Figure {
  package var sentence: String {
    let shown = panels.filter { !$0.axes.marks.isEmpty }
    var parts: [String] = title.isEmpty ? [] : [Self.ended(title)]
    if shown.isEmpty { return (parts + ["A figure in which nothing is drawn."]).joined(separator: " ") }
    if let pictures = picturesOfOneScale {
      parts.append(pictures)
      if let guide { parts.append(guide.sentence) }
      return parts.joined(separator: " ")
    }
    if shown.count > 1 { parts.append("\(shown.count) panels.") }
    // For a grid of images the first few suffice.
    let told = shown.prefix(shown.count > 12 ? 6 : 12)
    for (index, panel) in told.enumerated() {
      parts.append((shown.count > 1 ? "Panel \(index + 1): " : "") + panel.axes.sentence)
    }
    if told.count < shown.count { parts.append("And \(shown.count - told.count) more panels.") }
    if let guide { parts.append(guide.sentence) }
    return parts.joined(separator: " ")
  }

  /// Maps or kernels as one sentence; `nil` if the panels are not single pictures with the guide's colours.
  private var picturesOfOneScale: String? {
    guard case .colors(let map, let range, _)? = guide, panels.count > 1, let first = panels[0].axes.picture,
      panels.allSatisfy({ panel in
        guard panel.axes.marks.count == 1, let picture = panel.axes.picture?.picture else { return false }
        return picture.map == map && picture.range == range && picture.fullWidth == first.picture.fullWidth
          && picture.fullHeight == first.picture.fullHeight
      })
    else { return nil }
    return "\(panels.count) pictures, \(first.picture.fullHeight) × \(first.picture.fullWidth) pixels each."
  }

  fileprivate static func ended(_ text: String) -> String {
    let line = text.titleLines.joined(separator: ", ")
    return line.last.map { ".!?".contains($0) } ?? true ? line : line + "."
  }
}

extension Axes {
  /// The axes as a sentence.
  var sentence: String {
    var parts: [String] = []
    if !title.isEmpty { parts.append(Figure.ended(title)) }
    if !hasPlaces {
      parts.append(picture == nil ? "No finite numbers to draw." : "A picture without pixels.")
      return parts.joined(separator: " ")
    }
    let hasCurves = marks.contains { mark in
      switch mark {
      case .line, .points, .bars, .area: true
      case .picture, .classes, .rule, .text, .table, .numbers: false
      }
    }
    if hasCurves {
      let scales = scales(margin: 0)
      func range(_ scale: Scale, _ label: String, _ name: String, _ isLogarithmic: Bool) -> String {
        "\(label.isEmpty ? name : label) from \(NumberText.significant(scale.from)) to "
          + NumberText.significant(scale.to) + (isLogarithmic ? " (logarithmic)" : "")
      }
      parts.append(
        range(scales.x, xLabel, "x", xIsLogarithmic) + ", " + range(scales.y, yLabel, "y", yIsLogarithmic)
          + ".")
    }
    parts += marks.compactMap(\.sentence)
    return parts.joined(separator: " ")
  }
}

extension Mark {
  /// The mark as a phrase; `nil` for one without information.
  fileprivate var sentence: String? {
    func number(_ value: Double) -> String { NumberText.significant(value) }
    func named(_ kind: String) -> String { label.isEmpty ? kind : "\(kind) \(label)" }
    switch self {
    case .line(let line):
      let values = line.y.filter(\.isFinite)
      guard let first = values.first, let last = values.last, let low = values.min(), let high = values.max()
      else { return "\(named("Line")): nothing finite." }
      if values.count == 1 { return "\(named("Line")): one point, \(number(first))." }
      return "\(named("Line")): \(values.count) points, first \(number(first)), last \(number(last)), "
        + "lowest \(number(low)), highest \(number(high))."
    case .points(let points): return "\(named("Points")): \(points.x.count)."
    case .bars(let bars):
      let tallest = bars.heights.indices.filter { bars.heights[$0].isFinite }.max {
        bars.heights[$0] < bars.heights[$1]
      }
      guard let tallest else { return "\(named("Bars")): none." }
      return "\(named("Bars")): \(bars.heights.count), the tallest \(number(bars.heights[tallest])) "
        + "at \(number(bars.x[tallest]))."
    case .area(let area):
      let heights = zip(area.lower, area.upper).map { $1 - $0 }
      let largest = heights.indices.filter { heights[$0].isFinite }.max { heights[$0] < heights[$1] }
      guard let largest else { return "\(named("Area")): nothing finite." }
      return "\(named("Area")): at most \(number(heights[largest]))."
    case .classes(let mark):
      let shares = mark.shares
      let shown = shares.indices.filter { $0 > 0 && shares[$0] > 0 }.sorted { shares[$0] > shares[$1] }
      if shown.isEmpty { return "Classes: none but \(mark.names.first ?? "the background")." }
      return "Classes: "
        + shown.prefix(6).map { "\(mark.names[$0]) \(NumberText.fixed(100 * shares[$0], 1)) %" }
        .joined(separator: ", ") + "."
    case .picture(let mark):
      let picture = mark.picture
      let size = "\(picture.fullHeight) × \(picture.fullWidth) pixels"
      guard let range = picture.range, let map = picture.map else { return "Picture in colour, \(size)." }
      return "Picture, \(size), values \(number(range.lowerBound)) to \(number(range.upperBound)), "
        + "colours \(map.name)."
    case .rule(let rule):
      return "\(named(rule.isVertical ? "Upright line" : "Level line")) at \(number(rule.place))."
    case .text(let mark): return "Words: \(mark.text)."
    case .table(let table): return table.sentence
    case .numbers(let numbers): return numbers.sentence
    }
  }
}

extension CountTable {
  /// How many are right, and the most frequent confusion.
  fileprivate var sentence: String {
    let share = total > 0 ? NumberText.fixed(100 * Double(right) / Double(total), 2) : "0"
    let wrong = counts.indices.filter { $0 / size != $0 % size && counts[$0] > 0 }.sorted {
      counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1]
    }
    let worst = wrong.prefix(3).map { "\(names[$0 / size]) as \(names[$0 % size]) \(counts[$0])" }
    return "Confusion matrix of \(size) classes, \(total.grouped) samples, \(share) % right."
      + (worst.isEmpty ? "" : " Most often mixed up: \(worst.joined(separator: ", ")).")
  }
}
