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
        } catch Fault.notIterable(let type) {
          throw located(Fault.unpackedNotIterable(type: type, function: nil), element.node.span, frame)
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

  override var isSimple: Bool { elements.allSatisfy(\.node.isSimple) }
}

final class SetNode: ExpressionNode {
  let elements: [ElementNode]
  /// Whether CPython makes the set of a frozenset, which is a constant of the code.
  private let isCopied: Bool
  private var constant: SetValue?

  init(_ elements: [ElementNode], _ span: Span) {
    self.elements = elements
    isCopied = elements.count > 2 && elements.allSatisfy(Self.isConstant)
    super.init(span)
  }

  /// What CPython computes before a program runs: numbers and texts, with a sign, and tuples of them.
  private static func isConstant(_ element: ElementNode) -> Bool {
    switch element.node {
    case is ConstantNode: !element.isStarred
    case let number as UnaryNode: number.operand is ConstantNode
    case let tuple as TupleNode: !element.isStarred && tuple.elements.allSatisfy(isConstant)
    default: false
    }
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    if let constant { return .set(SetValue(copying: constant)) }
    let set = SetValue()
    for element in elements {
      let values = try [element].evaluate(frame)
      do {
        for value in values { try set.insert(value, frame.interpreter) }
      } catch { throw located(error, element.node.span, frame) }
    }
    guard isCopied else { return .set(set) }
    // CPython makes the constant twice, the second time of the first one's members.
    let again = SetValue()
    for element in set.elements { try again.insert(element, frame.interpreter) }
    let constant = SetValue(copying: again)
    self.constant = constant
    return .set(SetValue(copying: constant))
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
          let fault = Fault.message(
            "'\(value.typeName)' object is not a mapping", help: "`**` needs a dict", kind: .type)
          throw located(fault, node.span, frame)
        }
        for entry in other.entries {
          try dict.set(entry.hashKey, key: entry.key, value: entry.value)
        }
      }
    }
    return .dict(dict)
  }
}

/// `value.name`.
final class AttributeNode: NumberNode {
  private let object: ExpressionNode
  private let name: Identifier
  /// The variable that is the object; -1 if it is none.
  private let slot: Int
  @exclusivity(unchecked) private var place = AttributePlace()

  init(_ object: ExpressionNode, _ name: Identifier, _ span: Span) {
    self.object = object
    self.name = name
    slot = (object as? LocalNode)?.slot ?? -1
    super.init(span)
  }

  override func immediate(_ frame: Frame) throws -> Immediate {
    if slot >= 0, let held = (frame.slots + slot).heldInstance {
      if let number = held._withUnsafeGuaranteedRef({ $0.number(at: place) }) { return number }
      if let value = usual(of: held.takeUnretainedValue()) { return frame.immediate(value) }
    }
    let object = try object.evaluate(frame)
    if case .instance(let instance) = object, let value = usual(of: instance) {
      return frame.immediate(value)
    }
    do {
      return frame.immediate(try frame.interpreter.attribute(name.name, of: object))
    } catch { throw located(error, name.span, frame) }
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    guard let module = object as? GlobalNode, case .namespace? = module.current else { return nil }
    return code.moved(code.member(module.callee(code, member: name.name)), into: wanted)
  }

  /// The elements of what it is the shape of.
  func emitElementsOfShape(_ code: RegisterBuilder) -> Int? {
    name.name == "shape" ? object.emitElements(code) : nil
  }

  /// The attribute of an instance that has it itself, and whose class does not look up attributes in its own way.
  @inline(__always)
  private func usual(of instance: Instance) -> Value? {
    guard instance.classObject.hooks.rawValue == 0 else { return nil }
    return instance.attributes.value(name.name, at: &place)
  }
}

/// `value[index]`.
final class SubscriptNode: NumberNode {
  private let object: ExpressionNode
  private let index: ExpressionNode
  private let place: ElementPlace

  init(_ object: ExpressionNode, _ index: ExpressionNode, _ span: Span) {
    self.object = object
    self.index = index
    place = ElementPlace(of: object, index)
    super.init(span)
  }

  override var isSimple: Bool { object.isSimple && index.isSimple }

