/// Outputs as comments at the end of a cell: each after a blank line, under a line that names it.
///
///     # Output:
///     # what the cell printed
///
///     # Out[3]:
///     # the value of its last expression
///
///     # Error:
///     # the message it ended with
///
///     # Interrupted.
extension PercentScript {
  /// An output as comments.
  static func comment(_ output: Output) -> String {
    switch output {
    case .text(let text): block("Output:", text)
    case .figure(let figure): block("Output:", figure.text)
    case .value(let text, let number), .table(let text, _, let number): block("Out[\(number)]:", text)
    case .error(let text): block("Error:", text)
    case .interrupted: "# Interrupted."
    }
  }

  private static func block(_ label: String, _ text: String) -> String {
    "# \(label)\n" + commented(text)
  }

  /// The code of a cell and the outputs at its end.
  static func separatingOutputs(_ lines: [String]) -> (source: [String], outputs: [Output]) {
    var source = lines[...]
    var outputs: [Output] = []
    // An output contains no blank line.
    while let gap = source.lastIndex(where: \.isEmpty), let output = output(source[(gap + 1)...]) {
      outputs.append(output)
      source = source[..<gap]
      // One blank line belongs to the output; if there are more, this is not how outputs are written.
      if source.last?.isEmpty ?? true { return (lines, []) }
    }
    return (Array(source), outputs.reversed())
  }

  private static func output(_ lines: ArraySlice<String>) -> Output? {
    guard let label = lines.first, lines.allSatisfy({ $0 == "#" || $0.hasPrefix("# ") }) else { return nil }
    if lines.count == 1 { return label == "# Interrupted." ? .interrupted : nil }
    let text = lines.dropFirst().map(uncommented).joined(separator: "\n")
    switch label {
    case "# Output:": return .text(text)
    case "# Error:": return .error(text)
    case let label where label.hasPrefix("# Out[") && label.hasSuffix("]:"):
      return Int(label.dropFirst(6).dropLast(2)).map { .value(text, number: $0) }
    default: return nil
    }
  }
}
