import Evaluator
import Files
import Formats

/// `_archives`: what `gzip`, `zlib`, `zipfile` and `tarfile` are written with.
enum ArchiveFunctions {
  /// Bytes that are decompressed at once.
  private static let limit = 1 << 30

  package static func namespace() -> Namespace {
    Namespace("_archives", doc: "What gzip and zipfile are written with.") {
      [decompress, compress, checksum, write, openCompressed].named
    }
  }

  private static func bytes(_ call: Call, _ name: String) throws -> [UInt8] {
    guard let bytes = call[name].bytes else {
      throw Fault.message("a bytes-like object is required, not '\(call[name].typeName)'", kind: .type)
    }
    return bytes
  }

  private static func decompressed(_ bytes: [UInt8], _ interpreter: Interpreter) throws -> [UInt8] {
    do {
      return try Compression.decompress(bytes, limit: limit) { try interpreter.checkInterruption() }
    } catch let fault as Compression.Fault {
      switch fault {
      case .tooLarge:
        throw Fault.tooLarge(what: "a decompressed file", size: "more bytes", limit: "\(limit)")
      case .truncated:
        throw Fault.message(
          "Compressed file ended before the end-of-stream marker was reached", kind: .endOfFile)
      case .notCompressed, .damaged:
        let start = BytesValue(Array(bytes.prefix(2))).repr(interpreter)
        throw Fault.raised(
          interpreter.makeException(
            of: (try? interpreter.module("gzip"))?["BadGzipFile"]?.asClass ?? ExceptionKind.os.classObject,
            [.string(fault == .damaged ? "CRC check failed" : "Not a gzipped file (\(start))")]))
      }
    }
  }

  private static let decompress = Builtin(
    "decompress", module: "gzip", doc: "The bytes of gzip or zlib.", [.positional("data")]
  ) {
    .bytes(try decompressed(bytes($0, "data"), $0.interpreter))
  }

  private static let write = Builtin(
    "zip_write", module: "zipfile", doc: "Writes a zip archive of members.",
    [
      .positional("file", .path), .positional("names", .list), .positional("members", .list),
      .positional("compressed", .bool),
    ]
  ) { call in
    let path = try call.path("file", for: .writing)
    let (names, members) = (try call.list("names"), try call.list("members"))
    let isCompressed = try call.bool("compressed")
    try FileReplacement.replace(path) { draft in
      let archive = try ZipWriter(draft, name: path)
      for (name, member) in zip(names, members) {
        try call.interpreter.checkInterruption()
        try archive.add(name.asString ?? "", member.bytes ?? [], isCompressed: isCompressed)
      }
      try archive.close()
    }
    return .none
  }

  private static let compress = Builtin(
    "compress", module: "gzip", doc: "Bytes as gzip or zlib.",
    [.positional("data"), .positional("level", .int), .positional("is_gzip", .bool)]
  ) { call in
    .bytes(
      try Compression.compress(
        bytes(call, "data"), level: call.int("level", atLeast: -1, atMost: 9), isGzip: call.bool("is_gzip")))
  }

  private static let checksum = Builtin(
    "crc32", module: "zlib", doc: "The CRC-32 checksum.",
    [.positional("data"), .positional("value", .int, default: 0)]
  ) { call in
    .int(
      Int(
        Compression.checksum(try bytes(call, "data"), from: UInt32(truncatingIfNeeded: try call.int("value")))
      ))
  }

  /// A compressed file, or a file of its bytes: read at once, written when it is closed.
  private static let openCompressed = Builtin(
    "open_gzip", module: "gzip", doc: "A file of the bytes in a gzip file.",
    [
      .positional("file"), .positional("mode", .string), .positional("level", .int), .positional("encoding"),
      .positional("errors"), .positional("newline"),
    ]
  ) { call in
    let mode = try call.string("mode")
    let isText = mode.contains("t")
    let text =
      isText
      ? try OpenFunction.textMode(
        encoding: call.optionalString("encoding"), errors: call.optionalString("errors"),
        newline: call.optionalString("newline"))
      : nil
    let isReading = mode.contains("r")
    let plain = try OpenFunction.Mode(mode.filter { $0 != "t" && $0 != "b" } + "b")
    let interpreter = call.interpreter
    let source: FileObject
    let isOwn: Bool
    if let file = call["file"].host(as: FileObject.self) {
      (source, isOwn) = (file, false)
    } else {
      source = try OpenFunction.open(
        call["file"], plain, encoding: nil, errors: nil, newline: nil, interpreter)
      isOwn = true
    }
    let channel: MemoryChannel
    if isReading {
      try source.checkReadable(interpreter)
      let compressed = try source.readBytes(nil)
      if isOwn { try source.close() }
      channel = MemoryChannel(try compressed.isEmpty ? [] : decompressed(compressed, interpreter))
    } else {
      let level = try call.int("level", atLeast: -1, atMost: 9)
      channel = MemoryChannel { bytes in
        try source.write(Compression.compress(bytes, level: level, isGzip: true))
        if isOwn { try source.close() } else { try source.flush() }
      }
    }
    let kind = isText ? FileTypes.textFile : isReading ? FileTypes.reader : FileTypes.writer
    return .object(
      FileObject(
        channel, kind: kind, name: source.name, mode: isReading ? "rb" : "wb", text: text,
        isReadable: isReading,
        isWritable: !isReading))
  }
}
