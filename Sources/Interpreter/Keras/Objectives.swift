import Language
public import Networks
import Tensors

/// `keras.optimizers`: constructors, and what a string stands for.
enum OptimizerTable {
  nonisolated(unsafe) static let constructors: [Builtin] = [
    row("Adam", "Steps along a running mean of the gradient, divided by the root of a running mean of its square.", rate: 0.001, adam) {
      Adam(beta1: try $0.share("beta_1"), beta2: try $0.share("beta_2"), epsilon: Float(try $0.double("epsilon")), weightDecay: Float(try $0.optionalDouble("weight_decay") ?? 0))
    },
    row("SGD", "Steps against the gradient.", rate: 0.01, [
      .optional("momentum", .float, default: 0.0, "how much of the last step goes on"),
      .optional("nesterov", .bool, default: false, "whether the gradient is taken ahead"),
      .optional("weight_decay", .float, default: .none, "share of the weights taken off each step"),
    ]) {
      SGD(momentum: try $0.share("momentum"), nesterov: try $0.bool("nesterov"), weightDecay: Float(try $0.optionalDouble("weight_decay") ?? 0))
    },
  ]

  private nonisolated(unsafe) static let adam: [Signature.Parameter] = [
    .optional("beta_1", .float, default: 0.9, "decay of the mean of gradients"),
    .optional("beta_2", .float, default: 0.999, "decay of the mean of squares"),
    .optional("epsilon", .float, default: 1e-7, "added to the root"),
    .optional("amsgrad", .bool, default: false, "not here"),
    .optional("weight_decay", .float, default: .none, "share of the weights taken off each step"),
  ]

  /// What `optimizer=` stands for.
  static func optimizer(_ name: String, _ call: Call) throws -> Optimizer {
    switch call[name] {
    case .object(let object):
      if let optimizer = object as? Optimizer { return optimizer }
    case .string(let text):
      switch text.lowercased() {
      case "adam": return Optimizer(Adam(), learningRate: 0.001)
      case "sgd": return Optimizer(SGD(), learningRate: 0.01)
      default: throw call.unknown(name, "optimizer", text, ["adam", "sgd"])
      }
    default: break
    }
    throw call.invalid(name, must: "be the name of an optimizer, such as \"adam\", or one of keras.optimizers")
  }

  private static func row(
    _ name: String, _ doc: String, rate: Double, _ parameters: [Signature.Parameter],
    make: @escaping (Call) throws -> any UpdateRule
  ) -> Builtin {
    let first = Signature.Parameter.optional(
      "learning_rate", .float, default: .float(rate), "size of the steps", aliases: ["lr"])
    return Builtin(
      name, module: "keras.optimizers", doc: doc, [first] + parameters + [.keyword("name", .string, "a name")]
    ) { call in
      let rate = try call.double("learning_rate")
      guard rate >= 0, rate.isFinite else { throw call.invalid("learning_rate", must: "be 0 or more, and finite") }
      return .object(Optimizer(try make(call), learningRate: Float(rate)))
    }
  }
}

extension Call {
  /// A number from 0 up to, not including, 1.
  fileprivate func share(_ name: String) throws -> Float {
    let value = try double(name)
    guard value >= 0, value < 1 else { throw invalid(name, must: "be at least 0 and below 1") }
    return Float(value)
  }
}

extension Optimizer: Object {
  private nonisolated(unsafe) static let shared = ClassObject(
    "Optimizer", module: "keras.optimizers", doc: "How variables are changed by their gradients.",
    members: [
      .property("learning_rate", "size of the steps; can be set") { .float(Double(try $0.receiver(as: Optimizer.self).learningRate)) },
      .property("iterations", "steps taken") { .int(try $0.receiver(as: Optimizer.self).iterations) },
      .property("name", "its name") { .string(try $0.receiver(as: Optimizer.self).name.lowercased()) },
    ])

  public var classObject: ClassObject { Self.shared }
  public var typeName: String { name }

