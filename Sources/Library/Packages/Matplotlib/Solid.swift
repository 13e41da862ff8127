import Evaluator
import Figures
import Glibc
import Tensors

/// What is drawn in three axes, seen in parallel lines.
enum Solid {
  /// A grid of points, row by row, with a colour for each.
  case surface(points: [SpacePoint], columns: Int, colors: [Color], isFilled: Bool)
  case line([SpacePoint], Color, width: Double)
  case points([SpacePoint], [Color], size: Double)

  var points: [SpacePoint] {
    switch self {
    case .surface(let points, _, _, _), .line(let points, _, _), .points(let points, _, _): points
    }
  }

  /// The axes with everything turned into the plane.
  static func drawn(_ solids: [Solid], on axes: Axes, elevation: Double, azimuth: Double) -> Axes {
    var result = axes
    let view = SpaceView(solids.flatMap(\.points), elevation: elevation, azimuth: azimuth)
    let surfaces = solids.filter { if case .surface = $0 { true } else { false } }
    if !surfaces.isEmpty {
      let canvas = SpaceCanvas(width: 240, height: 180, span: 0.95)
      for case .surface(let points, let columns, let colors, let isFilled) in surfaces {
        canvas.draw(points.map(view.place), columns: columns, colors: colors, isFilled: isFilled)
      }
      var mark = PictureMark(canvas.picture)
      mark.frame = PictureFrame(
        left: -canvas.span, right: canvas.span, bottom: -canvas.span * 0.75, top: canvas.span * 0.75)
      result.marks.append(.picture(mark))
    }
    result.marks += view.edges.map { ends in
      .line(LineMark(x: ends.map(\.x), y: ends.map(\.y), color: Color(hex: 0x999999), width: 0.7))
    }
    for solid in solids {
      switch solid {
      case .surface: break
      case .line(let points, let color, let width):
        let places = points.map(view.place)
        result.marks.append(
          .line(LineMark(x: places.map(\.x), y: places.map(\.y), color: color, width: width)))
      case .points(let points, let colors, let size):
        let places = points.map(view.place)
        result.marks.append(
          .points(PointMark(x: places.map(\.x), y: places.map(\.y), colors: colors, size: size)))
      }
    }
    result.xTicks = []
    result.yTicks = []
    return result
  }
}

struct SpacePoint: Equatable {
  var x: Double
  var y: Double
  var z: Double

  var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}

/// Places of points as they are seen; all points together fill a cube.
struct SpaceView {
  private let low: SpacePoint
  private let high: SpacePoint
  private let elevation: Double
  private let azimuth: Double

  /// - Parameters: angles in degrees.
  init(_ points: [SpacePoint], elevation: Double, azimuth: Double) {
    let known = points.filter(\.isFinite)
    func ends(_ part: (SpacePoint) -> Double) -> (Double, Double) {
      let (low, high) = (known.map(part).min() ?? 0, known.map(part).max() ?? 1)
      return low == high ? (low - 0.5, high + 0.5) : (low, high)
    }
    let (x, y, z) = (ends(\.x), ends(\.y), ends(\.z))
    low = SpacePoint(x: x.0, y: y.0, z: z.0)
    high = SpacePoint(x: x.1, y: y.1, z: z.1)
    (self.elevation, self.azimuth) = (elevation * .pi / 180, azimuth * .pi / 180)
  }

  /// The place, and how near it is.
  func place(_ point: SpacePoint) -> (x: Double, y: Double, depth: Double) {
    let x = (point.x - low.x) / (high.x - low.x) - 0.5
    let y = (point.y - low.y) / (high.y - low.y) - 0.5
    let z = ((point.z - low.z) / (high.z - low.z) - 0.5) * 0.75
    let across = -x * sin(azimuth) + y * cos(azimuth)
    let towards = x * cos(azimuth) + y * sin(azimuth)
    return (
      across, z * cos(elevation) - towards * sin(elevation), towards * cos(elevation) + z * sin(elevation)
    )
  }

  /// The edges of the floor and of the corner behind.
  var edges: [[(x: Double, y: Double, depth: Double)]] {
    func corner(_ x: Bool, _ y: Bool, _ z: Bool) -> (x: Double, y: Double, depth: Double) {
      place(SpacePoint(x: x ? high.x : low.x, y: y ? high.y : low.y, z: z ? high.z : low.z))
    }
    let floor = [(false, false), (true, false), (true, true), (false, true)]
    let farthest = floor.min { corner($0.0, $0.1, false).depth < corner($1.0, $1.1, false).depth } ?? floor[0]
    return floor.indices.map { index -> [(x: Double, y: Double, depth: Double)] in
      let (a, b) = (floor[index], floor[(index + 1) % 4])
      return [corner(a.0, a.1, false), corner(b.0, b.1, false)]
    } + [[corner(farthest.0, farthest.1, false), corner(farthest.0, farthest.1, true)]]
  }
}

