/// A chunk that was written.
struct Chunk {
  /// The index of its first element.
  let origin: [Int]
  let address: Int
  /// Bytes in the file.
  let size: Int
  /// A bit for each filter that was not applied.
  let skippedFilters: Int
}

// The five kinds of chunk index.
extension HDF5File {
  /// Calls `body` with each chunk that was written.
  ///
  /// - `chunkSize`: bytes of a chunk without filters.
  /// - `isFiltered`: whether the array has filters: only then do indices store sizes.
  func forEachChunk(
    of layout: ChunkedLayout, shape: [Int], chunkSize: Int, isFiltered: Bool, _ body: (Chunk) throws -> Void
  ) throws {
    guard let address = layout.address else { return }
    let grid = ChunkGrid(layout, shape: shape)
    let rank = shape.count
    // No more chunks than fit into the shape, however many the index lists.
    var left = grid.cells
    func give(_ chunk: Chunk) throws {
      left -= 1
      guard left >= 0 else { throw FormatDamage("it has more chunks than its shape has room for") }
      try body(chunk)
    }
    /// An element of an array of chunks: an address, and with filters the size and the filter mask.
    func element(_ number: Int, _ cursor: inout Cursor, width: Int) throws {
      let address = try cursor.address()
      var (size, skipped) = (chunkSize, 0)
      if isFiltered {
        size = try cursor.number(width - sizes.address - 4)
        skipped = try cursor.number(4)
      }
      guard let address, let origin = grid.origin(number) else { return }
      try give(grid.chunk(at: origin, address, size, skipped, isFiltered: isFiltered))
    }
    switch layout.index {
    case .tree:
      try forEachLeaf(ofTree: address, kind: 1, keySize: 8 + 8 * (rank + 1)) { key, leaf in
        var key = key
        let (size, skipped) = (try key.number(4), try key.number(4))
        var origin: [Int] = []
        for _ in 0..<rank { origin.append(try key.number(8)) }
        guard isFiltered || size == chunkSize else {
          throw FormatDamage("a chunk is of another size than the others")
        }
        try give(Chunk(origin: origin, address: leaf, size: size, skippedFilters: skipped))
      }
    case .single(let size, let skipped):
      let origin = [Int](repeating: 0, count: rank)
      try give(Chunk(origin: origin, address: address, size: size ?? chunkSize, skippedFilters: skipped))
    case .implicit:
      for number in 0..<grid.count {
        // Bounded by the file's end: the maximum shape may have more chunks than an `Int` counts.
        let (offset, isBeyond) = number.multipliedReportingOverflow(by: chunkSize)
        guard !isBeyond, offset <= bytes.count else { throw FormatDamage.tooShort }
        guard let origin = grid.origin(number) else { continue }
        try give(Chunk(origin: origin, address: address + offset, size: chunkSize, skippedFilters: 0))
      }
    case .fixedArray: try forEachInFixedArray(at: address, count: grid.count, element)
    case .extensibleArray: try forEachInExtensibleArray(at: address, count: grid.count, element)
    case .tree2:
      try forEachRecord(ofTree: address, kinds: 10...11) { record in
        var record = record
        let address = try record.definedAddress()
        var (size, skipped) = (chunkSize, 0)
        if isFiltered {
          size = try record.number(record.remaining - 4 - 8 * rank)
          skipped = try record.number(4)
        }
        var origin: [Int] = []
        for axis in 0..<rank {
          let (start, isBeyond) = try record.number(8).multipliedReportingOverflow(by: layout.lengths[axis])
          guard !isBeyond else { throw FormatDamage("a chunk lies beyond all bounds") }
          origin.append(start)
        }
        try give(grid.chunk(at: origin, address, size, skipped, isFiltered: isFiltered))
      }
    }
  }

  // MARK: - Fixed array (VII.C)

