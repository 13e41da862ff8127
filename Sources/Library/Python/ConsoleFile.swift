import Evaluator

/// `sys.stdout` and `sys.stderr`: the output of the cell, and the notes beside it.
final class ConsoleFile: Object {
  private let isOutput: Bool
  /// The beginning of a note whose line is not complete yet.
  private var line = ""

  private init(isOutput: Bool) { self.isOutput = isOutput }

  static func output() -> Value { .object(ConsoleFile(isOutput: true)) }
  static func errors() -> Value { .object(ConsoleFile(isOutput: false)) }

  var classObject: ClassObject { Self.type }

  var isStandardOutput: Bool { isOutput }

  func repr(_ interpreter: Interpreter) -> String {
    "<_io.TextIOWrapper name='<\(isOutput ? "stdout" : "stderr")>' mode='w' encoding='utf-8'>"
  }

  private func write(_ text: String, _ interpreter: Interpreter) {
    if isOutput { return interpreter.console.write(text) }
    line += text
    while let end = line.firstIndex(of: "\n") {
      interpreter.console.note(String(line[..<end]))
      line = String(line[line.index(after: end)...])
    }
  }

  private static let type = ClassObject(
    "TextIOWrapper", module: "_io", doc: "The output of a cell.",
    members: [
      .method("write", "Writes text.", [.positional("text")]) { call in
        guard let text = call["text"].asString else {
          throw Fault.message("write() argument must be str, not \(call["text"].typeName)", kind: .type)
        }
        try call.receiver(as: ConsoleFile.self).write(text, call.interpreter)
        return .int(text.unicodeScalars.count)
      },
      .method("writelines", "Writes each element.", [.positional("lines", .iterable)]) { call in
        for line in try call.elements("lines") {
          try call.receiver(as: ConsoleFile.self).write(line.asString ?? "", call.interpreter)
        }
        return .none
      },
      .method("flush", "Passes on what was written.") { call in
        let file = try call.receiver(as: ConsoleFile.self)
        if file.isOutput { call.interpreter.console.flush() }
        if !file.line.isEmpty { file.write("\n", call.interpreter) }
        return .none
      },
      .method("isatty", "Whether it is a terminal.") { call in
        .bool(try call.receiver(as: ConsoleFile.self).isOutput && call.interpreter.console.isTerminal)
      },
      .method("readable", "Whether it can be read: no.") { _ in false },
      .method("writable", "Whether it can be written: yes.") { _ in true },
      .method("fileno", "A number for the system.") { call in
        .int(try call.receiver(as: ConsoleFile.self).isOutput ? 1 : 2)
      },
      .property("encoding", "utf-8") { _ in "utf-8" },
      .property("name", "its name") { call in
        .string(try call.receiver(as: ConsoleFile.self).isOutput ? "<stdout>" : "<stderr>")
      },
      .property("closed", "False") { _ in false },
    ])
}

/// `_sys`: what `sys` is written with.
enum InterpreterFunctions {
  package static func namespace() -> Namespace {
    Namespace("_sys", doc: "What sys is written with.") {
      [("stdout", ConsoleFile.output()), ("stderr", ConsoleFile.errors())] + functions.named
    }
  }

  private static let functions: [Builtin] = [
    Builtin("modules", module: "sys", doc: "The modules that can be imported, by name.") { call in
      .dict(call.interpreter.importedModules)
    },
    Builtin(
      "get_int_max_str_digits", module: "sys",
      doc: "The most digits of an int as text; 0 for any number of them."
    ) { _ in .int(WholeNumbers.maximumDigits) },
    Builtin(
      "set_int_max_str_digits", module: "sys",
      doc: "Sets the most digits of an int as text; 0 for any number of them.",
      [.required("maxdigits", .int)]
    ) { call in
      let digits = try call.int("maxdigits")
      guard digits == 0 || (640...Int(Int32.max)).contains(digits) else {
        throw Fault.message("maxdigits must be 0 or larger than 640", kind: .value)
      }
      WholeNumbers.maximumDigits = digits
      return .none
    },
    Builtin(
      "readline", module: "sys", doc: "A line that the user types; None at the end.",
      [.positional("prompt", .string)]
    ) {
      call in
      try call.interpreter.console.readLine(prompt: call.string("prompt")).map { .string($0) } ?? .none
    },
    Builtin("exc_info", module: "sys", doc: "Class, value and calls of the exception that is handled.") {
      call in
      guard let exception = call.interpreter.handledException else { return [.none, .none, .none] }
      return [
        .type(exception.classObject), exception,
        try call.interpreter.attribute("__traceback__", of: exception),
      ]
    },
    Builtin(
      "import_module", module: "importlib", doc: "The module of a dotted name.",
      [.positional("name", .string)]
    ) { call in try call.interpreter.imported(call.string("name")) },
    Builtin(
      "reload", module: "importlib", doc: "The module, run again if it is a file of the program's.",
      [.positional("module")]
    ) { call in try call.interpreter.reload(call[0]) },
    Builtin(
      "is_generator_function", module: "inspect", doc: "Whether a function has yield.",
      [.positional("function")]
    ) { .bool($0.interpreter.isGeneratorFunction($0[0])) },
    Builtin(
      "parameters", module: "inspect",
      doc: "Name, kind and default of each parameter of what can be called; None where they are not known.",
      [.positional("value")]
    ) { call in
      call.interpreter.parameters(of: call[0]).map { .list(of: $0) } ?? .none
    },
    Builtin(
      "source", module: "inspect",
      doc:
        "The text of a function or a class, its file and the number of its first line; None where there is none.",
      [.positional("value")]
    ) { call in
      guard let place = call.interpreter.definition(of: call[0]) else { return .none }
      return [.string(place.text), .string(place.file), .int(place.line)]
    },
    Builtin("is_custom", module: "sys", doc: "Whether a class was made by a program.", [.positional("cls")]) {
      .bool($0[0].asClass?.isUserDefined ?? false)
    },
  ]
}