  public func repr(_ interpreter: Interpreter) throws -> String {
    "<\(name) learning_rate=\(FloatText.repr(Double(String(learningRate)) ?? Double(learningRate)))>"
  }

  public func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    guard name == "learning_rate" || name == "lr", let rate = value.asDouble, rate >= 0, rate.isFinite else { return false }
    learningRate = Float(rate)
    return true
  }
}

/// A loss as the learner holds it.
final class LossObject: Object {
  let loss: any Loss
  let name: String

  init(_ loss: any Loss, name: String) {
    self.loss = loss
    self.name = name
  }

  private nonisolated(unsafe) static let shared = ClassObject("Loss", module: "keras.losses", doc: "What training makes small.")
  var classObject: ClassObject { Self.shared }
  var typeName: String { name }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(name)>" }
}

/// `keras.losses`: constructors, and what a string stands for.
enum LossTable {
  nonisolated(unsafe) static let named: [String: any Loss] = [
    "sparse_categorical_crossentropy": SparseCategoricalCrossentropy(),
    "categorical_crossentropy": CategoricalCrossentropy(),
    "binary_crossentropy": ElementwiseLoss(.binaryCrossentropy(fromLogits: false)),
    "mean_squared_error": ElementwiseLoss(.meanSquaredError), "mse": ElementwiseLoss(.meanSquaredError),
    "mean_absolute_error": ElementwiseLoss(.meanAbsoluteError), "mae": ElementwiseLoss(.meanAbsoluteError),
    "huber": ElementwiseLoss(.huber(delta: 1)),
  ]

  private nonisolated(unsafe) static let logits = Signature.Parameter.optional(
    "from_logits", .bool, default: false, "whether predictions are logits rather than probabilities")

  nonisolated(unsafe) static let constructors: [Builtin] = [
    row("SparseCategoricalCrossentropy", "−log of the right class's probability; targets are class numbers.", [logits]) {
      SparseCategoricalCrossentropy(fromLogits: try $0.bool("from_logits"))
    },
    row("CategoricalCrossentropy", "Cross-entropy with one-hot targets.", [logits, .optional("label_smoothing", .float, default: 0.0, "share of each target spread over all classes")]) {
      CategoricalCrossentropy(fromLogits: try $0.bool("from_logits"), labelSmoothing: try $0.share("label_smoothing"))
    },
    row("BinaryCrossentropy", "Cross-entropy of yes and no.", [logits]) {
      ElementwiseLoss(.binaryCrossentropy(fromLogits: try $0.bool("from_logits")))
    },
    row("MeanSquaredError", "Mean of squared differences.", []) { _ in ElementwiseLoss(.meanSquaredError) },
    row("MeanAbsoluteError", "Mean of absolute differences.", []) { _ in ElementwiseLoss(.meanAbsoluteError) },
    row("Huber", "Squared up to delta, then linear.", [.optional("delta", .float, default: 1.0, "where it becomes linear")]) {
      ElementwiseLoss(.huber(delta: Float(try $0.double("delta"))))
    },
  ]

  private static func row(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], make: @escaping (Call) throws -> any Loss
  ) -> Builtin {
    Builtin(name, module: "keras.losses", doc: doc, parameters + [.keyword("name", .string, "a name")]) { call in
      .object(LossObject(try make(call), name: name))
    }
  }

  /// One loss for each output.
  static func losses(_ name: String, _ call: Call, outputs: [String]) throws -> [any Loss] {
    if let several = call[name].elementsOfSequence {
      guard several.count == outputs.count else {
        throw call.invalid(name, must: "have one entry for each of the \(outputs.count) outputs")
      }
      return try several.map { try loss($0, name, call) }
    }
    if case .dict(let dict) = call[name] {
      return try outputs.map { output in
        guard let pair = dict.pairs.first(where: { $0.key.asString == output }) else {
          throw call.invalid(name, must: "name every output: \(outputs.joined(separator: ", "))")
        }
        return try loss(pair.value, name, call)
      }
    }
    let one = try loss(call[name], name, call)
    return outputs.map { _ in one }
  }

  private static func loss(_ value: Value, _ name: String, _ call: Call) throws -> any Loss {
    switch value {
    case .string(let text):
      if let loss = named[text] { return loss }
      throw call.unknown(name, "loss", text, Array(named.keys))
    case .object(let object):
      if let loss = object as? LossObject { return loss.loss }
    case .builtin(let builtin):
      if let loss = named[builtin.name] { return loss }
    default: break
    }
    throw call.invalid(name, must: "be the name of a loss, such as \"mse\", or one of keras.losses")
  }
}

