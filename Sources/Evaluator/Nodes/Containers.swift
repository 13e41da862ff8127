import Language

/// One element of a list, tuple or set display; a starred one expands to several.
struct ElementNode {
  let node: ExpressionNode
  let isStarred: Bool
}

extension [ElementNode] {
  func evaluate(_ frame: Frame) throws -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for element in self {
      let value = try element.node.evaluate(frame)
      if element.isStarred {
        do {
          values.append(contentsOf: try frame.interpreter.elements(of: value))
          try EvaluationLimits.check(elements: values.count, of: "list")
        } catch { throw located(error, element.node.span, frame) }
      } else {
        values.append(value)
      }
    }
    return values
  }
}

final class ListNode: ExpressionNode {
  let elements: [ElementNode]

  init(_ elements: [ElementNode], _ span: Span) {
    self.elements = elements
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value { .list(of: try elements.evaluate(frame)) }
}

final class TupleNode: ExpressionNode {
  let elements: [ElementNode]

  init(_ elements: [ElementNode], _ span: Span) {
    self.elements = elements
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value { .tuple(of: try elements.evaluate(frame)) }
}

final class SetNode: ExpressionNode {
  let elements: [ElementNode]

  init(_ elements: [ElementNode], _ span: Span) {
    self.elements = elements
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let set = SetValue()
    for element in elements {
      let values = try [element].evaluate(frame)
      do {
        for value in values { try set.insert(value, frame.interpreter) }
      } catch { throw located(error, element.node.span, frame) }
    }
    return .set(set)
  }
}

final class DictNode: ExpressionNode {
  enum Entry {
    case pair(ExpressionNode, ExpressionNode)
    case unpacked(ExpressionNode)
  }

  let entries: [Entry]

  init(_ entries: [Entry], _ span: Span) {
    self.entries = entries
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let dict = DictValue()
    for entry in entries {
      switch entry {
      case .pair(let key, let value):
        let keyValue = try key.evaluate(frame)
        let held = try value.evaluate(frame)
        do {
          try dict.set(try HashKey(keyValue, frame.interpreter), key: keyValue, value: held)
        } catch { throw located(error, key.span, frame) }
      case .unpacked(let node):
        let value = try node.evaluate(frame)
        guard let other = try frame.interpreter.mapping(value) else {
          throw located(Fault.unpackedKeywordsNotDict(type: value.typeName), node.span, frame)
        }
        for case let entry? in other.entries {
          try dict.set(entry.hashKey, key: entry.key, value: entry.value)
        }
      }
    }
    return .dict(dict)
  }
}

/// `value.name`.
final class AttributeNode: ExpressionNode {
  let object: ExpressionNode
  let name: Identifier
  @exclusivity(unchecked) private var usualPosition = 0

  init(_ object: ExpressionNode, _ name: Identifier, _ span: Span) {
    self.object = object
    self.name = name
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let object = try object.evaluate(frame)
    if case .instance(let instance) = object, instance.classObject.hooks.rawValue == 0,
      let value = instance.attribute(name.name, usually: &usualPosition)
    {
      return value
    }
    do {
      return try frame.interpreter.attribute(name.name, of: object)
    } catch { throw located(error, name.span, frame) }
  }
}

extension ExpressionNode {
  /// The two expressions of `a, b`, as an index of a matrix is.
  var pairOfIndices: (ExpressionNode, ExpressionNode)? {
    guard let tuple = self as? TupleNode, tuple.elements.count == 2,
      !tuple.elements.contains(where: \.isStarred)
    else { return nil }
    return (tuple.elements[0].node, tuple.elements[1].node)
  }
}

/// `value[index]`.
final class SubscriptNode: ExpressionNode {
  let object: ExpressionNode
  let index: ExpressionNode
  private let pair: (ExpressionNode, ExpressionNode)?

  init(_ object: ExpressionNode, _ index: ExpressionNode, _ span: Span) {
    self.object = object
    self.index = index
    pair = index.pairOfIndices
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let object = try object.evaluate(frame)
    let key: Value
    if let pair {
      let (first, second) = (try pair.0.evaluate(frame), try pair.1.evaluate(frame))
      if case .tensor(let tensor) = object, case .int(let i) = first, case .int(let j) = second,
        let number = tensor.number(at: i, j)
      {
        return .tensor(number)
      }
      key = .tuple(of: [first, second])
    } else {
      key = try index.evaluate(frame)
    }
    switch (object, key) {
    case (.list(let list), .int(let position))
    where position >= 0 && position < list.elements.count && list.instance == nil:
      return list.elements[position]
    case (.tuple(let tuple), .int(let position))
    where position >= 0 && position < tuple.elements.count && tuple.instance == nil:
      return tuple.elements[position]
    case (.tensor(let tensor), .int(let position)):
      if let number = tensor.number(at: position) { return .tensor(number) }
    default: break
    }
    do {
      return try frame.interpreter.item(key, of: object)
    } catch { throw located(error, error.isAboutIndex ? index.span : span, frame) }
  }
}

/// `a:b:c` inside brackets.
final class SliceNode: ExpressionNode {
  let lower: ExpressionNode?
  let upper: ExpressionNode?
  let step: ExpressionNode?

  init(_ lower: ExpressionNode?, _ upper: ExpressionNode?, _ step: ExpressionNode?, _ span: Span) {
    self.lower = lower
    self.upper = upper
    self.step = step
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    .slice(
      SliceValue(
        start: try lower?.evaluate(frame) ?? .none, stop: try upper?.evaluate(frame) ?? .none,
        step: try step?.evaluate(frame) ?? .none))
  }
}

/// An f-string.
final class FormattedNode: ExpressionNode {
  enum Part {
    case text(String)
    case value(ExpressionNode, Replacement.Conversion?, format: [Part], Span)
  }

  let parts: [Part]

  init(_ parts: [Part], _ span: Span) {
    self.parts = parts
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value { .string(try text(of: parts, frame)) }

  private func text(of parts: [Part], _ frame: Frame) throws -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .value(let node, let conversion, let format, let span):
        let value = try node.evaluate(frame)
        let spec = try self.text(of: format, frame)
        do {
          text += try frame.interpreter.formatted(value, conversion: conversion, spec: spec)
        } catch { throw located(error, spec.isEmpty ? node.span : span, frame) }
      }
    }
    return text
  }
}
