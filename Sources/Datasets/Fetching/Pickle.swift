/// Reads the data of a Python pickle: numbers, texts, bytes, lists, dicts, and arrays of bytes. No class of the file is
/// made and nothing in it is called.
///
///     try Pickle.value(of: bytes)["labels"]?.numbers
indirect enum Pickle: Sendable {
  case none
  case int(Int)
  case bytes([UInt8])
  case list([Pickle])
  case tuple([Pickle])
  case dict([(key: Pickle, value: Pickle)])
  /// A name of a module.
  case name(String)
  /// What a function would give: kept as it is.
  case made(function: Pickle, arguments: Pickle, state: Pickle?)

  /// The value of a text key.
  subscript(key: String) -> Pickle? {
    guard case .dict(let pairs) = self else { return nil }
    return pairs.last { $0.key.bytes?.elementsEqual(key.utf8) ?? false }?.value
  }

  /// Bytes, or the elements of a NumPy array of bytes.
  var bytes: [UInt8]? {
    switch self {
    case .bytes(let bytes): return bytes
    case .made(let function, let arguments, let state):
      // Python 3 writes bytes as text: _codecs.encode(text, "latin1").
      if case .name("_codecs encode") = function, case .tuple(let parts) = arguments,
        case .bytes(let text)? = parts.first
      {
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
        return scalars.allSatisfy { $0.value < 256 } ? scalars.map { UInt8($0.value) } : nil
      }
      // An array's state: version, shape, type, order, elements.
      guard case .tuple(let parts)? = state, parts.count == 5 else { return nil }
      return parts[4].bytes
    default: return nil
    }
  }

  /// The whole numbers of a list, or of an array of bytes.
  var numbers: [Int]? {
    guard case .list(let items) = self else { return bytes?.map(Int.init) }
    let numbers = items.compactMap { if case .int(let number) = $0 { number } else { nil } }
    return numbers.count == items.count ? numbers : nil
  }

  /// - Throws: `DataDamage.brokenPickle`.
  static func value(of bytes: [UInt8]) throws(DataDamage) -> Pickle {
    var reader = PickleReader(bytes)
    return try reader.value()
  }
}

/// The machine that a pickle is a program of: a stack, marks on it, and a memory.
private struct PickleReader {
  private let bytes: [UInt8]
  private var place = 0
  private var stack: [Pickle] = []
  private var marks: [Int] = []
  private var memory: [Int: Pickle] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func broken(_ reason: String) -> DataDamage { .brokenPickle(reason: "\(reason) at byte \(place)") }

  private mutating func take(_ count: Int) throws(DataDamage) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - place else { throw broken("it is cut short") }
    defer { place += count }
    return bytes[place..<place + count]
  }

  private mutating func number(_ count: Int) throws(DataDamage) -> Int {
    try take(count).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private mutating func line() throws(DataDamage) -> String {
    guard let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) else {
      throw broken("a line has no end")
    }
    defer { place = end + 1 }
    return String(decoding: bytes[place..<end], as: UTF8.self)
  }

  private mutating func pop() throws(DataDamage) -> Pickle {
    guard let value = stack.popLast() else { throw broken("the stack is empty") }
    return value
  }

  private mutating func items() throws(DataDamage) -> [Pickle] {
    guard let mark = marks.popLast(), mark <= stack.count else { throw broken("a mark is missing") }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  mutating func value() throws(DataDamage) -> Pickle {
    while true {
      let code = try take(1).first ?? 0
      switch UInt8(code) {
      case UInt8(ascii: "."): return try pop()
      case 0x80: _ = try take(1)
      case UInt8(ascii: "("): marks.append(stack.count)
      case UInt8(ascii: "}"): stack.append(.dict([]))
      case UInt8(ascii: "]"): stack.append(.list([]))
      case UInt8(ascii: ")"): stack.append(.tuple([]))
      case UInt8(ascii: "N"): stack.append(.none)
      case 0x88: stack.append(.int(1))
      case 0x89: stack.append(.int(0))
      case UInt8(ascii: "K"): stack.append(.int(try number(1)))
      case UInt8(ascii: "M"): stack.append(.int(try number(2)))
      case UInt8(ascii: "J"): stack.append(.int(Int(Int32(truncatingIfNeeded: try number(4)))))
      case UInt8(ascii: "U"), UInt8(ascii: "C"), 0x8C: stack.append(.bytes(Array(try take(try number(1)))))
      case UInt8(ascii: "T"), UInt8(ascii: "X"), UInt8(ascii: "B"):
        stack.append(.bytes(Array(try take(try number(4)))))
      case UInt8(ascii: "q"): memory[try number(1)] = stack.last
      case UInt8(ascii: "r"): memory[try number(4)] = stack.last
      case UInt8(ascii: "h"): try recall(try number(1))
      case UInt8(ascii: "j"): try recall(try number(4))
      case UInt8(ascii: "c"): stack.append(.name("\(try line()) \(try line())"))
      case UInt8(ascii: "t"): stack.append(.tuple(try items()))
      case 0x85, 0x86, 0x87:
        var parts: [Pickle] = []
        for _ in 0..<Int(code) - 0x84 { parts.insert(try pop(), at: 0) }
        stack.append(.tuple(parts))
      case UInt8(ascii: "a"): try append([try pop()])
      case UInt8(ascii: "e"): try append(try items())
      case UInt8(ascii: "s"):
        let value = try pop()
        try set([try pop(), value])
      case UInt8(ascii: "u"): try set(try items())
      case UInt8(ascii: "R"):
        let arguments = try pop()
        stack.append(.made(function: try pop(), arguments: arguments, state: nil))
      case UInt8(ascii: "b"):
        let state = try pop()
        guard case .made(let function, let arguments, _) = try pop() else {
          throw broken("a state has no object")
        }
        stack.append(.made(function: function, arguments: arguments, state: state))
      default: throw broken("it holds more than data (code \(code))")
      }
    }
  }

  private mutating func recall(_ index: Int) throws(DataDamage) {
    guard let value = memory[index] else { throw broken("it names what is not there") }
    stack.append(value)
  }

  private mutating func append(_ values: [Pickle]) throws(DataDamage) {
    guard case .list(let items) = try pop() else { throw broken("it appends to no list") }
    stack.append(.list(items + values))
  }

  private mutating func set(_ values: [Pickle]) throws(DataDamage) {
    guard case .dict(let pairs) = try pop(), values.count % 2 == 0 else {
      throw broken("it sets what is no dict")
    }
    stack.append(.dict(pairs + stride(from: 0, to: values.count, by: 2).map { (values[$0], values[$0 + 1]) }))
  }
}
