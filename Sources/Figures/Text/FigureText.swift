extension Figure {
  /// Rows of text per inch of height, for curves and for images.
  private static let curveRows = 4.0
  private static let pictureRows = 5.0
  private static let gap = 2

  package func text(_ style: TextStyle) -> String {
    let shown = shownPanels
    let blocks = shown.map { AxesText($0.axes, style, keepsTones: guide?.isScale ?? false) }
    // If panels would become too narrow, a row of the grid is wrapped.
    let least = blocks.map(\.leastWidth).max() ?? 34
    let wanted = Int((width * 10).rounded().clamped(to: 20...400))
    let isWide = columns > 1 || blocks.contains { $0.axes.table != nil }
    let full = isWide ? style.width : min(wanted, style.width)
    let across = max(1, min(columns, (full + Self.gap) / (least + Self.gap)))
    let panelWidth = (full - Self.gap * (across - 1)) / across
    let scale = min(1, Double(full) / Double(max(wanted, 1)))

    var lines: [[(block: TextGrid, width: Int)]] = []
    // A sequence that is too wide goes on without the gaps that a wrapped row would end in.
    let isFlowing = isSequence && across < columns
    for row in 0..<(isFlowing ? 1 : max(rows, 1)) {
      var line: [(block: TextGrid, width: Int)] = []
      let members =
        isFlowing
        ? Array(zip(shown, blocks))
        : zip(shown, blocks).filter { $0.0.row == row }.sorted { $0.0.column < $1.0.column }
      for (panel, block) in members {
        let isPicture = !block.axes.layers.isEmpty
        let inch = isPicture ? Self.pictureRows : Self.curveRows
        let height = Int(
          (self.height * inch * scale / Double(rows) * Double(panel.rowSpan)).clamped(to: 1...1000))
        // What covers several columns is as wide as they are, unless the row is wrapped.
        let covered = across == columns ? panel.columnSpan : 1
        let panelWidth = panelWidth * covered + Self.gap * (covered - 1)
        // In a grid an image's height follows from its panel's width.
        let room = isPicture && columns * rows > 1 ? max(height, panelWidth / 2 + 2) : max(height, 10)
        line.append((block.drawn(width: panelWidth, height: room), panelWidth))
        if line.count == across {
          lines.append(line)
          line = []
        }
      }
      if !line.isEmpty { lines.append(line) }
    }

    var text = ""
    if !title.isEmpty {
      var grid = TextGrid(width: full, height: title.titleLines.count)
      for (row, line) in title.titleLines.enumerated() {
        grid.putCentred(line, 0..<full, row, weight: .bold)
      }
      text += grid.text(style.colours)
    }
    for (index, line) in lines.enumerated() {
      if index > 0, !text.isEmpty { text += "\n" }
      var grid = TextGrid(width: full, height: line.map(\.block.height).max() ?? 0)
      var left = 0
      for (block, width) in line {
        // In a grid images are centred in their panels.
        let space = across > 1 ? max(0, (width - block.width) / 2) : 0
        grid.paste(block, left + space, 0)
        left += width + Self.gap
      }
      grid.trim()
      text += grid.text(style.colours)
    }
    if let guide {
      text += "\n" + GuideText(guide: guide, colours: style.colours).drawn(width: full).text(style.colours)
    }
    return text
  }
}

extension Double {
  func clamped(to range: ClosedRange<Double>) -> Double {
    isNaN ? range.lowerBound : Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
