import Evaluator
import Figures
import Language
import Networks
import Tensors

/// Plotting functions for images, histories, confusion matrices and networks.
enum ShowFunctions {
  static let all: [Builtin] = [show, plot, confusion]

  /// The most pictures drawn of one batch.
  private static let mostPictures = 40

  private static let show = Builtin(
    "show",
    doc:
      "Draws a picture, a batch of pictures side by side, the maps of a layer (H, W, C), or a network.",
    [
      .required(
        "what", .any,
        "a tensor (H, W), (H, W, C), (N, H, W) or (N, H, W, C), a list of them, a model, a figure"),
      .optional("labels", .any, "a title for each picture"),
      .keyword("cmap", .any, "a colour map for pictures of one channel; None: gray"),
      .keyword("title", .any, "a title over all"),
      .keyword("columns", .int, "pictures in a row; None: 4"),
    ]
  ) { call in
    let console = call.interpreter.console
    if let model = call["what"].host(as: Model.self) {
      console.draw(try ModelDiagram.diagram(of: model))
    } else if let figure = call["what"].host(as: FigureObject.self) {
      call.interpreter.plotting.close(figure)
      console.draw(figure.figure)
    } else if let history = call["what"].host(as: HistoryObject.self) {
      console.draw(figure(of: history.history))
    } else {
      console.draw(try pictures(call))
    }
    return .none
  }

  private static let plot = Builtin(
    "plot", doc: "Draws what training noted: each figure with its validation twin, epoch by epoch.",
    [.required("history", .any, "what fit gave, a model, or numbers by name")]
  ) { call in
    let value = call["history"]
    if let object = value.host(as: HistoryObject.self) {
      call.interpreter.console.draw(figure(of: object.history))
    } else if let history = value.host(as: Model.self)?.history {
      call.interpreter.console.draw(figure(of: history))
    } else if case .dict(let dict) = value {
      let series = try dict.pairs.map {
        (try call.interpreter.text($0.key), try call.row($0.value, "history"))
      }
      call.interpreter.console.draw(figure(of: series, firstEpoch: 1))
    } else {
      throw call.fault(
        "history",
        .message(
          "plot expects what fit gave, found \(value.typeName)",
          help: "history = model.fit(…), then plot(history); for numbers use plt.plot(x, y)"))
    }
    return .none
  }

  // MARK: - Histories

  private static func figure(of history: History) -> Figure {
    figure(
      of: history.names.map { ($0, history.values[$0] ?? []) }, firstEpoch: (history.epochs.first ?? 0) + 1)
  }

