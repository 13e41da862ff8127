/// An iterator: the result of `iter(x)`, `zip`, `map` and generator expressions.
package class ValueIterator {
  /// An iterator without elements; subclasses override `next`.
  package init() {}

  /// The next value, or `nil` at the end.
  package func next(_ interpreter: Interpreter) throws -> Value? { nil }

  /// The type's name in messages.
  package var typeName: String { classObject.qualifiedName }

  var classObject: ClassObject { BuiltinTypes.iterator }

  /// How many elements are left, as far as it is known.
  package var lengthHint: Int? { nil }

  /// The iterator as text.
  func repr(_ interpreter: Interpreter) throws -> String { "<\(typeName) object>" }

  /// The error of asking for an element beyond the last.
  func exhausted(_ interpreter: Interpreter) -> Fault { .iteratorExhausted }
}

/// Iterates over a live list, which may grow meanwhile.
final class ListIterator: ValueIterator {
  private let list: ListValue
  private var position = 0

  init(_ list: ListValue) { self.list = list }

  override var classObject: ClassObject { IteratorTypes.list }

  package override var lengthHint: Int? { max(0, list.elements.count - min(position, list.elements.count)) }

  override func next(_ interpreter: Interpreter) -> Value? {
    guard position < list.elements.count else {
      // Once at the end, it stays there.
      position = Int.max
      return nil
    }
    defer { position += 1 }
    return list.elements[position]
  }
}

/// Iterates over fixed elements.
package final class ArrayIterator: ValueIterator {
  private let elements: [Value]
  private var position = 0
  private let type: ClassObject

  package convenience init(_ elements: [Value]) { self.init(elements, BuiltinTypes.iterator) }

  package init(_ elements: [Value], _ type: ClassObject) {
    self.elements = elements
    self.type = type
  }

  override var classObject: ClassObject { type }

  package override var lengthHint: Int? { elements.count - position }

  package override func next(_ interpreter: Interpreter) -> Value? {
    guard position < elements.count else { return nil }
    defer { position += 1 }
    return elements[position]
  }
}

/// The numbers of a range.
final class RangeIterator: ValueIterator {
  private let range: RangeValue
  private var position = 0

  init(_ range: RangeValue) { self.range = range }

  override var classObject: ClassObject { IteratorTypes.range }

  package override var lengthHint: Int? { range.count - position }

  override func next(_ interpreter: Interpreter) -> Value? {
    guard position < range.count else { return nil }
    defer { position += 1 }
    return .int(range[position])
  }
}

/// The characters of a string, each a string.
final class StringIterator: ValueIterator {
  private let text: String
  private var scalars: String.UnicodeScalarView.Iterator

  init(_ text: String) {
    self.text = text
    scalars = text.unicodeScalars.makeIterator()
  }

  override var classObject: ClassObject {
    text.utf8.allSatisfy { $0 < 0x80 } ? IteratorTypes.ascii : IteratorTypes.string
  }

  override func next(_ interpreter: Interpreter) -> Value? {
    scalars.next().map { .character($0) }
  }
}

extension Value {
  /// A text of one character; each of ASCII is made once.
  static func character(_ scalar: Unicode.Scalar) -> Value {
    scalar.isASCII ? ascii[Int(scalar.value)] : .string(String(scalar))
  }

  private static let ascii = (0..<128 as Range<UInt8>).map { Value.string(String(Unicode.Scalar($0))) }
}

/// The keys, values or pairs of a dict.
final class DictIterator: ValueIterator {
  enum Part { case keys, values, items }

  private let dict: DictValue
  private let part: Part
  private let version: Int
  private var position = 0

  init(_ dict: DictValue, _ part: Part) {
    self.dict = dict
    self.part = part
    version = dict.version
    position = dict.head
  }

  override var classObject: ClassObject {
    switch part {
    case .keys: IteratorTypes.keys
    case .values: IteratorTypes.values
    case .items: IteratorTypes.items
    }
  }

  override func next(_ interpreter: Interpreter) throws -> Value? {
    guard dict.version == version else { throw Fault.changedDuringIteration(type: "dict") }
    guard let entry = dict.next(from: &position) else { return nil }
    switch part {
    case .keys: return entry.key
    case .values: return entry.value
    case .items: return .tuple(of: [entry.key, entry.value])
    }
  }
}

/// An iterator that calls a closure: `zip`, `enumerate`, `map`.
package final class ClosureIterator: ValueIterator {
  private let type: ClassObject
  private let name: String
  private let text: ((Interpreter) throws -> String)?
  /// The closure in a box, so that it can be released separately.
  private final class Step {
    let run: (Interpreter) throws -> Value?

    init(_ run: @escaping (Interpreter) throws -> Value?) { self.run = run }
  }

  @exclusivity(unchecked) private var step: Step?

  /// An iterator of a class; `text` is what it shows, if that is more than its class.
  package init(
    _ type: ClassObject, text: ((Interpreter) throws -> String)? = nil,
    _ step: @escaping (Interpreter) throws -> Value?
  ) {
    self.type = type
    name = type.qualifiedName
    self.text = text
    self.step = Step(step)
  }

  /// An iterator of the class `iterator`, with a name in messages.
  package init(_ name: String, _ step: @escaping (Interpreter) throws -> Value?) {
    type = BuiltinTypes.iterator
    self.name = name
    text = nil
    self.step = Step(step)
  }

  deinit { DeferredRelease.release(&step) }

  package override var typeName: String { name }

  override var classObject: ClassObject { type }

  override func repr(_ interpreter: Interpreter) throws -> String {
    try text?(interpreter) ?? super.repr(interpreter)
  }

  package override func next(_ interpreter: Interpreter) throws -> Value? {
    guard let step, let value = try interpreter.nested({ try step.run(interpreter) }) else {
      step = nil
      return nil
    }
    return value
  }
}
