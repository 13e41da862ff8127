package import Tensors

/// A value in a graph: the output of one node. Shapes are without the batch axis.
package struct Symbol: Hashable, Sendable {
  let node: Int
  package let shape: Shape
}

/// One operation with its operands. A class, so that the many passes over the nodes copy nothing.
final class Node {
  let id: Int
  let operation: any Operation
  let inputs: [Symbol]
  let variables: [Variable]
  let shape: Shape
  /// The name of the layer that added it, for messages.
  let layer: String
  /// The names of the composite layers around that layer, the outermost first.
  let around: [String]
  /// Whether the layer's variables are trainable.
  let isTrainable: Bool
  /// What the enclosing calls passed as `training=`.
  let called: CallMode
  /// What it computes with.
  let precision: Precision

  init(
    id: Int, operation: any Operation, inputs: [Symbol], variables: [Variable], shape: Shape, layer: String,
    around: [String], isTrainable: Bool, called: CallMode, precision: Precision
  ) {
    (self.id, self.operation, self.inputs, self.variables) = (id, operation, inputs, variables)
    (self.shape, self.layer, self.around) = (shape, layer, around)
    (self.isTrainable, self.called, self.precision) = (isTrainable, called, precision)
  }

  /// Elements per sample.
  var count: Int { shape.elementCount ?? 0 }
  var output: Symbol { Symbol(node: id, shape: shape) }
}

/// What a network computes: operations in topological order.
///
/// Layers add their operations (`LayerDefinition.trace`); `PlanBuilder` makes a plan of them.
package final class Graph {
  private(set) var nodes: [Node] = []
  private(set) var inputs: [Symbol] = []
  var outputs: [Symbol] = []
  /// By node: which steps of its value count.
  private var masks: [Int: Symbol] = [:]

  /// The first traced value that is too large to be addressed.
  private(set) var tooLarge: Node?
  /// Larger arrays cannot be addressed.
  static let elementLimit = 1 << 48

  /// Whether an array of this shape can be addressed; kernels index an axis with 32 bits.
  static func isAddressable(_ shape: Shape) -> Bool {
    guard let count = shape.elementCount else { return false }
    return count < elementLimit && shape.allSatisfy { $0 <= Int32.max }
  }

  /// The layer that is being traced.
  private var layer = ""
  private var around: [String] = []
  private var isTrainable = true
  private var called = CallMode()
  /// `nil`: as the first input's.
  private var precision: Precision? = .float32

  /// Adds a placeholder for one sample of the data.
  func input(_ shape: Shape, name: String) -> Symbol {
    let outer = (layer, around)
    (layer, around) = (name, [])
    let symbol = append(Input(), [], [], shape)
    (layer, around) = outer
    inputs.append(symbol)
    return symbol
  }

  /// Attributes everything that `body` adds to a layer; sublayers of a frozen layer are frozen.
  func under<Result>(
    _ name: String, isTrainable: Bool, precision: Precision?, _ body: () throws -> Result
  ) rethrows -> Result {
    let outer = (layer, around, self.isTrainable, self.precision)
    if !layer.isEmpty { around.append(layer) }
    (layer, self.isTrainable, self.precision) = (name, isTrainable && outer.2, precision)
    defer { (layer, around, self.isTrainable, self.precision) = outer }
    return try body()
  }

  /// Traces a call of a layer with its `training=`.
  ///
  /// - `isFixed`: whether `training=` also overrides how the network itself is called.
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

  /// Which steps of a value count: ones and zeros over the first axes of a sample; `nil` where all do.
  func mask(of symbol: Symbol) -> Symbol? { masks[symbol.node] }

  func setMask(_ mask: Symbol?, of symbol: Symbol) { masks[symbol.node] = mask }

  /// Whether something is random even outside training.
  var drawsAlways: Bool { nodes.contains { $0.operation.isRandom && $0.called.fixed == true } }

  /// Whether values wait in 16 bits.
  var hasShortValues: Bool { nodes.contains { $0.precision != .float32 } }

  func append(
    _ operation: any Operation, _ inputs: [Symbol], _ variables: [Variable] = [], _ shape: Shape
  ) -> Symbol {
    let node = Node(
      id: nodes.count, operation: operation, inputs: inputs, variables: variables, shape: shape, layer: layer,
      around: around, isTrainable: isTrainable, called: called,
      precision: precision ?? inputs.first.map { nodes[$0.node].precision } ?? .float32)
    nodes.append(node)
    if tooLarge == nil, !Self.isAddressable(shape) { tooLarge = node }
    return node.output
  }

  /// Appends a modified node of another graph; it keeps its number if all earlier nodes did.
  @discardableResult
  func copy(_ node: Node, _ operation: any Operation, _ inputs: [Symbol], _ shape: Shape) -> Symbol {
    let copy = Node(
      id: nodes.count, operation: operation, inputs: inputs, variables: node.variables, shape: shape,
      layer: node.layer, around: node.around, isTrainable: node.isTrainable, called: node.called,
      precision: node.precision)
    nodes.append(copy)
    return copy.output
  }

  /// Copies another graph's inputs and outputs; `symbols` maps its nodes to this graph's.
  func end(as other: Graph, _ symbols: [Symbol]) {
    inputs = other.inputs.map { symbols[$0.node] }
    outputs = other.outputs.map { symbols[$0.node] }
    tooLarge = other.tooLarge
  }

  /// For each node, the nodes that read its value.
  func consumers() -> [[Int]] {
    var result = [[Int]](repeating: [], count: nodes.count)
    for node in nodes { for input in node.inputs { result[input.node].append(node.id) } }
    return result
  }
}

/// The `training=` argument of a layer call.
struct CallMode {
  /// Given inside a custom `call`: always applies.
  var fixed: Bool?
  /// Given while a functional model was built: applies only if the network is called without `training=`.
  var otherwise: Bool?
}
