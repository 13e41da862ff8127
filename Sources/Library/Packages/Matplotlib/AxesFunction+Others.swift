import Evaluator
import Figures
import Tensors

/// Axes themselves: what they are asked for, and what has no effect on figures here.
extension AxesFunction {
  static let others: [AxesFunction] =
    [
      AxesFunction(
        pyplot: nil, axes: "set", "Sets several things by their names: set(xlabel=\"x\", ylim=(0, 1)).",
        [.keywords("kwargs")]
      ) { axes, call in
        for (name, value) in call.keywords("kwargs") {
          let method = try call.interpreter.attribute("set_" + name, of: .object(axes))
          let takesPair = ["xlim", "ylim", "xticklabels", "yticklabels"].contains(name)
          _ = try call.interpreter.call(method, takesPair ? [value] : [value])
        }
        return .none
      },
      twin("twinx", "Axes over these with a y axis of their own."),
      AxesFunction("twiny", "The axes themselves: a second x axis is not drawn here.") { axes, _ in
        .object(axes)
      },
      AxesFunction(pyplot: nil, axes: "remove", "Takes the axes off the figure.") { axes, _ in
        axes.figure?.remove(axes)
        return .none
      },
      AxesFunction(pyplot: "delaxes", axes: nil, "Takes axes off the figure.", [.optional("ax", .any)]) {
        axes, call in
        let one = try call.optionalObject("ax", as: AxesObject.self, expected: "axes") ?? axes
        one.figure?.remove(one)
        return .none
      },
      inversion("invert_xaxis", \.xLimits, isX: true), inversion("invert_yaxis", \.yLimits, isX: false),
      reading("get_title", "The title.") { .string($0.title) },
      reading("get_xlabel", "What the x axis shows.") { .string($0.xLabel) },
      reading("get_ylabel", "What the y axis shows.") { .string($0.yLabel) },
      reading("get_xscale", "How numbers are placed on the x axis.") { .string($0.xKind.name) },
      reading("get_yscale", "How numbers are placed on the y axis.") { .string($0.yKind.name) },
      reading("get_xlim", "Where the x axis begins and ends.") {
        .tuple(of: [number($0.viewLimits.x.from), number($0.viewLimits.x.to)])
      },
      reading("get_ylim", "Where the y axis begins and ends.") {
        .tuple(of: [number($0.viewLimits.y.from), number($0.viewLimits.y.to)])
      },
      reading("xaxis_inverted", "Whether numbers fall from left to right.") {
        .tensor(Tensor(flag: $0.viewLimits.x.from > $0.viewLimits.x.to))
      },
      reading("yaxis_inverted", "Whether numbers fall from bottom to top.") {
        .tensor(Tensor(flag: $0.viewLimits.y.from > $0.viewLimits.y.to))
      },
      tickPlaces("get_xticks", isX: true), tickPlaces("get_yticks", isX: false),
      tickLabels("get_xticklabels", isX: true), tickLabels("get_yticklabels", isX: false),
      AxesFunction(
        pyplot: nil, axes: "get_legend_handles_labels", "What the legend shows, and what it calls it."
      ) { axes, _ in
        let places = axes.axes.marks.indices.filter { !axes.axes.marks[$0].label.isEmpty }
        return .tuple(of: [
          .list(of: places.map { .object(MarkHandle("Line2D", axes, [$0])) }),
          .list(of: places.map { .string(axes.axes.marks[$0].label) }),
        ])
      },
      AxesFunction(pyplot: nil, axes: "get_legend", "None: a legend has no parts here.") { _, _ in .none },
      AxesFunction(
        pyplot: nil, axes: "get_figure", "The figure that it is part of.", [.optional("root", .any)]
      ) {
        axes, _ in axes.figure.map { .object($0) } ?? .none
      },
      AxesFunction(
        pyplot: "locator_params", axes: "locator_params", "Accepted.", [.keywords("options"), .rest("args")]
      ) { _, _ in .none },
    ]
    + accepted(
      "margins", "autoscale", "minorticks_on", "minorticks_off", "ticklabel_format", "autoscale_view",
      "set_facecolor", "set_axisbelow", "set_box_aspect", "set_frame_on", "set_position", "label_outer",
      "relim", "set_prop_cycle", "set_anchor", "set_rasterized", "set_zorder", "set_visible", "set_alpha",
      "set_xmargin", "set_ymargin", "set_axis_on", "add_line", "add_collection",
      "set_rlabel_position", "set_theta_zero_location", "set_theta_direction", "set_rmax", "set_rticks",
      "set_thetagrids", "set_rgrids", "set_label", "draw_artist")

  /// What changes nothing here. Only `plt`'s own are there.
  private static func accepted(_ names: String...) -> [AxesFunction] {
    names.map { name in
      let isOfPyplot = [
        "margins", "autoscale", "minorticks_on", "minorticks_off", "ticklabel_format",
      ].contains(name)
      return AxesFunction(
        pyplot: isOfPyplot ? name : nil, axes: name, "Accepted; figures here have one look.",
        [.rest("args"), .keywords("options")]
      ) { axes, call in
        if name == "set_axis_on" { axes.axes.isFramed = true }
        if name == "set_visible", let shown = call.rest("args").first, try !call.interpreter.truth(shown) {
          axes.axes.isFramed = false
          axes.axes.marks = []
        }
        return .none
      }
    }
  }

