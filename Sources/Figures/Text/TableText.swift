/// A confusion matrix as text: rows are true classes, columns predicted ones, with the recall of each class.
struct TableText {
  let table: CountTable
  let axes: Axes
  let style: TextStyle

  init(_ table: CountTable, _ axes: Axes, _ style: TextStyle) {
    (self.table, self.axes, self.style) = (table, axes, style)
  }

  /// The table; `nil` if it is too wide.
  func drawn(width: Int) -> TextGrid? {
    let size = table.size
    guard size > 0 else { return nil }
    let longest = table.counts.map { String($0).count }.max() ?? 1
    let cell = max(longest, min(table.names.map(TextWidth.of).max() ?? 1, 9)) + 2
    let side = min(max(table.names.map(TextWidth.of).max() ?? 1, 4), 14)
    let total = side + size * cell + 9
    guard total <= width else { return nil }
    let title = axes.title.titleLines
    var grid = TextGrid(width: total, height: title.count + size + 2)
    for (row, line) in title.enumerated() { grid.putCentred(line, 0..<total, row, weight: .bold) }
    var top = title.count
    let across = axes.xLabel.isEmpty ? "predicted" : axes.xLabel
    let room = TextWidth.of(across) > size * cell ? total - side : size * cell
    grid.putCentred(across, side..<side + room, top, weight: .faint)
    top += 1
    grid.put(axes.yLabel.isEmpty ? "true" : axes.yLabel, 0, top, limit: side, weight: .faint)
    for column in 0..<size {
      grid.putBefore(
        TextWidth.cut(table.names[column], to: cell - 1), side + (column + 1) * cell - 1, top, weight: .bold)
    }
    grid.putBefore("found", total, top, weight: .faint)
    for row in 0..<size {
      let counts = Array(table.row(row))
      let sum = counts.reduce(0) { $0 &+ $1 }
      let y = top + 1 + row
      grid.put(TextWidth.cut(table.names[row], to: side), 0, y, weight: .bold)
      for column in 0..<size {
        let share = sum > 0 ? Double(counts[column]) / Double(sum) : 0
        let left = side + column * cell
        let isColoured = style.colours != .none && counts[column] != 0
        let ground = isColoured ? Self.terminalGround(share, isRight: row == column) : nil
        if let ground {
          for x in left..<left + cell { grid[x, y].ground = ground }
        }
        grid.putBefore(
          counts[column] == 0 ? "·" : String(counts[column]), left + cell - 1, y,
          ink: ground == nil ? nil : .white, weight: counts[column] == 0 ? .faint : .normal)
      }
      if sum > 0 {
        grid.putBefore(NumberText.fixed(100 * Double(counts[row]) / Double(sum), 1) + " %", total, y)
      }
    }
    return grid
  }

  /// The background of a cell on a terminal, whose own may be dark or light: muted, and none at all for an error below
  /// 1 %, so that what is rare does not stand out.
  static func terminalGround(_ share: Double, isRight: Bool) -> Color? {
    if isRight { return Color(hex: 0x2f4f7f).mixed(with: Color(hex: 0x1f6fd0), share) }
    return share < 0.01 ? nil : Color(hex: 0x6b3434).mixed(with: Color(hex: 0xc41a1a), min(share * 4, 1))
  }

  /// The background of a cell on paper: blue if right, red if wrong, darker the larger the fraction.
  static func ground(_ share: Double, isRight: Bool) -> Color {
    isRight
      ? Color(hex: 0xdeebf7).mixed(with: Color(hex: 0x2171b5), share)
      : Color(hex: 0xfff0e8).mixed(with: Color(hex: 0xcb181d), min(share * 4, 1))
  }
}

extension CountTable {
  /// The fractions of each row as an image, for tables too large for numbers.
  var picture: Picture {
    let shares = (0..<size).flatMap { index in
      let sum = row(index).reduce(0) { $0 &+ $1 }
      return row(index).map { sum > 0 ? Float($0) / Float(sum) : 0 }
    }
    return Picture(
      values: shares, height: size, width: size, channels: 1, map: .viridis, lowest: 0, highest: 1)
  }
}
