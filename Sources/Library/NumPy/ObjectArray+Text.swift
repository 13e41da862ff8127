package import Evaluator
import Tensors

/// Arrays of text and objects as they are printed.
extension ObjectArray {
  /// The type's name: `<U3` for text of at most three characters.
  package var dtypeName: String {
    switch kind {
    case .object: "object"
    case .pandas: "str"
    case .text(let width): "<U\(width)"
    case .bytes(let width): "|S\(width)"
    }
  }

  package func text(_ interpreter: Interpreter) throws -> String {
    if kind == .pandas { return try repr(interpreter) }
    if shape.isEmpty { return try interpreter.text(elements[0]) }
    return try laidOut(interpreter, separator: " ", indent: 0, width: interpreter.printOptions.lineWidth)
  }

  package func repr(_ interpreter: Interpreter) throws -> String {
    if kind == .pandas {
      let words = try elements.map { try interpreter.repr($0) }
      return "<StringArray>\n\(BracketedWords.text(words, isJustified: false, nameWidth: nil))\n"
        + "Length: \(count), dtype: str"
    }
    let width = interpreter.printOptions.lineWidth
    let type = kind == .object ? "dtype=object" : "dtype='\(dtypeName)'"
    if count == 0, shape != [0] { return "array([], shape=\(Shape(shape)), \(type))" }
    let body = try laidOut(interpreter, separator: ", ", indent: 6, width: width - 1)
    let start = "array(" + body + ","
    let last = start.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    let gap = last + type.count + 1 > width ? "\n      " : " "
    return start + gap + type + ")"
  }

  /// An element in an array: a list is shown as one, since brackets are the array's.
  private func word(_ element: Value, _ interpreter: Interpreter) throws -> String {
    let text = try interpreter.repr(element)
    if case .list = element { return "list(\(text))" }
    return text
  }

  /// NumPy's layout: words up to the line's width, the edges alone of more than a thousand elements.
  private func laidOut(_ interpreter: Interpreter, separator: String, indent: Int, width: Int) throws
    -> String
  {
    if count == 0 { return "[]" }
    let options = interpreter.printOptions
    let isShortened = count > options.threshold
    let elements = elements
    func places(_ count: Int) -> [Int?] {
      guard isShortened, count > 2 * options.edgeItems else { return Array(0..<count) }
      return Array(0..<options.edgeItems) + [nil] + Array(count - options.edgeItems..<count)
    }
    func line(_ elements: ArraySlice<Value>, _ indent: Int, _ width: Int) throws -> String {
      let room = width - max(separator == ", " ? 1 : 0, 1)
      let prefix = String(repeating: " ", count: indent + 1)
      var (result, line) = ("", prefix)
      let shown = places(elements.count)
      for (position, place) in shown.enumerated() {
        let word = try place.map { try self.word(elements[elements.startIndex + $0], interpreter) } ?? "..."
        if line.count + word.count > room, line.count > prefix.count {
          while line.last == " " { line.removeLast() }
          result += line + "\n"
          line = prefix
        }
        line += word + (position + 1 < shown.count ? separator : "")
      }
      return "[" + (result + line).dropFirst(indent + 1) + "]"
    }
    func block(_ part: ArraySlice<Value>, _ lengths: ArraySlice<Int>, _ indent: Int, _ width: Int) throws
      -> String
    {
      guard let length = lengths.first else { return try word(part[part.startIndex], interpreter) }
      if lengths.count == 1 { return try line(part, indent, width) }
      let size = part.count / max(length, 1)
      let gap =
        (separator == ", " ? "," : "") + String(repeating: "\n", count: lengths.count - 1)
        + String(repeating: " ", count: indent + 1)
      let rows = try places(length).map { place in
        try place.map {
          let start = part.startIndex + $0 * size
          return try block(part[start..<start + size], lengths.dropFirst(), indent + 1, width - 1)
        } ?? "..."
      }
      return "[" + rows.joined(separator: gap) + "]"
    }
    return try block(elements[...], shape[...], indent, width)
  }
}
