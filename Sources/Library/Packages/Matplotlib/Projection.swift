import Figures
import Glibc

/// What the numbers of axes are turned into before they are drawn.
enum Projection: Equatable {
  case plane
  /// Angles and radii.
  case polar
  /// Three axes, seen from above and from a side, in degrees.
  case space(elevation: Double = 30, azimuth: Double = -60)

  /// The axes with circles and rays behind the marks.
  static func withCircles(_ axes: Axes) -> Axes {
    var result = axes
    let radii = axes.marks.flatMap { mark in zip(mark.numbers.x, mark.numbers.y).map { hypot($0, $1) } }
    let largest = radii.filter(\.isFinite).max() ?? 1
    guard largest > 0 else { return result }
    let faint = Color(hex: 0xcccccc)
    var guides: [Mark] = (1...4).map { step in
      let radius = largest * Double(step) / 4
      let angles = (0...72).map { Double($0) * .pi / 36 }
      return .line(
        LineMark(
          x: angles.map { radius * cos($0) }, y: angles.map { radius * sin($0) }, color: faint, width: 0.5))
    }
    for ray in 0..<8 {
      let angle = Double(ray) * .pi / 4
      guides.append(
        .line(
          LineMark(x: [0, largest * cos(angle)], y: [0, largest * sin(angle)], color: faint, width: 0.5)))
    }
    result.marks = guides + axes.marks
    return result
  }
}

extension AxesObject {
  /// Turns the marks from a place on into places of the plane.
  func project(from start: Int) {
    guard projection == .polar, start < axes.marks.count else { return }
    for place in start..<axes.marks.count {
      let (angles, radii) = axes.marks[place].numbers
      let x = zip(angles, radii).map { $1 * cos($0) }
      let y = zip(angles, radii).map { $1 * sin($0) }
      axes.marks[place].setNumbers(x: x, y: y)
    }
  }

  /// What `rcParams` say of new axes.
  func prepare(_ settings: PlotSettings) {
    if settings["axes.grid"]?.asInt == 1 { axes.showsGrid = true }
    cycle = settings.cycle
  }
}

extension Mark {
  /// The mark with other numbers upwards.
  func moved(by change: (Double) -> Double) -> Mark {
    var result = self
    switch self {
    case .line(var mark):
      mark.y = mark.y.map(change)
      result = .line(mark)
    case .points(var mark):
      mark.y = mark.y.map(change)
      result = .points(mark)
    case .bars(var mark):
      let tops = zip(mark.bottoms, mark.heights).map { change($0 + $1) }
      mark.bottoms = mark.bottoms.map(change)
      mark.heights = zip(tops, mark.bottoms).map { $0 - $1 }
      result = .bars(mark)
    case .area(var mark):
      (mark.lower, mark.upper) = (mark.lower.map(change), mark.upper.map(change))
      result = .area(mark)
    case .rule(var mark) where !mark.isVertical:
      mark.place = change(mark.place)
      result = .rule(mark)
    case .text(var mark):
      mark.y = change(mark.y)
      result = .text(mark)
    case .rule, .picture, .classes, .table, .numbers: break
    }
    return result
  }
}
