import Evaluator
import Formats
import Language
import Networks
import Tensors

/// A loss as a value of the language.
final class LossObject: Object {
  let loss: any Loss
  /// Without the reduction.
  let unreduced: any Loss
  package let name: String
  /// The name that the learner gave it, or Keras's.
  let givenName: String
  let reduction: LossReduction
  /// The class number whose samples are left out.
  let ignoredClass: Int?
  /// Its name, its reduction and its arguments.
  private let configuration: [(String, Value)]

  /// The loss as JSON.
  private let form: Result<JSON, any Error>

  init(
    _ loss: any Loss, name: String, givenName: String?, reduction: LossReduction,
    arguments: [(String, Value)], ignoredClass: Int? = nil, form: () throws -> JSON
  ) {
    self.ignoredClass = ignoredClass
    configuration =
      [("name", .string(givenName ?? loss.name)), ("reduction", .string(reduction.rawValue))] + arguments
    unreduced = loss
    self.loss = loss.reduced(reduction)
    self.name = name
    self.givenName = givenName ?? loss.name
    self.reduction = reduction
    // Computed now, as storing the call would make a reference cycle with the session.
    self.form = Result { try form() }
  }

  static let shared = ClassObject(
    "Loss", module: "keras.losses", doc: "What training makes small.", base: LossClass.base,
    members: [
      .property("name", "its name") { .string(try $0.receiver(as: LossObject.self).givenName) },
      .method(
        "call", "The loss of each row of predictions.",
        [.required("y_true", .tensor, "targets"), .required("y_pred", .tensor, "predictions")]
      ) { call in
        let object = try call.receiver(as: LossObject.self)
        guard let ignored = object.ignoredClass else { return try call.rowLoss(object.unreduced) }
        return .object(
          try call.interpreter.rows(
            object.unreduced, target: call["y_true"], prediction: call["y_pred"], ignoring: ignored
          ).rows)
      },
      .method("get_config", "What makes the loss again: its name, its reduction, its arguments.") {
        .dict(DictValue(try $0.receiver(as: LossObject.self).configuration))
      },
      .property("dtype", "the type of its elements") { _ in "float32" },
      .property("reduction", "how the losses of a batch become one number") {
        .string(try $0.receiver(as: LossObject.self).reduction.rawValue)
      },
    ])
  var classObject: ClassObject { LossTable.classes[name] ?? Self.shared }
  var typeName: String { name }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(name)>" }
  var isCallable: Bool { true }
  var callSignature: Signature? { Self.judge.signature }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try Self.judge.call(arguments.prepending(.object(self)), interpreter)
  }

  private static let judge = Builtin(
    "loss", module: "keras.losses", doc: "The loss of predictions: the mean over the batch.",
    [
      .positional("self"), .required("y_true", .tensor, "targets"),
      .required("y_pred", .tensor, "predictions"),
      .optional("sample_weight", .any, default: .none, "a weight for each sample"),
    ]
  ) { call in
    let object = try call.receiver(as: LossObject.self)
    guard let ignored = object.ignoredClass else {
      return try call.loss(object.loss, reduction: object.reduction)
    }
    return .object(
      try call.interpreter.loss(
        object.loss, target: call["y_true"], prediction: call["y_pred"],
        weights: call.optionalTensor("sample_weight"), ignoring: ignored))
  }
}

extension LossObject: JSONSerializable {
  var savedForm: JSON { get throws { try form.get() } }
}

