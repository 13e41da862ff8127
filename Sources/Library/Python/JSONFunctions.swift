import Evaluator

/// `_json`: what `json` is written with.
enum JSONFunctions {
  package static func namespace() -> Namespace {
    Namespace("_json", doc: "What json is written with.") { [encode, decode].named }
  }

  /// Writes a value as JSON; what it does not know it gives to a function.
  private static let encode = Builtin(
    "encode", module: "json", doc: "A value as JSON.",
    [
      .positional("obj"), .positional("default"), .positional("skipkeys", .bool),
      .positional("ensure_ascii", .bool),
      .positional("check_circular", .bool), .positional("allow_nan", .bool), .positional("sort_keys", .bool),
      .positional("indent"), .positional("item_separator", .string), .positional("key_separator", .string),
    ]
  ) { call in
    var writer = JSONWriter(
      interpreter: call.interpreter, fallback: call["default"].isNone ? nil : call["default"],
      skipsKeys: try call.bool("skipkeys"), isASCII: try call.bool("ensure_ascii"),
      allowsNaN: try call.bool("allow_nan"),
      sortsKeys: try call.bool("sort_keys"),
      indent: try call["indent"].isNone
        ? nil
        : call["indent"].asString
          ?? String(repeating: " ", count: max(0, try call.int("indent", atMost: 1000))),
      separator: try call.string("item_separator"), colon: try call.string("key_separator"))
    try writer.write(call[0], depth: 0)
    return .string(writer.text)
  }

  /// Reads JSON: the value and `None`, or message and place of what is wrong.
  private static let decode = Builtin(
    "decode", module: "json", doc: "The value that JSON text is.",
    [
      .positional("text", .string), .positional("strict", .bool), .positional("object_hook"),
      .positional("object_pairs_hook"), .positional("parse_float"), .positional("parse_int"),
      .positional("parse_constant"), .positional("start", .int), .positional("is_whole", .bool),
    ]
  ) { call in
    func hook(_ name: String) -> Value? { call[name].isNone ? nil : call[name] }
    var reader = JSONTextReader(
      text: Array(try call.string("text").unicodeScalars), interpreter: call.interpreter,
      isStrict: try call.bool("strict"),
      objectHook: hook("object_hook"), pairsHook: hook("object_pairs_hook"), floatHook: hook("parse_float"),
      intHook: hook("parse_int"), constantHook: hook("parse_constant"))
    reader.place = try call.int("start", atLeast: 0)
    do {
      return [try reader.document(isWhole: call.bool("is_whole")), .int(reader.place)]
    } catch let fault as JSONTextReader.Mistake {
      return [.none, .int(fault.place), .string(fault.message)]
    }
  }
}
