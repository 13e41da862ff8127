import Evaluator
import Language

/// `collections.deque`: elements that are added and taken at both ends.
final class DequeObject: Object {
  /// A ring: the element at position `i` is at `(start + i) % storage.count`.
  private var storage: [Value] = []
  private var start = 0
  private(set) var count = 0
  let limit: Int?
  /// Changes with each insertion and removal, so that iterators detect modification.
  private var version = 0
  /// While its text is made: what it holds may hold it.
  private var isWritten = false

  init(_ elements: [Value] = [], limit: Int?) {
    self.limit = limit
    let kept = limit.map { Array(elements.suffix($0)) } ?? elements
    storage = kept
    count = kept.count
  }

  deinit { DeferredRelease.release(&storage) }

  subscript(position: Int) -> Value {
    get { storage[(start + position) % storage.count] }
    set { storage[(start + position) % storage.count] = newValue }
  }

  package var elements: [Value] { (0..<count).map { self[$0] } }

  private func replace(with elements: [Value]) {
    storage = elements
    (start, count) = (0, elements.count)
    version &+= 1
  }

  private func grow() throws {
    guard count == storage.count else { return }
    try EvaluationLimits.check(elements: count + 1, of: "list")
    let elements = elements
    storage = elements + [Value](repeating: .none, count: max(8, count))
    start = 0
  }

  func append(_ value: Value) throws {
    if let limit, count == limit {
      if limit == 0 { return }
      _ = popFirst()
    }
    try grow()
    storage[(start + count) % storage.count] = value
    count += 1
    version &+= 1
  }

  func prepend(_ value: Value) throws {
    if let limit, count == limit {
      if limit == 0 { return }
      _ = popLast()
    }
    try grow()
    start = (start + storage.count - 1) % storage.count
    storage[start] = value
    count += 1
    version &+= 1
  }

  func popFirst() -> Value? {
    guard count > 0 else { return nil }
    let value = storage[start]
    storage[start] = .none
    start = (start + 1) % storage.count
    count -= 1
    version &+= 1
    return value
  }

  func popLast() -> Value? {
    guard count > 0 else { return nil }
    let place = (start + count - 1) % storage.count
    let value = storage[place]
    storage[place] = .none
    count -= 1
    version &+= 1
    return value
  }

  func rotate(_ steps: Int) {
    guard count > 1 else { return }
    let shift = ((steps % count) + count) % count
    version &+= 1
    // The nearer way around; in a ring without a gap the beginning moves alone.
    if count == storage.count {
      start = (start + count - shift) % count
    } else if shift <= count - shift {
      for _ in 0..<shift {
        start = (start + storage.count - 1) % storage.count
        storage.swapAt(start, (start + count) % storage.count)
      }
    } else {
      for _ in 0..<count - shift {
        storage.swapAt(start, (start + count) % storage.count)
        start = (start + 1) % storage.count
      }
    }
  }

  // MARK: - As a value

  var classObject: ClassObject { Self.type }

  private static let iterators = IteratorTypes.type("_deque_iterator", module: "_collections")
  private static let reversedIterators = IteratorTypes.type("_deque_reverse_iterator", module: "_collections")

  func repr(_ interpreter: Interpreter) throws -> String {
    if isWritten { return "[...]" }
    isWritten = true
    defer { isWritten = false }
    let list = try interpreter.repr(.list(of: elements))
    return "deque(\(list)\(limit.map { ", maxlen=\($0)" } ?? ""))"
  }

