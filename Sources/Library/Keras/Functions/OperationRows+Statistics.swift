import Evaluator
import Gradients
import Tensors

// Order, sums and other figures over axes.
extension OperationRows {
  static let sorting: [TensorRow] = [
    TensorRow(
      "", "argpartition", "The places in an order where the k-th stands as if sorted.", ["x"],
      [.required("kth", .int, "which"), axis]
    ) {
      call in
      let axis = try call.int("axis")
      return TensorFunction("ArgPartition", forward: { try $0[0].argsorted(axis: axis).convert(to: .int32) })
    },
    TensorRow(
      "searchsorted", "searchsorted", "The places at which values would be inserted in a sorted row.",
      ["sorted_sequence", "values"],
      [
        .optional("side", .choice("left", "right"), default: "left", "before or after equal elements")
      ]
    ) { call in
      let isRight = try call.string("side") == "right"
      return TensorFunction(
        "SearchSorted",
        forward: { x in
          guard x[0].rank == 1 else {
            throw Fault.message(
              "searchsorted only supports 1-D sorted sequences. You can use `keras.ops.vectorized_map` to extend it to N-D sequences. Received: sorted_sequence.shape=\(x[0].shape)"
            )
          }
          return try places(of: x[1], in: x[0], isRight: isRight)
        })
    },
    TensorRow(
      "", "digitize", "The numbers of the bins in which elements lie.", ["x"],
      [.required("bins", .tensor, "the bounds, ascending")]
    ) {
      call in
      let bins = try call.tensor("bins")
      return TensorFunction("Digitize", forward: { try places(of: $0[0], in: bins, isRight: true) })
    },
    TensorRow(
      "", "bincount", "How often each whole number occurs, or the sums of weights.", ["x"],
      [
        .optional("weights", .any, default: .none, "one for each number"),
        .optional("minlength", .int, default: 0, "the least length"),
        .optional("sparse", .any, default: false, "only False"),
      ]
    ) { call in
      let weights = try call["weights"].isNone ? nil : call.call.interpreter.tensor(from: call["weights"])
      let least = try call.int("minlength")
      return .withoutGradient("bincount") { x in
        let columns = x[0].shape.last ?? 0
        let numbers = try x[0].elements(Int64.self)
        guard numbers.allSatisfy({ $0 >= 0 && $0 < 1 << 31 }) else {
          throw Fault.message("bincount takes whole numbers from 0")
        }
        let size = max(least, Int(numbers.max() ?? -1) + 1)
        let factors = try weights?.broadcast(to: x[0].shape).elements(Double.self)
        let rows = x[0].rank < 2 ? 1 : x[0].count / max(1, columns)
        var sums = [Double](repeating: 0, count: rows * size)
        for (place, number) in numbers.enumerated() {
          sums[(rows == 1 ? 0 : place / columns) * size + Int(number)] += factors?[place] ?? 1
        }
        let shape = x[0].rank < 2 ? Shape([size]) : Shape(x[0].shape.dropLast() + [size])
        return try Tensor(shape: shape, elements: sums).convert(to: weights == nil ? .int32 : .float32)
      }
    },
  ]

