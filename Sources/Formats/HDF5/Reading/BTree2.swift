// B-trees of version 2 (III.A.2): all records, in order.
extension HDF5File {
  /// Calls `body` with each record of a tree whose kind is among those expected.
  ///
  /// - Returns: the kind of its records.
  @discardableResult
  func forEachRecord(
    ofTree address: Int, kinds: ClosedRange<Int>, _ body: (_ record: Cursor) throws -> Void
  ) throws -> Int {
    var head = try checkedCursor(at: address, count: 22 + sizes.address + sizes.length)
    try head.expect("BTHD")
    _ = try head.expectVersion(0...0, of: "a tree")
    let kind = try head.byte()
    guard kinds.contains(kind) else { throw FormatDamage("a tree is of another kind than it should be") }
    let (nodeSize, recordSize, depth) = (try head.number(4), try head.number(2), try head.number(2))
    try head.skip(2)
    let root = try head.address()
    let rootCount = try head.number(2)
    guard rootCount > 0, let root else { return kind }
    guard recordSize > 0, nodeSize > 16, depth < 32 else {
      throw FormatDamage("a tree's sizes make no sense")
    }

    // The widths of the numbers beside a child's address, by the depth below.
    let overhead = 10
    var mostRecords = [(nodeSize - overhead) / recordSize]
    var mostBelow = mostRecords
    let widthOfCount = width(mostRecords[0])
    var widthOfTotal = [0]
    for level in 0..<depth {
      let pointer = sizes.address + widthOfCount + widthOfTotal[level]
      let most = max(0, (nodeSize - overhead - pointer) / (recordSize + pointer))
      mostRecords.append(most)
      let (below, isBeyond) = (most + 1).multipliedReportingOverflow(by: mostBelow[level])
      mostBelow.append(isBeyond ? Int.max / 2 : min(below + most, Int.max / 2))
      widthOfTotal.append(width(mostBelow[level + 1]))
    }

    var seen: Set<Int> = []
    func visit(_ address: Int, count: Int, level: Int) throws {
      guard seen.insert(address).inserted else { throw FormatDamage("a tree leads back to itself") }
      guard count <= mostRecords[level] else {
        throw FormatDamage("a tree's node claims more than it can hold")
      }
      let pointer = level == 0 ? 0 : sizes.address + widthOfCount + widthOfTotal[level - 1]
      let size = 6 + count * recordSize + (level == 0 ? 0 : (count + 1) * pointer) + 4
      var cursor = try checkedCursor(at: address, count: size)
      try cursor.expect(level == 0 ? "BTLF" : "BTIN")
      _ = try cursor.expectVersion(0...0, of: "a tree")
      guard try cursor.byte() == kind else { throw FormatDamage("a tree's nodes are of several kinds") }
      var records: [Cursor] = []
      for _ in 0..<count { records.append(self.cursor(try cursor.bytes(recordSize))) }
      guard level > 0 else { return try records.forEach(body) }
      for index in 0...count {
        let child = try cursor.definedAddress()
        let childCount = try cursor.number(widthOfCount)
        try cursor.skip(widthOfTotal[level - 1])
        try visit(child, count: childCount, level: level - 1)
        if index < count { try body(records[index]) }
      }
    }
    try visit(root, count: rootCount, level: depth)
    return kind
  }

  /// The number of bytes that a number up to this one is stored with.
  private func width(_ largest: Int) -> Int {
    (max(1, largest).bitWidth - max(1, largest).leadingZeroBitCount + 7) / 8
  }
}
