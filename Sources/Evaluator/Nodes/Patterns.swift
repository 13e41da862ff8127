import Language

/// `match subject: case …`.
final class MatchStatement: StatementNode {
  struct Case {
    let pattern: PatternNode
    let condition: ExpressionNode?
    let body: NodeList<StatementNode>
  }

  let subject: ExpressionNode
  let cases: [Case]

  init(_ subject: ExpressionNode, _ cases: [Case], _ span: Span) {
    self.subject = subject
    self.cases = cases
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    let value = try subject.evaluate(frame)
    for option in cases {
      // Names are bound only when the whole pattern matches.
      var bindings = PatternBindings()
      do {
        guard try option.pattern.matches(value, &bindings, frame) else { continue }
      } catch { throw located(error, option.pattern.span, frame) }
      for (target, value) in bindings.all { try target.store(value, frame) }
      if let condition = option.condition, try !condition.test(frame) { continue }
      return try option.body.execute(frame)
    }
    return .next
  }
}

/// What the names of a pattern will mean.
struct PatternBindings {
  var all: [(target: TargetNode, value: Value)] = []
}

/// A pattern with its names resolved.
class PatternNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) throws -> Bool { false }
}

/// A literal or a dotted name.
final class ValuePattern: PatternNode {
  let expected: ExpressionNode

  init(_ expected: ExpressionNode, _ span: Span) {
    self.expected = expected
    super.init(span)
  }

  override func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) throws -> Bool {
    let expected = try expected.evaluate(frame)
    switch expected {
    case .none, .bool: return value.isIdentical(to: expected)
    default: return try frame.interpreter.equal(value, expected)
    }
  }
}

/// A name, or `_` without a target.
final class CapturePattern: PatternNode {
  let target: TargetNode?

  init(_ target: TargetNode?, _ span: Span) {
    self.target = target
    super.init(span)
  }

  override func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) -> Bool {
    if let target { bindings.all.append((target, value)) }
    return true
  }
}

/// `pattern as name`
final class NamedPattern: PatternNode {
  let pattern: PatternNode
  let target: TargetNode

  init(_ pattern: PatternNode, _ target: TargetNode, _ span: Span) {
    self.pattern = pattern
    self.target = target
    super.init(span)
  }

  override func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) throws -> Bool {
    guard try pattern.matches(value, &bindings, frame) else { return false }
    bindings.all.append((target, value))
    return true
  }
}

final class AlternativesPattern: PatternNode {
  let patterns: [PatternNode]

  init(_ patterns: [PatternNode], _ span: Span) {
    self.patterns = patterns
    super.init(span)
  }

  override func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) throws -> Bool {
    for pattern in patterns {
      var own = bindings
      if try pattern.matches(value, &own, frame) {
        bindings = own
        return true
      }
    }
    return false
  }
}

/// `[a, *rest]`: of lists, tuples and ranges; text is not taken apart.
final class SequencePattern: PatternNode {
  let patterns: [PatternNode]
  let starred: Int?

  init(_ patterns: [PatternNode], starred: Int?, _ span: Span) {
    self.patterns = patterns
    self.starred = starred
    super.init(span)
  }

  override func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) throws -> Bool {
    let elements: [Value]
    switch value {
    case .list(let list): elements = list.elements
    case .tuple(let tuple): elements = tuple.elements
    case .range: elements = try frame.interpreter.elements(of: value)
    default: return false
    }
    guard let starred else {
      guard elements.count == patterns.count else { return false }
      for (pattern, element) in zip(patterns, elements)
      where try !pattern.matches(element, &bindings, frame) {
        return false
      }
      return true
    }
    let tail = patterns.count - starred - 1
    guard elements.count >= starred + tail else { return false }
    for (position, pattern) in patterns.enumerated() {
      let part: Value =
        position < starred
        ? elements[position]
        : position == starred
          ? .list(of: Array(elements[starred..<elements.count - tail]))
          : elements[elements.count - (patterns.count - position)]
      guard try pattern.matches(part, &bindings, frame) else { return false }
    }
    return true
  }
}

/// `{key: pattern, **rest}`: of dicts, which may have more keys.
final class MappingPattern: PatternNode {
  let entries: [(key: ExpressionNode, pattern: PatternNode)]
  let rest: TargetNode?

  init(_ entries: [(ExpressionNode, PatternNode)], rest: TargetNode?, _ span: Span) {
    self.entries = entries
    self.rest = rest
    super.init(span)
  }

  override func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) throws -> Bool {
    guard case .dict(let dict) = value else { return false }
    let others = rest.map { _ in dict.copy() }
    for entry in entries {
      let key = try HashKey(entry.key.evaluate(frame), frame.interpreter)
      guard let held = try dict[key], try entry.pattern.matches(held, &bindings, frame) else { return false }
      try others?.remove(key)
    }
    if let rest, let others { bindings.all.append((rest, .dict(others))) }
    return true
  }
}

/// `Class(pattern, name=pattern)`
final class ObjectPattern: PatternNode {
  let cls: ExpressionNode
  let positional: [PatternNode]
  let named: [(name: String, pattern: PatternNode)]

  init(
    _ cls: ExpressionNode, _ positional: [PatternNode], _ named: [(String, PatternNode)], _ span: Span
  ) {
    self.cls = cls
    self.positional = positional
    self.named = named
    super.init(span)
  }

  /// Types of which one positional pattern takes the value itself.
  private static let plain: Set = [
    "bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple",
  ]

  override func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) throws -> Bool {
    let interpreter = frame.interpreter
    let given = try cls.evaluate(frame)
    guard case .type(let type) = given else {
      throw Fault.message("called match pattern must be a class", kind: .type)
    }
    guard value.isInstance(of: type) else { return false }
    var parts: [(name: String, pattern: PatternNode)] = []
    if !positional.isEmpty {
      if !type.isUserDefined, Self.plain.contains(type.name), positional.count == 1 {
        guard try positional[0].matches(value, &bindings, frame) else { return false }
      } else {
        let names = (type.lookup("__match_args__")?.elementsOfSequence ?? []).compactMap(\.asString)
        guard positional.count <= names.count else {
          throw Fault.message(
            "\(type.name)() accepts \(names.count) positional sub-patterns (\(positional.count) given)",
            help: "name the attributes, or give the class __match_args__", kind: .type)
        }
        parts = Array(zip(names, positional).map { ($0, $1) })
      }
    }
    for (name, pattern) in parts + named {
      let attribute: Value?
      do {
        attribute = try interpreter.findAttribute(name, of: value)
      } catch  where interpreter.isException(error, .attribute) { return false }
      guard let attribute, try pattern.matches(attribute, &bindings, frame) else { return false }
    }
    return true
  }
}
