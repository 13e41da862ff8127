import Evaluator
import Gradients
import Tensors

// Sums, means, extremes over axes.
extension TensorTable {
  private static let folding: [Signature.Parameter] = [
    .optional(
      "axis", .shape(allowsNone: false), default: .none, "the axis or axes that are folded away; all if None"),
    .optional("keepdims", .bool, default: false, "whether folded axes stay, with length 1"),
  ]

  private static func fold(
    _ tensorFlow: String, _ keras: String, _ doc: String, _ typing: TensorRow.Typing = .any,
    _ make: @escaping ([Int]?, Bool) -> TensorFunction
  ) -> [TensorRow] {
    func row(_ tensorFlow: String, _ keras: String, _ typing: TensorRow.Typing) -> TensorRow {
      TensorRow(tensorFlow, keras, doc, ["input_tensor|x"], folding, typing) {
        make(try $0.optionalInts("axis"), try $0.bool("keepdims"))
      }
    }
    let names = tensorFlow.split(separator: " ").map { "\($0) math.\($0)" }.joined(separator: " ")
    return [row(names, "", .any), row("", keras, typing)]
  }

  static let reductions: [TensorRow] =
    fold("reduce_sum", "sum", "The sum of the elements.") { .sum(axes: $0, keepsAxes: $1) }
    + fold("reduce_mean", "mean", "The mean of the elements.", .floating) { .mean(axes: $0, keepsAxes: $1) }
    + fold("reduce_max", "max amax", "The largest element.") { .maximum(axes: $0, keepsAxes: $1) }
    + fold("reduce_min", "min amin", "The smallest element.") { .minimum(axes: $0, keepsAxes: $1) }
    + fold("reduce_prod", "prod", "The product of the elements.") { .product(axes: $0, keepsAxes: $1) }
    + fold("reduce_all", "all", "Whether all elements are true.") { .all(axes: $0, keepsAxes: $1) }
    + fold("reduce_any", "any", "Whether any element is true.") { .any(axes: $0, keepsAxes: $1) }
    + fold("reduce_logsumexp", "logsumexp", "log Σ eˣ", .floating) { .logSumExp(axes: $0, keepsAxes: $1) }
    + [
      TensorRow(
        "math.reduce_variance", "var", "The mean squared distance from the mean.", ["input_tensor|x"],
        folding, .floating
      ) { .variance(axes: try $0.optionalInts("axis"), keepsAxes: try $0.bool("keepdims")) },
      TensorRow(
        "math.reduce_std", "std", "The square root of the variance.", ["input_tensor|x"], folding, .floating
      ) { .deviation(axes: try $0.optionalInts("axis"), keepsAxes: try $0.bool("keepdims")) },
      extreme("argmax math.argmax", isLargest: true), extreme("argmin math.argmin", isLargest: false),
      TensorRow(
        "", "argmax", "The place of the largest element along an axis, or of all.", ["x"],
        [.optional("axis", .int, default: .none), folding[1]]
      ) { try place($0, isLargest: true) },
      TensorRow(
        "", "argmin", "The place of the smallest element along an axis, or of all.", ["x"],
        [.optional("axis", .int, default: .none), folding[1]]
      ) { try place($0, isLargest: false) },
      TensorRow(
        "cumsum math.cumsum", "", "Running sums.", ["x"],
        [
          .optional("axis", .int, default: 0),
          .optional("exclusive", .bool, default: false, "whether each sum is without its own element"),
          .optional("reverse", .bool, default: false, "whether sums run from the end"),
        ]
      ) {
        .cumulativeSum(
          axis: try $0.int("axis"), isReversed: try $0.bool("reverse"), isExclusive: try $0.bool("exclusive"))
      },
      TensorRow(
        "norm", "", "The Euclidean length, of all elements or along axes.", ["tensor"],
        [
          .optional("ord", .any, default: "euclidean", "\"euclidean\", 1 or np.inf"),
          .optional("axis", .shape(allowsNone: false), default: .none),
          folding[1],
        ], .floating
      ) { .norm(try order($0), axes: try $0.optionalInts("axis"), keepsAxes: try $0.bool("keepdims")) },
      TensorRow(
        "", "norm", "The Euclidean length, of all elements or along axes.", ["x"],
        [.optional("ord", .any, default: .none, "None, 2, 1 or np.inf")] + folding, .floating
      ) { .norm(try order($0), axes: try $0.optionalInts("axis"), keepsAxes: try $0.bool("keepdims")) },
      TensorRow(
        "math.l2_normalize nn.l2_normalize linalg.l2_normalize", "", "Vectors of length 1.", ["x"],
        [
          .optional("axis", .shape(allowsNone: false), default: .none),
          .optional("epsilon", .float, default: 1e-12),
        ], .floating
      ) { .normalized(axes: try $0.optionalInts("axis"), epsilon: try $0.double("epsilon")) },
      TensorRow(
        "", "normalize", "Vectors of length 1.", ["x"],
        [
          .optional("axis", .shape(allowsNone: false), default: -1),
          .optional("order", .int, default: 2, "only 2"),
          .optional("epsilon", .any, default: .none, "accepted"),
        ], .floating
      ) { call in
        guard try call.int("order") == 2 else { throw call.invalid("order", must: "be 2") }
        return .normalized(axes: try call.optionalInts("axis"), epsilon: 1e-12)
      },
    ]

  private static func extreme(_ names: String, isLargest: Bool) -> TensorRow {
    TensorRow(
      names, "", "The place of the \(isLargest ? "largest" : "smallest") element along an axis.", ["input"],
      [
        .optional("axis", .int, default: .none, "None: the first"),
        .optional("output_type", .dtype, default: "int64", "the type of the places"),
      ]
    ) { .extreme(isLargest: isLargest, axis: try $0.optionalInt("axis") ?? 0, try $0.dtype("output_type")) }
  }

  private static func place(_ call: TensorCall, isLargest: Bool) throws -> TensorFunction {
    let (axis, keeps) = (try call.optionalInt("axis"), try call.bool("keepdims"))
    guard let axis else {
      return TensorFunction(
        isLargest ? "ArgMax" : "ArgMin",
        forward: { try ($0[0].flattened().argmaxOrMin(isLargest, keeps)).convert(to: .int32) })
    }
    return .extreme(isLargest: isLargest, axis: axis, keepsAxes: keeps, .int32)
  }

  private static func order(_ call: TensorCall) throws -> Double {
    switch call["ord"] {
    case .none, .string("euclidean"): return 2
    case let value:
      guard let order = value.asDouble, order == 1 || order == 2 || order == .infinity else {
        throw call.invalid("ord", must: "be 1, 2 or np.inf")
      }
      return order
    }
  }
}

extension Tensor {
  fileprivate func argmaxOrMin(_ isLargest: Bool, _ keepsAxes: Bool) throws -> Tensor {
    isLargest
      ? try argmax(axis: 0, keepDimensions: keepsAxes) : try argmin(axis: 0, keepDimensions: keepsAxes)
  }
}
