// The links of a group: names, and the addresses of object headers.
extension HDF5File {
  /// Links to objects in this file, by name. Symbolic and external links are ignored.
  func links(of header: ObjectHeader) throws -> [String: Int] {
    var links: [String: Int] = [:]
    if let body = header.first(ObjectHeader.Kind.symbolTable) {
      var cursor = cursor(body)
      try readSymbolTable(tree: cursor.definedAddress(), heap: cursor.definedAddress(), into: &links)
    }
    for body in header.all(ObjectHeader.Kind.link) { try readLink(cursor(body), into: &links) }
    if let body = header.first(ObjectHeader.Kind.linkInfo) {
      var cursor = cursor(body)
      _ = try cursor.expectVersion(0...0, of: "a group")
      if try cursor.byte() & 1 != 0 { try cursor.skip(8) }
      if let heapAddress = try cursor.address(), let tree = try cursor.address() {
        let heap = try FractalHeap(self, at: heapAddress)
        // Ordered by a hash of the name (4 bytes), followed by the link's heap id.
        try forEachRecord(ofTree: tree, kinds: 5...5) { record in
          var record = record
          try record.skip(4)
          try readLink(self.cursor(heap.object(try record.bytes(heap.identifierSize))), into: &links)
        }
      }
    }
    return links
  }

  // MARK: - Groups of the older kind (III.A.1, III.B, III.D)

  private func readSymbolTable(tree: Int, heap: Int, into links: inout [String: Int]) throws {
    var head = try cursor(at: heap, count: 8 + 2 * sizes.length + sizes.address)
    try head.expect("HEAP")
    _ = try head.expectVersion(0...0, of: "a local heap")
    try head.skip(3)
    let size = try head.length()
    _ = try head.bits(sizes.length)
    let names = try part(at: try head.definedAddress(), count: size)
    try forEachLeaf(ofTree: tree, kind: 0, keySize: sizes.length) { _, leaf in
      var start = try cursor(at: leaf, count: 8)
      try start.expect("SNOD")
      _ = try start.expectVersion(1...1, of: "a symbol table node")
      try start.skip(1)
      let count = try start.number(2)
      var entries = try cursor(at: leaf + 8, count: count * (2 * sizes.address + 24))
      for _ in 0..<count {
        let name = try entries.number(sizes.address)
        let address = try entries.address()
        let kind = try entries.number(4)
        try entries.skip(20)
        guard name < names.count else { throw FormatDamage("a name lies beyond its heap") }
        // Kind 2 is a symbolic link.
        if kind != 2, let address {
          guard let end = names[name...].firstIndex(of: 0) else { throw FormatDamage("a name has no end") }
          links[String(decoding: names[name..<end], as: UTF8.self)] = address
        }
      }
    }
  }

  /// Calls `body` with the key before each leaf of a version 1 B-tree, and the leaf's address (III.A.1).
  func forEachLeaf(
    ofTree root: Int, kind: Int, keySize: Int, _ body: (_ key: Cursor, _ leaf: Int) throws -> Void
  ) throws {
    var seen: Set<Int> = []
    func visit(_ address: Int, expectedLevel: Int?) throws {
      guard seen.insert(address).inserted else { throw FormatDamage("a tree leads back to itself") }
      let prefix = 8 + 2 * sizes.address
      var head = try cursor(at: address, count: prefix)
      try head.expect("TREE")
      guard try head.byte() == kind else { throw FormatDamage("a tree is of another kind than it should be") }
      let level = try head.byte()
      guard expectedLevel.map({ $0 == level }) ?? true else {
        throw FormatDamage("a tree's levels do not agree")
      }
      let count = try head.number(2)
      var entries = try cursor(at: address + prefix, count: count * (keySize + sizes.address) + keySize)
      for _ in 0..<count {
        let key = cursor(try entries.bytes(keySize))
        let child = try entries.definedAddress()
        if level > 0 { try visit(child, expectedLevel: level - 1) } else { try body(key, child) }
      }
    }
    try visit(root, expectedLevel: nil)
  }

  // MARK: - Links of the newer kind (IV.A.2.g)

  private func readLink(_ start: Cursor, into links: inout [String: Int]) throws {
    var cursor = start
    _ = try cursor.expectVersion(1...1, of: "a link")
    let flags = try cursor.byte()
    let kind = flags & 8 != 0 ? try cursor.byte() : 0
    if flags & 4 != 0 { try cursor.skip(8) }
    if flags & 16 != 0 { try cursor.skip(1) }
    let name = try cursor.bytes(try cursor.number(1 << (flags & 3)))
    guard kind == 0 else { return }
    links[String(decoding: name, as: UTF8.self)] = try cursor.definedAddress()
  }
}
