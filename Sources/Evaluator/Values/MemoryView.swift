import BigInt
import Language

/// Python's `memoryview`: evenly spaced elements of a `bytes` or `bytearray`, which are not copied.
///
/// While there is a view of a `bytearray`, its length stays (`BytesValue.exports`).
final class MemoryView: Object {
  private(set) var owner: BytesValue?
  let format: Format
  let isReadOnly: Bool
  /// In bytes.
  let start: Int
  let stride: Int
  /// How many elements.
  let count: Int

  init(of owner: BytesValue, format: Format = .byte, start: Int, stride: Int, count: Int, isReadOnly: Bool) {
    self.owner = owner
    self.format = format
    self.isReadOnly = isReadOnly
    (self.start, self.stride, self.count) = (start, stride, count)
    owner.exports += 1
  }

  convenience init(of owner: BytesValue) {
    self.init(of: owner, start: 0, stride: 1, count: owner.bytes.count, isReadOnly: !owner.isMutable)
  }

  deinit { release() }

  func release() {
    owner?.exports -= 1
    owner = nil
  }

  var classObject: ClassObject { MemoryViewMembers.type }

  func repr(_ interpreter: Interpreter) -> String {
    owner == nil ? "<released memory>" : "<memory>"
  }

  /// - Throws: Python's `ValueError` for a view that was released.
  func bytes() throws -> [UInt8] {
    let all = try held().bytes
    if stride == format.size { return Array(all[start..<start + count * stride]) }
    return (0..<count).flatMap { all[place(of: $0)..<place(of: $0) + format.size] }
  }

  func held() throws -> BytesValue {
    guard let owner else {
      throw Fault.message("operation forbidden on released memoryview object", kind: .value)
    }
    return owner
  }

  private func place(of element: Int) -> Int { start + element * stride }

  /// The part that a slice takes.
  func part(_ slice: SliceValue, _ interpreter: Interpreter) throws -> MemoryView {
    let bounds = try interpreter.bounds(of: slice, count: count)
    return MemoryView(
      of: try held(), format: format, start: bounds.count == 0 ? start : place(of: bounds.start),
      stride: bounds.count > 1 ? stride * bounds.step : format.size, count: bounds.count,
      isReadOnly: isReadOnly)
  }

  func element(_ index: Int) throws -> Value {
    let bytes = try held().bytes
    return format.value(bytes[place(of: index)..<place(of: index) + format.size])
  }

  // MARK: - As a value

  func length(_ interpreter: Interpreter) throws -> Int? {
    _ = try held()
    return count
  }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    ArrayIterator(try (0..<count).map(element), IteratorTypes.memory)
  }

  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    if case .slice(let slice) = key { return .object(try part(slice, interpreter)) }
    return try element(index(key, interpreter))
  }

  private func index(_ key: Value, _ interpreter: Interpreter) throws -> Int {
    _ = try held()
    guard let index = try key.asInt ?? interpreter.callSpecial("__index__", on: key, [])?.asInt else {
      throw Fault.message("memoryview: invalid slice key", kind: .type)
    }
    let place = index < 0 ? index &+ count : index
    guard (0..<count).contains(place) else {
      throw Fault.message("index out of bounds on dimension 1", kind: .index)
    }
    return place
  }

  func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    let owner = try held()
    guard !isReadOnly else { throw Fault.message("cannot modify read-only memory", kind: .type) }
    guard case .slice(let slice) = key else {
      let place = place(of: try index(key, interpreter))
      owner.bytes.replaceSubrange(place..<place + format.size, with: try format.bytes(of: value, interpreter))
      return
    }
    let target = try part(slice, interpreter)
    guard let source = value.bytes else {
      throw Fault.message("a bytes-like object is required, not '\(value.typeName)'", kind: .type)
    }
    let other = value.host(as: MemoryView.self)?.format ?? .byte
    guard source.count == target.count * format.size, other == format else {
      throw Fault.message(
        "memoryview assignment: lvalue and rvalue have different structures", kind: .value)
    }
    for element in 0..<target.count {
      let place = target.place(of: element)
      owner.bytes.replaceSubrange(
        place..<place + format.size, with: source[element * format.size..<(element + 1) * format.size])
    }
  }

  func deleteItem(_ key: Value, _ interpreter: Interpreter) throws {
    throw Fault.message("cannot delete memory", kind: .type)
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard comparison == .equal || comparison == .notEqual, let theirs = other.bytes else { return nil }
    let view = other.host(as: MemoryView.self)
    let isEqual: Bool
    if owner == nil || view.map({ $0.owner == nil }) ?? false {
      isEqual = view === self
    } else if let view, view.format != format {
      isEqual =
        try view.count == count
        && (0..<count).allSatisfy { try interpreter.equal(element($0), view.element($0)) }
    } else {
      isEqual = try (view != nil || format == .byte) && bytes() == theirs
    }
    return .bool(isEqual == (comparison == .equal))
  }

  /// What it is hashed as.
  func hashedBytes() throws -> [UInt8] {
    guard isReadOnly else { throw Fault.message("cannot hash writable memoryview object", kind: .value) }
    guard format.size == 1, format != .flag else {
      throw Fault.message("memoryview: hashing is restricted to formats 'B', 'b' or 'c'", kind: .value)
    }
    return try bytes()
  }
}

