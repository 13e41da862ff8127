import Evaluator
import Gradients
import Tensors

// The same elements in another order or shape.
extension OperationRows {
  static let shaping: [TensorRow] = [
    TensorRow("", "ravel", "All elements in a row.", ["x"], .any, .reshape(to: [-1])),
    TensorRow("", "fliplr", "Columns in reverse order.", ["x"], .any, .flip([1])),
    TensorRow("", "flipud", "Rows in reverse order.", ["x"], .any, .flip([0])),
    formula(
      "rot90", "Turned by quarters of a circle, counterclockwise.",
      [
        .optional("k", .int, default: 1, "how many quarters"),
        .optional("axes", .shape(allowsNone: false), default: [0, 1], "the plane"),
      ], operands: ["array"]
    ) { call in
      let (quarters, axes) = (((try call.int("k") % 4) + 4) % 4, try call.ints("axes"))
      guard axes.count == 2 else { throw call.invalid("axes", must: "be two axes") }
      return { x in
        let (first, second) = (
          try x[0].shape.normalized(axis: axes[0]), try x[0].shape.normalized(axis: axes[1])
        )
        guard first != second else {
          throw Fault.message("Invalid axes: \(axes). Axes must be a tuple of two different dimensions.")
        }
        var order = Array(0..<x[0].shape.rank)
        order.swapAt(first, second)
        switch quarters {
        case 0: return x[0]
        case 1: return try x[0](.flip([second]))(.transpose(order))
        case 2: return try x[0](.flip([first, second]))
        default: return try x[0](.transpose(order))(.flip([second]))
        }
      }
    },
    TensorRow(
      "", "hstack", "Tensors joined along the second axis; vectors along their only one.", ["xs"], [],
      .matched, takesList: true
    ) { _ in
      .composed("hstack") { x in
        let parts = try x.map { $0.shape.rank == 0 ? try $0(.reshape(to: [1])) : $0 }
        return try joined(parts, axis: (parts.first?.shape.rank ?? 1) == 1 ? 0 : 1)
      }
    },
    TensorRow(
      "", "vstack", "Tensors joined along the first axis; vectors are rows.", ["xs"], [], .matched,
      takesList: true
    ) { _ in
      .composed("vstack") { x in
        try joined(x.map { $0.shape.rank < 2 ? try $0(.reshape(to: [1, $0.value.count])) : $0 }, axis: 0)
      }
    },
    TensorRow("", "dstack", "Tensors joined along the third axis.", ["xs"], [], .matched, takesList: true) {
      _ in
      .composed("dstack") { x in
        try joined(
          x.map { part in
            switch part.shape.rank {
            case 0, 1: try part(.reshape(to: [1, part.value.count, 1]))
            case 2: try part(.expand(at: [-1]))
            default: part
            }
          }, axis: 2)
      }
    },
    formula(
      "append", "Two tensors joined along an axis; without one in a row.", [anyAxis], .matched,
      operands: ["x1", "x2"]
    ) { call in
      let axis = try call.optionalInt("axis")
      return { x in
        guard let axis else { return try joined(x.map { try $0(.reshape(to: [$0.value.count])) }, axis: 0) }
        return try joined(x, axis: axis)
      }
    },
    formula("depth_to_space", "Channels laid out as blocks of pixels.", blocks) { call in
      let size = try blockSize(call)
      return { x in
        let s = try image(x[0], "depth_to_space")
        let depth = s[3] / (size * size)
        guard depth * size * size == s[3] else {
          throw Fault.message("depth_to_space: \(s[3]) channels are no multiple of \(size * size)")
        }
        return try x[0](.reshape(to: [s[0], s[1], s[2], size, size, depth]))(.transpose([0, 1, 3, 2, 4, 5]))(
          .reshape(to: [s[0], s[1] * size, s[2] * size, depth]))
      }
    },
    formula("space_to_depth", "Blocks of pixels as channels.", blocks) { call in
      let size = try blockSize(call)
      return { x in
        let s = try image(x[0], "space_to_depth")
        guard s[1] % size == 0, s[2] % size == 0 else {
          throw Fault.message("space_to_depth: \(s[1]) × \(s[2]) pixels do not divide into blocks of \(size)")
        }
        return try x[0](.reshape(to: [s[0], s[1] / size, size, s[2] / size, size, s[3]]))(
          .transpose([0, 1, 3, 2, 4, 5]))(.reshape(to: [s[0], s[1] / size, s[2] / size, s[3] * size * size]))
      }
    },
    TensorRow(
      "", "diag", "A matrix with these elements on a diagonal; of a matrix its diagonal.", ["x"],
      [diagonalNumber]
    ) { call in
      let k = try call.int("k")
      return .placed("diag") { shape in
        if shape.rank == 1 { return onDiagonal(shape[0], k) }
        guard shape.rank == 2 else {
          throw Fault.message("`x` must be 1-D or 2-D. Received: x.shape=\(shape)")
        }
        return diagonal(shape, k, 0, 1)
      }
    },
    TensorRow("", "diagflat", "A matrix with all elements on a diagonal.", ["x"], [diagonalNumber]) { call in
      let k = try call.int("k")
      return .composed("diagflat") { x in
        try x[0](.reshape(to: [x[0].value.count]))(.placed("diag") { onDiagonal($0[0], k) })
      }
    },
    TensorRow("", "diagonal", "The elements on a diagonal of two axes.", ["x"], planes) { call in
      let (offset, first, second) = (try call.int("offset"), try call.int("axis1"), try call.int("axis2"))
      return .placed("diagonal") { try plane($0, offset, first, second) }
    },
    formula("trace", "The sum of the elements on a diagonal.", planes) { call in
      let (offset, first, second) = (try call.int("offset"), try call.int("axis1"), try call.int("axis2"))
      return { x in try x[0](.placed("diagonal") { try plane($0, offset, first, second) })(.sum(axes: [-1])) }
    },
    TensorRow("", "tril", "The elements on and below a diagonal, zeros above.", ["x"], [diagonalNumber]) {
      call in
      let k = try call.int("k")
      return triangle("tril") { row, column in column - row <= k }
    },
    TensorRow("", "triu", "The elements on and above a diagonal, zeros below.", ["x"], [diagonalNumber]) {
      call in
      let k = try call.int("k")
      return triangle("triu") { row, column in column - row >= k }
    },
    TensorRow(
      "", "extract_sequences", "Windows along the last axis, which may overlap.", ["x"],
      [
        .required("sequence_length", .int, "their length"),
        .required("sequence_stride", .int, "their distance"),
      ]
    ) { call in
      let (length, stride) = (try call.int("sequence_length"), try call.int("sequence_stride"))
      guard length > 0, stride > 0 else {
        throw call.invalid("sequence_length", must: "be above 0, as sequence_stride")
      }
      return .placed("extract_sequences") { shape in
        guard let count = shape.last, count >= length else {
          throw Fault.message("the last axis is shorter than \(length)")
        }
        let windows = (count - length) / stride + 1
        return (
          Shape(shape.dropLast() + [windows, length]),
          { position in
            position.dropLast(2) + [position[position.count - 2] * stride + position[position.count - 1]]
          }
        )
      }
    },
    TensorRow(
      "", "unfold", "Windows of pictures (N, C, H, W) as columns: (N, C · size, windows).", ["x"], windows
    ) { call in
      let window = try FoldWindow(call)
      return .placed("unfold") { shape in
        guard shape.rank == 4 else { throw Fault.message("unfold takes (N, C, H, W), found \(shape)") }
        return window.columns(shape)
      }
    },
    TensorRow(
      "", "fold", "Columns of windows added up in pictures (N, C, H, W): the reverse of unfold.", ["x"],
      [.required("output_size", .ints(count: 2), "height and width")] + windows
    ) { call in
      let (window, size) = (try FoldWindow(call), try pair(call, "output_size"))
      return .composed("fold") { x in
        guard x[0].shape.rank == 3 else {
          throw Fault.message("fold takes (N, C · size, windows), found \(x[0].shape)")
        }
        let channels = x[0].shape[1] / max(1, window.size.0 * window.size.1)
        let image: Shape = [x[0].shape[0], channels, size.0, size.1]
        // What unfold does to a gradient.
        let unfold = TensorFunction.placed("unfold") { window.columns($0) }
        let zeros = x[0].constant(try Tensor(zeros: image, dtype: x[0].dtype))
        let columns = try zeros(unfold)
        guard columns.shape == x[0].shape else {
          throw Fault.message(
            "fold: \(size.0) × \(size.1) pixels have windows \(columns.shape), found \(x[0].shape)")
        }
        return try unfold.pull(x[0], [zeros], columns)[0] ?? zeros
      }
    },
    TensorRow(
      "", "take_along_axis", "The elements at places along an axis, which are given for each element.", ["x"],
      [.required("indices", .tensor, "places"), anyAxis]
    ) { call in
      let (places, axis) = (try call.tensor("indices").convert(to: .int64), try call.optionalInt("axis"))
      return .composed("take_along_axis") { x in
        let source = try axis == nil ? x[0](.reshape(to: [x[0].value.count])) : x[0]
        let axis = try source.shape.normalized(axis: axis ?? 0)
        let given = try axis == 0 && source.shape.rank == 1 ? places.flattened() : places
        guard given.rank == source.shape.rank else {
          throw Fault.message("take_along_axis: x has \(source.shape.rank) axes, indices \(given.rank)")
        }
        let numbers = try given.elements(Int64.self)
        return try source(
          .placed("take_along_axis") { shape in
            let lengths = Shape(shape.indices.map { $0 == axis ? given.shape[$0] : shape[$0] })
            return (
              lengths,
              { position in
                var (own, index) = (position, 0)
                for (place, length) in given.shape.enumerated() {
                  index = index * length + (length == 1 ? 0 : position[place])
                }
                let number = Int(numbers[index])
                own[axis] = number < 0 ? number + shape[axis] : min(number, shape[axis] - 1)
                return own
              }
            )
          })
      }
    },
    TensorRow(
      "", "get_item", "A part of a tensor: x[key].", ["x"],
      [.required("key", .any, "a number, a slice, or a tuple of them")]
    ) { call in
      .part(try call.call.interpreter.indices(call["key"]))
    },
  ]

