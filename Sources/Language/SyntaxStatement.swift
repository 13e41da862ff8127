/// A statement with its span.
package struct Statement: Sendable {
  /// What the statement is.
  package let kind: Kind

  /// The span, for a compound statement including its whole suite.
  package let span: Span

  /// A statement at a position.
  package init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
  }

  /// The kinds of statements. A suite is never empty, except an absent `else`.
  package indirect enum Kind: Sendable {
    /// `value`
    case expression(Expression)
    /// `a = b = value`: targets from left to right, one or more.
    case assignment([Target], Expression)
    /// `x: annotation = value`; the value may be absent. The annotation is not evaluated.
    case annotated(Target, annotation: Expression, value: Expression?)
    /// `x += value`; the target is a name, an attribute or a subscription.
    case augmented(Target, BinaryOperator, Expression)
    /// `if … elif …` as branches, one or more, and `else`, empty if absent.
    case `if`([Branch], otherwise: [Statement])
    /// `for target in iterable: body else: otherwise`
    case `for`(Target, iterable: Expression, body: [Statement], otherwise: [Statement])
    /// `while test: body else: otherwise`
    case `while`(Branch, otherwise: [Statement])
    /// `break`, only inside a loop.
    case `break`
    /// `continue`, only inside a loop.
    case `continue`
    /// `pass`
    case pass
    /// `def name(parameters): body`
    case function(FunctionDefinition)
    /// `class name(arguments): body`
    case `class`(ClassDefinition)
    /// `return value`, only inside a function.
    case `return`(Expression?)
    /// `try: body except …: … else: otherwise finally: final`; with handlers, a final suite, or both.
    case `try`(body: [Statement], handlers: [ExceptHandler], otherwise: [Statement], final: [Statement])
    /// `raise value from cause`; without a value, what is being handled is raised again.
    case raise(Expression?, cause: Expression?)
    /// `with a as b, c: body`; one item or more.
    case with([WithItem], body: [Statement])
    /// `match subject: case …`
    case match(Expression, [MatchCase])
    /// `assert test, message`
    case assert(Expression, message: Expression?)
    /// `del a, b[0]`; targets are never starred.
    case delete([Target])
    /// `global a, b`
    case global([Identifier])
    /// `nonlocal a, b`, only inside a function.
    case nonlocal([Identifier])
    /// `import a.b as c, d`
    case `import`([ImportedModule])
    /// `from a.b import c as d`
    case importFrom(ModulePath, ImportedNames)
    /// An IPython line.
    case magic(Magic)
  }
}

/// A condition and its suite.
package struct Branch: Sendable {
  /// The condition.
  package let test: Expression
  /// The suite.
  package let body: [Statement]

  /// A branch.
  package init(test: Expression, body: [Statement]) {
    self.test = test
    self.body = body
  }
}

/// `except classes as name: body`
package struct ExceptHandler: Sendable {
  /// The class or the tuple of classes; `nil` for one that handles everything.
  package let classes: Expression?
  /// The name after `as`.
  package let name: Identifier?
  /// The suite.
  package let body: [Statement]
  /// The header, for messages about it.
  package let span: Span

  /// A handler.
  package init(_ classes: Expression?, as name: Identifier?, body: [Statement], at span: Span) {
    self.classes = classes
    self.name = name
    self.body = body
    self.span = span
  }
}

/// `manager as target` after `with`.
package struct WithItem: Sendable {
  /// The context manager.
  package let manager: Expression
  /// The target after `as`.
  package let target: Target?

  /// An item.
  package init(_ manager: Expression, as target: Target?) {
    self.manager = manager
    self.target = target
  }
}

/// A target of assignment or deletion.
package struct Target: Sendable {
  /// What the target is.
  package let kind: Kind
  /// Its position.
  package let span: Span

  /// A target at a position.
  package init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
  }

  /// The kinds of targets.
  package indirect enum Kind: Sendable {
    /// `x`
    case name(String)
    /// `value.name`
    case attribute(Expression, Identifier)
    /// `value[index]`
    case subscription(Expression, Expression)
    /// `a, *b, c`, `(a, b)` or `[a, b]`; `starred` is the index of the element that takes the rest.
    case sequence([Target], starred: Int?)
  }
}

/// `tensorflow.keras.layers`
package struct ModulePath: Hashable, Sendable {
  /// The names between the dots, one or more.
  package let components: [Identifier]
  /// Its position.
  package let span: Span

  /// A path of its names.
  package init(_ components: [Identifier], at span: Span) {
    self.components = components
    self.span = span
  }

  /// The path with its dots.
  package var dotted: String { components.map(\.name).joined(separator: ".") }
}

/// `a.b as c` after `import`.
package struct ImportedModule: Sendable {
  /// The module.
  package let path: ModulePath
  /// The name after `as`.
  package let alias: Identifier?

  /// A module, with its alias if it has one.
  package init(_ path: ModulePath, alias: Identifier?) {
    self.path = path
    self.alias = alias
  }
}

/// What follows `import` in `from module import …`.
package enum ImportedNames: Sendable {
  /// `*` with its position.
  case all(Span)
  /// `a as b, c`
  case names([ImportedName])
}

/// `a as b` after `from module import`.
package struct ImportedName: Sendable {
  /// The name in the module.
  package let name: Identifier
  /// The name after `as`.
  package let alias: Identifier?

  /// A name, with its alias if it has one.
  package init(_ name: Identifier, alias: Identifier?) {
    self.name = name
    self.alias = alias
  }

  /// The name that is bound.
  package var bound: Identifier { alias ?? name }
}

/// An IPython line.
package struct Magic: Hashable, Sendable {
  /// The kind of line.
  package let kind: Kind

  /// The text after the prefix, trimmed: `matplotlib inline`, `pip install keras`, `np.mean`.
  package let text: String

  /// A line of a kind.
  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// The kind of line.
  package enum Kind: Hashable, Sendable {
    /// `%name arguments`, and `pip install …` without `%`.
    case line
    /// `%%name arguments`, with the rest of the source as its body.
    case cell(body: String)
    /// `!command`
    case shell
    /// `?name`, `name?`
    case help
    /// `??name`, `name??`
    case source
  }

  /// The first word of the text: the magic's name.
  package var name: String { words.first ?? "" }

  /// The words behind the name.
  package var arguments: [String] { Array(words.dropFirst()) }

  private var words: [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

  /// The magic that a line is; nil where it is code, or more than one line.
  package init?(line: String) {
    guard let first = line.first, "%!?".contains(first) || line.last == "?",
      case .complete(let statements) = Parser.parse(SourceText(line + "\n"), mode: .interactive),
      statements.count == 1, case .magic(let magic) = statements[0].kind
    else { return nil }
    self = magic
  }
}