  func length(_ interpreter: Interpreter) -> Int? { count }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) -> ValueIterator? {
    var position = 0
    let version = version
    return ClosureIterator(Self.iterators) { [self] _ in
      guard version == self.version else {
        throw Fault.message("deque mutated during iteration", kind: .runtime)
      }
      guard position < count else { return nil }
      defer { position += 1 }
      return self[position]
    }
  }

  private func place(_ key: Value, _ interpreter: Interpreter) throws -> Int {
    guard let index = key.asInt else {
      throw Fault.message("sequence index must be integer, not '\(key.typeName)'", kind: .type)
    }
    let position = index < 0 ? index + count : index
    guard position >= 0, position < count else {
      throw Fault.message("deque index out of range", kind: .index)
    }
    return position
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value { self[try place(key, interpreter)] }

  func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    self[try place(key, interpreter)] = value
  }

  func deleteItem(_ key: Value, _ interpreter: Interpreter) throws {
    var all = elements
    all.remove(at: try place(key, interpreter))
    replace(with: all)
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard let other = other.host(as: DequeObject.self) else { return nil }
    return try interpreter.compare(comparison, .list(of: elements), .list(of: other.elements))
  }

  func hash(_ interpreter: Interpreter) throws -> Int? { throw Fault.unhashable(type: "collections.deque") }

  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    throws -> Value?
  {
    if operation == .add, !isReversed, let other = other.host(as: DequeObject.self) {
      return .object(DequeObject(elements + other.elements, limit: limit))
    }
    if operation == .add, !isReversed {
      throw Fault.message(
        "can only concatenate deque (not \"\(other.typeName)\") to deque",
        help: "d.extend(…) takes any elements",
        kind: .type)
    }
    if operation == .multiply, case .int(let factor) = other {
      try EvaluationLimits.check(elements: max(0, factor) * count, of: "list")
      return .object(
        DequeObject(Array(repeatElement(elements, count: max(0, factor)).joined()), limit: limit))
    }
    return nil
  }

  func augmented(_ operation: BinaryOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value? {
    guard operation == .add else { return nil }
    for element in try interpreter.elements(of: other) { try append(element) }
    return .object(self)
  }

  static let type = ClassObject(
    "deque", module: "collections", doc: "Elements that are added and taken at both ends.", members: members,
    constructor: Builtin(
      "deque", module: "collections", doc: "Elements that are added and taken at both ends.",
      [
        .optional("iterable", .any, default: []),
        .optional("maxlen", .int, "how many are kept, the last added"),
      ]
    ) { call in
      let limit = try call.optionalInt("maxlen")
      if let limit, limit < 0 { throw Fault.message("maxlen must be non-negative", kind: .value) }
      return .object(DequeObject(call["iterable"].isNone ? [] : try call.elements("iterable"), limit: limit))
    }, isBase: true)

  private static func change(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    _ body: @escaping (Call, DequeObject) throws -> Value
  ) -> Builtin {
    .method(name, doc, parameters) { try body($0, $0.receiver(as: DequeObject.self)) }
  }

  /// Whether an element equals the argument `x`; comparing must not change the deque.
  private func isEqual(_ element: Value, _ call: Call) throws -> Bool {
    let before = version
    let result = try call.interpreter.equal(element, call["x"])
    guard version == before else { throw Fault.message("deque mutated during iteration", kind: .runtime) }
    return result
  }

  private static let members: [Builtin] = [
    change("append", "Adds an element at the end.", [.positional("x")]) { call, own in
      try own.append(call["x"])
      return .none
    },
    change("appendleft", "Adds an element at the beginning.", [.positional("x")]) { call, own in
      try own.prepend(call["x"])
      return .none
    },
    change("extend", "Adds all elements at the end.", [.positional("iterable", .iterable)]) { call, own in
      for element in try call.elements("iterable") { try own.append(element) }
      return .none
    },
    change(
      "extendleft", "Adds all elements at the beginning, one after another.",
      [.positional("iterable", .iterable)]
    ) {
      call, own in
      for element in try call.elements("iterable") { try own.prepend(element) }
      return .none
    },
    change("pop", "Takes the last element.") { _, own in
      guard let value = own.popLast() else { throw Fault.message("pop from an empty deque", kind: .index) }
      return value
    },
    change("popleft", "Takes the first element.") { _, own in
      guard let value = own.popFirst() else { throw Fault.message("pop from an empty deque", kind: .index) }
      return value
    },
    change("rotate", "Moves the last elements to the beginning.", [.positional("n", .int, default: 1)]) {
      call, own in
      own.rotate(try call.int("n"))
      return .none
    },
    change("clear", "Takes all elements out.") { _, own in
      own.replace(with: [])
      return .none
    },
    change("copy", "A new deque of the same elements.") { _, own in
      .object(DequeObject(own.elements, limit: own.limit))
    },
    change("reverse", "Puts the elements in reverse order.") { _, own in
      own.replace(with: own.elements.reversed())
      return .none
    },
    change("count", "How many elements equal a value.", [.positional("x")]) { call, own in
      .int(try own.elements.count { try own.isEqual($0, call) })
    },
    change(
      "index", "The place of the first element that equals a value.",
      [
        .positional("x"), .positional("start", .int, default: 0),
        .positional("stop", .int, default: Value.none),
      ]
    ) { call, own in
      let (elements, count) = (own.elements, own.count)
      func place(_ number: Int) -> Int { min(number < 0 ? max(0, number + count) : number, count) }
      let stop = try call.optionalInt("stop").map(place) ?? count
      for position in try place(call.int("start"))..<max(stop, try place(call.int("start")))
      where try own.isEqual(elements[position], call) {
        return .int(position)
      }
      throw Fault.message("\(try call.interpreter.repr(call["x"])) is not in deque", kind: .value)
    },
    change("remove", "Takes out the first element that equals a value.", [.positional("value")]) {
      call, own in
      var all = own.elements
      guard let place = try all.firstIndex(where: { try call.interpreter.equal($0, call["value"]) }) else {
        throw Fault.message("\(try call.interpreter.repr(call["value"])) is not in deque", kind: .value)
      }
      all.remove(at: place)
      own.replace(with: all)
      return .none
    },
    change("insert", "Puts an element before a place.", [.positional("i", .int), .positional("x")]) {
      call, own in
      if let limit = own.limit, own.count >= limit {
        throw Fault.message("deque already at its maximum size", kind: .index)
      }
      var all = own.elements
      let index = try call.int("i")
      all.insert(call["x"], at: index < 0 ? max(0, index + all.count) : min(index, all.count))
      own.replace(with: all)
      return .none
    },
    .method("__reversed__", "An iterator from the end.") { call in
      .iterator(
        ArrayIterator(try call.receiver(as: DequeObject.self).elements.reversed(), reversedIterators))
    },
    .property("maxlen", "how many elements are kept; None for all") { call in
      try call.receiver(as: DequeObject.self).limit.map { .int($0) } ?? .none
    },
  ]
}
