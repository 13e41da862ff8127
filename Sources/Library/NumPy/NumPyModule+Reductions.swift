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
        let (array, axes) = (try call.tensor("a"), try call.optionalInts("axis"))
        // Of a single number, the axis is that of a vector of one.
        let isNumber = array.rank == 0 && (axes ?? []).allSatisfy { $0 == 0 || $0 == -1 }
        return .tensor(
          try array.nonzeroCount(axes: isNumber ? nil : axes, keepDimensions: call.bool("keepdims")))
      },
      function(
        "bincount", "How often each whole number from 0 on occurs.",
        [.required("x", .tensor), .optional("weights", .tensor), .optional("minlength", .int, default: 0)]
      ) { call in
        guard try call.int("minlength") >= 0 else {
          throw call.fault("minlength", .message("'minlength' must not be negative", kind: .value))
        }
        var numbers = try call.tensor("x")
        if call["x"].heldTensor == nil, numbers.dtype.isFloating {
          // The numbers of a list are cut to whole ones, those of an array are not.
          guard try numbers.elements(Double.self).allSatisfy(\.isFinite) else {
            throw call.fault("x", .message("cannot convert float NaN to integer", kind: .value))
          }
          numbers = try numbers.convert(to: .int64)
        }
        return .tensor(
          try numbers.binCount(
            weights: call.optionalTensor("weights"), minimumLength: call.int("minlength")))
      },
    ]

  private static func reduction(_ name: String, _ reduction: Reduction) -> Builtin {
    function(name, reduction.doc, [tensor] + reduction.parameters, quick: reduction.quick) {
      try $0.tensor("a").reduced(reduction, $0)
    }
  }
}
