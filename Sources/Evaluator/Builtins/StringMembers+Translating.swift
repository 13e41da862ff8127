/// Character mappings: `casefold`, `maketrans`, `translate`.
extension StringMembers {
  static let translating: [Builtin] = [
    .method("casefold", "In small letters, for comparing.") { call in
      .string(
        try call.receiverText.mappingScalars { scalar in
          // Dotless i has no counterpart of its own.
          if scalar == "ı" { return "ı" }
          return String.UnicodeScalarView(scalar.properties.uppercaseMapping.unicodeScalars)
            .map(\.properties.lowercaseMapping).joined()
        })
    },
    Builtin(
      "maketrans", doc: "A table for translate: from one str to another of its length, or from a dict.",
      [
        .positional("x", .either([.string, .dict])), .positional("y", .string, default: Value.none),
        .positional("z", .string, default: Value.none),
      ]
    ) { call in
      let table = DictValue()
      func set(_ key: Int, _ value: Value) throws {
        try table.set(try HashKey(.int(key), call.interpreter), key: .int(key), value: value)
      }
      if case .dict(let dict) = call["x"] {
        for (key, value) in dict.pairs {
          if let number = key.asInt {
            try set(number, value)
          } else if let scalar = key.asString?.onlyScalar {
            try set(Int(scalar.value), value)
          } else {
            throw call.invalid("x", must: "have single characters as its keys")
          }
        }
        return .dict(table)
      }
      let (from, to) = (
        Array(try call.string("x").unicodeScalars), Array(try call.string("y").unicodeScalars)
      )
      guard from.count == to.count else { throw call.invalid("y", must: "be as long as the first") }
      for (a, b) in zip(from, to) { try set(Int(a.value), .int(Int(b.value))) }
      for scalar in try call.optionalString("z")?.unicodeScalars ?? "".unicodeScalars {
        try set(Int(scalar.value), .none)
      }
      return .dict(table)
    },
    .method("translate", "With each character as a table of maketrans says.", [.positional("table", .dict)]) {
      call in
      guard case .dict(let table) = call["table"] else { throw call.wrongType("table", expected: "dict") }
      var replacements: [UInt32: String] = [:]
      for (key, value) in table.pairs {
        guard let key = key.asInt.flatMap({ UInt32(exactly: $0) }) else { continue }
        switch value {
        case .none: replacements[key] = ""
        case .string(let text): replacements[key] = text
        default:
          guard let scalar = value.asInt.flatMap({ UInt32(exactly: $0) }).flatMap(Unicode.Scalar.init) else {
            throw call.invalid("table", must: "give characters, their numbers or None")
          }
          replacements[key] = String(scalar)
        }
      }
      return .string(try call.receiverText.mappingScalars { replacements[$0.value] ?? String($0) })
    },
  ]
}

extension String {
  /// The only character of the text, if there is exactly one.
  fileprivate var onlyScalar: Unicode.Scalar? {
    unicodeScalars.count == 1 ? unicodeScalars.first : nil
  }
}
