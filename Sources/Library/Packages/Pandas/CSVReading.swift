import Evaluator
import PythonLibrary
import Tensors

/// `pandas.read_csv`.
enum CSVReading {
  static let function = Builtin(
    "read_csv", module: "pd", doc: "A data frame from a CSV file.",
    [
      .required("filepath_or_buffer", .any, "the file, or an object with read()"),
      .optional("sep", .string, default: ",", "between the fields, one character"),
      .keyword("delimiter", .any, "as sep"),
      .keyword("header", .any, default: "infer", "the line with the names; None: there is none"),
      .keyword("names", .any, "the columns' names"),
      .keyword("index_col", .any, "the column of the rows' labels"),
      .keyword("usecols", .any, "the columns to keep, by name or number"),
      .keyword("dtype", .any, "a type, or a dict by column"),
      .keyword("nrows", .int, "how many rows; None: all"),
      .keyword("skiprows", .int, "how many lines are passed over"),
      .keyword("na_values", .any, "further texts that are missing values"),
      .keyword("encoding", .any, "only UTF-8"),
      .keyword("engine", .any, "accepted"), .keyword("low_memory", .any, "accepted"),
      .keyword("skipinitialspace", .bool, default: false, "whether spaces behind sep are dropped"),
    ]
  ) { call in
    var text: [UInt8]
    if call["filepath_or_buffer"].isPathLike {
      let path = call["filepath_or_buffer"].asString ?? ""
      guard !path.hasPrefix("http://"), !path.hasPrefix("https://") else {
        throw call.fault(
          "filepath_or_buffer",
          .message("read_csv reads files here, found a URL", help: "download the file first"))
      }
      guard !path.hasSuffix(".gz"), !path.hasSuffix(".zip") else {
        throw call.fault(
          "filepath_or_buffer",
          .message("read_csv reads plain files here, found '\(path)'", help: "unpack it first"))
      }
      text = try FileBytes.read(call.path("filepath_or_buffer", for: .reading))
    } else {
      let content = try call.interpreter.call(
        call.interpreter.attribute("read", of: call["filepath_or_buffer"]), [])
      guard let string = content.asString else {
        throw call.wrongType("filepath_or_buffer", expected: "a file's name")
      }
      text = Array(string.utf8)
    }
    if text.starts(with: [0xef, 0xbb, 0xbf]) { text.removeFirst(3) }
    return .object(try table(text, call))
  }

