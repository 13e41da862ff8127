import Language

/// `bytes` and `bytearray`: their methods and constructors.
///
/// What texts can do with ASCII, bytes can do too: those methods are the ones of `str`, on a text in which every byte
/// that is no ASCII character is a private one.
enum BytesMembers {
  static let make = constructor("bytes", isMutable: false)
  static let makeArray = constructor("bytearray", isMutable: true)

  private static func constructor(_ name: String, isMutable: Bool) -> Builtin {
    Builtin(
      name, doc: "Bytes from numbers, from text with an encoding, or so many zeros.",
      [
        .positional("source", default: []), .optional("encoding", .string),
        .optional("errors", .string, default: "strict"),
      ]
    ) { call in
      let bytes: [UInt8]
      if let text = call[0].asString {
        guard let name = try call.optionalString("encoding") else {
          throw Fault.message(
            "string argument without an encoding", help: "bytes(text, 'utf-8')", kind: .type)
        }
        bytes = try TextEncoding.named(name).encode(text, errors: .named(call.string("errors")))
      } else if let count = call[0].asInt {
        guard count >= 0 else { throw Fault.message("negative count", kind: .value) }
        try EvaluationLimits.check(elements: count, of: "str")
        bytes = [UInt8](repeating: 0, count: count)
      } else if call[0].isLargeInt {
        throw Fault.message("cannot fit 'int' into an index-sized integer", kind: .overflow)
      } else if let made = try call.interpreter.callSpecial("__bytes__", on: call[0], []) {
        bytes = made.bytes ?? []
      } else {
        bytes = try BytesValue.bytes(of: call[0], call.interpreter)
      }
      return .object(BytesValue(bytes, isMutable: isMutable))
    }
  }

  static let bytes: [Builtin] = own + searching + asText
  static let bytearray: [Builtin] =
    bytes + [
      .method("append", "Adds a byte at the end.", [.positional("item")]) { call in
        try call.resizableBytes.bytes.append(BytesValue.byte(call["item"]))
        return .none
      },
      .method("extend", "Adds bytes at the end.", [.positional("iterable")]) { call in
        let more = try BytesValue.bytes(of: call["iterable"], call.interpreter)
        let own = try call.resizableBytes
        try EvaluationLimits.check(elements: own.bytes.count + more.count, of: "str")
        own.bytes += more
        return .none
      },
      .method("insert", "Puts a byte before a place.", [.positional("index", .int), .positional("item")]) {
        call in
        let own = try call.resizableBytes
        let index = try call.int("index")
        own.bytes.insert(
          try BytesValue.byte(call["item"]),
          at: index < 0 ? max(0, index + own.bytes.count) : min(index, own.bytes.count))
        return .none
      },
      .method("pop", "Takes a byte out.", [.positional("index", .int, default: -1)]) { call in
        let own = try call.resizableBytes
        guard !own.bytes.isEmpty else { throw Fault.message("pop from empty bytearray", kind: .index) }
        return .int(
          Int(
            own.bytes.remove(
              at: try call.interpreter.position(
                call["index"], count: own.bytes.count, type: "bytearray", use: "pop"))))
      },
      .method("remove", "Takes out the first byte of a value.", [.positional("value")]) { call in
        let own = try call.resizableBytes
        guard let place = own.bytes.firstIndex(of: try BytesValue.byte(call["value"])) else {
          throw Fault.message("value not found in bytearray", kind: .value)
        }
        own.bytes.remove(at: place)
        return .none
      },
      .method("clear", "Takes all bytes out.") { call in
        try call.resizableBytes.bytes = []
        return .none
      },
      .method("reverse", "Puts the bytes in reverse order.") { call in
        try call.receiverBytes.bytes.reverse()
        return .none
      },
      .method("copy", "A new bytearray of the same bytes.") { call in
        .object(BytesValue(try call.receiverBytes.bytes, isMutable: true))
      },
    ]

