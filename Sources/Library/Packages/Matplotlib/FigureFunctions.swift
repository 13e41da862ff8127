import Evaluator
import Figures

/// Functions of `plt` on whole figures.
enum FigureFunctions {
  static let all: [Builtin] =
    [
      function(
        "figure", "A new figure, or the open one of a number.",
        [
          .optional("num", .any, "a number, to come back to the figure"),
          .optional("figsize", .any, "(width, height) in inches; a column of text is a tenth of one"),
        ] + looks
      ) { call in
        let plotting = call.interpreter.plotting
        if let number = call["num"].asInt, let figure = plotting.figure(numbered: number) {
          plotting.select(figure)
          return .object(figure)
        }
        return .object(plotting.add(try newFigure(call)))
      },
      function("subplot", "Axes at a place of a grid: subplot(2, 3, 1), subplot(231).", place) { call in
        try subplot(call, of: call.interpreter.plotting.figure)
      },
      function(
        "subplots", "A new figure with a grid of axes: fig, axes = plt.subplots(2, 3).",
        [
          .optional("nrows", .int, default: 1, "rows of the grid"),
          .optional("ncols", .int, default: 1, "columns of the grid"),
          .keyword("figsize", .any, "(width, height) in inches"),
          .keyword("squeeze", .bool, default: true, "whether a grid of one row or column is a plain array"),
        ] + looks
          + Signature.Parameter.looks(
            "sharex", "sharey", "gridspec_kw", "width_ratios", "height_ratios")
          + [
            .keyword("subplot_kw", .any, "what each subplot is made with, such as dict(projection=\"polar\")")
          ]
      ) { call in try subplots(call) },
      function(
        "suptitle", "The title over all axes.", [.required("t", .any, "the words")] + AxesFunction.fonts
      ) {
        call in
        call.interpreter.plotting.figure.title = try call.label("t")
        return .none
      },
      function("savefig", "Writes the figure to a file whose name ends in .svg or .png.", saving) { call in
        guard call.interpreter.plotting.isDrawing else {
          throw Fault.message(
            "there is no figure to save", help: "savefig comes before show, and after what draws")
        }
        return try save(call.interpreter.plotting.figure, call)
      },
      function("show", "Draws the open figures.", [.keywords("options")]) { call in
        call.interpreter.plotting.show(on: call.interpreter.console)
        return .none
      },
      function("close", "Closes the figure, or \"all\".", [.optional("fig", .any, "a figure, or \"all\"")]) {
        call in
        let plotting = call.interpreter.plotting
        if call["fig"].asString == "all" {
          plotting.close()
        } else if let figure = call["fig"].host(as: FigureObject.self) {
          plotting.close(figure)
        } else if let number = call["fig"].asInt {
          if let figure = plotting.figure(numbered: number) { plotting.close(figure) }
        } else if plotting.isDrawing {
          plotting.close(plotting.figure)
        }
        return .none
      },
      function("gcf", "The figure that is drawn on.") { .object($0.interpreter.plotting.figure) },
      function("gca", "The axes that are drawn on.") { .object($0.interpreter.plotting.axes) },
      function("sca", "Draws on these axes from now on.", [.required("ax", .any, "axes")]) { call in
        let axes = try call.object("ax", as: AxesObject.self, expected: "axes")
        if let figure = axes.figure {
          figure.select(axes)
          call.interpreter.plotting.select(figure)
        }
        return .none
      },
      function("clf", "Takes everything off the figure.") { call in
        if call.interpreter.plotting.isDrawing { call.interpreter.plotting.figure.clear() }
        return .none
      },
    ] + grids
    + layout.map { function($0, "Accepted; axes never overlap here.", [.keywords("options")]) { _ in .none } }

  /// matplotlib's layout functions, which have no effect here.
  static let layout = ["tight_layout", "subplots_adjust"]

  static let place: [Signature.Parameter] =
    [
      .rest(
        "args", .any, "rows, columns, number from 1; the three as one number, 231; or a part of a GridSpec"),
      .keyword("projection", .any, "\"polar\" or \"3d\""),
      .keyword("polar", .bool, default: false, "as projection=\"polar\""),
    ] + Signature.Parameter.looks("sharex", "sharey", "title", "label", "facecolor", "frameon", "aspect")

  static let saving: [Signature.Parameter] =
    [
      .required(
        "fname", .any,
        "the file: .png, also if its name has no ending, or .svg; or a file that is open for bytes"),
      .keyword("dpi", .any, "pixels per inch of a .png file; None or \"figure\": the figure's"),
      .keyword("format", .any, "\"png\" or \"svg\" of an open file; None: png"),
    ]
    + Signature.Parameter.looks(
      "bbox_inches", "pad_inches", "facecolor", "edgecolor", "transparent", "metadata")

  static let looks =
    [
      Signature.Parameter.keyword("dpi", .float, "pixels per inch of .png files; None: 100")
    ]
    + Signature.Parameter.looks(
      "facecolor", "edgecolor", "layout", "constrained_layout", "tight_layout", "clear")

