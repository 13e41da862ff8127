import Evaluator
import Tensors

/// Reductions over axes: `np.mean`, `np.argmax`.
extension NumPyModule {
  static let reductions: [Builtin] =
    Reduction.allCases.map { reduction($0.name, $0) } + [
      reduction("amax", .maximum), reduction("amin", .minimum),
    ] + [
      function("argmax", "The place of the largest element.", [tensor, axis, TensorMembers.keepdims]) {
        .tensor(try $0.tensor("a").argmax(axis: $0.optionalInt("axis"), keepDimensions: $0.bool("keepdims")))
      },
      function("argmin", "The place of the smallest element.", [tensor, axis, TensorMembers.keepdims]) {
        .tensor(try $0.tensor("a").argmin(axis: $0.optionalInt("axis"), keepDimensions: $0.bool("keepdims")))
      },
      function("cumsum", "Running sums.", [tensor, axis]) {
        .tensor(try $0.tensor("a").cumulativeSum(axis: $0.optionalInt("axis")))
      },
      function("cumprod", "Running products.", [tensor, axis]) {
        .tensor(try $0.tensor("a").cumulativeProduct(axis: $0.optionalInt("axis")))
      },
      function(
        "count_nonzero", "How many elements are not 0.", [tensor, TensorMembers.axis, TensorMembers.keepdims]
      ) { call in
        .tensor(
          try call.tensor("a").nonzeroCount(
            axes: call.optionalInts("axis"), keepDimensions: call.bool("keepdims")))
      },
      function("median", "The middle element, or the mean of the two in the middle.", [tensor, axis]) {
        call in
        try quantile(call, 0.5)
      },
      function(
        "percentile", "The value below which so many percent of the elements lie.",
        [tensor, .required("q", .float), axis]
      ) { call in
        let q = try call.double("q")
        guard q >= 0, q <= 100 else { throw call.invalid("q", must: "be from 0 to 100") }
        return try quantile(call, q / 100)
      },
      function(
        "quantile", "The value below which this share of the elements lies.",
        [tensor, .required("q", .float), axis]
      ) { call in
        let q = try call.double("q")
        guard q >= 0, q <= 1 else { throw call.invalid("q", must: "be from 0 to 1") }
        return try quantile(call, q)
      },
      function("average", "The mean, with weights if given.", [tensor, axis, .optional("weights", .tensor)]) {
        call in
        let axes = try call.optionalInt("axis").map { [$0] }
        guard var weights = try call.optionalTensor("weights") else {
          return .tensor(try call.tensor("a").mean(axes: axes))
        }
        let shape = try call.tensor("a").shape
        if let axis = axes?[0], weights.rank == 1, shape.rank > 1, (-shape.rank..<shape.rank).contains(axis) {
          // One weight per position along the axis.
          let place = axis < 0 ? axis + shape.rank : axis
          guard weights.shape[0] == shape[place] else {
            throw call.invalid(
              "weights", must: "have \(shape[place]) elements, one for each place along the axis")
          }
          weights = try weights.reshaped(to: Shape(shape.indices.map { $0 == place ? shape[place] : 1 }))
        }
        let products = try call.tensor("a").multiply(.tensor(weights)).sum(axes: axes)
        return .tensor(try products.divide(by: .tensor(weights.sum(axes: weights.rank == 1 ? nil : axes))))
      },
      function("ptp", "The distance from the smallest to the largest element.", [tensor, TensorMembers.axis])
      { call in
        let axes = try call.optionalInts("axis")
        return .tensor(
          try call.tensor("a").maximum(axes: axes).subtract(.tensor(call.tensor("a").minimum(axes: axes))))
      },
      function("nansum", "The sum of the elements that are numbers.", [tensor, TensorMembers.axis]) { call in
        .tensor(try call.tensor("a").withoutNaN(0).sum(axes: call.optionalInts("axis")))
      },
      function("nanmean", "The mean of the elements that are numbers.", [tensor, TensorMembers.axis]) {
        call in
        let axes = try call.optionalInts("axis")
        let counts = try call.tensor("a").map(.isnan).map(.logicalNot).sum(axes: axes)
        let sums = try call.tensor("a").withoutNaN(0).sum(axes: axes)
        let divisors = sums.dtype.isFloating ? try counts.convert(to: sums.dtype) : counts
        return .tensor(try sums.divide(by: .tensor(divisors)))
      },
      function(
        "histogram", "How many elements fall into each of so many equal ranges, and the ranges' bounds.",
        [tensor, .optional("bins", .int, default: 10), .optional("range", .list)]
      ) { call in try histogram(call) },
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
    function(
      name, reduction.doc, [tensor, TensorMembers.axis, TensorMembers.keepdims] + reduction.furtherParameters
    ) { try $0.tensor("a").reduced(reduction, $0) }
  }

  /// By linear interpolation between the two nearest elements.
  private static func quantile(_ call: Call, _ q: Double) throws -> Value {
    var tensor = try call.tensor("a")
    var along = 0
    if let axis = try call.optionalInt("axis") {
      along = try tensor.shape.normalized(axis: axis)
    } else {
      tensor = try tensor.flattened()
    }
    let size = tensor.rank == 0 ? 1 : tensor.shape[along]
    if tensor.rank == 0 { return .tensor(try tensor.divide(by: .scalar(.int(1)))) }
    if size == 0 {
      var shape = tensor.shape.dimensions
      shape.remove(at: along)
      return .tensor(try Tensor(filling: Shape(shape), with: .float(.nan)))
    }
    let sorted = try tensor.sorted(axis: along)
    let place = q * Double(size - 1)
    let low = Int(place.rounded(.down))
    let high = min(low + 1, size - 1)
    let prefix = [Index](repeating: .all, count: along)
    let below = try sorted.indexed(by: prefix + [.integer(low)])
    let above = try sorted.indexed(by: prefix + [.integer(high)])
    let step = try above.convert(to: above.dtype.isFloating ? above.dtype : .float64).subtract(.tensor(below))
    let result = try step.multiply(.scalar(.float(place - Double(low)))).add(.tensor(below))
    return .tensor(result)
  }

  private static func histogram(_ call: Call) throws -> Value {
    let values = try call.tensor("a").elements(Double.self)
    let bins = try call.int("bins", atLeast: 1, atMost: 10_000_000)
    var (low, high) = (values.min() ?? 0, values.max() ?? 1)
    if !call["range"].isNone {
      let bounds = try call.list("range").compactMap(\.asDouble)
      guard bounds.count == 2, bounds[0] <= bounds[1] else {
        throw call.invalid("range", must: "be (low, high)")
      }
      (low, high) = (bounds[0], bounds[1])
    }
    guard low.isFinite, high.isFinite else { throw call.invalid("a", must: "hold finite numbers") }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    var counts = [Int64](repeating: 0, count: bins)
    let width = (high - low) / Double(bins)
    guard width.isFinite, low + width > low else {
      throw call.fault("bins", .message("\(bins) bins do not fit between \(low) and \(high)"))
    }
    for value in values where value >= low && value <= high {
      var bin = min(Int((value - low) / width), bins - 1)
      if value < low + Double(bin) * width { bin -= 1 }
      counts[max(bin, 0)] += 1
    }
    return [
      .tensor(try Tensor(shape: [bins], elements: counts)),
      .tensor(try Tensor.linspace(low, high, count: bins + 1)),
    ]
  }
}

extension Tensor {
  fileprivate func withoutNaN(_ value: Double) throws -> Tensor {
    dtype.isFloating ? try Tensor.choose(map(.isnan), .scalar(.float(value)), .tensor(self)) : self
  }
}
