import Evaluator
import Gradients
import Tensors

// Elements put into places, and sums of elements that belong together.
extension OperationRows {
  static let scattering: [TensorRow] = [
    TensorRow(
      "", "slice", "A part that begins somewhere and has a shape.", ["inputs"],
      [
        .required("start_indices", .shape(allowsNone: false), "where it begins, for each axis"),
        .required("shape", .shape(allowsNone: false), "its lengths"),
      ]
    ) { try $0.slice("inputs", from: "start_indices", lengths: "shape") },
    segment("sum", "The sums of slices that have the same number."),
    segment("max", "The largest elements of slices that have the same number."),
    segment("min", "The smallest elements of slices that have the same number."),
    segment("prod", "The products of slices that have the same number."),
    TensorRow(
      "", "multi_hot", "Class numbers of each row as one row with ones.", ["inputs"],
      [
        .optional("num_classes", .int, default: .none, "how many classes"),
        .optional("axis", .int, default: -1, "only -1"), dtype,
        .optional("sparse", .any, default: false, "only False"),
      ]
    ) { call in
      try call.call.onlyDefault("axis")
      guard let classes = try call.optionalInt("num_classes"), classes > 0 else {
        throw call.invalid("num_classes", must: "be the number of classes")
      }
      let dtype = try call["dtype"].isNone ? DType.float32 : call.dtype("dtype")
      return TensorFunction(
        "MultiHot",
        forward: { x in
          let columns = x[0].rank < 2 ? max(1, x[0].count) : x[0].shape.last ?? 1
          let rows = x[0].count / max(1, columns)
          var ones = [Float](repeating: 0, count: rows * classes)
          for (place, number) in try x[0].elements(Int64.self).enumerated()
          where number >= 0 && number < classes {
            ones[place / columns * classes + Int(number)] = 1
          }
          return try Tensor(shape: Shape(x[0].shape.dropLast() + [classes]), floats: ones).convert(to: dtype)
        })
    },
    TensorRow(
      "", "isin", "Where the elements are among others.", ["x1", "x2"],
      [
        .optional("assume_unique", .any, default: false, "accepted"),
        .optional("invert", .bool, default: false, "where they are not"),
      ], .matched
    ) { call in
      let inverts = try call.bool("invert")
      return TensorFunction(
        "IsIn",
        forward: { x in
          let others = Set(try x[1].elements(Double.self))
          return try Tensor(
            shape: x[0].shape, elements: x[0].elements(Double.self).map { others.contains($0) != inverts })
        })
    },
    TensorRow(
      "math.in_top_k nn.in_top_k", "in_top_k", "Whether the class of each row is among its k most likely.",
      ["targets", "predictions"], [.required("k", .int)]
    ) {
      call in
      let k = try call.int("k")
      return TensorFunction(
        "InTopK",
        forward: { x in
          let classes = x[1].shape.last ?? 1
          let rows = try x[1].elements(Double.self)
          let found = try x[0].elements(Int64.self).enumerated().map { row, target -> Bool in
            guard 0..<Int64(classes) ~= target, (row + 1) * classes <= rows.count else { return false }
            let own = rows[row * classes + Int(target)]
            return own.isFinite && rows[row * classes..<(row + 1) * classes].count { $0 > own } < k
          }
          return try Tensor(shape: x[0].shape, elements: found)
        })
    },
  ]

  // MARK: - Parts

  /// Zeros of a shape with slices added at places: rows of numbers of the first axes.
  static func scattered(_ values: Expression, _ places: Tensor, _ shape: Shape) throws -> Expression {
    guard let depth = places.shape.last, depth <= shape.rank, places.rank > 0 else {
      throw Fault.message("indices must be rows of at most \(shape.rank) numbers")
    }
    let numbers = try columns(of: places, shape)
    let expected = Shape(Array(places.shape.dropLast()) + shape.dropFirst(depth))
    guard values.shape == expected else {
      throw Fault.message("values must have the shape \(expected), found \(values.shape)")
    }
    // What reading those places does to a gradient.
    let reading = TensorFunction.part(numbers.map { .tensor($0) })
    let zeros = values.constant(try Tensor(zeros: shape, dtype: values.dtype))
    return try reading.pull(values, [zeros], zeros(reading))[0] ?? zeros
  }

