import Formats
import Language

/// Sessions as recordings of a terminal in asciinema's format, asciicast v3: a header and one line an event, with the
/// seconds since the one before.
///
///     {"version":3,"term":{"cols":80,"rows":24},"timestamp":1795452001,"title":"Fieldbook session 20261123-164001"}
///     [0.000,"m","In [1]"]
///     [0.000,"o","In [1]: "]
///     [0.120,"o","1"]
///
/// Cells are typed within a second each; their outputs appear after the seconds that they took. What was between the
/// cells is a pause. Prose is shown as it is written.
package enum Asciicast {
  /// Writes a session.
  package static func print(_ session: SessionRecord) -> String {
    var cast = Recording(title: session.title, timestamp: session.entries.first?.time.secondsSince1970)
    for entry in session.entries {
      if let prose = entry.prose {
        cast.show(prose + "\n\n", after: 300)
      } else {
        cast.play(entry)
      }
    }
    cast.add(500, "x", "0")
    return cast.lines.joined(separator: "\n") + "\n"
  }

  private struct Recording {
    var lines: [String]

    init(title: String, timestamp: Int?) {
      var members = [
        JSON.Member("version", .int(3)), JSON.Member("term", ["cols": .int(80), "rows": .int(24)]),
      ]
      if let timestamp { members.append(JSON.Member("timestamp", .int(timestamp))) }
      members.append(JSON.Member("title", .string(title)))
      lines = [JSON.object(members).text]
    }

    /// An event so many milliseconds after the one before.
    mutating func add(_ milliseconds: Int, _ code: String, _ data: String) {
      let rest = String(1000 + milliseconds % 1000).dropFirst()
      lines.append("[\(milliseconds / 1000).\(rest),\"\(code)\",\(JSON.string(data).text)]")
    }

    /// Text on the screen, without control characters of its own.
    mutating func show(_ text: String, after milliseconds: Int) {
      if text.isEmpty { return }
      add(milliseconds, "o", Visible.text(text).replacing("\n", with: "\r\n"))
    }

    /// A cell: its prompt, what was typed, and what came of it.
    mutating func play(_ entry: JournalEntry) {
      let prompt = "In [\(entry.number)]: "
      add(500, "m", "In [\(entry.number)]")
      show(prompt, after: 0)
      let margin = "\n" + String(repeating: " ", count: max(0, prompt.count - 5)) + "...: "
      type(entry.source, margin: margin)
      show("\n", after: 150)
      var after = Int((max(0, min(entry.seconds ?? 0, 1e6)) * 1000).rounded())
      for output in entry.outputs {
        show(Self.text(of: output), after: after)
        after = 0
      }
      if entry.outputs.isEmpty, after > 0 { add(after, "o", "") }
    }

    /// Types a source in a second at most, in pieces where it is long: slower at the start of a word and of a line.
    private mutating func type(_ source: String, margin: String) {
      let keys = Array(source.withoutFinalLineBreak)
      if keys.isEmpty { return }
      let size = (keys.count + 99) / 100
      let weights = keys.indices.map { index in
        let before = index == 0 ? "\n" : keys[index - 1]
        return before == "\n" ? 4 : before == " " ? 2 : 1
      }
      let unit = min(40, 900 / max(1, weights.reduce(0, +)))
      // Where a unit is less than a millisecond, pieces take all of the time.
      let share = 900 / ((keys.count + size - 1) / size)
      for start in stride(from: 0, to: keys.count, by: size) {
        let end = min(start + size, keys.count)
        let pause = unit > 0 ? weights[start..<end].reduce(0, +) * unit : share
        show(keys[start..<end].map { $0.isNewline ? margin : String($0) }.joined(), after: pause)
      }
    }

    private static func text(of output: Output) -> String {
      switch output {
      case .text(let text), .error(let text): text + "\n"
      case .figure(let figure): figure.text + "\n"
      case .value(let text, let number), .table(let text, _, let number):
        "Out[\(number)]: " + (text.contains("\n") ? "\n" : "") + text + "\n"
      case .interrupted: "interrupted\n"
      }
    }
  }
}

extension String {
  /// Seconds since 1970 of a time such as `2026-11-23T16:40:01Z`.
  fileprivate var secondsSince1970: Int? {
    let parts = split { "-T:Z".contains($0) }.compactMap { Int($0) }
    guard parts.count == 6, parts.allSatisfy({ 0...9999 ~= $0 }) else { return nil }
    // Days from the first of March, so that the leap day is the last of a year.
    let year = parts[1] > 2 ? parts[0] : parts[0] - 1
    let month = (parts[1] + 9) % 12
    let days =
      365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2] - 1 - 719_468
    return ((days * 24 + parts[3]) * 60 + parts[4]) * 60 + parts[5]
  }
}
