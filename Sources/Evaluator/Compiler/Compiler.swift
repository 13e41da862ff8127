import Language

/// Turns a syntax tree into nodes whose names are resolved.
struct Compiler {
  let interpreter: Interpreter
  let source: SourceText
  /// Where names outside of functions are kept: the session's, or those of a module that is written in the language.
  let globals: Globals
  let module: String
  /// Whether annotations are kept as text, after `from __future__ import annotations`.
  let keepsAnnotationsAsText: Bool
  var scope: Scope
  /// The enclosing functions and classes, for qualified names such as `Unit.call`.
  var enclosing: [String] = []
  /// Whether the code is in the body of a `try` with handlers: an import there asks whether the module is there.
  var isInTry = false
  /// Whether the code is directly in the body of a class.
  var isInClass: Bool { scope.kind == .classBody }

  /// Compiles a cell. Running it returns the value of the last statement if that is an expression, unless a `;`
  /// follows.
  /// - Throws: `CompileFault`.
  static func compile(
    _ statements: [Statement], of source: SourceText, globals: Globals? = nil, module: String = "__main__",
    _ interpreter: Interpreter
  ) throws -> Code {
    let scope = ScopeWalk.scope(of: statements)
    try scope.resolveAll()
    scope.assignPlaces()
    let keepsText = statements.contains {
      if case .importFrom(let path, .names(let names)) = $0.kind {
        path.dotted == "__future__" && names.contains { $0.name.name == "annotations" }
      } else {
        false
      }
    }
    let compiler = Compiler(
      interpreter: interpreter, source: source, globals: globals ?? interpreter.globals, module: module,
      keepsAnnotationsAsText: keepsText, scope: scope)
    var body = try compiler.statements(statements)
    if let last = statements.last, case .expression = last.kind, !endsSilently(source, after: last.span) {
      if let statement = body.last as? ExpressionStatement {
        body[body.count - 1] = ResultStatement(statement.value)
      }
    }
    return Code(
      name: "<cell>", qualifiedName: "<cell>", module: module, source: source, slotCount: scope.slotCount,
      ownCellCount: scope.ownCellCount, parameterCells: scope.parameterCells, body: body)
  }

  /// Whether a `;` follows the last expression: then its value is not displayed.
  private static func endsSilently(_ source: SourceText, after span: Span) -> Bool {
    let rest = source.bytes.dropFirst(span.end).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ")") }
    return rest.first == UInt8(ascii: ";")
  }

  func qualified(_ name: String) -> String {
    (enclosing + [name]).joined(separator: ".")
  }

  /// Compiles something that has its own scope.
  func inner<Result>(
    at span: Span, named name: String?, _ body: (inout Compiler, Scope) throws -> Result
  ) throws -> Result {
    guard let child = scope.children[span] else {
      throw CompileFault(fault: .message("this part of the cell could not be resolved"), span: span)
    }
    child.assignPlaces()
    var compiler = self
    compiler.scope = child
    if let name {
      compiler.enclosing.append(name)
      if child.kind == .function { compiler.enclosing.append("<locals>") }
    }
    return try body(&compiler, child)
  }

  // MARK: - Names

  func load(_ name: String, _ span: Span) -> ExpressionNode {
    switch scope.variable(name) {
    case .slot(let slot): return LocalNode(slot, name, span)
    case .cell(let cell): return CellNode(cell, name, span)
    case .className:
      if case .cell(let cell) = scope.outsideVariable(name) {
        return ClassNameNode(name, outside: CellNode(cell, name, span), span)
      }
      return ClassNameNode(name, outside: global(name, span), span)
    case .global:
      let node = global(name, span)
      // The mapping of a metaclass may have names that the body does not bind.
      if scope.kind == .classBody { return ClassNameNode(name, outside: node, span) }
      return name == "__class__" && scope.kind == .function ? ClassOfMethodNode(outside: node, span) : node
    }
  }

  /// `globals()`, `locals()` or `vars()`; `nil` for any other call.
  func namespaceCall(_ callee: Expression, _ call: ExpressionNode, _ span: Span) -> ExpressionNode? {
    guard case .name(let name) = callee.kind, ["globals", "locals", "vars"].contains(name),
      case .global = scope.variable(name)
    else { return nil }
    let source: NamespaceNode.Source
    switch scope.kind {
    case _ where name == "globals": source = .globals
    case .module: source = .globals
    case .classBody: source = .classBody
    case .function, .comprehension:
      source = .function(scope.allNames.map { ($0, scope.variable($0)) })
    }
    return NamespaceNode(source, globals, named: name, call: call, span)
  }

  private func global(_ name: String, _ span: Span) -> ExpressionNode {
    GlobalNode(globals.cell(name), name, builtin: interpreter.builtins[name], span)
  }

  func target(named name: String, _ span: Span) -> TargetNode {
    switch scope.variable(name) {
    case .slot(let slot): LocalTarget(slot, name, span)
    case .cell(let cell): CellTarget(cell, name, span)
    case .className: ClassNameTarget(name, span)
    case .global: GlobalTarget(globals.cell(name), name, span)
    }
  }

  func target(_ target: Target) throws -> TargetNode {
    switch target.kind {
    case .name(let name): self.target(named: name, target.span)
    case .attribute(let object, let name): AttributeTarget(try expression(object), name, target.span)
    case .subscription(let object, let index):
      SubscriptTarget(try expression(object), try expression(index), target.span)
    case .sequence(let targets, let starred):
      SequenceTarget(try targets.map { try self.target($0) }, starred: starred, target.span)
    }
  }

  // MARK: - Functions

  /// Compiles a function or a lambda; its body comes from the closure.
  func function(
    _ name: String, _ parameters: Parameters, result: Expression? = nil, at span: Span,
    documentation: String?,
    body: (inout Compiler) throws -> [StatementNode]
  ) throws -> FunctionNode {
    let defaults = try parameters.all.map { try $0.defaultValue.map { try expression($0) } }
    let isMethod = isInClass
    let qualifiedName = qualified(name)
    return try inner(at: span, named: name) { compiler, scope in
      let body = try body(&compiler)
      let code = Code(
        name: name, qualifiedName: qualifiedName, module: module, source: source, span: span,
        documentation: documentation,
        parameters: parameters.all.map {
          CodeParameter(
            name: $0.name.name, kind: $0.kind, hasDefault: $0.defaultValue != nil, span: $0.name.span)
        }, isMethod: isMethod, isGenerator: scope.isGenerator, slotCount: scope.slotCount,
        ownCellCount: scope.ownCellCount, parameterCells: scope.parameterCells, body: body)
      code.annotations =
        parameters.all.compactMap { parameter in
          parameter.annotation.map { (parameter.name.name, $0.span) }
        } + (result.map { [("return", $0.span)] } ?? [])
      code.keepsAnnotationsAsText = keepsAnnotationsAsText
      return FunctionNode(code, defaults: defaults, captures: scope.captures, span)
    }
  }
}
