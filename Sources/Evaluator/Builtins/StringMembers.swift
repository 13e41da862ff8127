/// `str` and its methods.
enum StringMembers {
  static let make = Builtin(
    "str", doc: "The text of a value, as print shows it; of bytes with an encoding, the text that they are.",
    [
      .required("object").with(default: ""), .optional("encoding", .string), .optional("errors", .string),
    ],
    quick: { values in
      guard values.count == 1 else { return nil }
      switch values[0] {
      case .int(let number): return .string(number.decimal)
      case .string: return values[0]
      default: return nil
      }
    }
  ) { call in
    guard call.isGiven("encoding") || call.isGiven("errors") else {
      return .string(try call.interpreter.text(call[0]))
    }
    guard let bytes = call[0].bytes else {
      throw Fault.message(
        call[0].asString == nil
          ? "decoding to str: need a bytes-like object, \(call[0].typeName) found"
          : "decoding str is not supported",
        kind: .type)
    }
    return .string(
      try TextEncoding.named(call.optionalString("encoding") ?? "utf-8").decode(
        bytes, errors: .named(call.optionalString("errors") ?? "strict")))
  }

  static let all: [Builtin] = cases + translating + searches + splits + tests + layouts + [encode]

  private static let encode = Builtin.method(
    "encode", "The bytes that the text is.",
    [.optional("encoding", .string, default: "utf-8"), .optional("errors", .string, default: "strict")]
  ) { call in
    .bytes(
      try TextEncoding.named(call.string("encoding")).encode(
        call.receiverText, errors: .named(call.string("errors"))))
  }

  private static func plain(
    _ name: String, _ doc: String, _ change: @escaping (String) throws -> String
  ) -> Builtin {
    .method(name, doc) { .string(try change(try $0.receiverText)) }
  }

  private static func test(_ name: String, _ doc: String, _ holds: @escaping (String) -> Bool) -> Builtin {
    .method(name, doc) { .bool(holds(try $0.receiverText)) }
  }

  // MARK: - Upper and lower case, joining, replacing

  private static let cases: [Builtin] = [
    plain("upper", "In capitals.") { $0.uppercased() },
    plain("lower", "In small letters.") { $0.inSmallLetters },
    plain("swapcase", "Small letters for capitals and the reverse.") { text in
      try text.mappingCased { $0.properties.isUppercase ? $1 : $0.properties.uppercaseMapping }
    },
    plain("capitalize", "The first letter large, the others small.") { text in
      guard let first = text.unicodeScalars.first else { return "" }
      return first.properties.titlecaseMapping
        + String(
          text.inSmallLetters.unicodeScalars.dropFirst(first.properties.lowercaseMapping.unicodeScalars.count)
        )
    },
    plain("title", "Each word with a large first letter.") { text in
      var isInWord = false
      return try text.mappingCased { scalar, small in
        defer { isInWord = scalar.properties.isCased }
        return isInWord ? small : scalar.properties.titlecaseMapping
      }
    },
    .method(
      "join", "The strings of an iterable with this one between them.", [.positional("iterable", .iterable)]
    ) {
      call in
      let separator = Array(try call.receiverText.utf8)
      let elements = try call.elements("iterable")
      var size = max(0, elements.count - 1) * separator.count
      for (position, element) in elements.enumerated() {
        guard let part = element.asString else {
          throw call.fault(
            "iterable",
            .message(
              "sequence item \(position): expected str instance, \(element.typeName) found",
              help: "make them text first: ' '.join(str(x) for x in …)", kind: .type))
        }
        size += part.utf8.count
      }
      try EvaluationLimits.check(elements: size, of: "str")
      return .string(
        String(unsafeUninitializedCapacity: size) { bytes in
          var count = 0
          for (position, element) in elements.enumerated() {
            if position > 0 { count = bytes[count...].update(fromContentsOf: separator) }
            guard var part = element.asString else { continue }
            part.withUTF8 { count = bytes[count...].update(fromContentsOf: $0) }
          }
          return count
        })
    },
    .method(
      "replace", "With every `old` replaced by `new`.",
      [.positional("old", .string), .positional("new", .string), .optional("count", .int, default: -1)]
    ) { call in
      let count = try call.int("count")
      return .string(
        try call.receiverText.replacing(
          call.string("old"), with: call.string("new"), atMost: count < 0 ? .max : count))
    },
    .method("format", "With its `{}` filled in.", [.rest("args"), .keywords("kwargs")]) { call in
      .string(
        try call.interpreter.format(
          call.receiverText, positional: call.rest("args"),
          named: Dictionary(call.keywords("kwargs").map { ($0.name, $0.value) }) { $1 }))
    },
    .method("format_map", "With its `{name}` filled in from a mapping.", [.positional("mapping")]) { call in
      .string(
        try call.interpreter.format(call.receiverText, positional: [], named: [:], mapping: call["mapping"]))
    },
    .method("removeprefix", "Without this beginning.", [.positional("prefix", .string)]) { call in
      let (text, prefix) = (try call.receiverText, try call.string("prefix"))
      return .string(text.utf8.starts(with: prefix.utf8) ? text.bytes(from: prefix.utf8.count) : text)
    },
    .method("removesuffix", "Without this end.", [.positional("suffix", .string)]) { call in
      let (text, suffix) = (try call.receiverText, try call.string("suffix"))
      guard !suffix.isEmpty, text.endsInBytes(suffix) else { return .string(text) }
      return .string(text.bytes(to: text.utf8.count - suffix.utf8.count))
    },
  ]

