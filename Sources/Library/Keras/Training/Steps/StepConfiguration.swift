import Evaluator
import Gradients
import Networks
import Tensors

/// What `compile` was given, for training by steps on tensors: where a step, a loss or a metric is a function of the program's, or a
/// layer's `call` cannot be traced, no plan computes all of it.
final class StepConfiguration {
  /// The methods that a program may write itself.
  static let methods = ["train_step", "test_step", "predict_step", "compute_loss", "compute_metrics"]

  package let optimizer: Optimizer?
  /// An optimizer of the program's that changes variables itself.
  let ownOptimizer: Instance?
  /// What was given as the optimizer, kept alive here: `optimizer` does not hold an object of the program's class.
  private let givenOptimizer: Value
  private let loss: Value
  private let lossWeights: Value
  private let metrics: [Value]
  /// What was given of the arguments that a later compile may leave out.
  private let given: [String: Value]
  /// The call of `compile`, for messages about its arguments.
  private let kept: Call.KeptCall
  /// What it gathers over an epoch: the loss.
  let lossTracker: Value
  /// The losses of several outputs, likewise; by their keys.
  private var lossTrackers: [(key: String, tracker: Value)] = []
  /// The metrics, once the first batch has shown the form of targets and outputs; by output.
  private var trackers: [[Value]]?
  /// The keys of the metrics of several outputs.
  private var metricKeys: [ObjectIdentifier: String] = [:]
  private weak var model: Model?
  /// Whether a loss or a metric is a function or an object of the program's, or there is no loss.
  let isNeeded: Bool

  init(_ call: Call) throws {
    loss = call["loss"]
    lossWeights = call["loss_weights"]
    metrics = ["metrics", "weighted_metrics"].flatMap { name -> [Value] in
      call[name].isNone ? [] : call[name].elementsOfSequence ?? [call[name]]
    }
    optimizer = call["optimizer"].isNone ? nil : try OptimizerTable.optimizer("optimizer", call)
    givenOptimizer = call["optimizer"]
    if case .instance(let instance) = call["optimizer"], OwnOptimizers.changesSteps(instance) {
      ownOptimizer = instance
    } else {
      ownOptimizer = nil
    }
    given = Dictionary(
      uniqueKeysWithValues: ["loss", "loss_weights", "metrics", "weighted_metrics"].map { ($0, call[$0]) })
    kept = call.kept
    model = call.receiver.host(as: Model.self)
    lossTracker = .object(ValueMetric(isMean: true, name: "loss"))
    func isOwn(_ value: Value) -> Bool {
      switch value {
      case .function, .boundMethod, .instance: true
      case .list, .tuple: value.elementsOfSequence?.contains(where: isOwn) ?? false
      case .dict(let dict): dict.values.contains(where: isOwn)
      case .object(let object): object is ValueMetric || (object as? LossObject)?.ignoredClass != nil
      default: false
      }
    }
    isNeeded = ownOptimizer != nil || loss.isNone || isOwn(loss) || metrics.contains(where: isOwn)
  }

  /// The arguments of a later compile, with this one's loss or metrics where it leaves them out; `nil` if it leaves out none.
  func completing(_ call: Call) -> Arguments? {
    var changed: [String: Value] = [:]
    for group in [["loss", "loss_weights"], ["metrics", "weighted_metrics"]] {
      let isLeftOut = group.allSatisfy { call[$0].isNone }
      guard isLeftOut, group.contains(where: { !(given[$0] ?? .none).isNone }) else { continue }
      for name in group { changed[name] = given[name] }
    }
    if changed.isEmpty { return nil }
    var arguments = call.arguments(replacing: changed)
    let there = Set(
      arguments.keywords.map(\.name)
        + call.signature.parameters.prefix(arguments.positional.count).map(\.name))
    for (name, value) in changed where !there.contains(name) { arguments.keywords.append((name, value)) }
    return arguments
  }

  /// The values that a program's class gives in place of Keras's.
  static func isOverridden(_ methods: [String], in model: Model) -> Bool {
    guard let instance = model.owner as? Instance else { return false }
    return methods.contains { if case .function? = instance.classObject.lookup($0) { true } else { false } }
  }

  // MARK: - Losses

