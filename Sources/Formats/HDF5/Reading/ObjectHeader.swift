/// The messages of an object header: whether it is a group or an array, its type, its address (IV.A).
struct ObjectHeader {
  struct Message {
    let kind: Int
    let body: [UInt8]
  }

  /// The kinds of messages that are read.
  enum Kind {
    static let dataspace = 0x01
    static let linkInfo = 0x02
    static let datatype = 0x03
    static let oldFillValue = 0x04
    static let fillValue = 0x05
    static let link = 0x06
    static let externalFiles = 0x07
    static let layout = 0x08
    static let filters = 0x0B
    static let attribute = 0x0C
    static let continuation = 0x10
    static let symbolTable = 0x11
    static let attributeInfo = 0x15
  }

  fileprivate(set) var messages: [Message] = []

  func first(_ kind: Int) -> [UInt8]? { messages.first { $0.kind == kind }?.body }

  func all(_ kind: Int) -> [[UInt8]] { messages.filter { $0.kind == kind }.map(\.body) }

  var isGroup: Bool {
    first(Kind.symbolTable) != nil || first(Kind.linkInfo) != nil || first(Kind.link) != nil
  }
  var isDataset: Bool { first(Kind.layout) != nil }
}

extension HDF5File {
  /// The header at an address. `isShared` if a shared message refers to it: such messages are not followed further.
  func header(at address: Int, isShared: Bool = false) throws -> ObjectHeader {
    let start = try part(at: address, count: 6)
    return start.starts(with: Array("OHDR".utf8))
      ? try newHeader(at: address, isShared: isShared) : try oldHeader(at: address, isShared: isShared)
  }

  private func oldHeader(at address: Int, isShared: Bool) throws -> ObjectHeader {
    var start = try cursor(at: address, count: 16)
    _ = try start.expectVersion(1...1, of: "an object's header")
    try start.skip(1)
    let count = try start.number(2)
    try start.skip(4)
    var blocks = [(address + 16, try start.number(4))]
    var header = ObjectHeader()
    var seen: Set<Int> = []
    var read = 0
    while let (place, size) = blocks.first, read < count {
      blocks.removeFirst()
      guard seen.insert(place).inserted else { throw FormatDamage("an object's header leads back to itself") }
      var cursor = try cursor(at: place, count: size)
      while cursor.remaining >= 8, read < count {
        let (kind, size, flags) = (try cursor.number(2), try cursor.number(2), try cursor.byte())
        try cursor.skip(3)
        let body = try cursor.bytes(size)
        read += 1
        if kind == ObjectHeader.Kind.continuation {
          var next = self.cursor(body)
          blocks.append((try next.definedAddress(), try next.length()))
        } else {
          try add(kind, body, flags, to: &header, isShared: isShared)
        }
      }
    }
    return header
  }

  private func newHeader(at address: Int, isShared: Bool) throws -> ObjectHeader {
    var start = try cursor(at: address, count: 6)
    try start.expect("OHDR")
    _ = try start.expectVersion(2...2, of: "an object's header")
    let flags = try start.byte()
    let widthOfSize = 1 << (flags & 3)
    let fixed = 6 + (flags & 0x20 != 0 ? 16 : 0) + (flags & 0x10 != 0 ? 4 : 0)
    var sizes = try cursor(at: address + fixed, count: widthOfSize)
    let size = try sizes.number(widthOfSize)
    let prefix = fixed + widthOfSize
    guard size <= bytes.count else { throw FormatDamage.tooShort }
    // The first block, then its continuations; each is read without signature and checksum.
    var blocks = [(address, prefix, prefix + size + 4)]
    var header = ObjectHeader()
    var seen: Set<Int> = []
    while let (place, skipped, size) = blocks.first {
      blocks.removeFirst()
      guard seen.insert(place).inserted else { throw FormatDamage("an object's header leads back to itself") }
      var cursor = try checkedCursor(at: place, count: size)
      if place != address { try cursor.expect("OCHK") } else { try cursor.skip(skipped) }
      while cursor.remaining >= 4 + (flags & 4 != 0 ? 2 : 0) {
        let (kind, size, messageFlags) = (try cursor.byte(), try cursor.number(2), try cursor.byte())
        if flags & 4 != 0 { try cursor.skip(2) }
        let body = try cursor.bytes(size)
        if kind == ObjectHeader.Kind.continuation {
          var next = self.cursor(body)
          let (address, size) = (try next.definedAddress(), try next.length())
          guard size >= 8 else { throw FormatDamage.tooShort }
          blocks.append((address, 4, size))
        } else {
          try add(kind, body, messageFlags, to: &header, isShared: isShared)
        }
      }
    }
    return header
  }

  private func add(
    _ kind: Int, _ body: [UInt8], _ flags: Int, to header: inout ObjectHeader, isShared: Bool
  ) throws {
    guard kind != 0 else { return }
    var body = body
    // A shared message: this is its address.
    if flags & 2 != 0 {
      guard !isShared else { throw FormatDamage("a shared message leads to a shared message") }
      guard let shared = try shared(kind, cursor(body)) else { return }
      body = shared
    }
    header.messages.append(.init(kind: kind, body: body))
  }

  /// The message that a shared message refers to (IV.A.1.b).
  func shared(_ kind: Int, _ reference: Cursor) throws -> [UInt8]? {
    var cursor = reference
    let version = try cursor.expectVersion(1...3, of: "a shared message")
    let place = try cursor.byte()
    if version == 1 { try cursor.skip(6) }
    guard version < 3 || place == 2 else {
      throw FormatDamage("messages shared in a heap are not known here")
    }
    return try header(at: try cursor.definedAddress(), isShared: true).first(kind)
  }
}
