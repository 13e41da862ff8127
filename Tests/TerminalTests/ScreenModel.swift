@testable import fieldbook

/// A model of a terminal's screen, which interprets a program's output. Supports as much of xterm as libedit and
/// the console use.
struct ScreenModel {
  let columns: Int
  let rows: Int
  private(set) var row = 0
  private(set) var column = 0
  private var cells: [[Character]]
  private var isInserting = false
  private var isWrapPending = false
  private var escape: String?
  private var pending: [UInt8] = []

  /// Sequences that were not recognized.
  private(set) var unknown: [String] = []

  /// Whether bracketed paste is on.
  private(set) var bracketsPastes = false

  init(columns: Int = 60, rows: Int = 16) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines up to the last non-blank one, without trailing blanks. A figure space is shown as a space.
  var lines: [String] {
    var lines = cells.map { row -> String in
      var text = String(row.filter { $0 != "\0" }).replacingFigureSpaces
      while text.last == " " { text.removeLast() }
      return text
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  var text: String { lines.joined(separator: "\n") }

  mutating func take(_ bytes: [UInt8]) {
    pending += bytes
    // An incomplete character waits for its remaining bytes.
    var end = pending.count
    while end > 0, pending.count - end < 4, String(validating: pending[..<end], as: UTF8.self) == nil {
      end -= 1
    }
    for scalar in String(decoding: pending[..<end], as: UTF8.self).unicodeScalars { take(scalar) }
    pending.removeFirst(end)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if var sequence = escape {
      sequence.unicodeScalars.append(scalar)
      escape = sequence
      let isControl = sequence.hasPrefix("[")
      let isDone =
        isControl ? sequence.count > 1 && (0x40...0x7E).contains(scalar.value) : !"()".contains(sequence)
      if isDone {
        escape = nil
        perform(sequence)
      }
      return
    }
    switch scalar {
    case "\u{1B}": escape = ""
    case "\r": (column, isWrapPending) = (0, false)
    case "\n": lineFeed()
    case "\u{8}": (column, isWrapPending) = (max(0, column - 1), false)
    case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
    case "\u{7}": break
    default: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.of(scalar)
    guard width > 0 else {
      if column > 0 { cells[row][column - 1] = Character(String(cells[row][column - 1]) + String(scalar)) }
      return
    }
    if isWrapPending || column + width > columns {
      column = 0
      isWrapPending = false
      lineFeed()
    }
    if isInserting {
      cells[row].insert(contentsOf: Array(repeating: " ", count: width), at: column)
      cells[row].removeLast(width)
    }
    cells[row][column] = Character(scalar)
    for extra in 1..<max(width, 1) where column + extra < columns { cells[row][column + extra] = "\0" }
    column += width
    if column >= columns {
      column = columns - 1
      isWrapPending = true
    }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    if row < rows - 1 {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func perform(_ sequence: String) {
    guard sequence.hasPrefix("["), let command = sequence.last else { return }
    let text = sequence.dropFirst().dropLast()
    let number = Int(text.split(separator: ";").first ?? "") ?? 0
    let count = max(1, number)
    isWrapPending = false
    switch command {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      let place = text.split(separator: ";").compactMap { Int($0) }
      (row, column) = place.count == 2 ? (place[0] - 1, place[1] - 1) : (0, 0)
    case "J":
      if number == 2 {
        for row in 0..<rows { clear(row, from: 0) }
      } else {
        for row in row..<rows { clear(row, from: row == self.row ? column : 0) }
      }
    case "K": clear(row, from: column)
    case "P":
      let count = min(count, columns - column)
      cells[row].removeSubrange(column..<column + count)
      cells[row] += Array(repeating: " ", count: count)
    case "@":
      let count = min(count, columns - column)
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row].removeLast(count)
    case "h" where text == "4": isInserting = true
    case "l" where text == "4": isInserting = false
    case "h" where text == "?2004": bracketsPastes = true
    case "l" where text == "?2004": bracketsPastes = false
    case "m", "h", "l": break
    default: unknown.append(sequence)
    }
  }

  private mutating func clear(_ row: Int, from column: Int) {
    for column in column..<columns { cells[row][column] = " " }
  }
}

extension String {
  fileprivate var replacingFigureSpaces: String {
    String(map { $0 == "\u{2007}" ? " " : $0 })
  }
}
