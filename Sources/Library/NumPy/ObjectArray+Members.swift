package import Evaluator
import Tensors

/// The attributes and methods of arrays of text and objects.
extension ObjectArray {
  package static let type = ClassObject(
    "ndarray", module: "numpy", doc: "An array of text or of objects.", base: TensorTypes.array,
    members: properties + functions + own)

  private static func property(
    _ name: String, _ doc: String, _ value: @escaping (ObjectArray) throws -> Value
  )
    -> Builtin
  {
    .property(name, doc) { try value($0.receiver(as: ObjectArray.self)) }
  }

  private static let properties: [Builtin] = [
    property("shape", "the lengths of the axes") { .tuple(ofInts: $0.shape) },
    property("size", "the number of elements") { .int($0.count) },
    property("ndim", "the number of axes") { .int($0.shape.count) },
    property("dtype", "the type of the elements") { array in
      .object(
        array.kind == .pandas
          ? NamedDType("str", repr: ObjectArray.Kind.pandas.representation) : NamedDType(array.kind))
    },
    property("itemsize", "bytes an element takes") { .int($0.byteCount) },
    property("nbytes", "bytes all elements take") { .int($0.byteCount * $0.count) },
    property("strides", "bytes between neighbours along each axis") { array in
      .tuple(ofInts: try array.places.strides.map { $0 * array.byteCount })
    },
    property("T", "with the axes the other way around") { array in
      .object(ObjectArray(array.storage, at: try array.places.transposed(), kind: array.kind))
    },
    .property("flat", "the elements one after the other") { call in
      let array = try call.receiver(as: ObjectArray.self)
      return .iterator(ArrayIterator(try array.elements.map { try array.seen($0, call.interpreter) }))
    },
  ]

  private var byteCount: Int {
    switch kind {
    case .text(let width): 4 * width
    case .bytes(let width): width
    case .object, .pandas: 8
    }
  }

  /// Methods that are NumPy's functions of the same name.
  private static let functions: [Builtin] = [
    method("ravel", "The elements along one axis, a view where that can be."),
    method("swapaxes", "Two axes exchanged."), method("squeeze", "Without the axes of length 1."),
    method("repeat", "Each element several times."), method("take", "The elements at these places."),
    method("argsort", "The places in sorted order."), method("searchsorted", "Where values would stand."),
    method("argmax", "The place of the largest element."),
    method("argmin", "The place of the smallest element."),
    method("max", "The largest element."), method("min", "The smallest element."),
    method("sum", "The elements added up."), method("prod", "The product of the elements."),
    method("mean", "The mean."), method("any", "Whether an element is true."),
    method("all", "Whether all elements are true."), method("cumsum", "Running sums."),
    method("cumprod", "Running products."), method("nonzero", "The places of the elements that are true."),
    method("compress", "The elements where a condition holds."), method("dot", "The sum of products."),
    method("diagonal", "The diagonal."), method("put", "Sets elements at places."),
    method("choose", "Elements of several arrays."),
    method("reshape", "The same elements in another shape.", takesLengths: true),
    method("transpose", "The axes in another order.", takesLengths: true),
  ]

  private static func method(_ name: String, _ doc: String, takesLengths: Bool = false) -> Builtin {
    .method(name, doc, [.rest("args"), .keywords("kwargs")]) { call in
      guard let function = try call.interpreter.module("numpy")[name] else {
        throw Fault.noAttribute(type: "numpy.ndarray", name: name, nearest: nil)
      }
      var arguments = call.rest("args")
      if takesLengths, arguments.count > 1 { arguments = [.tuple(of: arguments)] }
      return try call.interpreter.call(
        function, Arguments([call.receiver] + arguments, keywords: call.keywords("kwargs")))
    }
  }

