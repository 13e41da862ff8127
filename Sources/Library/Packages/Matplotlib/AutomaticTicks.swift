import Evaluator
import Figures
import Glibc
import Tensors

/// The ticks that matplotlib chooses for an axis whose ticks were not set, and the words beside numbers.
enum AutomaticTicks {
  /// Round numbers from about the beginning of an axis to about its end: its `MaxNLocator`.
  ///
  /// - `most`: the most intervals between them.
  static func places(from: Double, to: Double, most: Int) -> [Double] {
    let (low, high) = (min(from, to), max(from, to))
    guard low < high, (high - low).isFinite, high - low > 1e-290 else { return [low] }
    let middle = (low + high) / 2
    let power = pow(10, floor(log10((high - low) / Double(most))))
    let offset =
      abs(middle) / (high - low) < 100 ? 0 : (middle < 0 ? -1 : 1) * pow(10, floor(log10(abs(middle))))
    let (first, last) = (low - offset, high - offset)
    let steps = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20].map { $0 * power }
    let fitting = steps.firstIndex { $0 >= (last - first) / Double(most) } ?? steps.count - 1
    var ticks: [Double] = []
    for step in steps[...fitting].reversed() {
      let base = floor(first / step) * step
      let below = edge(first - base, step, offset, up: false)
      let above = edge(last - base, step, offset, up: true)
      ticks = stride(from: below, through: above, by: 1).map { $0 * step + base }
      if ticks.count(where: { $0 >= first && $0 <= last }) >= 2 { break }
    }
    return ticks.map { $0 + offset }
  }

  /// How many steps lead to the last tick before a place, or the first behind it.
  private static func edge(_ place: Double, _ step: Double, _ offset: Double, up: Bool) -> Double {
    let count = floor(place / step)
    let rest = (place - count * step) / step
    let tolerance =
      offset == 0 ? 1e-10 : min(0.4999, max(1e-10, pow(10, log10(abs(offset) / step) - 12)))
    return up ? (abs(rest) < tolerance ? count : count + 1) : (abs(rest - 1) < tolerance ? count + 1 : count)
  }

  /// Numbers as words, with as many decimals as the closest of them need: its `ScalarFormatter`.
  static func labels(of places: [Double]) -> [String] {
    let largest = places.reduce(0) { max($0, abs($1)) }
    // It writes the power of ten of such numbers at the end of the axis.
    guard places.count > 1, places.allSatisfy(\.isFinite), largest < 1e6, largest >= 1e-4 else {
      return Tick.labels(of: places)
    }
    let spread = (places.max() ?? 0) - (places.min() ?? 0)
    let power = floor(log10(spread > 0 ? spread : largest))
    var decimals = max(0, 3 - Int(power))
    func rounded(_ place: Double, _ decimals: Int) -> Double {
      let factor = pow(10, Double(decimals))
      return (place * factor).rounded(.toNearestOrEven) / factor
    }
    while decimals >= 0,
      places.allSatisfy({ abs($0 - rounded($0, decimals)) < 1e-3 * pow(10, power) })
    {
      decimals -= 1
    }
    return places.map { place in
      let text = FloatText.formatted(place == 0 ? 0 : place, code: "f", precision: decimals + 1)
      return text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }
  }
}

extension Axes {
  /// The limits of the axes with matplotlib's margin around what is drawn, where they were not set: a twentieth of its length, none
  /// around pictures and below bars.
  var viewLimits: (x: AxisLimits, y: AxisLimits) {
    var (isPicture, hasBars) = (false, false)
    for mark in marks {
      switch mark {
      case .picture, .classes: isPicture = true
      case .bars, .area: hasBars = true
      case .line, .points, .rule, .text, .table, .numbers: break
      }
    }
    var (x, y) = limits
    if isPicture || marks.isEmpty { return (x, y) }
    if xLimits == nil, xKind == .linear {
      let space = (x.to - x.from) * 0.05
      x = AxisLimits(x.from - space, x.to + space)
    }
    if yLimits == nil, yKind == .linear {
      let space = (y.to - y.from) * 0.05
      y = AxisLimits(
        hasBars && y.from == 0 ? 0 : y.from - space, hasBars && y.to == 0 ? 0 : y.to + space)
    }
    return (x, y)
  }
}

extension AxesObject {
  /// The ticks of an axis: those that were set, else those that matplotlib chooses.
  ///
  /// - Throws: a fault for an axis that is not linear.
  func ticks(isX: Bool) throws -> [Tick] {
    if let set = isX ? axes.xTicks : axes.yTicks { return set }
    guard (isX ? axes.xKind : axes.yKind) == .linear else {
      throw Fault.message(
        "the ticks of this axis are chosen when it is drawn",
        help: "set them first: ax.set_\(isX ? "x" : "y")ticks([…])")
    }
    let limits = isX ? axes.viewLimits.x : axes.viewLimits.y
    // Words of 10 points, three times as wide as high: as many as there is room for.
    let (length, count, share) =
      isX
      ? (figure?.width ?? 6.4, figure?.columns ?? 1, 0.775) : (figure?.height ?? 4.8, figure?.rows ?? 1, 0.77)
    let cells = Double(place == nil ? count : (isX ? place?.columns : place?.rows) ?? 1)
    let room = length * share / (cells + 0.2 * (cells - 1)) * 72 / (isX ? 30 : 20)
    let places = AutomaticTicks.places(
      from: limits.from, to: limits.to, most: Int(max(1, min(9, room.rounded(.down)))))
    return zip(places, AutomaticTicks.labels(of: places)).map { Tick($0, $1) }
  }
}
