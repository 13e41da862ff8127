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
    let given = try arguments.evaluate(frame, of: Self.builder)
    let resolved = try resolved(given.positional, frame)
    let bases = try bases(resolved ?? given.positional, frame)
    let named = Value.tuple(of: resolved ?? given.positional)
    let inner = Frame(
      code: code, function: nil, captured: captures.map { frame.cells[$0] }, interpreter: interpreter)
    let namespace = ClassNamespace()
    inner.namespace = namespace
    do {
      let metaclass = try metaclass(given, bases, frame)
      let keywords = given.keywords.filter { $0.name != "metaclass" }
      if let metaclass, let prepare = metaclass.lookup("__prepare__"), !prepare.isBuiltin {
        namespace.mapping = try prepared(prepare, metaclass, named, keywords, interpreter)
      }
      try interpreter.nested { _ = try code.run(inner) }
      if resolved != nil {
        let original = Value.tuple(of: given.positional)
        if let mapping = namespace.mapping {
          try interpreter.setItem("__orig_bases__", of: mapping, to: original)
        } else {
          namespace.attributes["__orig_bases__"] = original
        }
      }
      let made: Value
      if let metaclass, let mapping = namespace.mapping {
        made = try interpreter.call(
          .type(metaclass), Arguments([.string(name.name), named, mapping], keywords: keywords))
      } else if let metaclass {
        let attributes = DictValue(namespace.attributes.map { ($0.key, $0.value) })
        attributes[string: "__module__"] = .string(code.module)
        attributes[string: "__qualname__"] = .string(code.qualifiedName)
        if let documentation = code.documentation { attributes[string: "__doc__"] = .string(documentation) }
        made = try interpreter.call(
          .type(metaclass), Arguments([.string(name.name), named, .dict(attributes)], keywords: keywords))
      } else {
        let cls = try ClassObject(
          name.name, module: code.module == "__main__" ? "" : code.module, qualifiedName: code.qualifiedName,
          doc: code.documentation ?? "", bases: bases, attributes: namespace.attributes)
        for function in namespace.functions where function.owner == nil { function.owner = cls }
        try interpreter.announce(cls, keywords)
        made = .type(cls)
      }
      if let cls = made.asClass {
        cls.definition = code.span.map { Location(code.source, $0) }
        for function in namespace.functions where function.owner == nil { function.owner = cls }
      }
      return made
    } catch { throw located(error, name.span, frame) }
  }

  /// The mapping that `__prepare__` of the metaclass makes for the names of the body.
  private func prepared(
    _ prepare: Value, _ metaclass: ClassObject, _ bases: Value,
    _ keywords: [(name: String, value: Value)], _ interpreter: Interpreter
  ) throws -> Value {
    let mapping = try interpreter.call(
      interpreter.bind(prepare, toClass: metaclass),
      Arguments([.string(name.name), bases], keywords: keywords))
    var names: [(String, Value)] = [
      ("__module__", .string(code.module)), ("__qualname__", .string(code.qualifiedName)),
    ]
    if let documentation = code.documentation { names.append(("__doc__", .string(documentation))) }
    for (name, value) in names { try interpreter.setItem(.string(name), of: mapping, to: value) }
    return mapping
  }

  /// The class of the new class: of `metaclass=`, or of its bases; `nil` for `type`.
  private func metaclass(_ given: Arguments, _ bases: [ClassObject], _ frame: Frame) throws -> ClassObject? {
    let inherited = bases.compactMap(\.metaclass)
    guard let named = given.keywords.first(where: { $0.name == "metaclass" }) else {
      return inherited.first { candidate in inherited.allSatisfy { candidate.isSubclass(of: $0) } }
        ?? inherited.first
    }
    guard let cls = named.value.asClass, cls.isSubclass(of: BuiltinTypes.type) else {
      let fault = Fault.message(
        "a metaclass is a class that is derived from type, found \(named.value.typeName)", kind: .type)
      throw located(fault, arguments.site.span(of: .keyword("metaclass")), frame)
    }
    return cls === BuiltinTypes.type ? inherited.first : cls
  }

  /// What CPython calls with the bases and the names of the class.
  private static let builder = Value.builtin(Builtin("__build_class__", doc: "Makes a class.") { _ in .none })

  /// The bases with what `__mro_entries__` of those that are no classes gives in their place; `nil` if none has it.
  private func resolved(_ given: [Value], _ frame: Frame) throws -> [Value]? {
    if given.allSatisfy({ $0.asClass != nil }) { return nil }
    var bases: [Value] = []
    var isChanged = false
    for (position, value) in given.enumerated() {
      guard value.asClass == nil,
        let method = try frame.interpreter.findAttribute("__mro_entries__", of: value)
      else {
        bases.append(value)
        continue
      }
      do {
        let entries = try frame.interpreter.call(method, [.tuple(of: given)])
        guard case .tuple(let tuple) = entries else {
          throw Fault.message("__mro_entries__ must return a tuple", kind: .type)
        }
        bases += tuple.elements
        isChanged = true
      } catch { throw located(error, span(position), frame) }
    }
    return isChanged ? bases : nil
  }

  private func span(_ position: Int) -> Span {
    let spans = arguments.site.positional
    return spans.indices.contains(position) ? spans[position] : arguments.site.span
  }

  private func bases(_ given: [Value], _ frame: Frame) throws -> [ClassObject] {
    var bases: [ClassObject] = []
    for (position, value) in given.enumerated() {
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
    return bases.isEmpty ? [BuiltinTypes.object] : bases
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
