import Evaluator
import Figures
import Tensors

/// What a plotting function gives: the marks that it drew, which can be changed.
final class MarkHandle: PlotHandle {
  private let places: [Int]
  /// The axes are cleared: what was drawn before cannot be changed any more.
  private let generation: Int

  init(_ kind: String, _ axes: AxesObject, _ places: [Int]) {
    (self.places, generation) = (places, axes.generation)
    super.init(kind, axes)
  }

  /// The marks that were appended last.
  convenience init(_ kind: String, _ axes: AxesObject, last count: Int = 1) {
    let end = axes.axes.marks.count
    self.init(kind, axes, Array(max(0, end - count)..<end))
  }

  override var classObject: ClassObject { ArtistMembers.shared }

  override var elements: [Value]? {
    kind == "BarContainer" ? places.map { .object(MarkHandle("Rectangle", axes, [$0])) } : nil
  }

  /// The marks; none where the axes were cleared.
  var marks: [Mark] { valid.map { axes.axes.marks[$0] } }

  private var valid: [Int] {
    generation == axes.generation ? places.filter(axes.axes.marks.indices.contains) : []
  }

  func change(_ body: (inout Mark) throws -> Void) rethrows {
    for place in valid { try body(&axes.axes.marks[place]) }
  }
}

/// The attributes and methods of lines, points, texts, pictures and areas.
enum ArtistMembers {
  static let shared = ClassObject(
    "Artist", module: "matplotlib.artist", doc: "Something drawn.", base: PyplotClasses.handle,
    members: changes + numbers + texts + pictures + looks.map(accepted))

  private static func method(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    body: @escaping (MarkHandle, Call) throws -> Value
  ) -> Builtin {
    .method(name, doc, parameters) { call in try body(try call.receiver(as: MarkHandle.self), call) }
  }

  /// A method that changes each of the marks.
  private static func change(
    _ names: [String], _ doc: String, _ parameter: String, body: @escaping (inout Mark, Call) throws -> Void
  ) -> [Builtin] {
    names.map { name in
      method(name, doc, [.required(parameter, .any)]) { handle, call in
        try handle.change { try body(&$0, call) }
        return .none
      }
    }
  }

  private static func accepted(_ name: String) -> Builtin {
    method(name, "Accepted; figures here have one look.", [.rest("values"), .keywords("options")]) { _, _ in
      .none
    }
  }

  private static let changes: [Builtin] =
    change(["set_label"], "What the legend calls it.", "s") { $0.setLabel(try $1.label("s")) }
    + change(["set_color", "set_c", "set_facecolor", "set_fc"], "Its colour.", "color") { mark, call in
      if let color = try call.color("color") { mark.setColor(color) }
    }
    + change(["set_alpha"], "Its opacity, 0 to 1.", "alpha") { mark, call in
      guard let alpha = try call.opacity("alpha") else { return }
      mark.setOpacity(alpha)
    }
    + change(["set_linewidth", "set_lw"], "Its width in points.", "w") { mark, call in
      let width = min(max(try call.double("w"), 0), 20)
      if case .line(var line) = mark {
        line.width = width
        mark = .line(line)
      }
    }
    + change(["set_linestyle", "set_ls"], "\"-\", \"--\", \"-.\", \":\" or \"None\"", "ls") { mark, call in
      let dash = try call.dash("ls")
      switch mark {
      case .line(var line):
        line.dash = dash
        mark = .line(line)
      case .rule(var rule):
        rule.dash = dash ?? .solid
        mark = .rule(rule)
      default: break
      }
    }
    + change(["set_marker"], "The sign at each point.", "marker") { mark, call in
      let marker = try call.marker("marker") ?? .none
      switch mark {
      case .line(var line):
        line.marker = marker
        mark = .line(line)
      case .points(var points):
        points.marker = marker
        mark = .points(points)
      default: break
      }
    }
    + change(["set_visible"], "Whether it is drawn.", "b") { mark, call in
      if try !call.bool("b") { mark = .line(LineMark(x: [], y: [])) }
    }
    + [
      method("remove", "Takes it off the axes.") { handle, _ in
        handle.change { $0 = .line(LineMark(x: [], y: [])) }
        return .none
      },
      method("get_label", "What the legend calls it.") { handle, _ in
        .string(handle.marks.first?.label ?? "")
      },
      method("get_color", "Its colour, as #rrggbb.") { handle, _ in
        handle.marks.first.map { .string($0.color.hexadecimal) } ?? .none
      },
      method("get_facecolor", "Its colour, as numbers from 0 to 1.") { handle, _ in
        handle.marks.first.map { $0.color.shares } ?? .none
      },
      method("get_alpha", "Its opacity.") { handle, _ in
        handle.marks.first.map { .float(Double($0.color.alpha) / 255) } ?? .none
      },
      method("get_linewidth", "Its width in points.") { handle, _ in
        if case .line(let line)? = handle.marks.first { .float(line.width) } else { .float(1.5) }
      },
      method("get_visible", "Whether it is drawn.") { handle, _ in .bool(!handle.marks.isEmpty) },
      method("set", "Sets several things by their names.", [.keywords("kwargs")]) { _, call in
        for (name, value) in call.keywords("kwargs") {
          let method = try call.interpreter.attribute("set_" + name, of: call.receiver)
          _ = try call.interpreter.call(method, [value])
        }
        return .none
      },
    ] + [
      .property("axes", "the axes that it is drawn on") { call in
        .object(try call.receiver(as: MarkHandle.self).axes)
      },
      .property("figure", "the figure that it is drawn on") { call in
        try call.receiver(as: MarkHandle.self).axes.figure.map { .object($0) } ?? .none
      },
    ]

