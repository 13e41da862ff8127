public import Tensors

/// A value in a graph: what one node computes. Shapes leave out the batch axis.
public struct Symbol: Hashable, Sendable {
  let node: Int
  public let shape: Shape
}

/// One operation with its operands.
struct Node {
  let id: Int
  let operation: any Operation
  let inputs: [Symbol]
  let variables: [Variable]
  let shape: Shape
  /// The layer it came from, for people.
  let layer: String
  /// Whether the layer's variables learn.
  let isTrainable: Bool

  /// Elements of one sample.
  var count: Int { shape.elementCount ?? 0 }
  var output: Symbol { Symbol(node: id, shape: shape) }
}

/// What a network computes: operations in an order in which each finds its operands made.
///
/// Layers write themselves into a graph (`LayerDefinition.trace`); a plan is made from it.
public final class Graph {
  private(set) var nodes: [Node] = []
  private(set) var inputs: [Symbol] = []
  var outputs: [Symbol] = []

  /// The first value that is too large for any memory, if one was traced.
  private(set) var tooLarge: Node?
  /// More elements than this have no addresses, whatever is done with them.
  static let elementLimit = 1 << 48

  /// Whether an array of this shape can be handled at all; kernels count along an axis in 32 bits.
  static func isAddressable(_ shape: Shape) -> Bool {
    guard let count = shape.elementCount else { return false }
    return count < elementLimit && shape.allSatisfy { $0 <= Int32.max }
  }

  /// The layer that is being traced.
  private var layer = ""
  private var isTrainable = true

  /// Adds a placeholder for one sample of the data.
  func input(_ shape: Shape, name: String) -> Symbol {
    layer = name
    let symbol = append(Input(), [], [], shape)
    inputs.append(symbol)
    return symbol
  }

  /// Traces with everything that `body` adds booked under a layer.
  func under<Result>(_ name: String, isTrainable: Bool, _ body: () throws -> Result) rethrows -> Result {
    let outer = (layer, self.isTrainable)
    (layer, self.isTrainable) = (name, isTrainable)
    defer { (layer, self.isTrainable) = outer }
    return try body()
  }

  func append(
    _ operation: any Operation, _ inputs: [Symbol], _ variables: [Variable] = [], _ shape: Shape
  ) -> Symbol {
    let node = Node(
      id: nodes.count, operation: operation, inputs: inputs, variables: variables, shape: shape, layer: layer,
      isTrainable: isTrainable)
    nodes.append(node)
    if tooLarge == nil, !Self.isAddressable(shape) { tooLarge = node }
    return node.output
  }

  /// The nodes that read each node's value.
  func consumers() -> [[Int]] {
    var result = [[Int]](repeating: [], count: nodes.count)
    for node in nodes { for input in node.inputs { result[input.node].append(node.id) } }
    return result
  }
}
