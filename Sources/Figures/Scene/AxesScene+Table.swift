extension AxesScene {
  /// Draws a confusion matrix: rows are true classes, columns predicted ones.
  mutating func draw(_ table: CountTable) {
    let size = table.size
    guard size > 0 else { return }
    let names = table.names.map { Scene.width(of: $0, size: Self.letters) }.max() ?? 0
    let left = box.x + min(names, 120) + 34
    let top = box.y + Double(axes.title.titleLines.count) * 16 + 44
    let cell = max(
      min((box.x + box.width - left - 8) / Double(size), (box.y + box.height - top - 8) / Double(size)), 4)
    let field = Scene.Box(left, top, cell * Double(size), cell * Double(size))
    for (index, line) in axes.title.titleLines.enumerated() {
      shapes.append(
        .words(line, .init(field.x + field.width / 2, box.y + 16 + 16 * Double(index)), .init(13)))
    }
    shapes.append(
      .words(
        axes.xLabel.isEmpty ? "predicted" : axes.xLabel, .init(field.x + field.width / 2, field.y - 26),
        .init(12)))
    var upright = Scene.Lettering(12)
    upright.isUpright = true
    shapes.append(
      .words(
        axes.yLabel.isEmpty ? "true" : axes.yLabel, .init(box.x + 14, field.y + field.height / 2), upright))
    let letters = min(Self.letters, cell * 0.36)
    // Names that would touch the next are left out.
    let widest = min(names, 120)
    let (rowStep, columnStep) = (
      max(1, Int((13 / cell).rounded(.up))), max(1, Int(((widest + 5) / cell).rounded(.up)))
    )
    for row in 0..<size {
      let counts = Array(table.row(row))
      let sum = counts.reduce(0) { $0 &+ $1 }
      let y = field.y + cell * Double(row)
      if row % rowStep == 0 {
        shapes.append(
          .words(
            table.names[row], .init(field.x - 8, y + cell / 2 + 4), .init(Self.letters, alignment: .right)))
      }
      if row % columnStep == 0 {
        shapes.append(
          .words(
            table.names[row], .init(field.x + cell * (Double(row) + 0.5), field.y - 8), .init(Self.letters)))
      }
      for column in 0..<size {
        let share = sum > 0 ? Double(counts[column]) / Double(sum) : 0
        let x = field.x + cell * Double(column)
        let ground =
          counts[column] == 0 ? Color(hex: 0xfafafa) : TableText.ground(share, isRight: row == column)
        shapes.append(.rectangle(.init(x, y, cell, cell), fill: ground, stroke: .white, radius: 0))
        // Smaller numbers could not be read; the colour remains.
        if counts[column] != 0, letters >= 5 {
          var lettering = Scene.Lettering(letters)
          lettering.color = ground.luminance > 0.55 ? Self.ink : .white
          shapes.append(
            .words(String(counts[column]), .init(x + cell / 2, y + cell / 2 + letters / 3), lettering))
        }
      }
    }
  }
}
