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

/// `[a, *rest]`: of lists, tuples, ranges and what is a sequence by `collections.abc`; text is not taken apart.
final class SequencePattern: PatternNode {
  let patterns: [PatternNode]
  let starred: Int?

  init(_ patterns: [PatternNode], starred: Int?, _ span: Span) {
    self.patterns = patterns
    self.starred = starred
    super.init(span)
  }

  override func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) throws -> Bool {
    let count: Int
    let element: (Int) throws -> Value
    switch value {
    case .list(let list):
      let elements = list.elements
      (count, element) = (elements.count, { elements[$0] })
    case .tuple(let tuple): (count, element) = (tuple.elements.count, { tuple.elements[$0] })
    default:
      guard value.isSequenceForPatterns else { return false }
      count = try frame.interpreter.length(of: value)
      element = { try frame.interpreter.item(.int($0), of: value) }
    }
    let others = patterns.count - (starred == nil ? 0 : 1)
    guard starred == nil ? count == others : count >= others else { return false }
    for (position, pattern) in patterns.enumerated() {
      let part: Value
      if position == starred {
        // `*_` is not read.
        if (pattern as? CapturePattern)?.target == nil { continue }
        part = .list(of: try (position..<position + count - others).map(element))
      } else {
        let isBehind = starred.map { position > $0 } ?? false
        part = try element(isBehind ? count - (patterns.count - position) : position)
      }
      guard try pattern.matches(part, &bindings, frame) else { return false }
    }
    return true
  }
}

/// `{key: pattern, **rest}`: of dicts and what is a mapping by `collections.abc`, which may have more keys.
final class MappingPattern: PatternNode {
  let entries: [(key: ExpressionNode, pattern: PatternNode)]
  let rest: TargetNode?

  init(_ entries: [(ExpressionNode, PatternNode)], rest: TargetNode?, _ span: Span) {
    self.entries = entries
    self.rest = rest
    super.init(span)
  }

  override func matches(_ value: Value, _ bindings: inout PatternBindings, _ frame: Frame) throws -> Bool {
    let interpreter = frame.interpreter
    guard value.isMappingForPatterns else { return false }
    if try interpreter.length(of: value) < entries.count { return false }
    let keys = try entries.map { try $0.key.evaluate(frame) }
    let seen = DictValue()
    for key in keys {
      let hashKey = try HashKey(key, interpreter)
      if try seen.contains(hashKey) {
        throw Fault.message(
          "mapping pattern checks duplicate key (\(try interpreter.repr(key)))", kind: .value)
      }
      try seen.set(hashKey, key: key, value: .none)
    }
    for (key, entry) in zip(keys, entries) {
      guard let held = try self.held(key, in: value, interpreter),
        try entry.pattern.matches(held, &bindings, frame)
      else { return false }
    }
    if let rest {
      let others = DictValue()
      for (key, held) in try interpreter.mapping(value)?.pairs ?? [] {
        let hashKey = try HashKey(key, interpreter)
        if try !seen.contains(hashKey) { try others.set(hashKey, key: key, value: held) }
      }
      bindings.all.append((rest, .dict(others)))
    }
    return true
  }

  /// The value at a key, which is not made where it is missing; `nil` then.
  private func held(_ key: Value, in value: Value, _ interpreter: Interpreter) throws -> Value? {
    if case .dict(let dict) = value, !interpreter.hasSpecial("get", value) || dict.instance == nil {
      return try dict[HashKey(key, interpreter)]
    }
    let missing = Value.list(of: [])
    let held = try interpreter.call(interpreter.attribute("get", of: value), [key, missing])
    return held.isIdentical(to: missing) ? nil : held
  }
}

extension Value {
  /// What `collections.abc` makes of a class: the numbers by which Python marks sequences and mappings.
  private var patternMark: Int? { classObject.lookup("__abc_tpflags__")?.asInt }

  /// Whether a pattern takes it for a sequence.
  fileprivate var isSequenceForPatterns: Bool {
    switch self {
    case .list, .tuple, .range: true
    case .instance, .object:
      patternMark == 32 || ["deque", "memoryview", "range"].contains(hostObject?.classObject.name ?? "")
    default: false
    }
  }

  /// Whether a pattern takes it for a mapping.
  fileprivate var isMappingForPatterns: Bool {
    switch self {
    case .dict: true
    case .instance, .object: patternMark == 64 || hostObject?.classObject.name == "mappingproxy"
    default: false
    }
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
    guard case .type(let type) = try cls.evaluate(frame) else {
      throw Fault.message("called match pattern must be a class", kind: .type)
    }
    guard try interpreter.isInstance(value, of: type) else { return false }
    var parts: [(name: String, pattern: PatternNode)] = []
    if !positional.isEmpty {
      let names = try matchArguments(of: type)
      if names == nil,
        ([type] + type.ancestors).contains(where: { !$0.isUserDefined && Self.plain.contains($0.name) })
      {
        guard positional.count == 1 else { throw Self.tooMany(type, 1, positional.count) }
        guard try positional[0].matches(value, &bindings, frame) else { return false }
      } else {
        let names = names ?? []
        guard positional.count <= names.count else { throw Self.tooMany(type, names.count, positional.count) }
        parts = Array(zip(names, positional).map { ($0, $1) })
      }
    }
    parts += named
    for (position, part) in parts.enumerated()
    where parts[..<position].contains(where: { $0.name == part.name }) {
      throw Fault.message(
        "\(type.name)() got multiple sub-patterns for attribute '\(part.name)'", kind: .type)
    }
    for (name, pattern) in parts {
      let attribute: Value?
      do {
        attribute = try interpreter.findAttribute(name, of: value)
      } catch  where interpreter.isException(error, .attribute) { return false }
      guard let attribute, try pattern.matches(attribute, &bindings, frame) else { return false }
    }
    return true
  }

  /// `__match_args__` of a class; `nil` if it has none.
  private func matchArguments(of type: ClassObject) throws -> [String]? {
    guard let given = type.lookup("__match_args__") else { return nil }
    guard case .tuple(let names) = given else {
      throw Fault.message("\(type.name).__match_args__ must be a tuple (got \(given.typeName))", kind: .type)
    }
    return try names.elements.map { name in
      guard let text = name.asString else {
        throw Fault.message("__match_args__ elements must be strings (got \(name.typeName))", kind: .type)
      }
      return text
    }
  }

  private static func tooMany(_ type: ClassObject, _ accepted: Int, _ given: Int) -> Fault {
    .message(
      "\(type.name)() accepts \(accepted) positional sub-pattern\(accepted == 1 ? "" : "s") (\(given) given)",
      help: "name the attributes, or give the class __match_args__", kind: .type)
  }
}
