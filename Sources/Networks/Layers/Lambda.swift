import Synchronization
public import Files
import Tensors

/// A function of the learner's as a layer: it is called once for each shape of input, on values of a network
/// to be, and what it does with them is what the layer does.
///
/// Layers that the function calls must have no variables of their own: nobody would train or save them.
public final class Lambda: LayerDefinition, @unchecked Sendable {
  public let className = "Lambda"
  private let function: ([SymbolicTensor]) throws -> SymbolicTensor
  private let made = Mutex<[[Shape]: Model]>([:])

  public init(_ function: @escaping ([SymbolicTensor]) throws -> SymbolicTensor) { self.function = function }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let shapes = inputs.map(\.shape)
    let model = try made.withLock { $0[shapes] } ?? traced(shapes)
    if let variable = model.variables.first {
      throw NetworkError.variablesInFunction(layer: className, variable: variable.name)
    }
    return try model.trace(inputs, in: graph)[0]
  }

  private func traced(_ shapes: [Shape]) throws -> Model {
    let inputs = shapes.map { SymbolicTensor(input: $0, name: "input") }
    let model = try Model(inputs: inputs, outputs: [function(inputs)], name: "lambda")
    made.withLock { $0[shapes] = model }
    return model
  }

  public var arguments: JSON {
    get throws { throw SavingError.notSavable(layer: className, reason: "it is a function of yours") }
  }
}
