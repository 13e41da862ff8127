import Language

/// Writes a syntax tree as an S-expression, for tables of expected trees.
enum Dump {
  static func statements(_ statements: [Statement]) -> String {
    statements.map(statement).joined(separator: " ")
  }

  private static func suite(_ statements: [Statement]) -> String { "{" + self.statements(statements) + "}" }

  static func statement(_ statement: Statement) -> String {
    switch statement.kind {
    case .expression(let value): return expression(value)
    case .assignment(let targets, let value):
      return form("=", targets.map(target) + [expression(value)])
    case .annotated(let place, let annotation, let value):
      return form("ann", [target(place), expression(annotation)] + (value.map { [expression($0)] } ?? []))
    case .augmented(let place, let operation, let value):
      return form(operation.rawValue + "=", [target(place), expression(value)])
    case .if(let branches, let otherwise):
      let parts = branches.flatMap { [expression($0.test), suite($0.body)] }
      return form("if", parts + (otherwise.isEmpty ? [] : ["else", suite(otherwise)]))
    case .for(let place, let iterable, let body, let otherwise):
      let parts = [target(place), expression(iterable), suite(body)]
      return form("for", parts + (otherwise.isEmpty ? [] : ["else", suite(otherwise)]))
    case .while(let branch, let otherwise):
      let parts = [expression(branch.test), suite(branch.body)]
      return form("while", parts + (otherwise.isEmpty ? [] : ["else", suite(otherwise)]))
    case .break: return "(break)"
    case .continue: return "(continue)"
    case .pass: return "(pass)"
    case .function(let definition):
      let result = definition.annotation.map { ["->", expression($0)] } ?? []
      return form(
        "def",
        definition.decorators.map(decorator) + [definition.name.name, parameters(definition.parameters)]
          + result + [suite(definition.body)])
    case .class(let definition):
      let bases = definition.arguments.isEmpty ? ["_"] : definition.arguments.map(argument)
      return form(
        "class",
        definition.decorators.map(decorator) + [definition.name.name] + bases + [suite(definition.body)])
    case .try(let body, let handlers, let otherwise, let final):
      let parts = handlers.flatMap {
        [
          form(
            "except", ($0.classes.map { [expression($0)] } ?? []) + ($0.name.map { [$0.name] } ?? [])),
          suite($0.body),
        ]
      }
      return form(
        "try",
        [suite(body)] + parts + (otherwise.isEmpty ? [] : ["else", suite(otherwise)])
          + (final.isEmpty ? [] : ["finally", suite(final)]))
    case .match(let subject, let cases):
      let parts = cases.flatMap {
        [pattern($0.pattern)] + ($0.condition.map { ["if", expression($0)] } ?? []) + [suite($0.body)]
      }
      return form("match", [expression(subject)] + parts)
    case .raise(let value, let cause):
      return form("raise", [value, cause].compactMap { $0.map(expression) })
    case .with(let items, let body):
      let parts = items.map { item in
        item.target.map { form("as", [expression(item.manager), target($0)]) } ?? expression(item.manager)
      }
      return form("with", parts + [suite(body)])
    case .return(let value): return form("return", value.map { [expression($0)] } ?? [])
    case .assert(let test, let message):
      return form("assert", [expression(test)] + (message.map { [expression($0)] } ?? []))
    case .delete(let targets): return form("del", targets.map(target))
    case .global(let names): return form("global", names.map(\.name))
    case .nonlocal(let names): return form("nonlocal", names.map(\.name))
    case .import(let modules):
      return form("import", modules.map { $0.path.dotted + ($0.alias.map { ":" + $0.name } ?? "") })
    case .importFrom(let path, .all): return form("from", [path.dotted, "*"])
    case .importFrom(let path, .names(let names)):
      return form("from", [path.dotted] + names.map { $0.name.name + ($0.alias.map { ":" + $0.name } ?? "") })
    case .magic(let magic):
      switch magic.kind {
      case .line: return form("%", [quoted(magic.text)])
      case .cell(let body): return form("%%", [quoted(magic.text), quoted(body)])
      case .shell: return form("!", [quoted(magic.text)])
      case .help: return form("?", [quoted(magic.text)])
      case .source: return form("??", [quoted(magic.text)])
      }
    }
  }

  private static func pattern(_ pattern: Pattern) -> String {
    switch pattern.kind {
    case .value(let value): expression(value)
    case .capture(let name): name.map { ">" + $0.name } ?? "_"
    case .sequence(let patterns, let starred):
      form("seq", patterns.enumerated().map { ($0.offset == starred ? "*" : "") + self.pattern($0.element) })
    case .mapping(let entries, let rest):
      form(
        "map",
        entries.map { form(expression($0.key), [self.pattern($0.pattern)]) }
          + (rest.map { ["**" + $0.name] } ?? []))
    case .object(let cls, let positional, let named):
      form(
        "object",
        [expression(cls)] + positional.map(self.pattern)
          + named.map { form("=", [$0.name.name, self.pattern($0.pattern)]) })
    case .alternatives(let patterns): form("|", patterns.map(self.pattern))
    case .named(let inner, let name): form("as", [self.pattern(inner), name.name])
    }
  }

  private static func decorator(_ expression: Expression) -> String { "@" + self.expression(expression) }