  // MARK: - Parts

  private static let diagonalNumber = Signature.Parameter.optional(
    "k", .int, default: 0, "which diagonal; above the main one where positive")
  private static let planes: [Signature.Parameter] = [
    .optional("offset", .int, default: 0, "which diagonal"), .optional("axis1", .int, default: 0, "the rows"),
    .optional("axis2", .int, default: 1, "the columns"),
  ]
  private static let blocks: [Signature.Parameter] = [
    .required("block_size", .int, "height and width of a block"),
    .optional("data_format", .string, default: "channels_last", "only channels_last"),
  ]
  private static let windows: [Signature.Parameter] = [
    .required("kernel_size", .ints(count: 2), "height and width of a window"),
    .optional("dilation", .ints(count: 2), default: 1, "distance between its pixels"),
    .optional("padding", .ints(count: 2), default: 0, "zeros around the picture"),
    .optional("stride", .ints(count: 2), default: 1, "distance between windows"),
  ]

  static func joined(_ parts: [Expression], axis: Int) throws -> Expression {
    guard let first = parts.first else { throw Fault.message("need at least one tensor to join") }
    return Expression(try first.math.apply(.concatenate(axis: axis), parts.map(\.tensor)), first.math)
  }

  private static func blockSize(_ call: TensorCall) throws -> Int {
    guard try call.string("data_format") == "channels_last" else {
      throw call.invalid("data_format", must: "be \"channels_last\"")
    }
    let size = try call.int("block_size")
    guard size > 0 else { throw call.invalid("block_size", must: "be above 0") }
    return size
  }