  // MARK: - Searching

  private static let range: [Signature.Parameter] = [
    .positional("sub", .string), .positional("start", default: Value.none),
    .positional("end", default: Value.none),
  ]

  private static let searches: [Builtin] = [
    .method("find", "Where `sub` first stands, or -1.", range) { .int(try search($0, fromEnd: false) ?? -1) },
    .method("rfind", "Where `sub` last stands, or -1.", range) { .int(try search($0, fromEnd: true) ?? -1) },
    .method("index", "Where `sub` first stands.", range) { call in
      guard let place = try search(call, fromEnd: false) else { throw absent(call) }
      return .int(place)
    },
    .method("rindex", "Where `sub` last stands.", range) { call in
      guard let place = try search(call, fromEnd: true) else { throw absent(call) }
      return .int(place)
    },
    .method("count", "How often `sub` stands, without overlap.", range) { call in
      let part = try call.string("sub")
      let window = try Window(call)
      if part.isEmpty { return .int(window.isBehind ? 0 : window.count + 1) }
      var count = 0
      var position = window.bytes.lowerBound
      while let found = window.text.find(part, from: position, to: window.bytes.upperBound) {
        count += 1
        position = found + part.utf8.count
      }
      return .int(count)
    },
    .method("startswith", "Whether it begins so.", affixes("prefix")) { call in
      try affix(call, "prefix") { $0.starts(with: $1) }
    },
    .method("endswith", "Whether it ends so.", affixes("suffix")) { call in
      try affix(call, "suffix") { $0.suffix($1.count).elementsEqual($1) }
    },
  ]

  private static func affixes(_ name: String) -> [Signature.Parameter] {
    [
      .positional(name, .either([.string, .tuple])), .positional("start", default: Value.none),
      .positional("end", default: Value.none),
    ]
  }

  private static func affix(
    _ call: Call, _ name: String,
    _ holds: (Slice<UnsafeBufferPointer<UInt8>>, UnsafeBufferPointer<UInt8>) -> Bool
  ) throws -> Value {
    let window = try Window(call)
    let candidates = call[name].elementsOfSequence ?? [call[name]]
    for candidate in candidates {
      guard var part = candidate.asString else { throw call.wrongType(name, expected: "str or tuple of str") }
      var text = window.text
      let isFound = text.withUTF8 { text in
        part.withUTF8 { part in
          !window.isBehind && part.count <= window.bytes.count && holds(text[window.bytes], part)
        }
      }
      if isFound { return true }
    }
    return false
  }

