package import Evaluator
package import Gradients
package import Language
package import Tensors

/// TensorFlow's tensors as values: they never change, and tapes recognize them.
extension EagerTensor: Object, TensorHolder {
  package static let shared = ClassObject(
    "EagerTensor", module: "tensorflow.python.framework.ops",
    doc: "A tensor of TensorFlow: numbers in a grid, which do not change.", members: EagerTensorMembers.all)

  package var classObject: ClassObject { Self.shared }

  package var heldTensor: Tensor { value }

  package func repr(_ interpreter: Interpreter) throws -> String {
    "<tf.Tensor: shape=\(shape.tupleText), dtype=\(dtype.name), numpy=\(value.tensorFlowRepr(interpreter))>"
  }

  package func text(_ interpreter: Interpreter) throws -> String {
    let text = value.str(interpreter.printOptions)
    return
      "tf.Tensor(\(text.contains("\n") ? "\n" : "")\(text), shape=\(shape.tupleText), dtype=\(dtype.name))"
  }

  /// As Python's number, or as NumPy's array: `f"{tf.constant([1, 2])}"` is "[1 2]".
  package func formatted(_ spec: String, _ interpreter: Interpreter) throws -> String? {
    if shape.rank == 0 { return try interpreter.formatted(Value(value.item()), spec: spec) }
    guard spec.isEmpty else { throw Fault.unsupportedFormat(spec: spec, type: "numpy.ndarray") }
    return value.str(interpreter.printOptions)
  }

  package func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    if name == "assign", let part = place as? VariablePart { return part.assignment }
    if name == "_keras_mask", let mask { return .object(mask) }
    guard TensorTypes.array.lookup(name) != nil else { return nil }
    throw Fault.absentNow(
      "'EagerTensor' object has no attribute '\(name)'",
      help: EagerTensorMembers.replacements[name].map { "\($0), or x.numpy().\(name)" } ?? "x.numpy().\(name)"
    )
  }

  package func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    guard name == "_keras_mask" else { return false }
    mask = value.isNone ? nil : try interpreter.eager(value)
    return true
  }

  package func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    .object(try interpreter.math.apply(.part(interpreter.indices(key)), [self]))
  }

  package func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    throw Fault.message(
      "'tensorflow.python.framework.ops.EagerTensor' object does not support item assignment",
      help: "tensors do not change; use tf.where, tf.tensor_scatter_nd_update or a tf.Variable", kind: .type)
  }

  package func length(_ interpreter: Interpreter) throws -> Int? {
    guard shape.rank > 0 else { throw Fault.message("Scalar tensor has no `len()`", kind: .type) }
    return shape[0]
  }

  package var isIterable: Bool { shape.rank > 0 }

  package func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    guard shape.rank > 0 else {
      throw Fault.message("Cannot iterate over a scalar tensor.", kind: .type)
    }
    var position = 0
    return ClosureIterator("iterator") { [self] interpreter in
      guard position < shape[0] else { return nil }
      defer { position += 1 }
      return try item(.int(position), interpreter)
    }
  }

  package func truth(_ interpreter: Interpreter) throws -> Bool { try value.truth() }

  package func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? {
    try interpreter.eagerBinary(operation, self, other, isReversed: isReversed)
  }

  package func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? {
    switch operation {
    case .minus: .object(try interpreter.math.apply(.negative, [self]))
    case .plus: .object(self)
    case .invert: .object(try interpreter.math.apply(.unary("LogicalNot", .invert), [self]))
    case .not: .bool(!(try value.truth()))
    }
  }

  package func absolute(_ interpreter: Interpreter) throws -> Value? {
    .object(try interpreter.math.apply(.absolute, [self]))
  }

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  {
    try interpreter.eagerCompare(comparison, self, other)
  }
}

extension TensorMath: SessionState {}

extension Interpreter {
  /// What computes with TensorFlow's tensors, and has tapes record it.
  var math: TensorMath { state(TensorMath.self) }

  /// A value as a TensorFlow tensor: variables are read, everything else is a constant.
  ///
  /// - Parameters:
  ///   - dtype: the type; `nil`: that of a tensor or an array, int32 and float32 for Python's numbers.
  ///   - like: whether the type is only wished for, as that of the other operand is.
  func eager(_ value: Value, dtype: DType? = nil) throws -> EagerTensor {
    switch value {
    case .object(let tensor as EagerTensor): return try tensor.of(dtype, math)
    case .object(let variable as any VariableObject): return try variable.read(self).of(dtype, math)
    case .instance, .object: break
    case .list, .tuple:
      // A list of tensors is stacked, so that gradients go back to each.
      if let parts = value.elementsOfSequence, value.holdsEager {
        return try math.apply(.stack(axis: 0), parts.map { try eager($0, dtype: dtype) }).of(dtype, math)
      }
    default: break
    }
    var tensor = try tensor(from: value, dtype: nil)
    let wanted = dtype ?? (value.isArray ? tensor.dtype : tensor.dtype.standard)
    if tensor.dtype != wanted {
      guard wanted.isFloating || !tensor.dtype.isFloating else {
        throw Fault.message(
          "Cannot convert \(try shortRepr(value)) to EagerTensor of dtype \(wanted.name)",
          help: "tf.cast(x, tf.float32) makes the numbers floats", kind: .type)
      }
      tensor = try tensor.convert(to: wanted)
    } else if value.isArray, math.isRecording {
      // The array may change; what was recorded must not.
      tensor = try tensor.copy()
    }
    return EagerTensor(tensor)
  }

