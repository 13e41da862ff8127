/// Layered graph layout: each box is below its inputs, with lines as straight as possible (after Sugiyama, Tagawa
/// and Toda 1981: layers, dummy nodes where a line passes a layer, an order with few crossings, then positions).
struct LayeredLayout {
  /// A box, or a dummy node for a line that passes.
  private struct Item {
    var node: Int?
    var layer: Int
    var above: [Int] = []
    var below: [Int] = []
    var x = 0.0
    var width: Double
  }

  /// The left edge and the layer of each box.
  private(set) var boxes: [(x: Double, layer: Int)] = []
  /// The points of each edge between its boxes: its dummy nodes with their layers.
  private(set) var bends: [Diagram.Edge: [(x: Double, layer: Int)]] = [:]
  private(set) var width = 0.0
  private(set) var layerCount = 0

  private var items: [Item] = []
  private var layers: [[Int]] = []
  private static let space = 22.0
  private static let lineWidth = 10.0

  /// - `boxWidth`: the width of all boxes.
  init(_ diagram: Diagram, boxWidth: Double) {
    let inputs = diagram.inputs
    var depth = [Int](repeating: 0, count: diagram.nodes.count)
    for index in diagram.nodes.indices { depth[index] = (inputs[index].map { depth[$0] }.max() ?? -1) + 1 }
    layerCount = (depth.max() ?? -1) + 1
    layers = Array(repeating: [], count: layerCount)
    for index in diagram.nodes.indices {
      items.append(Item(node: index, layer: depth[index], width: boxWidth))
      layers[depth[index]].append(index)
    }
    var passes: [(edge: Diagram.Edge, items: [Int])] = []
    for to in diagram.nodes.indices {
      for from in inputs[to] {
        var last = from
        var passed: [Int] = []
        for layer in stride(from: depth[from] + 1, to: depth[to], by: 1) {
          items.append(Item(node: nil, layer: layer, width: Self.lineWidth))
          layers[layer].append(items.count - 1)
          join(last, items.count - 1)
          last = items.count - 1
          passed.append(last)
        }
        join(last, to)
        passes.append((Diagram.Edge(from: from, to: to), passed))
      }
    }
    order()
    place()
    boxes = diagram.nodes.indices.map { (items[$0].x, items[$0].layer) }
    for pass in passes {
      bends[pass.edge] = pass.items.map { (items[$0].x + items[$0].width / 2, items[$0].layer) }
    }
    width = items.map { $0.x + $0.width }.max() ?? 0
  }

  private mutating func join(_ above: Int, _ below: Int) {
    items[above].below.append(below)
    items[below].above.append(above)
  }

  /// Orders each layer by the mean position of its neighbours, alternately downwards and upwards.
  private mutating func order() {
    var place = [Double](repeating: 0, count: items.count)
    func number(_ layer: [Int]) { for (index, item) in layer.enumerated() { place[item] = Double(index) } }
    for layer in layers { number(layer) }
    for sweep in 0..<8 {
      let isDown = sweep % 2 == 0
      for layer in isDown ? Array(layers.indices) : layers.indices.reversed() {
        func mean(_ item: Int) -> Double {
          let others = isDown ? items[item].above : items[item].below
          return others.isEmpty ? place[item] : others.reduce(0) { $0 + place[$1] } / Double(others.count)
        }
        let keys = Dictionary(uniqueKeysWithValues: layers[layer].map { ($0, mean($0)) })
        layers[layer] = layers[layer].enumerated().sorted {
          let (a, b) = (keys[$0.element] ?? 0, keys[$1.element] ?? 0)
          return a == b ? $0.offset < $1.offset : a < b
        }.map(\.element)
        number(layers[layer])
      }
    }
  }

  /// Moves the items of each layer towards the mean of their neighbours, as far as order and spacing allow.
  private mutating func place() {
    for layer in layers {
      var x = 0.0
      for item in layer {
        items[item].x = x
        x += items[item].width + Self.space
      }
      // Layers are initially centred.
      for item in layer { items[item].x -= (x - Self.space) / 2 }
    }
    for sweep in 0..<40 {
      let isDown = sweep % 2 == 0
      for layer in isDown ? Array(layers.indices) : layers.indices.reversed() { relax(layer, isDown: isDown) }
    }
    let left = items.map(\.x).min() ?? 0
    for index in items.indices { items[index].x -= left }
  }

  private func wanted(_ item: Int, isDown: Bool) -> Double {
    let others = isDown ? items[item].above : items[item].below
    guard !others.isEmpty else { return items[item].x }
    let middle = others.reduce(0) { $0 + items[$1].x + items[$1].width / 2 } / Double(others.count)
    return middle - items[item].width / 2
  }

  private mutating func relax(_ layer: Int, isDown: Bool) {
    let row = layers[layer]
    let wishes = row.map { wanted($0, isDown: isDown) }
    // One pass from the left pushes each item right as far as necessary, one from the right pushes left; the mean
    // of both preserves order and spacing.
    var fromLeft = wishes
    for index in row.indices.dropFirst() {
      fromLeft[index] = max(fromLeft[index], fromLeft[index - 1] + items[row[index - 1]].width + Self.space)
    }
    var fromRight = wishes
    for index in row.indices.dropLast().reversed() {
      fromRight[index] = min(fromRight[index], fromRight[index + 1] - items[row[index]].width - Self.space)
    }
    for (index, item) in row.enumerated() { items[item].x = (fromLeft[index] + fromRight[index]) / 2 }
  }
}
