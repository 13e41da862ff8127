package import Evaluator
import Formats
import Language
import Networks
import Tensors

/// `keras.metrics`: constructors, and names.
package enum MetricTable {
  struct Entry: @unchecked Sendable {
    let className: String
    let name: String
    let parameters: [Signature.Parameter]
    let make: (Call) throws -> Metric.Kind
    /// With Keras's defaults; `nil` if an argument is required.
    let standard: Metric.Kind?

    /// Whether Keras numbers the names of these, as it does those of layers.
    let isNumbered: Bool

    init(
      _ className: String, _ name: String, _ standard: Metric.Kind?, _ parameters: [Signature.Parameter] = [],
      isNumbered: Bool? = nil, make: ((Call) throws -> Metric.Kind)? = nil
    ) {
      // Without a standard form it has required arguments, as all overlaps do.
      switch standard {
      case .confusion, .intersectionOverUnion, .summed, nil: self.isNumbered = isNumbered ?? true
      default: self.isNumbered = isNumbered ?? false
      }
      self.className = className
      self.name = name
      self.parameters = parameters
      self.standard = standard
      self.make = make ?? { _ in standard ?? .classAccuracy }
    }
  }

  static let threshold = Signature.Parameter.optional(
    "threshold", .float, default: 0.5, "a prediction above it is a yes")
  private static let k = Signature.Parameter.optional(
    "k", .int, default: 5, "how many predictions count")
  static let axis = Signature.Parameter.optional(
    "axis", .int, default: -1, "the axis of the numbers that belong together")
  private static let logits = Signature.Parameter.optional(
    "from_logits", .bool, default: false, "whether predictions are logits rather than probabilities")

  private static let entries: [Entry] = accuracies + errors + counts + curves + overlaps

  private static let accuracies: [Entry] = [
    Entry("Accuracy", "accuracy", .equality),
    Entry("SparseCategoricalAccuracy", "sparse_categorical_accuracy", .classAccuracy),
    Entry("CategoricalAccuracy", "categorical_accuracy", .classAccuracy),
    Entry("BinaryAccuracy", "binary_accuracy", .binaryAccuracy(threshold: 0.5), [threshold]) {
      .binaryAccuracy(threshold: Float(try $0.double("threshold")))
    },
    Entry("TopKCategoricalAccuracy", "top_k_categorical_accuracy", .topK(5), [k]) {
      .topK(try $0.int("k", atLeast: 1))
    },
    Entry(
      "SparseTopKCategoricalAccuracy", "sparse_top_k_categorical_accuracy", .topK(5),
      [k, .keyword("from_sorted_ids", .bool, default: false, "only False")]
    ) {
      try $0.onlyDefault("from_sorted_ids")
      return .topK(try $0.int("k", atLeast: 1))
    },
  ]

  private static let errors: [Entry] = [
    loss("MeanSquaredError", "mean_squared_error"), loss("MeanAbsoluteError", "mean_absolute_error"),
    loss("MeanAbsolutePercentageError", "mean_absolute_percentage_error"),
    loss("MeanSquaredLogarithmicError", "mean_squared_logarithmic_error"),
    Entry("RootMeanSquaredError", "root_mean_squared_error", .rootMeanSquaredError),
    Entry("CosineSimilarity", "cosine_similarity", .cosineSimilarity, [axis]),
    Entry("LogCoshError", "logcosh", .mean(ElementwiseLoss(.logCosh))), loss("Hinge", "hinge"),
    loss("SquaredHinge", "squared_hinge"), loss("CategoricalHinge", "categorical_hinge"),
    loss("KLDivergence", "kl_divergence"), loss("Poisson", "poisson"),
    Entry(
      "BinaryCrossentropy", "binary_crossentropy",
      .mean(ElementwiseLoss(.binaryCrossentropy(fromLogits: false))), [logits, LossTable.smoothing]
    ) {
      .mean(
        ElementwiseLoss(
          .binaryCrossentropy(fromLogits: try $0.bool("from_logits")), labelSmoothing: try $0.smoothing()))
    },
    Entry(
      "CategoricalCrossentropy", "categorical_crossentropy", .mean(CategoricalCrossentropy()),
      [logits, LossTable.smoothing, axis]
    ) {
      .mean(
        CategoricalCrossentropy(
          fromLogits: try $0.bool("from_logits"), labelSmoothing: try $0.smoothing()))
    },
    Entry(
      "SparseCategoricalCrossentropy", "sparse_categorical_crossentropy",
      .mean(SparseCategoricalCrossentropy()), [logits, axis]
    ) {
      .mean(SparseCategoricalCrossentropy(fromLogits: try $0.bool("from_logits")))
    },
  ]

  private static func loss(_ className: String, _ name: String) -> Entry {
    Entry(className, name, LossTable.named[name].map { .mean($0) })
  }

  private static let counts: [Entry] = [
    ("Precision", "precision", ConfusionMetric.precision), ("Recall", "recall", .recall),
    ("TruePositives", "true_positives", .truePositives),
    ("FalsePositives", "false_positives", .falsePositives),
    ("TrueNegatives", "true_negatives", .trueNegatives),
    ("FalseNegatives", "false_negatives", .falseNegatives),
  ].map { className, name, figure in
    let hasClass = figure == .precision || figure == .recall
    let parameters: [Signature.Parameter] =
      [
        .optional(
          "thresholds", .any, default: .none,
          "a prediction above it is a yes; a list gives one number for each; None: 0.5")
      ]
      + (hasClass
        ? [
          .optional("top_k", .int, default: .none, "how many predictions of a row can be a yes"),
          .optional("class_id", .int, default: .none, "the one class that counts"),
        ] : [])
    return Entry(className, name, .confusion(figure, ConfusionOptions()), parameters) { call in
      let top = hasClass ? try call.optionalInt("top_k", atLeast: 1) : nil
      var options = ConfusionOptions(
        thresholds: top == nil ? [0.5] : [-.infinity],
        classID: hasClass ? try call.optionalInt("class_id", atLeast: 0) : nil, topK: top)
      if !call["thresholds"].isNone {
        options.thresholds = try call.floats("thresholds")
        guard options.thresholds.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
          throw call.invalid("thresholds", must: "be numbers from 0 to 1")
        }
      }
      return .confusion(figure, options)
    }
  }

  static let constructors: [Builtin] = entries.map { constructor($0, module: "keras.metrics") }

  /// The class that a name in any of Keras's spellings stands for: "mse", "mean_squared_error", "MeanSquaredError".
  static func constructor(named name: String) -> Builtin? {
    let long = [
      "mse": "mean_squared_error", "mae": "mean_absolute_error", "mape": "mean_absolute_percentage_error",
      "msle": "mean_squared_logarithmic_error", "bce": "binary_crossentropy",
    ]
    let wanted = long[name.lowercased()] ?? name
    return constructors.first { $0.name == wanted || Naming.snakeCase($0.name) == wanted }
  }

  static let byName = KerasClasses.make(
    constructors, base: MetricObject.shared, initializer: KerasClasses.initializer)

  /// Metrics beyond Keras's.
  package static let further: [Builtin] = [constructor(boundary, module: "fieldbook.metrics")]

  private static func constructor(_ entry: Entry, module: String) -> Builtin {
    Builtin(
      entry.className, module: module, doc: "A number to watch while training.",
      entry.parameters.filter { $0.kind == .standard } + [
        .keyword(
          "name", .string, default: .none,
          "as it is reported; None: \(entry.name)\(entry.isNumbered ? ", with a number from the second on" : "")"
        ),
        .keyword("dtype", .any, "accepted; float32"),
      ] + entry.parameters.filter { $0.kind == .keywordOnly && $0.name != "name" }
    ) { call in
      let kind = try entry.make(call)
      let name =
        try call.optionalString("name")
        ?? (entry.isNumbered ? Naming.shared.name(for: entry.className) : entry.name)
      return .object(
        MetricObject(
          Metric(kind, name: name), className: entry.className, arguments: arguments(of: entry, call),
          form: call.savedForm))
    }
  }

  /// What the configuration of a metric has besides name and dtype.
  private static func arguments(of entry: Entry, _ call: Call) -> [(String, Value)] {
    let own = entry.parameters.map(\.name).filter {
      $0 != "name" && $0 != "from_sorted_ids" && !($0 == "thresholds" && entry.className == "AUC")
    }
    return own.map { ($0, call[$0]) }
  }

  /// The metrics by name, abbreviations included.
  private static let named: [String: Metric.Kind] = {
    var named: [String: Metric.Kind] = [:]
    for entry in entries where entry.name != "accuracy" { named[entry.name] = entry.standard }
    for (short, long) in [
      ("mse", "mean_squared_error"), ("mae", "mean_absolute_error"),
      ("mape", "mean_absolute_percentage_error"),
      ("msle", "mean_squared_logarithmic_error"), ("kld", "kl_divergence"), ("log_cosh", "logcosh"),
    ] { named[short] = named[long] }
    return named
  }()

  /// Metrics per output: one list for all, one or a list for each, or a dict by output; then the weighted ones.
  static func metrics(_ call: Call, losses: [any Loss], model: Model) throws -> [[Metric]] {
    let plain = try metrics("metrics", call, losses: losses, model: model, isWeighted: false)
    let weighted = try metrics("weighted_metrics", call, losses: losses, model: model, isWeighted: true)
    return zip(plain, weighted).map { $0 + $1 }
  }

  private static func metrics(
    _ name: String, _ call: Call, losses: [any Loss], model: Model, isWeighted: Bool
  ) throws -> [[Metric]] {
    var byOutput: [String: Value] = [:]
    var isDict = false
    if case .dict(let dict) = call[name] {
      isDict = true
      for pair in dict.pairs {
        guard let output = pair.key.asString, model.outputNames.contains(output) else {
          throw call.invalid(name, must: "name outputs: \(model.outputNames.joined(separator: ", "))")
        }
        byOutput[output] = pair.value
      }
    }
    let values =
      call[name].isNone ? [] : call[name].elementsOfSequence ?? (isDict ? [] : [call[name]])
    // Of several outputs, each has its own, as in Keras.
    let count = model.outputs.count
    if count > 1, !values.isEmpty, values.count != count {
      throw call.fault(
        name,
        .message(
          "the model has \(count) outputs, and `\(name)` has \(values.count) elements",
          help: "a list for each output, or a dict by their names: "
            + model.outputNames.map { "\"\($0)\": [\"mae\"]" }.joined(separator: ", ")))
    }
    let nested = values.contains { $0.elementsOfSequence != nil } || count > 1
    return try model.outputs.indices.map { output in
      var own = values
      if let value = byOutput[model.outputNames[output]] {
        own = value.elementsOfSequence ?? [value]
      } else if nested {
        own = output < values.count ? values[output].elementsOfSequence ?? [values[output]] : []
      }
      return try own.filter { !$0.isNone }.map {
        let metric = try metric($0, name, call, losses[output], model.outputs[output].shape)
        return metric.renamed(metric.name, isWeighted: isWeighted)
      }
    }
  }

  static func metric(
    _ value: Value, _ name: String, _ call: Call, _ loss: any Loss, _ output: Shape
  ) throws -> Metric {
    switch value {
    case .string(let text):
      // As in Keras: by the output's shape and the form of the targets.
      if text == "accuracy" || text == "acc" {
        let isBinary = !loss.takesLabels && (output.last ?? 1) == 1
        return Metric(isBinary ? .binaryAccuracy(threshold: 0.5) : .classAccuracy, name: text)
      }
      if text == "crossentropy" || text == "ce" {
        let isBinary = !loss.takesLabels && (output.last ?? 1) == 1
        let own: any Loss =
          if isBinary { ElementwiseLoss(.binaryCrossentropy(fromLogits: false)) } else if loss.takesLabels {
            SparseCategoricalCrossentropy()
          } else { CategoricalCrossentropy() }
        return Metric(.mean(own), name: text)
      }
      if let kind = named[text] { return Metric(kind, name: text) }
      if let kind = entries.first(where: { $0.className == text })?.standard {
        return Metric(kind, name: text)
      }
      throw call.unknown(name, "metric", text, ["accuracy"] + named.keys)
    case .object(let object):
      if let metric = object as? MetricObject {
        guard metric.axis == -1 else {
          throw call.invalid(
            name, must: "have metrics over the last axis while training, found axis=\(metric.axis)",
            help: "metric.update_state(y_true, y_pred) takes any axis")
        }
        return metric.metric
      }
      if let loss = object as? LossObject { return Metric(.mean(loss.loss), name: loss.givenName) }
    case .builtin, .type:
      guard let builtin = value.maker else { break }
      // A class stands for an object with its defaults, as in Keras.
      if constructors.contains(where: { $0 === builtin }) {
        let made = try builtin.call(Arguments(), call.interpreter)
        if let metric = made.host(as: MetricObject.self) { return metric.metric }
      }
      if let kind = named[builtin.name] { return Metric(kind, name: builtin.name) }
    default: break
    }
    throw call.invalid(name, must: "be names of metrics, such as [\"accuracy\"], or keras.metrics")
  }
}