/// A metric as the learner holds it.
final class MetricObject: Object {
  let kind: Metric.Kind
  let name: String

  init(_ kind: Metric.Kind, name: String) {
    self.kind = kind
    self.name = name
  }

  private nonisolated(unsafe) static let shared = ClassObject("Metric", module: "keras.metrics", doc: "A number to watch.")
  var classObject: ClassObject { Self.shared }
  func repr(_ interpreter: Interpreter) throws -> String { "<metric \(name)>" }
}

/// `keras.metrics`: constructors, and what a string stands for.
enum MetricTable {
  private nonisolated(unsafe) static let named: [String: Metric.Kind] = [
    "sparse_categorical_accuracy": .classAccuracy, "categorical_accuracy": .classAccuracy,
    "binary_accuracy": .binaryAccuracy(threshold: 0.5), "mse": .mean(ElementwiseLoss(.meanSquaredError)), "mean_squared_error": .mean(ElementwiseLoss(.meanSquaredError)),
    "mae": .mean(ElementwiseLoss(.meanAbsoluteError)), "mean_absolute_error": .mean(ElementwiseLoss(.meanAbsoluteError)),
    "top_k_categorical_accuracy": .topK(5), "sparse_top_k_categorical_accuracy": .topK(5),
  ]

  nonisolated(unsafe) static let constructors: [Builtin] = [
    ("SparseCategoricalAccuracy", "sparse_categorical_accuracy"), ("CategoricalAccuracy", "categorical_accuracy"),
    ("BinaryAccuracy", "binary_accuracy"), ("MeanSquaredError", "mean_squared_error"),
    ("MeanAbsoluteError", "mean_absolute_error"),
  ].map { className, name in
    Builtin(className, module: "keras.metrics", doc: "A number to watch while training.", [.optional("name", .string, default: .string(name), "as it is reported")]) { call in
      .object(MetricObject(named[name] ?? .classAccuracy, name: try call.string("name")))
    }
  }

  /// Metrics for each output: one list for all, or a list for each.
  static func metrics(_ name: String, _ call: Call, losses: [any Loss], model: Model) throws -> [[Metric]] {
    let values = call[name].isNone ? [] : call[name].elementsOfSequence ?? [call[name]]
    let nested = values.contains { $0.elementsOfSequence != nil }
    return try model.outputs.indices.map { output in
      let own = nested ? (output < values.count ? values[output].elementsOfSequence ?? [values[output]] : []) : values
      return try own.map { try metric($0, name, call, losses[output], model.outputs[output].shape) }
    }
  }

  private static func metric(_ value: Value, _ name: String, _ call: Call, _ loss: any Loss, _ output: Shape) throws -> Metric {
    switch value {
    case .string(let text):
      if text == "accuracy" || text == "acc" {
        // As Keras decides: by the loss and by what comes out.
        let isBinary = !loss.takesLabels && (output.last == 1 || loss is ElementwiseLoss)
        return Metric(isBinary ? .binaryAccuracy(threshold: 0.5) : .classAccuracy, name: text)
      }
      if let kind = named[text] { return Metric(kind, name: text) }
      throw call.unknown(name, "metric", text, ["accuracy"] + named.keys)
    case .object(let object):
      if let metric = object as? MetricObject { return Metric(metric.kind, name: metric.name) }
    default: break
    }
    throw call.invalid(name, must: "be names of metrics, such as [\"accuracy\"], or keras.metrics")
  }
}
