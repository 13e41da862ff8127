import Evaluator
import Files

/// `to_csv`.
enum CSVWriting {
  package static func write(_ frame: DataFrameObject, _ call: Call) throws -> Value {
    let interpreter = call.interpreter
    let separator = try call.string("sep")
    guard separator.unicodeScalars.count == 1 else {
      throw call.fault("sep", .message("\"delimiter\" must be a 1-character string", kind: .type))
    }
    let frame =
      call["columns"].isNone
      ? frame : frame.choosing(columns: try frame.requiredPlaces(of: call.elements("columns"), interpreter))
    func field(_ value: Value) throws -> String {
      if value.isNone { return "" }
      if case .float(let number) = value {
        if number.isNaN { return "" }
        if !call["float_format"].isNone {
          return try interpreter.text(
            interpreter.binary(.modulo, .string(call.string("float_format")), value))
        }
      }
      let text = try interpreter.text(value)
      guard text.contains(where: { "\"\n\r".contains($0) }) || text.contains(separator) else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    var text = ""
    func add(_ fields: [String]) { text += fields.joined(separator: separator) + "\n" }
    let hasLabels = try call.bool("index")
    if try call.bool("header") {
      add(try (hasLabels ? [frame.index.name] : []).map(field) + frame.names.map(field))
    }
    let labels = frame.index.values
    for (row, values) in try frame.tableRows(interpreter).enumerated() {
      try interpreter.checkInterruption()
      let fields = try (hasLabels ? [labels[row]] : []).map(field) + values.map(field)
      // A row of one empty field would be an empty line.
      add(fields == [""] ? ["\"\""] : fields)
    }
    guard !call["path_or_buf"].isNone else { return .string(text) }
    let path = try call.path("path_or_buf", for: .writing)
    do {
      try FileReplacement.replace(path, with: Array(text.utf8))
    } catch let fault as SystemFault {
      throw call.fault("path_or_buf", .operatingSystem(code: fault.code, path: path))
    }
    return .none
  }
}
