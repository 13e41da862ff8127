import Evaluator

/// `_struct`: what `struct` is written with. A format is a byte order and items, each a count and a letter.
enum StructFunctions {
  static func namespace() -> Namespace {
    Namespace("_struct", doc: "What struct is written with.") { functions.named }
  }

  private static let format = Signature.Parameter.positional("format")

  private static let functions: [Builtin] = [
    Builtin("calcsize", module: "struct", doc: "The bytes that a format takes.", [format]) { call in
      .int(try StructFormat(call["format"]).size)
    },
    Builtin("pack", module: "struct", doc: "Values as bytes.", [format, .rest("values")]) { call in
      .bytes(try StructFormat(call["format"]).pack(call.rest("values"), call.interpreter))
    },
    Builtin(
      "unpack", module: "struct", doc: "The values that stand in bytes, from a place on.",
      [format, .positional("buffer"), .positional("offset", .int, default: 0)]
    ) { call in
      let format = try StructFormat(call["format"])
      guard let bytes = call["buffer"].bytes else {
        throw Fault.message(
          "a bytes-like object is required, not '\(call["buffer"].typeName)'", kind: .type)
      }
      let offset = try call.int("offset")
      guard offset >= 0, offset <= bytes.count, bytes.count - offset >= format.size else {
        throw Fault.message("unpack requires a buffer of \(format.size) bytes", kind: .value)
      }
      return .tuple(of: try format.unpack(bytes, from: offset))
    },
  ]
}

/// A format of `struct`, read.
private struct StructFormat {
  private enum Kind {
    case padding, character, bool, text, pascal
    case integer(isSigned: Bool)
    case float
  }

  private struct Item {
    let kind: Kind
    let letter: Character
    let size: Int
    /// How many values; of text, how many bytes.
    let count: Int
    let offset: Int
  }

  private var items: [Item] = []
  private var isBigEndian = false
  private var isNative = true
  private(set) var size = 0

  /// The most bytes of a format.
  private static let limit = 1 << 27

