/// Areas as text, with a resolution of an eighth of a row.
struct AreaText {
  let areas: [AreaMark]
  let scales: (x: Scale, y: Scale)
  let isColoured: Bool

  private static let shades: [Character] = ["█", "░", "▓", "▒", "#", "+", "=", "."]

  /// The fill character of a series: always the same with colours.
  static func fill(_ series: Int, isColoured: Bool) -> Character {
    isColoured ? "█" : shades[series % shades.count]
  }

  func paint(_ grid: inout TextGrid, _ left: Int, _ top: Int, _ columns: Int, _ rows: Int) {
    let bars = BarText(bars: [], scales: scales, isColoured: isColoured)
    for (series, area) in areas.enumerated() {
      let fill = Self.fill(series, isColoured: isColoured)
      for (column, span) in spans(area, columns).enumerated() {
        guard let span, let low = scales.y.place(span.lower), let high = scales.y.place(span.upper) else {
          continue
        }
        var (from, to) = (min(max(low, 0), 1), min(max(high, 0), 1))
        if !isColoured {
          // Whole cells: parts of one could not show which area they belong to.
          let height = Double(max(rows, 1))
          (from, to) = ((from * height).rounded() / height, (to * height).rounded() / height)
        }
        if from < to { bars.paint(&grid, left + column, top, rows, from, to, fill, area.color) }
      }
    }
  }

  /// The largest numbers within each column of text, so that a short peak is not lost.
  private func spans(_ area: AreaMark, _ columns: Int) -> [(lower: Double, upper: Double)?] {
    var result = [(lower: Double, upper: Double)?](repeating: nil, count: columns)
    func add(_ column: Int, _ lower: Double, _ upper: Double) {
      guard result.indices.contains(column) else { return }
      let before = result[column]
      result[column] = (max(before?.lower ?? lower, lower), max(before?.upper ?? upper, upper))
    }
    func place(_ index: Int) -> Double? {
      guard area.lower[index].isFinite, area.upper[index].isFinite else { return nil }
      return scales.x.place(area.x[index]).map { $0 * Double(columns) }
    }
    for index in area.x.indices.dropLast() {
      guard let from = place(index), let to = place(index + 1), from <= to else { continue }
      func mix(_ values: [Double], _ share: Double) -> Double {
        values[index] + (values[index + 1] - values[index]) * share
      }
      // The middles of the columns that the segment covers, and what it has between two middles.
      let first = Int(max(from - 0.5, 0).rounded(.up))
      let last = Int(min(to - 0.5, Double(columns - 1)).rounded(.down))
      if first <= last, to > from {
        for column in first...last {
          let share = (Double(column) + 0.5 - from) / (to - from)
          add(column, mix(area.lower, share), mix(area.upper, share))
        }
      } else if to > from {
        let column = Int(((from + to) / 2).clamped(to: 0...Double(columns - 1)))
        add(column, mix(area.lower, 0.5), mix(area.upper, 0.5))
      }
    }
    return result
  }
}
