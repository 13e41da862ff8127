import Evaluator
import Figures
import Glibc
import Tensors

/// A form of `matplotlib.patches`, which `ax.add_patch` draws: `Rectangle((x, y), width, height)`.
final class PatchObject: Object {
  private let kind: String
  let x: [Double]
  let y: [Double]
  let edge: Color?
  let face: Color?
  let width: Double
  let dash: Dash
  let label: String

  private init(_ kind: String, _ x: [Double], _ y: [Double], _ call: Call) throws {
    (self.kind, self.x, self.y) = (kind, x, y)
    func color(_ names: String...) throws -> Color? {
      for name in names where !call[name].isNone {
        if call[name].asString == "none" { return .clear }
        return try call.faded(call.color(name) ?? .cycle(0))
      }
      return nil
    }
    let both = try color("color")
    edge = try color("edgecolor", "ec") ?? both
    let isFilled = try call.bool("fill")
    let own = try color("facecolor", "fc") ?? both ?? call.faded(.cycle(0))
    face = isFilled && own.alpha > 0 ? own : nil
    width = try call.optionalDouble("linewidth") ?? call.optionalDouble("lw") ?? 1
    dash = try (call["linestyle"].isNone ? call.dash("ls") : call.dash("linestyle")) ?? .solid
    label = try call.label("label")
  }

  private static let looks: [Signature.Parameter] =
    [
      .keyword("color", .any, "the colour of line and area"),
      .keyword("edgecolor", .any, "the line's colour"),
      .keyword("ec", .any, "as edgecolor"), .keyword("facecolor", .any, "the area's colour, or \"none\""),
      .keyword("fc", .any, "as facecolor"),
      .keyword("fill", .bool, default: true, "whether the area is filled"),
      .keyword("linewidth", .float, "in points"), .keyword("lw", .float, "as linewidth"),
      .keyword("linestyle", .string, "\"-\", \"--\" …"), .keyword("ls", .string, "as linestyle"), .plotAlpha,
      .plotLabel,
    ]
    + Signature.Parameter.looks(
      "zorder", "hatch", "transform", "clip_on", "joinstyle", "capstyle", "antialiased")

  private static func form(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    _ corners: @escaping (Call) throws -> ([Double], [Double])
  ) -> ClassObject {
    ClassObject(
      name, module: "matplotlib.patches", doc: doc,
      constructor: Builtin(name, module: "matplotlib.patches", doc: doc, parameters + looks) { call in
        let (x, y) = try corners(call)
        return .object(try PatchObject(name, x, y, call))
      })
  }

  private static func pair(_ call: Call, _ name: String) throws -> (Double, Double) {
    let numbers = try call.row(name)
    guard numbers.count == 2 else { throw call.invalid(name, must: "be (x, y)") }
    return (numbers[0], numbers[1])
  }

  private static func round(_ middle: (Double, Double), _ a: Double, _ b: Double, angle: Double = 0) -> (
    [Double], [Double]
  ) {
    let steps = (0...48).map { Double($0) / 48 * 2 * .pi }
    let (c, s) = (cos(angle * .pi / 180), sin(angle * .pi / 180))
    return (
      steps.map { middle.0 + a * cos($0) * c - b * sin($0) * s },
      steps.map { middle.1 + a * cos($0) * s + b * sin($0) * c }
    )
  }

  static let rectangle = form(
    "Rectangle", "A rectangle.",
    [
      .required("xy", .any, "a corner"), .required("width", .float), .required("height", .float),
      .keyword("angle", .float, default: 0.0, "turned by so many degrees"), .keyword("rotation_point", .any),
    ]
  ) { call in
    let (x, y) = try pair(call, "xy")
    let (width, height) = (try call.double("width"), try call.double("height"))
    let angle = try call.double("angle") * .pi / 180
    let corners = [(0, 0), (width, 0), (width, height), (0, height), (0, 0)]
    return (
      corners.map { x + $0.0 * cos(angle) - $0.1 * sin(angle) },
      corners.map { y + $0.0 * sin(angle) + $0.1 * cos(angle) }
    )
  }

  static let circle = form(
    "Circle", "A circle.", [.required("xy", .any, "the middle"), .optional("radius", .float, default: 5.0)]
  ) { call in
    let radius = try call.double("radius")
    return round(try pair(call, "xy"), radius, radius)
  }