  static func image(_ x: Expression, _ name: String) throws -> Shape {
    guard x.shape.rank == 4 else {
      throw Fault.message("\(name) takes pictures (N, H, W, C), found \(x.shape)")
    }
    return x.shape
  }

  static func pair(_ call: TensorCall, _ name: String) throws -> (Int, Int) {
    let numbers = try call.ints(name)
    guard numbers.count == 1 || numbers.count == 2, numbers.allSatisfy({ $0 >= 0 }) else {
      throw call.invalid(name, must: "be one number or two")
    }
    return (numbers[0], numbers[numbers.count - 1])
  }

  private static func onDiagonal(_ count: Int, _ k: Int) -> (Shape, ([Int]) -> [Int]?) {
    let side = count + abs(k)
    return ([side, side], { $0[1] - $0[0] == k ? [min($0[0], $0[1])] : nil })
  }

  private static func plane(_ shape: Shape, _ offset: Int, _ first: Int, _ second: Int) throws -> (
    Shape, ([Int]) -> [Int]?
  ) {
    let (a, b) = (try shape.normalized(axis: first), try shape.normalized(axis: second))
    guard a != b else { throw Fault.message("axis1 and axis2 must be different axes") }
    return diagonal(shape, offset, a, b)
  }

  private static func diagonal(_ shape: Shape, _ offset: Int, _ first: Int, _ second: Int) -> (
    Shape, ([Int]) -> [Int]?
  ) {
    let (row, column) = (max(0, -offset), max(0, offset))
    let length = max(0, min(shape[first] - row, shape[second] - column))
    let others = shape.indices.filter { $0 != first && $0 != second }
    return (
      Shape(others.map { shape[$0] } + [length]),
      { position in
        var own = [Int](repeating: 0, count: shape.rank)
        for (place, axis) in others.enumerated() { own[axis] = position[place] }
        own[first] = row + position[position.count - 1]
        own[second] = column + position[position.count - 1]
        return own
      }
    )
  }

