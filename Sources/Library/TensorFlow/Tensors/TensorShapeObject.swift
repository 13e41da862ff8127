import Evaluator
import Language
import Tensors

/// A shape as TensorFlow gives it: a tuple that knows its rank, or a shape of unknown rank.
final class TensorShapeObject: Object, SequenceHolder {
  /// The lengths, `nil` for an unknown one; `nil` as a whole if not even their number is known.
  let lengths: [Int?]?

  convenience init(_ shape: Shape) { self.init(lengths: Array(shape)) }

  init(lengths: [Int?]?) { self.lengths = lengths }

  static let type = ClassObject(
    "TensorShape", module: "tensorflow", doc: "The lengths of a tensor's axes.",
    members: parts + comparisons,
    constructor: Builtin(
      "TensorShape", module: "tf", doc: "A shape.",
      [.required("dims", .any, "the lengths, None for an unknown one; None: of unknown rank")]
    ) { .object(try $0.tensorShape("dims")) })

  private static let parts: [Builtin] = [
    .property("rank", "the number of axes; None if unknown") { try $0.ownShape.rank },
    .property("ndims", "the number of axes; None if unknown") { try $0.ownShape.rank },
    .property("dims", "the lengths; None if their number is unknown") {
      try $0.ownShape.lengths.map { .list(of: $0.map(Value.length)) } ?? .none
    },
    .method("as_list", "The lengths as a list.") { call in
      guard let lengths = try call.ownShape.lengths else {
        throw Fault.message("as_list() is not defined on an unknown TensorShape.")
      }
      return .list(of: lengths.map(Value.length))
    },
    .method("num_elements", "The product of the lengths; None if one is unknown.") { call in
      let lengths = try call.ownShape.lengths ?? [nil]
      var product = 1
      for length in lengths {
        guard let length else { return .none }
        let (next, overflow) = product.multipliedReportingOverflow(by: length)
        if overflow { throw Fault.message("the product of the lengths exceeds 64 bits") }
        product = next
      }
      return .int(product)
    },
    .method("is_fully_defined", "Whether all lengths are known.") {
      .bool(try $0.ownShape.lengths.map { !$0.contains(nil) } ?? false)
    },
  ]

  private static let other = Signature.Parameter.required("other", .any, "a shape")
  private static let count = Signature.Parameter.required("rank", .int, "a number of axes")

  private static let comparisons: [Builtin] = [
    .method("concatenate", "These lengths, then others.", [other]) { call in
      .object(try call.ownShape.followed(by: call.tensorShape("other")))
    },
    .method("is_compatible_with", "Whether one tensor can have both shapes.", [other]) { call in
      .bool(try call.ownShape.merged(with: call.tensorShape("other")) != nil)
    },
    .method("assert_is_compatible_with", "Refuses a shape that no tensor of this one can have.", [other]) {
      call in
      let (own, other) = (try call.ownShape, try call.tensorShape("other"))
      guard own.merged(with: other) != nil else {
        let given = try call.interpreter.text(call["other"])
        throw Fault.message("Shapes \(own.text) and \(given) are incompatible")
      }
      return .none
    },
    .method("merge_with", "What is known from both shapes.", [other]) { call in
      let (own, other) = (try call.ownShape, try call.tensorShape("other"))
      guard let merged = own.merged(with: other) else {
        throw Fault.message("Shapes \(own.text) and \(other.text) are not compatible")
      }
      return .object(merged)
    },
    .method("assert_has_rank", "Refuses another number of axes.", [count]) { call in
      try call.ownShape.check(rank: call.int("rank"), { $0 == $1 }, "rank")
      return .none
    },
    .method("with_rank", "The shape, whose number of axes is this.", [count]) { call in
      let (own, rank) = (try call.ownShape, try call.int("rank", atLeast: 0, atMost: 1000))
      try own.check(rank: rank, { $0 == $1 }, "rank")
      return .object(
        own.lengths == nil ? TensorShapeObject(lengths: Array(repeating: nil, count: rank)) : own)
    },
    .method("with_rank_at_least", "The shape, which has at least so many axes.", [count]) { call in
      try call.ownShape.check(rank: call.int("rank"), { $0 >= $1 }, "rank at least")
      return call.receiver
    },
    .method("with_rank_at_most", "The shape, which has at most so many axes.", [count]) { call in
      try call.ownShape.check(rank: call.int("rank"), { $0 <= $1 }, "rank at most")
      return call.receiver
    },
  ]

  var classObject: ClassObject { Self.type }

  private var rank: Value { lengths.map { .int($0.count) } ?? .none }

  /// Empty for a shape of unknown rank, which is not iterated over.
  var heldElements: [Value] { (lengths ?? []).map(Value.length) }

  /// The lengths in parentheses, as messages have them.
  var text: String {
    guard let lengths else { return "<unknown>" }
    let words = lengths.map { $0.map(String.init) ?? "None" }
    return words.count == 1 ? "(\(words[0]),)" : "(\(words.joined(separator: ", ")))"
  }

  func repr(_ interpreter: Interpreter) -> String {
    guard let lengths else { return "TensorShape(None)" }
    return "TensorShape([\(lengths.map { $0.map(String.init) ?? "None" }.joined(separator: ", "))])"
  }

