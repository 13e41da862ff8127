import Evaluator
@_spi(_Unicode) import Swift

/// `unicodedata`: what is known of characters.
enum UnicodeFunctions {
  static func namespace() -> Namespace {
    Namespace("unicodedata", doc: "What is known of characters.") {
      functions.named + [("unidata_version", "15.0.0")]
    }
  }

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    _ body: @escaping (Call, Unicode.Scalar) throws -> Value
  ) -> Builtin {
    Builtin(name, module: "unicodedata", doc: doc, [.positional("chr", .string)] + parameters) { call in
      let text = try call.string("chr").unicodeScalars
      guard let scalar = text.first, text.count == 1 else {
        throw Fault.message("\(name)() argument 1 must be a unicode character, not str", kind: .type)
      }
      return try body(call, scalar)
    }
  }

  private static let standard = Signature.Parameter.positional("default", default: Value.none)

  private static let form = Signature.Parameter.positional("form", .choice("NFC", "NFD", "NFKC", "NFKD"))

  private static let functions: [Builtin] = [
    Builtin(
      "normalize", module: "unicodedata",
      doc: "The text in a normal form: NFD takes accents off their letters, NFC puts them back.",
      [form, .positional("unistr", .string)]
    ) { .string(try normalized($0.string("unistr"), try $0.string("form"))) },
    Builtin(
      "is_normalized", module: "unicodedata", doc: "Whether a text is in a normal form.",
      [form, .positional("unistr", .string)]
    ) { call in
      let text = try call.string("unistr")
      return .bool(
        try normalized(text, call.string("form")).unicodeScalars.elementsEqual(text.unicodeScalars))
    },
    function("category", "The kind of a character in two letters: 'Lu' is a capital.") { _, scalar in
      .string(category(scalar.properties.generalCategory))
    },
    function("combining", "0, or the class of a mark that is set on the letter before.") { _, scalar in
      .int(Int(scalar.properties.canonicalCombiningClass.rawValue))
    },
    function("name", "The name of a character.", [standard]) { call, scalar in
      if let name = scalar.properties.name { return .string(name) }
      guard call.isGiven("default") else { throw Fault.message("no such name", kind: .value) }
      return call["default"]
    },
    Builtin(
      "lookup", module: "unicodedata", doc: "The character of a name.", [.positional("name", .string)]
    ) { call in
      let name = try call.string("name").uppercased()
      for value in UInt32(0x20)...0x1FFFF {
        if let scalar = Unicode.Scalar(value), scalar.properties.name == name {
          return .string(String(scalar))
        }
      }
      throw Fault.raised(
        call.interpreter.makeException(
          .key, [.string("undefined character name '\(try call.string("name"))'")]))
    },
    function("numeric", "The number that a character is.", [standard]) { call, scalar in
      if let number = scalar.properties.numericValue { return .float(number) }
      guard call.isGiven("default") else { throw Fault.message("not a numeric character", kind: .value) }
      return call["default"]
    },
    function("digit", "The digit that a character is.", [standard]) { call, scalar in
      let type = scalar.properties.numericType
      if let number = scalar.properties.numericValue, type == .decimal || type == .digit {
        return .int(Int(number))
      }
      guard call.isGiven("default") else { throw Fault.message("not a digit", kind: .value) }
      return call["default"]
    },
    function("decimal", "The decimal digit that a character is.", [standard]) { call, scalar in
      if let number = scalar.properties.numericValue, scalar.properties.numericType == .decimal {
        return .int(Int(number))
      }
      guard call.isGiven("default") else { throw Fault.message("not a decimal", kind: .value) }
      return call["default"]
    },
    function("mirrored", "1 for a character that is mirrored in text from right to left.") { _, scalar in
      .int(scalar.properties.isBidiMirrored ? 1 : 0)
    },
  ]

  private static func category(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }

  // MARK: - Normal forms

  private static func normalized(_ text: String, _ form: String) throws -> String {
    var text = text
    if form.hasPrefix("NFK") {
      var plain = String.UnicodeScalarView()
      for scalar in text.unicodeScalars { plain.append(contentsOf: try compatible(scalar).unicodeScalars) }
      text = String(plain)
    }
    var result = String.UnicodeScalarView()
    if form.hasSuffix("D") {
      for scalar in text._nfd { result.append(scalar) }
    } else {
      for scalar in text._nfc { result.append(scalar) }
    }
    return String(result)
  }

  /// What NFKD makes of a character before accents are taken off.
  /// - Throws: for one that it changes and the table does not have.
  private static func compatible(_ scalar: Unicode.Scalar) throws -> String {
    if scalar.isASCII { return String(scalar) }
    if let known = table[scalar] { return known }
    switch scalar.value {
    case 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) } ?? ""
    case 0x2460...0x2473: return String(scalar.value - 0x245F)
    case 0x1D7CE...0x1D7FF: return String((scalar.value - 0x1D7CE) % 10)
    default: break
    }
    let properties = scalar.properties
    let isChangedByCase = !properties.lowercaseMapping.unicodeScalars.elementsEqual([scalar])
    let decomposed = Array(String(scalar)._nfd)
    if !properties.changesWhenNFKCCaseFolded || isChangedByCase || decomposed.count > 1
      || decomposed != [scalar]
      || properties.isDefaultIgnorableCodePoint || properties.changesWhenCaseFolded
    {
      return String(scalar)
    }
    throw Fault.message(
      "NFKC and NFKD of '\(scalar)' (U+\(String(scalar.value, radix: 16, uppercase: true))) are not in fieldbook",
      help: "NFC and NFD are there for all characters", kind: .notImplemented)
  }

  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    let pairs = """
      \u{AA} a|\u{B2} 2|\u{B3} 3|\u{B5} \u{3BC}|\u{B9} 1|\u{BA} o|\u{BC} 1\u{2044}4|\u{BD} 1\u{2044}2|\u{BE} 3\u{2044}4|\
      \u{132} IJ|\u{133} ij|\u{13F} L\u{B7}|\u{140} l\u{B7}|\u{149} \u{2BC}n|\u{17F} s|\u{1C4} D\u{17D}|\u{1C6} d\u{17E}|\
      \u{1C7} LJ|\u{1C8} Lj|\u{1C9} lj|\u{1CA} NJ|\u{1CB} Nj|\u{1CC} nj|\u{1F1} DZ|\u{1F2} Dz|\u{1F3} dz|\
      \u{2B0} h|\u{2B2} j|\u{2B3} r|\u{2B7} w|\u{2B8} y|\u{2E1} l|\u{2E2} s|\u{2E3} x|\u{3D0} \u{3B2}|\u{3D1} \u{3B8}|\
      \u{3D5} \u{3C6}|\u{3D6} \u{3C0}|\u{3F0} \u{3BA}|\u{3F1} \u{3C1}|\u{3F5} \u{3B5}|\u{2011} \u{2010}|\u{2024} .|\
      \u{2025} ..|\u{2026} ...|\u{2033} \u{2032}\u{2032}|\u{2070} 0|\u{2071} i|\u{2074} 4|\u{2075} 5|\u{2076} 6|\u{2077} 7|\
      \u{2078} 8|\u{2079} 9|\u{207A} +|\u{207B} \u{2212}|\u{207D} (|\u{207E} )|\u{207F} n|\u{2080} 0|\u{2081} 1|\u{2082} 2|\
      \u{2083} 3|\u{2084} 4|\u{2085} 5|\u{2086} 6|\u{2087} 7|\u{2088} 8|\u{2089} 9|\u{20A8} Rs|\u{2100} a/c|\u{2103} \u{B0}C|\
      \u{2109} \u{B0}F|\u{2113} l|\u{2116} No|\u{211D} R|\u{2115} N|\u{2124} Z|\u{211A} Q|\u{2102} C|\u{2120} SM|\u{2121} TEL|\
      \u{2122} TM|\u{2153} 1\u{2044}3|\u{2154} 2\u{2044}3|\u{215B} 1\u{2044}8|\u{215C} 3\u{2044}8|\u{215D} 5\u{2044}8|\
      \u{215E} 7\u{2044}8|\u{2160} I|\u{2161} II|\u{2162} III|\u{2163} IV|\u{2164} V|\u{2165} VI|\u{2166} VII|\u{2167} VIII|\
      \u{2168} IX|\u{2169} X|\u{216A} XI|\u{216B} XII|\u{2170} i|\u{2171} ii|\u{2172} iii|\u{2173} iv|\u{2174} v|\u{2175} vi|\
      \u{2176} vii|\u{2177} viii|\u{2178} ix|\u{2179} x|\u{222C} \u{222B}\u{222B}|\u{FB00} ff|\u{FB01} fi|\u{FB02} fl|\
      \u{FB03} ffi|\u{FB04} ffl|\u{FB05} st|\u{FB06} st
      """
    for pair in pairs.split(separator: "|") {
      let parts = pair.split(separator: " ", maxSplits: 1)
      if let scalar = parts.first?.unicodeScalars.first, let text = parts.last {
        table[scalar] = String(text)
      }
    }
    table["\u{A0}"] = " "
    for (scalar, text) in [
      ("\u{A8}", "\u{308}"), ("\u{AF}", "\u{304}"), ("\u{B4}", "\u{301}"), ("\u{B8}", "\u{327}"),
    ]
      as [(Unicode.Scalar, String)]
    {
      table[scalar] = " " + text
    }
    return table
  }()
}
