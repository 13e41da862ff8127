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

/// What `ax.get_xaxis()` gives.
final class AxisObject: Object {
  private let axes: AxesObject
  private let ticks: WritableKeyPath<Axes, [Tick]?>
  private let label: WritableKeyPath<Axes, String>

  init(
    _ axes: AxesObject, ticks: WritableKeyPath<Axes, [Tick]?>, label: WritableKeyPath<Axes, String>
  ) {
    (self.axes, self.ticks, self.label) = (axes, ticks, label)
  }

  var classObject: ClassObject { Self.shared }
  func repr(_ interpreter: Interpreter) -> String { "<Axis>" }

  private static let shared = ClassObject(
    "Axis", module: "matplotlib.axis", doc: "An axis with its ticks.",
    members: [
      .method(
        "set_visible", "Whether its ticks and its name are drawn.",
        [.required("b", .bool, "False hides them")]
      ) {
        call in
        let axis = try call.receiver(as: AxisObject.self)
        let isVisible = try call.bool("b")
        axis.axes.axes[keyPath: axis.ticks] = isVisible ? nil : []
        if !isVisible { axis.axes.axes[keyPath: axis.label] = "" }
        return .none
      }
    ])
}