  /// The part of a text that a method looks at, without a copy: so a loop that looks at one place after another takes no
  /// time in proportion to the length for each.
  private struct Window {
    let text: String
    let bytes: Range<Int>
    /// Whether it begins behind the end, where not even an empty text stands.
    let isBehind: Bool
    /// The places of the characters; `nil` where each is a byte, or the text is short.
    private let places: TextPlaces?

    init(_ call: Call) throws {
      text = try call.receiverText
      let size = text.utf8.count
      if call["start"].isNone, call["end"].isNone {
        (bytes, isBehind, places) = (0..<size, false, nil)
        return
      }
      let isPlain = text.isASCII
      places = isPlain ? nil : call.interpreter.textPlaces.places(of: text)
      let count = isPlain ? size : places?.count ?? text.scalarCount
      let slice = SliceValue(start: call["start"], stop: call["end"])
      let ends = try call.interpreter.ends(of: slice, count: count)
      isBehind = try call["start"].isNone ? false : Self.isBehind(call["start"], count, call.interpreter)
      let (first, last) = (ends.start, max(ends.start, ends.stop))
      if isPlain {
        bytes = first..<last
      } else if let places {
        bytes = places.bytes(before: first)..<places.bytes(before: last)
      } else {
        let scalars = text.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: first)
        let end = scalars.index(start, offsetBy: last - first)
        let place = text.utf8.distance(from: text.startIndex, to: start)
        bytes = place..<place + text.utf8.distance(from: start, to: end)
      }
    }

    private static func isBehind(_ start: Value, _ count: Int, _ interpreter: Interpreter) throws -> Bool {
      if let number = try start.asInt ?? interpreter.callSpecial("__index__", on: start, [])?.asInt {
        return number > count
      }
      return start.wholeNumber.map { $0 > 0 } ?? false
    }

    /// The number of characters.
    var count: Int { characters(before: bytes.upperBound) - characters(before: bytes.lowerBound) }