  private static func table(_ text: [UInt8], _ call: Call) throws -> DataFrameObject {
    let interpreter = call.interpreter
    let separator = try call["delimiter"].isNone ? call.string("sep") : call.string("delimiter")
    guard separator.utf8.count == 1, let sep = separator.utf8.first, sep != UInt8(ascii: "\"") else {
      throw call.fault(
        "sep",
        .message("sep is one character here, found '\(separator)'", help: "sep=\",\", \";\" or \"\\t\""))
    }
    var fields = CSVFields(text, separator: sep, dropsSpaces: try call.bool("skipinitialspace"))
    for _ in 0..<(try call.optionalInt("skiprows", atLeast: 0) ?? 0) { _ = fields.nextRow() }
    let given = call["names"].isNone ? nil : try call.elements("names")
    var headerLine: Int? = given == nil ? 0 : nil
    if call["header"].asString != "infer" { headerLine = try call.optionalInt("header", atLeast: 0) }
    var names: [Value] = given ?? []
    if let headerLine {
      for _ in 0..<headerLine { _ = fields.nextRow() }
      guard let row = fields.nextRow() else {
        throw Fault.message("No columns to parse from file", kind: .value)
      }
      if given == nil { names = unique(row.map { fields.text($0) }) }
    }
    let most = try call.optionalInt("nrows", atLeast: 0) ?? .max
    var columns: [[CSVFields.Field]] = []
    var width = names.count
    var hasLabels = false
    var rows = 0
    while rows < most, let row = fields.nextRow() {
      if rows == 0 {
        if names.isEmpty { names = row.indices.map { .int($0) } }
        hasLabels = row.count == names.count + 1 && given == nil
        width = names.count + (hasLabels ? 1 : 0)
        columns = Array(repeating: [], count: width)
      }
      guard row.count <= width else {
        throw Fault.message(
          "Error tokenizing data. C error: Expected \(width) fields in line \(fields.line), saw \(row.count)",
          help: "sep=\";\" or \"\\t\" for other separators")
      }
      for place in 0..<width { columns[place].append(place < row.count ? row[place] : .empty) }
      rows += 1
      if rows % 1024 == 0 { try interpreter.checkInterruption() }
    }
    if columns.isEmpty { columns = names.map { _ in [] } }
    var labels: TableIndex?
    let further =
      call["na_values"].isNone
      ? []
      : try (call["na_values"].elementsOfSequence ?? [call["na_values"]]).map { try interpreter.text($0) }
    let missing = CSVFields.missing.union(further.map { Array($0.utf8) })
    if hasLabels { labels = TableIndex(try fields.column(columns.removeFirst(), missing)) }
    let types = call["dtype"]
    var kept = Array(names.indices)
    if !call["usecols"].isNone {
      let wanted = try call.elements("usecols")
      kept = try wanted.map { name in
        if let place = try names.firstIndex(where: { try interpreter.equal($0, name) }) { return place }
        if let place = name.asInt, names.indices.contains(place) { return place }
        throw call.fault(
          "usecols",
          .message(
            "Usecols do not match columns, columns expected but not found: [\(try interpreter.repr(name))]"))
      }.sorted()
    }
    let parts = try kept.map { place -> Column in
      var type = types
      if case .dict(let dict) = types { type = try dict[HashKey(names[place], interpreter)] ?? .none }
      let isText: Bool = if case .type(let cls) = type { cls.name == "str" } else { type.asString == "str" }
      if isText { return fields.texts(columns[place], missing) }
      let column = try fields.column(columns[place], missing)
      return type.isNone ? column : try column.converted(type, call, "dtype")
    }
    let frame = DataFrameObject(
      names: kept.map { names[$0] }, columns: parts, index: labels ?? TableIndex(count: rows))
    guard !call["index_col"].isNone, !(call["index_col"].scalar == .bool(false)) else { return frame }
    let place: Int
    if let number = call["index_col"].asInt {
      guard frame.names.indices.contains(number) else {
        throw call.fault("index_col", .message("list index out of range", kind: .index))
      }
      place = number
    } else {
      guard let found = try frame.place(of: call["index_col"], interpreter) else {
        throw call.fault("index_col", .message("Index \(try interpreter.text(call["index_col"])) invalid"))
      }
      place = found
    }
    let name = frame.names[place]
    let result = frame.choosing(columns: frame.names.indices.filter { $0 != place })
    result.index = TableIndex(
      frame.columns[place], name: name.asString?.hasPrefix("Unnamed: ") == true ? .none : name)
    return result
  }

  /// Names that are there twice get `.1`, empty ones a number.
  private static func unique(_ names: [String]) -> [Value] {
    var counts: [String: Int] = [:]
    return names.enumerated().map { place, name in
      let name = name.isEmpty ? "Unnamed: \(place)" : name
      let count = counts[name, default: 0]
      counts[name] = count + 1
      return .string(count == 0 ? name : "\(name).\(count)")
    }
  }
}

/// The fields of a CSV file, by their places in its bytes.
struct CSVFields {
  /// A part of the bytes; quoted fields lie without their quotes in `quoted`.
  struct Field {
    var start: Int32
    var count: Int32
    var isQuoted = false

    static let empty = Field(start: 0, count: 0)
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private let dropsSpaces: Bool
  private var place = 0
  private var quoted: [UInt8] = []
  /// The number of the line that was read last.
  private(set) var line = 0

  init(_ bytes: [UInt8], separator: UInt8, dropsSpaces: Bool) {
    (self.bytes, self.separator, self.dropsSpaces) = (bytes, separator, dropsSpaces)
  }

  /// Texts that stand for a missing value.
  static let missing: Set<[UInt8]> = Set(
    [
      "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
      "N/A", "NA", "NULL",
      "NaN", "None", "n/a", "nan", "null",
    ].map { Array($0.utf8) })

