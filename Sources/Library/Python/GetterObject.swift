import Evaluator

/// What `operator.itemgetter`, `attrgetter` and `methodcaller` make: a function that takes something from its argument.
final class GetterObject: Object {
  private enum Taking {
    case items([Value])
    case attributes([[String]])
    case method(String, Arguments)
  }

  private let taking: Taking

  private init(_ taking: Taking) { self.taking = taking }

  private static func made(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    _ taking: @escaping (Call) throws -> Taking
  ) -> ClassObject {
    ClassObject(
      name, module: "operator", doc: doc, members: [],
      constructor: Builtin(name, module: "operator", doc: doc, parameters) {
        .object(GetterObject(try taking($0)))
      })
  }

  private static let itemGetter = made(
    "itemgetter", "A function that gives x[item], or a tuple for several.",
    [.positional("item"), .rest("items")]
  ) { .items([$0[0]] + $0.rest("items")) }

  private static let attributeGetter = made(
    "attrgetter", "A function that gives x.attr, or a tuple for several.",
    [.positional("attr"), .rest("attrs")]
  ) { call in
    .attributes(
      try ([call[0]] + call.rest("attrs")).map { value in
        guard let text = value.asString else {
          throw Fault.message("attribute name must be a string", kind: .type)
        }
        return text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      })
  }

  private static let methodCaller = made(
    "methodcaller", "A function that gives x.name(*args, **kwargs).",
    [.positional("name", .string), .rest("args"), .keywords("kwargs")]
  ) { call in
    .method(try call.string("name"), Arguments(call.rest("args"), keywords: call.keywords("kwargs")))
  }

  static let classes = [itemGetter, attributeGetter, methodCaller]

  var classObject: ClassObject {
    switch taking {
    case .items: Self.itemGetter
    case .attributes: Self.attributeGetter
    case .method: Self.methodCaller
    }
  }

  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    guard let source = arguments.positional.first, arguments.positional.count == 1, arguments.keywords.isEmpty
    else {
      throw Fault.message(
        arguments.keywords.isEmpty
          ? "\(classObject.name) expected 1 argument, got \(arguments.positional.count)"
          : "\(classObject.name)() takes no keyword arguments", kind: .type)
    }
    switch taking {
    case .items(let items):
      let values = try items.map { try interpreter.item($0, of: source) }
      return values.count == 1 ? values[0] : .tuple(of: values)
    case .attributes(let paths):
      let values = try paths.map { try $0.reduce(source) { try interpreter.attribute($1, of: $0) } }
      return values.count == 1 ? values[0] : .tuple(of: values)
    case .method(let name, let arguments):
      return try interpreter.call(interpreter.attribute(name, of: source), arguments)
    }
  }

  func repr(_ interpreter: Interpreter) throws -> String {
    let parts =
      switch taking {
      case .items(let items): try items.map { try interpreter.repr($0) }
      case .attributes(let paths): try paths.map { try interpreter.repr(.string($0.joined(separator: "."))) }
      case .method(let name, let arguments):
        try [interpreter.repr(.string(name))] + arguments.positional.map { try interpreter.repr($0) }
          + arguments.keywords.map { "\($0.name)=\(try interpreter.repr($0.value))" }
      }
    return "operator.\(classObject.name)(\(parts.joined(separator: ", ")))"
  }
}
