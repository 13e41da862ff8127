import Evaluator
import Gradients
import Language
import Networks
import Tensors

/// Functions of symbolic tensors: each is a layer.
enum SymbolicFunctions {
  /// - `className`: of Keras's operation, after which the layer is named; `nil`: the function's own name.
  static func apply(
    _ function: TensorFunction, _ values: [Value], named className: String? = nil, _ interpreter: Interpreter
  ) throws -> Value {
    var inputs: [SymbolicTensor] = []
    var variables: [Variable] = []
    var isTrainable = true
    let operands = try values.map { value -> FunctionOperand in
      if let symbol = value.host(as: SymbolicTensor.self) {
        inputs.append(symbol)
        return .input(inputs.count - 1)
      }
      if case .object(let object as any VariableObject) = value, let variable = object.networkVariable {
        if let own = object as? ProgramVariable {
          // Training changes what a layer or a model holds, of a `keras.Variable`; nothing else that a program made.
          if interpreter.state(CallContext.self).tracing == 0 {
            isTrainable = false
          } else if !own.isOfKeras {
            throw Fault.message("a tf.Variable is read anew at each call")
          }
        }
        variables.append(variable)
        return .variable(variables.count - 1)
      }
      let tensor = try interpreter.tensor(from: value)
      return .constant(tensor.dtype == .bool ? tensor : try tensor.convert(to: .float32).copy())
    }
    let layer = Layer(
      operation: FunctionLayer(function, operands, variables: variables, className: className), on: inputs)
    layer.isTrainable = isTrainable
    return .object(try layer(inputs))
  }

  /// The class of the operation that a function of `keras.ops` makes: `ExpandDims` of "expand_dims".
  static func className(of function: String) -> String {
    classNames[function]
      ?? function.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private static let classNames = [
    "abs": "Absolute", "swish": "Silu", "hard_swish": "HardSilu", "conj": "Conjugate", "fft": "FFT",
    "fft2": "FFT2", "ifft2": "IFFT2", "rfft": "RFFT", "irfft": "IRFFT", "svd": "SVD",
  ]

  /// Those of operators.
  static let operators: [BinaryOperator: String] = [
    .add: "Add", .subtract: "Subtract", .multiply: "Multiply", .divide: "TrueDivide", .power: "Power",
    .floorDivide: "FloorDivide", .modulo: "Mod", .matrixMultiply: "Matmul",
  ]
}