  /// The next row that is not empty.
  mutating func nextRow() -> [Field]? {
    while place < bytes.count {
      line += 1
      let row = readRow()
      if row.count == 1, row[0].count == 0, !row[0].isQuoted { continue }
      return row
    }
    return nil
  }

  private mutating func readRow() -> [Field] {
    let (quote, newline, back) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var row: [Field] = []
    while true {
      if dropsSpaces { while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 } }
      if place < bytes.count, bytes[place] == quote {
        let start = quoted.count
        place += 1
        while place < bytes.count {
          if bytes[place] == quote {
            guard place + 1 < bytes.count, bytes[place + 1] == quote else { break }
            place += 1
          } else if bytes[place] == newline {
            line += 1
          }
          quoted.append(bytes[place])
          place += 1
        }
        place += 1
        while place < bytes.count, bytes[place] != separator, bytes[place] != newline, bytes[place] != back {
          quoted.append(bytes[place])
          place += 1
        }
        row.append(Field(start: Int32(start), count: Int32(quoted.count - start), isQuoted: true))
      } else {
        let start = place
        while place < bytes.count, bytes[place] != separator, bytes[place] != newline, bytes[place] != back {
          place += 1
        }
        row.append(Field(start: Int32(start), count: Int32(place - start)))
      }
      guard place < bytes.count, bytes[place] == separator else { break }
      place += 1
    }
    if place < bytes.count, bytes[place] == back { place += 1 }
    if place < bytes.count, bytes[place] == newline { place += 1 }
    return row
  }

  private func content(_ field: Field) -> ArraySlice<UInt8> {
    let range = Int(field.start)..<Int(field.start) + Int(field.count)
    return field.isQuoted ? quoted[range] : bytes[range]
  }

  func text(_ field: Field) -> String { String(decoding: content(field), as: UTF8.self) }

  func texts(_ fields: [Field], _ missing: Set<[UInt8]>) -> Column {
    .texts(fields.map { missing.contains(Array(content($0))) ? nil : text($0) })
  }

  /// A column of the type that fits all fields: whole numbers, numbers, truth values, text.
  func column(_ fields: [Field], _ missing: Set<[UInt8]>) throws -> Column {
    if let numbers = ints(fields) { return .numbers(try Tensor(shape: [numbers.count], elements: numbers)) }
    if let numbers = doubles(fields, missing) { return try .doubles(numbers) }
    let flags = fields.map {
      ["True": true, "TRUE": true, "true": true, "False": false, "FALSE": false, "false": false][text($0)]
    }
    if !fields.isEmpty, flags.allSatisfy({ $0 != nil }) { return try .bools(flags.compactMap { $0 }) }
    return texts(fields, missing)
  }

  private func ints(_ fields: [Field]) -> [Int64]? {
    var numbers: [Int64] = []
    numbers.reserveCapacity(fields.count)
    for field in fields {
      var digits = content(field)
      while digits.first == UInt8(ascii: " ") { digits.removeFirst() }
      let isNegative = digits.first == UInt8(ascii: "-")
      if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
      guard !digits.isEmpty, digits.count < 19 else { return nil }
      var number: Int64 = 0
      for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        number = number * 10 + Int64(digit - UInt8(ascii: "0"))
      }
      numbers.append(isNegative ? -number : number)
    }
    return fields.isEmpty ? nil : numbers
  }

  private func doubles(_ fields: [Field], _ missing: Set<[UInt8]>) -> [Double]? {
    var numbers: [Double] = []
    numbers.reserveCapacity(fields.count)
    for field in fields {
      let part = content(field)
      if missing.contains(Array(part)) {
        numbers.append(.nan)
        continue
      }
      let text = String(decoding: part, as: UTF8.self).trimmingSpaces
      // Not what only Swift reads as a number: 0x10.
      guard let number = Double(text), !text.contains("x"), !text.contains("X"), !text.contains("p") else {
        let named = ["inf": Double.infinity, "-inf": -.infinity, "Inf": .infinity, "-Inf": -.infinity][text]
        guard let named else { return nil }
        numbers.append(named)
        continue
      }
      numbers.append(number)
    }
    return fields.isEmpty ? nil : numbers
  }
}
