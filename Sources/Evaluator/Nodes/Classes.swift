import Language

/// `class name(arguments): body`.
final class ClassNode: ExpressionNode {
  let name: Identifier
  let arguments: ArgumentNodes
  let code: Code
  let captures: [Int]

  init(_ name: Identifier, arguments: ArgumentNodes, code: Code, captures: [Int], _ span: Span) {
    self.name = name
    self.arguments = arguments
    self.code = code
    self.captures = captures
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let interpreter = frame.interpreter
    let given = try arguments.evaluate(frame)
    let bases = try bases(given, frame)
    let inner = Frame(
      code: code, function: nil, captured: captures.map { frame.cells[$0] }, interpreter: interpreter)
    let namespace = ClassNamespace()
    inner.namespace = namespace
    do {
      try interpreter.nested { _ = try code.run(inner) }
      let cls = try ClassObject(
        name.name, doc: code.documentation ?? "", bases: bases, attributes: namespace.attributes)
      cls.definition = code.span.map { Location(code.source, $0) }
      for function in namespace.functions where function.owner == nil { function.owner = cls }
      try announce(cls, given.keywords.filter { $0.name != "metaclass" }, interpreter)
      return .type(cls)
    } catch { throw located(error, name.span, frame) }
  }

  private func bases(_ given: Arguments, _ frame: Frame) throws -> [ClassObject] {
    func span(_ position: Int) -> Span {
      let spans = arguments.site.positional
      return spans.indices.contains(position) ? spans[position] : arguments.site.span
    }
    var bases: [ClassObject] = []
    for (position, value) in given.positional.enumerated() {
      guard case .type(let cls) = value else {
        throw located(Fault.notAClass(type: value.typeName), span(position), frame)
      }
      guard cls.canBeSubclassed else {
        throw located(Fault.cannotSubclass(cls.name), span(position), frame)
      }
      if bases.contains(where: { $0 === cls }) {
        throw located(Fault.message("duplicate base class \(cls.name)", kind: .type), span(position), frame)
      }
      bases.append(cls)
    }
    for (name, value) in given.keywords where name == "metaclass" {
      if case .type(let cls) = value, cls === BuiltinTypes.type || cls.name == "ABCMeta" { continue }
      let fault = Fault.message(
        "metaclasses are not in fieldbook", help: "a class decorator or __init_subclass__ can do the same",
        kind: .type)
      throw located(fault, arguments.site.span(of: .keyword(name)), frame)
    }
    return bases.isEmpty ? [BuiltinTypes.object] : bases
  }

  /// Tells attributes their names, and the bases that they have a subclass.
  private func announce(
    _ cls: ClassObject, _ keywords: [(name: String, value: Value)], _ interpreter: Interpreter
  ) throws {
    for (name, value) in cls.attributes {
      if case .instance = value {
        _ = try interpreter.callMethod("__set_name__", on: value, [.type(cls), .string(name)])
      }
    }
    guard let hook = cls.lookup("__init_subclass__", after: cls) else { return }
    var arguments = Arguments([.type(cls)], keywords: keywords)
    switch hook {
    case .object(let method as ClassMethod): _ = try interpreter.call(method.function, arguments)
    case .builtin:
      arguments.positional = []
      _ = try interpreter.call(hook, arguments)
    default: _ = try interpreter.call(hook, arguments)
    }
  }
}

/// A function or a class with the decorators above it.
final class DecoratedNode: ExpressionNode {
  let decorators: [ExpressionNode]
  let definition: ExpressionNode

  init(_ decorators: [ExpressionNode], _ definition: ExpressionNode, _ span: Span) {
    self.decorators = decorators
    self.definition = definition
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let functions = try decorators.map { try $0.evaluate(frame) }
    var value = try definition.evaluate(frame)
    for (function, node) in zip(functions, decorators).reversed() {
      do {
        value = try frame.interpreter.call(function, [value])
      } catch { throw located(error, node.span, frame) }
    }
    return value
  }
}
