import Evaluator
import Networks

/// `convolution_op`: the part of `Conv1D` and `Conv2D` that classes derived from them replace, or call.
enum Convolving {
  /// The layers that have it.
  static let classNames: Set = ["Conv1D", "Conv2D"]

  static let member = Builtin.method(
    "convolution_op",
    "The convolution with a kernel, without bias and activation; a class derived from it may replace it.",
    [.required("inputs", .any, "a tensor"), .required("kernel", .any, "as the layer's own")]
  ) { call in
    let layer = try call.instance.flatMap(CustomClasses.baseLayer(of:)) ?? call.receiver(as: Layer.self)
    let names = [
      ("strides", "strides"), ("padding", "padding"), ("dilation_rate", "dilation_rate"),
      ("data_format", "data_format"),
    ]
    let interpreter = call.interpreter
    let options = try names.map { (name: $0.0, value: try layer.attribute($0.1, interpreter) ?? .none) }
    let convolve = try interpreter.attribute("conv", of: .namespace(interpreter.module("keras.ops")))
    return try interpreter.call(convolve, Arguments([call["inputs"], call["kernel"]], keywords: options))
  }

  /// What a layer gives whose class replaces `convolution_op`; `nil` for any other.
  static func output(of instance: Instance, _ base: Layer, _ inputs: Value, _ interpreter: Interpreter) throws
    -> Value?
  {
    guard case .function? = instance.classObject.lookup("convolution_op"),
      let kernel = try base.attribute("kernel", interpreter)
    else { return nil }
    let operation = try interpreter.attribute("convolution_op", of: .instance(instance))
    var output = try interpreter.call(operation, [inputs, kernel])
    if let bias = try base.attribute("bias", interpreter), !bias.isNone {
      output = try interpreter.binary(.add, output, bias)
    }
    guard let activation = try base.attribute("activation", interpreter), !activation.isNone else {
      return output
    }
    return try interpreter.call(activation, [output])
  }
}
