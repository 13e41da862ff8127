import Evaluator
import Figures
import Tensors

/// Titles, labels, legends, ticks and text.
extension AxesFunction {
  static let words: [AxesFunction] = [
    text(pyplot: "title", axes: "set_title", "label", "The title over the axes.") { $0.title = $1 },
    text(pyplot: "xlabel", axes: "set_xlabel", "xlabel", "What the x axis shows.") { $0.xLabel = $1 },
    text(pyplot: "ylabel", axes: "set_ylabel", "ylabel", "What the y axis shows.") { $0.yLabel = $1 },
    legend, grid, annotation, annotate,
    ticks(pyplot: "xticks", axes: "set_xticks", \.xTicks),
    ticks(pyplot: "yticks", axes: "set_yticks", \.yTicks),
    tickLabels("set_xticklabels", \.xTicks), tickLabels("set_yticklabels", \.yTicks),
    axis(named: "get_xaxis", isX: true), axis(named: "get_yaxis", isX: false),
    AxesFunction(
      "tick_params", "Accepted; ticks here have one look.",
      [
        .optional("axis", .choice("x", "y", "both"), default: "both", "whose ticks"),
        .keywords("looks", "accepted; ticks here have one look"),
      ]
    ) { _, _ in .none },
    AxesFunction(pyplot: "cla", axes: "clear", "Takes everything off the axes.") { axes, _ in
      axes.clear()
      return .none
    },
  ]