  static func target(_ target: Target) -> String {
    switch target.kind {
    case .name(let name): name
    case .attribute(let value, let name): form(".", [expression(value), name.name])
    case .subscription(let value, let index): form("[]", [expression(value), expression(index)])
    case .sequence(let elements, let starred):
      form(
        "seq",
        elements.enumerated().map {
          $0.offset == starred ? form("*", [self.target($0.element)]) : self.target($0.element)
        })
    }
  }

  static func expression(_ expression: Expression) -> String {
    switch expression.kind {
    case .none: return "None"
    case .ellipsis: return "..."
    case .bool(let value): return value ? "True" : "False"
    case .integer(let value): return "\(value)"
    case .float(let value): return "\(value)"
    case .imaginary(let value): return "\(value)j"
    case .largeInteger(let digits, let radix): return radix == 10 ? digits : digits + " in base \(radix)"
    case .string(let text): return quoted(text)
    case .bytes(let bytes):
      return "b" + quoted(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    case .formatted(let parts): return form("f", parts.map(part))
    case .name(let name): return name
    case .list(let elements): return form("list", elements.map(self.expression))
    case .tuple(let elements): return form("tuple", elements.map(self.expression))
    case .set(let elements): return form("set", elements.map(self.expression))
    case .dictionary(let entries): return form("dict", entries.map(entry))
    case .attribute(let value, let name): return form(".", [self.expression(value), name.name])
    case .call(let callee, let arguments):
      return form("call", [self.expression(callee)] + arguments.map(argument))
    case .subscription(let value, let index):
      return form("[]", [self.expression(value), self.expression(index)])
    case .slice(let lower, let upper, let step):
      return form(":", [lower, upper, step].map { $0.map(self.expression) ?? "_" })
    case .unary(let operation, let value): return form(operation.rawValue, [self.expression(value)])
    case .binary(let left, let operation, let right):
      return form(operation.rawValue, [self.expression(left), self.expression(right)])
    case .comparison(let first, let steps):
      return form(
        "cmp",
        [self.expression(first)] + steps.flatMap { [$0.comparison.rawValue, self.expression($0.operand)] })
    case .boolean(let operation, let operands):
      return form(operation.rawValue, operands.map(self.expression))
    case .conditional(let test, let then, let otherwise):
      return form("?:", [test, then, otherwise].map(self.expression))
    case .lambda(let parameters, let body):
      return form("lambda", [self.parameters(parameters), self.expression(body)])
    case .comprehension(let comprehension): return self.comprehension(comprehension)
    case .named(let name, let value): return form(":=", [name.name, self.expression(value)])
    case .yield(let value): return form("yield", value.map { [self.expression($0)] } ?? [])
    case .yieldFrom(let value): return form("yield-from", [self.expression(value)])
    case .starred(let value): return form("*", [self.expression(value)])
    }
  }

  private static func part(_ part: FormattedPart) -> String {
    switch part {
    case .text(let text): return quoted(text)
    case .replacement(let replacement):
      let conversion = replacement.conversion.map { ["!" + $0.rawValue] } ?? []
      let format = replacement.format.map { [form(":", $0.map(self.part))] } ?? []
      return form("{}", [expression(replacement.value)] + conversion + format)
    }
  }

  private static func entry(_ entry: DictionaryEntry) -> String {
    switch entry {
    case .pair(let key, let value): "(" + expression(key) + " " + expression(value) + ")"
    case .unpacked(let value): form("**", [expression(value)])
    }
  }

  private static func argument(_ argument: Argument) -> String {
    switch argument {
    case .positional(let value): expression(value)
    case .unpacked(let value): form("*", [expression(value)])
    case .keyword(let name, let value): form("=", [name.name, expression(value)])
    case .unpackedKeywords(let value): form("**", [expression(value)])
    }
  }

  private static func parameters(_ parameters: Parameters) -> String {
    var parts: [String] = []
    var hasStar = false
    let lastByPosition = parameters.all.lastIndex { $0.kind == .positionalOnly }
    for (position, parameter) in parameters.all.enumerated() {
      var text = parameter.name.name
      switch parameter.kind {
      case .positional, .positionalOnly: break
      case .variadic:
        hasStar = true
        text = "*" + text
      case .keywordOnly:
        if !hasStar { parts.append("*") }
        hasStar = true
      case .keywords: text = "**" + text
      }
      if let annotation = parameter.annotation { text += ":" + expression(annotation) }
      if let value = parameter.defaultValue { text += "=" + expression(value) }
      parts.append(text)
      if position == lastByPosition { parts.append("/") }
    }
    return "[" + parts.joined(separator: " ") + "]"
  }

  private static func comprehension(_ comprehension: Comprehension) -> String {
    let clauses = comprehension.clauses.map {
      form("for", [target($0.target), expression($0.iterable)] + $0.conditions.map(expression))
    }
    return switch comprehension.result {
    case .list(let element): form("listcomp", [expression(element)] + clauses)
    case .set(let element): form("setcomp", [expression(element)] + clauses)
    case .dictionary(let key, let value): form("dictcomp", [expression(key), expression(value)] + clauses)
    case .generator(let element): form("gen", [expression(element)] + clauses)
    }
  }

  private static func form(_ head: String, _ parts: [String]) -> String {
    "(" + ([head] + parts).joined(separator: " ") + ")"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20: result += "\\x" + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