/// `keras.losses`: constructors, functions, and names.
enum LossTable {
  static let named: [String: any Loss] = [
    "sparse_categorical_crossentropy": SparseCategoricalCrossentropy(),
    "categorical_crossentropy": CategoricalCrossentropy(),
    "binary_crossentropy": ElementwiseLoss(.binaryCrossentropy(fromLogits: false)),
    "binary_focal_crossentropy": ElementwiseLoss(
      .binaryFocalCrossentropy(gamma: 2, alpha: nil, fromLogits: false)),
    "categorical_focal_crossentropy": RowLoss(
      .categoricalFocalCrossentropy(alpha: 0.25, gamma: 2, fromLogits: false, labelSmoothing: 0)),
    "mean_squared_error": ElementwiseLoss(.meanSquaredError), "mse": ElementwiseLoss(.meanSquaredError),
    "mean_absolute_error": ElementwiseLoss(.meanAbsoluteError), "mae": ElementwiseLoss(.meanAbsoluteError),
    "mean_absolute_percentage_error": ElementwiseLoss(.meanAbsolutePercentageError),
    "mape": ElementwiseLoss(.meanAbsolutePercentageError),
    "mean_squared_logarithmic_error": ElementwiseLoss(.meanSquaredLogarithmicError),
    "msle": ElementwiseLoss(.meanSquaredLogarithmicError),
    "huber": ElementwiseLoss(.huber(delta: 1)), "log_cosh": ElementwiseLoss(.logCosh),
    "poisson": ElementwiseLoss(.poisson), "kl_divergence": ElementwiseLoss(.klDivergence),
    "kld": ElementwiseLoss(.klDivergence), "hinge": ElementwiseLoss(.hinge),
    "squared_hinge": ElementwiseLoss(.squaredHinge), "categorical_hinge": RowLoss(.categoricalHinge),
    "cosine_similarity": RowLoss(.cosineSimilarity), "dice": OverlapLoss(name: "dice"),
    "tversky": OverlapLoss(name: "tversky"),
  ]

  private static let logits = Signature.Parameter.optional(
    "from_logits", .bool, default: false, "whether predictions are logits rather than probabilities")
  static let smoothing = Signature.Parameter.optional(
    "label_smoothing", .float, default: 0.0, "share of each target spread over all classes")
  private static let gamma = Signature.Parameter.optional(
    "gamma", .float, default: 2.0, "how much less counts what is right already")
  private static let alpha = Signature.Parameter.optional(
    "alpha", .float, default: 0.25, "what the loss is multiplied with")
  private static let axes = Signature.Parameter.optional(
    "axis", .any, default: .none, "the axes that are summed over; None: all, the samples of a batch together")

