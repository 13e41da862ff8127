import Phrases

/// A network as lines with lanes to their left, as `git log --graph` draws a history: each value that has readers
/// left occupies a lane.
///
///     ○ input
///     ● conv
///     ├─● branch       reads conv, which keeps its lane
///     │ ● branch
///     ●─╯ add          reads both
struct Lanes {
  /// One line: the characters of the lanes, two columns per lane.
  struct Row: Equatable {
    var cells: [Character]
    /// The lane of each cell, for its colour.
    var lanes: [Int]
    /// The column of the node.
    var node: Int
  }

  private(set) var rows: [Row] = []
  /// The value in each lane, and how many readers it has left.
  private var waiting: [(value: Int, readers: Int)?] = []

  init(_ diagram: Diagram) {
    let (inputs, readers) = (diagram.inputs, diagram.readers)
    for index in diagram.nodes.indices { place(index, inputs[index], readers: readers[index].count) }
  }

  /// The width of the widest line in columns.
  var width: Int { rows.map(\.cells.count).max() ?? 0 }

  private mutating func place(_ node: Int, _ inputs: [Int], readers: Int) {
    let sources = inputs.compactMap { input in waiting.firstIndex { $0?.value == input } }
    var ended: Set<Int> = []
    for lane in sources {
      waiting[lane]?.readers -= 1
      if waiting[lane]?.readers == 0 { ended.insert(lane) }
    }
    let own: Int
    if let lane = ended.min() {
      own = lane
    } else {
      let first = (sources.min() ?? -1) + 1
      own = waiting.indices.first { $0 >= first && waiting[$0] == nil } ?? waiting.count
    }
    while waiting.count <= own { waiting.append(nil) }
    rows.append(row(own, sources, ended))
    for lane in ended { waiting[lane] = nil }
    waiting[own] = readers > 0 ? (node, readers) : nil
    while let last = waiting.last, last == nil { waiting.removeLast() }
  }

  private func row(_ own: Int, _ sources: [Int], _ ended: Set<Int>) -> Row {
    let (low, high) = (min(own, sources.min() ?? own), max(own, sources.max() ?? own))
    var row = Row(cells: [], lanes: [], node: own * 2)
    for lane in waiting.indices {
      let isWithin = lane > low && lane < high
      let character: Character
      if lane == own {
        character = sources.isEmpty ? "○" : "●"
      } else if sources.contains(lane) {
        character = Self.joint(
          goesOn: !ended.contains(lane), left: lane > low, right: lane < high)
      } else if waiting[lane] != nil {
        character = "│"
      } else {
        character = isWithin ? "─" : " "
      }
      row.cells.append(character)
      row.lanes.append(sources.contains(lane) || waiting[lane] != nil ? lane : own)
      guard lane + 1 < waiting.count else { continue }
      let isJoined = lane >= low && lane < high
      row.cells.append(isJoined ? "─" : " ")
      // A connection to the right has the colour of the lane that it leads to or comes from.
      let source = lane >= own ? sources.filter { $0 > lane }.min() : sources.filter { $0 <= lane }.max()
      row.lanes.append(source ?? own)
    }
    while row.cells.last == " " {
      row.cells.removeLast()
      row.lanes.removeLast()
    }
    return row
  }

  /// The character where a lane branches.
  private static func joint(goesOn: Bool, left: Bool, right: Bool) -> Character {
    switch (goesOn, left, right) {
    case (true, true, true): "┼"
    case (true, true, false): "┤"
    case (true, false, _): "├"
    case (false, true, true): "┴"
    case (false, true, false): "╯"
    case (false, false, _): "╰"
    }
  }
}

extension Diagram {
  package func text(_ style: TextStyle) -> String {
    let diagram = folded()
    let lanes = Lanes(diagram)
    let rows = diagram.rowTexts
    let hasRepeats = !diagram.repeats.isEmpty
    let head = title.isEmpty ? 0 : 1
    let foot = diagram.nodes.count < nodes.count ? 1 : 0
    let columns = diagram.columnWidths(rows, room: style.width - lanes.width - 2 - (hasRepeats ? 6 : 0))
    let note = foot > 0 ? TextWidth.of(diagram.foldingNote(of: nodes.count)) : 0
    let used = lanes.width + 2 + columns.reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) } - 2
    var grid = TextGrid(
      width: min(style.width, max(used + (hasRepeats ? 6 : 0), note, 48)), height: rows.count + head + foot)
    if head > 0 {
      let total = nodes.reduce(0) { $0 &+ $1.parameters }
      let sum = details.parameters ? "   \(total.grouped) parameters" : ""
      grid.put(title, 0, 0, weight: .bold)
      grid.put(sum, TextWidth.of(title), 0, weight: .faint)
    }
    for (index, row) in lanes.rows.enumerated() {
      let y = index + head
      for (column, character) in row.cells.enumerated() {
        grid[column, y].character = character
        grid[column, y].ink = Color.cycle(row.lanes[column])
      }
      var x = lanes.width + 2
      for (column, text) in rows[index].enumerated() where columns[column] > 0 {
        let shown =
          column == 0
          ? TextWidth.cutInside(text, to: columns[0]) : TextWidth.cut(text, to: columns[column])
        if column == 3 {
          grid.putBefore(shown, x + columns[column], y, weight: .faint)
        } else {
          grid.put(shown, x, y, weight: column == 0 ? .bold : .normal)
        }
        x += columns[column] + 2
      }
    }
    for fold in diagram.repeats { draw(fold, into: &grid, column: used + 1, top: head) }
    if foot > 0 { grid.put(diagram.foldingNote(of: nodes.count), 0, rows.count + head, weight: .faint) }
    grid.trim()
    return grid.text(style.colours)
  }

  private func draw(_ fold: Repeat, into grid: inout TextGrid, column: Int, top: Int) {
    let (first, last) = (fold.nodes.lowerBound + top, fold.nodes.upperBound - 1 + top)
    for y in first...last {
      let sign = first == last ? "]" : y == first ? "╮" : y == last ? "╯" : "│"
      grid.put(sign, column, y, weight: .faint)
    }
    grid.put("×\(fold.times)", column + 2, (first + last) / 2, weight: .bold)
  }

  /// A note on what was omitted, for the last line.
  func foldingNote(of count: Int) -> String {
    var note = "\(count) layers on \(nodes.count) lines"
    if !repeats.isEmpty { note += "; ×n: a block that comes n times, its parameters added up" }
    return note
  }

  /// Name, class, shape and parameters of each line.
  var rowTexts: [[String]] {
    nodes.map { node in
      [
        details.names ? node.name : "", node.kind, details.shapes ? node.shape : "",
        details.parameters && node.parameters > 0 ? node.parameters.grouped : "",
      ]
    }
  }

  /// The column widths: names are shortened first, then classes.
  private func columnWidths(_ rows: [[String]], room: Int) -> [Int] {
    var widths = (0..<4).map { column in rows.map { TextWidth.of($0[column]) }.max() ?? 0 }
    func excess() -> Int { widths.reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) } - 2 - room }
    for (column, least) in [(0, 18), (1, 26), (0, 10), (1, 14)] where excess() > 0 && widths[column] > least {
      widths[column] = max(least, widths[column] - excess())
    }
    for column in [3, 2, 0] where excess() > 0 { widths[column] = 0 }
    return widths
  }
}
