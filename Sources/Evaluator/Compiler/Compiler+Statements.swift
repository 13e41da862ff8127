import Language

extension Compiler {
  func statements(_ statements: [Statement]) throws -> [StatementNode] {
    try statements.flatMap { try statement($0) }
  }

  private func statement(_ statement: Statement) throws -> [StatementNode] {
    let span = statement.span
    switch statement.kind {
    case .expression(let value): return [ExpressionStatement(try expression(value))]
    case .assignment(let targets, let value):
      if targets.count == 1, let sum = try sum(targets[0], value, span) { return [sum] }
      return [AssignStatement(try targets.map { try target($0) }, try expression(value), span)]
    case .annotated(let target, let annotation, let value):
      var nodes: [StatementNode] = []
      if let value { nodes.append(AssignStatement([try self.target(target)], try expression(value), span)) }
      if isInClass, case .name(let name) = target.kind {
        let type: ExpressionNode =
          keepsAnnotationsAsText
          ? ConstantNode(.string(source.text(of: annotation.span)), annotation.span)
          : try expression(annotation)
        nodes.append(AnnotateStatement(name, type, span))
      }
      return nodes
    case .augmented(let target, let operation, let value):
      return [try augmented(target, operation, value, span)]
    case .if(let branches, let otherwise):
      let compiled = try branches.map { (test: try expression($0.test), body: try statements($0.body)) }
      return compiled.reversed().reduce(try statements(otherwise)) { otherwise, branch in
        [IfStatement(branch.test, branch.body, otherwise: otherwise, span)]
      }
    case .for(let target, let iterable, let body, let otherwise):
      return [
        ForStatement(
          try self.target(target), try expression(iterable), body: try statements(body),
          otherwise: try statements(otherwise), span)
      ]
    case .while(let branch, let otherwise):
      return [
        WhileStatement(
          try expression(branch.test), body: try statements(branch.body),
          otherwise: try statements(otherwise), span)
      ]
    case .break: return [JumpStatement(.break, span)]
    case .continue: return [JumpStatement(.continue, span)]
    case .pass, .global, .nonlocal: return []
    case .function(let definition):
      let decorators = try definition.decorators.map { try expression($0) }
      let node = try function(
        definition.name.name, definition.parameters, result: definition.annotation, at: span,
        documentation: definition.documentation
      ) { try $0.statements(definition.body) }
      return [definitionStatement(definition.name, decorators, node, span)]
    case .class(let definition):
      let decorators = try definition.decorators.map { try expression($0) }
      return [definitionStatement(definition.name, decorators, try classNode(definition, span), span)]
    case .try(let body, let handlers, let otherwise, let final):
      var guarded = self
      guarded.isInTry = isInTry || !handlers.isEmpty
      return [
        TryStatement(
          body: try guarded.statements(body),
          handlers: try handlers.map { handler in
            TryStatement.Handler(
              classes: try handler.classes.map { try expression($0) },
              target: handler.name.map { target(named: $0.name, $0.span) },
              body: NodeList(try statements(handler.body))
            )
          }, otherwise: try statements(otherwise), final: try statements(final), span)
      ]
    case .match(let subject, let cases):
      return [
        MatchStatement(
          try expression(subject),
          try cases.map {
            MatchStatement.Case(
              pattern: try pattern($0.pattern), condition: try $0.condition.map { try expression($0) },
              body: NodeList(try statements($0.body)))
          }, span)
      ]
    case .raise(let value, let cause):
      return [
        RaiseStatement(
          try value.map { try expression($0) }, cause: try cause.map { try expression($0) }, span)
      ]
    case .with(let items, let body):
      return [
        WithStatement(
          try items.map { (try expression($0.manager), try $0.target.map { try target($0) }) },
          body: try statements(body), span)
      ]
    case .return(let value): return [ReturnStatement(try value.map { try expression($0) }, span)]
    case .assert(let test, let message):
      return [AssertStatement(try expression(test), message: try message.map { try expression($0) }, span)]
    case .delete(let targets): return [DeleteStatement(try targets.map { try target($0) }, span)]
    case .import(let modules):
      return modules.compactMap { module in
        guard let name = module.alias ?? module.path.components.first else { return nil }
        return ImportStatement(
          module.path, hasAlias: module.alias != nil, isAsking: isInTry,
          target: target(named: name.name, name.span), span)
      }
    case .importFrom(let path, .names(let names)):
      return [
        ImportFromStatement(
          path, isAsking: isInTry, names.map { ($0.name, target(named: $0.bound.name, $0.bound.span)) }, span)
      ]
    case .importFrom(let path, .all(let star)):
      guard scope.kind == .module else { throw CompileFault(fault: .importAllInFunction, span: star) }
      return [ImportAllStatement(path, globals, span)]
    case .magic(let magic): return [MagicStatement(magic, span)]
    }
  }