    func characters(before byte: Int) -> Int {
      if text.isASCII { return byte }
      return places?.characters(before: byte) ?? text.bytes(to: byte).scalarCount
    }
  }

  private static func search(_ call: Call, fromEnd: Bool) throws -> Int? {
    let part = try call.string("sub")
    let window = try Window(call)
    if window.isBehind { return nil }
    let found = window.text.find(
      part, from: window.bytes.lowerBound, to: window.bytes.upperBound, takesLast: fromEnd)
    return found.map { window.characters(before: $0) }
  }

  private static func absent(_ call: Call) -> any Error {
    call.fault("sub", .notInList(call["sub"].asString?.pythonRepr ?? "", type: "str"))
  }

  // MARK: - Splitting

  private static let splitting: [Signature.Parameter] = [
    .optional("sep", .string), .optional("maxsplit", .int, default: -1),
  ]

  private static let emptySeparator = Fault.message(
    "empty separator", help: "list(text) has the characters one by one", kind: .value)

  private static let splits: [Builtin] = [
    .method("split", "The parts between `sep`, or between white space.", splitting) { call in
      let limit = try call.int("maxsplit")
      guard let separator = try call.optionalString("sep") else {
        return list(try call.receiverText.words(atMost: limit < 0 ? .max : limit))
      }
      guard !separator.isEmpty else { throw call.fault("sep", emptySeparator) }
      return list(try call.receiverText.parts(separatedBy: separator, atMost: limit < 0 ? .max : limit))
    },
    .method("rsplit", "As split, with maxsplit counted from the end.", splitting) { call in
      let limit = try call.int("maxsplit")
      guard let separator = try call.optionalString("sep") else {
        return list(try call.receiverText.lastWords(atMost: limit < 0 ? .max : limit))
      }
      guard !separator.isEmpty else { throw call.fault("sep", emptySeparator) }
      return list(try call.receiverText.lastParts(separatedBy: separator, atMost: limit < 0 ? .max : limit))
    },
    .method("splitlines", "The lines.", [.optional("keepends", .bool, default: false)]) { call in
      list(try call.receiverText.lines(keepingEnds: call.bool("keepends")))
    },
    .method("partition", "What stands before, at and after `sep`.", [.positional("sep", .string)]) { call in
      let (text, separator) = (try call.receiverText, try call.string("sep"))
      guard !separator.isEmpty else { throw call.fault("sep", emptySeparator) }
      guard let place = text.find(separator) else { return [.string(text), "", ""] }
      return [
        .string(text.bytes(to: place)), .string(separator),
        .string(text.bytes(from: place + separator.utf8.count)),
      ]
    },
    .method("rpartition", "What stands before, at and after the last `sep`.", [.positional("sep", .string)]) {
      call in
      let (text, separator) = (try call.receiverText, try call.string("sep"))
      guard !separator.isEmpty else { throw call.fault("sep", emptySeparator) }
      let parts = try text.parts(separatedBy: separator, atMost: .max)
      guard parts.count > 1, let last = parts.last else { return ["", "", .string(text)] }
      return [.string(parts.dropLast().joined(separator: separator)), .string(separator), .string(last)]
    },
  ]

  /// The parts of a text. Words come again and again: short ones that are alike are one value where they are many.
  private static func list(_ parts: [String]) -> Value {
    guard parts.count > 64 else { return .list(of: parts.map { .string($0) }) }
    var recent = [Value](repeating: .none, count: 256)
    return .list(
      of: parts.map { part in
        guard part.utf8.count <= 15 else { return .string(part) }
        let place = HashKey.quickHash(of: part) & 255
        if case .string(let known) = recent[place], known.isEqual(part) { return recent[place] }
        let value = Value.string(part)
        recent[place] = value
        return value
      })
  }

  // MARK: - Predicates

  private static let tests: [Builtin] = [
    test("isdigit", "Whether all are digits.") {
      $0.allScalars { $0.properties.numericType == .decimal || $0.properties.numericType == .digit }
    },
    test("isdecimal", "Whether all are decimal digits.") {
      $0.allScalars { $0.properties.numericType == .decimal }
    },
    test("isnumeric", "Whether all are numbers.") { $0.allScalars { $0.properties.numericType != nil } },
    test("isalpha", "Whether all are letters.") { $0.allScalars(\.isPythonLetter) },
    test("isalnum", "Whether all are letters or numbers.") {
      $0.allScalars { $0.isPythonLetter || $0.properties.numericType != nil }
    },
    test("isspace", "Whether all is white space.") { $0.allScalars(\.isPythonSpace) },
    test("isascii", "Whether all is ASCII.") { $0.isASCII },
    test("isupper", "Whether all letters are capitals.") { text in
      text.unicodeScalars.contains { $0.properties.isUppercase }
        && !text.unicodeScalars.contains { $0.properties.isLowercase }
    },
    test("islower", "Whether all letters are small.") { text in
      text.unicodeScalars.contains { $0.properties.isLowercase }
        && !text.unicodeScalars.contains { $0.properties.isUppercase }
    },
    test("istitle", "Whether each word begins with a capital.") { text in
      var isInWord = false
      var hasLetters = false
      for scalar in text.unicodeScalars {
        let isCased = scalar.properties.isCased
        if isCased {
          hasLetters = true
          if scalar.properties.isLowercase != isInWord { return false }
        }
        isInWord = isCased
      }
      return hasLetters
    },
    test("isidentifier", "Whether it could be a name.") { text in
      guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else {
        return false
      }
      return text.unicodeScalars.dropFirst().allSatisfy(\.properties.isXIDContinue)
    },
    test("isprintable", "Whether repr shows all as it is.") {
      $0.unicodeScalars.allSatisfy(\.isPrintableInPython)
    },
  ]
}

extension Call {
  /// The string that a method was called on.
  var receiverText: String {
    get throws {
      guard let text = receiver.asString else {
        throw Fault.wrongReceiver(method: "str." + signature.name, found: receiver.typeName)
      }
      return text
    }
  }
}