extension MemoryView {
  /// What an element is: a letter of the module `struct`, in the machine's own byte order.
  enum Format: Character {
    case byte = "B"
    case signedByte = "b"
    case character = "c"
    case flag = "?"
    case short = "h"
    case unsignedShort = "H"
    case int = "i"
    case unsignedInt = "I"
    case long = "l"
    case unsignedLong = "L"
    case longLong = "q"
    case unsignedLongLong = "Q"
    case float = "f"
    case double = "d"

    var size: Int {
      switch self {
      case .byte, .signedByte, .character, .flag: 1
      case .short, .unsignedShort: 2
      case .int, .unsignedInt, .float: 4
      case .long, .unsignedLong, .longLong, .unsignedLongLong, .double: 8
      }
    }

    func value(_ bytes: ArraySlice<UInt8>) -> Value {
      let word = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      switch self {
      case .byte, .unsignedShort, .unsignedInt: return .int(Int(word))
      case .signedByte: return .int(Int(Int8(truncatingIfNeeded: word)))
      case .short: return .int(Int(Int16(truncatingIfNeeded: word)))
      case .int: return .int(Int(Int32(truncatingIfNeeded: word)))
      case .long, .longLong: return .int(Int(truncatingIfNeeded: word))
      case .unsignedLong, .unsignedLongLong: return (try? LargeInt.value(BigInt(word))) ?? .none
      case .character: return .bytes(Array(bytes))
      case .flag: return .bool(word != 0)
      case .float: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: word))))
      case .double: return .float(Double(bitPattern: word))
      }
    }

    func bytes(of value: Value, _ interpreter: Interpreter) throws -> [UInt8] {
      let word: UInt64
      switch self {
      case .character:
        guard let given = value.bytes else { throw wrong("type", .type) }
        guard given.count == 1 else { throw wrong("value", .value) }
        return given
      case .flag: word = try interpreter.truth(value) ? 1 : 0
      case .float:
        guard let number = value.asDouble else { throw wrong("type", .type) }
        word = UInt64(Float(number).bitPattern)
      case .double:
        guard let number = value.asDouble else { throw wrong("type", .type) }
        word = number.bitPattern
      case .signedByte, .short, .int, .long, .longLong:
        let number = try whole(value, interpreter)
        let bound = BigInt(1) << (size * 8 - 1)
        guard number >= -bound, number < bound else { throw wrong("value", .value) }
        word = UInt64(truncatingIfNeeded: number)
      case .byte, .unsignedShort, .unsignedInt, .unsignedLong, .unsignedLongLong:
        let number = try whole(value, interpreter)
        guard number >= 0, number < BigInt(1) << (size * 8) else { throw wrong("value", .value) }
        word = UInt64(truncatingIfNeeded: number)
      }
      return (0..<size).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    }

    private func whole(_ value: Value, _ interpreter: Interpreter) throws -> BigInt {
      let given = try value.wholeNumber ?? interpreter.callSpecial("__index__", on: value, [])?.wholeNumber
      guard let number = given else { throw wrong("type", .type) }
      return number
    }

    private func wrong(_ what: String, _ kind: ExceptionKind) -> Fault {
      .message("memoryview: invalid \(what) for format '\(rawValue)'", kind: kind)
    }
  }
}
