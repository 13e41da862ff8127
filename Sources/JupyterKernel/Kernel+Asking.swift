import Formats
import Glibc
import Language
import Notebooks

// Questions about code that does not run: completion, help, completeness, and what ran before.
extension Kernel {
  // MARK: - Completion

  func completions(_ content: JSON) throws(RequestFault) -> JSON {
    let before = content.textBeforeCursor(of: try content.text("code"))
    let found = session.completions(of: before)
    let end = before.unicodeScalars.count
    let start = JSON.int(end - found.word.unicodeScalars.count)
    let kinds = found.candidates.map { candidate -> JSON in
      [
        "text": .string(candidate.text), "type": .string(Self.kind(of: candidate)), "start": start,
        "end": .int(end),
      ]
    }
    return [
      "status": "ok", "matches": .array(found.candidates.map { .string($0.text) }), "cursor_start": start,
      "cursor_end": .int(end), "metadata": ["_jupyter_types_experimental": .array(kinds)],
    ]
  }

  /// What a candidate is, in words for which front ends have icons.
  private static func kind(of candidate: Completion) -> String {
    if candidate.text.hasSuffix("=") { return "param" }
    let known = ["function", "method", "class", "module", "keyword"]
    return known.contains(candidate.detail) ? candidate.detail : "instance"
  }

  func completeness(_ content: JSON) throws(RequestFault) -> JSON {
    let code = try content.text("code")
    switch session.runner.completeness(of: code) {
    case .complete: return ["status": "complete"]
    case .invalid: return ["status": "invalid"]
    case .incomplete: return ["status": "incomplete", "indent": .string(Self.indent(after: code))]
    }
  }

  /// What the next line begins with: as the last one, and four blanks more behind a colon.
  static func indent(after code: String) -> String {
    let lines = code.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    guard let last = lines.last else { return "" }
    let indent = last.prefix { $0 == " " || $0 == "\t" }
    let isOpening = last.last { !$0.isWhitespace } == ":"
    return indent + (isOpening ? "    " : "")
  }

  // MARK: - Help

  func inspection(_ content: JSON) throws(RequestFault) -> JSON {
    let code = try content.text("code")
    let before = content.textBeforeCursor(of: code)
    let names = [
      Self.name(in: code, at: before.unicodeScalars.count), session.runner.callHint(of: before)?.name,
    ]
    let withSource = content["detail_level"]?.int ?? 0 > 0
    let page = names.lazy.compactMap { $0 }.compactMap { [runner = session.runner] name in
      try? runner.help(on: name, withSource: withSource)
    }.first
    return [
      "status": "ok", "found": .bool(page != nil), "metadata": [:],
      "data": page.map { ["text/plain": .string($0)] } ?? [:],
    ]
  }

  /// The dotted name around a place, as far as the word at it: `np.mean` at any letter of `mean` in `np.mean.x`.
  static func name(in code: String, at place: Int) -> String? {
    let scalars = Array(code.unicodeScalars)
    func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isXIDContinue }
    var (start, end) = (min(place, scalars.count), min(place, scalars.count))
    while end < scalars.count, isWord(scalars[end]) { end += 1 }
    while start > 0, isWord(scalars[start - 1]) || scalars[start - 1] == "." { start -= 1 }
    let name = String(String.UnicodeScalarView(scalars[start..<end])).split(separator: ".")
      .joined(separator: ".")
    return name.first?.isNumber == false ? name : nil
  }

  // MARK: - History

  func history(_ content: JSON) throws(RequestFault) -> JSON {
    let own = session.entries.filter { $0.prose == nil }
    var cells =
      past.cells
      + own.map { PastCell(session: past.session, number: $0.number, source: $0.source, value: $0.value) }
    switch content["hist_access_type"]?.string {
    case "tail": cells = cells.suffix(max(0, content["n"]?.int ?? cells.count))
    case "range":
      // From 1 on a session's own number, else counted back from this one.
      let asked = content["session"]?.int ?? 0
      let number = asked > 0 ? asked : past.session + asked
      let (start, stop) = (content["start"]?.int ?? 0, content["stop"]?.int ?? .max)
      cells = cells.filter { $0.session == number && start <= $0.number && $0.number < stop }
    case "search":
      let pattern = content["pattern"]?.string ?? "*"
      cells = cells.filter { fnmatch(pattern, $0.source, FNM_NOESCAPE) == 0 }
      if content["unique"]?.bool == true {
        var seen: Set<String> = []
        cells = cells.reversed().filter { seen.insert($0.source).inserted }.reversed()
      }
      cells = cells.suffix(max(0, content["n"]?.int ?? cells.count))
    default: throw RequestFault(expected: "a `hist_access_type` of tail, range or search")
    }
    let withOutput = content["output"]?.bool ?? false
    let history = cells.map { cell -> JSON in
      let source = JSON.string(cell.source)
      return [
        .int(cell.session), .int(cell.number),
        withOutput ? [source, cell.value.map(JSON.string) ?? .null] : source,
      ]
    }
    return ["status": "ok", "history": .array(history)]
  }
}

extension JournalEntry {
  /// The text of the cell's value.
  fileprivate var value: String? {
    for case .value(let text, _) in outputs { return text }
    for case .table(let text, _, _) in outputs { return text }
    return nil
  }
}