  private static let own: [Builtin] = [
    .method("tolist", "The elements as nested lists.") { call in
      let array = try call.receiver(as: ObjectArray.self)
      func part(_ elements: ArraySlice<Value>, _ lengths: ArraySlice<Int>) -> Value {
        guard let length = lengths.first else { return elements[elements.startIndex] }
        if lengths.count == 1 { return .list(of: Array(elements)) }
        let size = elements.count / max(length, 1)
        return .list(
          of: (0..<length).map {
            let start = elements.startIndex + $0 * size
            return part(elements[start..<start + size], lengths.dropFirst())
          })
      }
      return part(array.elements[...], array.shape[...])
    },
    .method("item", "The one element, or that at a place, as Python's value.", [.rest("index")]) { call in
      let array = try call.receiver(as: ObjectArray.self)
      let index = try call.restInts("index")
      switch index.count {
      case 0:
        guard array.count == 1 else {
          throw Fault.message("can only convert an array of size 1 to a Python scalar", kind: .value)
        }
        return array.elements[0]
      case 1:
        let place = try array.places.flattened().indexed(by: [.integer(index[0])])
        return array.storage.elements[Value.tensor(place).asInt ?? 0]
      default:
        guard index.count == array.shape.count else {
          throw Fault.message("incorrect number of indices for array", kind: .value)
        }
        let place = try array.places.indexed(by: index.map { .integer($0) })
        return array.storage.elements[Value.tensor(place).asInt ?? 0]
      }
    },
    .method("copy", "A copy.", [.optional("order", .string, default: "C")]) { call in
      let array = try call.receiver(as: ObjectArray.self)
      return .object(try array.copied(array.places))
    },
    .method("flatten", "A copy with one axis.", [.optional("order", .string, default: "C")]) { call in
      let array = try call.receiver(as: ObjectArray.self)
      return .object(try array.copied(array.places.flattened(order: call.string("order"))))
    },
    .method("view", "The same elements as another array.", [.optional("dtype"), .optional("type")]) { call in
      let array = try call.receiver(as: ObjectArray.self)
      guard call["dtype"].isNone || Kind.named(call["dtype"]) == array.kind || call["dtype"].asClass === type
      else {
        throw Fault.message(
          "the bytes of text and objects are not seen as another type in fieldbook",
          help: "a.astype(…) converts",
          kind: .notImplemented)
      }
      return .object(ObjectArray(array.storage, at: try array.places, kind: array.kind))
    },
    .method("fill", "Gives all elements a value.", [.required("value")]) { call in
      let array = try call.receiver(as: ObjectArray.self)
      let value = try array.fitted(call["value"], call.interpreter)
      for place in try array.places.elements(Int64.self) { array.storage.elements[Int(place)] = value }
      return .none
    },
    .method(
      "sort", "Sorts along an axis.", [.optional("axis", .any, default: -1)] + TensorMembers.sortingOptions
    ) { call in
      let array = try call.receiver(as: ObjectArray.self)
      let sorted = try call.written("_numpy_objects", "sort", [call.receiver, call["axis"]])
      try array.assign(sorted, at: array.places, call.interpreter)
      return .none
    },
    .method(
      "astype", "The elements as another type.",
      [
        .required("dtype", .any, "float, int, str, object"), .optional("order", .string, default: "K"),
        .optional("casting", .string, default: "unsafe"), .optional("subok", .bool, default: true),
        .optional("copy", .bool, default: true),
      ]
    ) { call in
      let array = try call.receiver(as: ObjectArray.self)
      if let kind = Kind.named(call["dtype"]) {
        return .object(
          try made(of: .object(array.labelled(.object)), as: kind, call.interpreter).detached(from: array))
      }
      return .array(try array.numbers(call.dtype("dtype"), call.interpreter))
    },
    .method("__array__", "The array itself.", [.optional("dtype"), .optional("copy")]) { $0.receiver },
  ]

  /// The array, with elements of its own if it shares those of another.
  private func detached(from other: ObjectArray) throws -> ObjectArray {
    storage === other.storage ? try copied(places) : self
  }

  /// The elements as numbers.
  func numbers(_ dtype: DType, _ interpreter: Interpreter) throws -> Tensor {
    let numbers = try elements.map { element -> Value in
      if kind.isText, dtype == .bool {
        return .bool(!(element.asString?.isEmpty ?? element.bytes?.isEmpty ?? true))
      }
      let plain = element.bytes.map { Value.string(String(decoding: $0, as: UTF8.self)) } ?? element
      if dtype == .bool { return .bool(try interpreter.truth(plain)) }
      let function = dtype.isFloating ? "float" : "int"
      do {
        return try interpreter.callBuiltin(function, [plain])
      } catch {
        guard case .notANumber(let text, _, _)? = Fault(error) else { throw error }
        let shown = kind.isText ? "np.str_(\(text))" : text
        throw Fault.message(
          dtype.isFloating
            ? "could not convert string to float: \(shown)"
            : "invalid literal for int() with base 10: \(shown)",
          help: dtype.isFloating ? nil : "a text with a point: a.astype(float).astype(int)", kind: .value)
      }
    }
    return try interpreter.tensor(from: .list(of: numbers), dtype: dtype).reshaped(to: Shape(shape))
  }
}
