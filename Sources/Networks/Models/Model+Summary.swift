import Phrases
import Tensors

extension Model {
  /// The table that Keras prints: layers, output shapes, parameters.
  package func summary() -> String {
    var rows: [[String]] = []
    for layer in summaryLayers() {
      rows.append([
        "\(layer.name) (\(layer.className))",
        layer.outputShape.map { Self.batched($0) } ?? "?",
        isBuilt ? layer.parameterCount.grouped : "0 (unbuilt)",
      ])
    }
    var table = Table(columns: [
      .init("Layer (type)", minimumWidth: 31), .init("Output Shape", minimumWidth: 22),
      .init("Param #", minimumWidth: 13, alignsRight: true),
    ])
    table.rows = rows
    let total = parameterCount
    let learning = trainableParameterCount
    return """
      Model: "\(name)"
      \(table.drawn())
       Total params: \(total.grouped) (\(Self.size(total * 4)))
       Trainable params: \(learning.grouped) (\(Self.size(learning * 4)))
       Non-trainable params: \((total - learning).grouped) (\(Self.size((total - learning) * 4)))
      """
  }

  private struct Row {
    let name: String, className: String, outputShape: Shape?, parameterCount: Int
  }

  private func summaryLayers() -> [Row] {
    let inputs =
      kind == .functional
      ? inputs.map { Row(name: $0.name, className: "InputLayer", outputShape: $0.shape, parameterCount: 0) }
      : []
    // In other models a shared layer may have other shapes.
    let shapes = Dictionary(
      calls.compactMap { call in call.outputShapes.first.map { (ObjectIdentifier(call.layer), $0) } },
      uniquingKeysWith: { first, _ in first })
    return inputs
      + layers.map {
        Row(
          name: $0.name, className: $0.className,
          outputShape: shapes[ObjectIdentifier($0)] ?? $0.outputShape, parameterCount: $0.parameterCount)
      }
  }

  static func batched(_ shape: Shape) -> String {
    shape.rank == 0 ? "(None,)" : "(None, \(shape.map(String.init).joined(separator: ", ")))"
  }

  /// Bytes as Keras prints them: powers of 1024 named KB, MB …, two decimals.
  static func size(_ bytes: Int) -> String {
    var value = Double(bytes)
    var unit = "B"
    for next in ["KB", "MB", "GB", "TB"] where value >= 1024 {
      value /= 1024
      unit = next
    }
    let hundredths = Int((value * 100).rounded())
    let places = hundredths % 100
    return "\(hundredths / 100).\(places < 10 ? "0" : "")\(places) \(unit)"
  }
}

/// A table, with or without borders.
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

  /// With Keras's borders.
  func drawn() -> String {
    let widths = widths
    func rule(_ left: String, _ line: String, _ cross: String, _ right: String) -> String {
      left + widths.map { String(repeating: line, count: $0 + 2) }.joined(separator: cross) + right
    }
    func line(_ cells: [String], _ edge: String) -> String {
      return edge + " " + padded(cells, widths).joined(separator: " \(edge) ") + " " + edge
    }
    var lines = [rule("┏", "━", "┳", "┓"), line(columns.map(\.title), "┃"), rule("┡", "━", "╇", "┩")]
    for (index, row) in rows.enumerated() {
      if index > 0 { lines.append(rule("├", "─", "┼", "┤")) }
      lines.append(line(row, "│"))
    }
    lines.append(rule("└", "─", "┴", "┘"))
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// The number of characters; constant time for ASCII.
  fileprivate var characterCount: Int {
    let bytes = utf8.count
    return utf8.allSatisfy({ $0 < 0x80 }) ? bytes : count
  }
}
