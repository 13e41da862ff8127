import Language

/// `globals()`, `locals()` and `vars()` without arguments: the variables where the call stands, as a dict.
final class NamespaceNode: ExpressionNode {
  /// Where the names are looked up, unless the program has given `locals` another meaning.
  enum Source {
    case globals
    case classBody
    /// A function's variables: a slot or a cell of the frame each.
    case function([(name: String, place: Scope.Variable)])
  }

  let source: Source
  let globals: Globals
  /// The call by the usual rules, for a program that has a function of that name.
  let call: ExpressionNode
  private let redefined: VariableCell

  init(_ source: Source, _ globals: Globals, named name: String, call: ExpressionNode, _ span: Span) {
    self.source = source
    self.globals = globals
    self.call = call
    redefined = globals.cell(name)
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    if redefined.value != nil { return try call.evaluate(frame) }
    switch source {
    case .globals: return .dict(.of(globals))
    case .classBody:
      if let mapping = frame.namespace?.mapping { return mapping }
      return .dict(DictValue((frame.namespace?.attributes ?? [:]).map { ($0.key, $0.value) }))
    case .function(let variables):
      let dict = DictValue()
      for (name, place) in variables {
        switch place {
        case .slot(let slot): dict[string: name] = frame[slot]
        case .cell(let cell): dict[string: name] = frame.cells[cell].value
        case .className, .global: break
        }
      }
      return .dict(dict)
    }
  }
}

/// `__class__` in a method: the class in whose body the method stands.
final class ClassOfMethodNode: ExpressionNode {
  /// The name by the usual rules, for a program that has a variable of that name.
  let outside: ExpressionNode

  init(outside: ExpressionNode, _ span: Span) {
    self.outside = outside
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    if let owner = frame.function?.owner { return .type(owner) }
    return try outside.evaluate(frame)
  }
}
