import Evaluator
import Tensors

/// `StandardScaler`: each feature with mean 0 and deviation 1.
final class StandardScaler: Estimator {
  private let isCentred: Bool
  private let isScaled: Bool
  private var means: [Double] = []
  private var scales: [Double] = []

  required init(_ call: Call, _ cls: ClassObject) throws {
    try call.onlyDefault("copy")
    (isCentred, isScaled) = (try call.bool("with_mean"), try call.bool("with_std"))
    try super.init(call, cls)
  }

  static let type = type(
    "StandardScaler", "Gives each feature mean 0 and deviation 1.", input: "X",
    [
      .keyword("copy", .bool, default: true, "only True"),
      .keyword("with_mean", .bool, default: true, "whether the mean is taken off"),
      .keyword("with_std", .bool, default: true, "whether it is divided by the deviation"),
    ])

  override func fit(_ call: Call, _ name: String) throws {
    let matrix = try SampleMatrix(call, name, of: typeName)
    (means, scales) = ([], [])
    var variances: [Double] = []
    for column in 0..<matrix.columns {
      let numbers = matrix.column(column)
      let count = Double(numbers.count)
      let mean = numbers.reduce(0, +) / count
      let correction = numbers.reduce(0) { $0 + ($1 - mean) }
      let variance =
        (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } - correction * correction / count) / count
      means.append(mean)
      variances.append(variance)
      // As good as constant: what is left is rounding.
      let limit = count * .ulpOfOne * variance + (count * mean * .ulpOfOne) * (count * mean * .ulpOfOne)
      scales.append(variance <= limit ? 1 : variance.squareRoot())
    }
    fitted = [
      "mean_": .tensor(try ClassificationMetrics.tensor(means)), "n_features_in_": .int(matrix.columns),
      "n_samples_seen_": .tensor(try Tensor(.float(Double(matrix.rows)))),
      "scale_": isScaled ? .tensor(try ClassificationMetrics.tensor(scales)) : .none,
      "var_": isScaled ? .tensor(try ClassificationMetrics.tensor(variances)) : .none,
    ]
  }

  override func transform(_ call: Call, _ name: String) throws -> Value {
    var matrix = try call.features(name, of: self, means.count)
    if isCentred { matrix.change { $0 - means[$1] } }
    if isScaled { matrix.change { $0 / scales[$1] } }
    return .tensor(try matrix.tensor)
  }

  override func inverse(_ call: Call, _ name: String) throws -> Value {
    var matrix = try call.features(name, of: self, means.count)
    if isScaled { matrix.change { $0 * scales[$1] } }
    if isCentred { matrix.change { $0 + means[$1] } }
    return .tensor(try matrix.tensor)
  }
}

/// `MinMaxScaler`: each feature moved into a range.
final class MinMaxScaler: Estimator {
  private let range: (low: Double, high: Double)
  private let clips: Bool
  private var scales: [Double] = []
  private var offsets: [Double] = []

  required init(_ call: Call, _ cls: ClassObject) throws {
    try call.onlyDefault("copy")
    let range = try call.row("feature_range")
    guard range.count == 2, range[0] < range[1] else {
      throw call.fault(
        "feature_range",
        .message(
          "Minimum of desired feature range must be smaller than maximum. Got "
            + "\(try call.interpreter.repr(call["feature_range"]))."))
    }
    self.range = (range[0], range[1])
    clips = try call.bool("clip")
    try super.init(call, cls)
  }

  static let type = type(
    "MinMaxScaler", "Moves each feature into a range, by its smallest and largest number.", input: "X",
    [
      .optional("feature_range", .any, default: [0, 1], "(from, to)"),
      .keyword("copy", .bool, default: true, "only True"),
      .keyword("clip", .bool, default: false, "whether new data beyond the range are cut"),
    ])

  override func fit(_ call: Call, _ name: String) throws {
    let matrix = try SampleMatrix(call, name, of: typeName)
    let columns = (0..<matrix.columns).map { matrix.column($0) }
    let (least, most) = (columns.map { $0.min() ?? .nan }, columns.map { $0.max() ?? .nan })
    let spans = zip(least, most).map { matrix.rounded($1 - $0) }
    let limit = 10 * (matrix.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne)
    scales = spans.map { matrix.rounded((range.high - range.low) / ($0 < limit ? 1 : $0)) }
    offsets = zip(least, scales).map { matrix.rounded(range.low - matrix.rounded($0 * $1)) }
    func array(_ numbers: [Double]) throws -> Value {
      .tensor(try ClassificationMetrics.tensor(numbers).convert(to: matrix.dtype))
    }
    fitted = [
      "data_min_": try array(least), "data_max_": try array(most), "data_range_": try array(spans),
      "scale_": try array(scales), "min_": try array(offsets), "n_features_in_": .int(matrix.columns),
      "n_samples_seen_": .int(matrix.rows),
    ]
  }

  override func transform(_ call: Call, _ name: String) throws -> Value {
    var matrix = try call.features(name, of: self, scales.count)
    matrix.change { $0 * scales[$1] }
    matrix.change { $0 + offsets[$1] }
    if clips { matrix.change { value, _ in min(max(value, range.low), range.high) } }
    return .tensor(try matrix.tensor)
  }

  override func inverse(_ call: Call, _ name: String) throws -> Value {
    var matrix = try call.features(name, of: self, scales.count)
    matrix.change { $0 - offsets[$1] }
    matrix.change { $0 / scales[$1] }
    return .tensor(try matrix.tensor)
  }
}

/// `sklearn.preprocessing.normalize`.
enum Normalizing {
  static let normalize = Builtin(
    "normalize", module: "sklearn.preprocessing", doc: "Each sample with length 1.",
    [
      .required("X", .any, "the samples, a row each"),
      .optional("norm", .choice("l1", "l2", "max"), default: "l2", "how length is measured"),
      .keyword("axis", .int, default: 1, "1: each sample; 0: each feature"),
      .keyword("copy", .bool, default: true, "only True"),
      .keyword("return_norm", .bool, default: false, "only False"),
    ]
  ) { call in
    try call.onlyDefault("copy")
    try call.onlyDefault("return_norm")
    var matrix = try SampleMatrix(call, "X", of: "the normalize function")
    let axis = try call.int("axis", atLeast: 0, atMost: 1)
    var lengths = [Double](repeating: 0, count: axis == 1 ? matrix.rows : matrix.columns)
    let norm = try call.string("norm")
    func group(_ place: Int) -> Int { axis == 1 ? place / matrix.columns : place % matrix.columns }
    for (place, value) in matrix.values.enumerated() {
      switch norm {
      case "l1": lengths[group(place)] += abs(value)
      case "max": lengths[group(place)] = max(lengths[group(place)], abs(value))
      default: lengths[group(place)] += value * value
      }
    }
    if norm == "l2" { lengths = lengths.map { $0.squareRoot() } }
    let columns = matrix.columns
    for place in matrix.values.indices {
      let length = lengths[axis == 1 ? place / columns : place % columns]
      if length != 0 { matrix.values[place] = matrix.rounded(matrix.values[place] / length) }
    }
    return .tensor(try matrix.tensor)
  }
}

extension Call {
  /// Samples with as many features as an estimator was fitted to.
  func features(_ name: String, of estimator: Estimator, _ count: Int) throws -> SampleMatrix {
    let matrix = try SampleMatrix(self, name, of: estimator.typeName)
    guard matrix.columns == count else {
      throw fault(
        name,
        .message(
          "X has \(matrix.columns) features, but \(estimator.typeName) is expecting \(count) features as input."
        ))
    }
    return matrix
  }
}
