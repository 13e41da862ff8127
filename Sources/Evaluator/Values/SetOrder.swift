/// The order in which CPython goes through a set of numbers: that of its table, in which a number stands where its hash
/// says, or in a free place behind it. Texts' hashes are others in each run of CPython, so that sets of texts have no order
/// of their own: they stay as they were filled.
///
/// A table has 8 places at first. When three fifths are taken it becomes one of more than four times as many places as there
/// are members (of a large set, two times). What members that were taken out leave behind is not followed: others that share
/// their places may then have another order than in CPython.
struct SetOrder {
  /// The places of the table.
  private(set) var size = 8
  /// How many were taken since the table got its size, also by members that are gone.
  private var taken = 0
  /// Where room was made for the members of another set: before which member, and how much.
  private var rooms: [(count: Int, size: Int)] = []

  /// After a member was added, which is one of `count` now.
  mutating func added(count: Int) {
    taken += 1
    guard taken * 5 >= (size - 1) * 3 else { return }
    size = Self.size(above: Self.growth(count))
    taken = count
  }

  /// Before the `more` members of another set are added to `count` of this one.
  mutating func willMerge(_ more: Int, into count: Int) {
    guard more > 0, (taken + more) * 5 >= (size - 1) * 3 else { return }
    size = Self.size(above: (count + more) * 2)
    taken = count
    rooms.append((count, size))
  }

  /// Whether a copy with so many members has a table of the same size, and so the same places.
  func isKept(copying count: Int) -> Bool {
    var copy = SetOrder()
    copy.willMerge(count, into: 0)
    return copy.size == size && taken == count
  }

  /// The positions of members, of which there are the hashes in the order in which they were added, in the order of the
  /// table, and the places where they stand.
  func arranged(_ hashes: [Int]) -> [(position: Int, place: Int)] {
    var table = Table(size: 8)
    var rooms = self.rooms[...]
    for position in hashes.indices {
      while let room = rooms.first, room.count <= position {
        table = Table(table, size: room.size, hashes)
        rooms.removeFirst()
      }
      table.add(position, hashes)
      if (position + 1) * 5 >= (table.places.count - 1) * 3 {
        table = Table(table, size: Self.size(above: Self.growth(position + 1)), hashes)
      }
    }
    // Another size, where members were taken out.
    if table.places.count != size { table = Table(table, size: size, hashes) }
    return table.places.enumerated().compactMap { place, position in
      position < 0 ? nil : (Int(position), place)
    }
  }

  private static func growth(_ count: Int) -> Int { count > 50_000 ? count * 2 : count * 4 }

  private static func size(above minimum: Int) -> Int {
    var size = 8
    while size <= minimum { size *= 2 }
    return size
  }

  private struct Table {
    /// Which member stands in each place; -1 for none.
    private(set) var places: [Int32]

    init(size: Int) { places = [Int32](repeating: -1, count: size) }

    /// A table of another size with the members of one.
    init(_ other: Table, size: Int, _ hashes: [Int]) {
      self.init(size: size)
      for position in other.places where position >= 0 { add(Int(position), hashes) }
    }

    /// Puts a member where its hash says, or in one of the nine places behind it; where all are taken, the same from another place.
    mutating func add(_ position: Int, _ hashes: [Int]) {
      let mask = UInt(places.count - 1)
      var rest = UInt(bitPattern: hashes[position])
      var place = rest & mask
      while true {
        let last = place + 9 <= mask ? place + 9 : place
        for candidate in Int(place)...Int(last) where places[candidate] < 0 {
          places[candidate] = Int32(position)
          return
        }
        rest >>= 5
        place = (place &* 5 &+ 1 &+ rest) & mask
      }
    }
  }
}

/// The members of a set in CPython's order, one after another.
final class SetIterator: ValueIterator {
  private let set: SetValue
  private let elements: [Value]
  private let version: Int
  private var position = 0

  init(_ set: SetValue) {
    self.set = set
    elements = set.elements
    version = set.members.version
  }

  override var classObject: ClassObject { IteratorTypes.set }

  override func next(_ interpreter: Interpreter) throws -> Value? {
    guard set.members.version == version else { throw Fault.changedDuringIteration(type: "set") }
    guard position < elements.count else { return nil }
    defer { position += 1 }
    return elements[position]
  }
}
