/// A Python dict: values by key, in the order in which the keys came.
public final class DictValue {
  struct Entry {
    let key: Value
    let hashKey: HashKey
    var value: Value
  }

  /// Entries in order; `nil` where one was removed.
  private(set) var entries: [Entry?] = []
  private var positions: [HashKey: Int] = [:]
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
    get { self[HashKey(string: key)] }
    set {
      let hashKey = HashKey(string: key)
      if let newValue { set(hashKey, key: .string(key), value: newValue) } else { remove(hashKey) }
    }
  }

  subscript(hashKey: HashKey) -> Value? {
    guard let position = positions[hashKey] else { return nil }
    return entries[position]?.value
  }

  func contains(_ hashKey: HashKey) -> Bool { positions[hashKey] != nil }

  func set(_ hashKey: HashKey, key: Value, value: Value) {
    if let position = positions[hashKey] {
      entries[position]?.value = value
      return
    }
    positions[hashKey] = entries.count
    entries.append(Entry(key: key, hashKey: hashKey, value: value))
    version &+= 1
  }

  @discardableResult
  func remove(_ hashKey: HashKey) -> Value? {
    guard let position = positions.removeValue(forKey: hashKey) else { return nil }
    let value = entries[position]?.value
    entries[position] = nil
    version &+= 1
    while let last = entries.last, last == nil { entries.removeLast() }
    if entries.count > 32, entries.count > 2 * positions.count { compact() }
    return value
  }

  func removeAll() {
    entries = []
    positions = [:]
    version &+= 1
  }

  func copy() -> DictValue {
    let copy = DictValue()
    copy.entries = entries
    copy.positions = positions
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
    if !members.contains(key) { members.set(key, key: value, value: .none) }
  }
}
