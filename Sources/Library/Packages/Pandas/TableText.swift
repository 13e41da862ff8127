import Evaluator
import Tensors

/// Tables as pandas prints them.
enum TableText {
  /// More rows than this are shown by their first and last ones.
  static let mostRows = 60
  private static let shownRows = 10
  private static let width = 80
  private static let longestText = 50
  /// More columns than this are shown in documents by their first and last ones.
  private static let mostColumns = 20

  // MARK: - Columns of text

  /// A column's values as texts of one width, to the right.
  static func cells(_ column: Column, _ interpreter: Interpreter) throws -> [String] {
    let texts: [String]
    switch column {
    case .numbers(let tensor):
      if tensor.dtype.isFloating {
        texts = floats(try tensor.elements(Double.self))
      } else if tensor.dtype == .bool {
        texts = tensor.scalars().map { $0.doubleValue == 0 ? " False" : " True" }
      } else {
        texts = try tensor.scalars().map { scalar in
          let text = try interpreter.text(Value(scalar))
          return text.hasPrefix("-") ? text : " " + text
        }
      }
    case .texts(let values): texts = values.map { " " + escaped($0 ?? "NaN") }
    case .categories(let categories):
      // Whole numbers stay whole beside missing ones.
      let isWhole = !categories.codes.contains(nil)
      return try cells(isWhole ? categories.plain : .objects(column.plainValues), interpreter)
    case .objects(let values):
      texts = try values.map { value in
        switch value {
        case .none: return " None"
        case .float(let number): return number.isNaN ? " NaN" : trimmed(fixed(number, 6))
        case .tensor(let tensor) where tensor.rank == 0 && tensor.dtype.isFloating:
          let number = value.asDouble ?? .nan
          return number.isNaN ? " NaN" : trimmed(fixed(number, 6))
        default: return " " + (try plain(value, interpreter))
        }
      }
    }
    return right(texts)
  }

