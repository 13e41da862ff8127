import Evaluator
import Figures

extension AxesObject {
  /// The places of data along an axis. Numbers are places themselves. Words are numbered in the order in which they first come,
  /// over all that is drawn, and stand at the ticks.
  func places(_ value: Value, _ parameter: String, isX: Bool, _ call: Call) throws -> [Double] {
    guard let words = value.asString.map({ [$0] }) ?? AxesFunction.names(value) else {
      return try call.row(value, parameter)
    }
    var known = isX ? categories.x : categories.y
    var place = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
    let places = words.map { word in
      if let found = place[word] { return Double(found) }
      place[word] = known.count
      known.append(word)
      return Double(known.count - 1)
    }
    let ticks = known.enumerated().map { Tick(Double($0), $1) }
    if isX {
      (categories.x, axes.xTicks) = (known, ticks)
    } else {
      (categories.y, axes.yTicks) = (known, ticks)
    }
    return places
  }
}