  private static let own: [Builtin] = [
    .method(
      "decode", "The text that the bytes are.",
      [.optional("encoding", .string, default: "utf-8"), .optional("errors", .string, default: "strict")]
    ) { call in
      .string(
        try TextEncoding.named(call.string("encoding")).decode(
          call.receiverBytes.bytes, errors: .named(call.string("errors"))))
    },
    .method(
      "hex", "Two hexadecimal digits for each byte.",
      [.optional("sep", .string), .optional("bytes_per_sep", .int, default: 1)]
    ) { call in
      let digits = try call.receiverBytes.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      guard let separator = try call.optionalString("sep") else { return .string(digits.joined()) }
      let size = try call.int("bytes_per_sep", atLeast: 1)
      // Groups are counted from the right.
      var groups: [String] = []
      var end = digits.count
      while end > 0 {
        groups.append(digits[max(0, end - size)..<end].joined())
        end -= size
      }
      return .string(groups.reversed().joined(separator: separator))
    },
    .method("isascii", "Whether all are below 128.") { call in
      .bool(try call.receiverBytes.bytes.allSatisfy { $0 < 0x80 })
    },
    .method(
      "translate", "With each byte replaced by that of a table of 256, and some left out.",
      [.positional("table"), .optional("delete", default: Value.bytes([]))]
    ) { call in
      let own = try call.receiverBytes
      let doomed = Set(try BytesValue.bytes(of: call["delete"], call.interpreter))
      let rest = own.bytes.filter { !doomed.contains($0) }
      if call["table"].isNone { return .object(BytesValue(rest, isMutable: own.isMutable)) }
      let table = try BytesValue.bytes(of: call["table"], call.interpreter)
      guard table.count == 256 else {
        throw Fault.message("translation table must be 256 characters long", kind: .value)
      }
      return .object(BytesValue(rest.map { table[Int($0)] }, isMutable: own.isMutable))
    },
    Builtin(
      "maketrans", doc: "A table for translate.", [.positional("frm"), .positional("to")]
    ) { call in
      let from = try BytesValue.bytes(of: call[0], call.interpreter)
      let to = try BytesValue.bytes(of: call[1], call.interpreter)
      guard from.count == to.count else {
        throw Fault.message("maketrans arguments must have same length", kind: .value)
      }
      var table = (0...255).map { UInt8($0) }
      for (byte, new) in zip(from, to) { table[Int(byte)] = new }
      return .bytes(table)
    },
    .classMethod("fromhex", "Bytes from hexadecimal digits.", [.positional("string", .string)]) { call in
      var bytes: [UInt8] = []
      var pending: UInt8?
      for (place, character) in try call.string("string").unicodeScalars.enumerated()
      where !character.isPythonSpace || pending != nil {
        guard let digit = Character(character).hexDigitValue.flatMap({ UInt8(exactly: $0) }) else {
          throw Fault.message(
            "non-hexadecimal number found in fromhex() arg at position \(place)", kind: .value)
        }
        if let high = pending {
          bytes.append(high << 4 | digit)
          pending = nil
        } else {
          pending = digit
        }
      }
      guard pending == nil else {
        throw Fault.message(
          "non-hexadecimal number found in fromhex() arg at position \(bytes.count * 2 + 1)", kind: .value)
      }
      guard let cls = call.receiver.asClass, cls !== BuiltinTypes.bytes else { return .bytes(bytes) }
      return try call.interpreter.call(call.receiver, [.bytes(bytes)])
    },
  ]

