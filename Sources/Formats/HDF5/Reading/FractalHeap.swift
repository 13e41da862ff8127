/// The heap that stores many links or attributes of one object (III.G).
final class FractalHeap {
  let identifierSize: Int
  private let file: HDF5File
  private let isChecked: Bool
  private let widthOfOffset: Int
  private let widthOfLength: Int
  private let tableWidth: Int
  private let startingSize: Int
  private let largestDirect: Int
  private let root: Int?
  private let rootRows: Int
  private let address: Int
  private let hugeTree: Int?
  /// The addresses of objects too large for blocks, by their ids.
  private var huge: [Int: (address: Int, size: Int)]?
  /// The addresses of direct blocks, by their heap offsets.
  private var places: [(start: Int, size: Int, address: Int)]?
  /// Direct blocks read so far, by their heap offsets.
  private var blocks: [Int: [UInt8]] = [:]

  init(_ file: HDF5File, at address: Int) throws {
    self.file = file
    self.address = address
    var head = try file.checkedCursor(
      at: address, count: 26 + 12 * file.sizes.length + 3 * file.sizes.address)
    try head.expect("FRHP")
    _ = try head.expectVersion(0...0, of: "a fractal heap")
    identifierSize = try head.number(2)
    let filterSize = try head.number(2)
    guard filterSize == 0 else { throw FormatDamage("heaps with filters are not known here") }
    isChecked = try head.byte() & 2 != 0
    let largestManaged = try head.number(4)
    _ = try head.bits(file.sizes.length)
    hugeTree = try head.address()
    _ = try head.bits(file.sizes.length)
    _ = try head.address()
    for _ in 0..<8 { _ = try head.bits(file.sizes.length) }
    tableWidth = try head.number(2)
    startingSize = try head.length()
    largestDirect = try head.length()
    let bits = try head.number(2)
    try head.skip(2)
    root = try head.address()
    rootRows = try head.number(2)
    guard tableWidth.isPowerOf2, tableWidth <= 1024, startingSize.isPowerOf2, largestDirect.isPowerOf2,
      startingSize <= largestDirect, largestDirect <= 1 << 30, (1...62).contains(bits), rootRows <= 64,
      (1...32).contains(identifierSize)
    else { throw FormatDamage("a heap's sizes make no sense") }
    widthOfOffset = (bits + 7) / 8
    let widthOfManaged =
      (max(1, largestManaged).bitWidth - max(1, largestManaged).leadingZeroBitCount + 7) / 8
    widthOfLength = min((largestDirect.trailingZeroBitCount + 7) / 8, widthOfManaged)
  }

  /// The bytes of an object.
  func object(_ identifier: [UInt8]) throws -> [UInt8] {
    var cursor = file.cursor(identifier)
    let first = try cursor.byte()
    guard first >> 6 == 0 else { throw FormatDamage("a heap's object is of an unknown version") }
    switch first >> 4 & 3 {
    case 0:
      let (offset, length) = (try cursor.number(widthOfOffset), try cursor.number(widthOfLength))
      return try managed(offset: offset, length: length)
    case 1: return try hugeObject(&cursor)
    case 2:
      let isLong = identifierSize > 18
      let length = isLong ? (first & 15) << 8 | (try cursor.byte()) : first & 15
      return try cursor.bytes(length + 1)
    default: throw FormatDamage("a heap's object is of an unknown kind")
    }
  }

  private func hugeObject(_ cursor: inout Cursor) throws -> [UInt8] {
    guard identifierSize - 1 < file.sizes.address + file.sizes.length else {
      return try file.part(at: cursor.definedAddress(), count: cursor.length())
    }
    let number = try cursor.number(min(8, cursor.remaining))
    if huge == nil {
      var found: [Int: (address: Int, size: Int)] = [:]
      if let hugeTree {
        try file.forEachRecord(ofTree: hugeTree, kinds: 1...1) { record in
          var record = record
          let (address, size) = (try record.definedAddress(), try record.length())
          found[try record.length()] = (address, size)
        }
      }
      huge = found
    }
    guard let place = huge?[number] else { throw FormatDamage("a heap's object is not there") }
    return try file.part(at: place.address, count: place.size)
  }

