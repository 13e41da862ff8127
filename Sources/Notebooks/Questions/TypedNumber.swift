/// A number as people write it: `12.6 MB`, `12,613,600 bytes`, `4*903400 + 9_000_000`, `97 %`, `2.5 million`, `50 × 50 = 2500`, `12.613.600`,
/// `12,6 MB`, `It is 121 times.`, `one in ten`.
struct TypedNumber: Equatable {
  /// In the question's unit.
  let value: Double
  /// Half of the last digit written, in the question's unit; 0 for an expression.
  private let halfDigit: Double
  private let digits: Int
  private let number: Double
  private let unit: String
  let hasNoUnit: Bool

  /// The longest text that is read as a number: a calculation, with words around it.
  private static let longest = 4_000

  /// What a text can mean, the likeliest first: `903.400` and `2,303` are one number in English and another in German.
  ///
  /// - `unit`: the question's unit.
  /// - `evaluate`: evaluates an expression.
  static func readings(
    of text: String, unit: String, _ evaluate: (String) -> Evaluation
  ) -> [TypedNumber] {
    guard text.utf8.count <= longest else { return [] }
    let plain = TypedNumber.asPython(text)
    let texts = [plain, TypedNumber.withPoints(plain)]
    var readings: [TypedNumber] = []
    for text in texts + texts.map(TypedNumber.withoutSentence) {
      guard let number = TypedNumber(text, unit: unit, evaluate), !readings.contains(number) else { continue }
      readings.append(number)
    }
    return readings
  }

  /// - Parameters:
  ///   - text: as `asPython` writes it.
  ///   - unit: the question's unit.
  ///   - evaluate: evaluates an expression.
  private init?(_ text: String, unit wanted: String, _ evaluate: (String) -> Evaluation) {
    var (body, word) = TypedNumber.split(text)
    // `x_train.ndim` ends in a word and is an expression.
    if !word.isEmpty, body.hasSuffix("."), case .number = evaluate(text) { (body, word) = (text, "") }
    // In `first + third` they are names.
    let isExpression = [text, body].contains { if case .number = evaluate($0) { true } else { false } }
    if !isExpression, let number = TypedNumber.spelled(text) {
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
    } else if case .number(let evaluated) = evaluate(TypedNumber.withFunctions(body)), evaluated.isFinite {
      number = evaluated
    } else if case .number(let evaluated) = evaluate(TypedNumber.withoutUnits(text, of: wanted)),
      evaluated.isFinite
    {
      (number, word) = (evaluated, "")
    } else {
      return nil
    }
    let scale = (TypedNumber.scale(word, of: wanted) ?? 1) / (TypedNumber.scale(wanted, of: wanted) ?? 1)
    let isPrefixed = TypedNumber.scale(word, of: wanted) != nil
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
    for (sign, operation) in [
      ("×", "*"), ("·", "*"), ("÷", "/"), ("−", "-"), ("^", "**"), ("²", "**2"), ("³", "**3"),
    ] {
      text = text.replacing(sign, with: operation)
    }
    text = text.replacing(/(\d)\s+(?:[xX]|by)\s+(?=\d)/) { "\($0.output.1) * " }
    text = text.replacing(/\b([1-9]\d*)[xX](?=\d)/) { "\($0.output.1) * " }
    text = text.replacing(/(\d)\s*(?:%|per ?cent)\s+of\s+(?=\d)/) { "\($0.output.1) / 100 * " }
    text = text.replacing(/(\d)\s*(?:per ?cent|percentage points?)\b/) { "\($0.output.1)%" }
    text = text.replacing(
      /^(?:(?:about|around|roughly|circa|ca\.?|approx\.|approximately|nearly|almost|at least|by)\s+|[~≈±]\s*|\+\/?-\s*)/,
      with: "")
    text = text.replacing(/[.!]\s*$/, with: "")
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
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "hundred": 100, "all": 100,
  ]

  private static let fractions: [String: Double] = [
    "half": 1 / 2.0, "third": 1 / 3.0, "quarter": 1 / 4.0, "fourth": 1 / 4.0, "fifth": 1 / 5.0,
    "tenth": 1 / 10.0,
  ]