  private func forEachInFixedArray(
    at address: Int, count wanted: Int, _ element: (Int, inout Cursor, _ width: Int) throws -> Void
  ) throws {
    var head = try checkedCursor(at: address, count: 12 + sizes.length + sizes.address)
    try head.expect("FAHD")
    _ = try head.expectVersion(0...0, of: "a fixed array")
    try head.skip(1)
    let (width, pageBits) = (try head.byte(), try head.byte())
    let count = try head.length()
    guard let block = try head.address() else { return }
    guard pageBits < 32, width >= sizes.address, width <= 64, count <= bytes.count / width + (1 << 20) else {
      throw FormatDamage("an array of chunks makes no sense")
    }
    let pageCount = 1 << pageBits
    let prefix = 6 + sizes.address
    func elements(_ cursor: inout Cursor, _ range: Range<Int>) throws {
      for number in range where number < wanted {
        var one = self.cursor(try cursor.bytes(width))
        try element(number, &one, width)
      }
    }
    if count <= pageCount {
      var cursor = try checkedCursor(at: block, count: prefix + count * width + 4)
      try cursor.expect("FADB")
      try cursor.skip(prefix - 4)
      return try elements(&cursor, 0..<count)
    }
    let pages = (count + pageCount - 1) / pageCount
    let mapSize = (pages + 7) / 8
    var cursor = try checkedCursor(at: block, count: prefix + mapSize + 4)
    try cursor.expect("FADB")
    try cursor.skip(prefix - 4)
    let map = try cursor.bytes(mapSize)
    var place = block + prefix + mapSize + 4
    for page in 0..<pages {
      let range = page * pageCount..<min(count, (page + 1) * pageCount)
      let size = range.count * width + 4
      if map[page / 8] & 0x80 >> UInt8(page % 8) != 0 {
        var cursor = try checkedCursor(at: place, count: size)
        try elements(&cursor, range)
      }
      place += pageCount * width + 4
    }
  }

  // MARK: - Extensible array (VII.D)

  private func forEachInExtensibleArray(
    at address: Int, count wanted: Int, _ element: (Int, inout Cursor, _ width: Int) throws -> Void
  ) throws {
    var head = try checkedCursor(at: address, count: 16 + 6 * sizes.length + sizes.address)
    try head.expect("EAHD")
    _ = try head.expectVersion(0...0, of: "an extensible array")
    try head.skip(1)
    let (width, bits) = (try head.byte(), try head.byte())
    let (inIndex, leastInBlock) = (try head.byte(), try head.byte())
    let (leastPointers, pageBits) = (try head.byte(), try head.byte())
    for _ in 0..<6 { _ = try head.bits(sizes.length) }
    guard let index = try head.address() else { return }
    guard width >= sizes.address, width <= 64, (1...62).contains(bits), leastInBlock.isPowerOf2,
      leastPointers.isPowerOf2, pageBits < 32, bits > leastInBlock.trailingZeroBitCount
    else { throw FormatDamage("an array of chunks makes no sense") }
    let widthOfOffset = (bits + 7) / 8
    let pageCount = 1 << pageBits
    let superblocks = 1 + bits - leastInBlock.trailingZeroBitCount
    // The first data blocks have no super block: the index points to them directly.
    let direct = min(2 * leastPointers.trailingZeroBitCount, superblocks)
    let directBlocks = 2 * (leastPointers - 1)
    let pointers = directBlocks + superblocks - direct
    var cursor = try checkedCursor(
      at: index, count: 6 + sizes.address + inIndex * width + pointers * sizes.address + 4)
    try cursor.expect("EAIB")
    try cursor.skip(2 + sizes.address)
    var number = 0
    func take(_ cursor: inout Cursor, _ count: Int) throws {
      for _ in 0..<count {
        var one = self.cursor(try cursor.bytes(width))
        if number < wanted { try element(number, &one, width) }
        number += 1
      }
    }
    try take(&cursor, inIndex)

    /// A data block of elements, in pages if it is larger than one. `pages` tells which pages were written.
    func dataBlock(_ address: Int?, _ count: Int, _ pages: ArraySlice<UInt8>) throws {
      guard let address else {
        number += count
        return
      }
      let prefix = 6 + sizes.address + widthOfOffset
      if count <= pageCount {
        var cursor = try checkedCursor(at: address, count: prefix + count * width + 4)
        try cursor.expect("EADB")
        try cursor.skip(prefix - 4)
        return try take(&cursor, count)
      }
      var head = try checkedCursor(at: address, count: prefix + 4)
      try head.expect("EADB")
      var place = address + prefix + 4
      for page in 0..<count / pageCount {
        let isWritten =
          pages.count > page / 8 && pages[pages.startIndex + page / 8] & 0x80 >> UInt8(page % 8) != 0
        if isWritten, number < wanted {
          var cursor = try checkedCursor(at: place, count: pageCount * width + 4)
          try take(&cursor, pageCount)
        } else {
          number += pageCount
        }
        place += pageCount * width + 4
      }
    }
    for level in 0..<superblocks where number < wanted {
      guard level < 48 else { throw FormatDamage("an array of chunks makes no sense") }
      let blocks = 1 << (level / 2)
      let count = leastInBlock << ((level + 1) / 2)
      if level < direct {
        for _ in 0..<blocks { try dataBlock(try cursor.address(), count, []) }
        continue
      }
      // The index also has pointers to data blocks that are not used.
      guard let superblock = try cursor.address() else {
        number += blocks * count
        continue
      }
      let prefix = 6 + sizes.address + widthOfOffset
      let mapSize = count > pageCount ? (count / pageCount + 7) / 8 : 0
      var inner = try checkedCursor(
        at: superblock, count: prefix + blocks * (mapSize + sizes.address) + 4)
      try inner.expect("EASB")
      try inner.skip(prefix - 4)
      let maps = try inner.bytes(blocks * mapSize)
      for block in 0..<blocks {
        try dataBlock(try inner.address(), count, maps[block * mapSize..<(block + 1) * mapSize])
      }
    }
  }
}

