import Evaluator
import Gradients
import Networks
import Tensors

/// `keras.activations`: functions of tensors and of symbolic tensors.
enum ActivationFunctions {
  static let all: [Builtin] =
    Activation.named.keys.sorted().map { name in
      let entry = parameters[name]
      return Builtin(
        name, module: "keras.activations", doc: "The activation \(name).",
        [.required("x", .any, "a tensor, or a value of a network to be", aliases: ["features", "logits"])]
          + (entry?.parameters ?? [])
      ) { call in
        if let value = try rows(name, call) { return value }
        let activation = try entry?.make(call) ?? Activation.named[name] ?? .linear
        // Only layers of a network count for automatic names.
        let symbol = call["x"].host(as: SymbolicTensor.self)
        let layer = Layer(
          operation: ActivationLayer(activation, className: className(name), isOperation: true),
          on: symbol.map { [$0] } ?? [], name: symbol == nil ? name : nil)
        return try layer.call(Arguments([call["x"]]), call.interpreter)
      }
    } + [threshold]

  /// A function of rows of a tensor without an axis of samples, or over several axes; `nil` for others.
  private static func rows(_ name: String, _ call: Call) throws -> Value? {
    guard ["softmax", "log_softmax", "sparsemax", "glu"].contains(name),
      call["x"].host(as: SymbolicTensor.self) == nil
    else { return nil }
    let math = call.interpreter.math
    let given = try call.interpreter.eager(call["x"])
    let x = Expression(given.dtype.isFloating ? given : try given.of(.float32, math), math)
    let axes = call["axis"].elementsOfSequence.map { $0.compactMap(\.asInt) }
    if name.hasSuffix("softmax"), let axes = axes ?? (given.shape.rank == 1 ? [0] : nil) {
      guard axes.allSatisfy({ -given.shape.rank..<given.shape.rank ~= $0 }) else {
        throw call.invalid("axis", must: "be axes of a tensor of rank \(given.shape.rank)")
      }
      let positive = axes.map { $0 < 0 ? $0 + given.shape.rank : $0 }
      let logarithm = try x - x(.logSumExp(axes: positive, keepsAxes: true))
      return .object(name == "softmax" ? try logarithm(.exponential).tensor : logarithm.tensor)
    }
    guard given.shape.rank == 1, axes == nil else { return nil }
    let row = try x(.expand(at: [0]))
    guard let builtin = all.first(where: { $0.name == name }) else { return nil }
    let result = try builtin.call(Arguments([.object(row.tensor)]), call.interpreter)
    guard let tensor = result.host(as: EagerTensor.self) else { return nil }
    return .object(try math.apply(.squeeze([0]), [tensor]))
  }

  /// The function of an activation by its name in Keras; its name where its constants are not Keras's.
  static func value(of activation: Activation) -> Value {
    guard let name = activation.name else { return .none }
    return all.first { $0.name == name }.map(Value.builtin) ?? .string(name)
  }

  /// `keras.activations.get`
  static let get = Builtin(
    "get", module: "keras.activations", doc: "An activation by its name; a function is given back as it is.",
    [.required("identifier", .any, "a name, such as \"relu\", a function, or None for \"linear\"")]
  ) { call in
    switch call["identifier"] {
    case .string, .none:
      let name = call["identifier"].asString?.lowercased() ?? "linear"
      _ = call["identifier"].isNone ? .linear : try call.activation("identifier")
      return all.first { $0.name == name }.map(Value.builtin) ?? .none
    case .function, .builtin, .object, .instance, .boundMethod: return call["identifier"]
    default: throw call.invalid("identifier", must: "be the name of an activation, a function, or None")
    }
  }

  /// "log_softmax" → "LogSoftmax": Keras's names of operations.
  private static func className(_ name: String) -> String {
    name == "relu"
      ? "ReLU" : name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private struct Entry: @unchecked Sendable {
    let parameters: [Signature.Parameter]
    let make: (Call) throws -> Activation
  }

  private static func axis(_ function: AxisFunction) -> Entry {
    Entry(parameters: [
      .optional("axis", .any, default: -1, "the axis of the rows; of a softmax also several")
    ]) { call in
      let axis = try call.int("axis")
      return axis == -1 && function == .softmax ? .softmax : .rows(function, axis: axis)
    }
  }

  private static func constant(
    _ name: String, _ value: Double, _ doc: String, aliases: [String] = [],
    _ make: @escaping (Float) -> ElementwiseFunction
  ) -> Entry {
    Entry(parameters: [.optional(name, .float, default: .float(value), doc, aliases: aliases)]) {
      .function(make(Float(try $0.double(name))))
    }
  }

  /// The activations that have constants.
  private static let parameters: [String: Entry] = [
    "relu": Entry(parameters: [
      .optional("negative_slope", .float, default: 0.0, "slope below the threshold"),
      .optional("max_value", .float, default: .none, "the largest output"),
      .optional("threshold", .float, default: 0.0, "where the function begins"),
    ]) {
      .relu(
        negativeSlope: Float(try $0.double("negative_slope")),
        maximum: try $0.optionalDouble("max_value").map { Float($0) },
        threshold: Float(try $0.double("threshold")))
    },
    "leaky_relu": constant("negative_slope", 0.2, "slope below 0", aliases: ["alpha"]) {
      .relu(negativeSlope: $0, maximum: nil, threshold: 0)
    },
    "elu": constant("alpha", 1, "what it goes to, negated, far below 0") { .elu(alpha: $0) },
    "celu": constant("alpha", 1, "what it goes to, negated, far below 0") { .celu(alpha: $0) },
    "gelu": Entry(parameters: [.optional("approximate", .bool, default: false, "whether by a tanh")]) {
      .function(.gelu(approximate: try $0.bool("approximate")))
    },
    "hard_shrink": constant("threshold", 0.5, "what is left out up to") { .hardShrink(threshold: $0) },
    "soft_shrink": constant("threshold", 0.5, "what is taken off") { .softShrink(threshold: $0) },
    "squareplus": constant("b", 4, "how round it is") { .squareplus(b: $0) },
    "softmax": axis(.softmax), "log_softmax": axis(.logSoftmax), "sparsemax": axis(.sparsemax),
    "glu": axis(.gated),
  ]

  private static let threshold = Builtin(
    "threshold", module: "keras.activations", doc: "x above a threshold, else another number.",
    [
      .required("x", .any, "a tensor, or a value of a network to be"),
      .required("threshold", .float, "the threshold"),
      .required("default_value", .float, "the other number"),
    ]
  ) { call in
    let function = ElementwiseFunction.threshold(
      Float(try call.double("threshold")), value: Float(try call.double("default_value")))
    let symbol = call["x"].host(as: SymbolicTensor.self)
    let layer = Layer(
      operation: Arithmetic(function, className: "Threshold"), on: symbol.map { [$0] } ?? [],
      name: symbol == nil ? "threshold" : nil)
    return try layer.call(Arguments([call["x"]]), call.interpreter)
  }
}
