/// What a help page says below the parameters.
package struct HelpRemark: Equatable, Sendable {
  /// An expression to type, and its representation.
  package var example: String?
  package var result: String?
  /// Authors, title, year.
  package var paper: String?

  package init(example: String? = nil, result: String? = nil, paper: String? = nil) {
    self.example = example
    self.result = result
    self.paper = paper
  }

  /// Its lines.
  var text: String {
    var parts: [String] = []
    if let example { parts.append("Example:\n  " + example + (result.map { "\n  " + $0 } ?? "")) }
    if let paper { parts.append("Paper: " + paper) }
    return parts.joined(separator: "\n\n")
  }
}
