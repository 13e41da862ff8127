import Evaluator
import Glibc

/// A file as programs see it: what `open`, `gzip.open` and `io.BytesIO` return.
///
/// Reading and writing are buffered: `ahead` holds bytes that were read and not given, `pending` bytes that were not
/// written yet; never both. Text is cut into lines and characters as bytes, and decoded after that.
final class FileObject: Object {
  /// How text is read and written; `nil` for bytes.
  struct TextMode {
    var encoding: TextEncoding
    var errors: TextEncoding.Errors
    /// As `open` takes it: `nil` reads every kind of line ending as `\n`, and `""` keeps them.
    var newline: String?
    /// The encoding's name in `file.encoding`.
    var name: String
  }

  package let name: Value
  let mode: String
  let text: TextMode?
  let isReadable: Bool
  let isWritable: Bool
  private let kind: ClassObject
  private let channel: any ByteChannel
  private var ahead: ArraySlice<UInt8> = []
  private var pending: [UInt8] = []
  private(set) var isClosed = false
  private var isAtStart = true

  init(
    _ channel: any ByteChannel, kind: ClassObject, name: Value, mode: String, text: TextMode?,
    isReadable: Bool,
    isWritable: Bool
  ) {
    self.channel = channel
    self.kind = kind
    self.name = name
    self.mode = mode
    self.text = text
    self.isReadable = isReadable
    self.isWritable = isWritable
  }

  // What a program forgot to close is written all the same.
  deinit { if !isClosed { try? close() } }

  var classObject: ClassObject { kind }

  func repr(_ interpreter: Interpreter) throws -> String {
    if channel is MemoryChannel { return "<\(kind.qualifiedName) object>" }
    let encoding = text.map { " mode='\(mode)' encoding='\($0.name)'" } ?? ""
    return "<\(kind.qualifiedName) name=\(try interpreter.repr(name))\(encoding)>"
  }

  var isIterable: Bool { true }

