/// The exception classes, as a tree that programs can subclass.
enum ExceptionTypes {
  static let base = make(.base, under: nil)

  static let classes: [ExceptionKind: ClassObject] = {
    var classes: [ExceptionKind: ClassObject] = [.base: base]
    func find(_ kind: ExceptionKind) -> ClassObject {
      if let known = classes[kind] { return known }
      let made = make(kind, under: kind.parent.map(find))
      classes[kind] = made
      return made
    }
    for kind in ExceptionKind.allCases { _ = find(kind) }
    return classes
  }()

  /// The built-in names.
  static let named: [(String, Value)] =
    ExceptionKind.allCases.map { ($0.rawValue, .type($0.classObject)) }
    + ["IOError", "EnvironmentError"].map { ($0, .type(ExceptionKind.os.classObject)) }

  private static func make(_ kind: ExceptionKind, under parent: ClassObject?) -> ClassObject {
    ClassObject(
      kind.rawValue, doc: "An exception.", base: parent ?? BuiltinTypes.object,
      members: kind == .base ? members : ownMembers[kind] ?? [],
      constructor: Builtin(kind.rawValue, doc: "An exception.", [.rest("args"), .keywords("kwargs")]) {
        call in
        let cls = actual(kind, call.rest("args")).classObject
        let named = call.keywords("kwargs")
        try check(named.map(\.name), kind)
        let instance = Instance(cls)
        let state = ExceptionState(cls, call.rest("args"))
        for (name, value) in named { instance.setAttribute(name, to: value) }
        instance.host = state
        return .instance(instance)
      },
      initializer: .method("__init__", "Keeps the arguments.", [.rest("args"), .keywords("kwargs")]) { call in
        let named = call.keywords("kwargs")
        try check(named.map(\.name), kind, of: call.receiver.typeName)
        for (name, value) in named { call.instance?.setAttribute(name, to: value) }
        try call.exception.arguments = call.rest("args")
        return .none
      })
  }

  /// The kind of an exception that is made as `kind`: of an OSError with an error number that of the number.
  private static func actual(_ kind: ExceptionKind, _ arguments: [Value]) -> ExceptionKind {
    guard kind == .os, arguments.count >= 2, let code = arguments[0].asInt.flatMap({ Int32(exactly: $0) })
    else { return kind }
    return ExceptionKind(systemError: code)
  }

  /// The arguments that can be named, by the kind.
  private static let keywords: [ExceptionKind: [String]] = [
    .import: ["name", "path"], .attribute: ["name", "obj"], .name: ["name"],
  ]

  private static func check(_ names: [String], _ kind: ExceptionKind, of type: String? = nil) throws {
    if names.isEmpty { return }
    var ancestor: ExceptionKind? = kind
    while let known = ancestor, keywords[known] == nil { ancestor = known.parent }
    guard let known = ancestor, let accepted = keywords[known] else {
      throw Fault.message("\(type ?? kind.rawValue)() takes no keyword arguments", kind: .type)
    }
    if let wrong = names.first(where: { !accepted.contains($0) }) {
      throw Fault.message("'\(wrong)' is an invalid keyword argument for \(known.rawValue)", kind: .type)
    }
  }

  private static let members: [Builtin] = [
    .property("args", "the arguments that it was made with") { .tuple(of: try $0.exception.shownArguments) },
    .property("__cause__", "the exception after `from`") { try $0.exception.cause },
    .property("__context__", "the exception that was being handled") { try $0.exception.context },
    .property("__suppress_context__", "whether `from` was given") {
      .bool(try $0.exception.suppressesContext)
    },
    .property("__traceback__", "the calls in which it was raised") {
      TracebackObject.value(of: try $0.exception)
    },
    .method("with_traceback", "The exception itself, with other calls.", [.positional("tb")]) { call in
      try call.exception.setTraceback(call["tb"])
      return call.receiver
    },
    .method("add_note", "Adds a line to what is shown.", [.positional("note")]) { call in
      guard let note = call["note"].asString else {
        throw Fault.message("note must be a str, not '\(call["note"].typeName)'", kind: .type)
      }
      try call.exception.notes.append(note)
      return .none
    },
    .property("__notes__", "the lines that were added") { call in
      let notes = try call.exception.notes
      if notes.isEmpty { throw call.interpreter.missingAttribute("__notes__", of: call.receiver) }
      return .list(of: notes.map { .string($0) })
    },
    .method("__str__", "The arguments as text.") { call in
      .string(try text(of: call.exception, call.interpreter))
    },
    .method("__repr__", "The class and the arguments.") { call in
      let arguments = try call.exception.shownArguments.map { try call.interpreter.repr($0) }
      return .string(call.receiver.classObject.name + "(" + arguments.joined(separator: ", ") + ")")
    },
  ]

