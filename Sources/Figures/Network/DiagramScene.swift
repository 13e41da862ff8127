extension Diagram {
  package var scene: Scene { DiagramScene(folded(), layers: nodes.count).drawn() }
}

/// A network as boxes and lines.
struct DiagramScene {
  let diagram: Diagram
  /// The number of layers, drawn or not.
  let layers: Int

  private static let ink = Color(hex: 0x262626)
  private static let line = Color(hex: 0x8a8f98)
  private static let gap = 32.0
  private static let margin = 24.0

  init(_ diagram: Diagram, layers: Int) { (self.diagram, self.layers) = (diagram, layers) }

  func drawn() -> Scene {
    let rows = diagram.rowTexts
    let words = zip(diagram.nodes, rows).map { boxWords($0, $1) }
    let widest = words.flatMap { $0 }.map { Scene.width(of: $0.text, size: $0.size) }.max() ?? 100
    let boxWidth = min(max(widest + 28, 120), 340)
    let boxHeight = 14 + 16 * Double(words.map(\.count).max() ?? 1)
    let layout = LayeredLayout(diagram, boxWidth: boxWidth)
    let head = diagram.title.isEmpty ? 0.0 : 30
    let isFolded = diagram.nodes.count < layers
    let right = diagram.repeats.isEmpty ? 0.0 : 46
    let step = boxHeight + Self.gap
    let note = diagram.foldingNote(of: layers)
    let height =
      Self.margin * 2 + head + step * Double(layout.layerCount) - Self.gap + (isFolded ? 26 : 0)
    let width = max(
      layout.width + right + 2 * Self.margin,
      max(
        Scene.width(of: diagram.title, size: 16), isFolded ? Scene.width(of: note, size: 11) : 0)
        + 2 * Self.margin)
    var scene = Scene(width: width, height: max(height, 60), title: diagram.title)
    let left = (width - right - layout.width) / 2
    func y(_ layer: Int) -> Double { Self.margin + head + step * Double(layer) }
    if head > 0 {
      scene.shapes.append(
        .words(diagram.title, .init((width - right) / 2, Self.margin + 6), .init(16, isBold: true)))
    }
    drawRepeats(layout, left, boxWidth, boxHeight, y, into: &scene)
    for edge in layout.bends.keys.sorted(by: { ($0.to, $0.from) < ($1.to, $1.from) }) {
      var place = Scene.Point(
        left + layout.boxes[edge.from].x + boxWidth / 2, y(layout.boxes[edge.from].layer) + boxHeight)
      for bend in layout.bends[edge] ?? [] {
        let next = Scene.Point(left + bend.x, y(bend.layer))
        scene.shapes.append(.tie(from: place, to: next, color: Self.line, hasTip: false))
        place = Scene.Point(next.x, next.y + boxHeight)
        scene.shapes.append(.line([next, place], color: Self.line, width: 1.5, dash: .solid))
      }
      let end = Scene.Point(left + layout.boxes[edge.to].x + boxWidth / 2, y(layout.boxes[edge.to].layer))
      scene.shapes.append(.tie(from: place, to: end, color: Self.line, hasTip: true))
    }
    for index in diagram.nodes.indices {
      let box = Scene.Box(
        left + layout.boxes[index].x, y(layout.boxes[index].layer), boxWidth, boxHeight)
      scene.shapes.append(
        .rectangle(box, fill: Self.ground(diagram.nodes[index].kind), stroke: Color(hex: 0x9aa3ad), radius: 5)
      )
      let first = box.y + (boxHeight - 16 * Double(words[index].count)) / 2 + 12
      for (line, word) in words[index].enumerated() {
        var lettering = Scene.Lettering(word.size, isBold: word.isBold)
        lettering.color = word.isBold ? Self.ink : Color(hex: 0x4d4d4d)
        scene.shapes.append(
          .words(word.text, .init(box.x + boxWidth / 2, first + 16 * Double(line)), lettering))
      }
    }
    if isFolded {
      var lettering = Scene.Lettering(11)
      lettering.color = Color(hex: 0x6b6b6b)
      scene.shapes.append(.words(note, .init(width / 2, height - 14), lettering))
    }
    return scene
  }

  private func drawRepeats(
    _ layout: LayeredLayout, _ left: Double, _ boxWidth: Double, _ boxHeight: Double, _ y: (Int) -> Double,
    into scene: inout Scene
  ) {
    for fold in diagram.repeats {
      let boxes = fold.nodes.map { layout.boxes[$0] }
      guard let first = boxes.map(\.layer).min(), let last = boxes.map(\.layer).max(),
        let from = boxes.map(\.x).min(), let to = boxes.map(\.x).max()
      else { continue }
      let box = Scene.Box(
        left + from - 10, y(first) - 8, to - from + boxWidth + 20, y(last) - y(first) + boxHeight + 16)
      scene.shapes.append(
        .rectangle(box, fill: Color(hex: 0xf4f6f9), stroke: Color(hex: 0xd0d6de), radius: 8))
      scene.shapes.append(
        .words(
          "× \(fold.times)", .init(box.x + box.width + 8, box.y + box.height / 2 + 5),
          .init(15, alignment: .left, isBold: true)))
    }
  }

  private func boxWords(_ node: Diagram.Node, _ row: [String]) -> [(text: String, size: Double, isBold: Bool)]
  {
    // A long line of joined layers is cut, as it would make every box wide.
    let kind = TextWidth.cut(node.kind, to: 44)
    var words = row[0].isEmpty ? [(kind, 12.0, true)] : [(row[0], 12.0, true), (kind, 11.0, false)]
    let last = [row[2], row[3].isEmpty ? "" : row[3] + " parameters"].filter { !$0.isEmpty }
    if !last.isEmpty { words.append((last.joined(separator: "  ·  "), 10.5, false)) }
    return words
  }

  /// The background colour of each kind of layer.
  private static func ground(_ kind: String) -> Color {
    let name = kind.split(whereSeparator: { $0 == " " || $0 == "," }).first.map(String.init) ?? ""
    let tints: [(words: [String], hex: UInt32)] = [
      (["Input"], 0xeeeeee), (["Conv"], 0xdbe9f6), (["Pool"], 0xdff2e1), (["Dense"], 0xfdebd3),
      (["Concatenate", "Add", "Multiply", "Subtract", "Average", "Maximum"], 0xf6dfe4),
      (["Normalization"], 0xf3f0dc), (["Sequential", "Functional"], 0xe8e0f0),
    ]
    let hex = tints.first { $0.words.contains { name.contains($0) } }?.hex ?? 0xf5f5f5
    return Color(hex: hex)
  }
}
