package import Formats
import Synchronization
import Tensors

/// A Python function as a layer: traced on symbolic tensors once per input shape.
///
/// Layers that the function calls must not have variables: they would not be trained or saved.
package final class Lambda: LayerDefinition {
  package let className = "Lambda"
  private let function: TracedFunction

  package init(_ function: @escaping ([SymbolicTensor]) throws -> SymbolicTensor) {
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
    get throws { throw SavingError.notSavable(layer: className, reason: "it is a function of yours") }
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
  private let function: ([SymbolicTensor]) throws -> [SymbolicTensor]
  private let made = Mutex<[[Shape]: Model]>([:])

  init(_ function: @escaping ([SymbolicTensor]) throws -> [SymbolicTensor]) { self.function = function }

  func model(for shapes: [Shape]) throws -> Model {
    if let model = made.withLock({ $0[shapes] }) { return model }
    let inputs = shapes.map { SymbolicTensor(input: $0, name: "input") }
    let model = try Model(inputs: inputs, outputs: function(inputs), name: "function")
    model.isFunction = true
    made.withLock { $0[shapes] = model }
    return model
  }
}