  func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    try checkOpen()
    return ClosureIterator(kind.name) { [self] in try nextLine($0) }
  }

  /// The next line, or `nil` at the end.
  func nextLine(_ interpreter: Interpreter) throws -> Value? {
    try checkReadable(interpreter)
    let line = try readLine()
    let isEnd = line.asString?.isEmpty ?? line.bytes?.isEmpty ?? true
    return isEnd ? nil : line
  }

  /// The file of bytes whose text this is; `nil` where they have none of their own.
  var inner: FileObject? { (channel as? NestedChannel)?.file }

  /// The memory of a `BytesIO`.
  var memory: MemoryChannel? { channel as? MemoryChannel }

  // MARK: - State

  func checkOpen() throws {
    if isClosed { throw Fault.message("I/O operation on closed file.", kind: .value) }
  }

  func checkReadable(_ interpreter: Interpreter) throws {
    try checkOpen()
    guard isReadable else { throw FileTypes.unsupported(text == nil ? "read" : "not readable", interpreter) }
  }

  func checkWritable(_ interpreter: Interpreter) throws {
    try checkOpen()
    guard isWritable else { throw FileTypes.unsupported(text == nil ? "write" : "not writable", interpreter) }
  }

  func flush() throws {
    guard !pending.isEmpty else { return }
    let bytes = pending
    pending = []
    try channel.write(bytes[...])
  }

  package func close() throws {
    if isClosed { return }
    defer { isClosed = true }
    try flush()
    ahead = []
    try channel.close()
  }

  /// The position that the program sees.
  var position: Int { get throws { try channel.position - ahead.count + pending.count } }

  func seek(to position: Int) throws {
    try flush()
    ahead = []
    isAtStart = position == 0
    try channel.seek(to: position)
  }

  package var count: Int {
    get throws {
      try flush()
      return try channel.count
    }
  }

  func truncate(to count: Int) throws {
    try seek(to: position)
    try channel.truncate(to: count)
  }

  // MARK: - Bytes

  private static let chunk = 1 << 16

  /// Reads more; `false` at the end.
  private func fill() throws -> Bool {
    try flush()
    var more = try channel.read(Self.chunk)
    guard !more.isEmpty else { return false }
    if isAtStart, text != nil {
      isAtStart = false
      switch text?.encoding {
      case .utf16, .utf16Little, .utf16Big:
        // Not cut into lines as bytes: the rest is read at once, and goes on as UTF-8.
        while case let part = try channel.read(Self.chunk), !part.isEmpty {
          more += part
          try EvaluationLimits.check(elements: more.count, of: "str")
        }
        more = Array(try decoded(more[...]).utf8)
      case .utf8Signature where more.starts(with: [0xEF, 0xBB, 0xBF]): more.removeFirst(3)
      default: break
      }
    }
    ahead = ahead.isEmpty ? more[...] : ahead + more
    return true
  }

  /// Up to `count` bytes, or all.
  func readBytes(_ count: Int?) throws -> [UInt8] {
    guard let count else {
      while try fill() { try EvaluationLimits.check(elements: ahead.count, of: "str") }
      defer { ahead = [] }
      return Array(ahead)
    }
    while ahead.count < count, try fill() {}
    let part = Array(ahead.prefix(count))
    ahead = ahead.dropFirst(count)
    return part
  }

  package func write(_ bytes: [UInt8]) throws {
    if !ahead.isEmpty { try seek(to: position) }
    pending += bytes
    if pending.count >= Self.chunk { try flush() }
  }

  /// The bytes up to and with the next line ending, up to `limit`; empty at the end.
  func readLineBytes(limit: Int? = nil) throws -> ArraySlice<UInt8> {
    var searched = 0
    // Where text is read, `\r` may end a line too.
    let isUniversal = text != nil && (text?.newline == nil || text?.newline == "")
    let ending: UInt8 = text?.newline == "\r" ? 13 : 10
    while true {
      if let limit, ahead.count >= limit, searched >= limit || ahead.dropFirst(searched).isEmpty {
        return take(limit)
      }
      var place = ahead.startIndex + searched
      while place < ahead.endIndex {
        let byte = ahead[place]
        if byte == ending { return take(min(limit ?? .max, place + 1 - ahead.startIndex)) }
        if isUniversal, byte == 13 {
          if place + 1 == ahead.endIndex, try fill() {
            // The buffer is another one now.
            place = ahead.startIndex + searched
            continue
          }
          let isPair = place + 1 < ahead.endIndex && ahead[place + 1] == 10
          return take(min(limit ?? .max, place + (isPair ? 2 : 1) - ahead.startIndex))
        }
        place += 1
      }
      searched = ahead.count
      if let limit, searched >= limit { return take(limit) }
      try EvaluationLimits.check(elements: searched, of: "str")
      if try !fill() { return take(ahead.count) }
    }
  }

  private func take(_ count: Int) -> ArraySlice<UInt8> {
    let part = ahead.prefix(count)
    ahead = ahead.dropFirst(count)
    return part
  }

  // MARK: - Text

  private func decoded(_ bytes: ArraySlice<UInt8>) throws -> String {
    guard let text else { return "" }
    switch text.encoding {
    case .utf8Signature: return try TextEncoding.utf8.decode(bytes, errors: text.errors)
    default: return try text.encoding.decode(bytes, errors: text.errors)
    }
  }

  /// Text of the buffer, of which UTF-16 has become UTF-8 already.
  private func buffered(_ bytes: ArraySlice<UInt8>) throws -> String {
    let plain: String
    switch text?.encoding {
    case .utf16, .utf16Little, .utf16Big: plain = String(decoding: bytes, as: UTF8.self)
    default: plain = try decoded(bytes)
    }
    guard text?.newline == nil, plain.utf8.contains(13) else { return plain }
    return LineEndings.universal(plain)
  }

  /// The next line; empty at the end.
  func readLine(limit: Int? = nil) throws -> Value {
    guard text != nil else { return .bytes(Array(try readLineBytes(limit: limit))) }
    guard let limit else { return .string(try buffered(try readLineBytes())) }
    // The limit counts characters: take a whole line, and give back what is too much.
    let line = try readLineBytes()
    let whole = try buffered(line)
    guard whole.unicodeScalars.count > limit else { return .string(whole) }
    let part = String(String.UnicodeScalarView(whole.unicodeScalars.prefix(limit)))
    let rest = String(String.UnicodeScalarView(whole.unicodeScalars.dropFirst(limit)))
    ahead = (try encodedForBuffer(rest))[...] + ahead
    return .string(part)
  }

  private func encodedForBuffer(_ rest: String) throws -> [UInt8] {
    switch text?.encoding {
    case .utf16, .utf16Little, .utf16Big, .utf8Signature, nil: Array(rest.utf8)
    case let encoding?: try encoding.encode(rest, errors: .replace)
    }
  }

  /// Up to `count` characters, or all.
  package func read(_ count: Int?) throws -> Value {
    guard text != nil else { return .bytes(try readBytes(count)) }
    guard let count else { return .string(try buffered(try readBytes(nil)[...])) }
    var result = ""
    var held = 0
    while held < count {
      guard case .string(let line) = try readLine(limit: count - held), !line.isEmpty else { break }
      result += line
      held += line.unicodeScalars.count
    }
    return .string(result)
  }

  package func write(_ value: Value) throws -> Int {
    guard let text else {
      guard let bytes = value.bytes else {
        throw Fault.message(
          "a bytes-like object is required, not '\(value.typeName)'",
          help: value.asString == nil ? nil : "open the file without 'b', or write text.encode()", kind: .type
        )
      }
      try write(bytes)
      return bytes.count
    }
    guard let string = value.asString else {
      throw Fault.message(
        "write() argument must be str, not \(value.typeName)", help: "make it text first: str(x)", kind: .type
      )
    }
    var written = string
    if let newline = text.newline, newline == "\r\n" || newline == "\r" {
      written = LineEndings.replaced(string, with: newline)
    }
    var encoding = text.encoding
    // The mark at the beginning of a file is written once.
    if encoding == .utf8Signature || encoding == .utf16, try position > 0 {
      encoding = encoding == .utf16 ? .utf16Little : .utf8
    }
    try write(encoding.encode(written, errors: text.errors))
    return string.unicodeScalars.count
  }
}

/// Line endings of text.
enum LineEndings {
  /// With `\r\n` and `\r` as `\n`.
  static func universal(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isAfterReturn = false
    for byte in text.utf8 {
      if byte == 10, isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = byte == 13
      bytes.append(byte == 13 ? 10 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// With `\n` as another line ending.
  static func replaced(_ text: String, with ending: String) -> String {
    text.utf8.contains(10)
      ? String(decoding: text.utf8.flatMap { $0 == 10 ? Array(ending.utf8) : [$0] }, as: UTF8.self) : text
  }
}
