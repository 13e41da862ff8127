import Evaluator
import Tensors

/// `sklearn.metrics`: predicted numbers against true ones, in the type of the arrays.
enum RegressionMetrics {
  static let all: [Builtin] = [
    error("mean_squared_error", "The mean of the squared differences.") { try mean($0.map(.square)) },
    error("root_mean_squared_error", "The root of the mean squared difference.") {
      try $0.map(.square).reduced(.mean, axes: [0]).map(.sqrt).reduced(.mean)
    },
    error("mean_absolute_error", "The mean of the absolute differences.") { try mean($0.map(.absolute)) },
    ClassificationMetrics.function(
      "r2_score", "How much of the numbers' variance is predicted: 1 is all.", numbers
    ) {
      call in
      let (truth, predicted) = try pair(call)
      guard truth.shape[0] > 1 else {
        call.interpreter.console.note(
          "UndefinedMetricWarning: R^2 score is not well-defined with less than two samples.")
        return .float(.nan)
      }
      func squares(_ base: Tensor) throws -> [Double] {
        try truth.subtract(.tensor(base)).map(.square).reduced(.sum, axes: [0]).elements(Double.self)
      }
      let left = try squares(predicted)
      let whole = try squares(truth.reduced(.mean, axes: [0], keepDimensions: true))
      let scores = zip(left, whole).map { $1 == 0 ? ($0 == 0 ? 1 : 0) : 1 - $0 / $1 }
      return .float(scores.reduce(0, +) / Double(scores.count))
    },
  ]

  private static let numbers: [Signature.Parameter] = [
    .required("y_true", .tensor, "the true numbers"), .required("y_pred", .tensor, "the predicted numbers"),
    .keyword("sample_weight", .any, "only None"),
    .keyword("multioutput", .string, default: "uniform_average", "only this"),
  ]

  private static func mean(_ values: Tensor) throws -> Tensor {
    try values.reduced(.mean, axes: [0]).reduced(.mean)
  }

  /// An error computed from the differences, (samples, outputs).
  private static func error(_ name: String, _ doc: String, _ value: @escaping (Tensor) throws -> Tensor)
    -> Builtin
  {
    ClassificationMetrics.function(name, doc, numbers) { call in
      let (truth, predicted) = try pair(call)
      return .float(try value(truth.subtract(.tensor(predicted))).item().doubleValue)
    }
  }

  private static func pair(_ call: Call) throws -> (Tensor, Tensor) {
    try call.onlyDefault("sample_weight")
    try call.onlyDefault("multioutput")
    let given = [try call.tensor("y_true"), try call.tensor("y_pred")]
    let counts = given.map { $0.rank > 0 ? $0.shape[0] : 0 }
    guard counts[0] == counts[1] else {
      throw call.fault(
        "y_pred",
        .message("Found input variables with inconsistent numbers of samples: [\(counts[0]), \(counts[1])]"))
    }
    let widths = given.map { $0.rank > 1 ? $0.shape[1] : 1 }
    guard given.allSatisfy({ $0.rank <= 2 }), widths[0] == widths[1], widths[0] > 0, counts[0] > 0 else {
      throw call.fault(
        "y_pred",
        .message("y_true and y_pred have different number of output (\(widths[0])!=\(widths[1]))"))
    }
    let floating = given.map(\.dtype).filter(\.isFloating)
    let dtype = floating.dropFirst().reduce(floating.first ?? .float64) { $0.promoted(with: $1) }
    let pair = try given.map { try $0.convert(to: dtype).reshaped(to: [counts[0], widths[0]]) }
    for (tensor, name) in zip(pair, ["y_true", "y_pred"]) {
      guard try !tensor.elements(Double.self).contains(where: \.isNaN) else {
        throw call.fault(name, .message("Input contains NaN."))
      }
    }
    return (pair[0], pair[1])
  }
}
