package import Language
package import Tensors

/// An element type as a value: `x.dtype`.
package final class DTypeObject: Object {
  let dtype: DType
  /// The module whose type it is, which determines its text: `dtype('float32')` or `tf.float32`.
  package enum Module { case numPy, tensorFlow }
  private let module: Module

  package init(_ dtype: DType, of module: Module = .numPy) {
    self.dtype = dtype
    self.module = module
  }

  package var classObject: ClassObject { TensorTypes.dtypeClass }

  package func repr(_ interpreter: Interpreter) -> String {
    module == .numPy ? "dtype('\(dtype.name)')" : "tf.\(dtype.name)"
  }

  package func text(_ interpreter: Interpreter) -> String {
    module == .numPy ? dtype.name : "<dtype: '\(dtype.name)'>"
  }

  /// What TensorFlow's types have and NumPy's have not.
  package func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
    guard module == .tensorFlow else { return nil }
    switch name {
    case "size": return .int(dtype.byteCount)
    case "is_floating": return .bool(dtype.isFloating)
    case "is_integer": return .bool(dtype.isInteger)
    case "is_unsigned": return .bool(dtype.kind == .unsigned)
    case "is_bool": return .bool(dtype == .bool)
    case "is_complex", "is_quantized": return false
    case "is_numpy_compatible": return true
    case "base_dtype", "real_dtype": return .object(self)
    case "as_numpy_dtype": return TensorTypes.scalars[dtype].map { .type($0) }
    case "min", "max":
      if dtype.isFloating { return .float(name == "max" ? dtype.largest : -dtype.largest) }
      let bound = name == "max" ? dtype.bounds.most : dtype.bounds.least
      return dtype == .bool ? .bool(name == "max") : Value(bound)
    default: return nil
    }
  }

  package func hash(_ interpreter: Interpreter) -> Int? { dtype.hashValue }

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value?
  {
    switch comparison {
    case .equal: .bool(interpreter.dtype(from: other) == dtype)
    case .notEqual: .bool(interpreter.dtype(from: other) != dtype)
    default: nil
    }
  }
}

