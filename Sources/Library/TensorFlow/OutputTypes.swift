import Evaluator
import Tensors

/// The types and shapes that a generator's elements are declared to have.
indirect enum OutputTypes {
  case text(TensorShapeObject)
  case number(DType, TensorShapeObject)
  case tuple([OutputTypes])
  case dict([(name: String, type: OutputTypes)])

  /// - `shapes`: in the structure of the types; `None` for any.
  init(_ spec: Value, shapes: Value, _ call: Call) throws {
    let argument = call["output_signature"].isNone ? "output_types" : "output_signature"
    if case .dict(let dict) = spec {
      self = .dict(
        try zip(dict.keys, dict.values).map { key, value in
          guard let name = key.asString else { throw call.invalid(argument, must: "have names") }
          let inner: Value = if case .dict(let parts) = shapes { parts[string: name] ?? .none } else { .none }
          return (name, try OutputTypes(value, shapes: inner, call))
        })
    } else if let parts = spec.elementsOfSequence, spec.instance == nil {
      let inner = shapes.elementsOfSequence ?? []
      guard inner.isEmpty || inner.count == parts.count else {
        throw call.invalid("output_shapes", must: "have the structure of \(argument)")
      }
      self = .tuple(
        try parts.enumerated().map { place, part in
          try OutputTypes(part, shapes: inner.isEmpty ? .none : inner[place], call)
        })
    } else {
      let isSpec = spec.instance != nil
      func part(_ name: String) -> Value? { try? call.interpreter.attribute(name, of: spec) }
      let type = isSpec ? part("dtype") ?? .none : spec
      guard let shape = try TensorShapeObject.of(isSpec ? part("shape") ?? .none : shapes) else {
        throw call.invalid("output_shapes", must: "have the structure of \(argument)")
      }
      if type.host(as: TextDType.self) != nil || type.asString == "string" {
        self = .text(shape)
      } else if let dtype = call.interpreter.dtype(from: type) {
        self = .number(dtype, shape)
      } else {
        throw call.invalid(
          argument, must: "be made of types", help: "tf.TensorSpec(shape=(), dtype=tf.float32)")
      }
    }
  }

  /// What a generator gave as an element.
  func element(_ value: Value, _ interpreter: Interpreter) throws -> Value {
    func differs() throws -> Fault {
      .message(
        "`generator` yielded an element that did not match the expected structure: \(try interpreter.shortRepr(value))",
        kind: .type)
    }
    func check(_ found: Shape, _ expected: TensorShapeObject) throws {
      guard !expected.fits(found) else { return }
      throw Fault.message(
        "`generator` yielded an element of shape \(found.tupleText) where an element of shape \(expected.text) was expected.",
        kind: .type)
    }
    switch self {
    case .text(let shape):
      guard let text = try TextTensor.of(value) else { throw try differs() }
      try check(text.shape, shape)
      return .object(text)
    case .number(let dtype, let shape):
      guard try TextTensor.of(value) == nil,
        value.isTensorLike || value.asDouble != nil || value.elementsOfSequence != nil
      else { throw try differs() }
      let tensor = try interpreter.tensor(from: value, dtype: dtype)
      try check(tensor.shape, shape)
      return .tensor(tensor)
    case .tuple(let types):
      guard let parts = value.elementsOfSequence, parts.count == types.count else { throw try differs() }
      return .tuple(of: try zip(types, parts).map { try $0.element($1, interpreter) })
    case .dict(let types):
      guard case .dict(let dict) = value else { throw try differs() }
      return .dict(
        DictValue(
          try types.map { name, type in
            guard let part = dict[string: name] else { throw try differs() }
            return (name, try type.element(part, interpreter))
          }))
    }
  }

  /// An element as declared, whose axes of unknown length are so long; of a shape of unknown rank, as many.
  func sample(_ length: Int) throws -> Value {
    switch self {
    case .text(let shape):
      let shape = shape.filled(with: length)
      return .object(TextTensor(Array(repeating: [], count: shape.elementCount ?? 0), shape: shape))
    case .number(let dtype, let shape):
      return .tensor(try Tensor.zeros(shape.filled(with: length), dtype: dtype))
    case .tuple(let types): return .tuple(of: try types.map { try $0.sample(length) })
    case .dict(let types): return .dict(DictValue(try types.map { ($0.name, try $0.type.sample(length)) }))
    }
  }
}
