/// An array of numbers in an HDF5 file; its elements are read on demand.
package struct HDF5Array {
  /// Within the file: "layers/dense/vars/0".
  package let path: String
  package let shape: [Int]
  private let file: HDF5File
  private let type: DataType
  private let elementSize: Int
  /// How many elements there are.
  package let count: Int
  private let layout: DataLayout
  private let filters: [Filter]
  private let fill: [UInt8]

  /// - Throws: `FormatFault.notNumbers` for text and for elements in other files.
  init(_ header: ObjectHeader, file: HDF5File, path: String) throws {
    self.file = file
    self.path = path
    let notNumbers = FormatFault.notNumbers(path: file.path, array: path)
    let parts = try file.doing("opening \(path)") {
      guard let typeBody = header.first(ObjectHeader.Kind.datatype),
        let spaceBody = header.first(ObjectHeader.Kind.dataspace),
        let layoutBody = header.first(ObjectHeader.Kind.layout)
      else { throw FormatDamage("its header does not say what it holds") }
      let space = try Dataspace(file.cursor(spaceBody))
      return (
        type: try DataType(file.cursor(typeBody)), space: space, count: try space.elementCount(),
        layout: try DataLayout(file.cursor(layoutBody), largest: space.largest),
        filters: try header.first(ObjectHeader.Kind.filters).map { try Filter.pipeline(file.cursor($0)) }
          ?? []
      )
    }
    guard parts.type.isNumber, let size = parts.type.size(addressSize: 8), let lengths = parts.space.lengths,
      header.first(ObjectHeader.Kind.externalFiles) == nil, parts.layout != .elsewhere
    else { throw notNumbers }
    (type, elementSize, shape, count) = (parts.type, size, lengths, parts.count)
    (layout, filters) = (parts.layout, parts.filters)
    fill = try file.doing("opening \(path)") { try Self.fillValue(header, file) } ?? []
  }

  /// Reads the elements as floats; `room` has the size of the array.
  ///
  /// - Throws: `FormatFault.damaged`, `SystemFault`, what the file's `check` throws.
  package func read(into room: UnsafeMutableBufferPointer<Float>) throws {
    precondition(room.count == count, "room for as many floats as the array has elements")
    guard count > 0 else { return }
    try file.doing("reading \(path)") {
      if type == .float(bytes: 4, isBigEndian: false), case .contiguous(let address?, let size) = layout {
        guard size / elementSize >= count else { throw FormatDamage.tooShort }
        return try file.bytes.read(at: file.offset(address), into: UnsafeMutableRawBufferPointer(room))
      }
      fillAll(room)
      try forEachRun { bytes, place in
        let end = place + bytes.count / elementSize
        type.convert(bytes, to: UnsafeMutableBufferPointer(rebasing: room[place..<end]))
      }
    }
  }

  /// The bytes of all elements.
  ///
  /// - Throws: `FormatFault.damaged` if they are more than can be counted.
  package var byteCount: Int {
    get throws { try file.doing("opening \(path)") { try product([count, elementSize]) } }
  }

  /// The type of the elements by NumPy's name: "float32", "int64", "uint8".
  package var elementType: String { type.name }

  /// Reads the elements as they are, in this machine's order of bytes; `room` has the size of the array, and is zero.
  ///
  /// - Throws: as for floats.
  package func read(into room: UnsafeMutableRawBufferPointer) throws {
    precondition(room.count == count * elementSize, "room for as many elements as the array has")
    guard count > 0 else { return }
    try file.doing("reading \(path)") {
      if fill.count == elementSize, fill.contains(where: { $0 != 0 }) {
        for place in room.indices { room[place] = fill[place % elementSize] }
      }
      try forEachRun { bytes, place in
        UnsafeMutableRawBufferPointer(rebasing: room[(place * elementSize)...]).copyBytes(from: bytes)
      }
      guard type.isBigEndian, elementSize > 1 else { return }
      for start in stride(from: 0, to: room.count, by: elementSize) {
        room[start..<start + elementSize].reverse()
      }
    }
  }

  private func fillAll(_ room: UnsafeMutableBufferPointer<Float>) {
    guard fill.count == elementSize else { return room.update(repeating: 0) }
    type.convert(fill[...], to: UnsafeMutableBufferPointer(rebasing: room[..<1]))
    room.update(repeating: room[0])
  }

  /// Calls `use` with elements that lie behind each other, and the place of the first; those that were never written are left out.
  private func forEachRun(_ use: (ArraySlice<UInt8>, Int) -> Void) throws {
    switch layout {
    case .compact(let bytes):
      guard bytes.count >= count * elementSize else { throw FormatDamage.tooShort }
      use(bytes[..<(bytes.startIndex + count * elementSize)], 0)
    case .contiguous(let address?, let size):
      guard size / elementSize >= count else { throw FormatDamage.tooShort }
      let start = try file.offset(address)
      // Through a buffer of fixed size.
      let most = 1 << 16
      var done = 0
      while done < count {
        let size = min(most, count - done)
        var bytes = [UInt8](repeating: 0, count: size * elementSize)
        try bytes.withUnsafeMutableBytes { try file.bytes.read(at: start + done * elementSize, into: $0) }
        use(bytes[...], done)
        done += size
      }
    case .contiguous(nil, _), .elsewhere: break
    case .chunked(let chunks): try readChunks(chunks, use)
    }
  }

  // MARK: - Chunks

  private func readChunks(_ chunks: ChunkedLayout, _ use: (ArraySlice<UInt8>, Int) -> Void) throws {
    guard chunks.lengths.count == shape.count, !shape.isEmpty, chunks.elementSize == elementSize else {
      throw FormatDamage("its chunks do not fit its shape")
    }
    let elements = try product(chunks.lengths)
    // A chunk may extend beyond the array's end, but not be much larger than the array.
    guard elements > 0, elements <= max(1 << 20, 2 * count) else {
      throw FormatDamage("it has chunks of \(elements) elements for \(count)")
    }
    let size = elements * elementSize
    try file.forEachChunk(of: chunks, shape: shape, chunkSize: size, isFiltered: !filters.isEmpty) { chunk in
      guard chunk.size <= file.bytes.count else { throw FormatDamage.tooShort }
      var bytes = [UInt8](repeating: 0, count: chunk.size)
      let start = try file.offset(chunk.address)
      try bytes.withUnsafeMutableBytes { try file.bytes.read(at: start, into: $0) }
      for (index, filter) in filters.enumerated().reversed() where chunk.skippedFilters & 1 << index == 0 {
        bytes = try filter.undo(bytes, size: size, elementSize: elementSize)
      }
      guard bytes.count == size else { throw FormatDamage("a chunk has \(bytes.count) bytes, not \(size)") }
      place(bytes, at: chunk.origin, chunks.lengths, use)
    }
  }

  /// Uses the part of a chunk within the array, one run of the last axis at a time.
  private func place(
    _ bytes: [UInt8], at origin: [Int], _ lengths: [Int], _ use: (ArraySlice<UInt8>, Int) -> Void
  ) {
    let rank = shape.count
    guard zip(origin, shape).allSatisfy({ $0 >= 0 && $0 < $1 }) else { return }
    let extent = (0..<rank).map { min(lengths[$0], shape[$0] - origin[$0]) }
    var index = [Int](repeating: 0, count: rank)
    while true {
      var (source, target) = (0, 0)
      for axis in 0..<rank {
        source = source * lengths[axis] + index[axis]
        target = target * shape[axis] + origin[axis] + index[axis]
      }
      let run = extent[rank - 1]
      use(bytes[source * elementSize..<(source + run) * elementSize], target)
      var axis = rank - 2
      while axis >= 0 {
        index[axis] += 1
        if index[axis] < extent[axis] { break }
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  /// The value of elements that were never written (IV.A.2.e, f); `nil` for zero.
  private static func fillValue(_ header: ObjectHeader, _ file: HDF5File) throws -> [UInt8]? {
    if let body = header.first(ObjectHeader.Kind.fillValue) {
      var cursor = file.cursor(body)
      let version = try cursor.expectVersion(1...3, of: "a fill value")
      if version == 3 {
        guard try cursor.byte() & 0x20 != 0 else { return nil }
      } else {
        try cursor.skip(2)
        let isDefined = try cursor.byte() != 0
        guard version == 1 || isDefined else { return nil }
      }
      return try cursor.bytes(try cursor.number(4))
    }
    guard let body = header.first(ObjectHeader.Kind.oldFillValue) else { return nil }
    var cursor = file.cursor(body)
    return try cursor.bytes(try cursor.number(4))
  }
}

extension DataType {
  /// Converts elements to floats, rounded to nearest as in C.
  func convert(_ bytes: ArraySlice<UInt8>, to room: UnsafeMutableBufferPointer<Float>) {
    bytes.withUnsafeBytes { raw in
      func each<Bits: FixedWidthInteger>(_: Bits.Type, _ isBigEndian: Bool, _ value: (Bits) -> Float) {
        for index in room.indices {
          let bits = raw.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self)
          room[index] = value(isBigEndian ? bits.byteSwapped : bits)
        }
      }
      switch self {
      case .float(2, let isBigEndian): each(UInt16.self, isBigEndian) { Float(Float16(bitPattern: $0)) }
      case .float(4, let isBigEndian): each(UInt32.self, isBigEndian) { Float(bitPattern: $0) }
      case .float(8, let isBigEndian): each(UInt64.self, isBigEndian) { Float(Double(bitPattern: $0)) }
      case .integer(1, true, _): each(Int8.self, false) { Float($0) }
      case .integer(2, true, let isBigEndian): each(Int16.self, isBigEndian) { Float($0) }
      case .integer(4, true, let isBigEndian): each(Int32.self, isBigEndian) { Float($0) }
      case .integer(8, true, let isBigEndian): each(Int64.self, isBigEndian) { Float($0) }
      case .integer(1, false, _): each(UInt8.self, false) { Float($0) }
      case .integer(2, false, let isBigEndian): each(UInt16.self, isBigEndian) { Float($0) }
      case .integer(4, false, let isBigEndian): each(UInt32.self, isBigEndian) { Float($0) }
      case .integer(8, false, let isBigEndian): each(UInt64.self, isBigEndian) { Float($0) }
      case .float, .integer, .text, .longText, .other: room.update(repeating: 0)
      }
    }
  }
}
