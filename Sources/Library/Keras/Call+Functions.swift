import Evaluator
import Gradients
import Networks
import Tensors

// Functions of the program's in place of names: initializers, regularizers, constraints, activations.
extension Call {
  /// The function's name, and what calls it; the session is not kept alive by it.
  private func calling(_ name: String) -> (name: String, call: (Arguments) throws -> (Value, Interpreter)) {
    let function = self[name]
    let title =
      (try? interpreter.text(interpreter.attribute("__name__", of: function)))
      ?? { if case .instance(let instance) = function { instance.classObject.name } else { name } }()
    return (
      title,
      { [session = interpreter.reference] arguments in
        guard let interpreter = session.target else { throw Fault.message("the session of \(title) is over") }
        return (try interpreter.call(function, arguments), interpreter)
      }
    )
  }

  func initializerFunction(_ name: String) -> Initializer {
    let (title, call) = calling(name)
    return .function(
      ProgramFunction(title) { shape in
        let (result, interpreter) = try call(
          Arguments([.tuple(ofInts: Array(shape))], keywords: [("dtype", "float32")]))
        return try interpreter.eager(result).value
      })
  }

  func constraintFunction(_ name: String) -> Constraint {
    let (title, call) = calling(name)
    return .function(
      ProgramFunction(title) { value in
        let (result, interpreter) = try call(Arguments([.eager(value)]))
        return try interpreter.eager(result).value
      })
  }

  func regularizerFunction(_ name: String) -> Regularizer {
    let (title, call) = calling(name)
    return Regularizer(
      ProgramFunction(title) { value in
        let (result, interpreter) = try call(Arguments([.object(value.tensor)]))
        return Expression(try interpreter.eager(result), value.math)
      })
  }

  func activationFunction(_ name: String) -> Activation {
    let (title, call) = calling(name)
    return .traced(
      TracedActivation(title) { input in
        let (result, _) = try call(Arguments([.object(input)]))
        guard let symbol = result.host(as: SymbolicTensor.self) else {
          throw Fault.message(
            "the activation \(title) must return what it made of its input, found \(result.typeName)",
            help: "use operators, keras.activations and keras.ops on the input")
        }
        return symbol
      })
  }
}
