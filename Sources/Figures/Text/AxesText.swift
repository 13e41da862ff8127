/// Draws axes with curves, points and bars as text.
struct AxesText {
  let axes: Axes
  let style: TextStyle
  /// Whether the images are on one scale with those of other axes.
  let keepsTones: Bool
  /// The line styles used: without colours each line gets a different one.
  private let dashes: [Dash?]

  init(_ axes: Axes, _ style: TextStyle, keepsTones: Bool = false) {
    (self.axes, self.style, self.keepsTones) = (axes, style, keepsTones)
    let lines = axes.marks.map { mark -> Dash? in if case .line(let line) = mark { line.dash } else { nil } }
    let joined = lines.compactMap { $0 }
    let areAlike = style.colours == .none && joined.count > 1 && joined.allSatisfy { $0 == joined[0] }
    var next = 0
    dashes = lines.map { dash in
      guard areAlike, dash != nil else { return dash }
      defer { next += 1 }
      return Dash.allCases[next % Dash.allCases.count]
    }
  }

  /// The axes, `width` columns wide and at most `height` rows high.
  func drawn(width: Int, height: Int) -> TextGrid {
    if let table = axes.table { return drawnTable(table, width: width, height: height) }
    if let numbers = axes.numbers { return drawnNumbers(numbers, width: width, height: height) }
    if !axes.layers.isEmpty { return drawnPicture(width: width, height: height) }
    return drawnCurves(width: width, height: height)
  }

  // MARK: - Curves

  private func drawnCurves(width: Int, height: Int) -> TextGrid {
    let title = axes.title.titleLines
    let legend = legendLines(width)
    let head = title.count + (axes.yLabel.isEmpty ? 0 : 1)
    let foot = (axes.isFramed ? 2 : 0) + (axes.xLabel.isEmpty ? 0 : 1) + legend.count
    let rows = axes.hasPlaces ? max(height - head - foot, 4) : 3
    let scales = axes.scales(margin: 0)
    let yTicks = ticks(axes.yTicks, scales.y, rows / 3 + 1)
    let margin = axes.isFramed ? min((yTicks.map { TextWidth.of($0.label) }.max() ?? 0) + 2, width / 3) : 0
    let columns = max(width - margin, 4)
    var grid = TextGrid(width: width, height: head + rows + foot)
    for (row, line) in title.enumerated() {
      grid.putCentred(line, margin..<margin + columns, row, weight: .bold)
    }
    if !axes.yLabel.isEmpty { grid.put(axes.yLabel, max(0, margin - 1), title.count) }
    if axes.hasPlaces {
      let xTicks = ticks(axes.xTicks, scales.x, columns / 9)
      if axes.isFramed {
        drawFrame(&grid, left: margin, top: head, columns, rows, scales, xTicks: xTicks, yTicks: yTicks)
      }
      draw(into: &grid, left: margin, top: head, columns, rows, scales)
    } else {
      let words = axes.marks.isEmpty ? "nothing is drawn" : "no finite numbers to draw"
      grid.putCentred(words, 0..<width, head + rows / 2, weight: .faint)
    }
    var row = head + rows + (axes.isFramed ? 2 : 0)
    if !axes.xLabel.isEmpty {
      grid.putCentred(axes.xLabel, margin..<margin + columns, row)
      row += 1
    }
    for line in legend {
      var x = margin
      for entry in line {
        grid.put(entry.sample, x, row, ink: entry.color)
        grid.put(entry.label, x + 4, row)
        x += entry.width
      }
      row += 1
    }
    return grid
  }

  private func ticks(_ given: [Tick]?, _ scale: Scale, _ count: Int) -> [Tick] {
    (given ?? scale.ticks(about: count)).filter { scale.contains($0.place) }
  }

