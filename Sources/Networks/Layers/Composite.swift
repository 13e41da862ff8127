package import Formats
import Tensors

/// A layer made of sublayers, which hold the variables. It may have several outputs.
package protocol Composite: LayerDefinition {
  /// In the order in which Keras lists their weights.
  var sublayers: [Layer] { get }
  /// The sublayers with their paths in a weights file.
  var places: [HeldLayer] { get }
  /// The object that must live as long as the layer is used; it owns the layer.
  var owner: AnyObject? { get }
  /// - Throws: `NetworkError` if the inputs do not fit.
  func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol]
}

/// A layer held by an attribute of a custom layer or model, with its path in a weights file: "blocks/dense_1".
package struct HeldLayer: Sendable {
  package let place: String
  package let layer: Layer

  package init(_ layer: Layer, place: String) {
    self.layer = layer
    self.place = place
  }
}

extension Composite {
  package var places: [HeldLayer] { [] }

  package var owner: AnyObject? { nil }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try traceAll(inputs, in: graph)[0]
  }
}

/// A custom layer: its attributes hold sublayers, and its `call` is traced.
///
/// `call` is traced once per input shape. A layer that it calls must be held by an attribute: the variables of
/// others would not be trained or saved.
package final class CustomLayer: Composite, @unchecked Sendable {
  package let className: String
  package private(set) weak var owner: AnyObject?
  private let members: () -> [Layer]
  private let held: () -> [HeldLayer]
  private let function: TracedFunction

  /// - Parameters:
  ///   - owner: the custom layer's object; not retained.
  ///   - members: the layers held by its attributes.
  ///   - places: the same, with their paths in a weights file.
  ///   - function: traces `call`.
  package init(
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

  package var sublayers: [Layer] { members() }

  package var places: [HeldLayer] { held() }

  package func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol] {
    let model = try function.model(for: inputs.map(\.shape))
    let held = Set(sublayers.flatMap(\.variables).map(ObjectIdentifier.init))
    for variable in model.variables where !held.contains(ObjectIdentifier(variable)) {
      throw NetworkError.variablesInFunction(layer: className, variable: variable.name)
    }
    return try model.trace(inputs, in: graph)
  }

  package var arguments: JSON {
    get throws { throw SavingError.notSavable(layer: className, reason: "it is a class of yours") }
  }
}
