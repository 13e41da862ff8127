/// Class maps without colours: a symbol for each class, blanks for the background.
enum ClassText {
  private static let signs: [Character] = ["#", "o", "+", "=", "*", "%", "x", "@"]

  /// The symbol of a class.
  static func sign(_ index: Int) -> Character { index == 0 ? "·" : signs[(index - 1) % signs.count] }

  /// Draws the most frequent class of each cell.
  static func paint(
    _ mark: ClassMark, into grid: inout TextGrid, _ left: Int, _ top: Int, columns: Int, rows: Int
  ) {
    guard mark.width > 0, mark.height > 0 else { return }
    func range(_ index: Int, of parts: Int, _ count: Int) -> Range<Int> {
      let from = index * count / parts
      return from..<max(from + 1, (index + 1) * count / parts)
    }
    var counts = [Int](repeating: 0, count: mark.names.count)
    for row in 0..<rows {
      for column in 0..<columns {
        for index in counts.indices { counts[index] = 0 }
        for y in range(row, of: rows, mark.height) {
          for x in range(column, of: columns, mark.width) { counts[mark.classes[y * mark.width + x]] += 1 }
        }
        let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        grid[left + column, top + row].character = sign(most)
      }
    }
  }
}

/// What the colours of all panels mean, in the lines below them.
struct GuideText {
  let guide: Guide
  let colours: TextStyle.Colours

  func drawn(width: Int) -> TextGrid {
    switch guide {
    case .colors(let map, let range, let label):
      let bar = Picture(
        values: [], height: 0, width: 0, channels: 1, map: map,
        lowest: range.lowerBound, highest: range.upperBound)
      var grid = TextGrid(width: width, height: label.isEmpty ? 1 : 2)
      PictureText.paintBar(bar, into: &grid, 0..<width, 0, colours)
      if !label.isEmpty { grid.putCentred(label, 0..<width, 1) }
      return grid
    case .classes(let names):
      var lines: [[(index: Int, name: String)]] = []
      var used = width
      for (index, name) in names.enumerated() {
        let name = TextWidth.cut(name, to: max(width - 6, 1))
        let size = TextWidth.of(name) + 6
        if used + size - 3 > width {
          lines.append([])
          used = 0
        }
        lines[lines.count - 1].append((index, name))
        used += size
      }
      var grid = TextGrid(width: width, height: lines.count)
      for (row, line) in lines.enumerated() {
        var x = 0
        for (index, name) in line {
          if colours == .none || index == 0 {
            grid[x, row].character = ClassText.sign(index)
          } else {
            for place in x...x + 1 { grid[place, row].ground = ClassMark.color(index) }
          }
          grid.put(name, x + 3, row)
          x += TextWidth.of(name) + 6
        }
      }
      return grid
    }
  }
}
