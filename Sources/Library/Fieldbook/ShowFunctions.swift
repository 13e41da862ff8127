import Evaluator
import Figures
import KerasLibrary
import Language
import Networks
import PackagesLibrary
import Tensors

/// Plotting functions for images, histories, confusion matrices and networks.
enum ShowFunctions {
  static let all: [Builtin] = [show, plot, confusion]

  private static let show = Builtin(
    "show",
    doc:
      "Draws a picture, a batch of pictures side by side, the maps of a layer (H, W, C), the kernels of a layer, or a network. Over pictures it draws a heat map, or the classes of a mask.",
    [
      .required(
        "what", .any,
        "a tensor (H, W), (H, W, C), (N, H, W) or (N, H, W, C), a list of them, a layer, a model, a figure"),
      .optional("labels", .any, "a title for each picture"),
      .keyword("cmap", .any, "a colour map for pictures of one channel, or for heat; None: gray, or viridis"),
      .keyword("title", .any, "a title over all"),
      .keyword("columns", .int, "pictures in a row; None: 4, or 8 of many maps"),
      .keyword("heat", .tensor, "numbers (H, W) or (N, H, W), drawn over the pictures in colours"),
      .keyword(
        "mask", .tensor, "class numbers (H, W) or (N, H, W), drawn over the pictures; 0 is the background"),
      .keyword("names", .list, "the classes of a mask, from 0; None: their numbers"),
      .keyword("alpha", .float, default: 0.5, "opacity of heat and mask"),
    ]
  ) { call in
    let console = call.interpreter.console
    if let model = call["what"].host(as: Model.self) {
      console.draw(try ModelDiagram.diagram(of: model))
    } else if let figure = call["what"].host(as: FigureObject.self) {
      call.interpreter.plotting.close(figure)
      console.draw(figure.figure)
    } else if let history = call["what"].host(as: HistoryObject.self) {
      console.draw(HistoryFigure.figure(of: history.history))
    } else if let layer = call["what"].host(as: Layer.self) {
      console.draw(try KernelGrid.figure(of: layer, call))
    } else {
      console.draw(try PictureGrid.figure(call))
    }
    return .none
  }

  private static let plot = Builtin(
    "plot", doc: "Draws what training noted: each figure with its validation twin, epoch by epoch.",
    [.required("history", .any, "what fit gave, a model, or numbers by name")]
  ) { call in
    let value = call["history"]
    if let object = value.host(as: HistoryObject.self) {
      call.interpreter.console.draw(HistoryFigure.figure(of: object.history))
    } else if let history = value.host(as: Model.self)?.history {
      call.interpreter.console.draw(HistoryFigure.figure(of: history))
    } else if case .dict(let dict) = value {
      let series = try dict.pairs.map {
        (try call.interpreter.text($0.key), try call.row($0.value, "history"))
      }
      call.interpreter.console.draw(HistoryFigure.figure(of: series, firstEpoch: 1))
    } else {
      throw call.fault(
        "history",
        .message(
          "plot expects what fit gave, found \(value.typeName)",
          help: "history = model.fit(…), then plot(history); for numbers use plt.plot(x, y)"))
    }
    return .none
  }

  // MARK: - Confusion

  private static let confusion = Builtin(
    "confusion", doc: "Draws which classes are taken for which.",
    [
      .required("labels", .tensor, "the true class numbers (N)"),
      .required("predictions", .tensor, "class numbers (N), or probabilities (N, K)"),
      .optional("names", .list, "the classes' names; None: their numbers"),
    ]
  ) { call in
    let labels = try call.tensor("labels").flattened()
    var predictions = try call.tensor("predictions")
    let isProbabilities = predictions.rank == 2 && predictions.shape[1] > 1
    let width = isProbabilities ? predictions.shape[1] : 0
    if isProbabilities { predictions = try predictions.argmax(axis: 1, keepDimensions: false) }
    predictions = try predictions.flattened()
    guard labels.count == predictions.count else {
      throw call.fault(
        "predictions",
        .message(
          "confusion needs as many labels as predictions, found \(labels.count) and \(predictions.count)"))
    }
    let (truth, found) = (try labels.elements(Int64.self), try predictions.elements(Int64.self))
    let names = call["names"].isNone ? nil : try call.list("names").map { try call.interpreter.text($0) }
    let largest = max(Int(truth.max() ?? 0), Int(found.max() ?? 0), width - 1)
    guard (truth + found).allSatisfy({ $0 >= 0 }), largest < 100 else {
      throw call.fault(
        "labels",
        .message(
          "confusion expects class numbers from 0 to 99, found \(largest >= 100 ? largest : Int((truth + found).min() ?? 0))"
        ))
    }
    let size = max(largest + 1, names?.count ?? 0)
    if let names, names.count != size {
      throw call.fault("names", .message("there are \(size) classes, and \(names.count) names"))
    }
    var counts = [Int](repeating: 0, count: size * size)
    for (row, column) in zip(truth, found) { counts[Int(row) * size + Int(column)] += 1 }
    var figure = Figure()
    (figure.width, figure.height) = (7, 7)
    figure.panels = [
      Panel(Axes(marks: [.table(CountTable(counts: counts, names: names ?? (0..<size).map(String.init)))]))
    ]
    call.interpreter.console.draw(figure)
    return .none
  }
}