  static let fonts = Signature.Parameter.looks(
    "fontsize", "size", "fontweight", "weight", "fontdict", "loc", "pad", "labelpad", "rotation", "y", "x",
    "ha",
    "va", "horizontalalignment", "verticalalignment", "color", "family", "fontname", "style", "fontstyle",
    "minor", "alpha", "bbox", "linespacing", "fontproperties", "usetex", "labelsize", "c", "rotation_mode",
    "wrap")

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
        "loc", "ncol", "ncols", "fontsize", "title", "frameon", "bbox_to_anchor", "prop", "framealpha",
        "shadow",
        "fancybox", "facecolor", "edgecolor", "title_fontsize", "borderaxespad", "borderpad", "labelspacing",
        "handlelength", "handletextpad", "columnspacing", "numpoints", "scatterpoints", "markerscale", "mode",
        "labelcolor", "markerfirst", "reverse", "draggable")
      + [
        .keyword("labels", .any, "as the argument by position"),
        .keyword("handles", .any, "samples of matplotlib.patches, each with a label"),
      ]
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
    let handles = call.rest("args").count > 1 ? call.rest("args")[0] : call["handles"]
    if let patches = handles.elementsOfSequence?.compactMap({ $0.host(as: PatchObject.self) }),
      !patches.isEmpty
    {
      // As in matplotlib, the legend has only what it was given.
      if patches.count == handles.elementsOfSequence?.count {
        for index in axes.axes.marks.indices { axes.axes.marks[index].setLabel("") }
      }
      axes.axes.marks += patches.map { patch in
        var sample = LineMark(x: [], y: [], color: patch.face ?? patch.edge ?? .black, width: 6)
        sample.label = patch.label
        return .line(sample)
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
    ]
      + Signature.Parameter.looks(
        "color", "c", "linestyle", "ls", "linewidth", "lw", "alpha", "zorder", "b", "dashes")
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
      .keyword("horizontalalignment", .string, "as ha"), .keyword("c", .any, "as color"),
      .keyword("transform", .any, "ax.transAxes: the place is a share of the axes"),
    ]
      + Signature.Parameter.looks(
        "fontsize", "size", "va", "verticalalignment", "fontweight", "weight", "rotation", "bbox", "zorder",
        "alpha", "family", "fontfamily", "fontname", "style", "fontstyle", "wrap", "clip_on",
        "backgroundcolor",
        "fontdict", "multialignment", "linespacing", "usetex", "fontproperties")
  ) { axes, call in
    var (x, y) = (try call.double("x"), try call.double("y"))
    if call["transform"].host(as: AxesTransform.self) != nil {
      let limits = axes.axes.limits
      x = limits.x.from + (limits.x.to - limits.x.from) * x
      y = limits.y.from + (limits.y.to - limits.y.from) * y
    }
    let mark = TextMark(
      x: x, y: y, text: try call.label("s"),
      color: try call.color("color") ?? call.color("c") ?? .black, alignment: try alignment(call))
    axes.axes.marks.append(.text(mark))
    return .object(MarkHandle("Text", axes))
  }

  private static let annotate = AxesFunction(
    "annotate", "Words at a place, with an arrow to another.",
    [
      .required("text", .any, "the words"), .required("xy", .any, "the place that they explain"),
      .optional("xytext", .any, "the place of the words; None: at xy"),
      .optional("xycoords", .any, default: "data", "of xy: \"data\", or \"axes fraction\""),
      .optional(
        "textcoords", .any, "of xytext: \"data\", \"axes fraction\", \"offset points\"; None: as xycoords"),
      .optional("arrowprops", .any, "a dict: an arrow is drawn"), .keyword("color", .any, "a colour"),
      .keyword("ha", .string, "\"left\", \"center\" or \"right\""),
      .keyword("horizontalalignment", .string, "as ha"),
    ]
      + Signature.Parameter.looks(
        "fontsize", "size", "va", "verticalalignment", "fontweight", "weight", "rotation", "bbox", "zorder",
        "annotation_clip", "family", "fontstyle", "style", "alpha", "clip_on", "backgroundcolor",
        "multialignment")
  ) { axes, call in
    let limits = axes.axes.limits
    func place(_ name: String, _ coordinates: String, from origin: AxesPoint?) throws -> AxesPoint {
      let numbers = try call.row(name)
      guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else {
        throw call.invalid(name, must: "be (x, y)")
      }
      if coordinates.hasSuffix("fraction") {
        return AxesPoint(
          limits.x.from + (limits.x.to - limits.x.from) * numbers[0],
          limits.y.from + (limits.y.to - limits.y.from) * numbers[1])
      }
      if coordinates.hasPrefix("offset"), let origin {
        // A point is 1/72 inch; axes are taken to be four inches wide and three high.
        return AxesPoint(
          origin.x + numbers[0] / 288 * (limits.x.to - limits.x.from),
          origin.y + numbers[1] / 216 * (limits.y.to - limits.y.from))
      }
      return AxesPoint(numbers[0], numbers[1])
    }
    let coordinates = call["xycoords"].asString ?? "data"
    let target = try place("xy", coordinates, from: nil)
    let own =
      try call["xytext"].isNone
      ? target : place("xytext", call["textcoords"].asString ?? coordinates, from: target)
    var mark = TextMark(
      x: own.x, y: own.y, text: try call.label("text"), color: try call.color("color") ?? .black,
      alignment: try alignment(call))
    if !call["arrowprops"].isNone, own != target { mark.target = target }
    axes.axes.marks.append(.text(mark))
    return .object(MarkHandle("Annotation", axes))
  }

  private static func alignment(_ call: Call) throws -> TextMark.Alignment {
    let alignments: [String: TextMark.Alignment] = ["left": .left, "center": .center, "right": .right]
    for name in ["ha", "horizontalalignment"] {
      guard let text = try call.optionalString(name) else { continue }
      guard let found = alignments[text] else {
        throw call.unknown(name, "alignment", text, Array(alignments.keys))
      }
      return found
    }
    return .left
  }

  private static func axis(named name: String, isX: Bool) -> AxesFunction {
    AxesFunction(pyplot: nil, axes: name, "The axis.") { axes, _ in .object(AxisObject(axes, isX: isX)) }
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
      guard call.isGiven("ticks") || call.isGiven("labels") else {
        // Asked for: the places, and the words beside them.
        let isX = path == \Axes.xTicks
        let ticks = try axes.ticks(isX: isX)
        return .tuple(of: [
          .tensor(try Tensor(shape: [ticks.count], elements: ticks.map(\.place))),
          .list(of: TickLabel.all(ticks, isAcross: isX)),
        ])
      }
      let places = try call.optionalRow("ticks") ?? axes.axes[keyPath: path]?.map(\.place) ?? []
      let labels = try labels(call) ?? AutomaticTicks.labels(of: places)
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
    call["labels"].isNone
      ? nil
      : try call.elements("labels").map {
        try $0.host(as: TickLabel.self)?.text ?? call.interpreter.text($0)
      }
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

  fileprivate var hasLabel: Bool { !label.isEmpty }

  mutating func setLabel(_ label: String) {
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
