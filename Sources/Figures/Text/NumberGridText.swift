/// Numbers as text, right-aligned, with the names of rows and columns.
struct NumberGridText {
  let numbers: NumberGrid
  let axes: Axes
  let style: TextStyle

  private static let absent = "·"

  init(_ numbers: NumberGrid, _ axes: Axes, _ style: TextStyle) {
    (self.numbers, self.axes, self.style) = (numbers, axes, style)
  }

  private func text(_ index: Int) -> String {
    guard let value = numbers.values[index] else { return Self.absent }
    return numbers.marked == index ? "[\(numbers.text(value))]" : numbers.text(value)
  }

  private var cell: Int {
    let texts = numbers.values.indices.map(text) + numbers.columnNames
    return (texts.map(TextWidth.of).max() ?? 1) + 1
  }

  private var side: Int { numbers.rowNames.map(TextWidth.of).max() ?? 0 }

  /// The columns that the numbers take; the title may be cut to them.
  var width: Int {
    let title = axes.title.titleLines.map(TextWidth.of).max() ?? 0
    return max(side + numbers.columns * cell, min(title, 30))
  }

  /// The numbers; `nil` if they are too many for the width.
  func drawn(width: Int) -> TextGrid? {
    guard numbers.rows > 0, numbers.columns > 0, numbers.rows <= 40, self.width <= width else { return nil }
    let title = axes.title.titleLines
    let (cell, side) = (cell, side)
    let head = title.count + (numbers.columnNames.isEmpty ? 0 : 1)
    let foot = axes.xLabel.isEmpty ? 0 : 1
    var grid = TextGrid(width: self.width, height: head + numbers.rows + foot)
    for (row, line) in title.enumerated() { grid.put(line, 0, row, limit: self.width, weight: .bold) }
    for (column, name) in numbers.columnNames.enumerated() {
      grid.putBefore(
        name, side + (column + 1) * cell - (numbers.marked == nil ? 0 : 1), title.count, weight: .faint)
    }
    for row in 0..<numbers.rows {
      let y = head + row
      if !numbers.rowNames.isEmpty { grid.putBefore(numbers.rowNames[row], side, y, weight: .faint) }
      for column in 0..<numbers.columns {
        let index = row * numbers.columns + column
        let left = side + column * cell
        let ground = style.colours == .none ? nil : numbers.values[index].flatMap(numbers.terminalGround)
        if let ground { for x in left..<left + cell { grid[x, y].ground = ground } }
        // A bracket ends at the cell's edge, so that the digits stay below each other.
        let end = left + cell - (numbers.marked == nil || numbers.marked == index ? 0 : 1)
        grid.putBefore(
          text(index), end, y, ink: ground == nil ? nil : .white,
          weight: numbers.values[index] == nil ? .faint : numbers.marked == index ? .bold : .normal)
      }
    }
    if foot > 0 { grid.put(axes.xLabel, 0, head + numbers.rows, limit: self.width, weight: .faint) }
    return grid
  }
}