  static let constructors: [Builtin] =
    [
      row(
        "SparseCategoricalCrossentropy", "−log of the right class's probability; targets are class numbers.",
        [
          logits,
          .optional(
            "ignore_class", .int, default: .none, "a class number whose samples or pixels are left out"),
        ]
      ) {
        SparseCategoricalCrossentropy(fromLogits: try $0.bool("from_logits"))
      },
      row("CategoricalCrossentropy", "Cross-entropy with one-hot targets.", [logits, smoothing]) {
        CategoricalCrossentropy(fromLogits: try $0.bool("from_logits"), labelSmoothing: try $0.smoothing())
      },
      row("BinaryCrossentropy", "Cross-entropy of yes and no.", [logits, smoothing]) {
        ElementwiseLoss(
          .binaryCrossentropy(fromLogits: try $0.bool("from_logits")), labelSmoothing: try $0.smoothing())
      },
      row(
        "BinaryFocalCrossentropy", "Cross-entropy of yes and no that counts less where it is small already.",
        [
          .optional(
            "apply_class_balancing", .bool, default: false, "whether alpha weighs yes and 1 − alpha no"),
          alpha, gamma, logits, smoothing,
        ]
      ) {
        ElementwiseLoss(
          .binaryFocalCrossentropy(
            gamma: try $0.nonNegative("gamma"),
            alpha: try $0.bool("apply_class_balancing") ? $0.nonNegative("alpha") : nil,
            fromLogits: try $0.bool("from_logits")), labelSmoothing: try $0.smoothing())
      },
      row(
        "CategoricalFocalCrossentropy", "Cross-entropy that counts less where it is small already.",
        [
          alpha, gamma, logits, smoothing,
        ]
      ) {
        RowLoss(
          .categoricalFocalCrossentropy(
            alpha: try $0.nonNegative("alpha"), gamma: try $0.nonNegative("gamma"),
            fromLogits: try $0.bool("from_logits"), labelSmoothing: try $0.smoothing()))
      },
      row(
        "Huber", "Squared up to delta, then linear.",
        [.optional("delta", .float, default: 1.0, "where it becomes linear")]
      ) {
        ElementwiseLoss(.huber(delta: try $0.nonNegative("delta")))
      },
      row("Dice", "1 − overlap over the mean of both.", [axes]) { call in
        let axes = try call.overlapAxes()
        return call.sumsEachSample(axes) ? RowLoss(.dice) : OverlapLoss(name: "dice", axes: axes)
      },
      row(
        "Tversky", "Dice that weighs what is missed and what is wrong.",
        [
          .optional("alpha", .float, default: 0.5, "weight of what is missed"),
          .optional("beta", .float, default: 0.5, "weight of what is wrong"), axes,
        ]
      ) { call in
        let axes = try call.overlapAxes()
        let (alpha, beta) = (try call.nonNegative("alpha"), try call.nonNegative("beta"))
        return call.sumsEachSample(axes)
          ? RowLoss(.tversky(alpha: alpha, beta: beta))
          : OverlapLoss(name: "tversky", alpha: Double(alpha), beta: Double(beta), axes: axes)
      },
    ]
    + [
      ("MeanSquaredError", "Mean of squared differences.", "mse"),
      ("MeanAbsoluteError", "Mean of absolute differences.", "mae"),
      ("MeanAbsolutePercentageError", "Mean of absolute differences, as percentages of the targets.", "mape"),
      ("MeanSquaredLogarithmicError", "Mean of squared differences of logarithms.", "msle"),
      ("LogCosh", "Mean of the logarithm of the hyperbolic cosine of differences.", "log_cosh"),
      ("Poisson", "Mean of p − t log p.", "poisson"), ("KLDivergence", "Σ t log(t / p).", "kl_divergence"),
      ("Hinge", "Mean of max(1 − t p, 0).", "hinge"),
      ("SquaredHinge", "Mean of max(1 − t p, 0)².", "squared_hinge"),
      ("CategoricalHinge", "max((1 − t) p) − Σ t p + 1.", "categorical_hinge"),
      ("CosineSimilarity", "−p · t / (|p| |t|).", "cosine_similarity"),
    ].map { name, doc, short in row(name, doc, []) { _ in named[short] ?? ElementwiseLoss(.meanSquaredError) }
    }

  /// A loss as a function, by its name or its abbreviation.
  static func function(named name: String) -> Builtin? {
    let short = [
      "mse": "mean_squared_error", "mae": "mean_absolute_error", "mape": "mean_absolute_percentage_error",
      "msle": "mean_squared_logarithmic_error", "kld": "kl_divergence", "bce": "binary_crossentropy",
    ]
    return functions.first { $0.name == short[name.lowercased()] ?? name }
  }

  /// The abbreviations and older names that `tf.keras` has.
  static let olderFunctions: [(String, Value)] = {
    let short = [
      ("mse", "mean_squared_error"), ("mae", "mean_absolute_error"),
      ("mape", "mean_absolute_percentage_error"), ("msle", "mean_squared_logarithmic_error"),
      ("kld", "kl_divergence"),
    ]
    let older = [("kullback_leibler_divergence", "kl_divergence"), ("logcosh", "log_cosh")]
    return (short + short.map { ($0.0.uppercased(), $0.1) } + older).compactMap { older, name in
      functions.first { $0.name == name }.map { (older, .builtin($0)) }
    }
  }()

  /// The functions that `keras.metrics` has too.
  static let functionsAmongMetrics: [(String, Value)] = functions.filter {
    !["cosine_similarity", "dice", "tversky"].contains($0.name)
  }.map { ($0.name, .builtin($0)) }