  // MARK: - Numbers

  private static let numbers: [Builtin] = [
    method("set_data", "The numbers: set_data(x, y).", [.rest("args")]) { handle, call in
      let given = call.rest("args")
      if let picture = handle.marks.first, case .picture = picture {
        return try setPicture(handle, given.first ?? .none, call)
      }
      let rows: [Value]
      if given.count == 1 {
        rows = try call.interpreter.elements(of: given[0])
      } else {
        rows = given
      }
      guard rows.count == 2 else { throw call.invalid("args", must: "be x and y") }
      let (x, y) = (try call.row(rows[0], "args"), try call.row(rows[1], "args"))
      try call.matched(x, y, ("x", "y"), at: "args")
      handle.change { $0.setNumbers(x: x, y: y) }
      return .none
    },
    axisNumbers("set_xdata", isX: true), axisNumbers("set_ydata", isX: false),
    method("get_xdata", "The numbers across.", [.optional("orig", .any, default: true)]) { handle, _ in
      try row(handle.marks.first?.numbers.x ?? [])
    },
    method("get_ydata", "The numbers upwards.", [.optional("orig", .any, default: true)]) { handle, _ in
      try row(handle.marks.first?.numbers.y ?? [])
    },
    method("get_data", "The numbers across and upwards.", [.optional("orig", .any, default: true)]) {
      handle, _ in
      let numbers = handle.marks.first?.numbers ?? (x: [], y: [])
      return .tuple(of: [try row(numbers.x), try row(numbers.y)])
    },
    method("set_offsets", "The places of points: (N, 2).", [.required("offsets", .tensor)]) { handle, call in
      let places = try call.tensor("offsets")
      guard places.rank == 2, places.shape[1] == 2 else { throw call.invalid("offsets", must: "be (N, 2)") }
      let values = try places.elements(Double.self)
      let x = stride(from: 0, to: values.count, by: 2).map { values[$0] }
      let y = stride(from: 1, to: values.count, by: 2).map { values[$0] }
      handle.change { $0.setNumbers(x: x, y: y) }
      return .none
    },
  ]

  private static func axisNumbers(_ name: String, isX: Bool) -> Builtin {
    method(name, "The numbers \(isX ? "across" : "upwards").", [.required("values", .any)]) { handle, call in
      let values = try call.row("values")
      try handle.change { mark in
        let own = mark.numbers
        // The other axis may be set next: until then the shorter counts.
        let count = min(values.count, isX ? own.y.count : own.x.count)
        guard count == values.count || count > 0 || values.isEmpty else {
          throw call.invalid("values", must: "be as many as on the other axis")
        }
        mark.setNumbers(
          x: Array((isX ? values : own.x).prefix(count)), y: Array((isX ? own.y : values).prefix(count)))
      }
      return .none
    }
  }

  private static func row(_ values: [Double]) throws -> Value {
    .tensor(try Tensor(shape: [values.count], elements: values))
  }

  // MARK: - Texts and pictures

  private static let texts: [Builtin] =
    change(["set_text"], "The words.", "s") { mark, call in
      guard case .text(var text) = mark else { return }
      text.text = try call.label("s")
      mark = .text(text)
    } + [
      method("get_text", "The words.") { handle, _ in
        if case .text(let text)? = handle.marks.first { .string(text.text) } else { .string("") }
      },
      method("set_position", "The place.", [.required("xy", .any)]) { handle, call in
        let place = try call.row("xy")
        guard place.count == 2 else { throw call.invalid("xy", must: "be (x, y)") }
        handle.change { mark in
          guard case .text(var text) = mark else { return }
          (text.x, text.y) = (place[0], place[1])
          mark = .text(text)
        }
        return .none
      },
    ]

