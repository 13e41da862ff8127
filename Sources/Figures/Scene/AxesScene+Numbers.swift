extension AxesScene {
  /// Draws numbers on grounds that show sign and size.
  mutating func draw(_ numbers: NumberGrid) {
    guard numbers.rows > 0, numbers.columns > 0 else { return }
    let names = numbers.rowNames.map { Scene.width(of: $0, size: Self.letters) }.max() ?? 0
    let left = box.x + (names > 0 ? names + 14 : 8)
    let top =
      box.y + Double(axes.title.titleLines.count) * 16 + (numbers.columnNames.isEmpty ? 10 : 26)
    let foot = axes.xLabel.isEmpty ? 8.0 : 24
    let cell = max(
      min(
        (box.x + box.width - left - 8) / Double(numbers.columns),
        (box.y + box.height - top - foot) / Double(numbers.rows), 72), 3)
    let field = Scene.Box(left, top, cell * Double(numbers.columns), cell * Double(numbers.rows))
    for (index, line) in axes.title.titleLines.enumerated() {
      shapes.append(
        .words(line, .init(field.x + field.width / 2, box.y + 16 + 16 * Double(index)), .init(13)))
    }
    let texts = numbers.values.map { $0.map(numbers.text) ?? "" }
    let widest = texts.map { Scene.width(of: $0, size: 1) }.max() ?? 1
    let letters = min(Self.letters, (cell - 4) / max(widest, 0.1))
    for index in numbers.values.indices {
      let (row, column) = (index / numbers.columns, index % numbers.columns)
      let place = Scene.Box(
        field.x + cell * Double(column), field.y + cell * Double(row), cell, cell)
      let ground = numbers.values[index].map(numbers.ground) ?? Color(hex: 0xe6e6e6)
      shapes.append(
        .rectangle(
          place, fill: ground, stroke: numbers.marked == index ? Self.ink : .white, radius: 0))
      // Smaller numbers could not be read; the colour remains.
      guard letters >= 5 else { continue }
      var lettering = Scene.Lettering(letters)
      lettering.color = ground.luminance > 0.55 ? Self.ink : .white
      lettering.isBold = numbers.marked == index
      shapes.append(
        .words(
          texts[index], .init(place.x + cell / 2, place.y + cell / 2 + letters / 3), lettering))
    }
    // Names that would touch the next are left out.
    if cell >= 12 {
      for (row, name) in numbers.rowNames.enumerated() {
        let y = field.y + cell * (Double(row) + 0.5) + 4
        shapes.append(.words(name, .init(field.x - 6, y), .init(Self.letters, alignment: .right)))
      }
    }
    let across = numbers.columnNames.map { Scene.width(of: $0, size: Self.letters) }.max() ?? 0
    if cell >= across + 4 {
      for (column, name) in numbers.columnNames.enumerated() {
        let x = field.x + cell * (Double(column) + 0.5)
        shapes.append(.words(name, .init(x, field.y - 6), .init(Self.letters)))
      }
    }
    if !axes.xLabel.isEmpty {
      shapes.append(
        .words(
          axes.xLabel, .init(field.x + field.width / 2, field.y + field.height + 16), .init(Self.letters)))
    }
  }
}