  private func drawFrame(
    _ grid: inout TextGrid, left: Int, top: Int, _ columns: Int, _ rows: Int, _ scales: (x: Scale, y: Scale),
    xTicks: [Tick], yTicks: [Tick]
  ) {
    for row in 0..<rows { grid.put("│", left - 1, top + row, weight: .faint) }
    grid.put("└" + String(repeating: "─", count: columns), left - 1, top + rows, weight: .faint)
    var taken = -1
    for tick in yTicks {
      guard let place = scales.y.place(tick.place) else { continue }
      let row = top + Int(((1 - place) * Double(rows * 4 - 1)).rounded()) / 4
      if row == taken { continue }
      taken = row
      grid.put("┤", left - 1, row, weight: .faint)
      grid.putBefore(tick.label, left - 1, row)
      if axes.showsGrid {
        for x in stride(from: 3, to: columns, by: 4) { grid.put("·", left + x, row, weight: .faint) }
      }
    }
    var end = left - 2
    let placed = xTicks.compactMap { tick in scales.x.place(tick.place).map { (tick: tick, place: $0) } }
    for (tick, place) in placed.sorted(by: { $0.place < $1.place }) {
      let column = left + Int((place * Double(columns * 2 - 1)).rounded()) / 2
      grid.put("┬", column, top + rows, weight: .faint)
      let label = TextWidth.cut(tick.label, to: columns)
      let size = TextWidth.of(label)
      let start = min(max(column - size / 2, left - 1), left + columns - size)
      guard start > end else { continue }
      grid.put(label, start, top + rows + 1)
      end = start + size
    }
  }

  /// Draws marks in a field of cells.
  private func draw(
    into grid: inout TextGrid, left: Int, top: Int, _ columns: Int, _ rows: Int,
    _ scales: (x: Scale, y: Scale)
  ) {
    var canvas = BrailleCanvas(columns: columns, rows: rows)
    var signs: [(x: Int, y: Int, sign: Character, ink: Color?)] = []
    func place(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
      guard let x = scales.x.place(x), let y = scales.y.place(y) else { return nil }
      return (x, 1 - y)
    }
    func mark(_ x: Double, _ y: Double, _ sign: Character?, _ ink: Color?) {
      guard let dot = place(x, y).flatMap(canvas.dot) else { return }
      if let sign {
        signs.append((dot.x / 2, dot.y / 4, sign, ink))
      } else {
        canvas.set(dot.x, dot.y, ink)
      }
    }
    let bars = axes.marks.compactMap { mark in if case .bars(let bars) = mark { bars } else { nil } }
    BarText(bars: bars, scales: scales, isColoured: style.colours != .none)
      .paint(&grid, left, top, columns, rows)
    let areas = axes.marks.compactMap { mark in if case .area(let area) = mark { area } else { nil } }
    AreaText(areas: areas, scales: scales, isColoured: style.colours != .none)
      .paint(&grid, left, top, columns, rows)
    for (index, item) in axes.marks.enumerated() {
      switch item {
      case .line(let line):
        let points = zip(line.x, line.y).map(place)
        if let dash = dashes[index] { canvas.line(points, line.color, dash: dash.dots) }
        let isAlone = points.count { $0 != nil } == 1
        if line.marker != .none || line.dash == nil || isAlone {
          let sign = line.marker == .none ? "o" : line.marker.sign
          for (x, y) in zip(line.x, line.y) { mark(x, y, sign, line.color) }
        }
      case .points(let points):
        let sign = sign(of: points, index)
        for (number, (x, y)) in zip(points.x, points.y).enumerated() {
          mark(x, y, sign, points.colors.isEmpty ? points.color : points.colors[number])
        }
      case .rule(let rule):
        let ends = rule.extent
        let line: [(x: Double, y: Double)?]
        if rule.isVertical {
          guard let x = scales.x.place(rule.place) else { continue }
          line = [
            (x, 1 - (ends.flatMap { scales.y.place($0.from) } ?? 0)),
            (x, 1 - (ends.flatMap { scales.y.place($0.to) } ?? 1)),
          ]
        } else {
          guard let y = scales.y.place(rule.place) else { continue }
          line = [
            (ends.flatMap { scales.x.place($0.from) } ?? 0, 1 - y),
            (ends.flatMap { scales.x.place($0.to) } ?? 1, 1 - y),
          ]
        }
        canvas.line(line, rule.color, dash: rule.dash.dots)
      case .bars, .area, .picture, .classes, .text, .table, .numbers: break
      }
    }
    for case .text(let words) in axes.marks {
      guard let target = words.target else { continue }
      canvas.line([place(words.x, words.y), place(target.x, target.y)], words.color, dash: Dash.solid.dots)
    }
    canvas.paint(&grid, left, top)
    for sign in signs {
      grid[left + sign.x, top + sign.y].character = sign.sign
      grid[left + sign.x, top + sign.y].ink = sign.ink
    }
    for case .text(let words) in axes.marks {
      guard let dot = place(words.x, words.y).flatMap(canvas.dot) else { continue }
      let lines = words.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for (index, line) in lines.enumerated() {
        let size = TextWidth.of(line)
        let shift =
          switch words.alignment {
          case .left: 0
          case .center: size / 2
          case .right: size
          }
        let row = dot.y / 4 - (lines.count - 1 - index)
        if row >= 0 { grid.put(line, left + max(dot.x / 2 - shift, 0), top + row) }
      }
    }
  }

