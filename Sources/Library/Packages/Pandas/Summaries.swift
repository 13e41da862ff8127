import Evaluator
import NumPyLibrary
import Tensors

/// What is computed of the values of a column that are there: `mean`, `max` ….
enum Summary: String, CaseIterable {
  case count, mean, sum, min, max, std, `var`, median, nunique, idxmax, idxmin

  var doc: String {
    switch self {
    case .count: "How many values are not missing."
    case .mean: "The mean of the values that are not missing."
    case .sum: "The sum of the values that are not missing."
    case .min: "The smallest value."
    case .max: "The largest value."
    case .std: "The deviation, by n - 1."
    case .var: "The variance, by n - 1."
    case .median: "The middle value."
    case .nunique: "How many different values there are."
    case .idxmax: "The label of the largest value."
    case .idxmin: "The label of the smallest value."
    }
  }

  /// - `index`: the labels, for `idxmax` and `idxmin`.
  /// - Throws: pandas's TypeError for text.
  func value(of column: Column, index: TableIndex, _ interpreter: Interpreter) throws -> Value {
    let missing = column.missing
    let present = missing.indices.filter { !missing[$0] }
    switch self {
    case .count: return .int(present.count)
    case .nunique: return .int(try column.grouped(interpreter).firsts.count)
    case .min, .max:
      if case .texts = column {
        let order = try column.sortedPlaces(isRising: self == .min)
        return present.isEmpty ? .float(.nan) : try column.value(at: order[0])
      }
    case .sum:
      if case .texts(let texts) = column { return .string(texts.map { $0 ?? "" }.joined()) }
    default: break
    }
    guard var tensor = column.tensor else {
      if case .objects(let values) = column, let numbers = try? interpreter.tensor(from: .list(of: values)) {
        return try value(of: .numbers(numbers), index: index, interpreter)
      }
      let kind = column.dtypeName == "str" ? "string" : "object"
      throw Fault.message(
        "Cannot perform reduction '\(rawValue)' with \(kind) dtype",
        help: "of the columns of numbers: numeric_only=True",
        kind: .type)
    }
    if present.count < column.count { tensor = try tensor.taking(Rows.tensor(of: present), axis: 0) }
    switch self {
    case .sum: return .tensor(try tensor.sum())
    case .idxmax, .idxmin:
      guard tensor.count > 0 else {
        throw Fault.message("attempt to get argmax of an empty sequence")
      }
      let place = try (self == .idxmax ? tensor.argmax() : tensor.argmin()).item()
      return index.values[present[Int(place.doubleValue)]]
    case .min, .max:
      guard tensor.count > 0 else { return .tensor(try Tensor(.float(.nan))) }
      return .tensor(try self == .min ? tensor.minimum() : tensor.maximum())
    case .mean: return .tensor(tensor.count == 0 ? try Tensor(.float(.nan)) : try tensor.mean())
    case .std, .var:
      guard tensor.count > 1 else { return .tensor(try Tensor(.float(.nan))) }
      return .tensor(
        try tensor.reduced(self == .std ? .standardDeviation : .variance, degreesOfFreedom: 1))
    case .median:
      let middle = try Self.quantile(tensor.elements(Double.self).sorted(), 0.5)
      return .tensor(try Tensor(.float(middle), dtype: tensor.dtype.isFloating ? tensor.dtype : .float64))
    case .count, .nunique: return .none
    }
  }

  /// The number below which a share of the sorted ones lies, between two of them where need be.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (place - Double(below))
  }

  static let numericOnly = Signature.Parameter.keyword(
    "numeric_only", .bool, default: false, "whether columns of text are left out")
  static let axis = Signature.Parameter.optional(
    "axis", .any, default: 0, "0: of each column; 1: of each row")
}

/// `describe`.
enum Describing {
  static let labels = ["count", "mean", "std", "min", "25%", "50%", "75%", "max"]

  static func numbers(_ column: Column, _ interpreter: Interpreter) throws -> [Double] {
    let index = TableIndex(count: column.count)
    func number(_ summary: Summary) throws -> Double {
      try summary.value(of: column, index: index, interpreter).asDouble ?? .nan
    }
    let missing = column.missing
    let sorted = column.plainValues.enumerated().filter { !missing[$0.offset] }.compactMap {
      $0.element.asDouble
    }.sorted()
    return try [number(.count), number(.mean), number(.std), number(.min)]
      + [0.25, 0.5, 0.75].map { Summary.quantile(sorted, $0) } + [number(.max)]
  }

  /// count, unique, top, freq of a column of text.
  static func texts(_ column: Column, _ interpreter: Interpreter) throws -> [Value] {
    let (firsts, groups) = try column.grouped(interpreter)
    var counts = [Int](repeating: 0, count: firsts.count)
    for case let group? in groups { counts[group] += 1 }
    guard let most = counts.max(), let top = counts.firstIndex(of: most) else {
      return [0, 0, .float(.nan), .float(.nan)]
    }
    return [
      .int(counts.reduce(0, +)), .int(firsts.count), column.plainValues[firsts[top]], .int(most),
    ]
  }
}
