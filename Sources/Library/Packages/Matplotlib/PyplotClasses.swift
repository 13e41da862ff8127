import Evaluator
import Figures
import Tensors

/// The classes of `matplotlib.pyplot`'s results.
enum PyplotClasses {
  static let axes = ClassObject(
    "Axes", module: "matplotlib.axes", doc: "Two axes and what is drawn between them.",
    members: AxesFunction.all.compactMap(\.method) + [
      .property("figure", "the figure that it is part of") { call in
        try call.receiver(as: AxesObject.self).figure.map { .object($0) } ?? .none
      },
      .property("xaxis", "the x axis") {
        .object(AxisObject(try $0.receiver(as: AxesObject.self), isX: true))
      },
      .property("yaxis", "the y axis") {
        .object(AxisObject(try $0.receiver(as: AxesObject.self), isX: false))
      },
      .property("title", "the words above") {
        .object(AxesText(try $0.receiver(as: AxesObject.self), \.title))
      },
      .property("spines", "the sides of the frame") { _ in .object(SpinesObject()) },
      .property("transAxes", "places as shares of the axes") { _ in .object(AxesTransform()) },
      .property("transData", "None: places in the axes' numbers") { _ in .none },
      marks("lines", "the lines", "Line2D") { if case .line = $0 { true } else { false } },
      marks("images", "the pictures", "AxesImage") { if case .picture = $0 { true } else { false } },
      marks("collections", "the points and areas", "PathCollection") { mark in
        switch mark {
        case .points, .area: true
        default: false
        }
      },
      marks("texts", "the words", "Text") { if case .text = $0 { true } else { false } },
      .property("patches", "the bars") { call in
        let axes = try call.receiver(as: AxesObject.self)
        return .list(
          of: axes.axes.marks.indices.flatMap { place in BarContainer(axes, mark: place).elements ?? [] })
      },
    ])

  private static func marks(
    _ name: String, _ doc: String, _ kind: String, _ isOne: @escaping (Mark) -> Bool
  ) -> Builtin {
    .property(name, doc) { call in
      let axes = try call.receiver(as: AxesObject.self)
      return .list(
        of: axes.axes.marks.indices.filter { isOne(axes.axes.marks[$0]) }.map {
          .object(MarkHandle(kind, axes, [$0]))
        })
    }
  }

  package static let figure = ClassObject(
    "Figure", module: "matplotlib.figure", doc: "Axes in a grid.",
    members: [
      .property("axes", "its axes") { call in
        .list(of: try call.receiver(as: FigureObject.self).axes.map { .object($0) })
      },
      .method("gca", "The axes that are drawn on next.") { call in
        .object(try call.receiver(as: FigureObject.self).currentAxes)
      },
      .method(
        "suptitle", "The title over all axes.", [.required("t", .any, "the words")] + AxesFunction.fonts
      ) {
        call in
        try call.receiver(as: FigureObject.self).title = call.label("t")
        return .none
      },
      .method("add_subplot", "Axes at a place of a grid.", FigureFunctions.place) { call in
        try FigureFunctions.subplot(call, of: call.receiver(as: FigureObject.self))
      },
      .method(
        "colorbar", "Shows which number each colour stands for.",
        [.required("mappable", .any, "what imshow gave")]
          + [.keyword("label", .any, "what the numbers are, with their unit")]
          + Signature.Parameter.looks(
            "ax", "cax", "shrink", "fraction", "pad", "orientation", "ticks", "format", "aspect", "extend")
      ) { call in
        guard let handle = call["mappable"].host(as: PlotHandle.self) else {
          throw call.fault(
            "mappable", .message("colorbar needs what imshow gave, found \(call["mappable"].typeName)"))
        }
        handle.axes.axes.showsColorBar = handle.axes.axes.picture != nil
        handle.axes.axes.colorBarLabel = try call.label("label")
        return .object(ColorBarObject(handle.axes))
      },
      .method(
        "subplots", "Axes in a grid.",
        [
          .optional("nrows", .int, default: 1, "rows of the grid"),
          .optional("ncols", .int, default: 1, "columns of the grid"),
          .keyword("squeeze", .bool, default: true, "whether a grid of one row or column is a plain array"),
        ]
          + Signature.Parameter.looks(
            "sharex", "sharey", "subplot_kw", "gridspec_kw", "width_ratios", "height_ratios")
      ) { call in
        let figure = try call.receiver(as: FigureObject.self)
        let rows = try call.int("nrows", atLeast: 1, atMost: FigureFunctions.most)
        let columns = try call.int("ncols", atLeast: 1, atMost: FigureFunctions.most)
        guard rows * columns <= FigureFunctions.most else {
          throw call.invalid("ncols", must: "leave at most \(FigureFunctions.most) axes")
        }
        let axes = (0..<rows * columns).map {
          figure.axes(at: GridPlace(rows, columns, $0 / columns, $0 % columns))
        }
        let squeezes = try call.bool("squeeze")
        if squeezes, axes.count == 1 { return .object(axes[0]) }
        let isRow = squeezes && (rows == 1 || columns == 1)
        return .object(AxesArray(axes, shape: isRow ? [axes.count] : [rows, columns]))
      },
      .method(
        "add_gridspec", "A grid whose parts are places of axes.",
        [.optional("nrows", .int, default: 1), .optional("ncols", .int, default: 1), .keywords("options")]
      ) { .object(try GridSpecObject.made($0)) },
      .method(
        "subplot_mosaic", "Axes by name.",
        [
          .required("mosaic", .any, "names, row by row, as text or in lists"),
          .keyword("empty_sentinel", .any, default: "."), .keywords("options"),
        ]
      ) { try FigureFunctions.mosaic($0, $0.receiver(as: FigureObject.self)) },
      .method(
        "add_axes", "Axes over the whole figure: they never overlap here.",
        [
          .required("rect", .any, "accepted"), .keyword("projection", .any),
          .keyword("polar", .bool, default: false), .keywords("options"),
        ]
      ) { call in
        let figure = try call.receiver(as: FigureObject.self)
        let count = figure.axes.count
        return .object(
          try FigureFunctions.projected(figure.axes(at: GridPlace(count + 1, 1, count, 0)), call))
      },
      .method("delaxes", "Takes axes off the figure.", [.required("ax", .any)]) { call in
        let axes = try call.object("ax", as: AxesObject.self, expected: "axes")
        try call.receiver(as: FigureObject.self).remove(axes)
        return .none
      },
      .method("clf", "Takes everything off the figure.") { call in
        try call.receiver(as: FigureObject.self).clear()
        return .none
      },
      .method("clear", "Takes everything off the figure.") { call in
        try call.receiver(as: FigureObject.self).clear()
        return .none
      },
      .method("get_size_inches", "Width and height in inches.") { call in
        let figure = try call.receiver(as: FigureObject.self)
        return .tensor(try Tensor(shape: [2], elements: [figure.width, figure.height]))
      },
      .method("legend", "Says what each mark with a label is.", [.rest("args"), .keywords("options")]) {
        call in
        for axes in try call.receiver(as: FigureObject.self).axes { axes.axes.showsLegend = true }
        return .none
      },
      .property("number", "its number; None: it has none") { call in
        try call.receiver(as: FigureObject.self).number.map { .int($0) } ?? .none
      },
      .property("dpi", "pixels per inch") { .float(try $0.receiver(as: FigureObject.self).dpi) },
      .method("get_axes", "Its axes.") { call in
        .list(of: try call.receiver(as: FigureObject.self).axes.map { .object($0) })
      },
      .method("savefig", "Writes the figure to a file.", FigureFunctions.saving) { call in
        try FigureFunctions.save(call.receiver(as: FigureObject.self), call)
      },
      .method("show", "Draws the figure.", [.keywords("options")]) { call in
        let figure = try call.receiver(as: FigureObject.self)
        call.interpreter.plotting.close(figure)
        call.interpreter.console.draw(figure.figure)
        return .none
      },
      .method(
        "set_size_inches", "Width and height in inches.",
        [.required("w", .any, "width, or (width, height)"), .optional("h", .float, "height")]
      ) { call in
        let figure = try call.receiver(as: FigureObject.self)
        let numbers = try call.row("w") + (call.optionalRow("h") ?? [])
        guard numbers.count == 2, let size = FigureFunctions.size(numbers) else {
          throw call.invalid("w", must: "be a width and a height in inches, each from 0.1 to 100")
        }
        (figure.width, figure.height) = size
        return .none
      },
    ]
      + accepted
      + FigureFunctions.layout.map {
        .method($0, "Accepted; axes never overlap here.", [.keywords("options")]) { _ in .none }
      })

