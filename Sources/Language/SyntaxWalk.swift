extension Expression {
  /// Visits the expression and those inside it, outer ones first.
  ///
  /// - Parameters:
  ///   - shadowed: the names that lambdas and comprehensions bind around it.
  ///   - body: called for each with the names bound around that one; answers whether those inside are visited too.
  package func visit(
    shadowed: Set<String> = [], _ body: (_ expression: Expression, _ shadowed: Set<String>) -> Bool
  ) {
    guard body(self, shadowed) else { return }
    switch kind {
    case .none, .ellipsis, .bool, .integer, .largeInteger, .float, .imaginary, .string, .bytes, .name: break
    case .formatted(let parts): Self.visit(parts, shadowed, body)
    case .list(let elements), .tuple(let elements), .set(let elements), .boolean(_, let elements):
      for element in elements { element.visit(shadowed: shadowed, body) }
    case .dictionary(let entries):
      for entry in entries {
        switch entry {
        case .pair(let key, let value):
          key.visit(shadowed: shadowed, body)
          value.visit(shadowed: shadowed, body)
        case .unpacked(let value): value.visit(shadowed: shadowed, body)
        }
      }
    case .attribute(let value, _), .unary(_, let value), .starred(let value), .named(_, let value),
      .yieldFrom(let value):
      value.visit(shadowed: shadowed, body)
    case .yield(let value): value?.visit(shadowed: shadowed, body)
    case .call(let callee, let arguments):
      callee.visit(shadowed: shadowed, body)
      for argument in arguments { argument.value.visit(shadowed: shadowed, body) }
    case .subscription(let left, let right), .binary(let left, _, let right):
      left.visit(shadowed: shadowed, body)
      right.visit(shadowed: shadowed, body)
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] { part?.visit(shadowed: shadowed, body) }
    case .comparison(let first, let steps):
      first.visit(shadowed: shadowed, body)
      for step in steps { step.operand.visit(shadowed: shadowed, body) }
    case .conditional(let test, let then, let otherwise):
      for part in [test, then, otherwise] { part.visit(shadowed: shadowed, body) }
    case .lambda(let parameters, let result):
      for parameter in parameters.all { parameter.defaultValue?.visit(shadowed: shadowed, body) }
      result.visit(shadowed: shadowed.union(parameters.all.map(\.name.name)), body)
    case .comprehension(let comprehension): comprehension.visit(shadowed, body)
    }
  }

  private static func visit(
    _ parts: [FormattedPart], _ shadowed: Set<String>, _ body: (Expression, Set<String>) -> Bool
  ) {
    for case .replacement(let replacement) in parts {
      replacement.value.visit(shadowed: shadowed, body)
      if let format = replacement.format { visit(format, shadowed, body) }
    }
  }
}

extension Comprehension {
  fileprivate func visit(_ shadowed: Set<String>, _ body: (Expression, Set<String>) -> Bool) {
    var inner = shadowed
    for clause in clauses {
      clause.iterable.visit(shadowed: inner, body)
      inner.formUnion(clause.target.names)
      for condition in clause.conditions { condition.visit(shadowed: inner, body) }
    }
    switch result {
    case .list(let element), .set(let element), .generator(let element):
      element.visit(shadowed: inner, body)
    case .dictionary(let key, let value):
      key.visit(shadowed: inner, body)
      value.visit(shadowed: inner, body)
    }
  }
}

extension Target {
  /// The names that it binds.
  package var names: [String] {
    switch kind {
    case .name(let name): [name]
    case .attribute, .subscription: []
    case .sequence(let targets, _): targets.flatMap(\.names)
    }
  }

  /// It, or the targets that it consists of.
  package var parts: [Target] {
    if case .sequence(let targets, _) = kind { targets.flatMap(\.parts) } else { [self] }
  }

  /// The expressions that are evaluated to find where it stores: of `a.b` and `c[d]`, `a`, `c` and `d`.
  package var expressions: [Expression] {
    switch kind {
    case .name: []
    case .attribute(let value, _): [value]
    case .subscription(let value, let index): [value, index]
    case .sequence(let targets, _): targets.flatMap(\.expressions)
    }
  }
}

