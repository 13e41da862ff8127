/// The attributes of an instance, in the order in which they were set.
///
/// Instances of one class are alike: they share the array of names, which may hold more names than this one has values for.
/// So setting the usual attributes in the usual order only appends a value.
package struct InstanceAttributes: Sequence {
  private var names: [String]
  private var held: [Value] = []
  /// The positions, where there are many.
  private var positions: [String: Int] = [:]
  private static let mostSearched = 12

  /// None, with the names that others of the class have.
  init(usual names: [String] = []) {
    self.names = names
    held.reserveCapacity(names.count)
  }

  /// How many there are.
  package var count: Int { held.count }
  /// The names.
  package var keys: ArraySlice<String> { names.prefix(held.count) }
  /// The values, in the order of the names.
  package var values: [Value] { held }
  /// The names, for further instances of the class; only where they are few.
  var usualNames: [String] { count <= Self.mostSearched ? names : [] }

  /// The value of a name.
  package subscript(name: String) -> Value? {
    get { position(of: name).map { held[$0] } }
    set {
      if let newValue { set(name, to: newValue) } else { removeValue(forKey: name) }
    }
  }

  /// Where the value of a name is.
  func position(of name: String) -> Int? {
    if held.count > Self.mostSearched { return positions[name] }
    for position in held.indices where names[position].isEqual(name) { return position }
    return nil
  }

  /// The value of a name. It is looked for first where it was in the last instance that was asked at this place of the
  /// program.
  @inline(__always)
  func value(_ name: String, usually usual: inout Int) -> Value? {
    if usual < held.count, names[usual].isEqual(name) { return held[usual] }
    guard let found = position(of: name) else { return nil }
    usual = found
    return held[found]
  }

  /// The number at a place that the program has seen, without a look at the name; `nil` if the names are others, or it is no number.
  @inline(__always)
  func number(at place: AttributePlace) -> Immediate? {
    guard place.position < held.count, place.isOf(names) else { return nil }
    return switch held[place.position] {
    case .int(let number): .int(number)
    case .float(let number): .float(number)
    case .bool(let flag): .bool(flag)
    default: nil
    }
  }

  /// Notes where a name is.
  func note(_ name: String, in place: inout AttributePlace) {
    if let position = position(of: name) { place = AttributePlace(position, of: names) }
  }

  /// Sets a value, at the place where the name usually is if it is there.
  @inline(__always)
  mutating func set(_ name: String, to value: Value, usually usual: inout Int) {
    if usual < held.count, names[usual].isEqual(name) {
      held[usual] = value
    } else if usual == held.count, usual < names.count, usual < Self.mostSearched, names[usual].isEqual(name)
    {
      held.append(value)
    } else {
      set(name, to: value)
      usual = position(of: name) ?? 0
    }
  }

  private mutating func set(_ name: String, to value: Value) {
    if let position = position(of: name) {
      held[position] = value
      return
    }
    let place = held.count
    if place >= names.count || names[place] != name {
      if names.count > place { names.removeSubrange(place...) }
      names.append(name)
    }
    held.append(value)
    if place == Self.mostSearched {
      for (position, name) in keys.enumerated() { positions[name] = position }
    } else if place > Self.mostSearched {
      positions[name] = place
    }
  }

  /// Takes a value out.
  @discardableResult
  package mutating func removeValue(forKey name: String) -> Value? {
    guard let position = position(of: name) else { return nil }
    names = Array(keys)
    names.remove(at: position)
    positions = [:]
    if names.count > Self.mostSearched {
      for (position, name) in names.enumerated() { positions[name] = position }
    }
    return held.remove(at: position)
  }

  /// Takes all values out.
  mutating func removeAll() -> [Value] {
    let values = held
    (names, held, positions) = ([], [], [:])
    return values
  }

  package func makeIterator() -> AnyIterator<(key: String, value: Value)> {
    var position = 0
    return AnyIterator {
      guard position < held.count else { return nil }
      defer { position += 1 }
      return (names[position], held[position])
    }
  }
}

/// Where an attribute was in the last instance that a place of the program asked. Instances that share their array of names have it
/// at the same position; the array is kept, so that no other comes to lie where it is.
struct AttributePlace {
  fileprivate let position: Int
  private let names: [String]
  private let storage: UnsafeRawPointer?

  init() { (position, names, storage) = (.max, [], nil) }

  fileprivate init(_ position: Int, of names: [String]) {
    self.position = position
    self.names = names
    storage = names.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
  }

  @inline(__always)
  fileprivate func isOf(_ others: [String]) -> Bool {
    others.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) == storage }
  }
}
