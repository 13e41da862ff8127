import Language

extension Compiler {
  func expression(_ expression: Expression) throws -> ExpressionNode {
    let span = expression.span
    switch expression.kind {
    case .none: return ConstantNode(.none, span)
    case .ellipsis: return ConstantNode(.ellipsis, span)
    case .bool(let flag): return ConstantNode(.bool(flag), span)
    case .integer(let number): return ConstantNode(.int(Int(number)), span)
    case .largeInteger(let digits, let radix):
      guard let value = try LargeInt.value(digits: digits, radix: radix) else {
        throw CompileFault(fault: .integerOverflow(operation: "int"), span: span)
      }
      return ConstantNode(value, span)
    case .float(let number): return ConstantNode(.float(number), span)
    case .imaginary(let number): return ConstantNode(.object(ImaginaryNumber(number)), span)
    case .string(let text): return ConstantNode(.string(text), span)
    case .bytes(let bytes): return ConstantNode(.bytes(bytes), span)
    case .formatted(let parts): return FormattedNode(try formatted(parts), span)
    case .name(let name): return load(name, span)
    case .list(let elements): return ListNode(try self.elements(elements), span)
    case .tuple(let elements): return TupleNode(try self.elements(elements), span)
    case .set(let elements): return SetNode(try self.elements(elements), span)
    case .dictionary(let entries):
      return DictNode(
        try entries.map {
          switch $0 {
          case .pair(let key, let value): .pair(try self.expression(key), try self.expression(value))
          case .unpacked(let value): .unpacked(try self.expression(value))
          }
        }, span)
    case .attribute(let object, let name): return AttributeNode(try self.expression(object), name, span)
    case .call(let callee, let arguments): return try call(callee, arguments, span)
    case .subscription(let object, let index):
      return SubscriptNode(try self.expression(object), try self.expression(index), span)
    case .slice(let lower, let upper, let step):
      return SliceNode(
        try lower.map { try self.expression($0) }, try upper.map { try self.expression($0) },
        try step.map { try self.expression($0) }, span)
    case .unary(.not, let operand): return NotNode(try self.expression(operand), span)
    case .unary(let operation, let operand): return try unary(operation, operand, span)
    case .binary(let left, let operation, let right):
      return BinaryNode(try self.expression(left), operation, try self.expression(right), span)
    case .comparison(let first, let steps):
      if steps.count == 1 {
        return ComparisonNode(
          try self.expression(first), steps[0].comparison, try self.expression(steps[0].operand), span)
      }
      return ChainNode(
        try self.expression(first), try steps.map { ($0.comparison, try self.expression($0.operand)) }, span)
    case .boolean(let sign, let operands):
      return BooleanNode(try operands.map { try self.expression($0) }, endingIf: sign == .or, span)
    case .conditional(let test, let then, let otherwise):
      return ConditionalNode(
        try self.expression(test), then: try self.expression(then), otherwise: try self.expression(otherwise),
        span)
    case .lambda(let parameters, let body):
      return try function("<lambda>", parameters, at: span, documentation: nil) { compiler in
        [ReturnStatement(try compiler.expression(body), body.span)]
      }
    case .comprehension(let comprehension): return try self.comprehension(comprehension, span)
    case .named(let name, let value):
      return NamedNode(target(named: name.name, name.span), try self.expression(value), span)
    case .yield(let value):
      try checkYield(span)
      return YieldNode(try value.map { try self.expression($0) }, span)
    case .yieldFrom(let value):
      try checkYield(span)
      return YieldFromNode(try self.expression(value), span)
    case .starred(let value):
      // Only an index can have a starred element here: `a[*b]`.
      return TupleNode([ElementNode(node: try self.expression(value), isStarred: true)], span)
    }
  }

  private func checkYield(_ span: Span) throws {
    guard scope.kind == .function else {
      throw CompileFault(
        fault: .message(
          "`yield` stands outside of a function",
          help: "in a comprehension or a class there is nothing to continue later", kind: .syntax), span: span
      )
    }
  }

  private func elements(_ elements: [Expression]) throws -> [ElementNode] {
    try elements.map {
      if case .starred(let value) = $0.kind {
        return ElementNode(node: try expression(value), isStarred: true)
      }
      return ElementNode(node: try expression($0), isStarred: false)
    }
  }