extension Statement {
  /// The expressions of the statement itself, without those of its suites and without annotations.
  package var expressions: [Expression] {
    switch kind {
    case .expression(let value): [value]
    case .assignment(let targets, let value): [value] + targets.flatMap(\.expressions)
    case .annotated(let target, _, let value): (value.map { [$0] } ?? []) + target.expressions
    case .augmented(let target, _, let value): [value] + target.expressions
    case .if(let branches, _): branches.map(\.test)
    case .for(let target, let iterable, _, _): [iterable] + target.expressions
    case .while(let branch, _): [branch.test]
    case .try(_, let handlers, _, _): handlers.compactMap(\.classes)
    case .raise(let value, let cause): [value, cause].compactMap { $0 }
    case .match(let subject, let cases):
      [subject] + cases.flatMap { $0.pattern.expressions + ($0.condition.map { [$0] } ?? []) }
    case .with(let items, _): items.flatMap { [$0.manager] + ($0.target?.expressions ?? []) }
    case .function(let definition):
      definition.decorators + definition.parameters.all.compactMap(\.defaultValue)
    case .class(let definition): definition.decorators + definition.arguments.map(\.value)
    case .return(let value): value.map { [$0] } ?? []
    case .assert(let test, let message): [test] + (message.map { [$0] } ?? [])
    case .delete(let targets): targets.flatMap(\.expressions)
    case .break, .continue, .pass, .global, .nonlocal, .import, .importFrom, .magic: []
    }
  }

  /// Its suites.
  package var suites: [[Statement]] {
    switch kind {
    case .if(let branches, let otherwise): branches.map(\.body) + [otherwise]
    case .for(_, _, let body, let otherwise): [body, otherwise]
    case .while(let branch, let otherwise): [branch.body, otherwise]
    case .try(let body, let handlers, let otherwise, let final):
      [body] + handlers.map(\.body) + [otherwise, final]
    case .with(_, let body): [body]
    case .match(_, let cases): cases.map(\.body)
    case .function(let definition): [definition.body]
    case .class(let definition): [definition.body]
    case .raise, .expression, .assignment, .annotated, .augmented, .break, .continue, .pass, .return, .assert,
      .delete,
      .global, .nonlocal, .import, .importFrom, .magic:
      []
    }
  }

  /// The names that the statement itself binds; those of its suites are not among them.
  package var boundNames: [String] {
    switch kind {
    case .assignment(let targets, _): targets.flatMap(\.names)
    case .annotated(let target, _, _), .augmented(let target, _, _), .for(let target, _, _, _): target.names
    case .try(_, let handlers, _, _): handlers.compactMap { $0.name?.name }
    case .with(let items, _): items.flatMap { $0.target?.names ?? [] }
    case .match(_, let cases): cases.flatMap(\.pattern.names)
    case .function(let definition): [definition.name.name]
    case .class(let definition): [definition.name.name]
    case .import(let modules):
      modules.compactMap { ($0.alias ?? $0.path.components.first)?.name }
    case .importFrom(_, .names(let names)): names.map(\.bound.name)
    case .importFrom(_, .all), .raise, .expression, .if, .while, .break, .continue, .pass, .return, .assert,
      .delete,
      .global, .nonlocal, .magic:
      []
    }
  }

  /// The targets that it assigns to or deletes.
  package var targets: [Target] {
    switch kind {
    case .assignment(let targets, _), .delete(let targets): targets.flatMap(\.parts)
    case .annotated(let target, _, _), .augmented(let target, _, _), .for(let target, _, _, _): target.parts
    case .with(let items, _): items.flatMap { $0.target?.parts ?? [] }
    case .expression, .if, .while, .break, .continue, .pass, .function, .class, .return, .assert, .global,
      .try, .raise, .match, .nonlocal, .import, .importFrom, .magic:
      []
    }
  }

  /// The names that `:=` binds in it.
  package var namedValues: [String] {
    var names: [String] = []
    for expression in expressions {
      expression.visit { expression, _ in
        if case .named(let name, _) = expression.kind { names.append(name.name) }
        return true
      }
    }
    return names
  }

  /// The statement, and those of its suites that run with it: not those of a function or a class.
  package var withSuites: [Statement] {
    switch kind {
    case .function, .class: [self]
    default: [self] + suites.joined().flatMap(\.withSuites)
    }
  }

  /// The names that it binds where it stands.
  package var allBoundNames: [String] { withSuites.flatMap { $0.boundNames + $0.namedValues } }
}

extension [Statement] {
  /// The names that are read anywhere in them.
  package var usedNames: Set<String> {
    var names: Set<String> = []
    for statement in self {
      for expression in statement.expressions {
        expression.visit { expression, shadowed in
          if case .name(let name) = expression.kind, !shadowed.contains(name) { names.insert(name) }
          return true
        }
      }
      if case .function(let definition) = statement.kind {
        names.formUnion(definition.body.usedNames.subtracting(definition.locals))
      } else {
        for suite in statement.suites { names.formUnion(suite.usedNames) }
      }
    }
    return names
  }
}

extension FunctionDefinition {
  /// The parameters, and the names that the body binds.
  package var locals: Set<String> {
    var names = Set(parameters.all.map(\.name.name))
    let statements = body.flatMap(\.withSuites)
    for statement in statements { names.formUnion(statement.allBoundNames) }
    for statement in statements {
      switch statement.kind {
      case .global(let outer), .nonlocal(let outer): names.subtract(outer.map(\.name))
      default: break
      }
    }
    return names
  }
}