/// Pixels on which surfaces are painted from the back to the front.
final class SpaceCanvas {
  let span: Double
  private let width: Int
  private let height: Int
  private var pixels: [Color]

  /// - `span`: from the middle to the sides.
  init(width: Int, height: Int, span: Double) {
    (self.width, self.height, self.span) = (width, height, span)
    pixels = Array(repeating: .clear, count: width * height)
  }

  var picture: Picture { Picture(width: width, height: height, pixels: pixels) }

  /// - Precondition: as many colours as points, whole rows.
  func draw(
    _ points: [(x: Double, y: Double, depth: Double)], columns: Int, colors: [Color], isFilled: Bool
  ) {
    guard columns > 1, points.count >= 2 * columns else { return }
    var cells: [(depth: Double, corners: [Int])] = []
    for row in 0..<points.count / columns - 1 {
      for column in 0..<columns - 1 {
        let first = row * columns + column
        let corners = [first, first + 1, first + columns + 1, first + columns]
        guard corners.allSatisfy({ points[$0].x.isFinite && points[$0].y.isFinite }) else { continue }
        cells.append((corners.map { points[$0].depth }.reduce(0, +), corners))
      }
    }
    cells.sort { $0.depth < $1.depth }
    for cell in cells {
      let places = cell.corners.map { place(points[$0].x, points[$0].y) }
      let color = Color(meanOf: cell.corners.map { colors[$0] })
      if isFilled {
        fill([places[0], places[1], places[2]], color)
        fill([places[0], places[2], places[3]], color)
      } else {
        for (a, b) in zip(places, places.dropFirst() + [places[0]]) { line(a, b, color) }
      }
    }
  }

  private func place(_ x: Double, _ y: Double) -> (Double, Double) {
    ((x / span + 1) / 2 * Double(width), (1 - (y / (span * 0.75) + 1) / 2) * Double(height))
  }

  private func set(_ x: Int, _ y: Int, _ color: Color) {
    if x >= 0, x < width, y >= 0, y < height { pixels[y * width + x] = color }
  }

  private func fill(_ corners: [(Double, Double)], _ color: Color) {
    let (a, b, c) = (corners[0], corners[1], corners[2])
    let area = (b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)
    let (left, right) = (corners.map(\.0).min() ?? 0, corners.map(\.0).max() ?? 0)
    let (top, bottom) = (corners.map(\.1).min() ?? 0, corners.map(\.1).max() ?? 0)
    guard area != 0, right >= 0, bottom >= 0, left < Double(width), top < Double(height) else { return }
    for y in max(0, Int(top))...min(height - 1, Int(bottom) + 1) {
      for x in max(0, Int(left))...min(width - 1, Int(right) + 1) {
        let (u, v) = (Double(x) + 0.5, Double(y) + 0.5)
        let first = ((b.0 - u) * (c.1 - v) - (c.0 - u) * (b.1 - v)) / area
        let second = ((c.0 - u) * (a.1 - v) - (a.0 - u) * (c.1 - v)) / area
        // A little beyond the edges, so that neighbours leave no gap.
        if first >= -0.02, second >= -0.02, first + second <= 1.02 { set(x, y, color) }
      }
    }
  }

  private func line(_ a: (Double, Double), _ b: (Double, Double), _ color: Color) {
    let steps = max(1, Int(max(abs(b.0 - a.0), abs(b.1 - a.1)).rounded(.up)))
    guard steps < 10000 else { return }
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      set(Int(a.0 + (b.0 - a.0) * share), Int(a.1 + (b.1 - a.1) * share), color)
    }
  }
}

// Functions of axes with projection="3d".
extension AxesFunction {
  static let solids: [AxesFunction] = [
    surface("plot_surface", "A surface over a grid of places.", isFilled: true),
    surface("plot_wireframe", "The lines of a surface over a grid of places.", isFilled: false),
    AxesFunction(
      pyplot: nil, axes: "view_init", "From where the three axes are seen, in degrees.",
      [
        .optional("elev", .float, default: .none), .optional("azim", .float, default: .none),
        .keyword("roll", .any, "accepted"),
      ]
    ) { axes, call in
      axes.projection = .space(
        elevation: try call.optionalDouble("elev") ?? 30, azimuth: try call.optionalDouble("azim") ?? -60)
      return .none
    },
    AxesFunction(pyplot: nil, axes: "set_zlabel", "Accepted.", [.required("zlabel")] + fonts) { _, _ in .none
    },
    AxesFunction(pyplot: nil, axes: "set_zlim", "Accepted.", [.rest("limits"), .keywords("options")]) {
      _, _ in
      .none
    },
    AxesFunction(pyplot: nil, axes: "set_zticks", "Accepted.", [.rest("ticks"), .keywords("options")]) {
      _, _ in
      .none
    },
    inSpace("scatter3D", "Points in three axes.") { points, call in
      let color: Color = try call.color("c") ?? call.color("color") ?? Color.cycle(0)
      return .points(points, points.map { _ in color }, size: 5)
    },
    inSpace("plot3D", "A line in three axes.") { points, call in
      .line(points, try call.color("color") ?? call.color("c") ?? .cycle(0), width: 1.5)
    },
  ]

