/// A Python dict, in insertion order.
package final class DictValue {
  package struct Entry {
    package fileprivate(set) var key: Value
    package fileprivate(set) var hashKey: HashKey
    package fileprivate(set) var value: Value
    /// Whether it was taken out.
    fileprivate var isRemoved = false
  }

  /// Entries in order, also those that were removed.
  private var stored: ContiguousArray<Entry> = []
  /// The hashes of the keys of all entries, also of those removed.
  private var hashes: ContiguousArray<Int> = []
  private var positions = PositionTable()
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
    for entry in stored {
      held.append(entry.value)
      held.append(entry.key)
    }
    stored = []
    DeferredRelease.release(&held)
  }

  /// The number of keys.
  package var count: Int { positions.count }

  /// The entries, in order.
  package var entries: some Sequence<Entry> { stored.lazy.filter { !$0.isRemoved } }
  /// The keys, in order.
  package var keys: [Value] { entries.map(\.key) }
  /// The values, in the order of the keys.
  package var values: [Value] { entries.map(\.value) }
  /// Keys with their values, in order.
  package var pairs: [(key: Value, value: Value)] { entries.map { ($0.key, $0.value) } }

  /// The first entry from a position on, which moves behind it.
  func next(from position: inout Int) -> Entry? {
    while position < stored.count {
      defer { position += 1 }
      if !stored[position].isRemoved { return stored[position] }
    }
    return nil
  }

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
    guard let position = position(of: hashKey) else { return nil }
    return stored[position].value
  }

  /// The value at a key that is an int or a string, without a `HashKey`; `nil` if it is another or missing.
  @inline(__always)
  func plainValue(_ key: Value) -> Value? {
    guard variables == nil, let position = plainPosition(key)?.position else { return nil }
    return stored[position].value
  }

  /// Replaces the value at a key that is an int or a string; `false`, without effect, if it is another or missing.
  @inline(__always)
  func replacePlain(_ key: Value, with value: Value) -> Bool {
    guard variables == nil, mirrored == nil, let position = plainPosition(key)?.position else { return false }
    stored[position].value = value
    return true
  }

  /// Adds a key that is an int or a string, without a value, unless it is there; `false`, without effect, if that has to be done the
  /// general way.
  @inline(__always)
  func addPlain(_ key: Value) -> Bool {
    guard variables == nil, mirrored == nil else { return false }
    let hash: Int
    switch key {
    case .string(let text): hash = HashKey.quickHash(of: text)
    case .int(let number): hash = HashKey.quickHash(of: number)
    default: return false
    }
    if plainPosition(key)?.position != nil { return true }
    guard stored.count < stored.capacity || stored.count <= 1 << 12, let hashKey = HashKey(plain: key) else {
      return false
    }
    if positions.isFull { rebuild() }
    positions.insert(hash, stored.count)
    stored.append(Entry(key: key, hashKey: hashKey, value: .none))
    hashes.append(hash)
    version &+= 1
    return true
  }

  @inline(__always)
  private func plainPosition(_ key: Value) -> (position: Int, hash: Int)? {
    switch key {
    case .string(let text):
      let hash = HashKey.quickHash(of: text)
      return positions.find(hash) { hashes[$0] == hash && stored[$0].hashKey.isText(text) }
        .map { ($0, hash) }
    case .int(let number):
      let hash = HashKey.quickHash(of: number)
      return positions.find(hash) { hashes[$0] == hash && stored[$0].hashKey.isNumber(number) }
        .map { ($0, hash) }
    default: return nil
    }
  }

  @inline(__always)
  private func position(of hashKey: HashKey) -> Int? { position(of: hashKey, hashKey.quickHash) }

  @inline(__always)
  private func position(of hashKey: HashKey, _ hash: Int) -> Int? {
    positions.find(hash) { hashes[$0] == hash && stored[$0].hashKey == hashKey }
  }

  /// - Throws: errors of a user-defined `__eq__`.
  func contains(_ hashKey: HashKey) throws -> Bool {
    if let variables, let name = hashKey.text { return variables.find(name)?.value != nil }
    return position(of: try own(hashKey)) != nil
  }

  /// - Throws: `Fault.memoryExhausted`, and errors of a user-defined `__eq__`.
  package func set(_ hashKey: HashKey, key: Value, value: Value) throws {
    if stored.count == stored.capacity, stored.count > 1 << 12 {
      try EvaluationLimits.check(elements: stored.count + 1, of: "dict")
      // The arrays and the table are about to double, while the old ones still exist.
      try SessionMemory.take(
        2 * stored.count
          * (MemoryLayout<Entry>.stride + MemoryLayout<Int>.stride + 3 * MemoryLayout<Int32>.stride))
    }
    insert(try own(hashKey), key: key, value: value)
  }

  private func insert(_ hashKey: HashKey, key: Value, value: Value) {
    if let mirrored, case .string(let name) = key { mirrored.attributes[name] = value }
    if let variables, case .string(let name) = key { variables.cell(name).value = value }
    let hash = hashKey.quickHash
    if let position = position(of: hashKey, hash) {
      stored[position].value = value
      return
    }
    if positions.isFull { rebuild() }
    positions.insert(hash, stored.count)
    if hashKey.isUserDefined { keysWithCustomEquality[hashKey.hashValue, default: []].append(hashKey) }
    stored.append(Entry(key: key, hashKey: hashKey, value: value))
    hashes.append(hash)
    version &+= 1
  }

  /// Adds a key of another dict or set, which is not in this one.
  func add(_ entry: Entry) { insert(entry.hashKey, key: entry.key, value: entry.value) }

  private func rebuild() {
    let hashes = stored.indices.lazy.filter { !self.stored[$0].isRemoved }.map {
      (hash: self.hashes[$0], position: $0)
    }
    positions.rebuild(from: hashes, count: positions.count)
  }

  /// The equal key in this dict, or the given one; calls a user-defined `__eq__`.
  private func own(_ hashKey: HashKey) throws -> HashKey {
    if keysWithCustomEquality.isEmpty || !hashKey.isUserDefined || position(of: hashKey) != nil {
      return hashKey
    }
    for candidate in keysWithCustomEquality[hashKey.hashValue] ?? [] where try hashKey.matches(candidate) {
      if position(of: candidate) != nil { return candidate }
    }
    return hashKey
  }

  /// - Throws: errors of a user-defined `__eq__`.
  @discardableResult
  package func remove(_ hashKey: HashKey) throws -> Value? { takeOut(try own(hashKey)) }

  @discardableResult
  private func takeOut(_ hashKey: HashKey) -> Value? {
    if let variables, let name = hashKey.text { variables.find(name)?.value = nil }
    let hash = hashKey.quickHash
    guard let position = position(of: hashKey, hash) else { return nil }
    positions.remove(hash, position)
    if let mirrored, case .string(let name) = stored[position].key { mirrored.attributes[name] = nil }
    if hashKey.isUserDefined {
      keysWithCustomEquality[hashKey.hashValue]?.removeAll { $0 == hashKey }
      if keysWithCustomEquality[hashKey.hashValue]?.isEmpty ?? false {
        keysWithCustomEquality[hashKey.hashValue] = nil
      }
    }
    // Releasing the key may run code that accesses this dict: it is released at the end.
    let entry = stored[position]
    stored[position] = Entry(key: .none, hashKey: HashKey(string: ""), value: .none, isRemoved: true)
    version &+= 1
    while let last = stored.last, last.isRemoved {
      stored.removeLast()
      hashes.removeLast()
    }
    if position == head {
      while head < stored.count, stored[head].isRemoved { head += 1 }
    }
    head = min(head, stored.count)
    if stored.count > 32, stored.count > 2 * positions.count { compact() }
    return entry.value
  }

  package func removeAll() {
    // Releasing values may run code that accesses this dict, which must then be empty.
    let held = (stored, keysWithCustomEquality)
    _ = mirrored?.attributes.removeAll()
    stored = []
    hashes = []
    head = 0
    positions = PositionTable()
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
    _ = instance.attributes.removeAll()
    for entry in entries {
      if case .string(let name) = entry.key { instance.attributes[name] = entry.value }
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
    copy.stored = stored
    copy.head = head
    (copy.hashes, copy.positions) = (hashes, positions)
    copy.keysWithCustomEquality = keysWithCustomEquality
    return copy
  }

  /// The entry that came first.
  package var first: Entry? { head < stored.count ? stored[head] : nil }
  var last: Entry? { stored.last }

  /// Takes over the entries of another.
  func become(_ other: DictValue) {
    // Releasing values may run code that accesses this dict.
    let held = stored
    (stored, head) = (other.stored, other.head)
    (hashes, positions) = (other.hashes, other.positions)
    keysWithCustomEquality = other.keysWithCustomEquality
    version &+= 1
    withExtendedLifetime(held) {}
  }

  private func compact() {
    hashes = ContiguousArray(
      stored.indices.lazy.filter { !self.stored[$0].isRemoved }.map { self.hashes[$0] })
    stored.removeAll(where: \.isRemoved)
    head = 0
    rebuild()
  }
}