  /// A value as text; the texts within lists and tuples have no quotes.
  private static func plain(_ value: Value, _ interpreter: Interpreter) throws -> String {
    switch value {
    case .list(let list):
      return "[" + (try list.elements.map { try plain($0, interpreter) }).joined(separator: ", ") + "]"
    case .tuple(let tuple):
      let elements = tuple.elements
      let inner = try elements.map { try plain($0, interpreter) }.joined(separator: ", ")
      return "(" + inner + (elements.count == 1 ? ",)" : ")")
    default: return escaped(try interpreter.text(value))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\n", with: "\\n").replacing("\t", with: "\\t").replacing("\r", with: "\\r")
  }

  /// `%.6f`, a space before it unless it is negative.
  private static func fixed(_ number: Double, _ digits: Int) -> String {
    let text = FloatText.formatted(number, code: "f", precision: digits)
    return text.hasPrefix("-") ? text : " " + text
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains("."), !text.contains("e") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? text + "0" : text
  }

  /// Numbers with six digits behind the point, without the zeros that all end in; large and tiny ones with an exponent.
  private static func floats(_ numbers: [Double]) -> [String] {
    func isFinite(_ text: String) -> Bool { text.contains(".") }
    var texts = numbers.map { $0.isNaN ? "NaN" : $0.isInfinite ? ($0 < 0 ? "-inf" : " inf") : fixed($0, 6) }
    while texts.contains(where: isFinite), texts.allSatisfy({ !isFinite($0) || $0.hasSuffix("0") }) {
      texts = texts.map { isFinite($0) ? String($0.dropLast()) : $0 }
    }
    texts = texts.map { $0.hasSuffix(".") ? $0 + "0" : $0 }
    let finite = numbers.filter(\.isFinite)
    let isLong = (texts.map(\.count).max() ?? 0) > 12
    let isTiny = finite.contains { abs($0) < 1e-6 && $0 != 0 }
    guard isTiny || (isLong && finite.contains { abs($0) > 1e6 }) else { return texts }
    return numbers.map { number in
      if !number.isFinite { return number.isNaN ? "NaN" : number < 0 ? "-inf" : " inf" }
      let text = FloatText.formatted(number, code: "e", precision: 6)
      return text.hasPrefix("-") ? text : " " + text
    }
  }

  private static func right(_ texts: [String], least: Int = 0) -> [String] {
    let width = min(max(texts.map(\.count).max() ?? 0, least), max(longestText, least))
    return texts.map { text in
      let cut = text.count > width ? String(text.prefix(width - 3)) + "..." : text
      return String(repeating: " ", count: width - cut.count) + cut
    }
  }

  static func left(_ texts: [String]) -> [String] {
    let width = texts.map(\.count).max() ?? 0
    return texts.map { $0 + String(repeating: " ", count: width - $0.count) }
  }

  /// The labels of an index, to the left.
  static func labels(_ index: TableIndex, _ interpreter: Interpreter) throws -> [String] {
    let column = try index.column
    if case .numbers(let tensor) = column, tensor.dtype.isFloating {
      let cells = try cells(column, interpreter)
      return left(cells.map { $0.trimmingSpaces })
    }
    return left(
      try column.plainValues.map { value in
        if let number = value.asDouble, number.isNaN { return "NaN" }
        return escaped(try interpreter.text(value))
      })
  }

  // MARK: - Series

  static func text(_ series: SeriesObject, _ interpreter: Interpreter) throws -> String {
    let count = series.column.count
    guard count > 0 else {
      let name = series.name.isNone ? "" : "Name: \(try interpreter.text(series.name)), "
      return "Series([], \(name)dtype: \(series.column.dtypeName))"
    }
    let isCut = count > mostRows
    let half = shownRows / 2
    let places = isCut ? Array(0..<half) + Array(count - half..<count) : Array(0..<count)
    var labels = try labels(series.index.taking(places), interpreter)
    var cells = try cells(series.column.taking(places), interpreter)
    if isCut {
      let width = cells[half - 1].count
      let dots = width > 3 ? "..." : ".."
      let before = (width - dots.count) / 2 + ((width - dots.count) % 2) * (width % 2)
      cells.insert(
        String(repeating: " ", count: before) + dots
          + String(repeating: " ", count: width - dots.count - before),
        at: half)
      labels.insert(String(repeating: " ", count: labels[0].count), at: half)
    }
    var lines = zip(labels, cells).map { $0 + "   " + $1 }
    if !series.index.name.isNone { lines.insert(try interpreter.text(series.index.name), at: 0) }
    var footer: [String] = []
    if !series.name.isNone { footer.append("Name: \(try interpreter.text(series.name))") }
    if isCut { footer.append("Length: \(count)") }
    footer.append("dtype: \(series.column.dtypeName)")
    lines.append(footer.joined(separator: ", "))
    if case .categories(let categories) = series.column { lines.append(try categories.footer(interpreter)) }
    return lines.joined(separator: "\n")
  }

  // MARK: - Data frames

  static func text(_ frame: DataFrameObject, _ interpreter: Interpreter, isWhole: Bool = false) throws
    -> String
  {
    guard frame.rowCount > 0, !frame.columns.isEmpty else {
      let names = try frame.names.map { try interpreter.text($0) }.joined(separator: ", ")
      let labels = try frame.index.values.map { try interpreter.text($0) }.joined(separator: ", ")
      return "Empty DataFrame\nColumns: [\(names)]\nIndex: [\(labels)]"
    }
    let isCut = frame.rowCount > mostRows && !isWhole
    let half = shownRows / 2
    let places =
      isCut ? Array(0..<half) + Array(frame.rowCount - half..<frame.rowCount) : Array(0..<frame.rowCount)
    let shown = try frame.taking(places)
    var parts = try strips(shown, interpreter)
    var isNarrowed = false
    if !isWhole {
      // Columns are left out of the middle until the rest fits.
      var widths = parts.map { $0[0].count }
      var excess = widths.reduce(0, +) + widths.count - 1 - width + 1
      if excess > 0 {
        while excess > 0, widths.count > 1 {
          let middle = Int((Double(widths.count) / 2).rounded(.toNearestOrEven))
          excess -= widths[middle] + 1
          widths.remove(at: middle)
        }
        let fitting = max(widths.count - 1, 2)
        if fitting < shown.columns.count {
          isNarrowed = true
          let side = fitting / 2
          let kept = Array(0..<side) + Array(shown.columns.count - side..<shown.columns.count)
          parts = try strips(shown.choosing(columns: kept), interpreter)
          parts.insert(Array(repeating: " ...", count: parts[0].count), at: side + 1)
        }
      }
    }
    if isCut {
      let at = half + parts[0].count - places.count
      parts = parts.enumerated().map { position, part in
        let width = part[0].count
        let dots = width > 3 || part[0] == " ..." ? "..." : ".."
        let gap = String(repeating: " ", count: max(0, width - dots.count))
        var part = part
        part.insert(position == 0 ? dots + gap : gap + dots, at: at)
        return part
      }
    }
    let lines = parts[0].indices.map { row in parts.map { $0[row] }.joined(separator: " ") }
    let size = isCut || isNarrowed ? "\n\n[\(frame.rowCount) rows x \(frame.columns.count) columns]" : ""
    return lines.joined(separator: "\n") + size
  }

  /// A data frame as documents show it: rows and columns of the middle are left out of large ones, as pandas does.
  static func table(_ frame: DataFrameObject, _ interpreter: Interpreter) throws -> DisplayTable? {
    guard frame.rowCount > 0, !frame.columns.isEmpty else { return nil }
    func ends(_ count: Int, most: Int, shown: Int) -> [Int] {
      count <= most ? Array(0..<count) : Array(0..<shown / 2) + Array(count - shown / 2..<count)
    }
    let rows = ends(frame.rowCount, most: mostRows, shown: shownRows)
    let places = ends(frame.columns.count, most: mostColumns, shown: mostColumns)
    let shown = try frame.taking(rows).choosing(columns: places)
    var columns = [try labels(shown.index, interpreter)]
    columns += try shown.columns.map { try cells($0, interpreter) }
    columns = columns.map { $0.map(\.trimmingSpaces) }
    let corner = frame.columnsName.isNone ? frame.index.name : frame.columnsName
    var header = [corner.isNone ? "" : try interpreter.text(corner)]
    header += try shown.names.map { try interpreter.text($0) }
    let isCut = rows.count < frame.rowCount || places.count < frame.columns.count
    if places.count < frame.columns.count {
      columns.insert(Array(repeating: "...", count: rows.count), at: 1 + mostColumns / 2)
      header.insert("...", at: 1 + mostColumns / 2)
    }
    var lines = rows.indices.map { row in columns.map { $0[row] } }
    if rows.count < frame.rowCount {
      lines.insert(Array(repeating: "...", count: header.count), at: shownRows / 2)
    }
    return DisplayTable(
      header: header, rows: lines,
      note: isCut ? "\(frame.rowCount) rows × \(frame.columns.count) columns" : "")
  }

  /// The index and each column under its name, as texts of one width.
  private static func strips(_ frame: DataFrameObject, _ interpreter: Interpreter) throws -> [[String]] {
    var labels = try labels(frame.index, interpreter)
    let hasName = !frame.index.name.isNone
    if hasName { labels.insert(try interpreter.text(frame.index.name), at: 0) }
    let over = frame.columnsName.isNone ? "" : try interpreter.text(frame.columnsName)
    var result = [left([over] + labels)]
    var names = try frame.names.map { escaped(try interpreter.text($0)) }
    // Whole numbers are as wide as the widest, to the left.
    if frame.names.allSatisfy({ if case .int = $0 { true } else { false } }) { names = left(names) }
    for (name, column) in zip(names, frame.columns) {
      let isNumber = column.tensor != nil
      let head = (isNumber ? " " : "") + name
      let body = right(try cells(column, interpreter), least: head.count)
      let pad = max(0, (body.first?.count ?? 0) - head.count)
      let title = String(repeating: " ", count: pad) + head
      result.append([title] + (hasName ? [String(repeating: " ", count: title.count)] : []) + body)
    }
    return result
  }
}