  /// `name = name + a + b`; `nil` for any other assignment.
  private func sum(_ target: Target, _ value: Expression, _ span: Span) throws -> StatementNode? {
    guard case .name(let name) = target.kind else { return nil }
    var added: [(operand: Expression, sum: Span)] = []
    var rest = value
    while case .binary(let left, .add, let right) = rest.kind {
      added.insert((right, rest.span), at: 0)
      rest = left
    }
    guard !added.isEmpty, case .name(name) = rest.kind else { return nil }
    return SumStatement(
      load(name, rest.span), self.target(named: name, target.span),
      try added.map { (try expression($0.operand), $0.sum) }, whole: try expression(value), span)
  }

  private func augmented(
    _ target: Target, _ operation: BinaryOperator, _ value: Expression, _ span: Span
  ) throws -> StatementNode {
    let value = try expression(value)
    switch target.kind {
    case .name(let name):
      return AugmentNameStatement(
        load(name, target.span), self.target(named: name, target.span), operation, value, span)
    case .attribute(let object, let name):
      return AugmentAttributeStatement(try expression(object), name, operation, value, span)
    case .subscription(let object, let index):
      return AugmentItemStatement(try expression(object), try expression(index), operation, value, span)
    case .sequence:
      throw CompileFault(
        fault: .message("`\(operation.rawValue)=` needs one name on its left"), span: target.span)
    }
  }

  private func pattern(_ pattern: Pattern) throws -> PatternNode {
    func named(_ name: Identifier?) -> TargetNode? { name.map { target(named: $0.name, $0.span) } }
    let span = pattern.span
    switch pattern.kind {
    case .value(let value): return ValuePattern(try expression(value), span)
    case .capture(let name): return CapturePattern(named(name), span)
    case .sequence(let patterns, let starred):
      return SequencePattern(try patterns.map { try self.pattern($0) }, starred: starred, span)
    case .mapping(let entries, let rest):
      return MappingPattern(
        try entries.map { (try expression($0.key), try self.pattern($0.pattern)) }, rest: named(rest), span)
    case .object(let cls, let positional, let keywords):
      return ObjectPattern(
        try expression(cls), try positional.map { try self.pattern($0) },
        try keywords.map { ($0.name.name, try self.pattern($0.pattern)) }, span)
    case .alternatives(let patterns):
      return AlternativesPattern(try patterns.map { try self.pattern($0) }, span)
    case .named(let inner, let name):
      return NamedPattern(try self.pattern(inner), target(named: name.name, name.span), span)
    }
  }

  private func definitionStatement(
    _ name: Identifier, _ decorators: [ExpressionNode], _ node: ExpressionNode, _ span: Span
  ) -> StatementNode {
    let value = decorators.isEmpty ? node : DecoratedNode(decorators, node, span)
    return AssignStatement([target(named: name.name, name.span)], value, span)
  }

  private func classNode(_ definition: ClassDefinition, _ span: Span) throws -> ExpressionNode {
    let name = definition.name
    let callee = Expression(.name(name.name), at: name.span)
    let arguments = try self.arguments(
      definition.arguments, site: CallSite(span: name.span, callee: callee, arguments: definition.arguments))
    let qualifiedName = qualified(name.name)
    return try inner(at: span, named: name.name) { compiler, scope in
      let body = try compiler.statements(definition.body)
      let code = Code(
        name: name.name, qualifiedName: qualifiedName, module: module, source: source, span: span,
        documentation: definition.documentation, slotCount: 0, ownCellCount: scope.ownCellCount, body: body)
      return ClassNode(name, arguments: arguments, code: code, captures: scope.captures, span)
    }
  }
}
