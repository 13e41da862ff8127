import Figures
import Testing

/// Network diagrams: lanes, and repeated blocks.
@Suite struct DiagramTests {
  private func lines(_ diagram: Diagram) -> [Substring] { diagram.text(.plain).split(separator: "\n") }

  @Test(arguments: [7, 8, 20, 100])
  func repeatedBlocksAreDrawnOnce(blocks: Int) {
    let diagram = Gallery.residual(blocks: blocks)
    let lines = lines(diagram)
    #expect(lines.count == 7)
    #expect(lines[3].contains("│ ×\(blocks)"))
    // Two convolutions of 148 and two normalizations of 16 parameters per block.
    #expect(lines[0] == "residual   \(grouped(328 * blocks)) parameters")
    #expect(isWellFormed(diagram.svg()))
    #expect(diagram.svg().contains("× \(blocks)"))
  }

  private func grouped(_ number: Int) -> String {
    "\(number / 1000),\(String(String(1000 + number % 1000).dropFirst()))"
  }

  @Test func aShortNetworkIsDrawnInFull() {
    let diagram = Gallery.residual(blocks: 5)
    #expect(lines(diagram).count == diagram.nodes.count + 1)
  }

  /// Skip connections prevent folding: in a U-Net nothing may be omitted.
  @Test func blocksWithASkipAcrossAreKept() {
    var nodes = [Diagram.Node(name: "input", kind: "Input", shape: "8")]
    var edges: [Diagram.Edge] = []
    for index in 1...40 {
      nodes.append(.init(name: "dense\(index)", kind: "Dense", shape: "8"))
      edges.append(.init(from: index - 1, to: index))
    }
    let plain = Diagram(title: "line", nodes: nodes, edges: edges)
    #expect(lines(plain).count == 4)
    nodes.append(.init(name: "sum", kind: "Add", shape: "8"))
    edges += [10, 20, 40].map { .init(from: $0, to: 41) }
    let skipping = Diagram(title: "skipping", nodes: nodes, edges: edges)
    let text = skipping.text(.plain)
    #expect(text.contains("dense11 ") && text.contains("dense21 ") && text.contains("×20"))
    // Three values meet: those of two lanes come in from the side.
    #expect(text.contains("●─┴─╯"))
  }

  @Test func namesOfAnyLengthFit() {
    let long = String(repeating: "block_expand_", count: 12)
    let nodes = (0..<4).map { Diagram.Node(name: long + "\($0)", kind: long, shape: "1×2×3", parameters: 5) }
    let diagram = Diagram(
      title: long, nodes: nodes, edges: (1..<4).map { .init(from: $0 - 1, to: $0) })
    for line in lines(diagram) { #expect(line.count <= 80) }
    #expect(lines(diagram)[1].contains("…"))
  }

  @Test func manyLanes() {
    // One value with thirty readers, and one layer that reads them all.
    var nodes = [Diagram.Node(name: "input", kind: "Input", shape: "8")]
    var edges: [Diagram.Edge] = []
    for index in 1...30 {
      nodes.append(.init(name: "d\(index)", kind: "Dense", shape: "\(index)"))
      edges += [.init(from: 0, to: index), .init(from: index, to: 31)]
    }
    nodes.append(.init(name: "sum", kind: "Concatenate", shape: "465"))
    let diagram = Diagram(title: "wide", nodes: nodes, edges: edges)
    for line in lines(diagram) { #expect(line.count <= 80) }
    #expect(isWellFormed(diagram.svg()))
  }

  @Test func detailsAreLeftOutWhereNotWanted() {
    var diagram = Gallery.residual(blocks: 1)
    diagram.details = Diagram.Details(names: false, shapes: false, parameters: false)
    #expect(
      diagram.text(.plain) == """
        residual
        ○    Input
        ├─●  Conv2D 3×3
        │ ●  BatchNormalization
        │ ●  Conv2D 3×3
        │ ●  BatchNormalization
        ●─╯  Add
        ●    GlobalAveragePooling2D

        """)
  }
}
