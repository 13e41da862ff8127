import Evaluator
import Figures
import Tensors

/// `sklearn.metrics.ConfusionMatrixDisplay`: a confusion matrix as a heat map.
final class ConfusionMatrixDisplay: Object {
  let matrix: Tensor
  package let names: [String]
  private(set) var axes: AxesObject?

  init(_ matrix: Tensor, names: [String]) { (self.matrix, self.names) = (matrix, names) }

  var classObject: ClassObject { Self.type }

  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    switch name {
    case "confusion_matrix": .tensor(matrix)
    case "display_labels": .list(of: names.map { .string($0) })
    case "ax_": axes.map { .object($0) } ?? Value.none
    case "figure_": axes?.figure.map { .object($0) } ?? Value.none
    default: nil
    }
  }

  var attributeNames: [String] { ["confusion_matrix", "display_labels", "ax_", "figure_"] }

  private static let looks: [Signature.Parameter] = [
    .keyword("include_values", .bool, default: true, "whether each cell has its number"),
    .keyword("cmap", .any, default: "viridis", "a colour map"),
    .keyword("xticks_rotation", .any, default: "horizontal", "accepted; labels here are level"),
    .keyword("values_format", .any, "a format of the numbers; None: \"d\" of counts, \".2g\" of shares"),
    .keyword("ax", .any, "axes to draw on; None: a new figure"),
    .keyword("colorbar", .bool, default: true, "whether a colour bar is drawn"),
    .keyword("im_kw", .any, "only None"), .keyword("text_kw", .any, "only None"),
  ]

  static let type = ClassObject(
    "ConfusionMatrixDisplay", module: "sklearn.metrics", doc: "A confusion matrix as a heat map.",
    members: [
      .method("plot", "Draws the matrix.", looks) { call in
        let display = try call.receiver(as: ConfusionMatrixDisplay.self)
        try display.draw(call)
        return .object(display)
      },
      ClassificationMetrics.function(
        "from_predictions", "The matrix of true and predicted classes, drawn.",
        ClassificationMetrics.pair + [
          ClassificationMetrics.labels, .keyword("sample_weight", .any, "only None"),
          .keyword("normalize", .any, "\"true\", \"pred\" or \"all\": shares instead of counts"),
          .keyword("display_labels", .any, "a name for each class"),
        ] + looks
      ) { call in
        try call.onlyDefault("sample_weight")
        let (counts, pair, classes) = try ClassificationMetrics.matrix(call)
        let display = ConfusionMatrixDisplay(
          counts, names: try names(call, classes.count) ?? classes.map { pair.truth.text($0) })
        try display.draw(call)
        return .object(display)
      },
    ],
    constructor: ClassificationMetrics.function(
      "ConfusionMatrixDisplay", "A confusion matrix as a heat map: its plot() draws it.",
      [
        .required("confusion_matrix", .tensor, "what confusion_matrix gave"),
        .keyword("display_labels", .any, "a name for each class; None: 0, 1, 2 …"),
      ]
    ) { call in
      let matrix = try call.tensor("confusion_matrix")
      guard matrix.rank == 2, matrix.shape[0] == matrix.shape[1], matrix.shape[0] > 0 else {
        throw call.fault(
          "confusion_matrix",
          .message("a confusion matrix is square (classes, classes), found shape \(matrix.shape)"))
      }
      return .object(
        ConfusionMatrixDisplay(
          matrix, names: try names(call, matrix.shape[0]) ?? (0..<matrix.shape[0]).map(String.init)))
    })

  private static func names(_ call: Call, _ count: Int) throws -> [String]? {
    guard !call["display_labels"].isNone else { return nil }
    let names = try call.elements("display_labels").map { try call.interpreter.text($0) }
    guard names.count == count else {
      throw call.fault(
        "display_labels", .message("there are \(count) classes, found \(names.count) display_labels"))
    }
    return names
  }

  private func draw(_ call: Call) throws {
    try call.onlyDefault("im_kw")
    try call.onlyDefault("text_kw")
    let map = try call.colorMap("cmap")
    let format = try call.optionalString("values_format") ?? (matrix.dtype.isFloating ? ".2g" : "d")
    let axes =
      try call.optionalObject("ax", as: AxesObject.self, expected: "axes")
      ?? call.interpreter.plotting.add(FigureObject()).currentAxes
    let texts =
      try call.bool("include_values")
      ? matrix.scalars().map { try call.interpreter.formatted(Value($0), spec: format) } : nil
    HeatMap.draw(matrix, on: axes, picture: try HeatMap.picture(matrix, map: map), texts: texts)
    axes.axes.xTicks = names.enumerated().map { Tick(Double($0), $1) }
    axes.axes.yTicks = names.enumerated().map { Tick(Double($0), $1) }
    (axes.axes.xLabel, axes.axes.yLabel) = ("Predicted label", "True label")
    axes.axes.showsColorBar = try call.bool("colorbar")
    self.axes = axes
  }
}
