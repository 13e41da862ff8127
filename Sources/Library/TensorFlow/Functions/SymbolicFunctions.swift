import Evaluator
import Gradients
import Networks
import Tensors

/// Functions of symbolic tensors: each is a layer.
enum SymbolicFunctions {
  static func apply(_ function: TensorFunction, _ values: [Value], _ interpreter: Interpreter) throws -> Value
  {
    var inputs: [SymbolicTensor] = []
    var variables: [Variable] = []
    let operands = try values.map { value -> FunctionOperand in
      if let symbol = value.host(as: SymbolicTensor.self) {
        inputs.append(symbol)
        return .input(inputs.count - 1)
      }
      if case .object(let object as any VariableObject) = value, let variable = object.networkVariable {
        variables.append(variable)
        return .variable(variables.count - 1)
      }
      let tensor = try interpreter.tensor(from: value)
      return .constant(tensor.dtype == .bool ? tensor : try tensor.convert(to: .float32).copy())
    }
    return .object(try Layer(FunctionLayer(function, operands, variables: variables))(inputs))
  }
}
