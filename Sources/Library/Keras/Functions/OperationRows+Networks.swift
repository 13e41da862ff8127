import Evaluator
import Gradients
import Tensors

// What layers and losses compute, as functions.
extension OperationRows {
  static let networks: [TensorRow] = [
    loss("binary_crossentropy", "Cross-entropy of yes and no, of each element.", hasAxis: false) {
      target, output, logits, _ in
      if logits {
        // max(x, 0) − x · t + log(1 + e^−|x|)
        let tail = try (-output(.absolute))(.exponential)(.logarithmOfOnePlus)
        return try output(.relu) - output * target + tail
      }
      let p = try output(.clip(from: .scalar(.float(1e-7)), to: .scalar(.float(1 - 1e-7))))
      return try -(target * p(.logarithm) + (1 - target) * (1 - p)(.logarithm))
    },
    loss("categorical_crossentropy", "−Σ target · log output of each row.", hasAxis: true) {
      target, output, logits, axis in
      guard target.shape == output.shape else {
        throw Fault.message(
          "Arguments `target` and `output` must have the same shape. Received: target.shape=\(target.shape), output.shape=\(output.shape)"
        )
      }
      return try -(target * logProbabilities(output, logits, axis))(.sum(axes: [axis]))
    },
    loss("sparse_categorical_crossentropy", "−log output at the class of each row.", hasAxis: true) {
      target, output, logits, axis in
      let classes = try output.shape[output.shape.normalized(axis: axis)]
      var labels = target.value
      if labels.rank == output.shape.rank, labels.shape.last == 1 { labels = try labels.squeezed(axes: [-1]) }
      guard labels.rank == output.shape.rank - 1, axis == -1 || axis == output.shape.rank - 1 else {
        throw Fault.message(
          "Argument `output` must have rank (ndim) `target.ndim - 1`. Received: target.shape=\(target.shape), output.shape=\(output.shape)"
        )
      }
      let rows = try output.constant(
        labels.convert(to: .int64).oneHot(classes: classes).convert(to: output.dtype))
      return try -(rows * logProbabilities(output, logits, axis))(.sum(axes: [-1]))
    },
    TensorRow(
      "", "adaptive_average_pool", "The means of windows that are made to fit: (N, …, C) to output_size.",
      ["inputs"], adaptive, .floating
    ) {
      let lengths = try sizes($0)
      return .composed("adaptive_average_pool") { x in try x[0](.adaptiveMean(placed(lengths, x[0].shape))) }
    },
    TensorRow(
      "", "adaptive_max_pool",
      "The largest elements of windows that are made to fit: (N, …, C) to output_size.", ["inputs"], adaptive,
      .floating
    ) {
      let lengths = try sizes($0)
      return .composed("adaptive_max_pool") { x in try x[0](.adaptiveMaximum(placed(lengths, x[0].shape))) }
    },
  ]

  private static let adaptive: [Signature.Parameter] = [
    .required("output_size", .shape(allowsNone: false), "one length, or one for each axis"),
    .optional("data_format", .any, default: .none, "only channels_last"),
  ]

  private static func sizes(_ call: TensorCall) throws -> [Int] {
    let lengths = try call.ints("output_size")
    guard !lengths.isEmpty, lengths.allSatisfy({ $0 > 0 }) else {
      throw call.invalid("output_size", must: "be above 0")
    }
    return lengths
  }

  private static func placed(_ lengths: [Int], _ shape: Shape) throws -> [(axis: Int, count: Int)] {
    let axes = shape.rank - 2
    guard axes > 0, lengths.count == 1 || lengths.count == axes else {
      throw Fault.message("output_size must have one length, or one for each of the \(axes) axes")
    }
    return (0..<axes).map { ($0 + 1, lengths.count == 1 ? lengths[0] : lengths[$0]) }
  }

  private static func loss(
    _ name: String, _ doc: String, hasAxis: Bool,
    _ formula: @escaping (Expression, Expression, Bool, Int) throws -> Expression
  ) -> TensorRow {
    TensorRow(
      "", name, doc, ["target", "output"],
      [.optional("from_logits", .bool, default: false, "whether output is logits rather than probabilities")]
        + (hasAxis ? [.optional("axis", .int, default: -1, "the classes")] : []),
      name.hasPrefix("sparse") ? .any : .matchedFloating
    ) { call in
      let (logits, axis) = (try call.bool("from_logits"), hasAxis ? try call.int("axis") : -1)
      return .composed(name) { x in try formula(x[0], x[1], logits, axis) }
    }
  }

  private static func logProbabilities(_ output: Expression, _ areLogits: Bool, _ axis: Int) throws
    -> Expression
  {
    if areLogits { return try output(.logSoftmax(axis: axis)) }
    let shares = try output / output(.sum(axes: [axis], keepsAxes: true))
    return try shares(.clip(from: .scalar(.float(1e-7)), to: .scalar(.float(1 - 1e-7))))(.logarithm)
  }
}
