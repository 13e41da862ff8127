import Evaluator
import Tensors

/// `rolling(n)`: neighbours of each value.
final class Rolling: Object {
  private let series: SeriesObject
  private let window: Int
  private let least: Int

  init(_ series: SeriesObject, _ call: Call) throws {
    self.series = series
    window = try call.int("window", atLeast: 1)
    least = try call.optionalInt("min_periods", atLeast: 0) ?? window
  }

  static let type = ClassObject(
    "Rolling", module: "pandas", doc: "Neighbours of each value.",
    members: [Summary.mean, .sum, .min, .max, .std].map { summary in
      .method(summary.rawValue, summary.doc) { call in
        let rolling = try call.receiver(as: Rolling.self)
        let numbers = try call.interpreter.tensor(from: .object(rolling.series)).elements(Double.self)
        let index = TableIndex(count: 0)
        let results = try numbers.indices.map { place -> Double in
          let part = numbers[max(0, place - rolling.window + 1)...place].filter { !$0.isNaN }
          guard part.count >= max(rolling.least, 1) else { return .nan }
          return try summary.value(of: .doubles(Array(part)), index: index, call.interpreter).asDouble ?? .nan
        }
        return rolling.series.with(try .doubles(results))
      }
    })

  var classObject: ClassObject { Self.type }
}
