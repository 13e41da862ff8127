import Evaluator
import Figures

/// A format string of `plot`: a colour, a marker and a line in any order, such as `"r--"` or `"o"`.
struct LineFormat: Equatable {
  var color: Color?
  var marker: Marker?
  /// `nil` if none is given; then there are only markers.
  var dash: Dash?

  /// By matplotlib's symbols.
  static let dashes: [String: Dash] = [
    "-": .solid, "--": .dashed, "-.": .dashDot, ":": .dotted, "solid": .solid, "dashed": .dashed,
    "dashdot": .dashDot, "dotted": .dotted,
  ]

  /// matplotlib's names for no line.
  static let noLine: Set<String> = ["None", "none", "", " "]

  static let markers: [String: Marker] = [
    ".": .dot, ",": .dot, "o": .circle, "x": .cross, "X": .cross, "+": .plus, "P": .plus, "*": .star,
    "s": .square, "^": .triangle, "v": .triangle, "<": .triangle, ">": .triangle, "d": .diamond,
    "D": .diamond,
    "None": .none, "": .none,
  ]

  /// Parses a format. Throws an unknown symbol.
  init(_ text: String) throws(UnknownSign) {
    if let color = Color(named: text), text.count > 1 {
      (self.color, dash) = (color, .solid)
      return
    }
    var rest = Substring(text)
    while let sign = rest.first {
      if rest.hasPrefix("--") || rest.hasPrefix("-.") {
        dash = rest.hasPrefix("--") ? .dashed : .dashDot
        rest = rest.dropFirst(2)
        continue
      }
      if sign == "-" || sign == ":" {
        dash = sign == "-" ? .solid : .dotted
      } else if sign == "C", let digit = rest.dropFirst().first, digit.isNumber {
        color = Color(named: "C\(digit)")
        rest = rest.dropFirst()
      } else if "bgrcmykw".contains(sign) {
        color = Color(named: String(sign))
      } else if let found = Self.markers[String(sign)] {
        marker = found
      } else {
        throw UnknownSign(sign: sign)
      }
      rest = rest.dropFirst()
    }
    if marker == nil, dash == nil { dash = .solid }
  }

  /// A symbol that is no colour, marker or line style.
  struct UnknownSign: Error { let sign: Character }
}
