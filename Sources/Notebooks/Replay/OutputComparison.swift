/// Compares two outputs of the same cell from different runs.
///
///     let comparison = OutputComparison(tolerance: 1e-3)
///     comparison.matches("loss: 0.2501 - 12s 6ms/step", "loss: 0.2502 - 9s 5ms/step")   // true
///     OutputComparison().matches("loss: 0.2501", "loss: 0.2502")                         // false
///
/// Durations and rates (a number and `s`, `ms`, `ms/step`, `images/s`) vary between runs and always match.
package struct OutputComparison: Equatable, Sendable {
  /// The allowed relative difference of two numbers; 0 requires the same digits.
  package var tolerance: Double

  /// A comparison with a tolerance.
  package init(tolerance: Double = 0) { self.tolerance = tolerance }

  /// Whether two lists of outputs match, one by one. Cell numbers are ignored.
  package func matches(_ recorded: [Output], _ found: [Output]) -> Bool {
    if recorded.count == found.count, zip(recorded, found).allSatisfy(matches) { return true }
    // A text document has figures as characters among what was printed.
    let (recorded, found) = (recorded.inCharacters, found.inCharacters)
    return recorded.count == found.count && zip(recorded, found).allSatisfy(matches)
  }

  /// Whether two outputs have the same kind and matching texts.
  package func matches(_ recorded: Output, _ found: Output) -> Bool {
    switch (recorded, found) {
    case (.text(let a), .text(let b)): matches(a, b)
    case (.figure(let a), .figure(let b)): matches(a, b)
    // Messages are wrapped to the terminal's width.
    case (.error(let a), .error(let b)):
      matches(a.withoutPlaces.onOneLine, b.withoutPlaces.onOneLine)
    case (.value(let a, _), .value(let b, _)), (.value(let a, _), .table(let b, _, _)),
      (.table(let a, _, _), .value(let b, _)), (.table(let a, _, _), .table(let b, _, _)):
      matches(a, b)
    case (.interrupted, .interrupted): true
    default: false
    }
  }

  /// Whether two figures match: by their texts, or, as a dot of a curve may move within the tolerance, by the numbers of
  /// their SVG.
  private func matches(_ recorded: FigureOutput, _ found: FigureOutput) -> Bool {
    matches(recorded.text, found.text)
      || tolerance > 0 && !recorded.svg.isEmpty && matches(recorded.svg, found.svg)
  }

  /// Whether two texts match, by numbers and words; trailing blanks are ignored.
  package func matches(_ recorded: String, _ found: String) -> Bool {
    recorded == found || matches(OutputToken.tokens(of: recorded), OutputToken.tokens(of: found))
  }

  private func matches(_ recorded: [OutputToken], _ found: [OutputToken]) -> Bool {
    recorded.count == found.count && zip(recorded, found).allSatisfy(matches)
  }

  private func matches(_ recorded: OutputToken, _ found: OutputToken) -> Bool {
    guard case .number(let a) = recorded, case .number(let b) = found, a != b else {
      return recorded == found
    }
    guard tolerance > 0, let x = Double(a), let y = Double(b) else { return false }
    return abs(x - y) <= tolerance * max(abs(x), abs(y))
  }
}

extension String {
  /// A message without what says where: the numbers of lines before an excerpt, and the names of cells and files. They are
  /// other ones in a file than at the prompt.
  fileprivate var withoutPlaces: String {
    lines.map { line in
      if let bar = line.firstIndex(of: "│"),
        line[..<bar].allSatisfy({ $0 == " " || ($0.isASCII && $0.isNumber) })
      {
        return String(line[bar...])
      }
      // `in f, called 3 times in In [3] here:`
      if line.hasPrefix("in "), line.hasSuffix(" here:"), let call = line.firstRange(of: ", called"),
        let place = line[call.upperBound...].firstRange(of: " in ")
      {
        return line[..<place.lowerBound] + " here:"
      }
      // `note: it was defined here (In [3])`
      if line.hasPrefix("note: "), line.hasSuffix(")"),
        let bracket = line.ranges(of: " (").last
      {
        let place = line[bracket.upperBound...].dropLast()
        if place.hasPrefix("In [") || NotebookFormat(fileName: String(place)) != nil {
          return String(line[..<bracket.lowerBound])
        }
      }
      return line
    }.joined(separator: "\n")
  }

  /// The words with one space between them.
  fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// A piece of an output.
enum OutputToken: Equatable {
  /// A number, as written.
  case number(String)
  /// A number and a unit of time or speed.
  case measurement
  /// Other text.
  case text(String)

  /// Units that make a number a measurement.
  private static let units: Set = [
    "s", "ms", "us", "µs", "ns", "s/step", "ms/step", "us/step", "s/epoch", "images/s", "img/s", "steps/s",
    "GFLOP/s",
    "MB/s",
  ]

  /// The pieces of a text.
  static func tokens(of text: String) -> [OutputToken] {
    var tokens: [OutputToken] = []
    for line in text.lines {
      var rest = Substring(line)
      while let last = rest.last, last.isWhitespace { rest.removeLast() }
      var between = ""
      while let first = rest.first {
        if first.isASCII, first.isNumber, between.last.map({ !$0.isLetter && $0 != "_" }) ?? true {
          if !between.isEmpty { tokens.append(.text(between)) }
          between = ""
          tokens.append(number(from: &rest))
        } else {
          between.append(rest.removeFirst())
        }
      }
      tokens.append(.text(between + "\n"))
    }
    return tokens
  }

  /// Removes the number at the beginning of a text, with its unit.
  private static func number(from rest: inout Substring) -> OutputToken {
    var digits = ""
    while let next = rest.first, next.isASCII {
      let isExponentSign = (next == "-" || next == "+") && digits.last == "e" && digits.contains(".")
      guard next.isNumber || next == "." || (next == "e" && !digits.contains("e")) || isExponentSign else {
        break
      }
      digits.append(rest.removeFirst())
    }
    while let last = digits.last, !last.isNumber {
      digits.removeLast()
      rest = last == "e" ? "e" + rest : String(last) + rest
    }
    let unit = rest.drop { $0 == " " }.prefix { $0.isLetter || $0 == "/" }
    let gap = rest.distance(from: rest.startIndex, to: unit.startIndex)
    guard gap <= 1, units.contains(String(unit)) else { return .number(digits) }
    rest = rest[unit.endIndex...]
    return .measurement
  }
}
