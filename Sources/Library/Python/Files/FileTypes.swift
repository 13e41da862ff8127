import Evaluator
import Glibc

/// The classes of files, with their methods.
enum FileTypes {
  static let textFile: ClassObject = ClassObject(
    "TextIOWrapper", module: "_io", doc: "A file of text.",
    members: members + [
      .property("buffer", "its bytes as a file") { .object(try $0.file.inner ?? $0.file) }
    ],
    constructor: Builtin(
      "TextIOWrapper", module: "io", doc: "The text that a file of bytes holds.",
      [
        .required("buffer"), .optional("encoding", .string), .optional("errors", .string),
        .optional("newline", .string), .optional("line_buffering", .bool, default: false),
        .optional("write_through", .bool, default: false),
      ]
    ) { call in
      guard let inner = call["buffer"].host(as: FileObject.self), inner.text == nil else {
        throw call.wrongType("buffer", expected: "a file of bytes, such as io.BytesIO,")
      }
      let mode = try OpenFunction.textMode(
        encoding: call.optionalString("encoding"), errors: call.optionalString("errors"),
        newline: call.optionalString("newline"))
      return .object(
        FileObject(
          NestedChannel(inner), kind: textFile, name: inner.name, mode: inner.mode, text: mode,
          isReadable: inner.isReadable, isWritable: inner.isWritable))
    }, isBase: true)
  static let reader: ClassObject = make("BufferedReader", "A file of bytes that is read.") { reader }
  static let writer: ClassObject = make("BufferedWriter", "A file of bytes that is written.") { writer }
  static let both: ClassObject = make("BufferedRandom", "A file of bytes that is read and written.") { both }
  static let bytesIO: ClassObject = ClassObject(
    "BytesIO", module: "_io", doc: "A file of bytes in memory.",
    members: members + [
      .method("getvalue", "All bytes.") { call in
        let file = try call.file
        try file.checkOpen()
        try file.flush()
        return .bytes(file.memory?.bytes ?? [])
      },
      .method("getbuffer", "All bytes.") { call in
        let file = try call.file
        try file.flush()
        return .bytes(file.memory?.bytes ?? [])
      },
    ],
    constructor: Builtin(
      "BytesIO", module: "io", doc: "A file of bytes in memory.",
      [.optional("initial_bytes", .any, default: "")]
    ) { call in
      let start = call["initial_bytes"]
      guard let bytes = start.bytes ?? (!call.isGiven("initial_bytes") || start.isNone ? [] : nil) else {
        throw Fault.message("a bytes-like object is required, not '\(start.typeName)'", kind: .type)
      }
      return .object(
        FileObject(
          MemoryChannel(bytes), kind: bytesIO, name: .none, mode: "rb+", text: nil, isReadable: true,
          isWritable: true))
    }, isBase: true)

  /// A class of files of bytes, made of another file of bytes.
  private static func make(_ name: String, _ doc: String, kind: @escaping () -> ClassObject) -> ClassObject {
    ClassObject(
      name, module: "_io", doc: doc,
      members: members + [
        .property("raw", "the file that it reads and writes") { .object(try $0.file.inner ?? $0.file) }
      ],
      constructor: Builtin(
        name, module: "io", doc: doc, [.required("raw"), .optional("buffer_size", .int, default: 8192)]
      ) { call in
        guard let inner = call["raw"].host(as: FileObject.self), inner.text == nil else {
          throw call.wrongType("raw", expected: "a file of bytes, such as io.BytesIO,")
        }
        let kind = kind()
        if kind !== writer { try inner.checkReadable(call.interpreter) }
        if kind !== reader { try inner.checkWritable(call.interpreter) }
        return .object(
          FileObject(
            NestedChannel(inner), kind: kind, name: inner.name, mode: inner.mode, text: nil,
            isReadable: kind !== writer, isWritable: kind !== reader))
      }, isBase: true)
  }

  /// `io.UnsupportedOperation`, which is an `OSError` and a `ValueError`.
  static let unsupportedOperation: ClassObject = {
    let bases = [ExceptionKind.os.classObject, ExceptionKind.value.classObject]
    let made = try? ClassObject(
      "UnsupportedOperation", module: "io", doc: "What a file cannot do.", bases: bases, attributes: [:])
    return made ?? bases[0]
  }()

  static func unsupported(_ message: String, _ interpreter: Interpreter) -> Fault {
    .raised(interpreter.makeException(of: unsupportedOperation, [.string(message)]))
  }

