import Language

/// `print`, `type`, `isinstance`, `getattr` …: functions of any value.
extension BuiltinFunctions {
  static let objects: [Builtin] = [
    Builtin(
      "print", doc: "Writes the values as text.",
      [
        .rest("values"), .keyword("sep", .string, "what stands between the values; a space"),
        .keyword("end", .string, "what stands after the last; a new line"),
        .keyword("file", .any, "where it is written, anything with a method write"),
        .keyword("flush", .bool, default: false),
      ]
    ) { call in
      try call.interpreter.runWatchers()
      let separator = try call.optionalString("sep") ?? " "
      let end = try call.optionalString("end") ?? "\n"
      var text = ""
      for (position, value) in call.rest("values").enumerated() {
        if position > 0 { text += separator }
        text += try call.interpreter.text(value)
        try EvaluationLimits.check(elements: text.utf8.count, of: "str")
      }
      if call["file"].isNone {
        try call.interpreter.print(text + end)
        if try call.bool("flush") { call.interpreter.console.flush() }
      } else {
        try call.interpreter.print(text + end, to: call["file"])
      }
      return .none
    },
    Builtin(
      "input", doc: "Shows a text, and gives the line that is typed.", [.positional("prompt", default: "")]
    ) { call in
      let prompt = try call.interpreter.text(call[0])
      guard let line = try call.interpreter.console.readLine(prompt: prompt) else {
        try call.interpreter.print(prompt)
        throw Fault.message(
          "EOF when reading a line", help: "there is no terminal to type at: give the value a name instead",
          kind: .endOfFile)
      }
      return .string(line)
    },
    Builtin("repr", doc: "The value as it would be written in code.", [.positional("obj")]) { call in
      .string(try call.interpreter.repr(call[0]))
    },
    Builtin("ascii", doc: "As repr, with all beyond ASCII escaped.", [.positional("obj")]) { call in
      .string(try call.interpreter.repr(call[0]).asciiEscaped)
    },
    Builtin(
      "format", doc: "The value as an f-string writes it.",
      [.positional("value"), .positional("format_spec", .string, default: "")]
    ) { call in .string(try call.interpreter.formatted(call[0], spec: call.string("format_spec"))) },
    Builtin(
      "getattr", doc: "The attribute of this name, or a default.",
      [.positional("object"), .positional("name", .string), .positional("default", default: Value.none)]
    ) { call in
      let name = try call.string("name")
      guard call.isGiven("default") else { return try call.interpreter.attribute(name, of: call[0]) }
      return try present(name, call) ?? call["default"]
    },
    Builtin(
      "hasattr", doc: "Whether there is an attribute of this name.",
      [.positional("object"), .positional("name", .string)]
    ) {
      call in .bool(try present(call.string("name"), call) != nil)
    },
    Builtin(
      "setattr", doc: "Sets the attribute of this name.",
      [.positional("object"), .positional("name", .string), .positional("value")]
    ) { call in
      try call.interpreter.setAttribute(call.string("name"), of: call[0], to: call[2])
      return .none
    },
    Builtin(
      "delattr", doc: "Deletes the attribute of this name.",
      [.positional("object"), .positional("name", .string)]
    ) {
      call in
      try call.interpreter.deleteAttribute(call.string("name"), of: call[0])
      return .none
    },
    Builtin("callable", doc: "Whether the value can be called.", [.positional("obj")]) {
      .bool($0[0].isCallable)
    },
    Builtin("id", doc: "A number that no other value alive has.", [.positional("obj")]) { call in
      .int(call[0].identity.map { Int(bitPattern: $0) } ?? 0)
    },
    Builtin("hash", doc: "The number by which dicts and sets find the value.", [.positional("obj")]) { call in
      do {
        return .int(try HashKey(call[0], call.interpreter).pythonHash)
      } catch let fault as Fault { throw call.fault("obj", fault) }
    },
    Builtin(
      "vars", doc: "The attributes of an object that were set, by name; without one, as locals().",
      [.positional("object")]
    ) { call in
      switch call[0] {
      case let value where value.instance != nil:
        return try call.interpreter.attribute("__dict__", of: value)
      case .type(let cls): return .dict(DictValue(cls.attributes.map { ($0.key, $0.value) }))
      case .namespace(let namespace):
        return .dict(DictValue(namespace.members.keys.map { ($0, namespace[$0] ?? .none) }))
      case let value:
        throw call.fault(
          "object",
          .message(
            "vars() argument must have __dict__ attribute", help: "dir(x) lists what it has",
            kind: .type))
      }
    },
    Builtin("globals", doc: "The session's variables as a dict; setting a key sets the variable.") { call in
      .dict(.of(call.interpreter.globals))
    },
    Builtin(
      "locals", doc: "The variables of the running function as a dict; at the top level, the session's."
    ) {
      call in .dict(.of(call.interpreter.globals))
    },
    Builtin(
      "dir", doc: "The names of the attributes, or of the session.",
      [.positional("object", default: Value.none)]
    ) { call in
      if call.isGiven("object"), let own = try call.interpreter.callSpecial("__dir__", on: call[0], []) {
        let names = try call.interpreter.elements(of: own).compactMap(\.asString)
        return .list(of: names.sorted { $0.isBefore($1) }.map { .string($0) })
      }
      let names =
        call.isGiven("object") ? call.interpreter.attributeNames(of: call[0]) : call.interpreter.names
      return .list(of: names.sorted { $0.isBefore($1) }.map { .string($0) })
    },
    Builtin(
      "help", doc: "Shows what a function or class does and takes.",
      [.positional("object", default: Value.none)]
    ) { call in
      if !call.isGiven("object") {
        try call.interpreter.run(Magic(.line, "help"))
      } else if case .string(let name) = call[0] {
        call.interpreter.console.report(try call.interpreter.help(name) + "\n")
      } else if call[0].isOfProgram, let text = try? call.interpreter.module("_help")["text"] {
        try call.interpreter.print(call.interpreter.text(call.interpreter.call(text, [call[0]])))
      } else {
        call.interpreter.console.report(call.interpreter.describe(call[0], named: nil) + "\n")
      }
      return .none
    },
  ]

  /// The attribute of the first argument; `nil` if it is missing or currently has no value.
  private static func present(_ name: String, _ call: Call) throws -> Value? {
    do {
      return try call.interpreter.findAttribute(name, of: call[0])
    } catch Fault.wrongReceiver {
      return nil
    } catch  where call.interpreter.isException(error, .attribute) {
      return nil
    }
  }
}

extension Value {
  /// Whether it is a function or a class that the program defines, or an object of such a class, and nothing of it comes
  /// from the library.
  fileprivate var isOfProgram: Bool {
    switch self {
    case .function(let function): function.code.module == "__main__"
    case .boundMethod(let method): method.function.isOfProgram
    case .type(let cls):
      ([cls] + cls.ancestors).allSatisfy {
        $0 === BuiltinTypes.object || $0.isUserDefined && $0.module.isEmpty
      }
    case .instance(let instance): Value.type(instance.classObject).isOfProgram
    default: false
    }
  }

  /// Whether the value's class is the other or a subclass of it.
  package func isInstance(of cls: ClassObject) -> Bool {
    classObject.isSubclass(of: cls) || (cls.includes?(self) ?? false)
      || (hostObject.map { $0.classObject.isSubclass(of: cls) } ?? false)
  }
}