  private static func tickPlaces(_ name: String, isX: Bool) -> AxesFunction {
    AxesFunction(pyplot: nil, axes: name, "The places of the ticks.", [.keywords("options")]) { axes, _ in
      let places = try axes.ticks(isX: isX).map(\.place)
      return .tensor(try Tensor(shape: [places.count], elements: places))
    }
  }

  private static func tickLabels(_ name: String, isX: Bool) -> AxesFunction {
    AxesFunction(pyplot: nil, axes: name, "The words at the ticks.", [.keywords("options")]) { axes, _ in
      .list(of: TickLabel.all(try axes.ticks(isX: isX), isAcross: isX))
    }
  }

  /// A number as matplotlib gives limits: NumPy's.
  static func number(_ value: Double) -> Value { .tensor(Tensor(number: value)) }

  private static func reading(
    _ name: String, _ doc: String, value: @escaping (Axes) throws -> Value
  ) -> AxesFunction {
    AxesFunction(pyplot: nil, axes: name, doc, [.keywords("options")]) { axes, _ in try value(axes.axes) }
  }

  private static func twin(_ name: String, _ doc: String) -> AxesFunction {
    AxesFunction(name, doc) { axes, call in
      guard let figure = axes.figure else { return .object(axes) }
      let twin = axes.twin ?? AxesObject(figure, row: axes.row, column: axes.column)
      axes.twin = twin
      return .object(twin)
    }
  }

  private static func inversion(
    _ name: String, _ path: WritableKeyPath<Axes, AxisLimits?>, isX: Bool
  ) -> AxesFunction {
    AxesFunction(pyplot: nil, axes: name, "The axis from its end.") { axes, _ in
      let limits = axes.axes.limits
      let own = isX ? limits.x : limits.y
      axes.axes[keyPath: path] = AxisLimits(own.to, own.from)
      return .none
    }
  }
}

extension AxisKind {
  /// matplotlib's name.
  var name: String {
    switch self {
    case .linear: "linear"
    case .logarithmic: "log"
    case .symmetric: "symlog"
    case .logit: "logit"
    }
  }
}

/// `ax.transAxes`: places as shares of the axes.
final class AxesTransform: Object {
  private static let type = ClassObject(
    "BboxTransformTo", module: "matplotlib.transforms", doc: "Places as shares of the axes.")

  var classObject: ClassObject { Self.type }
}

/// What `colorbar` gives.
final class ColorBarObject: Object {
  private let axes: AxesObject

  init(_ axes: AxesObject) { self.axes = axes }

  private static let type = ClassObject(
    "Colorbar", module: "matplotlib.colorbar", doc: "Shows which number each colour stands for.",
    members: [
      .method(
        "set_label", "What the numbers are, with their unit.",
        [.required("label", .any), .keywords("options")]
      ) {
        call in
        try call.receiver(as: ColorBarObject.self).axes.axes.colorBarLabel = call.label("label")
        return .none
      },
      .method("remove", "Takes it off the figure.") { call in
        try call.receiver(as: ColorBarObject.self).axes.axes.showsColorBar = false
        return .none
      },
      .property("ax", "the axes that it stands beside") { call in
        .object(try call.receiver(as: ColorBarObject.self).axes)
      },
    ]
      + ["set_ticks", "set_ticklabels", "update_ticks", "minorticks_on", "set_alpha", "solids"].map { name in
        .method(name, "Accepted; a colour bar here has one look.", [.rest("args"), .keywords("options")]) {
          _ in
          .none
        }
      })

  var classObject: ClassObject { Self.type }
}

/// `ax.spines`: the four sides of the frame, which have one look here.
final class SpinesObject: Object {
  private let name: String

  init(_ name: String = "") { self.name = name }

  private static let type = ClassObject(
    "Spines", module: "matplotlib.spines", doc: "The sides of the frame, which have one look here.",
    members: [
      "set_visible", "set_color", "set_linewidth", "set_position", "set_bounds", "set_alpha", "set_linestyle",
      "set",
    ]
    .map { name in
      .method(name, "Accepted; figures here have one look.", [.rest("args"), .keywords("options")]) { _ in
        .none
      }
    } + [
      .method("values", "The sides.") { _ in .list(of: sides.map { .object(SpinesObject($0)) }) },
      .method("keys", "The names of the sides.") { _ in .list(of: sides.map { .string($0) }) },
      .method("items", "The sides by their names.") { _ in
        .list(of: sides.map { .tuple(of: [.string($0), .object(SpinesObject($0))]) })
      },
    ])

  private static let sides = ["left", "right", "bottom", "top"]

  var classObject: ClassObject { Self.type }
  func repr(_ interpreter: Interpreter) -> String { "<Spines>" }
  var isIterable: Bool { name.isEmpty }
  func iterator(_ interpreter: Interpreter) -> ValueIterator? {
    ArrayIterator(Self.sides.map { .string($0) })
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    if case .slice = key { return .object(SpinesObject()) }
    let names = key.elementsOfSequence?.map(\.asString) ?? [key.asString]
    for name in names where !Self.sides.contains(name ?? "") {
      throw Fault.message(name ?? key.typeName, kind: .key)
    }
    return .object(SpinesObject(names.count == 1 ? names[0] ?? "" : "several"))
  }

  func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
    Self.sides.contains(name) ? .object(SpinesObject(name)) : nil
  }

  var attributeNames: [String] { name.isEmpty ? Self.sides : [] }
}
