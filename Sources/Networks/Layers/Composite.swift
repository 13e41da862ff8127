public import Files
import Tensors

/// A layer that is made of layers: they hold the variables, and it may give several values.
public protocol Composite: LayerDefinition {
  /// The layers that it is made of, in the order in which Keras lists their weights.
  var sublayers: [Layer] { get }
  /// The same, with the places under which files keep them.
  var places: [HeldLayer] { get }
  /// What must live as long as somebody uses the layer; it holds the layer itself.
  var owner: AnyObject? { get }
  /// - Throws: `NetworkError` where the inputs do not fit.
  func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol]
}

/// A layer among the attributes of a learner's object, and where files keep it: "convolution", "blocks/dense_1".
public struct HeldLayer: Sendable {
  public let place: String
  public let layer: Layer

  public init(_ layer: Layer, place: String) {
    self.layer = layer
    self.place = place
  }
}

extension Composite {
  public var places: [HeldLayer] { [] }

  public var owner: AnyObject? { nil }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try traceAll(inputs, in: graph)[0]
  }
}

/// A layer of a class that the learner wrote: its attributes hold layers, and a function says what is done with them.
///
/// The function is called once for each shape of input. A layer that it calls must be among the attributes: of others
/// nobody would train or save the variables.
public final class LearnersLayer: Composite, @unchecked Sendable {
  public let className: String
  public private(set) weak var owner: AnyObject?
  private let members: () -> [Layer]
  private let held: () -> [HeldLayer]
  private let function: TracedFunction

  /// - Parameters:
  ///   - owner: the learner's object; not kept.
  ///   - members: the layers among its attributes.
  ///   - places: the same, with the places under which files keep them.
  ///   - function: what the learner's `call` does.
  public init(
    className: String, owner: AnyObject, members: @escaping () -> [Layer],
    places: @escaping () -> [HeldLayer] = { [] },
    function: @escaping ([SymbolicTensor]) throws -> [SymbolicTensor]
  ) {
    self.className = className
    self.owner = owner
    self.members = members
    held = places
    self.function = TracedFunction(function)
  }

  public var sublayers: [Layer] { members() }

  public var places: [HeldLayer] { held() }

  public func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol] {
    let model = try function.model(for: inputs.map(\.shape))
    let held = Set(sublayers.flatMap(\.variables).map(ObjectIdentifier.init))
    for variable in model.variables where !held.contains(ObjectIdentifier(variable)) {
      throw NetworkError.variablesInFunction(layer: className, variable: variable.name)
    }
    return try model.trace(inputs, in: graph)
  }

  public var arguments: JSON {
    get throws { throw SavingError.notSavable(layer: className, reason: "it is a class of yours") }
  }
}