  private static let pictures: [Builtin] = [
    method("set_array", "The picture's numbers.", [.required("A", .any)]) { handle, call in
      try setPicture(handle, call["A"], call)
    },
    method("set_cmap", "The colour map.", [.required("cmap", .any)]) { handle, call in
      guard let recolored = handle.axes.recolored else { return .none }
      let picture = try recolored(try call.colorMap("cmap"))
      handle.change { $0.setPicture(picture) }
      return .none
    },
    method(
      "set_clim", "Accepted; vmin= and vmax= of imshow say it.", [.rest("limits"), .keywords("options")]
    ) {
      _, _ in .none
    },
  ]

  private static func setPicture(_ handle: MarkHandle, _ value: Value, _ call: Call) throws -> Value {
    let tensor = try call.interpreter.tensor(from: value)
    guard case .picture(let mark)? = handle.marks.first else { return .none }
    let picture = try Pictures.picture(
      tensor, map: mark.picture.map ?? .viridis, lowest: mark.picture.range?.lowerBound,
      highest: mark.picture.range?.upperBound, call.interpreter.console
    ) { throw Fault.explained(PictureFault(function: "set_data", shape: tensor.shape)) }
    handle.change { $0.setPicture(picture) }
    return .none
  }

  private static let looks = [
    "set_dash_capstyle", "set_dash_joinstyle", "set_solid_capstyle", "set_solid_joinstyle", "set_dashes",
    "set_antialiased", "set_zorder", "set_markersize", "set_ms", "set_markerfacecolor", "set_mfc",
    "set_markeredgecolor", "set_mec", "set_markeredgewidth", "set_mew", "set_drawstyle", "set_clip_on",
    "set_rasterized", "set_path_effects", "set_picker", "set_gid", "set_transform", "set_fontsize",
    "set_size", "set_sizes", "set_fontweight", "set_weight", "set_rotation", "set_ha", "set_va",
    "set_horizontalalignment", "set_verticalalignment", "set_bbox", "set_backgroundcolor", "set_family",
    "set_style", "set_hatch", "set_edgecolor", "set_edgecolors", "set_ec", "set_linewidths",
    "set_interpolation", "set_clip_path", "set_animated", "set_in_layout", "set_norm",
  ]
}

extension Mark {
  mutating func setColor(_ color: Color) {
    switch self {
    case .line(var mark):
      mark.color = color
      self = .line(mark)
    case .points(var mark):
      (mark.color, mark.colors) = (color, [])
      self = .points(mark)
    case .bars(var mark):
      (mark.color, mark.colors) = (color, [:])
      self = .bars(mark)
    case .area(var mark):
      mark.color = color
      self = .area(mark)
    case .rule(var mark):
      mark.color = color
      self = .rule(mark)
    case .text(var mark):
      mark.color = color
      self = .text(mark)
    case .picture, .classes, .table, .numbers: break
    }
  }

  mutating func setOpacity(_ opacity: Double) {
    if case .picture(var mark) = self {
      mark.opacity = opacity
      self = .picture(mark)
      return
    }
    var faded = color
    faded.alpha = UInt8((opacity * 255).rounded())
    setColor(faded)
  }

  /// The places of lines, points and bars.
  var numbers: (x: [Double], y: [Double]) {
    switch self {
    case .line(let mark): (mark.x, mark.y)
    case .points(let mark): (mark.x, mark.y)
    case .bars(let mark): (mark.x, mark.heights)
    default: ([], [])
    }
  }

  mutating func setNumbers(x: [Double], y: [Double]) {
    guard x.count == y.count else { return }
    switch self {
    case .line(var mark):
      (mark.x, mark.y) = (x, y)
      self = .line(mark)
    case .points(var mark):
      (mark.x, mark.y) = (x, y)
      if mark.colors.count != x.count { mark.colors = [] }
      self = .points(mark)
    default: break
    }
  }

  mutating func setPicture(_ picture: Picture) {
    guard case .picture(var mark) = self else { return }
    mark.picture = picture
    (mark.width, mark.height) = (Double(picture.fullWidth), Double(picture.fullHeight))
    self = .picture(mark)
  }
}

extension Color {
  /// `#rrggbb`
  var hexadecimal: String {
    "#"
      + [red, green, blue].map { part in
        (part < 16 ? "0" : "") + String(part, radix: 16)
      }.joined()
  }

  /// Red, green, blue and opacity from 0 to 1.
  var shares: Value {
    .tuple(of: [red, green, blue, alpha].map { .float(Double($0) / 255) })
  }
}
