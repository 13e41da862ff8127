import Evaluator
import Tensors

/// Sorting, searching and selecting elements; products; print options.
extension NumPyModule {
  static let choosing: [Builtin] = [
    function("sort", "Sorted along an axis.", [tensor, .optional("axis", .int, default: -1)]) {
      .tensor(try $0.tensor("a").sorted(axis: $0.optionalInt("axis")))
    },
    function("argsort", "The places in sorted order.", [tensor, .optional("axis", .int, default: -1)]) {
      .tensor(try $0.tensor("a").argsorted(axis: $0.optionalInt("axis")))
    },
    function(
      "unique", "The different elements, sorted; with their first places, counts and the way back if asked.",
      [
        .required("ar", .tensor), .optional("return_index", .bool, default: false),
        .optional("return_inverse", .bool, default: false), .optional("return_counts", .bool, default: false),
      ]
    ) { call in
      if let texts = try ObjectArray.texts(call["ar"], call.interpreter) { return try texts.unique(call) }
      let unique = try call.tensor("ar").unique()
      var parts = [unique.values]
      if try call.bool("return_index") { parts.append(unique.firstPlaces) }
      if try call.bool("return_inverse") { parts.append(unique.inverse) }
      if try call.bool("return_counts") { parts.append(unique.counts) }
      return parts.count == 1 ? .tensor(parts[0]) : .tuple(of: parts.map(Value.tensor))
    },
    function("nonzero", "The places of the elements that are not 0, an array an axis.", [tensor]) {
      .tuple(of: try $0.tensor("a").nonzero().map(Value.tensor))
    },
    function("flatnonzero", "The places of the elements that are not 0, counted along one axis.", [tensor]) {
      call in
      .tensor(try call.tensor("a").flattened().nonzero()[0])
    },
    function("argwhere", "The places of the elements that are not 0, a row each.", [tensor]) { call in
      let tensor = try call.tensor("a")
      guard tensor.rank > 0 else { throw call.invalid("a", must: "have an axis") }
      return .tensor(try Tensor.stack(tensor.nonzero(), axis: 1))
    },
    function("take", "The elements at these places.", [tensor, .required("indices", .tensor), axis]) {
      .tensor(try $0.tensor("a").taking($0.tensor("indices"), axis: $0.optionalInt("axis")))
    },
    function(
      "isin", "Where the elements are among others.",
      [.required("element", .tensor), .required("test_elements", .tensor)]
    ) { call in
      let element = try call.tensor("element")
      let others = Set(try call.tensor("test_elements").scalars().map(\.doubleValue))
      let mask = element.scalars().map { others.contains($0.doubleValue) }
      return .tensor(try Tensor(shape: element.shape, elements: mask))
    },
    function(
      "diff", "The differences of neighbours along the last axis.",
      [tensor, .optional("axis", .int, default: -1)]
    ) { call in
      let tensor = try call.tensor("a")
      let along = try tensor.shape.normalized(axis: call.int("axis"))
      let prefix = [Index](repeating: .all, count: along)
      let later = try tensor.indexed(by: prefix + [.slice(start: 1)])
      let earlier = Operand.tensor(try tensor.indexed(by: prefix + [.slice(stop: -1)]))
      return .tensor(
        try tensor.dtype == .bool
          ? Tensor.compute(.notEqual, .tensor(later), earlier) : later.subtract(earlier))
    },
    function(
      "unravel_index", "A place along one axis as a place in a shape.", [.required("indices", .int), shape]
    ) { call in
      let shape = Shape(try call.ints("shape"))
      let count = try shape.checkedElementCount()
      var rest = try call.int("indices")
      guard rest >= 0, rest < count else {
        throw call.fault("indices", .indexOutOfRange(type: "array", index: rest, count: count))
      }
      var places: [Int] = []
      for length in shape.dimensions.reversed() {
        places.append(rest % length)
        rest /= length
      }
      return .tuple(of: try places.reversed().map { .tensor(try Tensor(.int(Int64($0)))) })
    },
  ]