  static let reductions: [TensorRow] =
    [
      fold("median", "The element in the middle, or the mean of the two.", .floating) {
        .quantile([0.5], $0, keepsAxes: $1, isSingle: true)
      },
      fold("ptp", "The largest minus the smallest element.") { axes, keeps in
        .composed("ptp") { x in
          try x[0](.maximum(axes: axes, keepsAxes: keeps)) - x[0](.minimum(axes: axes, keepsAxes: keeps))
        }
      },
      nanFold("nanmax", "The largest number that is one.", fill: -.infinity, isEmptyNaN: true) {
        .maximum(axes: $0, keepsAxes: $1)
      },
      nanFold("nanmin", "The smallest number that is one.", fill: .infinity, isEmptyNaN: true) {
        .minimum(axes: $0, keepsAxes: $1)
      },
      nanFold("nansum", "The sum of what are numbers.", fill: 0) { .sum(axes: $0, keepsAxes: $1) },
      nanFold("nanprod", "The product of what are numbers.", fill: 1) { .product(axes: $0, keepsAxes: $1) },
      fold("nanmean", "The mean of what are numbers.", .floating) { axes, keeps in
        .composed("nanmean") { try nanMean($0[0], axes, keeps) }
      },
      fold("nanvar", "The variance of what are numbers.", .floating) { axes, keeps in
        .composed("nanvar") { try nanVariance($0[0], axes, keeps) }
      },
      fold("nanstd", "The standard deviation of what are numbers.", .floating) { axes, keeps in
        .composed("nanstd") { try nanVariance($0[0], axes, keeps)(.squareRoot) }
      },
      fold("nanmedian", "The median of what are numbers.", .floating) {
        .quantile([0.5], $0, keepsAxes: $1, isSingle: true, skipsNaN: true)
      },
      TensorRow("", "count_nonzero", "How many elements are not 0.", ["x"], [axes]) { call in
        let axes = try call.optionalInts("axis")
        return TensorFunction(
          "CountNonzero", forward: { try $0[0].nonzeroCount(axes: axes).convert(to: .int32) })
      },
      formula(
        "average", "The mean with weights.",
        [axes, .optional("weights", .any, default: .none, "one for each element or slice")], .floating
      ) {
        call in
        let axes = try call.optionalInts("axis")
        guard !call["weights"].isNone else { return { try $0[0](.mean(axes: axes)) } }
        let given = try call.call.interpreter.eager(call["weights"])
        return { x in
          var weights = try Expression(given, x[0].math)(.cast(to: x[0].dtype))
          if weights.shape.rank == 1, x[0].shape.rank > 1, let axis = axes?.first {
            let place = try x[0].shape.normalized(axis: axis)
            weights = try weights(
              .reshape(to: Shape(x[0].shape.indices.map { $0 == place ? weights.shape[0] : 1 })))
          }
          let wide = try weights(.broadcast(to: x[0].shape))
          return try (x[0] * wide)(.sum(axes: axes)) / wide(.sum(axes: axes))
        }
      },
      cumulative("cumsum", "Running sums.", isSum: true), cumulative("cumprod", "Running products."),
      cumulative("nancumsum", "Running sums of what are numbers.", isSum: true, skipsNaN: true),
      cumulative("nancumprod", "Running products of what are numbers.", skipsNaN: true),
      nanPlace("nanargmax", isLargest: true), nanPlace("nanargmin", isLargest: false),
    ]
    + [
      ("quantile", 1.0, false), ("percentile", 100.0, false), ("nanquantile", 1.0, true),
      ("nanpercentile", 100.0, true),
    ].map {
      name, scale, skipsNaN in
      TensorRow(
        "", name, "What a share of the elements lies below.", ["x"],
        [
          .required("q", .any, "the share, or several, 0 to \(Int(scale))"), axes,
          .optional(
            "method", .choice("linear", "lower", "higher", "midpoint", "nearest"), default: "linear",
            "what lies between two elements"),
          keepsAxes,
        ], .floating
      ) { call in
        let given = try call.tensor("q")
        let shares = try given.elements(Double.self).map { $0 / scale }
        guard shares.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
          throw call.invalid("q", must: "be from 0 to \(Int(scale))")
        }
        let (axes, keeps) = try call.folding()
        return .quantile(
          shares, axes, keepsAxes: keeps, isSingle: given.rank == 0, method: try call.string("method"),
          skipsNaN: skipsNaN)
      }
    }

  static let statistics: [TensorRow] = [
    formula(
      "diff", "The differences of neighbours.",
      [
        .optional("n", .int, default: 1, "how often"), axis,
      ], operands: ["a"]
    ) { call in
      let (count, axis) = (try call.int("n"), try call.int("axis"))
      return { x in
        var result = x[0]
        let place = try result.shape.normalized(axis: axis)
        for _ in 0..<max(0, count) {
          func part(_ start: Int?, _ stop: Int?) throws -> Expression {
            try result(
              .part(
                result.shape.indices.map { $0 == place ? .slice(start: start, stop: stop, step: 1) : .all }))
          }
          result = try part(1, nil) - part(nil, -1)
        }
        return result
      }
    },
    formula(
      "trapezoid", "The integral by the trapezoidal rule.",
      [
        .optional("x", .any, default: .none, "the points; None: dx apart"),
        .optional("dx", .float, default: 1.0, "the distance"), axis,
      ], .floating, operands: ["y"]
    ) { call in
      let (dx, axis) = (try call.double("dx"), try call.int("axis"))
      let points = try call["x"].isNone ? nil : call.call.interpreter.tensor(from: call["x"])
      return { y in
        let place = try y[0].shape.normalized(axis: axis)
        func part(_ start: Int?, _ stop: Int?) throws -> Expression {
          try y[0](
            .part(y[0].shape.indices.map { $0 == place ? .slice(start: start, stop: stop, step: 1) : .all }))
        }
        let heights = try part(1, nil) + part(nil, -1)
        guard let points else { return try (heights * (dx / 2))(.sum(axes: [axis])) }
        let values = try points.elements(Double.self)
        guard points.rank == 1, values.count == y[0].shape[place] else {
          throw Fault.message("x must have one point for each element along the axis")
        }
        let widths = zip(values.dropFirst(), values).map { ($0 - $1) / 2 }
        let shape = Shape(y[0].shape.indices.map { $0 == place ? widths.count : 1 })
        return try (heights * y[0].constant(Tensor(shape: shape, elements: widths).convert(to: y[0].dtype)))(
          .sum(axes: [axis]))
      }
    },
    TensorRow(
      "", "corrcoef", "The correlations of rows.", ["x"], .floating,
      .composed("corrcoef") { x in
        let rows = try x[0].shape.rank == 1 ? x[0](.reshape(to: [1, x[0].value.count])) : x[0]
        let centred = try rows - rows(.mean(axes: [1], keepsAxes: true))
        let products = try centred(.matrixProduct(transposesSecond: true), centred)
        let lengths = try (centred * centred)(.sum(axes: [1]))(.squareRoot)
        let scaled = try products / lengths(.expand(at: [1])) / lengths(.expand(at: [0]))
        return try x[0].shape.rank == 1 ? scaled(.reshape(to: [])) : scaled
      }),
    formula(
      "correlate", "Sums of products of one row moved along another.",
      [
        .optional("mode", .choice("valid", "same", "full"), default: "valid", "which places")
      ], .matchedFloating, operands: ["x1", "x2"]
    ) { call in
      let mode = try call.string("mode")
      return { x in
        guard x[0].shape.rank == 1, x[1].shape.rank == 1 else {
          throw Fault.message("inputs to `correlate()` must be 1-dimensional")
        }
        let (n, m) = (x[0].shape[0], x[1].shape[0])
        let whole = try x[0](.pad([(m - 1, m - 1)]))
        let parts = try (0..<n + m - 1).map {
          try (whole(.part([.slice(start: $0, stop: $0 + m, step: 1)])) * x[1])(.sum(axes: nil))
        }
        let (length, start) =
          mode == "full"
          ? (n + m - 1, 0)
          : mode == "same" ? (max(n, m), (min(n, m) - 1) / 2) : (max(n, m) - min(n, m) + 1, min(n, m) - 1)
        let all = Expression(try whole.math.apply(.stack(axis: 0), parts.map(\.tensor)), whole.math)
        return try all(.part([.slice(start: start, stop: start + length, step: 1)]))
      }
    },
    TensorRow(
      "", "psnr", "The peak signal-to-noise ratio, in decibels.", ["x1", "x2"],
      [.required("max_val", .float, "the largest value")], .matchedFloating
    ) {
      call in
      let largest = try call.double("max_val")
      return .composed("psnr") { x in
        let error = try (x[0] - x[1])(.square)(.mean(axes: nil))
        return try (error / (largest * largest))(.logarithmTo10) * -10
      }
    },
  ]

  // MARK: - Parts

  private static func fold(
    _ name: String, _ doc: String, _ typing: TensorRow.Typing = .any,
    _ make: @escaping ([Int]?, Bool) -> TensorFunction
  ) -> TensorRow {
    TensorRow("", name, doc, ["x"], [axes, keepsAxes], typing) { call in
      let (axes, keeps) = try call.folding()
      return make(axes, keeps)
    }
  }

  /// A fold in which what is no number counts as another.
  private static func nanFold(
    _ name: String, _ doc: String, fill: Double, isEmptyNaN: Bool = false,
    _ make: @escaping ([Int]?, Bool) -> TensorFunction
  ) -> TensorRow {
    fold(name, doc) { axes, keeps in
      .composed(name) { x in
        guard x[0].dtype.isFloating else { return try x[0](make(axes, keeps)) }
        let isMissing = try x[0].value.map(.isnan)
        let result = try x[0].constant(isMissing)(.choose, x[0].constant(fill), x[0])(make(axes, keeps))
        guard isEmptyNaN else { return result }
        let isEmpty = try isMissing.reduced(.all, axes: axes, keepDimensions: keeps)
        return try result.constant(isEmpty)(.choose, result.constant(.nan), result)
      }
    }
  }

  private static func nanMean(_ x: Expression, _ axes: [Int]?, _ keeps: Bool) throws -> Expression {
    let isMissing = try x.value.map(.isnan)
    let count = try isMissing.map(.logicalNot).convert(to: x.dtype).reduced(
      .sum, axes: axes, keepDimensions: keeps)
    let sum = try x.constant(isMissing)(.choose, x.constant(0), x)(.sum(axes: axes, keepsAxes: keeps))
    return try sum / x.constant(count)
  }

  private static func nanVariance(_ x: Expression, _ axes: [Int]?, _ keeps: Bool) throws -> Expression {
    try nanMean((x - nanMean(x, axes, true))(.square), axes, keeps)
  }

  private static func cumulative(_ name: String, _ doc: String, isSum: Bool = false, skipsNaN: Bool = false)
    -> TensorRow
  {
    TensorRow("", name, doc, ["x"], [anyAxis, dtype]) { call in
      let axis = try call.optionalInt("axis")
      let dtype = try call["dtype"].isNone ? nil : call.dtype("dtype")
      return .composed(name) { x in
        var source = try axis == nil ? x[0](.reshape(to: [x[0].value.count])) : x[0]
        if let dtype { source = try source(.cast(to: dtype)) }
        if skipsNaN, source.dtype.isFloating {
          source = try source.constant(source.value.map(.isnan))(
            .choose, source.constant(isSum ? 0 : 1), source)
        }
        if isSum { return try source(.cumulativeSum(axis: axis ?? 0)) }
        return try source(.cumulativeProduct(axis: axis ?? 0))
      }
    }
  }

  private static func nanPlace(_ name: String, isLargest: Bool) -> TensorRow {
    TensorRow(
      "", name,
      "The place of the \(isLargest ? "largest" : "smallest") number along an axis; -1 where there is none.",
      ["x"], [anyAxis, keepsAxes]
    ) { call in
      let (axis, keeps) = (try call.optionalInt("axis"), try call.bool("keepdims"))
      return TensorFunction(
        name,
        forward: { x in
          let source = axis == nil ? try x[0].flattened() : x[0]
          let isMissing = try source.map(.isnan)
          let filled = try Tensor.choose(
            isMissing, .scalar(.float(isLargest ? -.infinity : .infinity)), .tensor(source))
          let place =
            isLargest
            ? try filled.argmax(axis: axis ?? 0, keepDimensions: keeps)
            : try filled.argmin(axis: axis ?? 0, keepDimensions: keeps)
          let isEmpty = try isMissing.reduced(.all, axes: [axis ?? 0], keepDimensions: keeps)
          return try Tensor.choose(isEmpty, .scalar(.int(-1)), .tensor(place)).convert(to: .int32)
        })
    }
  }

  private static func places(of values: Tensor, in bounds: Tensor, isRight: Bool) throws -> Tensor {
    let sorted = try bounds.elements(Double.self)
    let found = try values.elements(Double.self).map { value -> Int32 in
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if isRight ? sorted[middle] <= value : sorted[middle] < value {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return Int32(low)
    }
    return try Tensor(shape: values.shape, elements: found)
  }
}
