package import Evaluator
import Glibc
import Tensors

/// `_numpy`: what the parts of NumPy that are written in the language are written with.
package enum NumPyPrimitives {
  package static func namespace() -> Namespace {
    Namespace("_numpy", doc: "What parts of numpy are written with.") {
      (views + numbers + faults + decompositions + NumPyModule.equations).named
    }
  }

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "_numpy", doc: doc, parameters, body: body) }

  private static let array = Signature.Parameter.positional("a", .tensor)

  // MARK: - Memory

  private static let views: [Builtin] = [
    function(
      "view", "A view of the same storage with other lengths and steps, counted in elements.",
      [array, .positional("shape"), .positional("steps")]
    ) { call in
      let tensor = try call.tensor("a")
      return .array(try tensor.strided(Shape(call.ints("shape")), steps: call.ints("steps")))
    },
    function("view_as", "A view of the same bytes as another type.", [array, .positional("dtype", .dtype)]) {
      .array(try $0.tensor("a").reinterpreted(as: $0.dtype("dtype")))
    },
    function("steps", "The steps along the axes, in elements.", [array]) {
      .tuple(ofInts: try $0.tensor("a").strides)
    },
    function("is_contiguous", "Whether the elements are in C order.", [array]) {
      .bool(try $0.tensor("a").isContiguous)
    },
    function(
      "owner", "The array that it is a view of; None for one that has its elements for itself.", [array]
    ) {
      try $0.tensor("a").owner.map { .array($0) } ?? .none
    },
    function("is_read_only", "Whether the elements cannot be written to by way of this array.", [array]) {
      .bool(try $0.tensor("a").isReadOnly)
    },
    function(
      "set_read_only", "Whether the elements cannot be written to by way of this array from now on.",
      [array, .positional("value", .bool)]
    ) { call in
      try call.tensor("a").isReadOnly = call.bool("value")
      return call["a"]
    },
    function("set_shape", "Gives this very array another shape.", [array, .positional("shape")]) { call in
      try call.tensor("a").setShape(Shape(call.ints("shape")))
      return .none
    },
    function("is_number", "Whether it is a number, not an array.", [array]) {
      .bool(try $0.tensor("a").isNumber)
    },
    function("as_array", "An array without axes of a number.", [array]) { .array(try $0.tensor("a")) },
    function("as_number", "The number of an array without axes.", [array]) { call in
      var tensor = try call.tensor("a")
      tensor.isArray = false
      return .tensor(tensor)
    },
    function(
      "shares", "Whether two arrays are views of the same storage.", [array, .positional("b", .tensor)]
    ) {
      .bool(try $0.tensor("a").sharesStorage(with: $0.tensor("b")))
    },
    function("span", "The first and last place in the storage that a view uses.", [array]) { call in
      let tensor = try call.tensor("a")
      var (low, high) = (tensor.offset, tensor.offset)
      for (length, step) in zip(tensor.shape, tensor.strides) {
        if step < 0 { low += (length - 1) * step } else { high += (length - 1) * step }
      }
      return .tuple(ofInts: [low, high])
    },
    function("bytes", "The bytes of the elements in C order.", [array]) {
      .bytes(try $0.tensor("a").bytesOfElements())
    },
    function(
      "from_bytes", "An array of the elements whose bytes these are.",
      [.positional("data"), .positional("dtype", .dtype), .positional("shape")]
    ) { call in
      guard let bytes = call["data"].bytes else { throw call.wrongType("data", expected: "bytes") }
      return .array(
        try Tensor(bytes: bytes, dtype: call.dtype("dtype"), shape: Shape(call.ints("shape"))))
    },
    function(
      "dtype_name", "The name of an element type; None of what is none.", [.positional("dtype")]
    ) { call in
      if let dtype = call.interpreter.dtype(from: call["dtype"]) { return .string(dtype.name) }
      return .none
    },
    function("is_text", "Whether it is an array of text or objects.", [.positional("a")]) {
      .bool($0["a"].host(as: ObjectArray.self) != nil)
    },
    function("holds_objects", "Whether no array of numbers holds a value.", [.positional("a")]) {
      .bool(ObjectArray.holdsObjects($0["a"]))
    },
    function(
      "object_array", "An array of elements in a shape, of objects or of another's type.",
      [.positional("elements", .list), .positional("shape"), .positional("like", default: Value.none)]
    ) { call in
      let (elements, shape) = (try call.list("elements"), Shape(try call.ints("shape")))
      guard try shape.checkedElementCount() == elements.count else {
        throw call.invalid("shape", must: "fit the elements")
      }
      let like = call["like"]
      let kind = like.host(as: ObjectArray.self)?.kind ?? ObjectArray.Kind.named(like) ?? .object
      let plain = Value.object(ObjectArray(elements, shape: shape.dimensions))
      if kind == .object { return plain }
      return .object(try ObjectArray.made(of: plain, as: kind, call.interpreter))
    },
    function(
      "text_array", "An array of text in a shape.", [.positional("texts", .list), .positional("shape")]
    ) {
      call in
      let texts = try call.list("texts").map { try call.interpreter.text($0) }
      let shape = try call.ints("shape")
      guard shape.reduce(1, *) == texts.count else {
        throw call.invalid("shape", must: "fit the texts")
      }
      return .object(ObjectArray(texts: texts, shape: shape))
    },
  ]

  // MARK: - Numbers

  private static let numbers: [Builtin] = [
    function("frexp", "Mantissas and exponents of 2.", [array]) { call in
      let tensor = try call.tensor("a")
      let parts = try tensor.elements(Double.self).map { value -> (Double, Int32) in
        var exponent: Int32 = 0
        let mantissa = value.isFinite ? Glibc.frexp(value, &exponent) : value
        return (mantissa, exponent)
      }
      let type = tensor.dtype.floatingResult
      return .tuple(of: [
        .tensor(try Tensor(shape: tensor.shape, elements: parts.map(\.0)).convert(to: type)),
        .tensor(try Tensor(shape: tensor.shape, elements: parts.map(\.1))),
      ])
    },
    function("ldexp", "Numbers times powers of 2.", [array, .positional("b", .tensor)]) { call in
      let (a, b) = (try call.tensor("a"), try call.tensor("b"))
      guard let shape = a.shape.broadcast(with: b.shape) else {
        throw TensorError.cannotBroadcast(a.shape, b.shape, operation: "ldexp")
      }
      let values = zip(
        try a.broadcast(to: shape).elements(Double.self), try b.broadcast(to: shape).elements(Int64.self)
      ).map { Glibc.scalbn($0, Int32(clamping: $1)) }
      return .tensor(try Tensor(shape: shape, elements: values).convert(to: a.dtype.floatingResult))
    },
    function(
      "promoted", "The type that holds the values of both.",
      [.positional("a", .dtype), .positional("b", .dtype)]
    ) { .object(DTypeObject(try $0.dtype("a").promoted(with: $0.dtype("b")))) },
    function("options", "How arrays are printed.", []) { call in
      let options = call.interpreter.printOptions
      return .dict(
        DictValue([
          ("edgeitems", .int(options.edgeItems)), ("threshold", .int(options.threshold)),
          ("linewidth", .int(options.lineWidth)), ("precision", .int(options.precision)),
          ("suppress", .bool(options.suppressesSmall)), ("floatmode", .string(options.floatMode.rawValue)),
          ("sign", .string(options.sign.rawValue)), ("nanstr", .string(options.nanText)),
          ("infstr", .string(options.infinityText)), ("legacy", .int(options.legacy)),
        ]))
    },
    function("set_options", "How arrays are printed from now on.", [.positional("options", .dict)]) { call in
      guard case .dict(let options) = call["options"] else { return .none }
      func int(_ name: String) -> Int? { options[string: name]?.asInt }
      call.interpreter.printOptions.edgeItems = int("edgeitems") ?? 3
      call.interpreter.printOptions.threshold = int("threshold") ?? 1000
      call.interpreter.printOptions.lineWidth = int("linewidth") ?? 75
      call.interpreter.printOptions.precision = min(int("precision") ?? 8, 20)
      call.interpreter.printOptions.suppressesSmall =
        options[string: "suppress"].map { $0.asInt == 1 } ?? false
      func text(_ name: String) -> String { options[string: name]?.asString ?? "" }
      call.interpreter.printOptions.floatMode = PrintOptions.FloatMode(rawValue: text("floatmode")) ?? .atMost
      call.interpreter.printOptions.sign = PrintOptions.Sign(rawValue: text("sign")) ?? .negative
      call.interpreter.printOptions.nanText = text("nanstr")
      call.interpreter.printOptions.infinityText = text("infstr")
      call.interpreter.printOptions.legacy = int("legacy") ?? .max
      call.interpreter.arrayFormatter = options[string: "formatter"] ?? .none
      return .none
    },
    function("text", "The text of an array, as repr or as str.", [array, .positional("as_repr", .bool)]) {
      call in
      var tensor = try call.tensor("a")
      tensor.isArray = true
      let options = call.interpreter.printOptions
      return .string(try call.bool("as_repr") ? tensor.repr(options) : tensor.str(options))
    },
  ]

  // MARK: - Faults

  private static let faults: [Builtin] = [
    function("fault_modes", "What is done about faults of numbers, by name.", []) { call in
      let modes = call.interpreter.faultModes
      return .dict(
        DictValue(
          FaultModes.kinds.enumerated().map { ($0.element.name, .string(modes[$0.offset].rawValue)) }))
    },
    function(
      "set_fault_mode", "What is done about a kind of faults from now on; False if there is no such mode.",
      [.positional("kind"), .positional("mode")]
    ) { call in
      guard let mode = call["mode"].asString.flatMap(FaultModes.Mode.init(rawValue:)),
        let kind = FaultModes.kinds.firstIndex(where: { $0.name == call["kind"].asString })
      else { return .bool(false) }
      call.interpreter.faultModes[kind] = mode
      return .bool(true)
    },
    function("fault_handler", "The function that is told of faults.", []) {
      $0.interpreter.faultModes.handler
    },
    function("set_fault_handler", "The function that is told of faults.", [.positional("handler")]) { call in
      call.interpreter.faultModes.handler = call["handler"]
      return .none
    },
  ]

  // MARK: - Matrices

  private static let decompositions: [Builtin] = [
    function(
      "eigh", "A decomposition by LAPACK.",
      [array, .positional("upper", .bool), .positional("vectors", .bool)]
    ) { call in
      let (values, vectors) = try call.tensor("a").symmetricEigenvalues(
        upper: call.bool("upper"), vectors: call.bool("vectors"))
      return .tuple(of: [.array(values), vectors.map { .array($0) } ?? .none])
    },
    function("eig", "A decomposition by LAPACK.", [array, .positional("vectors", .bool)]) { call in
      let (real, imaginary, vectors) = try call.tensor("a").eigenvalues(vectors: call.bool("vectors"))
      return .tuple(of: [.array(real), .array(imaginary), vectors.map { .array($0) } ?? .none])
    },
    function(
      "svd", "A decomposition by LAPACK.", [array, .positional("vectors", .bool), .positional("full", .bool)]
    ) { call in
      let (left, values, right) = try call.tensor("a").singularValues(
        vectors: call.bool("vectors"), full: call.bool("full"))
      return .tuple(of: [left.map { .array($0) } ?? .none, .array(values), right.map { .array($0) } ?? .none])
    },
    function("qr", "A decomposition by LAPACK.", [array, .positional("columns")]) { call in
      let (packed, factors, q) = try call.tensor("a").orthogonalFactors(columns: call.optionalInt("columns"))
      return .tuple(of: [.array(packed), .array(factors), q.map { .array($0) } ?? .none])
    },
    function(
      "lstsq", "A decomposition by LAPACK.",
      [array, .positional("b", .tensor), .positional("cutoff", .float)]
    ) { call in
      let (solution, residue, rank, values) = try call.tensor("a").leastSquares(
        call.tensor("b"), cutoff: call.double("cutoff"))
      return .tuple(of: [.array(solution), .array(residue), .int(rank), .array(values)])
    },
  ]
}
