/// An attribute of an object (IV.A.2.m); only text values are read.
struct Attribute {
  let type: DataType
  let space: Dataspace
  let elements: [UInt8]
}

extension HDF5File {
  func attributes(of header: ObjectHeader) throws -> [String: Attribute] {
    var found: [String: Attribute] = [:]
    for body in header.all(ObjectHeader.Kind.attribute) { try readAttribute(cursor(body), into: &found) }
    guard let body = header.first(ObjectHeader.Kind.attributeInfo) else { return found }
    var cursor = cursor(body)
    _ = try cursor.expectVersion(0...0, of: "an object's attributes")
    if try cursor.byte() & 1 != 0 { try cursor.skip(2) }
    guard let heapAddress = try cursor.address(), let tree = try cursor.address() else { return found }
    let heap = try FractalHeap(self, at: heapAddress)
    try forEachRecord(ofTree: tree, kinds: 8...8) { record in
      var record = record
      let identifier = try record.bytes(heap.identifierSize)
      guard try record.byte() & 2 == 0 else {
        throw FormatDamage("attributes shared in a heap are not known here")
      }
      try readAttribute(self.cursor(heap.object(identifier)), into: &found)
    }
    return found
  }

  private func readAttribute(_ start: Cursor, into found: inout [String: Attribute]) throws {
    var cursor = start
    let version = try cursor.expectVersion(1...3, of: "an attribute")
    let flags = try cursor.byte()
    let (nameSize, typeSize, spaceSize) = (try cursor.number(2), try cursor.number(2), try cursor.number(2))
    if version == 3 { try cursor.skip(1) }
    func field(_ size: Int) throws -> [UInt8] {
      let bytes = try cursor.bytes(size)
      if version == 1 { try cursor.skipPadding(after: size) }
      return bytes
    }
    let name = Cursor.text(try field(nameSize))
    var (type, space) = (try field(typeSize), try field(spaceSize))
    if version > 1 {
      if flags & 1 != 0 { type = try referred(ObjectHeader.Kind.datatype, type) }
      if flags & 2 != 0 { space = try referred(ObjectHeader.Kind.dataspace, space) }
    }
    found[name] = Attribute(
      type: try DataType(self.cursor(type)), space: try Dataspace(self.cursor(space)),
      elements: try cursor.bytes(cursor.remaining))
  }

  /// A datatype or dataspace stored with another object.
  func referred(_ kind: Int, _ reference: [UInt8]) throws -> [UInt8] {
    guard let body = try shared(kind, cursor(reference)) else {
      throw FormatDamage("a shared message is not there")
    }
    return body
  }

  func texts(of attribute: Attribute) throws -> [String] {
    let count = try attribute.space.elementCount()
    if count == 0 { return [] }
    guard let size = attribute.type.size(addressSize: sizes.address), !attribute.type.isNumber else {
      throw FormatDamage("it is no text")
    }
    let (total, isBeyond) = count.multipliedReportingOverflow(by: size)
    guard !isBeyond, total <= attribute.elements.count else {
      throw FormatDamage("it claims more elements than it has")
    }
    var cursor = cursor(attribute.elements)
    var texts: [String] = []
    var heaps: [Int: [Int: [UInt8]]] = [:]
    // Elements may share their text; together they must not be longer than the file.
    var allowance = bytes.count
    for _ in 0..<count {
      switch attribute.type {
      case .text(_, let isPadded):
        var text = Cursor.text(try cursor.bytes(size))
        if isPadded { while text.last == " " { text.removeLast() } }
        texts.append(text)
      default:
        let length = try cursor.number(4)
        let address = try cursor.address()
        let index = try cursor.number(4)
        guard length > 0, let address else {
          texts.append("")
          continue
        }
        let heap = try heaps[address] ?? globalHeap(at: address)
        heaps[address] = heap
        guard let object = heap[index], object.count >= length, allowance >= length else {
          throw FormatDamage("its texts are not where they should be")
        }
        allowance -= length
        texts.append(Cursor.text(object.prefix(length)))
      }
    }
    return texts
  }

  /// The objects of a global heap by their indices (III.E).
  private func globalHeap(at address: Int) throws -> [Int: [UInt8]] {
    var head = try cursor(at: address, count: 8 + sizes.length)
    try head.expect("GCOL")
    _ = try head.expectVersion(1...1, of: "a global heap")
    try head.skip(3)
    let size = try head.length()
    let prefix = 8 + sizes.length
    guard size >= prefix else { throw FormatDamage.tooShort }
    var cursor = try cursor(at: address + prefix, count: size - prefix)
    var objects: [Int: [UInt8]] = [:]
    while cursor.remaining >= 8 + sizes.length {
      let index = try cursor.number(2)
      if index == 0 { break }
      try cursor.skip(6)
      let length = try cursor.length()
      objects[index] = try cursor.bytes(length)
      let padding = (8 - length % 8) % 8
      try cursor.skip(min(padding, cursor.remaining))
    }
    return objects
  }
}
