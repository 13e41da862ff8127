import Evaluator
import Tensors

/// Reductions over axes: `np.mean`, `np.argmax`.
extension NumPyModule {
  static let reductions: [Builtin] =
    Reduction.allCases.map { reduction($0.name, $0) } + [
      reduction("amax", .maximum), reduction("amin", .minimum),
    ] + [
      function("argmax", "The place of the largest element.", [tensor] + TensorMembers.extremeOptions) {
        call in
        try call.delivered(
          call.tensor("a").argmax(axis: call.optionalInt("axis"), keepDimensions: call.bool("keepdims")))
      },
      function("argmin", "The place of the smallest element.", [tensor] + TensorMembers.extremeOptions) {
        call in
        try call.delivered(
          call.tensor("a").argmin(axis: call.optionalInt("axis"), keepDimensions: call.bool("keepdims")))
      },
      function("cumsum", "Running sums.", [tensor] + TensorMembers.runningOptions) {
        try $0.cumulated($0.tensor("a"), isProduct: false)
      },
      function("cumprod", "Running products.", [tensor] + TensorMembers.runningOptions) {
        try $0.cumulated($0.tensor("a"), isProduct: true)
      },
      function(
        "count_nonzero", "How many elements are not 0.", [tensor, TensorMembers.axis, TensorMembers.keepdims]
      ) { call in
        .tensor(
          try call.tensor("a").nonzeroCount(
            axes: call.optionalInts("axis"), keepDimensions: call.bool("keepdims")))
      },
      function(
        "bincount", "How often each whole number from 0 on occurs.",
        [.required("x", .tensor), .optional("weights", .tensor), .optional("minlength", .int, default: 0)]
      ) {
        .tensor(
          try $0.tensor("x").binCount(
            weights: $0.optionalTensor("weights"), minimumLength: $0.int("minlength", atLeast: 0)))
      },
    ]

  private static func reduction(_ name: String, _ reduction: Reduction) -> Builtin {
    function(name, reduction.doc, [tensor] + reduction.parameters, quick: reduction.quick) {
      try $0.tensor("a").reduced(reduction, $0)
    }
  }
}
