/// The work of a step whose result has rows that do not depend on each other.
struct RowWork {
  /// What several workers divide among them.
  enum Division { case rows, channels }

  /// The rows of the result.
  let count: Int
  var division = Division.rows
  /// The rows of a map that each row is computed from, where that is all it reads of a map.
  var window: RowWindow?
  /// Binds the kernel to memory and returns the code to run.
  let make: (WorkerMemory) throws -> (RowPart) throws -> Void

  /// A worker's part of some rows; `nil` for nothing.
  func part(of rows: Range<Int>, _ share: Share) -> RowPart? {
    switch division {
    case .rows:
      let own = share.range(of: rows.count)
      return own.isEmpty
        ? nil : RowPart(rows: rows.lowerBound + own.lowerBound..<rows.lowerBound + own.upperBound)
    case .channels: return RowPart(rows: rows, channels: share)
    }
  }
}

/// Rows of a result, of which a share of the channels is computed.
struct RowPart {
  let rows: Range<Int>
  var channels = Share.all
}

/// A worker's share of what a team divides.
struct Share {
  let number: Int
  let count: Int

  static let all = Share(number: 0, count: 1)

  /// Its range of so many things.
  func range(of things: Int) -> Range<Int> { things * number / count..<things * (number + 1) / count }
}

/// The rows of a map from which the rows of another are computed.
struct RowWindow {
  let input: Block
  let output: Block
  let reach: RowReach

  /// The rows of the input that some rows need.
  func rows(for rows: Range<Int>) -> Range<Int> { reach.rows(for: rows) }
}

/// How far the rows of a result reach into those of a map.
struct RowReach {
  /// The rows of the map.
  let height: Int
  /// The rows that one row is computed from, and how far the next row's are.
  let size: Int
  let stride: Int
  let padTop: Int

  /// The rows of the map that some rows of the result are computed from.
  func rows(for rows: Range<Int>) -> Range<Int> {
    let from = min(height, max(0, rows.lowerBound * stride - padTop))
    return from..<max(from, min(height, (rows.upperBound - 1) * stride - padTop + size))
  }

  /// The rows of the result, of so many, that are computed from a row of the map.
  func results(of row: Int, among count: Int) -> Range<Int> {
    let from = min(count, max(0, row + padTop - size + stride) / stride)
    return from..<max(from, min(count, (row + padTop) / stride + 1))
  }
}
