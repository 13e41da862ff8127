public import Files
import Synchronization
import Tensors

/// A function of the learner's as a layer: it is called once for each shape of input, on values of a network
/// to be, and what it does with them is what the layer does.
///
/// Layers that the function calls must have no variables of their own: nobody would train or save them.
public final class Lambda: LayerDefinition {
  public let className = "Lambda"
  private let function: TracedFunction

  public init(_ function: @escaping ([SymbolicTensor]) throws -> SymbolicTensor) {
    self.function = TracedFunction { [try function($0)] }
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let model = try function.model(for: inputs.map(\.shape))
    if let variable = model.variables.first {
      throw NetworkError.variablesInFunction(layer: className, variable: variable.name)
    }
    return try model.trace(inputs, in: graph)[0]
  }

  public var arguments: JSON {
    get throws { throw SavingError.notSavable(layer: className, reason: "it is a function of yours") }
  }
}

/// A function of values of a network to be, and the networks that it made: one for each shape of its inputs.
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
