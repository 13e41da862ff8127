/// Vertical bars as text, with a resolution of an eighth of a row.
struct BarText {
  let bars: [BarMark]
  let scales: (x: Scale, y: Scale)
  let isColoured: Bool

  private static let eighths: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let shades: [Character] = ["█", "▒", "░", "▓"]

  /// The fill character of a series: always the same with colours.
  static func fill(_ series: Int, isColoured: Bool) -> Character {
    isColoured ? "█" : shades[series % shades.count]
  }

  func paint(_ grid: inout TextGrid, _ left: Int, _ top: Int, _ columns: Int, _ rows: Int) {
    for (series, mark) in bars.enumerated() {
      let fill = Self.fill(series, isColoured: isColoured)
      for (bar, (x, (height, bottom))) in zip(mark.x, zip(mark.heights, mark.bottoms)).enumerated() {
        guard let one = scales.x.place(x - mark.width / 2), let other = scales.x.place(x + mark.width / 2),
          let foot = foot(bottom), let head = scales.y.place(bottom + height), height != 0
        else { continue }
        let (start, end) = (min(one, other) * Double(columns), max(one, other) * Double(columns))
        guard end > 0, start < Double(columns) else { continue }
        let first = Int(max(start, 0).rounded())
        let last = max(Int(min(end, Double(columns)).rounded()), first + 1)
        let (low, high) = (min(max(min(foot, head), 0), 1), min(max(max(foot, head), 0), 1))
        for column in first..<min(last, columns) {
          paint(&grid, left + column, top, rows, low, high, fill, mark.color(of: bar))
        }
      }
    }
  }

  private func foot(_ bottom: Double) -> Double? {
    // On a logarithmic axis a bar begins at the lower end.
    scales.y.place(bottom) ?? (scales.y.isLogarithmic && bottom == 0 ? 0 : nil)
  }

  /// Fills a column from one fraction of its height to another.
  func paint(
    _ grid: inout TextGrid, _ x: Int, _ top: Int, _ rows: Int, _ low: Double, _ high: Double,
    _ fill: Character, _ ink: Color
  ) {
    let (from, to) = (Int((low * Double(rows * 8)).rounded()), Int((high * Double(rows * 8)).rounded()))
    for row in 0..<rows {
      let (bottom, ceiling) = ((rows - 1 - row) * 8, (rows - row) * 8)
      guard to > bottom, from < ceiling else { continue }
      let character: Character
      // What is above a part of a cell that is filled to an eighth is its background.
      let below = grid[x, top + row]
      if isColoured, from > bottom, below.ink != nil, below.ground == nil,
        below.character == Self.eighths[from - bottom]
      {
        if to >= ceiling || 2 * (to - from) >= ceiling - from { grid[x, top + row].ground = ink }
        continue
      }
      if from <= bottom, to >= ceiling {
        character = fill
      } else if from <= bottom {
        character = fill == "█" ? Self.eighths[to - bottom] : to - bottom >= 4 ? fill : " "
      } else {
        // There are no characters that fill a cell from above by eighths; halves are used.
        let share = min(to, ceiling) - max(from, bottom)
        character = share >= 6 ? fill : share >= 2 ? "▀" : " "
      }
      if character != " " { grid[x, top + row] = TextGrid.Cell(character: character, ink: ink) }
    }
  }
}