  private static func surface(_ name: String, _ doc: String, isFilled: Bool) -> AxesFunction {
    AxesFunction(
      pyplot: nil, axes: name, doc,
      [
        .required("X", .tensor, "places across: (rows, columns)"), .required("Y", .tensor),
        .required("Z", .tensor),
        .keyword("cmap", .any, "a colour map"), .plotColor, .plotAlpha,
      ]
        + Signature.Parameter.looks(
          "rstride", "cstride", "rcount", "ccount", "linewidth", "antialiased", "edgecolor", "edgecolors",
          "shade", "label", "vmin", "vmax", "norm", "facecolors", "zorder")
    ) { axes, call in
      let z = try call.tensor("Z")
      guard z.rank == 2, z.shape[0] > 1, z.shape[1] > 1, z.count <= 1_000_000 else {
        throw call.invalid("Z", must: "have rows and columns, such as np.meshgrid gives")
      }
      let heights = try z.elements(Double.self)
      func values(_ name: String) throws -> [Double] {
        let tensor = try call.tensor(name)
        guard tensor.shape.broadcast(with: z.shape) == z.shape else {
          throw call.invalid(name, must: "have the shape of Z")
        }
        return try tensor.broadcast(to: z.shape).copy().elements(Double.self)
      }
      let (x, y) = (try values("X"), try values("Y"))
      let finite = heights.filter(\.isFinite)
      let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
      let own = try call.color("color") ?? (call["cmap"].isNone ? Color.cycle(0) : nil)
      let map = try call.colorMap("cmap")
      let colors = heights.map { height -> Color in
        let share = high > low ? (height - low) / (high - low) : 0.5
        // One colour is darker below.
        return own.map { Color.black.mixed(with: $0, 0.55 + 0.45 * share.clampedShare) }
          ?? map.color(at: share)
      }
      if axes.projection == .plane { axes.projection = .space() }
      axes.axes.isFramed = false
      axes.solids.append(
        .surface(
          points: heights.indices.map { SpacePoint(x: x[$0], y: y[$0], z: heights[$0]) },
          columns: z.shape[1], colors: colors, isFilled: isFilled))
      // What a colour bar explains, without pixels of its own.
      axes.axes.marks.append(.line(LineMark(x: [], y: [])))
      return .object(MarkHandle("Poly3DCollection", axes))
    }
  }

  private static func inSpace(
    _ name: String, _ doc: String, make: @escaping ([SpacePoint], Call) throws -> Solid
  ) -> AxesFunction {
    AxesFunction(
      pyplot: nil, axes: name, doc,
      [
        .required("xs", .any), .required("ys", .any), .required("zs", .any), .plotColor, .plotColorShort,
        .plotLabel,
      ]
        + Signature.Parameter.looks("s", "marker", "alpha", "linewidth", "linestyle", "cmap", "depthshade")
    ) { axes, call in
      let points = try spacePoints(call.row("xs"), call.row("ys"), call.row("zs"), call, "zs")
      axes.addSolid(try make(points, call))
      return .object(MarkHandle("Line3D", axes))
    }
  }

  /// Points of three rows of numbers.
  static func spacePoints(_ x: [Double], _ y: [Double], _ z: [Double], _ call: Call, _ name: String) throws
    -> [SpacePoint]
  {
    try call.matched(x, y, ("x", "y"), at: name)
    let z = z.count == 1 ? Array(repeating: z[0], count: x.count) : z
    try call.matched(x, z, ("x", "z"), at: name)
    return x.indices.map { SpacePoint(x: x[$0], y: y[$0], z: z[$0]) }
  }
}

extension AxesObject {
  /// Draws something in three axes.
  func addSolid(_ solid: Solid) {
    if projection == .plane { projection = .space() }
    axes.isFramed = false
    solids.append(solid)
    // A mark that stands for it, so that the figure is not empty.
    axes.marks.append(.line(LineMark(x: [], y: [])))
  }
}

extension Double {
  fileprivate var clampedShare: Double { isNaN ? 0.5 : min(max(self, 0), 1) }
}