  private func managed(offset: Int, length: Int) throws -> [UInt8] {
    let table = try places ?? findBlocks()
    places = table
    // The last block that begins at or before the offset.
    var (low, high) = (0, table.count)
    while low < high {
      let middle = (low + high) / 2
      if table[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, offset - table[low - 1].start < table[low - 1].size else {
      throw FormatDamage("a heap's block is not there")
    }
    let (start, size, address) = table[low - 1]
    let block = try direct(at: address, offset: start, size: size)
    let place = offset - start
    guard length <= block.count, place <= block.count - length else {
      throw FormatDamage("a heap's object lies beyond its block")
    }
    return Array(block[place..<place + length])
  }

  /// All direct blocks by heap offset: those of the root's doubling table, then of the tables below it.
  private func findBlocks() throws -> [(start: Int, size: Int, address: Int)] {
    guard let root else { return [] }
    if rootRows == 0 { return [(0, startingSize, root)] }
    var found: [(start: Int, size: Int, address: Int)] = []
    var seen: Set<Int> = []
    func visit(_ address: Int, rows: Int, start blockStart: Int) throws {
      guard seen.insert(address).inserted else { throw FormatDamage("a heap leads back to itself") }
      let prefix = 5 + file.sizes.address + widthOfOffset
      var cursor = try file.checkedCursor(
        at: address, count: prefix + rows * tableWidth * file.sizes.address + 4)
      try cursor.expect("FHIB")
      _ = try cursor.expectVersion(0...0, of: "a heap's block")
      try cursor.skip(file.sizes.address + widthOfOffset)
      var start = blockStart
      for row in 0..<rows {
        let size = try blockSize(row: row)
        for _ in 0..<tableWidth {
          let child = try cursor.address()
          if let child, size <= largestDirect {
            found.append((start, size, child))
          } else if let child {
            // An indirect block spans as much as its rows, which begin at the starting size.
            let span = size / startingSize / tableWidth
            guard span > 0 else { throw FormatDamage("a heap's sizes make no sense") }
            try visit(child, rows: span.trailingZeroBitCount + 1, start: start)
          }
          start += size
          guard start < 1 << 61 else { throw FormatDamage("a heap's sizes make no sense") }
        }
      }
    }
    try visit(root, rows: rootRows, start: 0)
    return found.sorted { $0.start < $1.start }
  }

  /// The size of each block in a row of a doubling table.
  private func blockSize(row: Int) throws -> Int {
    let doublings = max(0, row - 1)
    guard doublings < 30, startingSize <= 1 << 20 else { throw FormatDamage("a heap's sizes make no sense") }
    return startingSize << doublings
  }

  private func direct(at address: Int, offset: Int, size: Int) throws -> [UInt8] {
    if let block = blocks[offset] { return block }
    let bytes = try file.part(at: address, count: size)
    var cursor = file.cursor(bytes)
    try cursor.expect("FHDB")
    _ = try cursor.expectVersion(0...0, of: "a heap's block")
    guard try cursor.definedAddress() == self.address else {
      throw FormatDamage("a block belongs to another heap")
    }
    guard try cursor.number(widthOfOffset) == offset else {
      throw FormatDamage("a heap's block is out of place")
    }
    if isChecked {
      // The checksum field is inside and counts as zeros.
      let place = 5 + file.sizes.address + widthOfOffset
      var blank = bytes
      for index in place..<place + 4 where index < blank.count { blank[index] = 0 }
      let stored = bytes.dropFirst(place).prefix(4)
      try Checksum.verify(blank + stored)
    }
    blocks[offset] = bytes
    return bytes
  }
}
