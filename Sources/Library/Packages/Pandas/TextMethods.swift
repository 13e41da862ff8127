import Evaluator
import Tensors

/// Text methods for each value: `df["label"].str`.
final class TextMethods: Object {
  private let series: SeriesObject

  init(_ series: SeriesObject) { self.series = series }

  static let type = ClassObject(
    "StringMethods", module: "pandas", doc: "Methods of text for each value.", members: tests)

  var classObject: ClassObject { Self.type }

  var attributeNames: [String] {
    ["lower", "upper", "strip", "replace", "split", "title", "len", "startswith", "endswith"]
  }

  /// Any method of str, called for each value.
  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
    guard (try? interpreter.attribute(name, of: .string(""))) != nil else { return nil }
    let series = series
    return .builtin(
      Builtin(
        name, module: "pandas", doc: "str.\(name) of each value.", [.rest("args"), .keywords("options")]
      ) { call in
        let missing = series.column.missing
        let values = try series.column.plainValues.enumerated().map { place, value -> Value in
          if missing[place] { return .float(.nan) }
          let method = try call.interpreter.attribute(name, of: value)
          var options = call.keywords("options")
          options.removeAll { $0.name == "regex" || $0.name == "expand" }
          return try call.interpreter.call(method, Arguments(call.rest("args"), keywords: options))
        }
        return series.with(try Column(values, call.interpreter))
      })
  }

  private static let tests: [Builtin] = [
    .method("len", "The length of each value.") { call in
      let series = try call.receiver(as: TextMethods.self).series
      return series.with(
        try Column(
          series.column.plainValues.map { $0.asString.map { .int($0.unicodeScalars.count) } ?? .float(.nan) },
          call.interpreter))
    },
    .method(
      "contains", "Where a text is part of the value; no regular expressions here.",
      [
        .required("pat", .string, "the text"),
        .optional("case", .bool, default: true, "whether capitals matter"),
        .keyword("regex", .bool, default: true, "accepted for plain text"),
      ]
    ) { call in
      let series = try call.receiver(as: TextMethods.self).series
      let pattern = try call.string("pat")
      let isPlain = !pattern.contains { ".^$*+?{}[]\\|()".contains($0) }
      guard try isPlain || !call.bool("regex") else {
        throw call.fault(
          "pat",
          .message(
            "contains takes plain text here, found a regular expression",
            help: "regex=False takes it as it is"))
      }
      let isExact = try call.bool("case")
      return series.with(
        try .bools(
          series.column.plainValues.map {
            guard let text = $0.asString else { return false }
            return pattern.isEmpty
              || (isExact ? text.contains(pattern) : text.lowercased().contains(pattern.lowercased()))
          }))
    },
    .method("get", "An element of each value.", [.required("i", .int)]) { call in
      let series = try call.receiver(as: TextMethods.self).series
      return series.with(
        try Column(
          series.column.plainValues.map { try call.interpreter.item(call["i"], of: $0) }, call.interpreter))
    },
  ]
}
