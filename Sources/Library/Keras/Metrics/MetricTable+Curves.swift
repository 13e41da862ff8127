import Evaluator
import Networks

/// Metrics of counts at many thresholds, scores of precision and recall, and agreement of numbers.
extension MetricTable {
  private static let count = Signature.Parameter.optional(
    "num_thresholds", .int, default: 200, "how many thresholds, evenly spaced")
  private static let classID = Signature.Parameter.optional(
    "class_id", .int, default: .none, "the one class that counts")

  static let curves: [Entry] =
    [
      Entry(
        "AUC", "auc", .summed(ThresholdMetric(.area(isPrecisionRecall: false, .interpolation))),
        [
          count,
          .optional(
            "curve", .choice("ROC", "PR"), default: "ROC",
            "true over false positive rates, or precision over recall"),
          .optional(
            "summation_method", .choice(ThresholdMetric.Summation.allCases.map(\.rawValue)),
            default: "interpolation", "how the area between two points is taken"),
          .keyword("thresholds", .list, default: .none, "thresholds between 0 and 1 in place of even ones"),
          .keyword("multi_label", .bool, default: false, "whether each column has its own curve"),
          .keyword("num_labels", .int, default: .none, "the columns; taken from the predictions"),
          .keyword("label_weights", .list, default: .none, "what the columns weigh in the mean"),
          .keyword("from_logits", .bool, default: false, "whether predictions are logits"),
        ]
      ) { call in
        let summation = try call.choice("summation_method", ThresholdMetric.Summation.self)
        let between = call["thresholds"].isNone ? nil : try call.doubles("thresholds")
        guard between?.allSatisfy({ $0 >= 0 && $0 <= 1 }) ?? true else {
          throw call.invalid("thresholds", must: "be numbers from 0 to 1")
        }
        var metric = ThresholdMetric(
          .area(isPrecisionRecall: try call.string("curve") == "PR", summation),
          count: try call.int("num_thresholds", atLeast: 2, atMost: 1_000_000), between: between)
        metric.fromLogits = try call.bool("from_logits")
        metric.isByLabel = try call.bool("multi_label")
        metric.labelWeights = call["label_weights"].isNone ? nil : try call.doubles("label_weights")
        return .summed(metric)
      }
    ] + constrained + scores

  private static let constrained: [Entry] = [
    best("SensitivityAtSpecificity", "sensitivity_at_specificity", .sensitivity, "specificity", .specificity),
    best("SpecificityAtSensitivity", "specificity_at_sensitivity", .specificity, "sensitivity", .sensitivity),
    best("PrecisionAtRecall", "precision_at_recall", .precision, "recall", .sensitivity),
    best("RecallAtPrecision", "recall_at_precision", .sensitivity, "precision", .precision),
  ]

  private static func best(
    _ className: String, _ name: String, _ rate: ThresholdMetric.Rate, _ bound: String,
    _ other: ThresholdMetric.Rate
  ) -> Entry {
    Entry(
      className, name, nil,
      [.required(bound, .float, "what it must be at least, from 0 to 1"), count, classID]
    ) { call in
      var metric = ThresholdMetric(
        .best(rate, where: other, atLeast: try call.number(bound, .share)),
        count: try call.int("num_thresholds", atLeast: 1, atMost: 1_000_000))
      metric.classID = try call.optionalInt("class_id", atLeast: 0)
      return .summed(metric)
    }
  }

  private static let average: [Signature.Parameter] = [
    .optional(
      "average", .any, default: .none,
      "the mean over classes: \"micro\", \"macro\" or \"weighted\"; None: one number for each class"),
    .optional(
      "threshold", .float, default: .none, "a prediction above it is a yes; None: the largest of the row"),
  ]

  private static func score(_ call: Call, beta: Double) throws -> Metric.Kind {
    let average = call["average"].isNone ? nil : try call.choice("average", FBetaScore.Average.self)
    let threshold = try call.optionalDouble("threshold").map { Float($0) }
    guard threshold.map({ $0 > 0 && $0 <= 1 }) ?? true else {
      throw call.invalid("threshold", must: "be above 0, and 1 at most")
    }
    return .summed(FBetaScore(beta: beta, average: average, threshold: threshold))
  }

  private static let scores: [Entry] = [
    Entry("F1Score", "f1_score", .summed(FBetaScore()), average, isNumbered: false) {
      try score($0, beta: 1)
    },
    Entry(
      "FBetaScore", "fbeta_score", .summed(FBetaScore()),
      [
        average[0], .optional("beta", .float, default: 1.0, "how much recall counts beside precision"),
        average[1],
      ],
      isNumbered: false
    ) { call in try score(call, beta: try call.number("beta", .positive)) },
    Entry(
      "R2Score", "r2_score",
      .summed(RegressionMetric.determination(columns: 1, RegressionMetric.Determination())),
      [
        .optional(
          "class_aggregation", .any, default: "uniform_average",
          "the mean over columns, also \"variance_weighted_average\"; None: one number for each column"),
        .optional("num_regressors", .int, default: 0, "regressors that it is adjusted for; 0: none"),
      ], isNumbered: false, make: determination),
    Entry(
      "PearsonCorrelation", "pearson_correlation", .summed(RegressionMetric.correlation), [axis],
      isNumbered: false),
    Entry(
      "ConcordanceCorrelation", "concordance_correlation", .summed(RegressionMetric.concordance), [axis],
      isNumbered: false),
  ]

  private static func determination(_ call: Call) throws -> Metric.Kind {
    let given = call["class_aggregation"]
    let aggregation = given.asString.flatMap(RegressionMetric.Determination.Aggregation.init)
    guard given.isNone || aggregation != nil else {
      throw Fault.message(
        "Invalid value for argument `class_aggregation`. Expected one of (None, 'uniform_average', 'variance_weighted_average'). Received: class_aggregation=\(try call.interpreter.text(given))"
      )
    }
    let regressors = try call.int("num_regressors")
    guard regressors >= 0 else {
      throw Fault.message(
        "Invalid value for argument `num_regressors`. Expected a value >= 0. Received: num_regressors=\(regressors)"
      )
    }
    return .summed(
      RegressionMetric.determination(
        columns: 1, RegressionMetric.Determination(aggregation, regressors: regressors)))
  }
}