  /// The loss of outputs, with weights of samples; `nil` if there is none.
  func loss(
    targets: Value, outputs: Value, weights: Value, _ interpreter: Interpreter
  ) throws -> EagerTensor? {
    let (predictions, names) = Self.parts(outputs)
    let goals = Self.parts(targets).values
    let given = Self.byOutput(loss, names, count: predictions.count)
    let factors = Self.byOutput(lossWeights, names, count: predictions.count)
    let outputNames = outputNames(names, count: predictions.count)
    let isOneOfSeveral = given.prefix(predictions.count).count { !$0.isNone } > 1
    let math = interpreter.math
    var sum: EagerTensor?
    for (index, prediction) in predictions.enumerated() where !given[index].isNone {
      guard goals.indices.contains(index) else {
        throw Fault.message("the loss needs targets for \(predictions.count) outputs, found \(goals.count)")
      }
      var value = try loss(given[index], goals[index], prediction, weights, interpreter)
      if isOneOfSeveral {
        let key = try outputNames?[index] ?? name(of: given[index], interpreter)
        try track(value, as: key + "_loss", count: prediction.heldTensor?.shape.first ?? 1, interpreter)
      }
      if let factor = factors[index].asDouble {
        value = try math.apply(.multiply, [value, EagerTensor(Tensor(.float(factor), dtype: .float32))])
      }
      sum = try sum.map { try math.apply(.add, [$0, value]) } ?? value
    }
    return sum
  }

  /// What outputs are called in keys: by a dict, or by the layers of a functional model.
  private func outputNames(_ names: [String], count: Int) -> [String]? {
    if names.count == count { return names }
    guard let model, model.kind == .functional, model.outputNames.count == count else { return nil }
    return model.outputNames
  }

  private func name(of loss: Value, _ interpreter: Interpreter) throws -> String {
    if let name = LossTable.givenName(of: loss) { return name }
    let attribute = if case .instance = loss { "name" } else { "__name__" }
    return try interpreter.text(interpreter.attribute(attribute, of: loss))
  }

  /// Gathers the loss of one of several outputs.
  private func track(_ loss: EagerTensor, as key: String, count: Int, _ interpreter: Interpreter) throws {
    let tracker =
      lossTrackers.first { $0.key == key }?.tracker ?? .object(ValueMetric(isMean: true, name: key))
    if !lossTrackers.contains(where: { $0.key == key }) { lossTrackers.append((key, tracker)) }
    _ = try interpreter.call(
      interpreter.attribute("update_state", of: tracker),
      Arguments([.eager(loss.value)], keywords: [("sample_weight", .int(count))]))
  }

  private func loss(
    _ given: Value, _ target: Value, _ prediction: Value, _ weights: Value, _ interpreter: Interpreter
  ) throws -> EagerTensor {
    if case .instance(let instance) = given, instance.classObject.lookup("call") != nil {
      let arguments = Arguments(
        [target, prediction], keywords: weights.isNone ? [] : [("sample_weight", weights)])
      return try interpreter.eager(try interpreter.call(given, arguments))
    }
    switch given {
    case .function, .boundMethod, .instance:
      let (y, p) = try Self.sameRank(
        interpreter.eager(target), interpreter.eager(prediction), interpreter.math)
      let values = try interpreter.eager(try interpreter.call(given, [.object(y), .object(p)]))
      return try Self.reduced(values, weights, interpreter)
    default:
      if let object = given.host(as: LossObject.self), let ignored = object.ignoredClass {
        return try interpreter.loss(
          object.loss, target: target, prediction: prediction,
          weights: weights.isNone ? nil : try interpreter.tensor(from: weights), ignoring: ignored)
      }
      guard let call = kept.call else { throw Fault.message("the session of the model is over") }
      let loss = try LossTable.loss(given, "loss", call)
      return try interpreter.loss(
        loss, target: target, prediction: prediction,
        weights: weights.isNone ? nil : try interpreter.tensor(from: weights))
    }
  }

  /// The mean of losses with weights of samples, as Keras reduces.
  static func reduced(_ values: EagerTensor, _ weights: Value, _ interpreter: Interpreter) throws
    -> EagerTensor
  {
    let math = interpreter.math
    let floats = values.dtype.isFloating ? values : try values.of(.float32, math)
    guard !weights.isNone, floats.shape.rank > 0 else { return try math.apply(.mean(axes: nil), [floats]) }
    let factors = try interpreter.tensor(from: weights).convert(to: floats.dtype)
    let lengths = Array(factors.shape) + Array(repeating: 1, count: max(0, floats.shape.rank - factors.rank))
    let weighted = try math.apply(.multiply, [floats, EagerTensor(factors.reshaped(to: Shape(lengths)))])
    return try math.apply(.mean(axes: nil), [weighted])
  }

  /// Targets in the type and with the rank of predictions, as Keras gives them to a function.
  static func sameRank(_ target: EagerTensor, _ prediction: EagerTensor, _ math: TensorMath) throws -> (
    EagerTensor, EagerTensor
  ) {
    let y = try target.of(prediction.dtype.isFloating ? prediction.dtype : .float32, math)
    let (own, other) = (y.shape.rank, prediction.shape.rank)
    if own == other + 1, y.shape.last == 1 { return (try math.apply(.squeeze([-1]), [y]), prediction) }
    if other == own + 1, prediction.shape.last == 1 {
      return own == 1
        ? (try math.apply(.expand(at: [-1]), [y]), prediction)
        : (y, try math.apply(.squeeze([-1]), [prediction]))
    }
    return (y, prediction)
  }

