/// Stripping and padding.
extension StringMembers {
  private static let stripping: [Signature.Parameter] = [
    .positional("chars", .string, default: Value.none)
  ]
  private static let filling: [Signature.Parameter] = [
    .positional("width", .int), .positional("fillchar", .string, default: " "),
  ]

  static let layouts: [Builtin] = [
    .method("strip", "Without white space, or these characters, at both ends.", stripping) {
      try strip($0, start: true, end: true)
    },
    .method("lstrip", "Without white space, or these characters, at the start.", stripping) {
      try strip($0, start: true, end: false)
    },
    .method("rstrip", "Without white space, or these characters, at the end.", stripping) {
      try strip($0, start: false, end: true)
    },
    .method("ljust", "Filled up on the right.", filling) { try fill($0) { (0, $0) } },
    .method("rjust", "Filled up on the left.", filling) { try fill($0) { ($0, 0) } },
    .method("center", "Filled up on both sides.", filling) { call in
      let width = try call.int("width")
      return try fill(call) { space in
        let left = space / 2 + (space & width & 1)
        return (left, space - left)
      }
    },
    .method("zfill", "Filled up with zeros, after the sign.", [.positional("width", .int)]) { call in
      let text = try call.receiverText
      let missing = max(try call.int("width"), 0) - text.unicodeScalars.count
      guard missing > 0 else { return .string(text) }
      try EvaluationLimits.check(elements: missing, of: "str")
      let zeros = String(repeating: "0", count: missing)
      guard let sign = text.first, sign == "-" || sign == "+" else { return .string(zeros + text) }
      return .string(String(sign) + zeros + text.dropFirst())
    },
    .method("expandtabs", "With spaces for tabs.", [.optional("tabsize", .int, default: 8)]) { call in
      let size = try call.int("tabsize", atMost: 10_000)
      var column = 0
      return .string(
        try call.receiverText.mappingScalars { scalar in
          switch scalar {
          case "\t":
            let count = size > 0 ? size - column % size : 0
            column += count
            return String(repeating: " ", count: count)
          case "\n", "\r": column = 0
          default: column += 1
          }
          return String(scalar)
        })
    },
  ]

  private static func strip(_ call: Call, start: Bool, end: Bool) throws -> Value {
    let text = try call.receiverText
    let characters = try call.optionalString("chars").map { Set($0.unicodeScalars) }
    func isStripped(_ scalar: Unicode.Scalar) -> Bool { characters?.contains(scalar) ?? scalar.isPythonSpace }
    var rest = text.unicodeScalars[...]
    if start { rest = rest.drop(while: isStripped) }
    if end {
      while let last = rest.last, isStripped(last) { rest.removeLast() }
    }
    return .string(String(rest))
  }

  private static func fill(_ call: Call, _ split: (Int) -> (left: Int, right: Int)) throws -> Value {
    let text = try call.receiverText
    let character = try call.string("fillchar")
    guard character.unicodeScalars.count == 1 else {
      throw call.fault(
        "fillchar", .message("The fill character must be exactly one character long", kind: .type))
    }
    let missing = max(try call.int("width"), 0) - text.unicodeScalars.count
    guard missing > 0 else { return .string(text) }
    try EvaluationLimits.check(elements: missing, of: "str")
    let (left, right) = split(missing)
    return .string(
      String(repeating: character, count: left) + text + String(repeating: character, count: right))
  }
}