  func text(_ interpreter: Interpreter) -> String { text }

  func truth(_ interpreter: Interpreter) -> Bool { lengths != nil }

  // MARK: - Elements

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    guard lengths != nil else { return try unknownItem(key) }
    let found = try interpreter.item(key, of: .tuple(of: heldElements))
    guard let part = found.elementsOfSequence else { return found }
    return .object(TensorShapeObject(lengths: part.map(\.asInt)))
  }

  /// What is known of a part of a shape of unknown rank: nothing but how many axes a slice with both ends has.
  private func unknownItem(_ key: Value) throws -> Value {
    guard case .slice(let slice) = key else { return .none }
    guard slice.step.isNone else { throw Fault.message("Steps are not yet handled") }
    guard let stop = slice.stop.asInt, let start = slice.start.isNone ? 0 : slice.start.asInt,
      start >= 0, stop >= start, stop - start <= 1000
    else { return .object(TensorShapeObject(lengths: nil)) }
    return .object(TensorShapeObject(lengths: Array(repeating: nil, count: stop - start)))
  }

  func length(_ interpreter: Interpreter) throws -> Int? {
    guard let lengths else {
      throw Fault.message("Cannot take the length of shape with unknown rank.")
    }
    return lengths.count
  }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    guard lengths != nil else { throw Fault.message("Cannot iterate over a shape with unknown rank.") }
    return try interpreter.iterator(of: .tuple(of: heldElements))
  }

  // MARK: - Two shapes

  private func followed(by other: TensorShapeObject) -> TensorShapeObject {
    guard let lengths, let others = other.lengths else { return TensorShapeObject(lengths: nil) }
    return TensorShapeObject(lengths: lengths + others)
  }

  /// What is known from both; `nil` if they contradict each other.
  fileprivate func merged(with other: TensorShapeObject) -> TensorShapeObject? {
    guard let lengths else { return other }
    guard let others = other.lengths else { return self }
    guard lengths.count == others.count,
      zip(lengths, others).allSatisfy({ $0 == nil || $1 == nil || $0 == $1 })
    else { return nil }
    return TensorShapeObject(lengths: zip(lengths, others).map { $0 ?? $1 })
  }

  /// Whether a tensor of a shape has this one.
  func fits(_ shape: Shape) -> Bool { merged(with: TensorShapeObject(shape)) != nil }

  /// The shape, its unknown axes so long; of unknown rank, as many.
  func filled(with length: Int) -> Shape {
    guard let lengths else { return Shape(Array(repeating: 1, count: length)) }
    return Shape(lengths.map { $0 ?? length })
  }

  private func check(rank: Int, _ isRight: (Int, Int) -> Bool, _ words: String) throws {
    guard let lengths, !isRight(lengths.count, rank) else { return }
    throw Fault.message("Shape \(text) must have \(words) \(rank)")
  }

  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    throws -> Value?
  {
    guard operation == .add, let other = try Self.of(other) else { return nil }
    return .object(isReversed ? other.followed(by: self) : followed(by: other))
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard let other = try Self.of(other) else { return nil }
    switch comparison {
    case .equal: return .bool(lengths == other.lengths)
    case .notEqual: return .bool(lengths != other.lengths)
    default: return nil
    }
  }

  /// A shape, a sequence of lengths, a length or `None` as a shape; `nil` for anything else.
  static func of(_ value: Value) throws -> TensorShapeObject? {
    if let shape = value.host(as: TensorShapeObject.self) { return shape }
    if value.isNone { return TensorShapeObject(lengths: nil) }
    if let number = value.asInt { return TensorShapeObject(lengths: [number]) }
    guard let elements = value.elementsOfSequence, elements.allSatisfy({ $0.isNone || $0.asInt != nil })
    else { return nil }
    if elements.contains(where: { $0.asInt.map { $0 < 0 } ?? false }) {
      throw Fault.message("Dimension \(elements.compactMap(\.asInt).first { $0 < 0 } ?? -1) must be >= 0")
    }
    return TensorShapeObject(lengths: elements.map(\.asInt))
  }
}

extension Value {
  /// The length of an axis; `None` for an unknown one.
  fileprivate static func length(_ length: Int?) -> Value { length.map(Value.int) ?? .none }
}

extension Call {
  fileprivate var ownShape: TensorShapeObject {
    get throws { try receiver(as: TensorShapeObject.self) }
  }

  /// `tensor.set_shape(shape)`: refuses a shape that the tensor does not have.
  func checkShape(_ own: Shape) throws -> Value {
    let other = try tensorShape("shape")
    guard other.fits(own) else {
      throw Fault.message(
        "Tensor's shape \(own.tupleText) is not compatible with supplied shape \(other.text).")
    }
    return .none
  }

  /// A shape as TensorFlow has it; `None` is one of unknown rank.
  func tensorShape(_ name: String) throws -> TensorShapeObject {
    guard let shape = try TensorShapeObject.of(self[name]) else {
      throw wrongType(name, expected: "tuple of ints or None")
    }
    return shape
  }
}