  static let classes = KerasClasses.make(
    constructors, base: LossObject.shared, initializer: KerasClasses.initializer)

  /// Losses as functions: one number per row.
  static let functions: [Builtin] = named.keys.sorted().filter {
    // Abbreviations are for strings only, as in Keras 3.
    !["mse", "mae", "mape", "msle", "kld"].contains($0)
  }.map { name in
    let takesLogits = ["sparse_categorical_crossentropy", "categorical_crossentropy", "binary_crossentropy"]
      .contains(name)
    return Builtin(
      name, module: "keras.losses", doc: "The loss of each row of predictions.",
      [.required("y_true", .tensor, "targets"), .required("y_pred", .tensor, "predictions")]
        + (takesLogits ? [logits] : [])
    ) { call in
      var loss = named[name] ?? ElementwiseLoss(.meanSquaredError)
      if takesLogits, try call.bool("from_logits") {
        switch name {
        case "binary_crossentropy": loss = ElementwiseLoss(.binaryCrossentropy(fromLogits: true))
        case "categorical_crossentropy": loss = CategoricalCrossentropy(fromLogits: true)
        default: loss = SparseCategoricalCrossentropy(fromLogits: true)
        }
      }
      return try call.rowLoss(loss)
    }
  }

  private static func row(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    make: @escaping (Call) throws -> any Loss
  ) -> Builtin {
    let shared: [Signature.Parameter] = [
      .keyword("axis", .any, default: -1, "only -1"),
      .keyword(
        "reduction", .any, default: "sum_over_batch_size",
        "how a batch's losses become one number: \"sum_over_batch_size\" or \"mean\", \"sum\", \"none\", \"mean_with_sample_weight\""
      ),
      .keyword("name", .string, default: .none, "a name"),
      .keyword("dtype", .any, default: .none, "accepted; float32"),
    ]
    let own = Set(parameters.map(\.name))
    return Builtin(
      name, module: "keras.losses", doc: doc, parameters + shared.filter { !own.contains($0.name) }
    ) { call in
      if !own.contains("axis") { try call.onlyDefault("axis") }
      return .object(
        LossObject(
          try make(call), name: name, givenName: try call.optionalString("name"),
          reduction: try call.reduction(), arguments: arguments(of: name, own, call),
          ignoredClass: own.contains("ignore_class") ? call["ignore_class"].asInt : nil, form: call.savedForm)
      )
    }
  }

  /// What the configuration of a loss has besides name and reduction, in Keras's order.
  private static func arguments(of name: String, _ own: Set<String>, _ call: Call) -> [(String, Value)] {
    // Keras leaves out what Huber is told.
    guard name != "Huber" else { return [] }
    let hasAxis = name.hasSuffix("Crossentropy") && !name.hasPrefix("Sparse")
    let first = ["ignore_class", "from_logits", "label_smoothing"].filter { own.contains($0) }.map {
      ($0, call[$0])
    }
    let last = ["apply_class_balancing", "alpha", "beta", "gamma", "axis"].filter { own.contains($0) }.map {
      ($0, call[$0])
    }
    return first + (hasAxis ? [("axis", Value.int(-1))] : []) + last
  }

  /// Why losses do not fit the outputs; `nil` if they do.
  static func misfit(_ name: String, _ call: Call, _ model: Model) -> (any Error)? {
    let outputs = model.outputNames
    if let several = call[name].elementsOfSequence, several.count > outputs.count {
      return call.invalid(name, must: "have one entry for each of the \(outputs.count) outputs")
    }
    guard case .dict(let dict) = call[name] else { return nil }
    let keys = dict.keys.compactMap(\.asString)
    // Of outputs in a dict, some may be left out.
    let isPartial = model.outputStructure.keys != nil && keys.allSatisfy(outputs.contains)
    if isPartial || Set(keys) == Set(outputs) { return nil }
    func list(_ names: [String]) -> String { "[" + names.map { "'\($0)'" }.joined(separator: ", ") + "]" }
    return call.fault(
      name,
      .message(
        "Expected keys \(list(outputs)) in loss dict, but found loss.keys()=\(list(keys))",
        help: "the keys of `loss` are the names of the outputs, None for one without a loss", kind: .value))
  }

