import Evaluator
import Figures

/// Titles, labels, legends, ticks and text.
extension AxesFunction {
  static let words: [AxesFunction] = [
    text(pyplot: "title", axes: "set_title", "label", "The title over the axes.") { $0.title = $1 },
    text(pyplot: "xlabel", axes: "set_xlabel", "xlabel", "What the x axis shows.") { $0.xLabel = $1 },
    text(pyplot: "ylabel", axes: "set_ylabel", "ylabel", "What the y axis shows.") { $0.yLabel = $1 },
    legend, grid, annotation,
    ticks(pyplot: "xticks", axes: "set_xticks", \.xTicks),
    ticks(pyplot: "yticks", axes: "set_yticks", \.yTicks),
    tickLabels("set_xticklabels", \.xTicks), tickLabels("set_yticklabels", \.yTicks),
    axis(named: "get_xaxis", \.xTicks, \.xLabel), axis(named: "get_yaxis", \.yTicks, \.yLabel),
    AxesFunction("tick_params", "Accepted; ticks here have one look.", [.keywords("looks")]) { _, _ in .none
    },
    AxesFunction(pyplot: "cla", axes: "clear", "Takes everything off the axes.") { axes, _ in
      axes.clear()
      return .none
    },
  ]

  static let fonts = Signature.Parameter.looks(
    "fontsize", "size", "fontweight", "weight", "fontdict", "loc", "pad", "labelpad", "rotation", "y", "x",
    "ha",
    "va", "horizontalalignment", "verticalalignment", "color", "family", "fontname", "style", "fontstyle")

  private static func text(
    pyplot: String, axes: String, _ parameter: String, _ doc: String,
    set: @escaping (inout Axes, String) -> Void
  ) -> AxesFunction {
    AxesFunction(pyplot: pyplot, axes: axes, doc, [.required(parameter, .any, "the words")] + fonts) {
      axes, call in
      set(&axes.axes, try call.label(parameter))
      return .none
    }
  }

  private static let legend = AxesFunction(
    "legend", "Says what each mark with a label is.",
    [.rest("args", .any, "labels in the order of the marks, where they were not given with label=")]
      + Signature.Parameter.looks(
        "loc", "ncol", "ncols", "fontsize", "title", "frameon", "bbox_to_anchor", "prop", "framealpha")
      + [.keyword("labels", .any, "as the argument by position"), .keyword("handles", .any, "accepted")]
  ) { axes, call in
    // legend(labels) and legend(handles, labels).
    let given = call.rest("args").last ?? call["labels"]
    if !given.isNone {
      guard let labels = try? call.interpreter.elements(of: given).map({ try call.interpreter.text($0) }),
        given.asString == nil
      else {
        throw call.fault(
          "args",
          .message("legend expects a list of labels, found \(given.typeName)", help: "legend([\"loss\"])"))
      }
      var rest = labels[...]
      for index in axes.axes.marks.indices where axes.axes.marks[index].takesLabel {
        guard let label = rest.popFirst() else { break }
        axes.axes.marks[index].setLabel(label)
      }
    }
    axes.axes.showsLegend = true
    if !axes.axes.marks.contains(where: { $0.hasLabel }) {
      call.interpreter.console.note("the legend is empty: give marks a label=")
    }
    return .none
  }

  private static let grid = AxesFunction(
    "grid", "Lines at the ticks.",
    [
      .optional("visible", .any, default: true, "whether they are drawn"),
      .optional("which", .any, default: "major", "accepted"),
      .optional("axis", .any, default: "both", "accepted"),
    ] + Signature.Parameter.looks("color", "linestyle", "ls", "linewidth", "lw", "alpha")
  ) { axes, call in
    axes.axes.showsGrid = call["visible"].isNone ? true : try call.interpreter.truth(call["visible"])
    return .none
  }

