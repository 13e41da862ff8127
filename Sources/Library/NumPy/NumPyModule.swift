package import Evaluator
package import Tensors

/// `numpy`: its functions on `Tensors`, one table per topic.
package enum NumPyModule {
  package static func namespace() -> Namespace {
    let random = NumPyRandom.namespace()
    let linear = Namespace(
      "numpy.linalg", doc: "Linear algebra.", absent: AbsentNumPy.linear, written: WrittenNumPy.linear
    ) { [] }
    return Namespace(
      "numpy", doc: "Arrays and their mathematics.", absent: AbsentNumPy.main,
      written: WrittenNumPy.names
    ) {
      constants + types + [("random", .namespace(random)), ("linalg", .namespace(linear))]
        + ObjectArray.extending(elementwise, isElementwise: true).named
        + ObjectArray.extending(creation + conditions + reductions).named
        + ObjectArray.extending(shaping + choosing + products + contractions).named
    }
  }

  /// NumPy's own exception for an error of arrays: `AxisError`, `UFuncTypeError`.
  package static func exception(of error: TensorError, _ interpreter: Interpreter) throws -> Value? {
    func made(_ name: String, _ arguments: [Value]) throws -> Value? {
      try interpreter.module("numpy.exceptions")[name].map { try interpreter.call($0, arguments) }
    }
    switch error {
    case .axisOutOfRange(let axis, let rank, let argument):
      return try made("AxisError", [.int(axis), .int(rank), argument.map { .string($0) } ?? .none])
    case .noLoop, .cannotCastInPlace:
      return try made("UFuncTypeError", [.string(error.numPyMessage ?? error.message)])
    default: return nil
    }
  }

  private static var constants: [(String, Value)] {
    [
      ("__version__", "2.4.6"), ("pi", .float(.pi)), ("e", 2.718281828459045), ("inf", .float(.infinity)),
      ("nan", .float(.nan)),
      ("newaxis", .none), ("euler_gamma", 0.5772156649015329), ("little_endian", true),
      ("True_", .tensor(Tensor(flag: true))), ("False_", .tensor(Tensor(flag: false))),
    ]
  }

  private static var types: [(String, Value)] {
    let scalars = DType.allCases.compactMap { dtype in
      TensorTypes.scalars[dtype].map { (dtype.name, Value.type($0)) }
    }
    func type(_ dtype: DType) -> Value { TensorTypes.scalars[dtype].map(Value.type) ?? .none }
    return scalars + [
      ("bool_", type(.bool)), ("half", type(.float16)), ("single", type(.float32)),
      ("double", type(.float64)),
      ("byte", type(.int8)), ("short", type(.int16)), ("intc", type(.int32)), ("int_", type(.int64)),
      ("intp", type(.int64)), ("long", type(.int64)), ("longlong", type(.int64)), ("ubyte", type(.uint8)),
      ("ushort", type(.uint16)), ("uintc", type(.uint32)), ("uint", type(.uint64)), ("uintp", type(.uint64)),
      ("ulong", type(.uint64)), ("ulonglong", type(.uint64)),
      ("ndarray", .type(TensorTypes.array)), ("dtype", .type(TensorTypes.dtypeClass)),
      ("generic", .type(TensorTypes.generic)), ("number", .type(TensorTypes.number)),
      ("integer", .type(TensorTypes.integer)), ("signedinteger", .type(TensorTypes.signed)),
      ("unsignedinteger", .type(TensorTypes.unsigned)), ("inexact", .type(TensorTypes.inexact)),
      ("floating", .type(TensorTypes.floating)), ("complexfloating", .type(TensorTypes.complexFloating)),
      ("complex64", .type(TensorTypes.complex[0])), ("csingle", .type(TensorTypes.complex[0])),
      ("complex128", .type(TensorTypes.complex[1])), ("cdouble", .type(TensorTypes.complex[1])),
    ]
  }

  package static let shape = Signature.Parameter.required(
    "shape", .shape(allowsNone: false), "the lengths of the axes")
  static let dtype = Signature.Parameter.optional(
    "dtype", .dtype, "the type of the elements")
  package static let tensor = Signature.Parameter.required("a", .tensor)
  static let axis = Signature.Parameter.optional("axis", .int)

  /// A function of `np`.
  static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], quick: Builtin.Quick? = nil,
    body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "np", doc: doc, parameters, quick: quick, body: body) }
}
