import Language

/// Visits every node of a tree with its parent, for checks of spans.
enum TreeWalk {
  /// A node's span and what it is, and the span it must lie inside.
  typealias Visit = (_ span: Span, _ what: String, _ outer: Span) -> Void

  static func visit(_ statements: [Statement], in outer: Span, _ visit: Visit) {
    var last = outer.start
    for statement in statements {
      visit(statement.span, "statement", Span(last, outer.end))
      last = statement.span.end
      children(of: statement, visit)
    }
  }

  private static func children(of statement: Statement, _ visit: Visit) {
    let span = statement.span
    func value(_ expression: Expression?) { expression.map { self.visit($0, in: span, visit) } }
    func place(_ target: Target) { self.visit(target, in: span, visit) }
    func suite(_ statements: [Statement]) { self.visit(statements, in: span, visit) }
    func name(_ identifier: Identifier?) { identifier.map { visit($0.span, "name", span) } }
    switch statement.kind {
    case .expression(let expression): value(expression)
    case .assignment(let targets, let expression):
      targets.forEach(place)
      value(expression)
    case .annotated(let target, let annotation, let expression):
      place(target)
      value(annotation)
      value(expression)
    case .augmented(let target, _, let expression):
      place(target)
      value(expression)
    case .if(let branches, let otherwise):
      for branch in branches {
        value(branch.test)
        suite(branch.body)
      }
      suite(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      place(target)
      value(iterable)
      suite(body)
      suite(otherwise)
    case .while(let branch, let otherwise):
      value(branch.test)
      suite(branch.body)
      suite(otherwise)
    case .break, .continue, .pass, .magic: break
    case .try(let body, let handlers, let otherwise, let final):
      suite(body)
      for handler in handlers {
        visit(handler.span, "header", span)
        value(handler.classes)
        name(handler.name)
        suite(handler.body)
      }
      suite(otherwise)
      suite(final)
    case .match(let subject, let cases):
      value(subject)
      for option in cases {
        visit(option.pattern.span, "pattern", span)
        option.pattern.expressions.forEach { self.visit($0, in: option.pattern.span, visit) }
        value(option.condition)
        suite(option.body)
      }
    case .raise(let expression, let cause):
      value(expression)
      value(cause)
    case .with(let items, let body):
      for item in items {
        value(item.manager)
        item.target.map(place)
      }
      suite(body)
    case .function(let definition):
      definition.decorators.forEach(value)
      name(definition.name)
      parameters(definition.parameters, in: span, visit)
      value(definition.annotation)
      suite(definition.body)
    case .class(let definition):
      definition.decorators.forEach(value)
      name(definition.name)
      definition.arguments.forEach { value($0.value) }
      suite(definition.body)
    case .return(let expression): value(expression)
    case .assert(let test, let message):
      value(test)
      value(message)
    case .delete(let targets): targets.forEach(place)
    case .global(let names), .nonlocal(let names): names.forEach(name)
    case .import(let modules):
      for module in modules {
        visit(module.path.span, "path", span)
        name(module.alias)
      }
    case .importFrom(let path, let names):
      visit(path.span, "path", span)
      switch names {
      case .all(let star): visit(star, "star", span)
      case .names(let names):
        for imported in names {
          name(imported.name)
          name(imported.alias)
        }
      }
    }
  }

  private static func parameters(_ parameters: Parameters, in span: Span, _ visit: Visit) {
    for parameter in parameters.all {
      visit(parameter.name.span, "parameter", span)
      if let value = parameter.defaultValue { self.visit(value, in: span, visit) }
      if let value = parameter.annotation { self.visit(value, in: span, visit) }
    }
  }

  private static func visit(_ target: Target, in outer: Span, _ visit: Visit) {
    visit(target.span, "target", outer)
    switch target.kind {
    case .name: break
    case .attribute(let value, let name):
      self.visit(value, in: target.span, visit)
      visit(name.span, "name", target.span)
    case .subscription(let value, let index):
      self.visit(value, in: target.span, visit)
      self.visit(index, in: target.span, visit)
    case .sequence(let elements, _): for element in elements { self.visit(element, in: target.span, visit) }
    }
  }

  private static func visit(_ expression: Expression, in outer: Span, _ visit: Visit) {
    let span = expression.span
    visit(span, "expression", outer)
    func value(_ child: Expression?) { child.map { self.visit($0, in: span, visit) } }
    switch expression.kind {
    case .none, .ellipsis, .bool, .integer, .largeInteger, .float, .imaginary, .string, .bytes, .name: break
    case .formatted(let parts): self.parts(parts, in: span, visit)
    case .list(let elements), .tuple(let elements), .set(let elements), .boolean(_, let elements):
      elements.forEach(value)
    case .dictionary(let entries):
      for entry in entries {
        switch entry {
        case .pair(let key, let item):
          value(key)
          value(item)
        case .unpacked(let item): value(item)
        }
      }
    case .attribute(let child, let name):
      value(child)
      visit(name.span, "name", span)
    case .call(let callee, let arguments):
      value(callee)
      for argument in arguments {
        value(argument.value)
        if case .keyword(let name, _) = argument { visit(name.span, "name", span) }
      }
    case .subscription(let left, let right), .binary(let left, _, let right):
      value(left)
      value(right)
    case .slice(let lower, let upper, let step): [lower, upper, step].forEach(value)
    case .unary(_, let child), .starred(let child), .yieldFrom(let child): value(child)
    case .yield(let child): value(child)
    case .comparison(let first, let steps):
      value(first)
      for step in steps { value(step.operand) }
    case .conditional(let test, let then, let otherwise): [test, then, otherwise].forEach(value)
    case .lambda(let parameters, let body):
      self.parameters(parameters, in: span, visit)
      value(body)
    case .comprehension(let comprehension):
      switch comprehension.result {
      case .list(let element), .set(let element), .generator(let element): value(element)
      case .dictionary(let key, let item):
        value(key)
        value(item)
      }
      for clause in comprehension.clauses {
        self.visit(clause.target, in: span, visit)
        value(clause.iterable)
        clause.conditions.forEach(value)
      }
    case .named(let name, let child):
      visit(name.span, "name", span)
      value(child)
    }
  }

  private static func parts(_ parts: [FormattedPart], in outer: Span, _ visit: Visit) {
    for case .replacement(let replacement) in parts {
      visit(replacement.span, "replacement", outer)
      self.visit(replacement.value, in: replacement.span, visit)
      self.parts(replacement.format ?? [], in: replacement.span, visit)
    }
  }
}