  private static let members: [Builtin] = [
    .method(
      "read", "So many characters or bytes; all without a number.", [.positional("size", .int, default: -1)]
    ) {
      call in
      let file = try call.file
      try file.checkReadable(call.interpreter)
      return try file.read(count(call, "size"))
    },
    .method("readline", "The next line, or the beginning of it.", [.positional("size", .int, default: -1)]) {
      call in
      let file = try call.file
      try file.checkReadable(call.interpreter)
      return try file.readLine(limit: count(call, "size"))
    },
    .method("readlines", "The lines, as a list.", [.positional("hint", .int, default: -1)]) { call in
      let file = try call.file
      try file.checkReadable(call.interpreter)
      let hint = try count(call, "hint") ?? .max
      var (all, size): ([Value], Int) = ([], 0)
      while size < hint || hint == 0, let line = try file.nextLine(call.interpreter) {
        try call.interpreter.checkInterruption()
        all.append(line)
        try EvaluationLimits.check(elements: all.count, of: "list")
        size += line.asString?.unicodeScalars.count ?? line.bytes?.count ?? 0
      }
      return .list(of: all)
    },
    .method("readinto", "Fills a bytearray; gives the number of bytes.", [.positional("buffer")]) { call in
      let file = try call.file
      try file.checkReadable(call.interpreter)
      guard file.text == nil, let buffer = call["buffer"].host(as: BytesValue.self), buffer.isMutable else {
        throw Fault.message("readinto() needs a bytearray and a file of bytes", kind: .type)
      }
      let bytes = try file.readBytes(buffer.bytes.count)
      buffer.bytes.replaceSubrange(0..<bytes.count, with: bytes)
      return .int(bytes.count)
    },
    .method("write", "Writes text or bytes; gives their number.", [.positional("text")]) { call in
      let file = try call.file
      try file.checkWritable(call.interpreter)
      return .int(try file.write(call["text"]))
    },
    .method(
      "writelines", "Writes each element, without adding line endings.", [.positional("lines", .iterable)]
    ) {
      call in
      let file = try call.file
      try file.checkWritable(call.interpreter)
      let lines = try call.interpreter.iterator(of: call["lines"])
      while let line = try lines.next(call.interpreter) { _ = try file.write(line) }
      return .none
    },
    .method(
      "seek", "Moves to a position: from the start (0), the current one (1) or the end (2).",
      [.positional("offset", .int), .positional("whence", .int, default: 0)]
    ) { call in
      let file = try call.file
      try file.checkOpen()
      let (offset, whence) = (try call.int("offset"), try call.int("whence"))
      if file.text != nil, whence != 0, offset != 0 {
        let origin = whence == 1 ? "cur" : "end"
        throw unsupported("can't do nonzero \(origin)-relative seeks", call.interpreter)
      }
      let base: Int
      switch whence {
      case 0: base = 0
      case 1: base = try file.position
      case 2: base = try file.count
      default: throw Fault.message("invalid whence (\(whence), should be 0, 1 or 2)", kind: .value)
      }
      let (target, isTooLarge) = base.addingReportingOverflow(offset)
      if isTooLarge { throw Fault.message("new position too large", kind: .overflow) }
      guard target >= 0 else {
        throw file.text != nil
          ? Fault.message("negative seek position \(offset)", kind: .value)
          : file.memory != nil && whence == 0
            ? Fault.message("negative seek value \(offset)", kind: .value)
            : file.memory != nil
              ? Fault.message("negative seek value \(target)", kind: .value)
              : Fault.operatingSystem(code: EINVAL, path: nil)
      }
      try file.seek(to: target)
      return .int(target)
    },
    .method("tell", "The position.") { call in
      try call.file.checkOpen()
      return .int(try call.file.position)
    },
    .method(
      "truncate", "Cuts the file off at a size, or where it is.", [.positional("size", default: Value.none)]
    ) {
      call in
      let file = try call.file
      try file.checkWritable(call.interpreter)
      let size = try call.optionalInt("size", atLeast: 0) ?? file.position
      try file.truncate(to: size)
      return .int(size)
    },
    .method("flush", "Writes what waits to be written.") { call in
      try call.file.checkOpen()
      try call.file.flush()
      return .none
    },
    .method("close", "Writes what waits, and closes the file.") { call in
      try call.file.close()
      return .none
    },
    .method("fileno", "A number for the system: none here.") { call in
      throw unsupported("fileno", call.interpreter)
    },
    .method("isatty", "Whether it is a terminal: no.") { _ in false },
    .method("readable", "Whether it can be read.") { .bool(try $0.file.isReadable) },
    .method("writable", "Whether it can be written.") { .bool(try $0.file.isWritable) },
    .method("seekable", "Whether it has positions: yes.") { _ in true },
    .method("__enter__", "The file itself.") { call in
      try call.file.checkOpen()
      return call.receiver
    },
    .method("__exit__", "Closes the file.", [.rest("exception")]) { call in
      try call.file.close()
      return .none
    },
    .method("__iter__", "The file itself.") { $0.receiver },
    .method("__next__", "The next line.") { call in
      guard let line = try call.file.nextLine(call.interpreter) else { throw Fault.iteratorExhausted }
      return line
    },
    .property("closed", "whether it is closed") { .bool(try $0.file.isClosed) },
    .property("name", "the path that it was opened by") { try $0.file.name },
    .property("mode", "how it was opened") { .string(try $0.file.mode) },
    .property("encoding", "the encoding of its text; None for bytes") { call in
      try call.file.text.map { .string($0.name) } ?? .none
    },
    .property("errors", "what is done with what cannot be read or written") { call in
      try call.file.text.map { .string($0.errors.rawValue) } ?? .none
    },
    .property("newlines", "None: which line endings were found is not kept") { _ in .none },
  ]

  private static func count(_ call: Call, _ name: String) throws -> Int? {
    if call[name].isNone { return nil }
    let count = try call.int(name)
    return count < 0 ? nil : count
  }
}

extension Call {
  fileprivate var file: FileObject { get throws { try receiver(as: FileObject.self) } }
}
