/// A Python set. Its members stand in insertion order; programs see them in that of `SetOrder`.
package final class SetValue {
  let members: DictValue
  /// A frozenset is immutable and hashable.
  package let isFrozen: Bool
  /// Class and attributes, if it is of a class that a program derived from `set` or `frozenset`.
  var instance: Instance?
  var order: SetOrder

  /// Members in CPython's order, with their places, as long as the set does not change.
  private struct Arrangement {
    var version: Int
    let members: [(entry: DictValue.Entry, place: Int)]
    /// The one that `pop` takes next, and whether it took some.
    var next: Int
    var isPartlyTaken = false
  }

  private var arrangement: Arrangement?
  /// The place of the table from which `pop` looks for a member.
  private var finger = 0

  /// An empty set.
  package init(isFrozen: Bool = false) {
    members = DictValue()
    self.isFrozen = isFrozen
    order = SetOrder()
  }

  /// A set of the keys of a dict, as they are added one by one.
  init(copying members: DictValue, isFrozen: Bool = false) {
    self.members = members.copy()
    self.isFrozen = isFrozen
    order = SetOrder()
    for count in 0..<members.count { order.added(count: count + 1) }
  }

  /// A copy of a set.
  init(copying set: SetValue, isFrozen: Bool = false) {
    self.isFrozen = isFrozen
    order = set.order
    if order.isKept(copying: set.count) || set.arranged() == nil {
      members = set.members.copy()
    } else {
      members = DictValue()
      order = SetOrder()
      order.willMerge(set.count, into: 0)
      for entry in set.entries {
        members.add(entry)
        order.added(count: members.count)
      }
    }
  }

  /// The number of members.
  package var count: Int { members.count }

  /// The members, in CPython's order.
  package var elements: [Value] {
    guard let arrangement = arranged(), !arrangement.isPartlyTaken else { return members.keys }
    return arrangement.members.map(\.entry.key)
  }

  /// The members with their keys in tables, in the same order.
  var entries: [DictValue.Entry] {
    guard let arrangement = arranged(), !arrangement.isPartlyTaken else { return Array(members.entries) }
    return arrangement.members.map(\.entry)
  }

  /// Whether the members have another order than that in which they were added.
  var isArranged: Bool { arranged() != nil }

  /// The order of the members; `nil` if it is that in which they were added.
  private func arranged() -> Arrangement? {
    if let arrangement, arrangement.version == members.version, !arrangement.isPartlyTaken {
      return arrangement
    }
    guard members.count > 1, members.first?.hashKey.numberHash != nil else { return nil }
    let entries = Array(members.entries)
    var hashes: [Int] = []
    hashes.reserveCapacity(entries.count)
    for entry in entries {
      guard let hash = entry.hashKey.numberHash else { return nil }
      hashes.append(hash)
    }
    let places = order.arranged(hashes).map { (entry: entries[$0.position], place: $0.place) }
    let next = places.firstIndex { $0.place >= finger } ?? 0
    arrangement = Arrangement(version: members.version, members: places, next: next)
    return arrangement
  }

  /// Takes out the member that CPython's `pop` takes; `nil` if there is none.
  func pop() throws -> Value? {
    if let known = arrangement, known.version != members.version { arrangement = nil }
    guard let known = arrangement ?? arranged(), !known.members.isEmpty else {
      guard let first = members.first else { return nil }
      try members.remove(first.hashKey)
      return first.key
    }
    guard members.count > 0 else { return nil }
    let (entry, place) = known.members[known.next]
    try members.remove(entry.hashKey)
    finger = place + 1
    arrangement?.next = (known.next + 1) % known.members.count
    arrangement?.isPartlyTaken = true
    arrangement?.version = members.version
    return entry.key
  }

  func insert(_ value: Value, _ interpreter: Interpreter) throws {
    let count = members.count
    if !members.addPlain(value) {
      let key = try HashKey(value, interpreter)
      if try !members.contains(key) { try members.set(key, key: value, value: .none) }
    }
    if members.count > count { order.added(count: members.count) }
  }

  /// Adds a member of another set, which is not in this one.
  func add(_ entry: DictValue.Entry) throws {
    try members.set(entry.hashKey, key: entry.key, value: .none)
    order.added(count: members.count)
  }

  /// Adds the members of another set, or of what has as many, which CPython makes room for at once.
  func merge(_ elements: [Value], _ interpreter: Interpreter) throws {
    order.willMerge(elements.count, into: count)
    for element in elements { try insert(element, interpreter) }
  }

  /// Takes out the members that another set has too, and adds its others.
  func exchange(with other: SetValue) throws {
    for entry in other.entries where try members.remove(entry.hashKey) == nil { try add(entry) }
  }

  func removeAll() {
    members.removeAll()
    order = SetOrder()
  }

  /// Takes over the members of another; `keepsTable` if the others were taken out one by one.
  func become(_ other: SetValue, keepsTable: Bool = false) {
    members.become(other.members)
    if !keepsTable { order = other.order }
  }
}
