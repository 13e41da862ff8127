public import Tensors

/// A value in a graph: what one node computes. Shapes leave out the batch axis.
public struct Symbol: Hashable, Sendable {
  let node: Int
  public let shape: Shape
}

/// One operation with its operands. Plans walk over all nodes for each of them, so a node is not copied.
final class Node {
  let id: Int
  let operation: any Operation
  let inputs: [Symbol]
  let variables: [Variable]
  let shape: Shape
  /// The layer it came from, for people.
  let layer: String
  /// Whether the layer's variables learn.
  let isTrainable: Bool
  /// What the calls around it said about behaving as in training.
  let called: CallMode

  init(
    id: Int, operation: any Operation, inputs: [Symbol], variables: [Variable], shape: Shape, layer: String,
    isTrainable: Bool, called: CallMode
  ) {
    (self.id, self.operation, self.inputs, self.variables) = (id, operation, inputs, variables)
    (self.shape, self.layer) = (shape, layer)
    (self.isTrainable, self.called) = (isTrainable, called)
  }

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
  private var called = CallMode()

  /// Adds a placeholder for one sample of the data.
  func input(_ shape: Shape, name: String) -> Symbol {
    layer = name
    let symbol = append(Input(), [], [], shape)
    inputs.append(symbol)
    return symbol
  }

  /// Traces with everything that `body` adds booked under a layer; what is within a frozen layer is frozen.
  func under<Result>(_ name: String, isTrainable: Bool, _ body: () throws -> Result) rethrows -> Result {
    let outer = (layer, self.isTrainable)
    (layer, self.isTrainable) = (name, isTrainable && outer.1)
    defer { (layer, self.isTrainable) = outer }
    return try body()
  }

  /// Traces a call that may say whether layers behave as in training.
  ///
  /// - Parameter isFixed: whether it says so whatever the network is used for.
  func calling<Result>(
    trainingMode: Bool?, isFixed: Bool, _ body: () throws -> Result
  ) rethrows -> Result {
    let outer = called
    if let trainingMode {
      called.otherwise = trainingMode
      if isFixed { called.fixed = trainingMode }
    }
    defer { called = outer }
    return try body()
  }

  /// Whether something random happens also where nothing is trained.
  var drawsAlways: Bool { nodes.contains { $0.operation.isRandom && $0.called.fixed == true } }

  func append(
    _ operation: any Operation, _ inputs: [Symbol], _ variables: [Variable] = [], _ shape: Shape
  ) -> Symbol {
    let node = Node(
      id: nodes.count, operation: operation, inputs: inputs, variables: variables, shape: shape, layer: layer,
      isTrainable: isTrainable, called: called)
    nodes.append(node)
    if tooLarge == nil, !Self.isAddressable(shape) { tooLarge = node }
    return node.output
  }

  /// Appends another graph's node with changes; it keeps its number where all before it did.
  @discardableResult
  func copy(_ node: Node, _ operation: any Operation, _ inputs: [Symbol], _ shape: Shape) -> Symbol {
    let copy = Node(
      id: nodes.count, operation: operation, inputs: inputs, variables: node.variables, shape: shape,
      layer: node.layer, isTrainable: node.isTrainable, called: node.called)
    nodes.append(copy)
    return copy.output
  }

  /// Takes over where another graph begins and ends: `symbols` are what its nodes have become here.
  func end(as other: Graph, _ symbols: [Symbol]) {
    inputs = other.inputs.map { symbols[$0.node] }
    outputs = other.outputs.map { symbols[$0.node] }
    tooLarge = other.tooLarge
  }

  /// The nodes that read each node's value.
  func consumers() -> [[Int]] {
    var result = [[Int]](repeating: [], count: nodes.count)
    for node in nodes { for input in node.inputs { result[input.node].append(node.id) } }
    return result
  }
}

/// What a call of a layer said about behaving as in training, as `training=` of Keras.
struct CallMode {
  /// In a learner's own `call`: holds whatever the network is used for.
  var fixed: Bool?
  /// In a net of layers: holds only where the network is called without saying.
  var otherwise: Bool?
}
