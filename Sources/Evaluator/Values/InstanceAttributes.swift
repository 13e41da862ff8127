/// The names of an object's attributes, in the order in which they were set.
///
/// Objects that were given the same names in the same order share one of these, so a place of the program that has seen one of them
/// knows where the others have a value: the hidden classes of Chambers, Ungar and Lee, "An efficient implementation of SELF", 1989.
/// Shared names never change; where an object gets one more it goes on to those that follow. An object with many names, or after one
/// was deleted, has names of its own.
final class AttributeNames {
  private(set) var all: [String]
  let isShared: Bool
  /// Those that have one name more.
  private var following: [AttributeNames] = []
  /// The positions, where there are many.
  private var positions: [String: Int] = [:]

  private static let mostSearched = 12
  private static let mostFollowing = 16

  /// No names: where all objects of a class begin.
  init() { (all, isShared) = ([], true) }

  private init(_ names: [String], isShared: Bool = false) {
    self.all = names
    self.isShared = isShared
    if names.count > Self.mostSearched { note(from: 0) }
  }

  /// The names of one object alone.
  static func own(_ names: [String] = []) -> AttributeNames { AttributeNames(names) }

  /// Where a name is.
  func position(of name: String) -> Int? {
    if all.count > Self.mostSearched { return positions[name] }
    for position in all.indices where all[position].isEqual(name) { return position }
    return nil
  }

  /// These and another, which is the last.
  func adding(_ name: String) -> AttributeNames {
    guard isShared else {
      all.append(name)
      if all.count > Self.mostSearched { note(from: all.count - 1 == Self.mostSearched ? 0 : all.count - 1) }
      return self
    }
    if let known = following.first(where: { $0.all[all.count].isEqual(name) }) { return known }
    guard all.count < Self.mostSearched, following.count < Self.mostFollowing else {
      return .own(all + [name])
    }
    let next = AttributeNames(all + [name], isShared: true)
    following.append(next)
    return next
  }

  /// The others, for one object alone.
  func removing(at position: Int) -> AttributeNames {
    var names = all
    names.remove(at: position)
    return .own(names)
  }

  private func note(from first: Int) {
    for position in first..<all.count { positions[all[position]] = position }
  }
}

/// Where a place of the program found an attribute in the last object with shared names that it asked, or that the object has none.
struct AttributePlace {
  fileprivate var names: AttributeNames?
  /// Behind the last where the name was added.
  fileprivate var position = 0
  /// The names after the name was added.
  fileprivate var following: AttributeNames?
}

/// The attributes of an instance, in the order in which they were set.
package struct InstanceAttributes: Sequence {
  private var names: AttributeNames
  private var held: [Value] = []

  /// None yet, with room for some.
  init(_ names: AttributeNames, capacity: Int) {
    self.names = names
    held.reserveCapacity(capacity)
  }

  /// - Precondition: there are as many values as names.
  init(_ names: AttributeNames, holding values: [Value]) {
    self.names = names
    held = values
  }

  /// How many there are.
  package var count: Int { held.count }
  /// The names.
  package var keys: ArraySlice<String> { names.all.prefix(held.count) }
  /// The values, in the order of the names.
  package var values: [Value] { held }

  /// Whether freeing the values can free others.
  var mayHoldOthers: Bool { held.contains(where: \.mayHoldOthers) }

  /// The value of a name.
  package subscript(name: String) -> Value? {
    get { names.position(of: name).map { held[$0] } }
    set {
      if let newValue { set(name, to: newValue) } else { removeValue(forKey: name) }
    }
  }

  /// The value of a name, which is looked for first at the place.
  @inline(__always)
  func value(_ name: String, at place: inout AttributePlace) -> Value? {
    if place.names === names, place.position < held.count { return held[place.position] }
    guard let position = names.position(of: name) else { return nil }
    if names.isShared { place = AttributePlace(names: names, position: position) }
    return held[position]
  }

  /// The number at a place that the program has seen, without a look at the name; `nil` if the names are others, or it is no number.
  @inline(__always)
  func number(at place: AttributePlace) -> Immediate? {
    guard place.names === names, place.position < held.count else { return nil }
    return switch held[place.position] {
    case .int(let number): .int(number)
    case .float(let number): .float(number)
    case .bool(let flag): .bool(flag)
    default: nil
    }
  }

  /// Whether there is none of a name, as the place may know.
  @inline(__always)
  func lacks(_ name: String, at place: inout AttributePlace) -> Bool {
    if place.names === names { return true }
    guard names.position(of: name) == nil else { return false }
    if names.isShared { place.names = names }
    return true
  }

  /// Sets a value, at the place if the names are those.
  @inline(__always)
  mutating func set(_ name: String, to value: Value, at place: inout AttributePlace) {
    if place.names === names {
      if place.position < held.count {
        held[place.position] = value
        return
      }
      if place.position == held.count, let following = place.following {
        names = following
        held.append(value)
        return
      }
    }
    setNoting(name, to: value, at: &place)
  }

  @inline(never)
  private mutating func setNoting(_ name: String, to value: Value, at place: inout AttributePlace) {
    let before = names
    let position = names.position(of: name)
    set(name, to: value)
    guard before.isShared, names.isShared else { return }
    place = AttributePlace(
      names: before, position: position ?? held.count - 1, following: position == nil ? names : nil)
  }

  private mutating func set(_ name: String, to value: Value) {
    if let position = names.position(of: name) {
      held[position] = value
    } else {
      // A copy of the attributes has the same names.
      if !names.isShared, !isKnownUniquelyReferenced(&names) { names = .own(names.all) }
      names = names.adding(name)
      held.append(value)
    }
  }

  /// Takes a value out.
  @discardableResult
  package mutating func removeValue(forKey name: String) -> Value? {
    guard let position = names.position(of: name) else { return nil }
    names = names.removing(at: position)
    return held.remove(at: position)
  }

  /// Takes all values out.
  mutating func removeAll() -> [Value] {
    let values = held
    (names, held) = (.own(), [])
    return values
  }

  package func makeIterator() -> AnyIterator<(key: String, value: Value)> {
    var position = 0
    return AnyIterator {
      guard position < held.count else { return nil }
      defer { position += 1 }
      return (names.all[position], held[position])
    }
  }
}