  static let ellipse = form(
    "Ellipse", "An ellipse.",
    [
      .required("xy", .any, "the middle"), .required("width", .float), .required("height", .float),
      .keyword("angle", .float, default: 0.0, "turned by so many degrees"),
    ]
  ) { call in
    round(
      try pair(call, "xy"), try call.double("width") / 2, try call.double("height") / 2,
      angle: try call.double("angle"))
  }

  static let polygon = form(
    "Polygon", "A form with corners.",
    [.required("xy", .any, "the corners, (N, 2)"), .keyword("closed", .bool, default: true)]
  ) { call in
    let corners = try call.tensor("xy")
    guard corners.rank == 2, corners.shape[1] == 2, corners.shape[0] > 0 else {
      throw call.invalid("xy", must: "be (N, 2)")
    }
    let values = try corners.elements(Double.self)
    var x = stride(from: 0, to: values.count, by: 2).map { values[$0] }
    var y = stride(from: 1, to: values.count, by: 2).map { values[$0] }
    if try call.bool("closed") {
      x.append(x[0])
      y.append(y[0])
    }
    return (x, y)
  }

  static let arrow = form(
    "Arrow", "An arrow.",
    [
      .required("x", .float), .required("y", .float), .required("dx", .float), .required("dy", .float),
      .keyword("width", .float, default: 1.0),
    ]
  ) { call in
    let (x, y) = (try call.double("x"), try call.double("y"))
    return ([x, x + (try call.double("dx"))], [y, y + (try call.double("dy"))])
  }

  /// A form without a place: a sample of a colour in a legend.
  static let plain = form("Patch", "A sample of a colour, for ax.legend(handles=[…]).", []) { _ in ([], []) }

  static let namespace = Namespace(
    "matplotlib.patches", doc: "Forms that axes.add_patch draws.",
    absent: Absent(
      [
        "Annulus", "Arc", "ArrowStyle", "BoxStyle", "CirclePolygon", "ConnectionPatch", "ConnectionStyle",
        "FancyArrow", "FancyArrowPatch", "FancyBboxPatch", "PathPatch", "RegularPolygon", "Shadow",
        "StepPatch", "Wedge",
      ], library: "Matplotlib", waysOut: ["": "here are Rectangle, Circle, Ellipse, Polygon, Arrow"])
  ) {
    [
      ("Rectangle", .type(rectangle)), ("Circle", .type(circle)), ("Ellipse", .type(ellipse)),
      ("Polygon", .type(polygon)), ("Arrow", .type(arrow)), ("Patch", .type(plain)),
    ]
  }

  private static let shared = ClassObject(
    "Patch", module: "matplotlib.patches", doc: "A form that axes.add_patch draws.",
    members: [
      .property("_drawn", "the places of its corners") { call in
        let patch = try call.receiver(as: PatchObject.self)
        return .tuple(of: [
          .list(of: patch.x.map { .float($0) }), .list(of: patch.y.map { .float($0) }),
        ])
      }
    ])

  var classObject: ClassObject { Self.shared }
  var typeName: String { kind }
  func repr(_ interpreter: Interpreter) -> String { "<\(kind)>" }
}

extension AxesFunction {
  static let patches: [AxesFunction] = ["add_patch", "add_artist"].map { name in
    AxesFunction(
      pyplot: nil, axes: name, "Draws a form.", [.required("p", .any, "a form of matplotlib.patches")]
    ) {
      axes, call in
      guard let patch = call["p"].host(as: PatchObject.self) else {
        if call["p"].host(as: PlotHandle.self) != nil { return call["p"] }
        throw call.wrongType("p", expected: "a form of matplotlib.patches")
      }
      let before = axes.axes.marks.count
      if let face = patch.face, patch.x.count > 2 {
        axes.axes.marks += polygon(patch.x, patch.y, face).map { .area($0) }
      }
      if patch.face == nil || patch.edge.map({ $0.alpha > 0 }) ?? false {
        axes.axes.marks.append(
          .line(
            LineMark(
              x: patch.x, y: patch.y, color: patch.edge ?? .black, dash: patch.dash, width: patch.width)))
      }
      if before < axes.axes.marks.count, !patch.label.isEmpty {
        axes.axes.marks[before].setLabel(patch.label)
      }
      return .object(MarkHandle("Rectangle", axes, last: axes.axes.marks.count - before))
    }
  }
}
