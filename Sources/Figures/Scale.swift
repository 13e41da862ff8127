import Glibc

/// One axis: the positions of numbers between its ends, and its ticks.
struct Scale: Equatable {
  /// The numbers at the beginning and the end; finite and different.
  let from: Double
  let to: Double
  let kind: AxisKind
  var isLogarithmic: Bool { kind == .logarithmic }
  /// Whether all numbers are integers, such as epochs: then ticks are too.
  let isWhole: Bool

  /// Numbers are clamped to this, as differences of larger ones would overflow.
  private static let bound = 1e300

  /// An axis over numbers.
  ///
  /// - `values`: the numbers to include; those that are not finite are ignored.
  /// - `limits`: if they were set.
  /// - `margin`: the fraction added beyond the outermost numbers.
  /// - `sticky`: a number beyond which there is no margin: the base of bars.
  init(
    over values: some Collection<Double>, limits: AxisLimits? = nil, kind: AxisKind = .linear,
    margin: Double = 0,
    sticky: Double? = nil
  ) {
    self.kind = kind
    let isLogarithmic = kind == .logarithmic
    func bounded(_ value: Double) -> Double { Self.bounded(value, isLogarithmic) }
    func widened(_ value: Double) -> (Double, Double) {
      if isLogarithmic { return (value / 10, value * 10) }
      let space = value == 0 ? 0.5 : max(abs(value) * 0.05, 1e-300)
      return (value - space, value + space)
    }
    isWhole = values.contains { $0.isFinite } && values.allSatisfy { !$0.isFinite || $0 == $0.rounded() }
    if let limits, limits.from.isFinite, limits.to.isFinite, !isLogarithmic || min(limits.from, limits.to) > 0
    {
      let (from, to) = (bounded(limits.from), bounded(limits.to))
      (self.from, self.to) = from == to ? widened(from) : (from, to)
      return
    }
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where kind.takes(value) {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else {
      (from, to) = isLogarithmic ? (1, 10) : kind == .logit ? (0.01, 0.99) : (0, 1)
      return
    }
    (low, high) = (bounded(low), bounded(high))
    if low == high { (low, high) = widened(low) }
    if isLogarithmic {
      let space = pow(high / low, margin)
      (from, to) = space.isFinite ? (low / space, high * space) : (low, high)
      return
    }
    if kind == .logit {
      (from, to) = low < high ? (low, high) : (low / 2, (1 + high) / 2)
      return
    }
    let space = (high - low) * margin
    from = low == sticky ? low : low - space
    to = high == sticky ? high : high + space
  }

  private static func bounded(_ value: Double, _ isLogarithmic: Bool) -> Double {
    min(max(value, isLogarithmic ? 1 / bound : -bound), bound)
  }

  /// 0 at the beginning, 1 at the end; `nil` if the number cannot be placed on the axis.
  func place(_ value: Double) -> Double? {
    guard kind.takes(value) else { return nil }
    let value = Self.bounded(value, isLogarithmic)
    let place =
      kind == .linear
      ? (value / 2 - from / 2) / (to / 2 - from / 2)
      : (kind.position(value) - kind.position(from)) / (kind.position(to) - kind.position(from))
    // If the axis is too short for a Double, everything is at its centre; distant values are clamped.
    return place.isNaN ? 0.5 : place.clamped(to: -1e6...1e6)
  }

  func contains(_ value: Double) -> Bool { place(value).map { $0 > -1e-9 && $0 < 1 + 1e-9 } ?? false }

  /// About `count` round numbers between the ends.
  func ticks(about count: Int) -> [Tick] {
    let (low, high) = (min(from, to), max(from, to))
    switch kind {
    case .linear: break
    case .logarithmic: return Self.logarithmicTicks(low, high, count)
    case .symmetric, .logit:
      return kind.landmarks.filter { $0 >= low && $0 <= high }.map { Tick($0, NumberText.significant($0, 3)) }
    }
    let raw = (high / 2 - low / 2) / Double(max(count, 1)) * 2
    let power = pow(10, floor(log10(raw)))
    guard raw > 0, power > 0, power.isFinite else { return [] }
    let ratio = raw / power
    var step =
      (ratio <= 1.001 ? 1 : ratio <= 2.001 ? 2 : ratio <= 2.501 ? 2.5 : ratio <= 5.001 ? 5 : 10) * power
    if isWhole, step < 1 { step = 1 } else if isWhole, step == 2.5 { step = 2 }
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard first <= last, last - first < 1000, abs(first) < 1e15, abs(last) < 1e15 else { return [] }
    let numbers = stride(from: first, through: last, by: 1).map { $0 * step }
    return zip(numbers, Self.labels(numbers, step: step)).map { Tick($0, $1) }
  }

  private static func labels(_ numbers: [Double], step: Double) -> [String] {
    let largest = numbers.reduce(0) { max($0, abs($1)) }
    if largest >= 1e6 || step < 1e-4 { return numbers.map { NumberText.significant($0, 5) } }
    var decimals = max(0, Int(-floor(log10(step) + 1e-9)))
    let scaled = step * pow(10, Double(decimals))
    if abs(scaled - scaled.rounded()) > 1e-6 { decimals += 1 }
    return numbers.map { NumberText.fixed($0, decimals) }
  }

  private static func logarithmicTicks(_ low: Double, _ high: Double, _ count: Int) -> [Tick] {
    let (first, last) = (Int(ceil(log10(low) - 1e-9)), Int(floor(log10(high) + 1e-9)))
    if first < last || (first == last && count < 3) {
      let stride = max(1, (last - first) / max(count, 1))
      return Swift.stride(from: first, through: last, by: stride).map { exponent in
        let value = pow(10, Double(exponent))
        return Tick(value, (-3...4).contains(exponent) ? NumberText.significant(value) : "1e\(exponent)")
      }
    }
    // Less than one power of ten: the ends are the ticks.
    return [low, high].map { Tick($0, NumberText.significant($0, 3)) }
  }
}

extension Axes {
  /// The scales of the axes, with a margin around the marks.
  func scales(margin: Double) -> (x: Scale, y: Scale) {
    var (xs, ys): ([Double], [Double]) = ([], [])
    var hasBars = false
    for mark in marks {
      switch mark {
      case .line(let line):
        xs += line.x
        ys += line.y
      case .points(let points):
        xs += points.x
        ys += points.y
      case .bars(let bars):
        hasBars = true
        for (x, (height, bottom)) in zip(bars.x, zip(bars.heights, bars.bottoms)) {
          xs += [x - bars.width / 2, x + bars.width / 2]
          ys += [bottom, bottom + height]
        }
      case .area(let area):
        hasBars = true
        xs += area.x
        ys += area.lower + area.upper
      case .picture(let mark):
        let place = mark.place
        xs += [place.left, place.right]
        ys += [place.bottom, place.top]
      case .classes(let mark):
        xs += [-0.5, mark.fullWidth - 0.5]
        ys += [-0.5, mark.fullHeight - 0.5]
      case .rule(let rule):
        let along = rule.extent.map { [$0.from, $0.to] } ?? []
        if rule.isVertical {
          xs.append(rule.place)
          ys += along
        } else {
          ys.append(rule.place)
          xs += along
        }
      case .text, .table, .numbers: break
      }
    }
    let isPicture = picture != nil
    let isFull = isPicture || marks.contains { if case .area = $0 { true } else { false } }
    let x = Scale(over: xs, limits: xLimits, kind: xKind, margin: isFull ? 0 : margin)
    let y = Scale(
      over: ys, limits: yLimits ?? pictureLimits(ys),
      kind: yKind, margin: margin, sticky: hasBars ? 0 : nil)
    return (x, y)
  }

