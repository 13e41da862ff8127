import Evaluator
import Formats
import Networks

extension LayerClasses {
  /// A layer that is a function of the program's, which saved models name.
  static let lambda = row(
    "Lambda", "A function as a layer: what it does with a value of a network to be is what the layer does.",
    [
      .required("function", .callable, "takes the input, or a list of several"),
      .optional(
        "output_shape", .any, default: .none, "accepted; the shape is found by calling the function"),
      .optional("mask", .any, default: .none, "only None"),
      .optional("arguments", .dict, default: .none, "named arguments that the function gets besides"),
    ]
  ) { call in
    try call.onlyDefault("mask")
    let (function, interpreter) = (call["function"], call.interpreter)
    let (shape, arguments) = (call["output_shape"], call["arguments"])
    var keywords: [(name: String, value: Value)] = []
    if case .dict(let dict) = call["arguments"] {
      keywords = dict.pairs.compactMap { pair in pair.key.asString.map { ($0, pair.value) } }
    }
    return Lambda(
      saved: { [session = interpreter.reference] in
        guard let interpreter = session.target, let form = try CustomObjects.form(of: function, interpreter)
        else {
          return nil
        }
        let given = arguments.isNone ? JSON.object([]) : try JSON(arguments)
        guard let given, let lengths = shape.isCallable ? JSON.null : try JSON(shape) else {
          throw SavingError.notSavable(
            layer: "Lambda", reason: "its arguments are more than numbers, text, lists and dicts")
        }
        return ["function": form] + (lengths.isNull ? [:] : ["output_shape": lengths]) + ["arguments": given]
      }
    ) { [keywords, session = interpreter.reference] inputs in
      guard let interpreter = session.target else {
        throw Fault.message("the session of the function is over")
      }
      let argument: Value = inputs.count == 1 ? .object(inputs[0]) : .list(of: inputs.map { .object($0) })
      let result = try interpreter.call(function, Arguments([argument], keywords: keywords))
      guard let symbol = result.host(as: SymbolicTensor.self) else {
        throw Fault.message(
          "a Lambda's function must return what it made of its input, found \(result.typeName)",
          help: "use operators and keras.activations on the input")
      }
      return symbol
    }
  }
}