/// How an array is divided into chunks, and their numbering.
private struct ChunkGrid {
  private let lengths: [Int]
  private let shape: [Int]
  private let order: [Int]
  /// Chunks along each axis, of the maximum shape.
  private let steps: [Int]
  private let leavesPartialChunks: Bool
  private let chunkElements: Int
  private let elementSize: Int
  /// The number after that of the last chunk within the array.
  let count: Int
  /// The number of chunks in the array's current shape.
  let cells: Int

  init(_ layout: ChunkedLayout, shape: [Int]) {
    lengths = layout.lengths
    self.shape = shape
    let largest = layout.largest.count == shape.count ? layout.largest : shape
    // The unlimited axis comes first.
    let endless = layout.index == .extensibleArray ? largest.firstIndex { $0 == nil } : nil
    order = (endless.map { [$0] } ?? []) + shape.indices.filter { $0 != endless }
    let lengths = layout.lengths
    func chunks(_ elements: Int, _ length: Int) -> Int {
      elements / length + (elements % length == 0 ? 0 : 1)
    }
    steps = shape.indices.map { chunks(max(largest[$0] ?? shape[$0], shape[$0]), lengths[$0]) }
    leavesPartialChunks = layout.leavesPartialChunks
    chunkElements = lengths.reduce(1, &*)
    elementSize = layout.elementSize
    cells = shape.indices.reduce(1) {
      $0.multipliedReportingOverflow(by: chunks(shape[$1], lengths[$1])).partialValue
    }
    var last = 0
    for axis in order {
      let (scaled, isBeyond) = last.multipliedReportingOverflow(by: steps[axis])
      let (next, isFurther) = scaled.addingReportingOverflow(chunks(shape[axis], lengths[axis]) - 1)
      last = isBeyond || isFurther ? Int.max - 1 : next
      if last == Int.max - 1 { break }
    }
    count = last + 1
  }

  /// The index of the first element of a chunk; `nil` if it is outside the array's current shape.
  func origin(_ number: Int) -> [Int]? {
    var rest = number
    var origin = [Int](repeating: 0, count: shape.count)
    for (place, axis) in order.enumerated().reversed() {
      let step = place == 0 ? rest : rest % max(1, steps[axis])
      let (start, isBeyond) = step.multipliedReportingOverflow(by: lengths[axis])
      guard !isBeyond, start < shape[axis] else { return nil }
      origin[axis] = start
      rest /= max(1, steps[axis])
    }
    return origin
  }

  func chunk(at origin: [Int], _ address: Int, _ size: Int, _ skipped: Int, isFiltered: Bool) -> Chunk {
    let isPartial = shape.indices.contains { origin[$0] > shape[$0] - lengths[$0] }
    // Without filters such a chunk is stored whole, whatever size is stored with it.
    if isFiltered, leavesPartialChunks, isPartial {
      return Chunk(
        origin: origin, address: address, size: chunkElements * elementSize, skippedFilters: ~0)
    }
    return Chunk(origin: origin, address: address, size: size, skippedFilters: skipped)
  }
}
