package import Formats
import Synchronization
import Tensors

/// A Python function as a layer: traced on symbolic tensors once per input shape.
///
/// Layers that the function calls must not have variables: they would not be trained or saved.
package final class Lambda: LayerDefinition, @unchecked Sendable {
  package let className = "Lambda"
  private let function: TracedFunction
  private let saved: () throws -> JSON?

  /// - `saved`: what makes the layer again; `nil` if its function has no name.
  package init(
    saved: @escaping () throws -> JSON? = { nil },
    _ function: @escaping ([SymbolicTensor]) throws -> SymbolicTensor
  ) {
    self.saved = saved
    self.function = TracedFunction { [try function($0)] }
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let model = try function.model(for: inputs.map(\.shape))
    if let variable = model.variables.first {
      throw NetworkError.variablesInFunction(layer: className, variable: variable.name)
    }
    return try model.trace(inputs, in: graph)[0]
  }

  package var arguments: JSON {
    get throws {
      if let saved = try saved() { return saved }
      throw SavingError.notSavable(
        layer: className,
        reason: "Keras saves a lambda as bytecode of CPython; a function with a name is saved by its name")
    }
  }
}

/// A function of the program's as an activation: traced once per shape. Equal only to itself.
package final class TracedActivation: Hashable, Sendable {
  package let name: String
  private let function: TracedFunction

  package init(_ name: String, _ function: @escaping (SymbolicTensor) throws -> SymbolicTensor) {
    self.name = name
    self.function = TracedFunction { [try function($0[0])] }
  }

  func trace(_ input: Symbol, in graph: Graph) throws -> Symbol {
    let model = try function.model(for: [input.shape])
    if let variable = model.variables.first {
      throw NetworkError.variablesInFunction(layer: name, variable: variable.name)
    }
    return try model.trace([input], in: graph)[0]
  }

  package static func == (a: TracedActivation, b: TracedActivation) -> Bool { a === b }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A function of symbolic tensors with its traced models, one per set of input shapes.
final class TracedFunction: @unchecked Sendable {
  private struct Key: Hashable {
    let shapes: [Shape]
    let maskPlaces: [Int]
  }

  private let function: MaskedFunction
  private let made = Mutex<[Key: (model: Model, masks: Int)]>([:])

  init(masked function: @escaping MaskedFunction) { self.function = function }

  convenience init(_ function: @escaping ([SymbolicTensor]) throws -> [SymbolicTensor]) {
    self.init(masked: { inputs, _ in (try function(inputs), []) })
  }

  func model(for shapes: [Shape]) throws -> Model { try traced(for: shapes, maskPlaces: []).model }

  /// The function's model; its last outputs are masks of the first.
  func traced(for shapes: [Shape], maskPlaces: [Int]) throws -> (model: Model, masks: Int) {
    let key = Key(shapes: shapes, maskPlaces: maskPlaces)
    if let found = made.withLock({ $0[key] }) { return found }
    let inputs = shapes.map { SymbolicTensor(traced: $0.map { $0 }) }
    var masks = [SymbolicTensor?](repeating: nil, count: inputs.count - maskPlaces.count)
    for (place, mask) in zip(maskPlaces, inputs.suffix(maskPlaces.count)) { masks[place] = mask }
    let (outputs, found) = try function(Array(inputs.dropLast(maskPlaces.count)), masks)
    let model = try Model(inputs: inputs, outputs: outputs + found, name: "function")
    model.isFunction = true
    let result = (model: model, masks: found.count)
    made.withLock { $0[key] = result }
    return result
  }
}

/// A function of symbolic tensors and their masks: its outputs, and the masks of the first of them.
package typealias MaskedFunction = (_ inputs: [SymbolicTensor], _ masks: [SymbolicTensor?]) throws -> (
  outputs: [SymbolicTensor], masks: [SymbolicTensor]
)
