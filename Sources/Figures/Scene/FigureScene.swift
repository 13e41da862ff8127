extension Figure {
  package var scene: Scene {
    let size = (
      width: (width * PNGFile.resolution).clamped(to: 100...5000),
      height: (height * PNGFile.resolution).clamped(to: 80...5000)
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
    let aside = guide.map(guideWidth) ?? 0
    let panel = (width: (size.width - aside - 16) / across, height: (size.height - top - 8) / down)
    for item in shownPanels {
      let space = 4.0
      let box = Scene.Box(
        8 + Double(item.column) * panel.width + space, top + Double(item.row) * panel.height + space,
        panel.width * Double(item.columnSpan) - 2 * space, panel.height * Double(item.rowSpan) - 2 * space)
      var drawing = AxesScene(item.axes, in: box)
      scene.shapes += drawing.drawn()
    }
    let field = Scene.Box(size.width - aside, top + 4, aside - 8, size.height - top - 16)
    if let guide { scene.shapes += shapes(of: guide, in: field) }
    return scene
  }

  // MARK: - Guide

  private func guideWidth(_ guide: Guide) -> Double {
    switch guide {
    case .colors(_, _, let label): ColorBarScene.width(label) + 8
    case .classes(let names):
      min((names.map { Scene.width(of: $0, size: AxesScene.letters) }.max() ?? 0) + 40, 200)
    }
  }

  private func shapes(of guide: Guide, in box: Scene.Box) -> [Scene.Shape] {
    switch guide {
    case .colors(let map, let range, let label):
      let height = min(box.height - 16, 320)
      return ColorBarScene.shapes(
        map, range, label, .init(box.x + 4, box.y + (box.height - height) / 2, 14, height))
    case .classes(let names):
      let top = box.y + max((box.height - 18 * Double(names.count)) / 2, 0)
      return names.enumerated().flatMap { index, name -> [Scene.Shape] in
        let y = top + 18 * Double(index)
        return [
          .rectangle(
            .init(box.x + 4, y, 14, 12), fill: ClassMark.color(index), stroke: Color(hex: 0x9aa3ad), radius: 0
          ),
          .words(name, .init(box.x + 25, y + 10), .init(AxesScene.letters, alignment: .left)),
        ]
      }
    }
  }
}