  /// Dots for many points, or if colours distinguish them; else symbols, one per kind.
  private func sign(of points: PointMark, _ index: Int) -> Character? {
    guard points.marker != .dot else { return nil }
    guard style.colours == .none else { return points.x.count > 200 ? nil : points.marker.sign }
    let kinds = axes.marks.indices.filter { if case .points = axes.marks[$0] { true } else { false } }
    let signs: [Marker] = [.circle, .cross, .plus, .star, .square, .triangle]
    if kinds.count < 2 { return points.x.count > 200 ? nil : points.marker.sign }
    let place = kinds.firstIndex(of: index) ?? 0
    return points.marker == .circle ? signs[place % signs.count].sign : points.marker.sign
  }

  // MARK: - Legend

  private struct Entry {
    let sample: String
    let label: String
    let color: Color
    var width: Int { 4 + TextWidth.of(label) + 3 }
  }

  private func legendLines(_ width: Int) -> [[Entry]] {
    guard axes.showsLegend else { return [] }
    var lines: [[Entry]] = []
    var used = width
    for (index, mark) in axes.marks.enumerated() where !mark.label.isEmpty {
      let sample: String
      switch mark {
      case .line(let line):
        let sign = line.marker.sign.map(String.init) ?? "·"
        sample = dashes[index]?.sample ?? " \(sign)"
      case .points(let points): sample = " " + (sign(of: points, index).map(String.init) ?? "⠢")
      case .bars:
        let bars = axes.marks[..<index].count { if case .bars = $0 { true } else { false } }
        sample = String(repeating: BarText.fill(bars, isColoured: style.colours != .none), count: 2)
      case .area:
        let areas = axes.marks[..<index].count { if case .area = $0 { true } else { false } }
        sample = String(repeating: AreaText.fill(areas, isColoured: style.colours != .none), count: 2)
      case .rule(let rule): sample = rule.dash.sample
      case .picture, .classes, .text, .table, .numbers: continue
      }
      let entry = Entry(
        sample: sample, label: TextWidth.cut(mark.label, to: max(width - 10, 4)), color: mark.color)
      if used + entry.width > width - 4 || lines.isEmpty {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(entry)
      used += entry.width
    }
    return lines
  }

  // MARK: - Pictures and tables

  /// A table of numbers if there is room, else of shades.
  private func drawnTable(_ table: CountTable, width: Int, height: Int) -> TextGrid {
    if let grid = TableText(table, axes, style).drawn(width: width) { return grid }
    var shaded = axes
    shaded.marks = [.picture(PictureMark(table.picture))]
    shaded.showsColorBar = true
    if shaded.xLabel.isEmpty { shaded.xLabel = "predicted (across), true (down)" }
    return AxesText(shaded, style).drawnPicture(width: width, height: height)
  }

  private func drawnNumbers(_ numbers: NumberGrid, width: Int, height: Int) -> TextGrid {
    if let grid = NumberGridText(numbers, axes, style).drawn(width: width) { return grid }
    return AxesText(axes.shaded(numbers) ?? axes, style).drawnPicture(width: width, height: height)
  }

  /// The columns below which it should not be drawn.
  var leastWidth: Int {
    if let numbers = axes.numbers {
      let width = NumberGridText(numbers, axes, style).width
      return width <= style.width ? width : 14
    }
    return axes.layers.isEmpty ? 34 : 14
  }

  private func drawnPicture(width: Int, height: Int) -> TextGrid {
    let layers = axes.layers
    // Without colours, layers over each other would not be told apart: they are side by side.
    let areApart = style.colours == .none && layers.count > 1
    guard let mark = areApart ? layers[0] : axes.composite else { return TextGrid(width: width, height: 0) }
    let title = axes.title.titleLines
    let scale = axes.showsColorBar ? axes.mappedPicture : nil
    let barLabel = scale == nil ? "" : axes.colorBarLabel
    let foot = (axes.xLabel.isEmpty ? 0 : 1) + (scale == nil ? 0 : 1) + (barLabel.isEmpty ? 0 : 1)
    let room = max(height - title.count - foot, 1)
    let gap = 2
    let blocks = areApart ? layers.count : 1
    let size = PictureText.size(
      of: mark.picture, isStretched: mark.isStretched, columns: max((width + gap) / blocks - gap, 1),
      rows: room)
    guard size.columns > 0 else {
      var grid = TextGrid(width: width, height: title.count + 1)
      for (row, line) in title.enumerated() { grid.put(line, 0, row, weight: .bold) }
      grid.put("no pixels", 0, title.count, weight: .faint)
      return grid
    }
    let words = title + [axes.xLabel, barLabel]
    let across = blocks * (size.columns + gap) - gap
    let wide = min(max(across, words.map(TextWidth.of).max() ?? 0, scale == nil ? 0 : 24), width)
    var grid = TextGrid(width: wide, height: title.count + size.rows + foot)
    for (row, line) in title.enumerated() { grid.putCentred(line, 0..<wide, row, weight: .bold) }
    let left = (wide - across) / 2
    if areApart {
      paintApart(into: &grid, left, title.count, size, step: size.columns + gap)
    } else {
      PictureText.paint(
        mark.picture, into: &grid, left, title.count, columns: size.columns, rows: size.rows, style.colours,
        keepsTones: keepsTones)
    }
    draw(
      into: &grid, left: left, top: title.count, size.columns, size.rows, axes.scales(margin: 0))
    var row = title.count + size.rows
    if !axes.xLabel.isEmpty {
      grid.putCentred(axes.xLabel, 0..<wide, row)
      row += 1
    }
    if let scale {
      PictureText.paintBar(scale, into: &grid, 0..<wide, row, style.colours)
      grid.putCentred(barLabel, 0..<wide, row + 1)
    }
    return grid
  }

  /// Draws the layers from left to right: images in the ramp, class maps in a symbol a class.
  private func paintApart(
    into grid: inout TextGrid, _ left: Int, _ top: Int, _ size: (columns: Int, rows: Int), step: Int
  ) {
    var x = left
    for mark in axes.layerMarks {
      switch mark {
      case .picture(let mark):
        PictureText.paint(
          mark.picture, into: &grid, x, top, columns: size.columns, rows: size.rows, style.colours,
          keepsTones: keepsTones)
      case .classes(let mark):
        ClassText.paint(mark, into: &grid, x, top, columns: size.columns, rows: size.rows)
      case .line, .points, .bars, .area, .rule, .text, .table, .numbers: continue
      }
      x += step
    }
  }
}