  /// A tensor of numbers for each of the first axes, within the shape.
  static func columns(of places: Tensor, _ shape: Shape) throws -> [Tensor] {
    let leading = [Index](repeating: .all, count: places.rank - 1)
    return try (0..<(places.shape.last ?? 0)).map { axis in
      let column = try places.indexed(by: leading + [.integer(axis)]).copy()
      for number in try column.elements(Int64.self)
      where number < -Int64(shape[axis]) || number >= shape[axis] {
        throw Fault.message(
          "index \(number) is out of bounds for axis \(axis) of size \(shape[axis])", kind: .index)
      }
      return column
    }
  }

  static func reduced(
    _ target: Tensor, _ places: Tensor, _ updates: Tensor, depth: Int, _ reduction: String
  ) throws -> Tensor {
    let rows = try columns(of: places, target.shape).map { try $0.elements(Int64.self).map(Int.init) }
    let size = target.shape.dropFirst(depth).reduce(1, *)
    var values = try target.elements(Double.self)
    let new = try updates.elements(Double.self)
    for row in 0..<(places.count / max(1, depth)) {
      let start = (0..<depth).reduce(0) { at, axis in
        at * target.shape[axis] + (rows[axis][row] + target.shape[axis]) % target.shape[axis]
      }
      for offset in 0..<size {
        let (old, update) = (values[start * size + offset], new[row * size + offset])
        values[start * size + offset] =
          reduction == "max" ? max(old, update) : reduction == "min" ? min(old, update) : old * update
      }
    }
    return try Tensor(shape: target.shape, elements: values).convert(to: target.dtype)
  }

  private static func segment(_ kind: String, _ doc: String) -> TensorRow {
    TensorRow(
      kind == "sum" || kind == "prod" ? "math.segment_\(kind) math.unsorted_segment_\(kind)" : "",
      "segment_\(kind)", doc, ["data"],
      [
        .required("segment_ids", .tensor, "a number for each slice along the first axis"),
        .optional("num_segments", .int, default: .none, "None: the largest number plus 1"),
        .optional("sorted", .any, default: false, "accepted"),
      ]
    ) { call in
      let ids = try call.tensor("segment_ids").elements(Int64.self).map(Int.init)
      let count = try call.optionalInt("num_segments") ?? (ids.max() ?? -1) + 1
      return .composed("segment_\(kind)") { x in
        guard x[0].shape.first == ids.count else {
          throw Fault.message(
            "segment_ids must have a number for each of the \(x[0].shape.first ?? 0) slices, found \(ids.count)"
          )
        }
        let members = (0..<count).map { segment in ids.indices.filter { ids[$0] == segment } }
        let parts = try members.map { rows -> Expression in
          guard !rows.isEmpty else {
            let empty = emptySegment(kind, x[0].dtype)
            return x[0].constant(
              try Tensor(filling: Shape(x[0].shape.dropFirst()), with: empty, dtype: x[0].dtype))
          }
          let places = try Tensor(shape: [rows.count], elements: rows.map(Int64.init))
          let slices = try x[0](.gather(places, axis: 0))
          switch kind {
          case "sum": return try slices(.sum(axes: [0]))
          case "max": return try slices(.maximum(axes: [0]))
          case "min": return try slices(.minimum(axes: [0]))
          default: return try slices(.product(axes: [0]))
          }
        }
        guard let first = parts.first else { return x[0] }
        return Expression(try first.math.apply(.stack(axis: 0), parts.map(\.tensor)), first.math)
      }
    }
  }

  private static func emptySegment(_ kind: String, _ dtype: DType) -> Scalar {
    switch kind {
    case "sum": return .int(0)
    case "prod": return .int(1)
    default:
      let isLargest = kind == "min"
      if dtype == .float64 { return .float(isLargest ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude) }
      if dtype.isFloating {
        let largest = Double(Float.greatestFiniteMagnitude)
        return .float(isLargest ? largest : -largest)
      }
      return .int(isLargest ? Int64(Int32.max) : Int64(Int32.min))
    }
  }
}
