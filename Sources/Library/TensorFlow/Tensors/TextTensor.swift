import Evaluator
import Gradients
import Language
import NumPyLibrary
import Tensors

/// A tensor of byte strings, such as the names of files: `tf.constant("a")`, `tf.constant(["a", "b"])`.
///
/// Functions that only rearrange elements work on it: they are applied to the elements' places.
final class TextTensor: Object {
  /// Row by row.
  let elements: [[UInt8]]
  let shape: Shape

  /// - Precondition: as many elements as the shape has.
  init(_ elements: [[UInt8]], shape: Shape) { (self.elements, self.shape) = (elements, shape) }

  /// One string.
  convenience init(_ text: String) { self.init([Array(text.utf8)], shape: []) }

  static let shared = ClassObject(
    "EagerTensor", module: "tensorflow.python.framework.ops", doc: "A tensor of byte strings.",
    base: EagerTensor.shared,
    members: [
      .property("shape", "the lengths of the axes") {
        .object(TensorShapeObject(try $0.receiver(as: TextTensor.self).shape))
      },
      .property("dtype", "always tf.string") { _ in .object(TextDType.shared) },
      .property("ndim", "the number of axes") { .int(try $0.receiver(as: TextTensor.self).shape.rank) },
      .property("device", "where it is computed: always on the CPU") { _ in
        "/job:localhost/replica:0/task:0/device:CPU:0"
      },
      .method("numpy", "Bytes, or a NumPy array of them.") { call in
        try call.receiver(as: TextTensor.self).array
      },
      .method("get_shape", "The lengths of the axes.") {
        .object(TensorShapeObject(try $0.receiver(as: TextTensor.self).shape))
      },
      .method("set_shape", "Checks the shape.", [.required("shape", .any, "the lengths, None for any")]) {
        call in
        try call.checkShape(try call.receiver(as: TextTensor.self).shape)
      },
      .method("_elements", "The strings in a list, row by row.") { call in
        .list(of: try call.receiver(as: TextTensor.self).elements.map { .object(BytesValue($0)) })
      },
    ])

  var classObject: ClassObject { Self.shared }

  var tensorHelp: String? { "this tensor holds text; tf.strings.to_number(x) reads numbers" }

  /// Bytes, or a NumPy array of them.
  var array: Value {
    get throws {
      if shape.rank == 0 { return .object(BytesValue(elements[0])) }
      guard shape.rank <= 2 else {
        throw Fault.message(
          "an array of text has one or two axes here, found shape \(shape)", help: "tf.reshape(x, [-1])")
      }
      return .object(ObjectArray(elements.map { .object(BytesValue($0)) }, shape: Array(shape)))
    }
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    let text = try interpreter.repr(array)
    let shown = text.contains("\n") ? "\n" + text : text
    return "<tf.Tensor: shape=\(shape.tupleText), dtype=string, numpy=\(shown)>"
  }

  func text(_ interpreter: Interpreter) throws -> String {
    let text = try interpreter.text(array)
    return
      "tf.Tensor(\(text.contains("\n") ? "\n" : "")\(text), shape=\(shape.tupleText), dtype=string)"
  }

  // MARK: - Parts

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    .object(try Self.rearranged(.part(interpreter.indices(key)), [self]))
  }

  func length(_ interpreter: Interpreter) throws -> Int? {
    guard shape.rank > 0 else { throw Fault.message("Scalar tensor has no `len()`", kind: .type) }
    return shape[0]
  }

  func truth(_ interpreter: Interpreter) throws -> Bool {
    guard elements.count == 1 else {
      throw Fault.message(
        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    }
    return !elements[0].isEmpty
  }

  var isIterable: Bool { shape.rank > 0 }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    guard shape.rank > 0 else { throw Fault.message("Cannot iterate over a scalar tensor.", kind: .type) }
    return ArrayIterator(try (0..<shape[0]).map { try item(.int($0), interpreter) })
  }

  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    throws -> Value?
  {
    guard operation == .add, let other = try TextTensor.of(other) else { return nil }
    let (first, second) = isReversed ? (other, self) : (self, other)
    let (shape, pairs) = try Self.broadcast(first, second, "AddV2")
    return .object(TextTensor(pairs.map { $0 + $1 }, shape: shape))
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard comparison == .equal || comparison == .notEqual, let other = try TextTensor.of(other) else {
      return nil
    }
    return try Self.compared(comparison == .equal, self, other)
  }
}