  static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "plt", doc: doc, parameters, body: body) }

  static func newFigure(_ call: Call) throws -> FigureObject {
    let number = call.signature.parameters.contains { $0.name == "num" } ? call["num"].asInt : nil
    let settings = call.interpreter.plotSettings
    let dpi = try call.resolution("dpi") ?? settings.number("figure.dpi")
    guard let numbers = try call.optionalRow("figsize") ?? settings.row("figure.figsize") else {
      return FigureObject(number: number, dpi: dpi)
    }
    guard numbers.count == 2, let size = size(numbers) else {
      throw call.invalid("figsize", must: "be (width, height) in inches, each from 0.1 to 100")
    }
    return FigureObject(width: size.width, height: size.height, number: number, dpi: dpi)
  }

  static func size(_ numbers: [Double]) -> (width: Double, height: Double)? {
    guard numbers.allSatisfy({ $0 >= 0.1 && $0 <= 100 }) else { return nil }
    return (numbers[0], numbers[1])
  }

  /// The most axes of a figure.
  static let most = 400

  static func subplot(_ call: Call, of figure: FigureObject) throws -> Value {
    if let part = call.rest("args").first?.host(as: GridPart.self) {
      return .object(try projected(figure.axes(at: part.place), call))
    }
    if let other = call.rest("args").first?.host(as: AxesObject.self) {
      figure.select(other)
      return .object(other)
    }
    var numbers = call.rest("args").map(\.asInt)
    if numbers.count == 3, let range = call.rest("args")[2].elementsOfSequence?.compactMap(\.asInt),
      range.count == 2, let rows = numbers[0], let columns = numbers[1], 1...most ~= rows,
      1...most ~= columns,
      1...(rows * columns) ~= range[0], range[0]...(rows * columns) ~= range[1]
    {
      // From one number to another: the rectangle between them.
      let (first, last) = (range[0] - 1, range[1] - 1)
      let place = GridPlace(
        rows, columns, first / columns, min(first % columns, last % columns),
        rowSpan: last / columns - first / columns + 1, columnSpan: abs(last % columns - first % columns) + 1)
      return .object(try projected(figure.axes(at: place), call))
    }
    if numbers.isEmpty { numbers = [1, 1, 1] }
    if numbers.count == 1, let code = numbers[0], (111...999).contains(code) {
      numbers = [code / 100, code / 10 % 10, code % 10]
    }
    let known = numbers.compactMap { $0 }
    guard numbers.count == 3, known.count == 3, known[0] >= 1, known[1] >= 1, known[0] <= most,
      known[1] <= most,
      known[0] * known[1] <= most
    else {
      throw call.fault(
        "args",
        .message(
          "\(call.signature.name) expects rows, columns and a number, at most \(most) axes",
          help: "plt.subplot(2, 3, 1), or plt.subplot(231)"))
    }
    let (rows, columns, number) = (known[0], known[1], known[2])
    guard number >= 1, number <= rows * columns else {
      throw call.fault(
        "args",
        .message(
          "\(call.signature.name): a grid of \(rows) × \(columns) has axes 1 to \(rows * columns), found \(number)",
          label: "numbers begin with 1"))
    }
    let place = GridPlace(rows, columns, (number - 1) / columns, (number - 1) % columns)
    return .object(try projected(figure.axes(at: place), call))
  }

  /// The axes with what `projection=` asks for.
  static func projected(_ axes: AxesObject, _ call: Call) throws -> AxesObject {
    let name = try call.bool("polar") ? "polar" : call["projection"].asString
    switch name {
    case nil, "rectilinear": break
    case "polar": axes.projection = .polar
    case "3d": axes.projection = .space()
    case let name?: throw call.unknown("projection", "projection", name, ["polar", "3d"])
    }
    if axes.projection != .plane { axes.axes.isFramed = false }
    return axes
  }

  private static func subplots(_ call: Call) throws -> Value {
    let rows = try call.int("nrows", atLeast: 1, atMost: most)
    let columns = try call.int("ncols", atLeast: 1, atMost: most)
    guard rows * columns <= most else {
      throw call.invalid(
        "ncols", must: "leave at most \(most) axes", help: "show(images) draws many pictures")
    }
    let figure = try newFigure(call)
    (figure.rows, figure.columns) = (rows, columns)
    let axes = (0..<rows * columns).map { figure.axes(row: $0 / columns, column: $0 % columns) }
    if case .dict(let options) = call["subplot_kw"] {
      let name =
        options[string: "polar"]?.asInt == 1
        ? "polar" : options[string: "projection"]?.asString ?? "rectilinear"
      for one in axes where name != "rectilinear" {
        guard name == "polar" || name == "3d" else {
          throw call.unknown("subplot_kw", "projection", name, ["polar", "3d"])
        }
        one.projection = name == "polar" ? .polar : .space()
        one.axes.isFramed = false
      }
    }
    figure.select(axes[0])
    call.interpreter.plotting.add(figure)
    let squeezes = try call.bool("squeeze")
    let shape = squeezes && (rows == 1 || columns == 1) ? [rows * columns] : [rows, columns]
    let value: Value =
      squeezes && axes.count == 1 ? .object(axes[0]) : .object(AxesArray(axes, shape: shape))
    return .tuple(of: [.object(figure), value])
  }

  static func save(_ figure: FigureObject, _ call: Call) throws -> Value {
    figure.isSaved = true
    let dpi = call["dpi"].asString == "figure" ? nil : try call.resolution("dpi")
    guard let file = call.openFile("fname", to: "write") else {
      try DrawingFile.write(
        figure.figure, to: call.interpreter.path(of: call["fname"]), dpi: dpi ?? figure.dpi, call, "fname")
      return .none
    }
    let format = try call.optionalString("format") ?? "png"
    guard ["png", "svg"].contains(format.lowercased()) else {
      throw call.invalid("format", must: "be \"png\" or \"svg\" here")
    }
    let bytes = try DrawingFile.bytes(
      of: figure.figure, ending: "." + format.lowercased(), dpi: dpi ?? figure.dpi, call, "fname")
    _ = try call.interpreter.call(file, [.bytes(bytes ?? [])])
    return .none
  }
}
