import Evaluator
import Gradients
import Tensors

/// `tf.scatter_nd` and `tf.tensor_scatter_nd_…`: values set at places of a tensor.
enum ScatterFunctions {
  static let all: [Builtin] = [
    Builtin(
      "scatter_nd", module: "tf", doc: "Zeros with values added at some places, each a row of numbers.",
      [
        .required("indices", .any, "(…, axes)"), .required("updates", .any, "the values"),
        .required("shape", .shape(allowsNone: false), "the lengths of the axes"), .optional("name", .any),
      ]
    ) { call in
      let shape = Shape(try call.ints("shape"))
      return try call.interpreter.apply(
        .placing(at: places(call), in: shape), [call["updates"]], .any, .tensorFlow)
    },
    function("update", "A tensor with values set at some places.") { .scatter(at: $0) },
    function("add", "A tensor with values added at some places.") { indices in
      combination("TensorScatterAdd", .add, indices)
    },
    function("sub", "A tensor with values taken away at some places.") { indices in
      combination("TensorScatterSub", .subtract, indices)
    },
    function("min", "A tensor with values at some places where they are smaller.") { indices in
      extreme("TensorScatterMin", .minimum, indices)
    },
    function("max", "A tensor with values at some places where they are larger.") { indices in
      extreme("TensorScatterMax", .maximum, indices)
    },
  ]

  private static func function(
    _ name: String, _ doc: String, _ make: @escaping ([Index]) -> TensorFunction
  ) -> Builtin {
    Builtin(
      "tensor_scatter_nd_" + name, module: "tf", doc: doc,
      [
        .required("tensor", .any, "a tensor"), .required("indices", .any, "(…, axes)"),
        .required("updates", .any, "the values"), .optional("name", .any),
      ]
    ) { call in
      try call.interpreter.apply(
        make(try places(call)), [call["tensor"], call["updates"]], .matched, .tensorFlow)
    }
  }

  /// The places: one array of numbers for each axis.
  private static func places(_ call: Call) throws -> [Index] {
    let rows = try call.interpreter.eager(call["indices"]).value
    guard !rows.dtype.isFloating, let count = rows.shape.last else {
      throw call.invalid("indices", must: "be rows of whole numbers, one for each axis")
    }
    let leading = [Index](repeating: .all, count: rows.rank - 1)
    return try (0..<count).map {
      .tensor(try rows.convert(to: .int64).indexed(by: leading + [.integer($0)]).copy())
    }
  }

  /// x ± the values placed among zeros, where a place that comes twice counts twice.
  private static func combination(_ name: String, _ operation: BinaryOperation, _ indices: [Index])
    -> TensorFunction
  {
    TensorFunction(
      name,
      forward: {
        let placed = try TensorFunction.placing(at: indices, in: $0[0].shape).forward([$0[1]])
        return try Tensor.compute(operation, .tensor($0[0]), .tensor(placed))
      }
    ) { p in
      let part = try p.gradient(.part(indices))
      return [p.gradient, operation == .subtract ? try -part : part]
    }
  }

  private static func extreme(_ name: String, _ operation: BinaryOperation, _ indices: [Index])
    -> TensorFunction
  {
    TensorFunction(
      name,
      forward: {
        let result = try $0[0].copy()
        // One after another: a place may come twice.
        let columns = try indices.compactMap { index -> [Int64]? in
          if case .tensor(let tensor) = index { try tensor.elements(Int64.self) } else { nil }
        }
        let rows = columns.first?.count ?? 0
        let values = try $0[1].reshaped(to: Shape([rows] + $0[0].shape.dropFirst(columns.count)))
        for row in 0..<rows {
          let place = columns.map { Index.integer(Int($0[row])) }
          let old = try result.indexed(by: place)
          let new = try values.indexed(by: [.integer(row)])
          try result.assign(.tensor(Tensor.compute(operation, .tensor(old), .tensor(new))), at: place)
        }
        return result
      })
  }
}