  // MARK: - Metrics

  /// The objects that gather figures: the loss's, then the metrics'.
  var objects: [Value] {
    [lossTracker] + lossTrackers.map(\.tracker) + (trackers?.flatMap { $0 } ?? metrics.filter(\.isMetric))
  }

  /// The key of a metric of one of several outputs.
  func key(of metric: Value) -> String? { metric.identity.flatMap { metricKeys[$0] } }

  /// Gathers a batch.
  func update(targets: Value, outputs: Value, weights: Value, _ interpreter: Interpreter) throws {
    if metrics.isEmpty { return }
    let (predictions, names) = Self.parts(outputs)
    let goals = Self.parts(targets).values
    let all = try trackers ?? made(goals, predictions, names, interpreter)
    if trackers == nil, predictions.count > 1 {
      try nameMetrics(all, outputNames(names, count: predictions.count), interpreter)
    }
    trackers = all
    for (index, own) in all.enumerated() where goals.indices.contains(index) {
      for metric in own {
        _ = try interpreter.call(
          interpreter.attribute("update_state", of: metric),
          Arguments([goals[index], predictions[index]]))
      }
    }
  }

  /// A metric's key has the output's name first; a second of one name gets a number.
  private func nameMetrics(_ metrics: [[Value]], _ outputs: [String]?, _ interpreter: Interpreter) throws {
    var counts: [String: Int] = [:]
    for (index, own) in metrics.enumerated() {
      for metric in own {
        let name = try interpreter.text(interpreter.attribute("name", of: metric))
        let key = (outputs.map { $0[index] + "_" } ?? "") + name
        let count = counts[key, default: 0]
        counts[key] = count + 1
        if let identity = metric.identity { metricKeys[identity] = count == 0 ? key : "\(key)_\(count)" }
      }
    }
  }

  private func made(
    _ targets: [Value], _ outputs: [Value], _ names: [String], _ interpreter: Interpreter
  ) throws -> [[Value]] {
    guard let call = kept.call else { return [] }
    var specifications = metrics
    if metrics.count == 1, case .dict = metrics[0] {
      specifications = Self.byOutput(metrics[0], names, count: outputs.count)
    }
    let isNested =
      outputs.count > 1
      && (specifications.count == outputs.count || specifications.contains { $0.elementsOfSequence != nil })
    return try outputs.indices.map { index in
      var own =
        isNested
        ? (specifications.indices.contains(index)
          ? specifications[index].elementsOfSequence ?? [specifications[index]] : []) : specifications
      own.removeAll(where: \.isNone)
      return try own.map { given in
        switch given {
        case .function(let function):
          return .object(ValueMetric(isMean: true, name: function.name, function: given))
        case .boundMethod:
          return .object(
            ValueMetric(
              isMean: true, name: try interpreter.text(interpreter.attribute("__name__", of: given)),
              function: given))
        case .object(let object) where object is MetricObject || object is ValueMetric: return given
        case .instance: return given
        default:
          guard targets.indices.contains(index) else { throw Fault.message("the metrics need targets") }
          let (y, p) = (
            try interpreter.tensor(from: targets[index]), try interpreter.tensor(from: outputs[index])
          )
          let areLabels = (y.rank < p.rank || y.shape.last == 1) && (p.shape.last ?? 1) > 1
          let loss: any Loss =
            areLabels ? SparseCategoricalCrossentropy() : ElementwiseLoss(.meanSquaredError)
          let metric = try MetricTable.metric(given, "metrics", call, loss, Shape(p.shape.dropFirst()))
          return .object(MetricObject(metric) { .null })
        }
      }
    }
  }

  // MARK: - Structures

  /// The values of a structure, and their keys if it is a dict.
  static func parts(_ value: Value) -> (values: [Value], names: [String]) {
    if case .dict(let dict) = value { return (dict.values, dict.keys.compactMap(\.asString)) }
    return (value.elementsOfSequence ?? [value], [])
  }

  /// One value an output: of a list or a dict its own, else the same for all.
  private static func byOutput(_ value: Value, _ names: [String], count: Int) -> [Value] {
    if case .dict(let dict) = value {
      return names.count == count ? names.map { dict[string: $0] ?? .none } : Array(dict.values.prefix(count))
    }
    if let elements = value.elementsOfSequence {
      return (0..<count).map { elements.indices.contains($0) ? elements[$0] : .none }
    }
    return Array(repeating: value, count: count)
  }
}
