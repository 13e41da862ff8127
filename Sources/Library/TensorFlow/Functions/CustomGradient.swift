import Evaluator
import Gradients
import Tensors

/// `tf.custom_gradient`: a function that gives its value and how a gradient goes back through it.
///
///     @tf.custom_gradient
///     def clip_gradient(x):
///         return x, lambda g: tf.clip_by_value(g, -1.0, 1.0)
final class CustomGradient: Object {
  private let function: Value

  private init(_ function: Value) { self.function = function }

  package static let builtin = Builtin(
    "custom_gradient", module: "tf",
    doc:
      "Decorates a function that returns (value, gradient function): the latter is given the gradient of the value.",
    [.required("f", .callable, "the function")]
  ) { .object(CustomGradient($0["f"])) }

  private static let shared = ClassObject("function", doc: "A function with a gradient of its own.")

  var classObject: ClassObject { Self.shared }
  var isCallable: Bool { true }

  func bound(to receiver: Value, _ interpreter: Interpreter) -> Value? {
    .boundMethod(BoundMethod(receiver: receiver, function: .object(self)))
  }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    let math = interpreter.math
    // What is a tensor, or becomes one, is an operand.
    let values = arguments.positional.map { $0.heldTensor == nil && $0.asDouble == nil ? nil : $0 }
    let operands = try values.compactMap { $0 }.map { try interpreter.eager($0) }
    var rest = operands[...]
    var given = arguments
    given.positional = zip(arguments.positional, values).map { original, operand in
      operand == nil ? original : rest.popFirst().map { .object($0) } ?? original
    }
    let result = try math.pausing { try interpreter.call(function, given) }
    guard let pair = result.elementsOfSequence, pair.count == 2, pair[1].isCallable else {
      throw Fault.message(
        "a function with custom_gradient must return (value, gradient function), found \(result.typeName)",
        help: "return y, lambda g: …")
    }
    let parts = pair[0].elementsOfSequence ?? [pair[0]]
    let outputs = try parts.map { EagerTensor(try interpreter.eager($0).value) }
    math.record(inputs: operands, outputs: outputs) { pull in
      let gradients = try zip(pull.gradients, outputs).map { gradient, output -> Value in
        try .object(gradient ?? EagerTensor(Tensor(zeros: output.shape, dtype: output.dtype)))
      }
      let found = try interpreter.call(pair[1], gradients)
      let values = found.elementsOfSequence ?? [found]
      guard values.count == operands.count else {
        throw Fault.message(
          "custom_gradient function expected to return \(operands.count) gradients, but returned \(values.count) instead."
        )
      }
      return Tape.Flow(inputs: try values.map { $0.isNone ? nil : try interpreter.eager($0) })
    }
    return pair[0].elementsOfSequence == nil ? .object(outputs[0]) : .tuple(of: outputs.map { .object($0) })
  }
}