  static let products: [Builtin] = [
    function("dot", "The product of vectors or matrices.", [tensor, .required("b", .tensor)]) {
      .tensor(try $0.tensor("a").dotProduct(with: $0.tensor("b")))
    },
    function(
      "matmul", "The product of matrices, over leading axes.",
      [.positional("x1", .tensor), .positional("x2", .tensor)]
    ) {
      .tensor(try $0.tensor("x1").matrixProduct(with: $0.tensor("x2")))
    },
    function("outer", "All products of the elements of two vectors.", [tensor, .required("b", .tensor)]) {
      call in
      let column = try call.tensor("a").reshaped(to: [-1, 1])
      return .tensor(try column.multiply(.tensor(call.tensor("b").reshaped(to: [1, -1]))))
    },
    function("inner", "The sum of products along the last axes.", [tensor, .required("b", .tensor)]) { call in
      let (a, b) = (try call.tensor("a"), try call.tensor("b"))
      if a.rank == 0 || b.rank == 0 { return .tensor(try a.multiply(.tensor(b))) }
      return .tensor(try a.dotProduct(with: b.rank == 1 ? b : b.movingAxis(-1, to: -2)))
    },
    function("vdot", "The sum of the products of all elements.", [tensor, .required("b", .tensor)]) {
      .tensor(try $0.tensor("a").flattened().dotProduct(with: $0.tensor("b").flattened()))
    },
  ]

  static let linearAlgebra: [Builtin] = [
    Builtin(
      "norm", module: "np.linalg", doc: "The length of a vector or of the vectors along an axis.",
      [.required("x", .tensor), .optional("ord", .float), .optional("axis", .int), TensorMembers.keepdims]
    ) { call in
      let numbers = try call.tensor("x")
      let tensor = try numbers.convert(to: numbers.dtype.isFloating ? numbers.dtype : .float64)
      let axes = try call.optionalInt("axis").map { [$0] }
      let keeps = try call.bool("keepdims")
      switch try call.optionalDouble("ord") {
      case nil, 2: return .tensor(try tensor.map(.square).sum(axes: axes, keepDimensions: keeps).map(.sqrt))
      case 1: return .tensor(try tensor.map(.absolute).sum(axes: axes, keepDimensions: keeps))
      case .infinity?: return .tensor(try tensor.map(.absolute).maximum(axes: axes, keepDimensions: keeps))
      default: throw call.invalid("ord", must: "be 1, 2 or np.inf")
      }
    }
  ]

  static let printing: [Builtin] = [
    function(
      "set_printoptions", "How arrays are printed.",
      [
        .optional("precision", .int), .optional("threshold", .int), .optional("edgeitems", .int),
        .optional("linewidth", .int), .optional("suppress", .bool),
      ]
    ) { call in
      if let value = try call.optionalInt("precision", atLeast: 0) {
        call.interpreter.printOptions.precision = min(value, 20)
      }
      if let value = try call.optionalInt("threshold", atLeast: 0) {
        call.interpreter.printOptions.threshold = value
      }
      if let value = try call.optionalInt("edgeitems", atLeast: 0) {
        call.interpreter.printOptions.edgeItems = value
      }
      if let value = try call.optionalInt("linewidth", atLeast: 10) {
        call.interpreter.printOptions.lineWidth = value
      }
      if !call["suppress"].isNone {
        call.interpreter.printOptions.suppressesSmall = try call.bool("suppress")
      }
      return .none
    },
    function("array2string", "The array as print shows it.", [tensor]) { call in
      .string(try call.interpreter.tensorText(call.tensor("a")))
    },
    function("iinfo", "The range of an integer type.", [.required("type", .dtype)]) { call in
      let dtype = try call.dtype("type")
      guard dtype.isInteger else { throw call.invalid("type", must: "be an integer type") }
      let cls = ClassObject("iinfo", module: "numpy")
      let info = Instance(cls)
      info.setAttribute("min", to: Value(dtype.bounds.least))
      info.setAttribute("max", to: Value(dtype.bounds.most))
      info.setAttribute("bits", to: .int(dtype.byteCount * 8))
      return .instance(info)
    },
    function("finfo", "The range and precision of a float type.", [.required("type", .dtype)]) { call in
      let dtype = try call.dtype("type")
      guard let precision = dtype.precision else { throw call.invalid("type", must: "be a float type") }
      let info = Instance(ClassObject("finfo", module: "numpy"))
      for (name, value) in [
        ("eps", precision.step), ("max", dtype.largest), ("min", -dtype.largest), ("tiny", precision.least),
        ("smallest_normal", precision.least), ("resolution", precision.resolution),
      ] {
        info.setAttribute(name, to: .tensor(try Tensor(.float(value), dtype: dtype)))
      }
      info.setAttribute("bits", to: .int(dtype.byteCount * 8))
      info.setAttribute("dtype", to: .object(DTypeObject(dtype)))
      return .instance(info)
    },
  ]
}
