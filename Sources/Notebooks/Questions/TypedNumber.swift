/// A number as people write it: `12.6 MB`, `12,613,600 bytes`, `4*903400 + 9_000_000`, `97 %`, `2.5 million`, `50 × 50 = 2500`.
struct TypedNumber: Equatable {
  /// In the question's unit.
  let value: Double
  /// Half of the last digit written, in the question's unit; 0 for an expression.
  private let halfDigit: Double
  private let digits: Int
  private let number: Double
  private let unit: String
  let hasNoUnit: Bool

  /// - Parameters:
  ///   - unit: the question's unit.
  ///   - evaluate: evaluates an expression.
  init?(_ text: String, unit wanted: String, _ evaluate: (String) -> Evaluation) {
    let text = TypedNumber.asPython(text).trimmingPrefix("about ").trimmingPrefix("~").trimmed
    var (body, word) = TypedNumber.split(text)
    // `x_train.ndim` ends in a word and is an expression.
    if !word.isEmpty, body.hasSuffix("."), case .number = evaluate(text) { (body, word) = (text, "") }
    if let spelled = text.lowercased().split(separator: " ").first,
      let number = TypedNumber.words[String(spelled)]
    {
      (value, halfDigit, digits, self.number, unit, hasNoUnit) = (number, 0, 1, number, "", true)
      return
    }
    if body.isEmpty { return nil }
    let plain = TypedNumber.withoutSeparators(body)
    let isPlain = Double(plain) != nil
    let number: Double
    if let direct = Double(plain) {
      number = direct
    } else if case .number(let evaluated) = evaluate(body), evaluated.isFinite {
      number = evaluated
    } else if case .number(let evaluated) = evaluate(TypedNumber.withoutSeparatorsInSum(body)),
      evaluated.isFinite
    {
      number = evaluated
    } else {
      return nil
    }
    let scale = (TypedNumber.scale(word) ?? 1) / (TypedNumber.scale(wanted) ?? 1)
    let isPrefixed = TypedNumber.scale(word) != nil
    self.number = number
    unit = word
    hasNoUnit = word.isEmpty
    // A percentage as a fraction, if the question's unit is not percent.
    let share = word == "%" && wanted != "%" ? 0.01 : 1
    value = isPrefixed ? number * scale : number * share
    let decimals =
      isPlain
      ? plain.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0 : 0
    digits = plain.filter(\.isNumber).drop { $0 == "0" }.count
    // An integer without a unit is exact.
    let step =
      isPlain && (decimals > 0 || isPrefixed || share < 1) && !plain.lowercased().contains("e")
      ? TypedNumber.power(decimals) : 0
    halfDigit = 0.5 * step * (isPrefixed ? scale : share)
  }

  /// The signs of arithmetic as Python has them. Of an equation the right side counts: `50 × 50 = 2500`, `n = 2500`.
  private static func asPython(_ text: String) -> String {
    var text = text
    for (sign, operation) in [("×", "*"), ("·", "*"), ("÷", "/"), ("−", "-"), ("^", "**")] {
      text = text.replacing(sign, with: operation)
    }
    text = text.replacing(/(\d)\s+[xX]\s+(?=\d)/) { "\($0.output.1) * " }
    if text.contains(/[=<>!]=/) { return text.trimmed }
    var (depth, side) = (0, text.startIndex)
    for index in text.indices {
      switch text[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      // Within brackets it names an argument.
      case "=" where depth == 0: side = text.index(after: index)
      default: break
      }
    }
    return text[side...].trimmed
  }

  /// Whether it is the answer, rounded to the digits written: at least two.
  func isRounding(of answer: Double) -> Bool {
    halfDigit > 0 && digits >= 2 && abs(value - answer) <= halfDigit * 1.0001
  }

  /// Whether MB and MiB were confused, as a message.
  func confusion(with answer: Double) -> String? {
    let pairs = [
      "mib": ("MB", 1e6), "kib": ("kB", 1e3), "gib": ("GB", 1e9), "mb": ("MiB", 1048576), "kb": ("KiB", 1024),
      "gb": ("GiB", 1073741824),
    ]
    guard let (meant, scale) = pairs[unit.lowercased()], halfDigit > 0 else { return nil }
    let half = halfDigit / max(TypedNumber.scale(unit) ?? 1, 1) * scale
    guard abs(number * scale - answer) <= half * 1.0001 else { return nil }
    return "that is right in \(meant): a \(unit) is \(TypedNumber.bytes(unit)) bytes"
  }

  private static func bytes(_ unit: String) -> String {
    ["mib": "2**20", "kib": "2**10", "gib": "2**30", "mb": "10**6", "kb": "10**3", "gb": "10**9"][
      unit.lowercased()] ?? "?"
  }

  private static func power(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1.0) { value, _ in value / 10 }
  }

  private static let words: [String: Double] = [
    "zero": 0, "none": 0, "no": 0, "nothing": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "all": 100, "half": 0.5,
  ]

  /// The factor of a unit or a word after a number; `nil` for an unknown one.
  private static func scale(_ word: String) -> Double? {
    switch word.lowercased() {
    case "b", "byte", "bytes": 1
    case "kb", "kilobyte", "kilobytes": 1e3
    case "mb", "megabyte", "megabytes": 1e6
    case "gb", "gigabyte", "gigabytes": 1e9
    case "kib": 1024
    case "mib": 1_048_576
    case "gib": 1_073_741_824
    case "k", "thousand": 1e3
    case "m", "million", "millions", "mio": 1e6
    case "billion": 1e9
    default: nil
    }
  }

  /// The number or expression, and the word after it.
  private static func split(_ text: String) -> (body: String, word: String) {
    if text.hasSuffix("%") { return (String(text.dropLast()).trimmed, "%") }
    let word = String(text.reversed().prefix { $0.isLetter }.reversed())
    let body = String(text.dropLast(word.count))
    // `few` and `x1` are names, `12 MB` and `4*k` end in words: a word follows a digit or a space.
    let before = body.trimmed.last
    guard !word.isEmpty, let before, before.isNumber || before.isLetter || before == ")" || before == "."
    else {
      return (text, "")
    }
    // `all 32 maps`, `32 of them`: words before a word.
    var rest = body.trimmed
    while let previous = rest.split(separator: " ").last, previous.allSatisfy(\.isLetter), rest.contains(" ")
    {
      rest = String(rest.dropLast(previous.count)).trimmed
    }
    return (rest, word)
  }

  /// A sum of numbers with separators, `3,613,600 + 9,000,000`, without them.
  private static func withoutSeparatorsInSum(_ text: String) -> String {
    text.replacing(/\d{1,3}(?:,\d{3})+(?!\d)/) { $0.output.filter { $0 != "," } }
  }

  /// `12,613,600` and `12 613 600` without separators; anything else unchanged.
  private static func withoutSeparators(_ text: String) -> String {
    for separator in [",", " ", "_", "\u{202F}", "\u{2019}"] {
      let groups = text.split(separator: Character(separator), omittingEmptySubsequences: false)
      guard groups.count > 1, let first = groups.first, (1...3).contains(first.trimmingPrefix("-").count)
      else { continue }
      let rest = groups.dropFirst()
      let whole = rest.dropLast().allSatisfy { $0.count == 3 && $0.allSatisfy(\.isNumber) }
      let last = rest.last?.split(separator: ".").first ?? ""
      if whole, last.count == 3, last.allSatisfy(\.isNumber) { return groups.joined() }
    }
    return text
  }
}
