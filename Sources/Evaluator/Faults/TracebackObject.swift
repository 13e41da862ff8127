import Language

/// `__traceback__`: one call of those in which an exception was raised, from the outermost on.
final class TracebackObject: Object {
  /// The line that was running.
  private let location: Location
  /// The function that it is in.
  private let function: String
  private var next: TracebackObject?

  private init(_ location: Location, in function: String) {
    self.location = location
    self.function = function
  }

  /// The calls of an exception; `None` where it was not raised yet.
  static func value(of state: ExceptionState) -> Value {
    if let known = state.traceback { return .object(known) }
    guard let innermost = state.location else { return .none }
    var names = state.calls.map(\.function)
    names.append("<module>")
    // Each call is pending in the function of the next.
    let locations = [innermost] + state.calls.map(\.location)
    var chain: TracebackObject?
    for (location, name) in zip(locations, names) {
      let entry = TracebackObject(location, in: name)
      entry.next = chain
      chain = entry
    }
    state.traceback = chain
    return chain.map { .object($0) } ?? .none
  }

  private static let type = ClassObject(
    "traceback", doc: "A call in which an exception was raised.",
    members: [
      .property("tb_lineno", "the number of the line") {
        .int(try $0.receiver(as: TracebackObject.self).location.line)
      },
      .property("tb_next", "the call inside") {
        try $0.receiver(as: TracebackObject.self).next.map { .object($0) } ?? .none
      },
      .property("tb_frame", "the function that ran") {
        .object(FrameObject(try $0.receiver(as: TracebackObject.self)))
      },
    ])

  var classObject: ClassObject { Self.type }

  /// The function that ran, as far as it is kept: its name, its file and the line.
  private final class FrameObject: Object {
    let entry: TracebackObject

    init(_ entry: TracebackObject) { self.entry = entry }

    private static let type = ClassObject(
      "frame", doc: "A function that ran when an exception was raised.",
      members: [
        .property("f_lineno", "the number of the line") {
          .int(try $0.receiver(as: FrameObject.self).entry.location.line)
        },
        .property("f_code", "the function's code") {
          let entry = try $0.receiver(as: FrameObject.self).entry
          return .object(
            CodeObject(name: entry.function, file: entry.location.source.name, line: entry.location.line))
        },
        .property("line", "the text of the line") {
          let location = try $0.receiver(as: FrameObject.self).entry.location
          return .string(location.source.text(ofLine: location.line).strippedOfWhitespace)
        },
      ])

    var classObject: ClassObject { Self.type }
  }
}

/// `__code__`: what is known of a function before it runs.
final class CodeObject: Object {
  private let name: String
  private let qualifiedName: String
  private let file: String
  private let line: Int
  private let parameters: [CodeParameter]
  private let locals: [String]

  init(name: String, file: String, line: Int) {
    (self.name, qualifiedName, self.file, self.line) = (name, name, file, line)
    (parameters, locals) = ([], [])
  }

  init(_ code: Code) {
    (name, qualifiedName, parameters) = (code.name, code.qualifiedName, code.parameters)
    file = code.source.name
    line = code.span.map { code.source.line(at: $0.start) } ?? 1
    // The names of `*args` and `**kwargs` are the last.
    let isGathering = { (parameter: CodeParameter) in [.variadic, .keywords].contains(parameter.kind) }
    locals = (code.parameters.filter { !isGathering($0) } + code.parameters.filter(isGathering)).map(\.name)
  }

  private static func number(_ name: String, _ doc: String, _ value: @escaping (CodeObject) -> Int) -> Builtin
  {
    .property(name, doc) { .int(value(try $0.receiver(as: CodeObject.self))) }
  }

  private static let type = ClassObject(
    "code", doc: "A function before it runs.",
    members: [
      .property("co_name", "the name after def") { .string(try $0.receiver(as: CodeObject.self).name) },
      .property("co_qualname", "the name with those around it") {
        .string(try $0.receiver(as: CodeObject.self).qualifiedName)
      },
      .property("co_filename", "the cell or file") { .string(try $0.receiver(as: CodeObject.self).file) },
      .property("co_varnames", "the parameters") {
        .tuple(of: try $0.receiver(as: CodeObject.self).locals.map { .string($0) })
      },
      number("co_firstlineno", "the number of the first line") { $0.line },
      number("co_argcount", "how many parameters take a position") {
        $0.parameters.count { $0.kind == .positional || $0.kind == .positionalOnly }
      },
      number("co_posonlyargcount", "how many take a position only") {
        $0.parameters.count { $0.kind == .positionalOnly }
      },
      number("co_kwonlyargcount", "how many take a name only") {
        $0.parameters.count { $0.kind == .keywordOnly }
      },
      number("co_flags", "4 with *args, 8 with **kwargs") {
        ($0.parameters.contains { $0.kind == .variadic } ? 4 : 0)
          + ($0.parameters.contains { $0.kind == .keywords } ? 8 : 0)
      },
    ])

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) -> String { "<code object \(name), file \"\(file)\", line \(line)>" }
}