  /// `sixteen`, `four pixels`, `a quarter`, `one in ten`, `it has three axes`; nil where there is more than one number in it.
  private static func spelled(_ text: String) -> Double? {
    let all = text.lowercased().replacing(" at all", with: "").split {
      !($0.isLetter || $0.isNumber || $0 == ".")
    }.map(String.init)
    let known = all.filter { words[$0] != nil || fractions[$0] != nil || Double($0) != nil }
    func value(_ word: String) -> Double? { words[word] ?? Double(word) }
    if all.count >= 3, known.count == 2, let part = value(all[0]), let whole = value(all[all.count - 1]),
      whole != 0,
      ["in", "in every", "of", "out of"].contains(all.dropFirst().dropLast().joined(separator: " "))
    {
      return part / whole
    }
    let isOne = known.count == 2 && known[0] == "one"
    if known.count == 1 || isOne, let last = known.last, let fraction = fractions[last] { return fraction }
    guard known.count == 1, let number = words[known[0]] else { return nil }
    // In a sentence, `one` is mostly no number.
    return all[0] == known[0] || known[0] != "one" && known[0] != "all" ? number : nil
  }

  /// The number of a sentence, with what follows it: `121 times` of `It is 121 times`, `3` of `3: images, rows, columns`.
  private static func withoutSentence(_ text: String) -> String {
    let tail = text.replacing(/^[A-Za-z][A-Za-z' ]*[ :]\s*(?=[-(]?\d)/, with: "")
    return tail.replacing(/^(\d+):.*$/) { String($0.output.1) }
  }

  /// `12.613.600` and `12,6` as they are written in English.
  private static func withPoints(_ text: String) -> String {
    text.replacing(/\b[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?\b|\b\d+,\d+\b/) {
      $0.output.replacing(".", with: "").replacing(",", with: ".")
    }
  }

  /// `ln 10`, `sqrt(99)` and `√99` with the names of NumPy.
  private static func withFunctions(_ text: String) -> String {
    text.replacing("math.", with: "").replacing("√", with: "sqrt ")
      .replacing(/\b(ln|log|sqrt) +(\d[\d.]*)/) { "\($0.output.1)(\($0.output.2))" }
      .replacing(/\b(ln|log|log2|log10|sqrt|exp|ceil|floor) ?\(/) {
        "np.\($0.output.1 == "ln" ? "log" : $0.output.1)("
      }
  }

  /// `180,000 weights + 200 biases` without the words, `3.6 MB + 9 MB` in the question's unit.
  private static func withoutUnits(_ text: String, of wanted: String) -> String {
    withoutSeparatorsInSum(text).replacing(/(\d) *([A-Za-z]+)/) { match in
      let word = String(match.output.2)
      guard let scale = scale(word, of: wanted) else { return String(match.output.1) }
      return "\(match.output.1) * \(scale / (Self.scale(wanted, of: wanted) ?? 1))"
    }
  }

  private static let seconds: [String: Double] = [
    "ms": 1e-3, "s": 1, "sec": 1, "second": 1, "seconds": 1, "min": 60, "minute": 60, "minutes": 60,
    "h": 3600,
    "hour": 3600, "hours": 3600,
  ]

  /// The factor of a unit or a word after a number; `nil` for an unknown one.
  private static func scale(_ word: String, of wanted: String) -> Double? {
    if seconds[wanted.lowercased()] != nil, let scale = seconds[word.lowercased()] { return scale }
    return scale(word)
  }

  private static func scale(_ word: String) -> Double? {
    switch word.lowercased() {
    case "bit", "bits": 1 / 8.0
    case "b", "byte", "bytes", "octet", "octets": 1
    case "kb", "kilobyte", "kilobytes", "ko": 1e3
    case "mb", "megabyte", "megabytes", "mo": 1e6
    case "gb", "gigabyte", "gigabytes", "go": 1e9
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
    var word = String(text.reversed().prefix { $0.isLetter || $0 == "-" }.reversed())
    if word.hasPrefix("-") { word = "" }
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
      // `12.6 million bytes`
      if scale(word) ?? 1 == 1, scale(String(previous)) ?? 1 != 1 { word = String(previous) }
    }
    return (rest, word)
  }

  /// A sum of numbers with separators, `3,613,600 + 9,000,000`, without them.
  private static func withoutSeparatorsInSum(_ text: String) -> String {
    text.replacing(/\d{1,3}(?:,\d{3})+(?!\d)/) { $0.output.filter { $0 != "," } }
  }

  /// `12,613,600` and `12 613 600` without separators; anything else unchanged.
  private static func withoutSeparators(_ text: String) -> String {
    for separator in [",", " ", "_", "'", "\u{A0}", "\u{202F}", "\u{2019}"] {
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
