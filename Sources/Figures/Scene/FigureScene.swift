extension Figure {
  /// Pixels per inch.
  private static let resolution = 100.0

  package var scene: Scene {
    let size = (
      width: (width * Self.resolution).clamped(to: 100...5000),
      height: (height * Self.resolution).clamped(to: 80...5000)
    )
    let lines = title.titleLines
    let named = lines.isEmpty ? panels.first?.axes.title ?? "" : title
    var scene = Scene(width: size.width, height: size.height, title: named)
    for (index, line) in lines.enumerated() {
      var lettering = Scene.Lettering(15)
      lettering.isBold = true
      scene.shapes.append(.words(line, .init(size.width / 2, 24 + 18 * Double(index)), lettering))
    }
    let top = 8 + Double(lines.count) * 20
    let (across, down) = (Double(max(columns, 1)), Double(max(rows, 1)))
    let panel = (width: (size.width - 16) / across, height: (size.height - top - 8) / down)
    for item in shownPanels {
      let space = 4.0
      let box = Scene.Box(
        8 + Double(item.column) * panel.width + space, top + Double(item.row) * panel.height + space,
        panel.width - 2 * space, panel.height - 2 * space)
      var drawing = AxesScene(item.axes, in: box)
      scene.shapes += drawing.drawn()
    }
    return scene
  }

  /// The bytes of a PNG file with the figure's images in a grid, each enlarged if small.
  ///
  /// - Throws: `FigureError.notPictures` if there are curves or text.
  package func png() throws(FigureError) -> [UInt8] {
    guard isPictureOnly else { throw .notPictures }
    let pictures = panels.map { ($0, $0.axes.picture?.picture) }
    let widest = pictures.compactMap { $1?.width }.max() ?? 1
    let highest = pictures.compactMap { $1?.height }.max() ?? 1
    let factor = max(1, min(16, 256 / max(widest, highest, 1)))
    let gap = panels.count > 1 ? 8 : 0
    let (cellWidth, cellHeight) = (widest * factor + gap, highest * factor + gap)
    let (across, down) = (max(columns, 1), max(rows, 1))
    guard across * cellWidth <= 1 << 14, down * cellHeight <= 1 << 14 else {
      throw .png("\(across * cellWidth) × \(down * cellHeight) pixels are more than 16,384 a side")
    }
    let (total, height) = (across * cellWidth - gap, down * cellHeight - gap)
    var pixels = [Color](repeating: .white, count: total * height)
    for case (let panel, let picture?) in pictures where panel.row < down && panel.column < across {
      let large = picture.enlarged(by: factor)
      for y in 0..<large.height {
        let start = (panel.row * cellHeight + y) * total + panel.column * cellWidth
        pixels.replaceSubrange(
          start..<start + large.width, with: large.pixels[y * large.width..<(y + 1) * large.width])
      }
    }
    return try PNGFile.bytes(of: Picture(width: total, height: height, pixels: pixels))
  }
}
