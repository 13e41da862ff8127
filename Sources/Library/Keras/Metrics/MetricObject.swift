import Evaluator
import Formats
import Gradients
import Language
import Networks
import Tensors

/// A metric as a value of the language, with its accumulated state.
final class MetricObject: Object {
  private(set) var state: MetricState
  var metric: Metric { state.metric }
  private let className: String
  /// Its arguments.
  private let arguments: [(String, Value)]

  /// The metric as JSON.
  private let form: Result<JSON, any Error>

  init(
    _ metric: Metric, className: String = "MeanMetricWrapper", arguments: [(String, Value)] = [],
    form: () throws -> JSON
  ) {
    self.arguments = arguments
    state = MetricState(metric)
    self.className = className
    // Computed now, as storing the call would make a reference cycle with the session.
    self.form = Result { try form() }
  }

  static let shared = ClassObject(
    "Metric", module: "keras.metrics", doc: "A number to watch.", base: MetricClass.base,
    members: [
      .property("variables", "what it adds up in, as it stands") { call in
        .list(of: try call.receiver(as: MetricObject.self).variables)
      },
      .property("dtype", "the type of its elements") { _ in "float32" },
      .method("get_config", "What makes the metric again: its name and its arguments.") { call in
        let metric = try call.receiver(as: MetricObject.self)
        let dtype: Value = metric.className.hasSuffix("IoU") ? "int64" : "float32"
        return .dict(
          DictValue([("name", .string(metric.metric.name)), ("dtype", dtype)] + metric.arguments))
      },
      .property("name", "as it is reported") { .string(try $0.receiver(as: MetricObject.self).metric.name) },
      .method("update_state", "Gathers a batch.", batch) { call in
        try update(call)
        return .none
      },
      .method("result", "The number over all that was gathered.") { try result($0) },
      .method("reset_state", "Forgets everything.") { call in
        try call.receiver(as: MetricObject.self).state.reset()
        return .none
      },
    ])

  /// Keras's variables: the sum and the weight of a mean, or the counts that it reads.
  private var variables: [Value] {
    get throws {
      let sums = state.sums
      func counts(_ places: [(String, Int)]) -> [(String, [Double])] {
        places.map { name, place in (name, stride(from: place, to: sums.count, by: 4).map { sums[$0] }) }
      }
      let all: [(String, [Double])] =
        switch metric.kind {
        case .confusion(.precision, _): counts([("true_positives", 0), ("false_positives", 1)])
        case .confusion(.recall, _): counts([("true_positives", 0), ("false_negatives", 3)])
        case .confusion(.truePositives, _): counts([("accumulator", 0)])
        case .confusion(.falsePositives, _): counts([("accumulator", 1)])
        case .confusion(.trueNegatives, _): counts([("accumulator", 2)])
        case .confusion(.falseNegatives, _): counts([("accumulator", 3)])
        case .summed, .intersectionOverUnion, .boundaryOverlap: []
        default: [("total", [sums[0]]), ("count", [sums[1]])]
        }
      return try all.map { name, values in
        let floats = values.map { Float($0) }
        let isCount = if case .confusion = metric.kind { true } else { false }
        let tensor = try Tensor(shape: isCount ? [floats.count] : [], floats: floats)
        let content = try ProgramVariable.Content(tensor, name: name, isTrainable: false)
        return .object(ProgramVariable(content, name: name, within: metric.name, .keras))
      }
    }
  }

  private static let batch: [Signature.Parameter] = [
    .required("y_true", .tensor, "targets"), .required("y_pred", .tensor, "predictions"),
    .optional("sample_weight", .any, default: .none, "a weight for each sample"),
  ]

  private static func update(_ call: Call) throws {
    var weights = try call.optionalTensor("sample_weight")
    if let mask = call["y_pred"].host(as: EagerTensor.self)?.mask { weights = try mask.weights(weights) }
    let metric = try call.receiver(as: MetricObject.self)
    var (targets, predictions) = (try call.tensor("y_true"), try call.tensor("y_pred"))
    if metric.axis != -1 {
      // Class numbers have no such axis.
      if targets.rank == predictions.rank { targets = try targets.withLast(axis: metric.axis) }
      predictions = try predictions.withLast(axis: metric.axis)
    }
    try metric.state.update(targets: targets, predictions: predictions, weights: weights)
  }

  /// The axis of the numbers that belong together.
  var axis: Int { attribute("axis")?.asInt ?? -1 }

  private func attribute(_ name: String) -> Value? { arguments.first { $0.0 == name }?.1 }

  private static func result(_ call: Call) throws -> Value {
    switch try call.receiver(as: MetricObject.self).state.figure {
    case .number(let number): .eager(try Tensor(.float(number), dtype: .float32))
    case .numbers(let numbers): .eager(try Tensor(shape: [numbers.count], floats: numbers.map { Float($0) }))
    }
  }

  var classObject: ClassObject { MetricTable.byName[className] ?? Self.shared }
  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? { attribute(name) }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(className) name=\(metric.name)>" }
  var isCallable: Bool { true }
  var callSignature: Signature? { Self.both.signature }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try Self.both.call(arguments.prepending(.object(self)), interpreter)
  }

  private static let both = Builtin.method(
    "metric", "Gathers a batch and gives the number so far.", batch
  ) {
    try update($0)
    return try result($0)
  }
}

extension MetricObject: JSONSerializable {
  var savedForm: JSON { get throws { try form.get() } }
}

extension Tensor {
  /// The tensor with this axis behind the others.
  fileprivate func withLast(axis: Int) throws -> Tensor {
    let place = try shape.normalized(axis: axis)
    return try transposed(Array(0..<rank).filter { $0 != place } + [place])
  }
}