  /// A negative number is a constant, not an operation.
  private func unary(_ operation: UnaryOperator, _ operand: Expression, _ span: Span) throws -> ExpressionNode
  {
    switch (operation, operand.kind) {
    case (.minus, .integer(let number)) where number != Int64.min:
      return ConstantNode(.int(Int(-number)), span)
    case (.minus, .float(let number)): return ConstantNode(.float(-number), span)
    default: return UnaryNode(operation, try expression(operand), span)
    }
  }

  private func formatted(_ parts: [FormattedPart]) throws -> [FormattedNode.Part] {
    try parts.map {
      switch $0 {
      case .text(let text): .text(text)
      case .replacement(let replacement):
        .value(
          try expression(replacement.value), replacement.conversion,
          format: try formatted(replacement.format ?? []), replacement.span)
      }
    }
  }

  private func call(_ callee: Expression, _ arguments: [Argument], _ span: Span) throws -> ExpressionNode {
    if case .name("super") = callee.kind {
      if arguments.isEmpty { return superNode(span) }
      if arguments.count == 2, case .positional(let owner) = arguments[0],
        case .positional(let receiver) = arguments[1]
      {
        return SuperNode(receiver: try expression(receiver), owner: try expression(owner), span)
      }
    }
    let site = CallSite(span: span, callee: callee, arguments: arguments)
    let nodes = try self.arguments(arguments, site: site)
    if case .attribute(let object, let name) = callee.kind {
      return MethodCallNode(try expression(object), name, nodes, span)
    }
    let call = CallNode(try expression(callee), nodes, span)
    return arguments.isEmpty ? namespaceCall(callee, call, span) ?? call : call
  }

  func arguments(_ arguments: [Argument], site: CallSite) throws -> ArgumentNodes {
    ArgumentNodes(
      try arguments.map {
        switch $0 {
        case .positional(let value): .positional(try expression(value))
        case .unpacked(let value): .unpacked(try expression(value))
        case .keyword(let name, let value): .keyword(name.name, try expression(value))
        case .unpackedKeywords(let value): .unpackedKeywords(try expression(value))
        }
      }, site: site)
  }

  /// `super()` uses the first parameter of the enclosing method.
  private func superNode(_ span: Span) -> ExpressionNode {
    guard scope.kind == .function, let first = scope.parameters.first else {
      return SuperNode(receiver: nil, span)
    }
    return SuperNode(receiver: load(first, span), span)
  }

  private func comprehension(_ comprehension: Comprehension, _ span: Span) throws -> ExpressionNode {
    guard let outermost = comprehension.clauses.first else {
      throw CompileFault(fault: .message("a comprehension needs a `for`"), span: span)
    }
    let first = try expression(outermost.iterable)
    let name =
      switch comprehension.result {
      case .list: "<listcomp>"
      case .set: "<setcomp>"
      case .dictionary: "<dictcomp>"
      case .generator: "<genexpr>"
      }
    let qualifiedName = qualified(name)
    return try inner(at: span, named: nil) { compiler, scope in
      let clauses = try comprehension.clauses.enumerated().map { position, clause in
        (
          target: try compiler.target(clause.target),
          iterable: position == 0 ? nil : try compiler.expression(clause.iterable),
          conditions: try clause.conditions.map { try compiler.expression($0) }
        )
      }
      let innermost: ClauseNode? = nil
      let clause = clauses.reversed().reduce(innermost) {
        ClauseNode(target: $1.target, iterable: $1.iterable, conditions: $1.conditions, next: $0)
      }
      let result: ComprehensionNode.Result =
        switch comprehension.result {
        case .list(let element): .list(try compiler.expression(element))
        case .set(let element): .set(try compiler.expression(element))
        case .generator(let element): .generator(try compiler.expression(element))
        case .dictionary(let key, let value):
          .dict(key: try compiler.expression(key), value: try compiler.expression(value))
        }
      let code = Code(
        name: name, qualifiedName: qualifiedName, module: module, source: source,
        slotCount: scope.slotCount, ownCellCount: scope.ownCellCount)
      guard let clause else {
        throw CompileFault(fault: .message("a comprehension needs a `for`"), span: span)
      }
      return ComprehensionNode(
        code, captures: scope.captures, first: first, clause: clause, result: result, span)
    }
  }
}