  /// Two operands in one type: a number or an array takes the tensor's.
  func eagerPair(_ a: Value, _ b: Value, _ name: String) throws -> (EagerTensor, EagerTensor) {
    let (left, right) = (a.eagerType, b.eagerType)
    let x = try eager(a, dtype: left == nil ? right : nil)
    let y = try eager(b, dtype: right == nil ? left ?? x.dtype : nil)
    guard x.dtype == y.dtype else {
      throw invalid(
        "cannot compute \(name) as input #1(zero-based) was expected to be a \(x.dtype.tensorFlowName) tensor but is a \(y.dtype.tensorFlowName) tensor [Op:\(name)] name: ",
        help: "tf.cast(x, tf.\(x.dtype.isFloating ? x.dtype.name : y.dtype.name)) brings them to one type")
    }
    return (x, y)
  }

  func eagerBinary(_ operation: BinaryOperator, _ own: EagerTensor, _ other: Value, isReversed: Bool) throws
    -> Value?
  {
    guard other.canBeEager else { return nil }
    let own = Value.object(own)
    let (a, b) = isReversed ? (other, own) : (own, other)
    guard let function = TensorFunction.operators[operation] else { return nil }
    var (x, y) = try eagerPair(a, b, function.name)
    if operation == .divide, !x.dtype.isFloating {
      let type = x.dtype.quotient
      (x, y) = (try x.of(type, math), try y.of(type, math))
    }
    do { return .object(try math.apply(function, [x, y])) } catch { throw failed(error) }
  }

  func eagerCompare(_ comparison: ComparisonOperator, _ own: EagerTensor, _ other: Value) throws -> Value? {
    guard other.canBeEager, let function = TensorFunction.comparisons[comparison] else { return nil }
    let (x, y) = try eagerPair(.object(own), other, function.name)
    guard x.shape.broadcast(with: y.shape) != nil else {
      // Tensors of shapes that do not match are unequal as a whole.
      if comparison == .equal { return .bool(false) }
      if comparison == .notEqual { return .bool(true) }
      throw failed(TensorError.cannotBroadcast(x.shape, y.shape, operation: function.name))
    }
    return .object(try math.apply(function, [x, y]))
  }
}

extension Value {
  static func eager(_ tensor: Tensor) -> Value { .object(EagerTensor(tensor)) }

  fileprivate var isArray: Bool {
    if case .tensor = self { true } else { false }
  }

  /// The element type of a TensorFlow tensor or a variable.
  var eagerType: DType? {
    switch self {
    case .object(let tensor as EagerTensor): tensor.dtype
    case .object(let variable as any VariableObject): variable.elementType
    default: nil
    }
  }

  /// Whether a list holds TensorFlow's tensors or variables, at any depth.
  var holdsEager: Bool {
    elementsOfSequence?.contains { $0.eagerType != nil || $0.holdsEager } ?? false
  }

  /// Whether it can be an operand of a TensorFlow tensor.
  var canBeEager: Bool {
    switch self {
    case .tensor, .int, .float, .bool, .list, .tuple, .range: true
    case .object(let object): object is any TensorHolder
    default: false
    }
  }
}

extension EagerTensor {
  /// The tensor in another type.
  func of(_ dtype: DType?, _ math: TensorMath) throws -> EagerTensor {
    guard let dtype, dtype != self.dtype else { return self }
    return try math.apply(.cast(to: dtype), [self])
  }
}

extension TensorFunction {
  /// Python's operators.
  static let operators: [BinaryOperator: TensorFunction] = [
    .add: .add, .subtract: .subtract, .multiply: .multiply, .divide: .divide, .power: .power,
    .floorDivide: .plain("FloorDiv", .floorDivide), .modulo: .remainder, .matrixMultiply: .matrixProduct(),
    .bitAnd: .plain("LogicalAnd", .bitwiseAnd), .bitOr: .plain("LogicalOr", .bitwiseOr),
    .bitXor: .plain("LogicalXor", .bitwiseXor),
  ]

  static let comparisons: [ComparisonOperator: TensorFunction] = [
    .equal: .plain("Equal", .equal), .notEqual: .plain("NotEqual", .notEqual), .less: .plain("Less", .less),
    .lessOrEqual: .plain("LessEqual", .lessEqual), .greater: .plain("Greater", .greater),
    .greaterOrEqual: .plain("GreaterEqual", .greaterEqual),
  ]
}

extension DType {
  /// The type in which TensorFlow divides whole numbers.
  var quotient: DType { byteCount <= 2 ? .float32 : .float64 }

  /// TensorFlow's type for Python's numbers.
  var standard: DType {
    switch self {
    case .float64: .float32
    case .int64: .int32
    default: self
    }
  }

  /// The name in TensorFlow's messages.
  var tensorFlowName: String {
    switch self {
    case .float32: "float"
    case .float64: "double"
    case .float16: "half"
    default: name
    }
  }
}

extension Shape {
  /// Python's text of a tuple.
  var tupleText: String {
    rank == 1 ? "(\(self[0]),)" : "(\(map(String.init).joined(separator: ", ")))"
  }
}

extension Tensor {
  /// As TensorFlow shows numbers in a `repr`.
  func tensorFlowRepr(_ interpreter: Interpreter) -> String {
    if rank == 0 {
      guard let scalar = try? item() else { return str(interpreter.printOptions) }
      if case .float(let number) = scalar { return FloatText.repr(number) }
      return (try? interpreter.repr(Value(scalar))) ?? ""
    }
    let text = repr(interpreter.printOptions)
    return text.contains("\n") ? "\n" + text : text
  }
}
