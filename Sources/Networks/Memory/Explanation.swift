import Phrases
import Engine
package import Tensors

/// One layer's parameter count as a product, its multiply-adds and its receptive field.
package struct LayerExplanation: Sendable {
  package let layer: String
  package let className: String
  /// "(3·3·3 + 1)·100 = 2,800"
  package let parameters: String
  package let parameterCount: Int
  /// Multiply-adds per sample, without adding biases.
  package let multiplyAdds: Int
  package let outputShape: Shape
  /// Receptive field of one output value, in pixels of the input; `nil`: the whole input.
  package let receptiveField: Extent?
}

/// The part of its input that one value of an operation's output depends on.
struct Reach {
  /// The window with its dilation, and its stride; `nil`: everything.
  var window: Extent?
  var stride = Extent(1, 1)

  static let point = Reach(window: Extent(1, 1))
  static let everything = Reach(window: nil)
}

extension Model {
  /// One explanation per layer, in order. Nothing is allocated.
  package func explanation() throws -> [LayerExplanation] {
    let graph = try graph()
    let classNames = Dictionary(
      allLayers.map { ($0.name, $0.className) }, uniquingKeysWith: { first, _ in first })
    var fields = [(size: Extent, jump: Extent)?](repeating: nil, count: graph.nodes.count)
    var result: [LayerExplanation] = []
    var index = 0
    while index < graph.nodes.count {
      let layer = graph.nodes[index].layer
      var adds = 0
      var variables: [Variable] = []
      var last = graph.nodes[index]
      while index < graph.nodes.count, graph.nodes[index].layer == layer {
        last = graph.nodes[index]
        fields[last.id] = field(last, fields)
        adds += last.operation.multiplyAdds(last)
        variables += last.variables
        index += 1
      }
      if last.operation is Input { continue }
      let count = variables.reduce(0) { $0 + $1.count }
      result.append(
        LayerExplanation(
          layer: layer, className: classNames[layer] ?? last.operation.name,
          parameters: Self.arithmetic(variables, total: count), parameterCount: count, multiplyAdds: adds,
          outputShape: last.shape, receptiveField: fields[last.id]?.size))
    }
    return result
  }

  /// The receptive field of one value of a layer, in pixels of the input; `nil`: the whole input.
  ///
  /// If a layer is called several times, the first call counts.
  /// - Throws: `NetworkError.noSuchLayer`, `.notBuilt`.
  package func receptiveField(of layer: String) throws -> Extent? {
    let layers = try explanation()
    guard let found = layers.first(where: { $0.layer == layer }) else {
      throw NetworkError.noSuchLayer(layer, names: layers.map(\.layer))
    }
    return found.receptiveField
  }

  /// The receptive field grows by (window − 1) times the product of the strides so far. Araujo et al. 2019.
  private func field(
    _ node: Node, _ fields: [(size: Extent, jump: Extent)?]
  ) -> (size: Extent, jump: Extent)? {
    if node.operation is Input { return (Extent(1, 1), Extent(1, 1)) }
    let reach = node.operation.reach(node)
    guard let window = reach.window else { return nil }
    var size = Extent(0, 0)
    var jump = Extent(1, 1)
    for input in node.inputs {
      guard let field = fields[input.node] else { return nil }
      size = Extent(max(size.height, field.size.height), max(size.width, field.size.width))
      jump = Extent(max(jump.height, field.jump.height), max(jump.width, field.jump.width))
    }
    return (
      Extent(size.height + (window.height - 1) * jump.height, size.width + (window.width - 1) * jump.width),
      Extent(jump.height * reach.stride.height, jump.width * reach.stride.width)
    )
  }

  /// A kernel with its bias as one product, everything else by its shape.
  private static func arithmetic(_ variables: [Variable], total: Int) -> String {
    if variables.isEmpty { return "no parameters" }
    var parts: [String] = []
    var index = 0
    while index < variables.count {
      let variable = variables[index]
      let shape = variable.shape.map(String.init)
      let next = index + 1 < variables.count ? variables[index + 1] : nil
      if variable.shape.rank > 1, let next, next.name == "bias", next.shape.last == variable.shape.last {
        parts.append("(\(shape.dropLast().joined(separator: "·")) + 1)·\(shape[shape.count - 1])")
        index += 2
      } else {
        parts.append(shape.isEmpty ? "1" : shape.joined(separator: "·"))
        index += 1
      }
    }
    return parts.joined(separator: " + ") + " = " + total.grouped
  }

  /// The explanations as a table with totals.
  package func explanationText() throws -> String {
    let layers = try explanation()
    var table = Table(columns: [
      .init("Layer", minimumWidth: 5), .init("Parameters", minimumWidth: 10),
      .init("MACs", minimumWidth: 4, alignsRight: true), .init("Output", minimumWidth: 6),
      .init("Sees", minimumWidth: 4, alignsRight: true),
    ])
    table.rows = layers.map { layer in
      [
        layer.layer, layer.parameters, layer.multiplyAdds == 0 ? "" : layer.multiplyAdds.grouped,
        "\(layer.outputShape)", layer.receptiveField.map { "\($0.height)×\($0.width)" } ?? "all",
      ]
    }
    let adds = layers.reduce(0) { $0 + $1.multiplyAdds }
    return """
      \(table.listed())

      \(parameterCount.grouped) parameters, \(adds.grouped) MACs a sample
      MACs: multiply-adds; adding a bias is not counted
      Sees: the pixels of the input, high × wide, that one output value depends on
      """
  }
}