  private static let accepted: [Builtin] = [
    "set_facecolor", "set_tight_layout", "set_constrained_layout", "set_layout_engine", "set_dpi",
    "align_labels",
    "align_xlabels", "align_ylabels", "text", "supxlabel", "supylabel", "set_edgecolor", "set_figwidth",
    "set_figheight",
    "canvas", "autofmt_xdate", "patch",
  ].map { name in
    .method(name, "Accepted; figures here have one look.", [.rest("args"), .keywords("options")]) { _ in .none
    }
  }

  static let axesArray = ClassObject(
    "ndarray", module: "numpy", doc: "The axes of a grid.",
    members: [
      .property("flat", "all axes, row by row") { call in flat(try call.receiver(as: AxesArray.self)) },
      .method("reshape", "The axes in another grid.", [.rest("shape", .any)]) { call in
        let array = try call.receiver(as: AxesArray.self)
        var lengths = call.rest("shape").flatMap { $0.asInt.map { [$0] } ?? $0.asInts ?? [] }
        if let open = lengths.firstIndex(of: -1) {
          let known = lengths.enumerated().filter { $0.offset != open }.reduce(1) { $0 * $1.element }
          lengths[open] = known > 0 ? array.axes.count / known : 0
        }
        guard 1...2 ~= lengths.count, lengths.reduce(1, *) == array.axes.count else {
          throw Fault.message("cannot reshape array of size \(array.axes.count) into shape \(Shape(lengths))")
        }
        return .object(AxesArray(array.axes, shape: lengths))
      },
      .method("tolist", "The axes in lists.") { call in
        let array = try call.receiver(as: AxesArray.self)
        guard array.shape.count == 2 else { return .list(of: array.axes.map { .object($0) }) }
        return .list(
          of: (0..<array.shape[0]).map { row in
            .list(of: (0..<array.shape[1]).map { .object(array.axes[row * array.shape[1] + $0]) })
          })
      },
      .method("ravel", "All axes in a row.", [.optional("order", .any)]) { call in
        flat(try call.receiver(as: AxesArray.self))
      },
      .method("flatten", "All axes in a row.") { call in flat(try call.receiver(as: AxesArray.self)) },
      .property("shape", "rows and columns") { call in
        .tuple(ofInts: try call.receiver(as: AxesArray.self).shape)
      },
      .property("size", "how many axes there are") { call in
        .int(try call.receiver(as: AxesArray.self).axes.count)
      },
    ])

  static let handle = ClassObject("Artist", module: "matplotlib.artist", doc: "Something drawn.")

  private static func flat(_ array: AxesArray) -> Value {
    .object(AxesArray(array.axes, shape: [array.axes.count]))
  }
}
