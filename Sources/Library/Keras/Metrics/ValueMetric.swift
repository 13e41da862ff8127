import Evaluator
import Gradients
import Tensors

/// `keras.metrics.Mean` and `Sum`: of numbers that are given, not of targets and predictions.
final class ValueMetric: Object {
  let isMean: Bool
  private let name: String
  private let function: Value?
  private var total = 0.0
  private var count = 0.0

  init(isMean: Bool, name: String, function: Value? = nil) {
    (self.isMean, self.name, self.function) = (isMean, name, function)
  }

  private static let weights = Signature.Parameter.optional(
    "sample_weight", .any, default: .none, "what the numbers weigh")

  private static let shared = ClassObject(
    "Metric", module: "keras.metrics", doc: "A number over what was gathered.", base: MetricClass.base,
    members: [
      .property("name", "as it is reported") { .string(try $0.receiver(as: ValueMetric.self).name) },
      .property("dtype", "the type of its elements") { _ in "float32" },
      .method(
        "update_state",
        "Gathers numbers; a MeanMetricWrapper gathers what its function makes of targets and predictions.",
        [
          .required("values", .any, "numbers, or targets"),
          .optional("y_pred", .any, default: .none, "predictions"), weights,
        ]
      ) { call in
        try update(call)
        return .none
      },
      .method("result", "The mean or the sum over all that was gathered.") { try result($0) },
      .method("reset_state", "Forgets everything.") { call in
        let metric = try call.receiver(as: ValueMetric.self)
        (metric.total, metric.count) = (0, 0)
        return .none
      },
    ])

  static let classes = KerasClasses.make(constructors, base: shared, initializer: KerasClasses.initializer)

  var classObject: ClassObject { Self.classes[typeName] ?? Self.shared }
  var typeName: String { function != nil ? "MeanMetricWrapper" : isMean ? "Mean" : "Sum" }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(typeName) name=\(name)>" }
  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try Self.both.call(arguments.prepending(.object(self)), interpreter)
  }

  private static let both = Builtin.method(
    "metric", "Gathers numbers and gives the result so far.",
    [
      .required("values", .any, "numbers, or targets"),
      .optional("y_pred", .any, default: .none, "predictions"), weights,
    ]
  ) { call in
    try update(call)
    return try result(call)
  }

  private static func update(_ call: Call) throws {
    let metric = try call.receiver(as: ValueMetric.self)
    var (values, weights) = (call["values"], call["sample_weight"])
    if let function = metric.function {
      if let mask = call["y_pred"].host(as: EagerTensor.self)?.mask {
        let given = weights.isNone ? nil : try call.interpreter.tensor(from: weights, dtype: .float32)
        weights = .tensor(try mask.weights(given))
      }
      values = try call.interpreter.call(function, [values, call["y_pred"]])
    } else if !call["y_pred"].isNone, weights.isNone {
      weights = call["y_pred"]
    }
    let numbers = try call.interpreter.tensor(from: values, dtype: .float32)
    guard !weights.isNone else {
      metric.total += try numbers.elements(Float.self).reduce(0) { $0 + Double($1) }
      metric.count += Double(numbers.count)
      return
    }
    // Weights of samples stretch over the axes behind them.
    var given = try call.interpreter.tensor(from: weights, dtype: .float32)
    if given.rank > 0, given.rank < numbers.rank {
      given = try given.reshaped(
        to: Shape(Array(given.shape) + Array(repeating: 1, count: numbers.rank - given.rank)))
    }
    let stretched = try given.broadcast(to: numbers.shape).elements(Float.self)
    for (number, weight) in zip(try numbers.elements(Float.self), stretched) {
      metric.total += Double(number) * Double(weight)
      metric.count += Double(weight)
    }
  }

  private static func result(_ call: Call) throws -> Value {
    let metric = try call.receiver(as: ValueMetric.self)
    let number = metric.isMean ? (metric.count == 0 ? 0 : metric.total / metric.count) : metric.total
    return .eager(try Tensor(.float(number), dtype: .float32))
  }

  /// The constructors in `keras.metrics`.
  static let constructors: [Builtin] =
    [("Mean", "mean"), ("Sum", "sum")].map { className, name in
      Builtin(
        className, module: "keras.metrics", doc: "The \(name) of numbers that are given.",
        [
          .optional("name", .string, default: .string(name), "as it is reported"),
          .optional("dtype", .any, default: .none, "accepted; float32"),
        ]
      ) { call in .object(ValueMetric(isMean: className == "Mean", name: try call.string("name"))) }
    } + [
      Builtin(
        "MeanMetricWrapper", module: "keras.metrics",
        doc: "The mean of a function of targets and predictions.",
        [
          .required("fn", .callable, "takes targets and predictions, gives numbers"),
          .optional("name", .string, default: "mean_metric_wrapper", "as it is reported"),
          .optional("dtype", .any, default: .none, "accepted; float32"),
        ]
      ) { call in .object(ValueMetric(isMean: true, name: try call.string("name"), function: call["fn"])) }
    ]
}

extension EagerTensor {
  /// A mask as weights, times those that are given.
  func weights(_ given: Tensor?) throws -> Tensor {
    let mask = try value.convert(to: .float32)
    guard var given = try given?.convert(to: .float32) else { return mask }
    if given.rank < mask.rank {
      let ones = Array(repeating: 1, count: mask.rank - given.rank)
      given = try given.reshaped(to: Shape(Array(given.shape) + ones))
    }
    return try mask.multiply(.tensor(given))
  }
}
