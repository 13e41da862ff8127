import Evaluator
import Figures

/// What `bar` and `hist` give: the bars, of which each has its colour.
final class BarContainer: PlotHandle {
  private let mark: Int

  init(_ axes: AxesObject, mark: Int) {
    self.mark = mark
    super.init("BarContainer", axes)
  }

  /// The bars that are drawn; none where the axes were cleared.
  var bars: BarMark? {
    get {
      guard axes.axes.marks.indices.contains(mark), case .bars(let bars) = axes.axes.marks[mark] else {
        return nil
      }
      return bars
    }
    set {
      if let newValue, bars != nil { axes.axes.marks[mark] = .bars(newValue) }
    }
  }

  override var elements: [Value]? { (bars?.x ?? []).indices.map { .object(BarObject(self, $0)) } }
}

/// One bar.
final class BarObject: Object {
  private let bars: BarContainer
  private let place: Int

  init(_ bars: BarContainer, _ place: Int) { (self.bars, self.place) = (bars, place) }

  var classObject: ClassObject { Self.shared }
  func repr(_ interpreter: Interpreter) -> String { "<Rectangle>" }

  private static let shared = ClassObject(
    "Rectangle", module: "matplotlib.patches", doc: "A bar.",
    members: [
      setColor("set_color", "Fills the bar with a colour."),
      setColor("set_facecolor", "Fills the bar with a colour."),
      number("get_height", "How high it is.") { $0.heights[$1] },
      number("get_width", "How wide it is.") { bars, _ in bars.width },
      number("get_x", "Where it begins.") { $0.x[$1] - $0.width / 2 },
      number("get_y", "Where it stands.") { $0.bottoms[$1] },
    ])

  private static func setColor(_ name: String, _ doc: String) -> Builtin {
    .method(name, doc, [.required("color", .any, "a colour: \"red\", \"C0\", \"#1f77b4\"")]) { call in
      let bar = try call.receiver(as: BarObject.self)
      if let color = try call.color("color") { bar.bars.bars?.colors[bar.place] = color }
      return .none
    }
  }

  private static func number(
    _ name: String, _ doc: String, _ value: @escaping (BarMark, Int) -> Double
  ) -> Builtin {
    .method(name, doc) { call in
      let bar = try call.receiver(as: BarObject.self)
      return .float(bar.bars.bars.map { value($0, bar.place) } ?? 0)
    }
  }
}

/// What `ax.xaxis` and `ax.get_xaxis()` give.
final class AxisObject: Object {
  private let axes: AxesObject
  private let isX: Bool

  init(_ axes: AxesObject, isX: Bool) { (self.axes, self.isX) = (axes, isX) }

  private var ticks: WritableKeyPath<Axes, [Tick]?> { isX ? \.xTicks : \.yTicks }
  private var label: WritableKeyPath<Axes, String> { isX ? \.xLabel : \.yLabel }

  var classObject: ClassObject { Self.shared }
  func repr(_ interpreter: Interpreter) -> String { "<\(isX ? "X" : "Y")Axis>" }

  private static let shared = ClassObject(
    "Axis", module: "matplotlib.axis", doc: "An axis with its ticks.",
    members: [
      .method(
        "set_visible", "Whether its ticks and its name are drawn.",
        [.required("b", .bool, "False hides them")]
      ) { call in
        let axis = try call.receiver(as: AxisObject.self)
        let isVisible = try call.bool("b")
        axis.axes.axes[keyPath: axis.ticks] = isVisible ? nil : []
        if !isVisible { axis.axes.axes[keyPath: axis.label] = "" }
        return .none
      },
      passed("set_ticks", "Where it has ticks.", "ticks"),
      passed("set_ticklabels", "Words for the ticks.", "ticklabels"),
      passed("set_label_text", "What it shows.", "label"),
      passed("set_scale", "How numbers are placed on it.", "scale"),
      .method("grid", "Lines at the ticks.", [.rest("args"), .keywords("options")]) { call in
        let axes = try call.receiver(as: AxisObject.self).axes
        axes.axes.showsGrid = try call.rest("args").first.map { try call.interpreter.truth($0) } ?? true
        return .none
      },
      .property("label", "its name") { call in
        let axis = try call.receiver(as: AxisObject.self)
        return .object(AxesText(axis.axes, axis.label))
      },
      .method("get_label", "Its name.") { call in
        let axis = try call.receiver(as: AxisObject.self)
        return .object(AxesText(axis.axes, axis.label))
      },
      .method("get_label_text", "What it shows.") { call in
        let axis = try call.receiver(as: AxisObject.self)
        return .string(axis.axes.axes[keyPath: axis.label])
      },
    ]
      + [
        "set_major_locator", "set_minor_locator", "set_major_formatter", "set_minor_formatter", "tick_top",
        "tick_bottom", "tick_left", "tick_right", "set_label_position", "set_ticks_position",
        "set_tick_params",
        "set_label_coords", "set_inverted", "set_pane_color", "labelpad", "set_zorder",
      ].map { name in
        .method(name, "Accepted; axes here have one look.", [.rest("args"), .keywords("options")]) { _ in
          .none
        }
      })

  /// A method that is one of the axes: `ax.xaxis.set_ticks(…)` is `ax.set_xticks(…)`.
  private static func passed(_ name: String, _ doc: String, _ own: String) -> Builtin {
    .method(name, doc, [.rest("args"), .keywords("options")]) { call in
      let axis = try call.receiver(as: AxisObject.self)
      let method = try call.interpreter.attribute(
        "set_" + (axis.isX ? "x" : "y") + own, of: .object(axis.axes))
      return try call.interpreter.call(
        method, Arguments(call.rest("args"), keywords: call.keywords("options")))
    }
  }
}
