import Evaluator
import Figures

/// The classes of `matplotlib.pyplot`'s results.
enum PyplotClasses {
  static let axes = ClassObject(
    "Axes", module: "matplotlib.axes", doc: "Two axes and what is drawn between them.",
    members: AxesFunction.all.compactMap(\.method) + [
      .property("figure", "the figure that it is part of") { call in
        try call.receiver(as: AxesObject.self).figure.map { .object($0) } ?? .none
      }
    ])

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
          + Signature.Parameter.looks("ax", "cax", "label", "shrink", "fraction", "pad", "orientation")
      ) { call in
        guard let handle = call["mappable"].host(as: PlotHandle.self), handle.axes.axes.picture != nil else {
          throw call.fault(
            "mappable", .message("colorbar needs what imshow gave, found \(call["mappable"].typeName)"))
        }
        handle.axes.axes.showsColorBar = true
        return .none
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
      + FigureFunctions.layout.map {
        .method($0, "Accepted; axes never overlap here.", [.keywords("options")]) { _ in .none }
      })

  static let axesArray = ClassObject(
    "ndarray", module: "numpy", doc: "The axes of a grid.",
    members: [
      .property("flat", "all axes, row by row") { call in flat(try call.receiver(as: AxesArray.self)) },
      .method("ravel", "All axes in a row.") { call in flat(try call.receiver(as: AxesArray.self)) },
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
