/// Where the elements of an array are stored (IV.A.2.i).
enum DataLayout: Equatable {
  /// In the header.
  case compact([UInt8])
  /// Contiguous; without address if nothing was ever written.
  case contiguous(address: Int?, size: Int)
  case chunked(ChunkedLayout)
  /// In other files.
  case elsewhere
}

/// Arrays in chunks of one shape.
struct ChunkedLayout: Equatable {
  enum Index: Equatable {
    case tree
    case single(size: Int?, skippedFilters: Int)
    case implicit
    case fixedArray
    case extensibleArray
    case tree2
  }

  /// The shape of a chunk.
  let lengths: [Int]
  let elementSize: Int
  let index: Index
  /// The address of the index; `nil` if no chunk was ever written.
  let address: Int?
  /// The maximum length of each axis; `nil` for unlimited.
  let largest: [Int?]
  /// Whether partial chunks at the edge are stored without filters.
  let leavesPartialChunks: Bool
}

extension DataLayout {
  init(_ start: Cursor, largest: [Int?]) throws {
    var cursor = start
    let version = try cursor.expectVersion(1...4, of: "an array's layout")
    if version < 3 {
      self = try Self.old(&cursor, largest)
      return
    }
    switch try cursor.byte() {
    case 0: self = .compact(try cursor.bytes(try cursor.number(2)))
    case 1: self = .contiguous(address: try cursor.address(), size: try cursor.length())
    case 2:
      self = .chunked(try version == 3 ? Self.chunks3(&cursor, largest) : Self.chunks4(&cursor, largest))
    case 3: self = .elsewhere
    default: throw FormatDamage("its layout is of an unknown kind")
    }
  }

  /// Versions 1 and 2, before HDF5 1.6.
  private static func old(_ cursor: inout Cursor, _ largest: [Int?]) throws -> DataLayout {
    let (rank, kind) = (try cursor.byte(), try cursor.byte())
    try cursor.skip(5)
    let address = kind == 0 ? nil : try cursor.address()
    var lengths: [Int] = []
    for _ in 0..<rank { lengths.append(try cursor.number(4)) }
    switch kind {
    case 0: return .compact(try cursor.bytes(try cursor.number(4)))
    case 1: return .contiguous(address: address, size: try product(lengths))
    case 2:
      guard rank > 0 else { throw FormatDamage.tooShort }
      return .chunked(
        ChunkedLayout(
          lengths: lengths.dropLast(), elementSize: lengths[rank - 1], index: .tree, address: address,
          largest: largest, leavesPartialChunks: false))
    default: throw FormatDamage("its layout is of an unknown kind")
    }
  }

  private static func chunks3(_ cursor: inout Cursor, _ largest: [Int?]) throws -> ChunkedLayout {
    let rank = try cursor.byte()
    let address = try cursor.address()
    var lengths: [Int] = []
    for _ in 0..<rank { lengths.append(try cursor.number(4)) }
    guard let elementSize = lengths.popLast() else { throw FormatDamage.tooShort }
    return ChunkedLayout(
      lengths: lengths, elementSize: elementSize, index: .tree, address: address, largest: largest,
      leavesPartialChunks: false)
  }

  private static func chunks4(_ cursor: inout Cursor, _ largest: [Int?]) throws -> ChunkedLayout {
    let (flags, rank, width) = (try cursor.byte(), try cursor.byte(), try cursor.byte())
    var lengths: [Int] = []
    for _ in 0..<rank { lengths.append(try cursor.number(width)) }
    guard let elementSize = lengths.popLast() else { throw FormatDamage.tooShort }
    let index: ChunkedLayout.Index
    switch try cursor.byte() {
    case 1 where flags & 2 != 0:
      index = .single(size: try cursor.length(), skippedFilters: try cursor.number(4))
    case 1: index = .single(size: nil, skippedFilters: 0)
    case 2: index = .implicit
    case 3:
      try cursor.skip(1)
      index = .fixedArray
    case 4:
      try cursor.skip(5)
      index = .extensibleArray
    case 5:
      try cursor.skip(6)
      index = .tree2
    default: throw FormatDamage("its chunks are indexed in an unknown way")
    }
    return ChunkedLayout(
      lengths: lengths, elementSize: elementSize, index: index, address: try cursor.address(),
      largest: largest, leavesPartialChunks: flags & 1 != 0)
  }
}