  private static let ownMembers: [ExceptionKind: [Builtin]] = [
    .stopIteration: [
      .property("value", "what the generator returned") { try $0.exception.arguments.first ?? .none }
    ],
    .systemExit: [.property("code", "the exit status") { try $0.exception.arguments.first ?? .none }],
    .os: [
      argument("errno", 0), argument("strerror", 1), argument("filename", 2), argument("filename2", 4),
    ],
    .import: [
      soughtName, none("path"),
      .property("msg", "the message") { call in
        let arguments = try call.exception.arguments
        return arguments.count == 1 ? arguments[0] : .none
      },
    ],
    .syntax: [.property("msg", "the message") { try $0.exception.arguments.first ?? .none }]
      + ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"].enumerated().map {
        position, name in
        .property(name) { call in
          let arguments = try call.exception.arguments
          guard arguments.count > 1, let place = arguments[1].elementsOfSequence, position < place.count
          else { return .none }
          return place[position]
        }
      },
    .unicodeDecode: unicode, .unicodeEncode: unicode,
    .attribute: [
      // Of reading alone: setting and deleting leave it out.
      .property("name", "the name that was not found") { call in
        (try call.exception.sought?.name).map { .string($0) } ?? .none
      },
      .property("obj", "the object that was asked") { try $0.exception.sought?.object ?? .none },
    ],
    .name: [soughtName],
  ]

  private static func argument(_ name: String, _ position: Int) -> Builtin {
    .property(name) { call in
      let arguments = try call.exception.arguments
      return arguments.count >= 2 && position < arguments.count ? arguments[position] : .none
    }
  }

  private static let unicode: [Builtin] = ["encoding", "object", "start", "end", "reason"].enumerated().map {
    position, name in
    .property(name) { call in
      let arguments = try call.exception.arguments
      return position < arguments.count ? arguments[position] : .none
    }
  }

  private static func none(_ name: String) -> Builtin { .property(name) { _ in .none } }

  private static let soughtName = Builtin.property("name", "the name that was not found") { call in
    let state = try call.exception
    return (state.sought?.name ?? state.fault?.soughtName).map { .string($0) } ?? .none
  }

  /// What an error of a codec says, which was made with the codec, the object, where it begins and ends, and the reason.
  private static func codecText(of state: ExceptionState) -> String? {
    let isDecoding = state.classObject.isSubclass(of: ExceptionKind.unicodeDecode.classObject)
    guard isDecoding || state.classObject.isSubclass(of: ExceptionKind.unicodeEncode.classObject),
      state.arguments.count == 5, let codec = state.arguments[0].asString,
      let start = state.arguments[2].asInt, let end = state.arguments[3].asInt,
      let reason = state.arguments[4].asString
    else { return nil }
    return TextEncoding.message(isDecoding: isDecoding, codec, state.arguments[1], start, end, reason)
  }

  private static func text(of state: ExceptionState, _ interpreter: Interpreter) throws -> String {
    let arguments = state.arguments
    if state.classObject.isSubclass(of: ExceptionKind.os.classObject), arguments.count >= 2 {
      var file = try arguments.count > 2 ? ": " + interpreter.repr(arguments[2]) : ""
      if arguments.count > 4 { file += " -> " + (try interpreter.repr(arguments[4])) }
      return "[Errno \(try interpreter.text(arguments[0]))] \(try interpreter.text(arguments[1]))\(file)"
    }
    if let text = codecText(of: state) { return text }
    switch arguments.count {
    case 0: return ""
    case 1:
      return state.classObject.isSubclass(of: ExceptionKind.key.classObject)
        ? try interpreter.repr(arguments[0]) : try interpreter.text(arguments[0])
    default: return try interpreter.repr(.tuple(of: arguments))
    }
  }
}

extension ExceptionState {
  /// `args`: of an OSError without the paths.
  fileprivate var shownArguments: [Value] {
    let hasPaths = 3...5 ~= arguments.count && classObject.isSubclass(of: ExceptionKind.os.classObject)
    return hasPaths ? Array(arguments.prefix(2)) : arguments
  }
}

extension Call {
  /// The state of the exception that a method was called on.
  fileprivate var exception: ExceptionState {
    get throws { try receiver(as: ExceptionState.self) }
  }
}