  /// One panel per metric and its validation counterpart: loss first, then in the given order.
  private static func figure(of series: [(name: String, values: [Double])], firstEpoch: Int) -> Figure {
    func base(_ name: String) -> String { name.hasPrefix("val_") ? String(name.dropFirst(4)) : name }
    var bases: [String] = []
    for (name, _) in series where !bases.contains(base(name)) { bases.append(base(name)) }
    bases = bases.filter { $0 == "loss" } + bases.filter { $0 != "loss" }
    var figure = Figure()
    figure.columns = min(max(bases.count, 1), 2)
    figure.rows = max((bases.count + 1) / 2, 1)
    figure.width = figure.columns == 1 ? 6.4 : 10
    figure.height = 4 * Double(figure.rows)
    for (index, base) in bases.enumerated() {
      let members = [base, "val_" + base].compactMap { name in series.first { $0.name == name } }
      var axes = Axes()
      axes.title = base
      axes.xLabel = "epoch"
      axes.showsLegend = members.count > 1
      axes.showsGrid = true
      for member in members {
        let isValidation = member.name != base
        axes.marks.append(
          .line(
            LineMark(
              x: member.values.indices.map { Double($0 + firstEpoch) }, y: member.values,
              label: isValidation ? "validation" : "training", color: .cycle(isValidation ? 1 : 0),
              dash: .solid)))
      }
      figure.panels.append(Panel(axes, row: index / 2, column: index % 2))
    }
    return figure
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

  // MARK: - Pictures

  private static func pictures(_ call: Call) throws -> Figure {
    let map = call["cmap"].isNone ? .gray : try call.colorMap("cmap")
    var parts = try parts(of: call["what"], call)
    let labels = call["labels"].isNone ? nil : try labels(call)
    if let labels, labels.count < parts.count {
      throw call.fault("labels", .message("there are \(parts.count) pictures and \(labels.count) labels"))
    }
    let count = parts.count
    if count > mostPictures {
      parts = Array(parts.prefix(mostPictures))
      call.interpreter.console.note("the first \(mostPictures) of \(count) are drawn")
    }
    var figure = Figure()
    figure.title = try call.label("title")
    let columns = call["columns"].isNone ? 4 : try call.int("columns", atLeast: 1, atMost: mostPictures)
    figure.columns = max(min(columns, parts.count), 1)
    figure.rows = max((parts.count + figure.columns - 1) / figure.columns, 1)
    figure.width = 8
    figure.height = parts.count > 1 ? 2.2 * Double(figure.rows) : 6
    for (index, part) in parts.enumerated() {
      var axes = Axes(marks: [.picture(PictureMark(try picture(part, map, call)))])
      axes.isFramed = false
      axes.title = labels?[index] ?? ""
      figure.panels.append(Panel(axes, row: index / figure.columns, column: index % figure.columns))
    }
    return figure
  }

  private static func labels(_ call: Call) throws -> [String] {
    if case .string(let text) = call["labels"] { return [text] }
    return try call.elements("labels").map { try call.interpreter.text($0) }
  }

  /// The images of a value: one, those of a batch or a list, or the channels of a feature map.
  private static func parts(of value: Value, _ call: Call) throws -> [Tensor] {
    if let elements = value.elementsOfSequence, !elements.isEmpty, elements.allSatisfy(\.isTensorLike) {
      let tensors = try elements.map { try call.interpreter.tensor(from: $0) }
      if tensors.allSatisfy({ $0.rank >= 2 }) {
        return try tensors.flatMap { try parts(of: .tensor($0), call) }
      }
    }
    let tensor: Tensor
    do {
      tensor = try call.interpreter.tensor(from: value, dtype: nil)
    } catch let error where Fault(error) != nil {
      throw call.fault(
        "what",
        .message("show expects a picture, a batch, a model or a figure, found \(value.typeName)"))
    }
    func slices(_ tensor: Tensor, last: Bool) throws -> [Tensor] {
      let count = min(last ? tensor.shape[tensor.rank - 1] : tensor.shape[0], mostPictures + 1)
      return try (0..<count).map {
        try tensor.indexed(by: last ? [.ellipsis, .integer($0)] : [.integer($0)])
      }
    }
    switch tensor.rank {
    case 2: return [tensor]
    case 3 where [1, 3, 4].contains(tensor.shape[2]): return [tensor]
    // Feature maps have few pixels and many channels; images of a batch are square.
    case 3 where tensor.shape[0] == tensor.shape[1] && tensor.shape[2] != tensor.shape[1]:
      return try slices(tensor, last: true)
    case 3: return try slices(tensor, last: false)
    case 4 where [1, 3, 4].contains(tensor.shape[3]): return try slices(tensor, last: false)
    case 4 where tensor.shape[0] == 1: return try slices(tensor.indexed(by: [.integer(0)]), last: true)
    default:
      throw call.fault("what", .explained(PictureFault(function: "show", shape: tensor.shape)))
    }
  }

  /// An image whose range is 0 to 255, 0 to 1, or from the minimum to the maximum, by its values.
  private static func picture(_ tensor: Tensor, _ map: ColorMap, _ call: Call) throws -> Picture {
    func refuse() throws -> Never {
      throw call.fault("what", .explained(PictureFault(function: "show", shape: tensor.shape)))
    }
    var bounds: (Double?, Double?) = (nil, nil)
    if tensor.dtype == .uint8 {
      bounds = (0, 255)
    } else if tensor.dtype == .float32, tensor.count > 0 {
      let isUnit = try tensor.withFloats { values in values.allSatisfy { $0 >= 0 && $0 <= 1 } }
      if isUnit { bounds = (0, 1) }
    }
    return try Pictures.picture(
      tensor, map: map, lowest: bounds.0, highest: bounds.1, call.interpreter.console, refusal: refuse)
  }
}
