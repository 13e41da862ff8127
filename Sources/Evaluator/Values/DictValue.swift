/// A Python dict, in insertion order.
package final class DictValue {
  package struct Entry {
    package let key: Value
    package let hashKey: HashKey
    package internal(set) var value: Value
  }

  /// Entries in order; `nil` where one was removed.
  package private(set) var entries: [Entry?] = []
  private var positions: [HashKey: Int] = [:]
  /// Where the first entry is: all before were removed. So taking from the front again and again takes no time in
  /// proportion to what was taken.
  private(set) var head = 0
  /// The keys with a user-defined `__eq__`, by hash. Equality is decided by that function, which may do anything,
  /// including changes to this dict: it is called only between modifications.
  private var keysWithCustomEquality: [Int: [HashKey]] = [:]
  /// Changes with each insertion and removal, so that iterators detect modification.
  private(set) var version = 0
  /// Class and attributes, if it is of a class that a program derived from `dict`.
  var instance: Instance?
  /// The object whose attributes this dict is, as `__dict__`.
  private var mirrored: Instance?

  /// The variables that this dict is, as `globals()`.
  private var variables: Globals?

  /// An empty dict.
  package init() {}

  /// A dict with string keys.
  package convenience init(_ pairs: [(String, Value)]) {
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
    DeferredRelease.release(&held)
  }

  /// The number of keys.
  package var count: Int { positions.count }

  /// The keys, in order.
  package var keys: [Value] { entries.compactMap { $0?.key } }
  /// The values, in the order of the keys.
  package var values: [Value] { entries.compactMap { $0?.value } }
  /// Keys with their values, in order.
  package var pairs: [(key: Value, value: Value)] { entries.compactMap { $0.map { ($0.key, $0.value) } } }

  /// The value at a string key.
  package subscript(string key: String) -> Value? {
    get { stored(at: HashKey(string: key)) }
    set {
      let hashKey = HashKey(string: key)
      if let newValue { insert(hashKey, key: .string(key), value: newValue) } else { takeOut(hashKey) }
    }
  }

  /// The value at a key. - Throws: errors of a user-defined `__eq__`.
  package subscript(hashKey: HashKey) -> Value? {
    get throws { stored(at: try own(hashKey)) }
  }

  private func stored(at hashKey: HashKey) -> Value? {
    if let variables, let name = hashKey.text, let value = variables.find(name)?.value { return value }
    guard let position = positions[hashKey] else { return nil }
    return entries[position]?.value
  }

  /// - Throws: errors of a user-defined `__eq__`.
  func contains(_ hashKey: HashKey) throws -> Bool {
    if let variables, let name = hashKey.text { return variables.find(name)?.value != nil }
    return positions[try own(hashKey)] != nil
  }

  /// - Throws: `Fault.memoryExhausted`, and errors of a user-defined `__eq__`.
  package func set(_ hashKey: HashKey, key: Value, value: Value) throws {
    if entries.count == entries.capacity, entries.count > 1 << 12 {
      try EvaluationLimits.check(elements: entries.count + 1, of: "dict")
      // The arrays and the table are about to double, while the old ones still exist.
      try SessionMemory.take(
        2 * entries.count * (MemoryLayout<Entry?>.stride + 2 * MemoryLayout<HashKey>.stride + 16))
    }
    insert(try own(hashKey), key: key, value: value)
  }

  private func insert(_ hashKey: HashKey, key: Value, value: Value) {
    if let mirrored, case .string(let name) = key { mirrored.attributes[name] = value }
    if let variables, case .string(let name) = key { variables.cell(name).value = value }
    if let position = positions[hashKey] {
      entries[position]?.value = value
      return
    }
    positions[hashKey] = entries.count
    if hashKey.isUserDefined { keysWithCustomEquality[hashKey.hashValue, default: []].append(hashKey) }
    entries.append(Entry(key: key, hashKey: hashKey, value: value))
    version &+= 1
  }

  /// The equal key in this dict, or the given one; calls a user-defined `__eq__`.
  private func own(_ hashKey: HashKey) throws -> HashKey {
    if keysWithCustomEquality.isEmpty || !hashKey.isUserDefined || positions[hashKey] != nil {
      return hashKey
    }
    for candidate in keysWithCustomEquality[hashKey.hashValue] ?? [] where try hashKey.matches(candidate) {
      if positions[candidate] != nil { return candidate }
    }
    return hashKey
  }

  /// - Throws: errors of a user-defined `__eq__`.
  @discardableResult
  package func remove(_ hashKey: HashKey) throws -> Value? { takeOut(try own(hashKey)) }

  @discardableResult
  private func takeOut(_ hashKey: HashKey) -> Value? {
    if let variables, let name = hashKey.text { variables.find(name)?.value = nil }
    guard let position = positions.removeValue(forKey: hashKey) else { return nil }
    if let mirrored, case .string(let name)? = entries[position]?.key { mirrored.attributes[name] = nil }
    if hashKey.isUserDefined {
      keysWithCustomEquality[hashKey.hashValue]?.removeAll { $0 == hashKey }
      if keysWithCustomEquality[hashKey.hashValue]?.isEmpty ?? false {
        keysWithCustomEquality[hashKey.hashValue] = nil
      }
    }
    let value = entries[position]?.value
    entries[position] = nil
    version &+= 1
    while let last = entries.last, last == nil { entries.removeLast() }
    if position == head {
      while head < entries.count, entries[head] == nil { head += 1 }
    }
    head = min(head, entries.count)
    if entries.count > 32, entries.count > 2 * positions.count { compact() }
    return value
  }

  package func removeAll() {
    // Releasing values may run code that accesses this dict, which must then be empty.
    let held = (entries, positions, keysWithCustomEquality)
    mirrored?.attributes = [:]
    entries = []
    head = 0
    positions = [:]
    keysWithCustomEquality = [:]
    version &+= 1
    withExtendedLifetime(held) {}
  }

  /// The live dict of an object's attributes: what changes in one changes in the other.
  static func mirroring(_ instance: Instance) -> DictValue {
    if let known = instance.mirror { return known }
    let dict = DictValue(instance.attributes.map { ($0.key, $0.value) })
    dict.mirrored = instance
    instance.mirror = dict
    return dict
  }

  /// Makes this the live dict of an object's attributes, as `value.__dict__ = dict` does; `false` if it is another's.
  func becomeAttributes(of instance: Instance) -> Bool {
    guard mirrored == nil || mirrored === instance else { return false }
    instance.mirror?.mirrored = nil
    instance.attributes = [:]
    for entry in entries {
      if let entry, case .string(let name) = entry.key { instance.attributes[name] = entry.value }
    }
    mirrored = instance
    instance.mirror = self
    return true
  }

  /// Takes over a change of the object's attribute; without a value it is deleted.
  func reflect(_ name: String, _ value: Value?) {
    let instance = mirrored
    mirrored = nil
    self[string: name] = value
    mirrored = instance
  }

  /// The live dict of variables, as `globals()` gives it. A variable that the program sets later is found in it; what is
  /// looped over are the variables of the last call.
  static func of(_ variables: Globals) -> DictValue {
    let dict = variables.dict ?? DictValue()
    dict.variables = nil
    dict.removeAll()
    for name in variables.names { dict[string: name] = variables.find(name)?.value }
    dict.variables = variables
    variables.dict = dict
    return dict
  }

  package func copy() -> DictValue {
    let copy = DictValue()
    copy.entries = entries
    copy.head = head
    copy.positions = positions
    copy.keysWithCustomEquality = keysWithCustomEquality
    return copy
  }

  /// The entry that came first.
  package var first: Entry? { head < entries.count ? entries[head] : nil }
  var last: Entry? { entries.last ?? nil }

  /// Takes over the entries of another.
  func become(_ other: DictValue) {
    // Releasing values may run code that accesses this dict.
    let held = entries
    (entries, head, positions) = (other.entries, other.head, other.positions)
    keysWithCustomEquality = other.keysWithCustomEquality
    version &+= 1
    withExtendedLifetime(held) {}
  }

  private func compact() {
    entries.removeAll { $0 == nil }
    head = 0
    for (position, entry) in entries.enumerated() {
      if let entry { positions[entry.hashKey] = position }
    }
  }
}

/// A Python set, in insertion order.
package final class SetValue {
  let members: DictValue
  /// A frozenset is immutable and hashable.
  package let isFrozen: Bool
  /// Class and attributes, if it is of a class that a program derived from `set` or `frozenset`.
  var instance: Instance?

  /// An empty set.
  package init(isFrozen: Bool = false) {
    members = DictValue()
    self.isFrozen = isFrozen
  }

  init(copying members: DictValue, isFrozen: Bool = false) {
    self.members = members.copy()
    self.isFrozen = isFrozen
  }

  /// The number of members.
  package var count: Int { members.count }
  /// The members.
  package var elements: [Value] { members.keys }

  func insert(_ value: Value, _ interpreter: Interpreter) throws {
    let key = try HashKey(value, interpreter)
    if try !members.contains(key) { try members.set(key, key: value, value: .none) }
  }
}