  override func immediate(_ frame: Frame) throws -> Immediate {
    if place.slot >= 0, case .value = frame.slots[place.slot] {
      let key: Value
      if place.isPair {
        let first = try place.row.immediate(frame)
        guard case .int(let i) = first else {
          let pair = [frame.value(first), try place.column.evaluate(frame)]
          return try item(.tuple(of: pair), of: try object.evaluate(frame), frame)
        }
        let second = try place.column.immediate(frame)
        if case .int(let j) = second, case .value(.tensor(let tensor)) = frame.slots[place.slot],
          let number = tensor.double(at: i, j)
        {
          return .float64(number)
        }
        key = .tuple(of: [.int(i), frame.value(second)])
      } else {
        let first = try index.immediate(frame)
        if case .int(let i) = first {
          switch frame.slots[place.slot] {
          case .value(.list(let list)):
            if list.has(i) { return frame.immediate(list.elements[i]) }
          case .value(.tensor(let tensor)):
            if let number = tensor.double(at: i) { return .float64(number) }
          default: break
          }
        }
        key = frame.value(first)
      }
      return try item(key, of: try object.evaluate(frame), frame)
    }
    let object = try object.evaluate(frame)
    let key = try index.immediate(frame)
    if case .int(let i) = key, case .list(let list) = object, list.has(i) {
      return frame.immediate(list.elements[i])
    }
    return try item(frame.value(key), of: object, frame)
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    if let axis = (index as? ConstantNode)?.int, 0..<4 ~= axis,
      let elements = (object as? AttributeNode)?.emitElementsOfShape(code)
    {
      let result = code.destination(wanted)
      code.add(.length, result, elements, axis)
      return result
    }
    guard let elements = object.emitElements(code) else { return nil }
    var result = 0
    let isSaid = place.emit(code) { operations, c, d in
      result = code.destination(wanted)
      code.add(operations.load, result, elements, c, d)
      return true
    }
    return isSaid ? result : nil
  }

  override func emitElements(_ code: RegisterBuilder) -> Int? {
    guard !(index is TupleNode), let elements = object.emitElements(code),
      let row = index.emit(code, into: nil)
    else { return nil }
    let result = code.newElements()
    code.add(.row, result, elements, row)
    return result
  }

  private func item(_ key: Value, of object: Value, _ frame: Frame) throws -> Immediate {
    switch (object, key) {
    case (.list(let list), .int(let position)) where list.has(position):
      return frame.immediate(list.elements[position])
    case (.tuple(let tuple), .int(let position))
    where position >= 0 && position < tuple.elements.count && tuple.instance == nil:
      return frame.immediate(tuple.elements[position])
    case (.dict(let dict), _):
      if dict.instance == nil, let value = dict.plainValue(key) { return frame.immediate(value) }
    case (.tensor(let tensor), .int(let position)):
      if let number = tensor.double(at: position) { return .float64(number) }
      if let number = tensor.number(at: position) { return frame.immediate(.tensor(number)) }
    case (.tensor(let tensor), .tuple(let indices)):
      if indices.elements.count == 2, case .int(let i) = indices.elements[0],
        case .int(let j) = indices.elements[1], let number = tensor.number(at: i, j)
      {
        return frame.immediate(.tensor(number))
      }
    default: break
    }
    do {
      return frame.immediate(try frame.interpreter.item(key, of: object))
    } catch { throw located(error, error.isAboutIndex ? index.span : span, frame) }
  }
}

/// How an element of a local variable is reached without a copy of the reference to what holds it.
struct ElementPlace {
  /// The variable; -1 if it is none, or if what is in the index may give it another value.
  let slot: Int
  /// Whether the index is a row and a column.
  let isPair: Bool
  let row: ExpressionNode
  let column: ExpressionNode
  /// All indices, of up to four axes; none if they are more, or starred.
  private let indices: [ExpressionNode]

  init(of object: ExpressionNode, _ index: ExpressionNode) {
    slot = index.isSimple ? (object as? LocalNode)?.slot ?? -1 : -1
    let tuple = (index as? TupleNode)?.elements
    let elements = tuple ?? []
    indices = tuple.map { $0.contains(where: \.isStarred) || $0.count > 4 ? [] : $0.map(\.node) } ?? [index]
    isPair = elements.count == 2 && !elements.contains(where: \.isStarred)
    (row, column) = isPair ? (elements[0].node, elements[1].node) : (index, index)
  }

  /// Adds the steps that make the indices, and then those that use them.
  func emit(
    _ code: RegisterBuilder, _ use: (_ operations: ElementSteps, _ c: Int, _ d: Int) -> Bool
  ) -> Bool {
    switch indices.count {
    case 1:
      guard let index = indices[0].emit(code, into: nil) else { return false }
      return use(ElementSteps(load: .element, store: .store), index, 0)
    case 2:
      guard let i = indices[0].emit(code, into: nil), let j = indices[1].emit(code, into: nil) else {
        return false
      }
      return use(ElementSteps(load: .elementOfTwo, store: .storeOfTwo), i, j)
    case 3, 4:
      let first = code.temporaries(indices.count)
      for (axis, index) in indices.enumerated() where index.emit(code, into: first + axis) == nil {
        return false
      }
      return use(
        indices.count == 3
          ? ElementSteps(load: .elementOfThree, store: .storeOfThree)
          : ElementSteps(load: .elementOfFour, store: .storeOfFour), first, 0)
    default: return false
    }
  }
}

extension ListValue {
  /// Whether there is a usual element at a place that is counted from the start.
  @inline(__always)
  fileprivate func has(_ position: Int) -> Bool {
    position >= 0 && position < elements.count && instance == nil
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
