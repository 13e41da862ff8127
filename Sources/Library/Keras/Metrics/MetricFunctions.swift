import Evaluator
import Gradients
import Networks
import Tensors

/// `keras.metrics`: metrics as functions, one number for each row.
enum MetricFunctions {
  static let all: [Builtin] = [
    function(
      "binary_accuracy", "The share of a row's predictions that are right.",
      [.optional("threshold", .float, default: 0.5, "a prediction above it is a yes")]
    ) { y, p, call in
      let threshold = try call.double("threshold")
      let rows = p.shape.rank == 0 ? 1 : p.shape.last ?? 1
      let right = zip(try y.broadcast(to: p.shape).elements(Double.self), try p.elements(Double.self)).map {
        $0 == ($1 > threshold ? 1 : 0) ? Float(1) : 0
      }
      let shares = stride(from: 0, to: right.count, by: max(1, rows)).map {
        right[$0..<$0 + rows].reduce(0, +) / Float(rows)
      }
      return try Tensor(shape: Shape(p.shape.dropLast()), floats: shares)
    },
    function("categorical_accuracy", "Whether the largest prediction of each row is at the largest target.") {
      y, p, _ in
      try equal(y.argmax(axis: -1), p.argmax(axis: -1))
    },
    function("sparse_categorical_accuracy", "Whether the largest prediction of each row is at the class.") {
      y, p, _ in
      let labels = y.rank == p.rank && y.shape.last == 1 ? try y.squeezed(axes: [-1]) : y
      return try equal(labels, p.argmax(axis: -1))
    },
    function(
      "top_k_categorical_accuracy",
      "Whether the largest target of each row is among the k largest predictions.", [k]
    ) { y, p, call in
      try top(y.argmax(axis: -1), p, call.int("k"))
    },
    function(
      "sparse_top_k_categorical_accuracy",
      "Whether the class of each row is among the k largest predictions.", [k]
    ) { y, p, call in
      try top(y.rank == p.rank && y.shape.last == 1 ? y.squeezed(axes: [-1]) : y, p, call.int("k"))
    },
    function("pearson_correlation", "The correlation of targets and predictions.", [axis]) { y, p, call in
      try correlation(y, p, call.int("axis"), isConcordance: false)
    },
    function(
      "concordance_correlation", "The correlation of targets and predictions, less where they lie apart.",
      [axis]
    ) { y, p, call in
      try correlation(y, p, call.int("axis"), isConcordance: true)
    },
  ]

  private static let k = Signature.Parameter.optional("k", .int, default: 5, "how many predictions count")
  private static let axis = Signature.Parameter.optional("axis", .int, default: -1, "the axis of the rows")

  private static func function(
    _ name: String, _ doc: String, _ more: [Signature.Parameter] = [],
    _ value: @escaping (Tensor, Tensor, Call) throws -> Tensor
  ) -> Builtin {
    Builtin(
      name, module: "keras.metrics", doc: doc,
      [.required("y_true", .any, "targets"), .required("y_pred", .any, "predictions")] + more
    ) { call in
      let (y, p) = (
        try call.interpreter.eager(call["y_true"]).value, try call.interpreter.eager(call["y_pred"]).value
      )
      return .eager(try value(y, p, call))
    }
  }

  private static func equal(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard a.shape == b.shape else {
      throw Fault.message("y_true and y_pred have the rows \(a.shape) and \(b.shape)")
    }
    return try Tensor.compute(.equal, .tensor(a.convert(to: .float64)), .tensor(b.convert(to: .float64)))
      .convert(to: .float32)
  }

  private static func top(_ labels: Tensor, _ p: Tensor, _ k: Int) throws -> Tensor {
    guard let classes = p.shape.last, labels.shape == Shape(p.shape.dropLast()) else {
      throw Fault.message(
        "y_true must have one class for each row of y_pred, found \(labels.shape) and \(p.shape)")
    }
    let rows = try p.elements(Double.self)
    let hits = try labels.elements(Int64.self).enumerated().map { row, label -> Float in
      guard 0..<Int64(classes) ~= label else { return 0 }
      let own = rows[row * classes + Int(label)]
      return rows[row * classes..<(row + 1) * classes].count { $0 > own } < k ? 1 : 0
    }
    return try Tensor(shape: labels.shape, floats: hits)
  }

  private static func correlation(_ y: Tensor, _ p: Tensor, _ axis: Int, isConcordance: Bool) throws -> Tensor
  {
    guard y.shape == p.shape else {
      throw Fault.message("y_true and y_pred have the shapes \(y.shape) and \(p.shape)")
    }
    let function = TensorFunction.composed("correlation") { x in
      let means = try x.map { try $0(.mean(axes: [axis], keepsAxes: true)) }
      let apart = try zip(x, means).map { try $0 - $1 }
      let shared = try (apart[0] * apart[1])(.mean(axes: [axis]))
      let variances = try apart.map { try $0(.square)(.mean(axes: [axis])) }
      if isConcordance {
        let distance = try (means[0] - means[1])(.square)(.mean(axes: [axis]))
        return try shared * 2 / (variances[0] + variances[1] + distance + 1e-7)
      }
      let roots = try variances.map { try $0(.squareRoot) }
      return try shared / (roots[0] * roots[1])
    }
    return try function.forward([y.convert(to: .float32), p.convert(to: .float32)])
  }
}
