/// A table without borders.
struct Table {
  struct Column {
    let title: String
    let minimumWidth: Int
    let alignsRight: Bool
    init(_ title: String, minimumWidth: Int, alignsRight: Bool = false) {
      self.title = title
      self.minimumWidth = minimumWidth
      self.alignsRight = alignsRight
    }
  }

  let columns: [Column]
  var rows: [[String]] = []

  private var widths: [Int] {
    columns.indices.map { index in
      rows.reduce(max(columns[index].minimumWidth, columns[index].title.count)) {
        max($0, $1[index].characterCount)
      }
    }
  }

  private func padded(_ cells: [String], _ widths: [Int]) -> [String] {
    cells.indices.map { index in
      let gap = String(repeating: " ", count: max(0, widths[index] - cells[index].characterCount))
      return columns[index].alignsRight ? gap + cells[index] : cells[index] + gap
    }
  }

  /// Columns under their titles, without borders: narrow, and easy for a screen reader.
  func listed() -> String {
    let widths = widths
    func line(_ cells: [String]) -> String {
      let text = padded(cells, widths).joined(separator: "  ")
      let last = text.utf8.lastIndex { $0 != UInt8(ascii: " ") }
      return last.map { String(text[...$0]) } ?? ""
    }
    let rule = String(repeating: "─", count: widths.reduce(2 * (widths.count - 1), +))
    return ([line(columns.map(\.title)), rule] + rows.map(line)).joined(separator: "\n")
  }
}

extension String {
  /// The number of characters; constant time for ASCII.
  fileprivate var characterCount: Int {
    let bytes = utf8.count
    return utf8.allSatisfy({ $0 < 0x80 }) ? bytes : count
  }
}