  init(_ value: Value) throws {
    guard let text = value.asString ?? value.bytes.map({ String(decoding: $0, as: UTF8.self) }) else {
      throw Fault.message(
        "Struct() argument 1 must be a str or bytes object, not \(value.typeName)", kind: .type)
    }
    var rest = Substring(text)
    if let first = rest.first, "@=<>!".contains(first) {
      isNative = first == "@"
      isBigEndian = first == ">" || first == "!"
      rest.removeFirst()
    }
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
        continue
      }
      var count = 1
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty {
        guard let number = Int(digits), number <= Self.limit else {
          throw Self.wrong("total struct size too long")
        }
        count = number
        rest = rest.dropFirst(digits.count)
      }
      guard let letter = rest.popFirst() else {
        throw Self.wrong("repeat count given without format specifier")
      }
      guard let (kind, unit) = Self.letter(letter, isNative: isNative) else {
        throw Self.wrong("bad char in struct format")
      }
      if isNative, unit > 1, size % unit != 0 { size += unit - size % unit }
      let item = Item(kind: kind, letter: letter, size: unit, count: count, offset: size)
      items.append(item)
      size += unit * count
      guard size <= Self.limit else { throw Self.wrong("total struct size too long") }
    }
  }

  private static func wrong(_ message: String) -> Fault { .message(message, kind: .value) }

  private static func letter(_ letter: Character, isNative: Bool) -> (Kind, Int)? {
    switch letter {
    case "x": (.padding, 1)
    case "c": (.character, 1)
    case "?": (.bool, 1)
    case "s": (.text, 1)
    case "p": (.pascal, 1)
    case "b": (.integer(isSigned: true), 1)
    case "B": (.integer(isSigned: false), 1)
    case "h": (.integer(isSigned: true), 2)
    case "H": (.integer(isSigned: false), 2)
    case "i": (.integer(isSigned: true), 4)
    case "I": (.integer(isSigned: false), 4)
    case "l": (.integer(isSigned: true), isNative ? 8 : 4)
    case "L": (.integer(isSigned: false), isNative ? 8 : 4)
    case "q": (.integer(isSigned: true), 8)
    case "Q": (.integer(isSigned: false), 8)
    case "n" where isNative: (.integer(isSigned: true), 8)
    case "N" where isNative: (.integer(isSigned: false), 8)
    case "e": (.float, 2)
    case "f": (.float, 4)
    case "d": (.float, 8)
    default: nil
    }
  }

  /// How many values there are.
  private var valueCount: Int {
    items.reduce(0) { total, item in
      switch item.kind {
      case .padding: total
      case .text, .pascal: total + 1
      case .character, .bool, .integer, .float: total + item.count
      }
    }
  }

  // MARK: - Unpacking

  func unpack(_ bytes: [UInt8], from start: Int) throws -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(valueCount)
    for item in items {
      let place = start + item.offset
      switch item.kind {
      case .padding: continue
      case .text: values.append(.bytes(Array(bytes[place..<place + item.count])))
      case .pascal:
        let length = item.count == 0 ? 0 : min(Int(bytes[place]), item.count - 1)
        values.append(.bytes(item.count == 0 ? [] : Array(bytes[place + 1..<place + 1 + length])))
      case .character:
        for index in 0..<item.count { values.append(.bytes([bytes[place + index]])) }
      case .bool:
        for index in 0..<item.count { values.append(.bool(bytes[place + index] != 0)) }
      case .integer(let isSigned):
        for index in 0..<item.count {
          let word = word(bytes, at: place + index * item.size, item.size)
          values.append(try number(word, item.size, isSigned: isSigned))
        }
      case .float:
        for index in 0..<item.count {
          let word = word(bytes, at: place + index * item.size, item.size)
          switch item.size {
          case 2: values.append(.float(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: word)))))
          case 4: values.append(.float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))))
          default: values.append(.float(Double(bitPattern: word)))
          }
        }
      }
    }
    return values
  }

  private func word(_ bytes: [UInt8], at place: Int, _ size: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<size {
      word = word << 8 | UInt64(bytes[isBigEndian ? place + index : place + size - 1 - index])
    }
    return word
  }

  private func number(_ word: UInt64, _ size: Int, isSigned: Bool) throws -> Value {
    if size == 8 {
      if isSigned { return .int(Int(Int64(bitPattern: word))) }
      if let small = Int(exactly: word) { return .int(small) }
      return try WholeNumbers.value(words: [UInt32(truncatingIfNeeded: word), UInt32(word >> 32)])
    }
    let bits = UInt64(size * 8)
    let isNegative = isSigned && word >> (bits - 1) == 1
    return .int(isNegative ? Int(word) - (1 << Int(bits)) : Int(word))
  }

  // MARK: - Packing

  func pack(_ values: [Value], _ interpreter: Interpreter) throws -> [UInt8] {
    guard values.count == valueCount else {
      throw Self.wrong("pack expected \(valueCount) items for packing (got \(values.count))")
    }
    var bytes = [UInt8](repeating: 0, count: size)
    var next = 0
    for item in items {
      if case .padding = item.kind { continue }
      switch item.kind {
      case .text, .pascal:
        guard let given = values[next].bytes else {
          throw Self.wrong("argument for '\(item.letter)' must be a bytes object")
        }
        next += 1
        if case .pascal = item.kind {
          guard item.count > 0 else { continue }
          let part = given.prefix(min(item.count - 1, 255))
          bytes[item.offset] = UInt8(part.count)
          for (index, byte) in part.enumerated() { bytes[item.offset + 1 + index] = byte }
        } else {
          for (index, byte) in given.prefix(item.count).enumerated() { bytes[item.offset + index] = byte }
        }
      default:
        for index in 0..<item.count {
          let word = try word(of: values[next], item, interpreter)
          next += 1
          for byte in 0..<item.size {
            let shift = UInt64(8 * (isBigEndian ? item.size - 1 - byte : byte))
            bytes[item.offset + index * item.size + byte] = UInt8(truncatingIfNeeded: word >> shift)
          }
        }
      }
    }
    return bytes
  }

  private func word(of value: Value, _ item: Item, _ interpreter: Interpreter) throws -> UInt64 {
    switch item.kind {
    case .character:
      guard let given = value.bytes, given.count == 1 else {
        throw Self.wrong("char format requires a bytes object of length 1")
      }
      return UInt64(given[0])
    case .bool: return try interpreter.truth(value) ? 1 : 0
    case .float:
      guard let number = value.asDouble else { throw Self.wrong("required argument is not a float") }
      switch item.size {
      case 2:
        let half = Float16(number)
        guard half.isFinite || !number.isFinite else {
          throw Fault.message("float too large to pack with e format", kind: .overflow)
        }
        return UInt64(half.bitPattern)
      case 4:
        let single = Float(number)
        guard single.isFinite || !number.isFinite || isNative else {
          throw Fault.message("float too large to pack with f format", kind: .overflow)
        }
        return UInt64(single.bitPattern)
      default: return number.bitPattern
      }
    case .integer(let isSigned):
      let given =
        value.asInt == nil ? try interpreter.callMethod("__index__", on: value, []) ?? value : value
      guard given.asInt != nil || given.isLargeInt else {
        throw Self.wrong("required argument is not an integer")
      }
      return try word(of: given, item, isSigned: isSigned)
    case .padding, .text, .pascal: return 0
    }
  }

  /// The bits of a whole number that is within the range of the item.
  private func word(of value: Value, _ item: Item, isSigned: Bool) throws -> UInt64 {
    let bits = item.size * 8
    if let number = value.asInt {
      if isSigned {
        if bits == 64 || (number >= -(1 << (bits - 1)) && number < 1 << (bits - 1)) {
          return UInt64(bitPattern: Int64(number))
        }
      } else if number >= 0, bits == 64 || number < 1 << bits {
        return UInt64(number)
      }
    } else if !isSigned, bits == 64, let words = WholeNumbers.words(value), words.count == 2,
      value.asDouble ?? -1 > 0
    {
      return UInt64(words[1]) << 32 | UInt64(words[0])
    }
    guard bits < 64, bits != 32 || isSigned else { throw Self.wrong("argument out of range") }
    let (low, high) = isSigned ? (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) : (0, (1 << bits) - 1)
    let names: [Character: String] = ["b": "byte", "B": "ubyte", "h": "short", "H": "ushort"]
    throw Self.wrong(
      "\(names[item.letter] ?? "'\(item.letter)'") format requires \(low) <= number <= \(high)")
  }
}