extension TextTensor {
  /// A value as a tensor of strings; `nil` if it holds none.
  ///
  /// - Throws: `Fault.message` for lists whose lengths differ, and for text beside numbers.
  static func of(_ value: Value) throws -> TextTensor? {
    if let tensor = value.host(as: TextTensor.self) { return tensor }
    if let text = value.asString { return TextTensor(text) }
    switch value {
    case .object(let bytes as BytesValue): return TextTensor([bytes.bytes], shape: [])
    case .object(let array as ObjectArray):
      let parts = try array.elements.map { try of($0) }
      let found = parts.compactMap { $0 }.filter { $0.shape.rank == 0 }
      guard !found.isEmpty, found.count == parts.count else { return nil }
      return TextTensor(found.map { $0.elements[0] }, shape: Shape(array.shape))
    case .list, .tuple:
      guard let elements = value.elementsOfSequence, let first = elements.first, try of(first) != nil else {
        return nil
      }
      let parts = try elements.map { element in
        guard let part = try of(element) else {
          throw Fault.message(
            "Can't convert Python sequence with mixed types to Tensor.",
            help: "write all elements as text, or all as numbers")
        }
        return part
      }
      guard let shape = parts.first?.shape, parts.allSatisfy({ $0.shape == shape }) else {
        throw Fault.message("Can't convert non-rectangular Python sequence to Tensor.")
      }
      return TextTensor(parts.flatMap(\.elements), shape: Shape([parts.count] + Array(shape)))
    default: return nil
    }
  }

  /// The functions that rearrange elements, by TensorFlow's names.
  private static let rearranging: Set<String> = [
    "Reshape", "Transpose", "BroadcastTo", "ExpandDims", "Squeeze", "ReverseV2", "Roll", "Tile", "Repeat",
    "StridedSlice", "GatherV2", "ConcatV2", "Pack", "Identity", "SelectV2",
  ]

  /// A function of values of which one is a tensor of strings; `nil` if none is.
  static func apply(_ function: TensorFunction, _ values: [Value], _ interpreter: Interpreter) throws
    -> Value?
  {
    guard values.contains(where: { $0.host(as: TextTensor.self) != nil }) else { return nil }
    // The first operand of a choice is the condition.
    let conditions = function.name == "SelectV2" ? 1 : 0
    let texts = try values.dropFirst(conditions).map { value in
      guard let text = try of(value) else { throw refused(function) }
      return text
    }
    switch function.name {
    case "Equal", "NotEqual": return try compared(function.name == "Equal", texts[0], texts[1])
    case "AddV2":
      let (shape, pairs) = try broadcast(texts[0], texts[1], function.name)
      return .object(TextTensor(pairs.map { $0 + $1 }, shape: shape))
    default:
      guard rearranging.contains(function.name) else { throw refused(function) }
      let first = try values.prefix(conditions).map { try interpreter.eager($0).value }
      return .object(try rearranged(function, texts, after: first))
    }
  }

  private static func refused(_ function: TensorFunction) -> Fault {
    .message(
      "Value for attr 'T' of string is not in the list of allowed values [Op:\(function.name)]",
      help: "tf.strings has the functions of text; tf.strings.to_number(x) reads numbers")
  }

  /// The elements as a function of tensors places them.
  static func rearranged(_ function: TensorFunction, _ operands: [TextTensor], after others: [Tensor] = [])
    throws -> TextTensor
  {
    var pool: [[UInt8]] = []
    let places = try operands.map { operand in
      let start = Int64(pool.count)
      pool += operand.elements
      return try Tensor(
        shape: operand.shape, elements: operand.elements.indices.map { start + Int64($0) })
    }
    let result = try function.forward(others + places)
    return TextTensor(try result.elements(Int64.self).map { pool[Int($0)] }, shape: result.shape)
  }

  private static func compared(_ isEqual: Bool, _ a: TextTensor, _ b: TextTensor) throws -> Value {
    if a.shape.broadcast(with: b.shape) == nil { return .bool(!isEqual) }
    let (shape, pairs) = try broadcast(a, b, "Equal")
    return .eager(try Tensor(shape: shape, elements: pairs.map { ($0 == $1) == isEqual }))
  }

  /// The elements of two tensors side by side, in the shape that both are broadcast to.
  private static func broadcast(_ a: TextTensor, _ b: TextTensor, _ name: String) throws -> (
    Shape, [([UInt8], [UInt8])]
  ) {
    guard let shape = a.shape.broadcast(with: b.shape) else {
      throw TensorError.cannotBroadcast(a.shape, b.shape, operation: name)
    }
    let both = try [a, b].map { try rearranged(.broadcast(to: shape), [$0]).elements }
    return (shape, Array(zip(both[0], both[1])))
  }
}

/// `tf.string`, the type of text.
final class TextDType: Object, Sendable {
  static let shared = TextDType()

  private static let type = ClassObject(
    "DType", module: "tensorflow", doc: "The type of text.",
    members: [
      .property("name", "its name") { _ in "string" },
      .property("is_floating", "whether its elements are floats") { _ in false },
      .property("is_integer", "whether its elements are whole numbers") { _ in false },
      .property("is_bool", "whether its elements are true or false") { _ in false },
      .property("is_numpy_compatible", "whether arrays hold its elements") { _ in true },
    ])

  var classObject: ClassObject { Self.type }
  func repr(_ interpreter: Interpreter) -> String { "tf.string" }
  func text(_ interpreter: Interpreter) -> String { "<dtype: 'string'>" }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) -> Value? {
    let isSame = other.host(as: TextDType.self) != nil || other.asString == "string"
    switch comparison {
    case .equal: return .bool(isSame)
    case .notEqual: return .bool(!isSame)
    default: return nil
    }
  }
}
