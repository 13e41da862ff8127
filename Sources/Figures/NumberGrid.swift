extension Axes {
  /// The same with a grid of more numbers than so many as a picture; `nil` for fewer.
  func shaded(_ numbers: NumberGrid, beyond count: Int = 0) -> Axes? {
    guard numbers.values.count > count else { return nil }
    var axes = self
    axes.marks = [.picture(PictureMark(numbers.picture))]
    (axes.showsColorBar, axes.isFramed) = (true, false)
    return axes
  }
}

/// Numbers in rows and columns, each on a ground that shows its sign and size: products over a window.
package struct NumberGrid: Equatable, Sendable {
  package let rows: Int
  package let columns: Int
  /// Row by row; `nil` where there is none, as in the padding.
  package let values: [Double?]
  /// The size that has the strongest colour; at least the largest.
  package let bound: Double
  /// The names of the rows; empty for none.
  package var rowNames: [String] = []
  package var columnNames: [String] = []
  /// The number that is framed, such as the largest of a pool.
  package var marked: Int?

  /// - `bound`: `nil`: the largest size.
  /// - Precondition: `rows * columns` numbers.
  package init(rows: Int, columns: Int, values: [Double?], bound: Double? = nil) {
    precondition(values.count == rows * columns, "as many numbers as places")
    (self.rows, self.columns, self.values) = (rows, columns, values)
    let largest = values.lazy.compactMap { $0 }.filter(\.isFinite).map { abs($0) }.max() ?? 0
    self.bound = max(bound ?? 0, largest)
  }

  /// −1 to 1: sign and size compared with the bound.
  private func share(_ value: Double) -> Double {
    value.isFinite && bound > 0 ? value / bound : 0
  }

  /// A number with three significant digits of the bound, so that all numbers have the same decimals.
  func text(_ value: Double) -> String {
    if !value.isFinite { return NumberText.significant(value) }
    if bound == 0 { return "0" }
    if bound < 1e-3 || bound >= 1e6 { return NumberText.significant(value, 2) }
    return NumberText.fixed(value, bound < 0.01 ? 5 : bound < 1 ? 3 : bound < 10 ? 2 : bound < 100 ? 1 : 0)
  }

  /// The ground on paper: blue above zero, red below.
  func ground(_ value: Double) -> Color {
    let share = share(value)
    return Color(hex: 0xf7f7f7).mixed(with: Color(hex: share < 0 ? 0xb2182b : 0x2166ac), abs(share))
  }

  /// The ground on a terminal, whose own may be dark or light: muted, and none for what is small.
  func terminalGround(_ value: Double) -> Color? {
    let share = share(value)
    if abs(share) < 0.02 { return nil }
    return share < 0
      ? Color(hex: 0x5c3030).mixed(with: Color(hex: 0xb51d1d), -share)
      : Color(hex: 0x2d4a70).mixed(with: Color(hex: 0x1f6fd0), share)
  }

  /// The grid as pixels, where there is no room for numbers.
  var picture: Picture {
    Picture(
      values: values.map { Float($0 ?? .nan) }, height: rows, width: columns, channels: 1,
      map: ColorMap(named: "RdBu") ?? .gray, lowest: -max(bound, 1e-9), highest: max(bound, 1e-9))
  }

  /// Its size, and where the largest numbers are.
  var sentence: String {
    let known = values.indices.filter { values[$0]?.isFinite ?? false }
    func place(_ index: Int) -> String {
      let (row, column) = (index / columns, index % columns)
      return "row \(rowNames.isEmpty ? String(row) : rowNames[row]), "
        + "column \(columnNames.isEmpty ? String(column) : columnNames[column])"
    }
    func value(_ index: Int) -> Double { values[index] ?? 0 }
    guard let low = known.min(by: { value($0) < value($1) }),
      let high = known.max(by: { value($0) < value($1) })
    else { return "Numbers, \(rows) × \(columns), none of them finite." }
    return "Numbers, \(rows) × \(columns), lowest \(text(value(low))) at \(place(low)), highest "
      + "\(text(value(high))) at \(place(high))."
  }
}