/// NumPy's classes: arrays, element types and scalars.
package enum TensorTypes {
  /// `np.ndarray`; of tensors with axes.
  package static let array = ClassObject(
    "ndarray", module: "numpy", doc: "A tensor: numbers in a grid with one type.", members: TensorMembers.all,
    constructor: Builtin(
      "ndarray", module: "np",
      doc: "An array to be filled; its elements are 0. Use np.array, np.zeros or np.empty.",
      [.required("shape", .shape(allowsNone: false)), .optional("dtype", .dtype)]
    ) { call in
      .array(try Tensor(zeros: Shape(call.ints("shape")), dtype: call.optionalDType("dtype") ?? .float64))
    })

  /// `np.generic`, `np.number` and its kinds: the bases of the scalar classes.
  package static let generic = ClassObject(
    "generic", module: "numpy", doc: "The base of all of NumPy's numbers.", members: TensorMembers.all)
  package static let number = ClassObject("number", module: "numpy", base: generic)
  package static let integer = ClassObject(
    "integer", module: "numpy", base: number,
    members: [
      .method("is_integer", "True.") { _ in true },
      .method("bit_count", "The bits that are 1 in the number without its sign.") { call in
        if let number = call.receiver.asInt { return .int(number.magnitude.nonzeroBitCount) }
        guard case .tensor(let tensor) = call.receiver else { return .int(0) }
        return .int(try tensor.elements(UInt64.self).reduce(0) { $0 + $1.nonzeroBitCount })
      },
      .property("numerator", "the number itself") { $0.receiver },
      .property("denominator", "1") { _ in 1 },
    ])
  package static let signed = ClassObject("signedinteger", module: "numpy", base: integer)
  package static let unsigned = ClassObject("unsignedinteger", module: "numpy", base: integer)
  package static let inexact = ClassObject("inexact", module: "numpy", base: number)
  package static let floating = ClassObject(
    "floating", module: "numpy", base: inexact,
    members: NumberMembers.float.filter { ["is_integer", "as_integer_ratio"].contains($0.name) })
  /// Of which there are none.
  package static let complexFloating = ClassObject("complexfloating", module: "numpy", base: inexact)
  package static let complex: [ClassObject] = ["complex64", "complex128"].map { name in
    ClassObject(
      name, module: "numpy", doc: "Complex numbers, of which there are none.", base: complexFloating,
      constructor: Builtin(name, module: "np", doc: "Refused: there are no complex numbers.", [.rest("args")])
      { _ in
        throw ComplexType.refusal
      })
  }

  /// The scalar class of each type: `np.float32`, `np.int64` …
  package static let scalars: [DType: ClassObject] = Dictionary(
    uniqueKeysWithValues: DType.allCases.map { dtype in
      let base =
        switch dtype.kind {
        case .bool: generic
        case .unsigned: unsigned
        case .signed: signed
        case .floating: floating
        }
      let name = dtype == .bool ? "bool" : dtype.name
      return (
        dtype,
        ClassObject(
          name, module: "numpy", doc: "A number of type \(dtype.name).", base: base,
          secondBase: dtype == .float64 ? BuiltinTypes.float : nil,
          constructor: Builtin(
            name, module: "np", doc: "A number, or an array, as \(dtype.name).",
            [.positional("x", .either([.tensor, .string]), default: 0)]
          ) { call in
            // Python's ints must fit, also in lists; a float is cut, and arrays wrap around.
            if let text = call["x"].asString {
              if dtype == .bool { return .tensor(try Tensor(.bool(!text.isEmpty))) }
              let kind = dtype.isFloating ? BuiltinTypes.float : BuiltinTypes.int
              let number = try call.interpreter.call(.type(kind), [call["x"]])
              return .tensor(try call.interpreter.tensor(from: number).convert(to: dtype))
            }
            switch call["x"] {
            case .int(let number): return .tensor(try Tensor(.int(Int64(number)), dtype: dtype))
            case .list where dtype.isInteger, .tuple where dtype.isInteger:
              return .tensor(try call.tensor("x", dtype: dtype))
            default: return .tensor(try call.interpreter.watchedCast(call.tensor("x"), to: dtype))
            }
          })
      )
    })

  /// `np.dtype`, the class of `x.dtype`.
  package static let dtypeClass = ClassObject(
    "dtype", module: "numpy", doc: "The type of an array's elements.",
    members: [
      .property("name", "its name") { .string(try $0.receiver(as: DTypeObject.self).dtype.name) },
      .property("itemsize", "bytes an element takes") {
        .int(try $0.receiver(as: DTypeObject.self).dtype.byteCount)
      },
      .property("kind", "f, i, u or b") {
        .string(try $0.receiver(as: DTypeObject.self).dtype.kindLetter)
      },
      .property("type", "the class of its numbers") {
        scalars[try $0.receiver(as: DTypeObject.self).dtype].map { .type($0) } ?? .none
      },
      .property("str", "its code, with the order of bytes") {
        let dtype = try $0.receiver(as: DTypeObject.self).dtype
        return .string((dtype.byteCount == 1 ? "|" : "<") + dtype.kindLetter + "\(dtype.byteCount)")
      },
      .property("char", "its letter") { .string(try $0.receiver(as: DTypeObject.self).dtype.letter) },
      .property("byteorder", "= or |: that of this computer") {
        .string(try $0.receiver(as: DTypeObject.self).dtype.byteCount == 1 ? "|" : "=")
      },
      .property("alignment", "bytes between places where it may stand") {
        .int(try $0.receiver(as: DTypeObject.self).dtype.byteCount)
      },
      .method(
        "newbyteorder", "The type with an order of bytes; only this computer's are here.",
        [.optional("new_order", .string, default: "S")]
      ) { call in
        let order = try call.string("new_order").lowercased().first ?? "s"
        guard "=<|lni".contains(order) || call.receiver.host(as: DTypeObject.self)?.dtype.byteCount == 1
        else {
          throw Fault.message(
            "arrays hold numbers in this computer's order of bytes alone in fieldbook",
            help: "a.byteswap() turns the bytes around", kind: .notImplemented)
        }
        return call.receiver
      },
      .property("base", "the type itself") { $0.receiver },
      .property("isnative", "whether the order of bytes is this computer's") { _ in true },
      .property("hasobject", "whether it holds objects") { _ in false },
      .property("shape", "the shape of an element") { _ in .tuple(of: []) },
      .property("ndim", "the number of axes of an element") { _ in 0 },
      .property("names", "the fields of a record: there are none") { _ in .none },
      .property("fields", "the fields of a record: there are none") { _ in .none },
      .property("subdtype", "the type of the elements of an element: there is none") { _ in .none },
    ],
    constructor: Builtin(
      "dtype", module: "np", doc: "An element type from its name.",
      [
        .required("dtype"), .optional("align", .bool, default: false),
        .optional("copy", .bool, default: false),
        .keyword("metadata"),
      ]
    ) { call in
      if call["dtype"].isNone { return .object(DTypeObject(.float64)) }
      return try call.interpreter.environment.otherType(call["dtype"])
        ?? .object(DTypeObject(call.dtype("dtype")))
    })

  static func dtype(of cls: ClassObject) -> DType? { scalars.first { $0.value === cls }?.key }

  /// The class of a tensor: of arrays, or of single numbers.
  static func type(of tensor: Tensor) -> ClassObject {
    tensor.isNumber ? scalars[tensor.dtype] ?? array : array
  }
}
