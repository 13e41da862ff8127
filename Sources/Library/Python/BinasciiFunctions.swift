import Evaluator

/// `_binascii`: base64, which `base64` and `binascii` are written with.
enum BinasciiFunctions {
  package static func namespace() -> Namespace {
    Namespace("_binascii", doc: "What base64 and binascii are written with.") { [encode, decode].named }
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  /// The number that a letter stands for; 64 for any other.
  private static let numbers: [UInt8] = {
    var numbers = [UInt8](repeating: 64, count: 256)
    for (number, letter) in letters.enumerated() { numbers[Int(letter)] = UInt8(number) }
    return numbers
  }()
  private static let padding = UInt8(ascii: "=")

  private static let encode = Builtin(
    "b2a_base64", module: "binascii", doc: "Bytes as base64.", [.positional("data")]
  ) { call in
    guard let data = call["data"].bytes else {
      throw Fault.message("a bytes-like object is required, not '\(call["data"].typeName)'", kind: .type)
    }
    var text: [UInt8] = []
    text.reserveCapacity((data.count + 2) / 3 * 4)
    for start in stride(from: 0, to: data.count, by: 3) {
      let count = min(3, data.count - start)
      let bits = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32($1 < count ? data[start + $1] : 0) }
      for place in 0..<4 {
        text.append(place <= count ? letters[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : padding)
      }
    }
    return .bytes(text)
  }

  private static let decode = Builtin(
    "a2b_base64", module: "binascii", doc: "The bytes of base64; `strict` takes nothing else beside it.",
    [.positional("data"), .positional("strict", .bool, default: false)]
  ) { call in
    guard let text = call["data"].bytes else {
      throw Fault.message("a bytes-like object is required, not '\(call["data"].typeName)'", kind: .type)
    }
    let isStrict = try call.bool("strict")
    func error(_ message: String) -> Fault {
      .raised(
        call.interpreter.makeException(
          of: (try? call.interpreter.module("binascii"))?["Error"]?.asClass
            ?? ExceptionKind.value.classObject,
          [.string(message)]))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    // The bits that are not yet a byte, and where in a group of four the next letter stands.
    var (bits, place, pads) = (UInt32(0), 0, 0)
    if isStrict, text.first == padding { throw error("Leading padding not allowed") }
    for (position, letter) in text.enumerated() {
      if letter == padding {
        pads += 1
        if place >= 2, place + pads >= 4 {
          if isStrict, position + 1 < text.count { throw error("Excess data after padding") }
          return .bytes(bytes)
        }
        continue
      }
      let number = numbers[Int(letter)]
      guard number < 64 else {
        if isStrict { throw error("Only base64 data is allowed") }
        continue
      }
      if isStrict, pads > 0 { throw error("Discontinuous padding not allowed") }
      pads = 0
      bits = bits << 6 | UInt32(number)
      place = (place + 1) % 4
      if place != 1 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32((4 - place) % 4 * 2))) }
    }
    guard place != 1 else {
      throw error(
        "Invalid base64-encoded string: number of data characters (\(bytes.count / 3 * 4 + 1)) cannot be 1 more "
          + "than a multiple of 4")
    }
    guard place == 0 else { throw error("Incorrect padding") }
    return .bytes(bytes)
  }
}
