/// The bytes that the lexer looks for, by name.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let formFeed: UInt8 = 0x0C
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quotationMark = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let backslash = UInt8(ascii: "\\")
  static let hash = UInt8(ascii: "#")
  static let leftBrace = UInt8(ascii: "{")
  static let rightBrace = UInt8(ascii: "}")
  static let zero = UInt8(ascii: "0")
  static let underscore = UInt8(ascii: "_")
  static let dot = UInt8(ascii: ".")
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isLineBreak: Bool { self == Byte.lineFeed || self == Byte.carriageReturn }
  var isBlank: Bool { self == Byte.space || self == Byte.tab || self == Byte.formFeed }

  /// Whether the byte can begin an identifier; non-ASCII bytes are checked later, as characters.
  var startsName: Bool { isLetter || self == Byte.underscore || self >= 0x80 }
  var continuesName: Bool { startsName || isDigit }

  /// The value of a hexadecimal digit.
  var hexValue: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self) - 0x30
    case 0x41...0x46: UInt32(self) - 0x41 + 10
    case 0x61...0x66: UInt32(self) - 0x61 + 10
    default: nil
    }
  }
}