  private static let annotation = AxesFunction(
    "text", "Words at a place.",
    [
      .required("x", .float, "place across"), .required("y", .float, "place up"),
      .required("s", .any, "the words"), .keyword("color", .any, "a colour"),
      .keyword("ha", .string, "\"left\", \"center\" or \"right\""),
      .keyword("horizontalalignment", .string, "as ha"),
    ]
      + Signature.Parameter.looks(
        "fontsize", "size", "va", "verticalalignment", "fontweight", "weight", "rotation", "bbox")
  ) { axes, call in
    let alignments: [String: TextMark.Alignment] = ["left": .left, "center": .center, "right": .right]
    var alignment = TextMark.Alignment.left
    for name in ["ha", "horizontalalignment"] {
      guard let text = try call.optionalString(name) else { continue }
      guard let found = alignments[text] else {
        throw call.unknown(name, "alignment", text, Array(alignments.keys))
      }
      alignment = found
    }
    let mark = TextMark(
      x: try call.double("x"), y: try call.double("y"), text: try call.label("s"),
      color: try call.color("color") ?? .black, alignment: alignment)
    axes.axes.marks.append(.text(mark))
    return .none
  }

  private static func axis(
    named name: String, _ ticks: WritableKeyPath<Axes, [Tick]?>, _ label: WritableKeyPath<Axes, String>
  ) -> AxesFunction {
    AxesFunction(pyplot: nil, axes: name, "The axis.") { axes, _ in
      .object(AxisObject(axes, ticks: ticks, label: label))
    }
  }

  private static func ticks(pyplot: String, axes: String, _ path: WritableKeyPath<Axes, [Tick]?>)
    -> AxesFunction
  {
    AxesFunction(
      pyplot: pyplot, axes: axes, "Where the axis has ticks, and what stands beside them.",
      [
        .optional("ticks", .any, "places; an empty list for none"),
        .optional("labels", .any, "words for each"),
      ] + fonts
    ) { axes, call in
      let places = try call.optionalRow("ticks") ?? axes.axes[keyPath: path]?.map(\.place) ?? []
      guard call.isGiven("ticks") || call.isGiven("labels") else { return .none }
      let labels = try labels(call) ?? Tick.labels(of: places)
      try call.matched(places, labels.map { _ in 0 }, ("places", "labels"), at: "labels")
      axes.axes[keyPath: path] = zip(places, labels).map { Tick($0, $1) }
      return .none
    }
  }

  private static func tickLabels(_ name: String, _ path: WritableKeyPath<Axes, [Tick]?>) -> AxesFunction {
    AxesFunction(
      pyplot: nil, axes: name, "Words for the ticks.", [.required("labels", .any, "words")] + fonts
    ) {
      axes, call in
      let labels = try labels(call) ?? []
      let places = axes.axes[keyPath: path]?.map(\.place) ?? labels.indices.map(Double.init)
      if !labels.isEmpty {
        try call.matched(places, labels.map { _ in 0 }, ("places", "labels"), at: "labels")
      }
      axes.axes[keyPath: path] = zip(places, labels.isEmpty ? places.map { _ in "" } : labels).map {
        Tick($0, $1)
      }
      return .none
    }
  }

  private static func labels(_ call: Call) throws -> [String]? {
    call["labels"].isNone ? nil : try call.elements("labels").map { try call.interpreter.text($0) }
  }
}

extension Mark {
  /// Whether the legend can name it.
  fileprivate var takesLabel: Bool {
    switch self {
    case .line, .points, .bars, .area, .rule: true
    case .picture, .classes, .text, .table, .numbers: false
    }
  }

  fileprivate var hasLabel: Bool {
    switch self {
    case .line(let mark): !mark.label.isEmpty
    case .points(let mark): !mark.label.isEmpty
    case .bars(let mark): !mark.label.isEmpty
    case .area(let mark): !mark.label.isEmpty
    case .rule(let mark): !mark.label.isEmpty
    case .picture, .classes, .text, .table, .numbers: false
    }
  }

  fileprivate mutating func setLabel(_ label: String) {
    switch self {
    case .line(var mark):
      mark.label = label
      self = .line(mark)
    case .points(var mark):
      mark.label = label
      self = .points(mark)
    case .bars(var mark):
      mark.label = label
      self = .bars(mark)
    case .area(var mark):
      mark.label = label
      self = .area(mark)
    case .rule(var mark):
      mark.label = label
      self = .rule(mark)
    case .picture, .classes, .text, .table, .numbers: break
    }
  }
}
