import Language

/// Finds the names of a program: which scope binds what, and which uses what.
enum ScopeWalk {
  static func scope(of statements: [Statement]) -> Scope {
    let scope = Scope(.module, parent: nil)
    visit(statements, scope)
    return scope
  }

  private static func visit(_ statements: [Statement], _ scope: Scope) {
    for statement in statements { visit(statement, scope) }
  }

  private static func visit(_ statement: Statement, _ scope: Scope) {
    switch statement.kind {
    case .expression(let value): visit(value, scope)
    case .assignment(let targets, let value):
      visit(value, scope)
      for target in targets { visit(target, scope) }
    case .annotated(let target, let annotation, let value):
      if let value { visit(value, scope) }
      if scope.kind == .classBody { visit(annotation, scope) }
      visit(target, scope)
    case .augmented(let target, _, let value):
      visit(value, scope)
      visit(target, scope)
      if case .name(let name) = target.kind { scope.used.append(name) }
    case .if(let branches, let otherwise):
      for branch in branches {
        visit(branch.test, scope)
        visit(branch.body, scope)
      }
      visit(otherwise, scope)
    case .for(let target, let iterable, let body, let otherwise):
      visit(iterable, scope)
      visit(target, scope)
      visit(body, scope)
      visit(otherwise, scope)
    case .while(let branch, let otherwise):
      visit(branch.test, scope)
      visit(branch.body, scope)
      visit(otherwise, scope)
    case .break, .continue, .pass, .magic: break
    case .try(let body, let handlers, let otherwise, let final):
      visit(body, scope)
      for handler in handlers {
        if let classes = handler.classes { visit(classes, scope) }
        if let name = handler.name { scope.bind(name.name) }
        visit(handler.body, scope)
      }
      visit(otherwise, scope)
      visit(final, scope)
    case .match(let subject, let cases):
      visit(subject, scope)
      for option in cases {
        for expression in option.pattern.expressions { visit(expression, scope) }
        for name in option.pattern.names { scope.bind(name) }
        if let condition = option.condition { visit(condition, scope) }
        visit(option.body, scope)
      }
    case .raise(let value, let cause):
      if let value { visit(value, scope) }
      if let cause { visit(cause, scope) }
    case .with(let items, let body):
      for item in items {
        visit(item.manager, scope)
        if let target = item.target { visit(target, scope) }
      }
      visit(body, scope)
    case .function(let definition):
      for decorator in definition.decorators { visit(decorator, scope) }
      scope.bind(definition.name.name)
      function(definition.parameters, at: statement.span, scope) { visit(definition.body, $0) }
    case .class(let definition):
      for decorator in definition.decorators { visit(decorator, scope) }
      for argument in definition.arguments { visit(argument.value, scope) }
      scope.bind(definition.name.name)
      visit(definition.body, scope.child(.classBody, at: statement.span))
    case .return(let value):
      if let value { visit(value, scope) }
    case .assert(let test, let message):
      visit(test, scope)
      if let message { visit(message, scope) }
    case .delete(let targets):
      for target in targets { visit(target, scope) }
    case .global(let names):
      for name in names {
        scope.globals.insert(name.name)
        scope.bound.remove(name.name)
      }
    case .nonlocal(let names):
      scope.nonlocals += names
    case .import(let modules):
      for module in modules {
        if let name = module.alias ?? module.path.components.first { scope.bind(name.name) }
      }
    case .importFrom(_, .names(let names)):
      for name in names { scope.bind(name.bound.name) }
    case .importFrom(_, .all): break
    }
  }

  private static func visit(_ target: Target, _ scope: Scope) {
    switch target.kind {
    case .name(let name): scope.bind(name)
    case .attribute(let value, _): visit(value, scope)
    case .subscription(let value, let index):
      visit(value, scope)
      visit(index, scope)
    case .sequence(let targets, _):
      for target in targets { visit(target, scope) }
    }
  }

  private static func function(
    _ parameters: Parameters, at span: Span, _ scope: Scope, body: (Scope) -> Void
  ) {
    for parameter in parameters.all {
      if let value = parameter.defaultValue { visit(value, scope) }
    }
    let inner = scope.child(.function, at: span)
    for parameter in parameters.all {
      inner.parameters.append(parameter.name.name)
      inner.bind(parameter.name.name)
    }
    body(inner)
  }

  private static func visit(_ expression: Expression, _ scope: Scope) {
    switch expression.kind {
    case .none, .ellipsis, .bool, .integer, .largeInteger, .float, .imaginary, .string, .bytes: break
    case .formatted(let parts): visit(parts, scope)
    case .name(let name): scope.used.append(name)
    case .list(let elements), .tuple(let elements), .set(let elements), .boolean(_, let elements):
      for element in elements { visit(element, scope) }
    case .dictionary(let entries):
      for entry in entries {
        switch entry {
        case .pair(let key, let value):
          visit(key, scope)
          visit(value, scope)
        case .unpacked(let value): visit(value, scope)
        }
      }
    case .attribute(let value, _), .unary(_, let value), .starred(let value): visit(value, scope)
    case .yield(let value):
      scope.isGenerator = true
      if let value { visit(value, scope) }
    case .yieldFrom(let value):
      scope.isGenerator = true
      visit(value, scope)
    case .call(let callee, let arguments):
      visit(callee, scope)
      for argument in arguments { visit(argument.value, scope) }
    case .subscription(let value, let index):
      visit(value, scope)
      visit(index, scope)
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] {
        if let part { visit(part, scope) }
      }
    case .binary(let left, _, let right):
      visit(left, scope)
      visit(right, scope)
    case .comparison(let first, let steps):
      visit(first, scope)
      for step in steps { visit(step.operand, scope) }
    case .conditional(let test, let then, let otherwise):
      visit(test, scope)
      visit(then, scope)
      visit(otherwise, scope)
    case .lambda(let parameters, let body):
      function(parameters, at: expression.span, scope) { visit(body, $0) }
    case .comprehension(let comprehension): visit(comprehension, at: expression.span, scope)
    case .named(let name, let value):
      visit(value, scope)
      let target = scope.assignmentScope
      target.bind(name.name)
      if target !== scope { scope.used.append(name.name) }
    }
  }

  private static func visit(_ parts: [FormattedPart], _ scope: Scope) {
    for case .replacement(let replacement) in parts {
      visit(replacement.value, scope)
      if let format = replacement.format { visit(format, scope) }
    }
  }

  private static func visit(_ comprehension: Comprehension, at span: Span, _ scope: Scope) {
    let inner = scope.child(.comprehension, at: span)
    for (position, clause) in comprehension.clauses.enumerated() {
      // The first iterable belongs to the enclosing scope.
      visit(clause.iterable, position == 0 ? scope : inner)
      visit(clause.target, inner)
      for condition in clause.conditions { visit(condition, inner) }
    }
    switch comprehension.result {
    case .list(let element), .set(let element), .generator(let element): visit(element, inner)
    case .dictionary(let key, let value):
      visit(key, inner)
      visit(value, inner)
    }
  }
}