  /// One loss per output; none for those that a list ends before, or that a dict leaves out.
  static func losses(_ name: String, _ call: Call, outputs: [String]) throws -> [any Loss] {
    if let several = call[name].elementsOfSequence {
      let rest = Array(repeating: Value.none, count: max(0, outputs.count - several.count))
      return try (several + rest).map { try loss($0, name, call) }
    }
    if case .dict(let dict) = call[name] {
      return try outputs.map { try loss(dict[string: $0] ?? .none, name, call) }
    }
    let one = try loss(call[name], name, call)
    return outputs.map { _ in one }
  }

  /// What the program calls a loss.
  static func givenName(of value: Value) -> String? {
    value.asString ?? value.host(as: LossObject.self)?.givenName ?? value.maker?.name
  }

  /// The loss of a class with its defaults.
  private static func standard(_ className: String, _ call: Call) throws -> (any Loss)? {
    guard let constructor = constructors.first(where: { $0.name == className }) else { return nil }
    return try constructor.call(Arguments(), call.interpreter).host(as: LossObject.self)?.loss
  }

  static func loss(_ value: Value, _ name: String, _ call: Call) throws -> any Loss {
    switch value {
    case .none: return NoLoss()
    case .string(let text):
      if let loss = named[text] { return loss }
      if let loss = try standard(text, call) { return loss }
      throw call.unknown(name, "loss", text, Array(named.keys))
    case .object(let object):
      if let loss = object as? LossObject { return loss.loss }
    case .builtin, .type:
      guard let builtin = value.maker else { break }
      if let loss = named[builtin.name] { return loss }
      // A class stands for an object with its defaults, as in Keras.
      if constructors.contains(where: { $0 === builtin }), let loss = try standard(builtin.name, call) {
        return loss
      }
    default: break
    }
    throw call.invalid(name, must: "be the name of a loss, such as \"mse\", or one of keras.losses")
  }
}

extension Call {
  func smoothing() throws -> Float {
    let share = try double("label_smoothing")
    guard share >= 0, share <= 1 else { throw invalid("label_smoothing", must: "be a share between 0 and 1") }
    return Float(share)
  }

  /// The axes of `axis=`; `nil` for all.
  fileprivate func overlapAxes() throws -> [Int]? {
    if self["axis"].isNone { return nil }
    if let axis = self["axis"].asInt { return [axis] }
    guard let axes = self["axis"].asInts else { throw invalid("axis", must: "be an axis, several, or None") }
    return axes
  }

  /// Whether the sums are those of the axes 1, 2 …: of a sample by itself, if it has no more.
  fileprivate func sumsEachSample(_ axes: [Int]?) -> Bool {
    // Three axes are those of a sample of maps; of fewer it is not known here whether others are left.
    axes?.sorted() == [1, 2, 3] && (try? reduction()) != LossReduction.none
  }

  fileprivate func reduction() throws -> LossReduction {
    switch self["reduction"] {
    case .none: return .none
    case .string("mean"): return .mean
    case .string(let text):
      if let reduction = LossReduction(rawValue: text) { return reduction }
      throw unknown("reduction", "reduction", text, LossReduction.allCases.map(\.rawValue) + ["mean"])
    default: throw invalid("reduction", must: "be the name of a reduction, or None")
    }
  }

  /// The values of a dict whose keys are names of outputs.
  func byOutput(_ name: String, _ outputs: [String]) throws -> [Value] {
    guard case .dict(let dict) = self[name] else { return [] }
    return try outputs.map { output in
      guard let pair = dict.pairs.first(where: { $0.key.asString == output }) else {
        throw invalid(name, must: "name every output: \(outputs.joined(separator: ", "))")
      }
      return pair.value
    }
  }
}
