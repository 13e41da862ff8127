package import Evaluator
import Files

/// `open`.
package enum OpenFunction {
  package static let builtin = Builtin(
    "open", doc: "Opens a file in the notebook's folder; others need `fieldbook --allow PATH`.",
    [
      .required("file", .any, "the path"),
      .optional("mode", .string, default: "r", "r, w, a or x; with b for bytes, with + for both"),
      .optional("buffering", .int, default: -1, "accepted; files are buffered"),
      .optional("encoding", .string, "of text; utf-8"),
      .optional("errors", .string, "strict, ignore or replace"),
      .optional("newline", .string, "the line ending that is written; '' leaves all as they are"),
      .optional("closefd", .bool, default: true), .optional("opener"),
    ]
  ) { call in
    let mode = try Mode(call.string("mode"))
    if case .int = call["file"] {
      throw call.fault(
        "file", .message("file descriptors cannot be opened in fieldbook", help: "give the path", kind: .type)
      )
    }
    if mode.isBinary {
      for (name, words) in [("encoding", "an encoding"), ("errors", "an errors"), ("newline", "a newline")]
      where !call[name].isNone {
        throw Fault.message("binary mode doesn't take \(words) argument", kind: .value)
      }
    }
    return .object(
      try open(
        call["file"], mode, encoding: call.optionalString("encoding"), errors: call.optionalString("errors"),
        newline: call.optionalString("newline"), call.interpreter))
  }

  /// The parsed mode of `open`.
  struct Mode {
    let text: String
    var isBinary = false
    var channel = FileChannel.Mode()

    init(_ text: String) throws {
      self.text = text
      let letters = Set(text)
      guard letters.count == text.count, letters.isSubset(of: "rwxabt+") else {
        throw Fault.message("invalid mode: '\(text)'", kind: .value)
      }
      guard !letters.isSuperset(of: "bt") else {
        throw Fault.message("can't have text and binary mode at once", kind: .value)
      }
      guard letters.intersection("rwxa").count == 1 else {
        throw Fault.message("must have exactly one of create/read/write/append mode", kind: .value)
      }
      isBinary = letters.contains("b")
      let isBoth = letters.contains("+")
      channel.isReading = letters.contains("r") || isBoth
      channel.isWriting = !letters.contains("r") || isBoth
      channel.isAppending = letters.contains("a")
      channel.isTruncating = letters.contains("w")
      channel.isExclusive = letters.contains("x")
    }
  }

  static func open(
    _ file: Value, _ mode: Mode, encoding: String?, errors: String?, newline: String?,
    _ interpreter: Interpreter
  ) throws -> FileObject {
    let text = mode.isBinary ? nil : try textMode(encoding: encoding, errors: errors, newline: newline)
    let path = try interpreter.path(of: file)
    let place = try interpreter.place(of: path, for: mode.channel.isWriting ? .writing : .reading)
    let channel = try FileChannel(path, at: place, mode.channel)
    let (reads, writes) = (mode.channel.isReading, mode.channel.isWriting)
    let kind =
      text != nil
      ? FileTypes.textFile : reads && writes ? FileTypes.both : reads ? FileTypes.reader : FileTypes.writer
    let name = file.asString == nil ? Value.string(path) : file
    let object = FileObject(
      channel, kind: kind, name: name, mode: mode.text, text: text, isReadable: reads, isWritable: writes)
    return object
  }

  static func textMode(encoding: String?, errors: String?, newline: String?) throws -> FileObject.TextMode {
    if let newline, !["", "\n", "\r", "\r\n"].contains(newline) {
      throw Fault.message("illegal newline value: \(newline)", kind: .value)
    }
    return FileObject.TextMode(
      encoding: try encoding.map { try TextEncoding.named($0) } ?? .utf8,
      errors: try errors.map { try TextEncoding.Errors.named($0) } ?? .strict, newline: newline,
      name: encoding ?? "UTF-8")
  }
}
