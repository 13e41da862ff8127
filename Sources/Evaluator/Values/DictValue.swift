/// A Python dict: values by key, in the order in which the keys came.
public final class DictValue {
  package struct Entry {
    let key: Value
    package let hashKey: HashKey
    var value: Value
  }

  /// Entries in order; `nil` where one was removed.
  package private(set) var entries: [Entry?] = []
  private var positions: [HashKey: Int] = [:]
  /// The keys with a learner's `__eq__`, by their hashes. What is equal to them only that function can say, and it may do anything,
  /// also to this dict: it is asked while nothing here is being changed.
  private var learnersKeys: [Int: [HashKey]] = [:]
  /// Changes with each insertion and removal, so that an iterator notices.
  private(set) var version = 0

  /// An empty dict.
  public init() {}

  /// A dict with string keys.
  public convenience init(_ pairs: [(String, Value)]) {
    self.init()
    for (key, value) in pairs { self[string: key] = value }
  }

  deinit {
    var held: [Value] = []
    for case let entry? in entries {
      held.append(entry.value)
      held.append(entry.key)
    }
    entries = []
    positions = [:]
    Disposal.release(&held)
  }

  /// The number of keys.
  public var count: Int { positions.count }

  /// The keys, in order.
  public var keys: [Value] { entries.compactMap { $0?.key } }
  /// The values, in the order of the keys.
  public var values: [Value] { entries.compactMap { $0?.value } }
  /// Keys with their values, in order.
  public var pairs: [(key: Value, value: Value)] { entries.compactMap { $0.map { ($0.key, $0.value) } } }

  /// The value at a string key.
  public subscript(string key: String) -> Value? {
    get { stored(at: HashKey(string: key)) }
    set {
      let hashKey = HashKey(string: key)
      if let newValue { insert(hashKey, key: .string(key), value: newValue) } else { takeOut(hashKey) }
    }
  }

  /// The value at a key. - Throws: what a learner's `__eq__` throws.
  package subscript(hashKey: HashKey) -> Value? {
    get throws { stored(at: try own(hashKey)) }
  }

  private func stored(at hashKey: HashKey) -> Value? {
    guard let position = positions[hashKey] else { return nil }
    return entries[position]?.value
  }

  /// - Throws: what a learner's `__eq__` throws.
  func contains(_ hashKey: HashKey) throws -> Bool { positions[try own(hashKey)] != nil }

  /// - Throws: `Fault.memoryExhausted`, and what a learner's `__eq__` throws.
  package func set(_ hashKey: HashKey, key: Value, value: Value) throws {
    if entries.count == entries.capacity, entries.count > 1 << 12 {
      try EvaluationLimits.check(elements: entries.count + 1, of: "dict")
      // The arrays and the table are about to double, while the old ones are still there.
      try SessionMemory.take(
        2 * entries.count * (MemoryLayout<Entry?>.stride + 2 * MemoryLayout<HashKey>.stride + 16))
    }
    insert(try own(hashKey), key: key, value: value)
  }

  private func insert(_ hashKey: HashKey, key: Value, value: Value) {
    if let position = positions[hashKey] {
      entries[position]?.value = value
      return
    }
    positions[hashKey] = entries.count
    if hashKey.isLearners { learnersKeys[hashKey.hashValue, default: []].append(hashKey) }
    entries.append(Entry(key: key, hashKey: hashKey, value: value))
    version &+= 1
  }

  /// The key that stands in this dict for the one given: the same, or one that a learner's `__eq__` says is equal.
  private func own(_ hashKey: HashKey) throws -> HashKey {
    if learnersKeys.isEmpty || !hashKey.isLearners || positions[hashKey] != nil { return hashKey }
    for candidate in learnersKeys[hashKey.hashValue] ?? [] where try hashKey.matches(candidate) {
      if positions[candidate] != nil { return candidate }
    }
    return hashKey
  }

  /// - Throws: what a learner's `__eq__` throws.
  @discardableResult
  package func remove(_ hashKey: HashKey) throws -> Value? { takeOut(try own(hashKey)) }

  @discardableResult
  private func takeOut(_ hashKey: HashKey) -> Value? {
    guard let position = positions.removeValue(forKey: hashKey) else { return nil }
    if hashKey.isLearners {
      learnersKeys[hashKey.hashValue]?.removeAll { $0 == hashKey }
      if learnersKeys[hashKey.hashValue]?.isEmpty ?? false { learnersKeys[hashKey.hashValue] = nil }
    }
    let value = entries[position]?.value
    entries[position] = nil
    version &+= 1
    while let last = entries.last, last == nil { entries.removeLast() }
    if entries.count > 32, entries.count > 2 * positions.count { compact() }
    return value
  }

  package func removeAll() {
    // Letting go of values may run code that looks at this dict: it finds it empty.
    let held = (entries, positions, learnersKeys)
    entries = []
    positions = [:]
    learnersKeys = [:]
    version &+= 1
    withExtendedLifetime(held) {}
  }

  func copy() -> DictValue {
    let copy = DictValue()
    copy.entries = entries
    copy.positions = positions
    copy.learnersKeys = learnersKeys
    return copy
  }

  var last: Entry? { entries.last ?? nil }

  private func compact() {
    entries.removeAll { $0 == nil }
    for (position, entry) in entries.enumerated() {
      if let entry { positions[entry.hashKey] = position }
    }
  }
}

/// A Python set; it keeps the order in which its members came.
public final class SetValue {
  let members: DictValue
  /// A frozenset cannot change and can be a key.
  public let isFrozen: Bool

  /// An empty set.
  public init(isFrozen: Bool = false) {
    members = DictValue()
    self.isFrozen = isFrozen
  }

  init(copying members: DictValue, isFrozen: Bool = false) {
    self.members = members.copy()
    self.isFrozen = isFrozen
  }

  /// The number of members.
  public var count: Int { members.count }
  /// The members.
  public var elements: [Value] { members.keys }

  func insert(_ value: Value, _ interpreter: Interpreter) throws {
    let key = try HashKey(value, interpreter)
    if try !members.contains(key) { try members.set(key, key: value, value: .none) }
  }
}