  private static func triangle(_ name: String, _ keeps: @escaping (Int, Int) -> Bool) -> TensorFunction {
    .composed(name) { x in
      let rank = x[0].shape.rank
      guard rank >= 2 else { throw Fault.message("\(name) takes matrices, found \(x[0].shape)") }
      let (rows, columns) = (x[0].shape[rank - 2], x[0].shape[rank - 1])
      let mask = (0..<rows * columns).map { keeps($0 / columns, $0 % columns) }
      return try x[0].constant(Tensor(shape: [rows, columns], elements: mask))(
        .choose, x[0], x[0].constant(0))
    }
  }
}

/// The windows of `unfold` and `fold`.
private struct FoldWindow {
  let size: (Int, Int)
  private let dilation: (Int, Int)
  private let padding: (Int, Int)
  private let stride: (Int, Int)

  init(_ call: TensorCall) throws {
    size = try OperationRows.pair(call, "kernel_size")
    dilation = try OperationRows.pair(call, "dilation")
    padding = try OperationRows.pair(call, "padding")
    stride = try OperationRows.pair(call, "stride")
    guard min(size.0, size.1, dilation.0, dilation.1) > 0, min(stride.0, stride.1) > 0 else {
      throw call.invalid("kernel_size", must: "be above 0, as dilation and stride")
    }
  }

  private func count(_ length: Int, _ size: Int, _ dilation: Int, _ padding: Int, _ stride: Int) -> Int {
    max(0, (length + 2 * padding - dilation * (size - 1) - 1) / stride + 1)
  }

  func columns(_ shape: Shape) -> (Shape, ([Int]) -> [Int]?) {
    let rows = count(shape[2], size.0, dilation.0, padding.0, stride.0)
    let columns = count(shape[3], size.1, dilation.1, padding.1, stride.1)
    let (size, dilation, padding, stride) = (size, dilation, padding, stride)
    return (
      [shape[0], shape[1] * size.0 * size.1, rows * columns],
      { position in
        let (part, window) = (position[1], position[2])
        let y = window / columns * stride.0 + part / size.1 % size.0 * dilation.0 - padding.0
        let x = window % columns * stride.1 + part % size.1 * dilation.1 - padding.1
        guard 0..<shape[2] ~= y, 0..<shape[3] ~= x else { return nil }
        return [position[0], part / (size.0 * size.1), y, x]
      }
    )
  }
}
