import Formats

extension Question {
  /// A part of a question that may be another the next time: `{maps}` in its texts stands for one of the values.
  package struct Parameter: Equatable, Sendable {
    package var name: String
    /// What it may be, as it is written into the texts; the lesson takes the first.
    package var values: [String]
  }
}

extension Question.Parameter {
  /// The most values that one may have, and the most characters of a value.
  static let most = 1000
  static let longest = 200

  /// Reads the field `parameters`: names, each with a list of values or with `{from: 3, to: 9, step: 2}`.
  static func all(in value: YAML?) throws(QuestionFault) -> [Self] {
    guard let value else { return [] }
    guard let fields = value.fields else {
      throw QuestionFault("`parameters` must have names, each with a list or {from, to, step}")
    }
    var parameters: [Self] = []
    for field in fields {
      guard let name = field.name.text, Filling.isName(name[...]) else {
        throw QuestionFault("a parameter's name has letters, digits and _, found \(field.name.text ?? "?")")
      }
      parameters.append(Self(name: name, values: try values(of: name, field.value)))
    }
    return parameters
  }

  private static func values(of name: String, _ value: YAML) throws(QuestionFault) -> [String] {
    if let list = value.list {
      guard (1...most).contains(list.count) else {
        throw QuestionFault("`\(name)` may have 1 to \(most) values, found \(list.count)")
      }
      let values = list.compactMap(\.text)
      guard values.count == list.count, values.allSatisfy({ $0.count <= longest }) else {
        throw QuestionFault("the values of `\(name)` must be texts of at most \(longest) characters")
      }
      return values
    }
    func bound(_ field: String) -> String? { value[field]?.text }
    guard let from = bound("from"), let to = bound("to") else {
      throw QuestionFault("`\(name)` must be a list of values or {from: 3, to: 9, step: 2}")
    }
    guard let values = range(from: from, to: to, step: bound("step") ?? "1") else {
      throw QuestionFault(
        "`\(name)` must go up from one number to another in at most \(most) steps, found \(from) to \(to)")
    }
    return values
  }

  /// The numbers from one to another, written with as many decimals as the bounds have; nil where they are none.
  private static func range(from: String, to: String, step: String) -> [String]? {
    let decimals = [from, step].map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }.max() ?? 0
    // Whole numbers of the last decimal: sums of 0.1 are not.
    func units(_ text: String) -> Int? {
      guard decimals <= 6, text.utf8.count <= 12, let number = Double(text), number.isFinite else {
        return nil
      }
      return Int((number * (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }).rounded())
    }
    guard let first = units(from), let last = units(to), let step = units(step), step > 0, first <= last,
      (last - first) / step < most
    else { return nil }
    return stride(from: first, through: last, by: step).map { written($0, decimals: decimals) }
  }

  private static func written(_ units: Int, decimals: Int) -> String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = units < 0 ? "-" : ""
    return decimals == 0 ? sign + padded : "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}

/// Puts values in the place of `{name}`. Other braces, those of a set or of a dict, stay as they are.
struct Filling {
  private let values: [String: String]

  /// Values drawn from a seed; without one, the first of each.
  init(_ parameters: [Question.Parameter], seed: UInt64?) {
    var random = seed.map(Draw.init)
    values = Dictionary(
      parameters.map { parameter in
        let index = random?.next(below: parameter.values.count) ?? 0
        return (parameter.name, parameter.values[index])
      }, uniquingKeysWith: { first, _ in first })
  }

  func callAsFunction(_ text: String) -> String {
    if values.isEmpty { return text }
    var result = ""
    var rest = text[...]
    while let brace = rest.firstIndex(of: "{") {
      result += rest[..<brace]
      rest = rest[brace...]
      if let name = Self.name(at: rest), let value = values[String(name)] {
        result += value
        rest = rest[name.endIndex...].dropFirst()
      } else {
        result += "{"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  /// A name in braces that is still there in a text that was filled; nil where nothing was to be filled.
  func unknown(in text: String) -> String? {
    guard !values.isEmpty else { return nil }
    var rest = text[...]
    while let brace = rest.firstIndex(of: "{") {
      if let name = Self.name(at: rest[brace...]) { return String(name) }
      rest = rest[brace...].dropFirst()
    }
    return nil
  }

  static func isName(_ text: Substring) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// The name in the braces that a text begins with.
  private static func name(at text: Substring) -> Substring? {
    let name = text.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return isName(name) && text[name.endIndex...].first == "}" ? name : nil
  }
}

/// Numbers from a seed, the same on every machine (SplitMix64).
private struct Draw {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ bits >> 31) % UInt64(max(count, 1)))
  }
}