  /// The methods of `str` that bytes have too.
  private static let asText: [Builtin] = [
    "replace", "split", "rsplit", "splitlines",
    "strip", "lstrip", "rstrip", "join", "partition", "rpartition", "removeprefix", "removesuffix", "zfill",
    "center",
    "ljust", "rjust", "upper", "lower", "title", "capitalize", "swapcase", "isdigit", "isalpha", "isalnum",
    "isspace",
    "isupper", "islower", "expandtabs",
  ].compactMap { name in
    guard let method = StringMembers.all.first(where: { $0.name == name }) else { return nil }
    return .method(name, method.signature.doc, [.rest("args"), .keywords("kwargs")]) { call in
      let own = try call.receiverBytes
      let arguments = try call.rest("args").map { try asText($0, call.interpreter) }
      let keywords = try call.keywords("kwargs").map { ($0.name, try asText($0.value, call.interpreter)) }
      let result = try method.call(
        Arguments([.string(text(own.bytes))] + arguments, keywords: keywords), call.interpreter)
      return asBytes(result, isMutable: own.isMutable)
    }
  }

  /// `bytes % values`: as of text, where `%s` and `%b` take bytes.
  static func formatted(_ own: BytesValue, _ values: Value, _ interpreter: Interpreter) throws -> Value {
    func plain(_ value: Value) throws -> Value {
      if let bytes = value.bytes { return .string(text(bytes)) }
      if value.asString != nil {
        throw Fault.message(
          "%b requires a bytes-like object, or an object that implements __bytes__, not 'str'", kind: .type)
      }
      return value
    }
    var given = values
    switch values {
    case .tuple(let tuple): given = .tuple(of: try tuple.elements.map(plain))
    case .dict(let dict):
      let named = DictValue()
      for (key, value) in dict.pairs {
        if let name = key.bytes { named[string: text(name)] = try plain(value) }
      }
      given = .dict(named)
    default: given = try plain(values)
    }
    let template = try text(own.bytes).replacing("%b", with: "%s", atMost: .max)
    do {
      return asBytes(.string(try interpreter.percentFormat(template, given)), isMutable: own.isMutable)
    } catch Fault.formatArgumentsLeft {
      throw Fault.message("not all arguments converted during bytes formatting", kind: .type)
    }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(
      scalars: bytes.map { byte in
        let isText = byte < 0x80 && (byte >= 0x20 || (9...13).contains(byte))
        return isText ? Unicode.Scalar(byte) : Unicode.Scalar(UInt16(byte) + 0xE000) ?? "?"
      })
  }

  private static func asText(_ value: Value, _ interpreter: Interpreter) throws -> Value {
    switch value {
    case .int, .none, .bool: return value
    case .tuple(let tuple): return .tuple(of: try tuple.elements.map { try asText($0, interpreter) })
    case .list(let list): return .list(of: try list.elements.map { try asText($0, interpreter) })
    default:
      if let bytes = value.bytes { return .string(text(bytes)) }
      if value.isIterable, value.asString == nil {
        return .list(of: try interpreter.elements(of: value).map { try asText($0, interpreter) })
      }
      throw Fault.message(
        "a bytes-like object is required, not '\(value.typeName)'", help: "write b'…'", kind: .type)
    }
  }

  private static func asBytes(_ value: Value, isMutable: Bool) -> Value {
    switch value {
    case .string(let text):
      return .object(
        BytesValue(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, isMutable: isMutable))
    case .tuple(let tuple): return .tuple(of: tuple.elements.map { asBytes($0, isMutable: isMutable) })
    case .list(let list): return .list(of: list.elements.map { asBytes($0, isMutable: isMutable) })
    default: return value
    }
  }
}

extension Call {
  /// The receiver of a method that changes its length.
  fileprivate var resizableBytes: BytesValue {
    get throws {
      let own = try receiverBytes
      try own.checkResizable()
      return own
    }
  }

  var receiverBytes: BytesValue {
    get throws {
      if let own = receiver.host(as: BytesValue.self) { return own }
      guard let bytes = receiver.bytes else {
        throw Fault.wrongReceiver(method: "bytes." + signature.name, found: receiver.typeName)
      }
      return BytesValue(bytes)
    }
  }
}