  /// Where the y axis of an image begins and ends.
  private func pictureLimits(_ values: [Double]) -> AxisLimits? {
    guard let picture else { return nil }
    if let frame = picture.frame { return AxisLimits(frame.bottom, frame.top) }
    return values.max().map { AxisLimits($0, -0.5) }
  }

  /// Whether any number of a mark can be placed; marks of only NaN are not drawn.
  var hasPlaces: Bool {
    marks.contains { mark in
      switch mark {
      case .line(let line): zip(line.x, line.y).contains { $0.isFinite && $1.isFinite }
      case .points(let points): zip(points.x, points.y).contains { $0.isFinite && $1.isFinite }
      case .bars(let bars): zip(bars.x, bars.heights).contains { $0.isFinite && $1.isFinite }
      case .area(let area): zip(area.x, area.upper).contains { $0.isFinite && $1.isFinite }
      case .picture(let mark): mark.picture.width > 0 && mark.picture.height > 0
      case .classes(let mark): !mark.classes.isEmpty
      case .rule(let rule): rule.place.isFinite
      case .text, .table, .numbers: true
      }
    }
  }
}

extension Axes {
  /// The limits of the axes: as set, or computed from the marks.
  package var limits: (x: AxisLimits, y: AxisLimits) {
    let scales = scales(margin: 0)
    return (AxisLimits(scales.x.from, scales.x.to), AxisLimits(scales.y.from, scales.y.to))
  }
}

extension AxisKind {
  /// Whether a number has a place.
  func takes(_ value: Double) -> Bool {
    switch self {
    case .linear, .symmetric: value.isFinite
    case .logarithmic: value.isFinite && value > 0
    case .logit: value > 0 && value < 1
    }
  }

  /// The place of a number before it is brought between the ends.
  func position(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic: log10(value)
    case .symmetric(let threshold):
      abs(value) <= threshold
        ? value / threshold : (value < 0 ? -1 : 1) * (1 + log10(abs(value) / threshold))
    case .logit: log10(value / (1 - value))
    }
  }

  /// The numbers that may have ticks.
  fileprivate var landmarks: [Double] {
    switch self {
    case .linear, .logarithmic: []
    case .logit: [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999]
    case .symmetric(let threshold):
      (0...12).reversed().map { -threshold * pow(10, Double($0)) } + [0]
        + (0...12).map { threshold * pow(10, Double($0)) }
    }
  }
}

extension PictureMark {
  /// Where it is in the numbers of the axes.
  package var place: PictureFrame {
    frame ?? PictureFrame(left: -0.5, right: width - 0.5, bottom: height - 0.5, top: -0.5)
  }
}

extension Tick {
  /// Numbers as tick labels.
  package static func labels(of places: [Double]) -> [String] { places.map { NumberText.significant($0) } }
}
