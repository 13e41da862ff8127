import Evaluator

/// `io.StringIO`: text in memory, with positions that count characters.
final class StringFile: Object {
  private var scalars: [Unicode.Scalar]
  private var place = 0
  private var isClosed = false
  private let newline: String?

  init(_ text: String, newline: String?) {
    scalars = Array((newline == nil ? LineEndings.universal(text) : text).unicodeScalars)
    self.newline = newline
  }

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) -> String { "<_io.StringIO object>" }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    try checkOpen()
    return ClosureIterator("StringIO") { [self] _ in
      try checkOpen()
      let line = readLine(nil)
      return line.isEmpty ? nil : .string(line)
    }
  }

  private func checkOpen() throws {
    if isClosed { throw Fault.message("I/O operation on closed file", kind: .value) }
  }

  private func take(_ end: Int) -> String {
    let start = min(place, scalars.count)
    let end = max(start, min(end, scalars.count))
    place = max(place, end)
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }

  private func readLine(_ limit: Int?) -> String {
    let start = min(place, scalars.count)
    let end = scalars[start...].firstIndex(of: newline == "\r" ? "\r" : "\n").map { $0 + 1 } ?? scalars.count
    return take(min(end, limit.map { start + $0 } ?? end))
  }

  /// Writes text; for `print(file=…)` too.
  package func write(_ text: String) throws {
    try checkOpen()
    let new = Array(
      (newline == nil
        ? LineEndings.universal(text)
        : newline == "\n" || newline == "" ? text : LineEndings.replaced(text, with: newline ?? "\n"))
        .unicodeScalars)
    let end = max(scalars.count, place + new.count)
    try EvaluationLimits.checkGrowth(ofText: scalars.count * 4, by: (end - scalars.count) * 4)
    if place > scalars.count { scalars += [Unicode.Scalar](repeating: "\0", count: place - scalars.count) }
    scalars.replaceSubrange(place..<min(scalars.count, place + new.count), with: new)
    place += new.count
  }

  private static func count(_ call: Call, _ name: String) throws -> Int? {
    guard let count = try call.optionalInt(name), count >= 0 else { return nil }
    return count
  }

  static let type = ClassObject(
    "StringIO", module: "_io", doc: "A file of text in memory.", members: members,
    constructor: Builtin(
      "StringIO", module: "io", doc: "A file of text in memory.",
      [.optional("initial_value", .string, default: ""), .optional("newline", .string, default: "\n")]
    ) { call in
      .object(
        StringFile(
          try call.optionalString("initial_value") ?? "", newline: try call.optionalString("newline")))
    }, isBase: true)

  private static let members: [Builtin] = [
    .method("getvalue", "All of the text.") { call in
      let file = try call.own
      try file.checkOpen()
      return .string(String(String.UnicodeScalarView(file.scalars)))
    },
    .method("read", "So many characters; all without a number.", [.positional("size", default: -1)]) { call in
      let file = try call.own
      try file.checkOpen()
      let count = try count(call, "size")
      return .string(
        file.take(
          count.map { min(file.place, file.scalars.count) + min($0, file.scalars.count) }
            ?? file.scalars.count))
    },
    .method("readline", "The next line.", [.positional("size", default: -1)]) { call in
      try call.own.checkOpen()
      return .string(try call.own.readLine(count(call, "size")))
    },
    .method("readlines", "The lines, as a list.", [.positional("hint", default: -1)]) { call in
      let file = try call.own
      try file.checkOpen()
      let hint = try count(call, "hint") ?? .max
      var (lines, size): ([Value], Int) = ([], 0)
      while size < hint, case let line = file.readLine(nil), !line.isEmpty {
        lines.append(.string(line))
        size += line.unicodeScalars.count
      }
      return .list(of: lines)
    },
    .method("write", "Writes text; gives the number of characters.", [.positional("text")]) { call in
      guard let text = call["text"].asString else {
        throw Fault.message("string argument expected, got '\(call["text"].typeName)'", kind: .type)
      }
      try call.own.write(text)
      return .int(text.unicodeScalars.count)
    },
    .method("writelines", "Writes each element.", [.positional("lines", .iterable)]) { call in
      for line in try call.elements("lines") {
        guard let text = line.asString else {
          throw Fault.message("string argument expected, got '\(line.typeName)'", kind: .type)
        }
        try call.own.write(text)
      }
      return .none
    },
    .method(
      "seek", "Moves to a position.", [.positional("offset", .int), .positional("whence", .int, default: 0)]
    ) {
      call in
      let file = try call.own
      try file.checkOpen()
      let (offset, whence) = (try call.int("offset"), try call.int("whence"))
      guard (0...2).contains(whence) else {
        throw Fault.message("Invalid whence (\(whence), should be 0, 1 or 2)", kind: .value)
      }
      guard whence == 0 || offset == 0 else {
        throw Fault.message("Can't do nonzero cur-relative seeks", kind: .os)
      }
      guard offset >= 0 else { throw Fault.message("Negative seek position \(offset)", kind: .value) }
      if whence != 1 { file.place = whence == 0 ? offset : file.scalars.count }
      return .int(file.place)
    },
    .method("tell", "The position.") { call in
      try call.own.checkOpen()
      return .int(try call.own.place)
    },
    .method("truncate", "Cuts the text off.", [.positional("size", default: Value.none)]) { call in
      let file = try call.own
      try file.checkOpen()
      let size = try call.optionalInt("size", atLeast: 0) ?? file.place
      if size < file.scalars.count { file.scalars.removeLast(file.scalars.count - size) }
      return .int(size)
    },
    .method("flush", "Does nothing.") { _ in .none },
    .method("close", "Gives the text up.") { call in
      try call.own.isClosed = true
      return .none
    },
    .method("isatty", "Whether it is a terminal: no.") { _ in false },
    .method("readable", "Whether it can be read: yes.") { _ in true },
    .method("writable", "Whether it can be written: yes.") { _ in true },
    .method("seekable", "Whether it has positions: yes.") { _ in true },
    .method("__enter__", "The file itself.") { $0.receiver },
    .method("__exit__", "Closes the file.", [.rest("exception")]) { call in
      try call.own.isClosed = true
      return .none
    },
    .method("__iter__", "The file itself.") { $0.receiver },
    .method("__next__", "The next line.") { call in
      let line = try call.own.readLine(nil)
      if line.isEmpty { throw Fault.iteratorExhausted }
      return .string(line)
    },
    .property("closed", "whether it is closed") { .bool(try $0.own.isClosed) },
    .property("encoding", "None") { _ in .none },
    .property("newlines", "None") { _ in .none },
  ]
}

extension Call {
  fileprivate var own: StringFile { get throws { try receiver(as: StringFile.self) } }
}
