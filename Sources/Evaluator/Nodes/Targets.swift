import Language

final class LocalTarget: TargetNode {
  let slot: Int
  let name: String

  init(_ slot: Int, _ name: String, _ span: Span) {
    self.slot = slot
    self.name = name
    super.init(span)
  }

  override func store(_ value: Value, _ frame: Frame) { frame.slots[slot] = .value(value) }

  override func store(_ immediate: Immediate, _ frame: Frame) { frame.slots[slot] = frame.slot(immediate) }

  override func register(_ code: RegisterBuilder) -> Int? { code.assigned(.slot(slot)) }

  override func delete(_ frame: Frame) throws {
    guard frame[slot] != nil else { throw located(frame.unbound(name), span, frame) }
    frame[slot] = nil
  }
}

final class CellTarget: TargetNode {
  let position: Int
  let name: String

  init(_ position: Int, _ name: String, _ span: Span) {
    self.position = position
    self.name = name
    super.init(span)
  }

  override func store(_ value: Value, _ frame: Frame) { frame.cells[position].value = value }

  override func register(_ code: RegisterBuilder) -> Int? { code.assigned(.cell(position)) }

  override func delete(_ frame: Frame) throws {
    let cell = frame.cells[position]
    guard cell.value != nil else { throw located(frame.unbound(name), span, frame) }
    cell.value = nil
  }
}

final class GlobalTarget: TargetNode {
  let cell: VariableCell
  let name: String

  init(_ cell: VariableCell, _ name: String, _ span: Span) {
    self.cell = cell
    self.name = name
    super.init(span)
  }

  override func store(_ value: Value, _ frame: Frame) { cell.value = value }

  override func register(_ code: RegisterBuilder) -> Int? {
    code.assigned(.global(ObjectIdentifier(cell)), global: cell)
  }

  override func refuse(_ fault: Fault, _ frame: Frame) -> Bool {
    guard frame.interpreter.builtins[name] == nil else { return false }
    cell.value = nil
    frame.interpreter.refusals[ObjectIdentifier(cell)] = fault
    return true
  }

  override func delete(_ frame: Frame) throws {
    guard cell.value != nil else { throw located(frame.interpreter.undefined(name, in: frame), span, frame) }
    cell.value = nil
  }
}

final class ClassNameTarget: TargetNode {
  let name: String

  init(_ name: String, _ span: Span) {
    self.name = name
    super.init(span)
  }

  override func store(_ value: Value, _ frame: Frame) throws {
    guard let mapping = frame.namespace?.mapping else {
      frame.namespace?.attributes[name] = value
      return
    }
    do {
      try frame.interpreter.setItem(.string(name), of: mapping, to: value)
    } catch { throw located(error, span, frame) }
  }

  override func delete(_ frame: Frame) throws {
    if let mapping = frame.namespace?.mapping {
      do {
        return try frame.interpreter.deleteItem(.string(name), of: mapping)
      } catch { throw located(error, span, frame) }
    }
    guard frame.namespace?.attributes.removeValue(forKey: name) != nil else {
      throw located(frame.interpreter.undefined(name, in: frame), span, frame)
    }
  }
}

/// `value.name` as a target.
final class AttributeTarget: TargetNode {
  private let object: ExpressionNode
  private let name: Identifier
  /// Whether the name is one that stands for more than an attribute.
  private let isSpecial: Bool
  @exclusivity(unchecked) private var place = AttributePlace()

  init(_ object: ExpressionNode, _ name: Identifier, _ span: Span) {
    self.object = object
    self.name = name
    isSpecial = name.name == "__dict__" || name.name == "__class__"
    super.init(span)
  }

  /// The name, if it is an attribute of the variable.
  func attribute(ofSlot slot: Int) -> String? {
    (object as? LocalNode)?.slot == slot && !isSpecial ? name.name : nil
  }

  override func store(_ value: Value, _ frame: Frame) throws {
    let object = try object.evaluate(frame)
    if case .instance(let instance) = object, !isSpecial,
      instance.setUsual(name.name, to: value, at: &place)
    {
      return
    }
    do {
      try frame.interpreter.setAttribute(name.name, of: object, to: value)
    } catch { throw located(error, name.span, frame) }
  }

  override func delete(_ frame: Frame) throws {
    let object = try object.evaluate(frame)
    do {
      try frame.interpreter.deleteAttribute(name.name, of: object)
    } catch { throw located(error, name.span, frame) }
  }
}

/// `value[index]` as a target.
final class SubscriptTarget: TargetNode {
  private let object: ExpressionNode
  private let index: ExpressionNode
  private let place: ElementPlace

  init(_ object: ExpressionNode, _ index: ExpressionNode, _ span: Span) {
    self.object = object
    self.index = index
    place = ElementPlace(of: object, index)
    super.init(span)
  }

  override func store(_ immediate: Immediate, _ frame: Frame) throws {
    let number: Double
    switch immediate {
    case .float64(let value), .float(let value): number = value
    case .int(let value): number = Double(value)
    case .bool, .waiting: return try store(frame.value(immediate), frame)
    }
    if place.slot >= 0, case .value(.tensor) = frame.slots[place.slot] {
      let key: Value
      if place.isPair {
        let first = try place.row.immediate(frame)
        if case .int(let i) = first {
          let second = try place.column.immediate(frame)
          if case .int(let j) = second, case .value(.tensor(let tensor)) = frame.slots[place.slot],
            tensor.setDouble(number, at: i, j)
          {
            return
          }
          key = .tuple(of: [.int(i), frame.value(second)])
        } else {
          key = .tuple(of: [frame.value(first), try place.column.evaluate(frame)])
        }
      } else {
        let first = try index.immediate(frame)
        if case .int(let i) = first, case .value(.tensor(let tensor)) = frame.slots[place.slot],
          tensor.setDouble(number, at: i)
        {
          return
        }
        key = frame.value(first)
      }
      return try store(frame.value(immediate), at: key, of: try object.evaluate(frame), frame)
    }
    try store(frame.value(immediate), frame)
  }

  override func store(_ value: Value, _ frame: Frame) throws {
    let object = try object.evaluate(frame)
    try store(value, at: try index.evaluate(frame), of: object, frame)
  }

  private func store(_ value: Value, at key: Value, of object: Value, _ frame: Frame) throws {
    switch (object, key) {
    case (.list(let list), .int(let position))
    where position >= 0 && position < list.elements.count && list.instance == nil:
      list.elements[position] = value
      return
    case (.dict(let dict), _):
      if dict.instance == nil {
        if dict.replacePlain(key, with: value) { return }
        guard let hashKey = HashKey(plain: key) else { break }
        do {
          return try dict.set(hashKey, key: key, value: value)
        } catch { throw located(error, span, frame) }
      }
    case (.tensor(let tensor), .int(let position)):
      if let number = value.numberOperand, tensor.setNumber(number, at: position) { return }
    case (.tensor(let tensor), .tuple(let indices)):
      if indices.elements.count == 2, case .int(let i) = indices.elements[0],
        case .int(let j) = indices.elements[1], let number = value.numberOperand,
        tensor.setNumber(number, at: i, j)
      {
        return
      }
    default: break
    }
    do {
      try frame.interpreter.setItem(key, of: object, to: value)
    } catch { throw located(error, error.isAboutIndex ? index.span : span, frame) }
  }

  override func emitStore(_ code: RegisterBuilder, _ value: Int) -> Bool {
    guard let elements = object.emitElements(code) else { return false }
    return place.emit(code) { operations, c, d in
      code.add(operations.store, elements, value, c, d)
      return true
    }
  }

  override func delete(_ frame: Frame) throws {
    let object = try object.evaluate(frame)
    let key = try index.evaluate(frame)
    do {
      try frame.interpreter.deleteItem(key, of: object)
    } catch { throw located(error, error.isAboutIndex ? index.span : span, frame) }
  }
}

/// `a, *b, c` as a target.
final class SequenceTarget: TargetNode {
  let targets: [TargetNode]
  let starred: Int?

  init(_ targets: [TargetNode], starred: Int?, _ span: Span) {
    self.targets = targets
    self.starred = starred
    super.init(span)
  }

  /// `a, b = x, y` of variables: all values are made before the first is stored.
  func emit(_ code: RegisterBuilder, _ value: ExpressionNode) -> Bool {
    guard starred == nil, let values = (value as? TupleNode)?.elements, values.count == targets.count,
      !values.contains(where: \.isStarred)
    else { return false }
    let held = code.temporaries(values.count)
    for (position, value) in values.enumerated() where value.node.emit(code, into: held + position) == nil {
      return false
    }
    return targets.enumerated().allSatisfy { position, target in
      guard let variable = target.register(code) else { return false }
      code.add(.move, variable, held + position)
      return true
    }
  }

  override func store(_ value: Value, _ frame: Frame) throws {
    let elements: [Value]
    do {
      elements = try taken(from: value, frame)
    } catch { throw located(error, span, frame) }
    guard let starred else {
      for (target, element) in zip(targets, elements) { try target.store(element, frame) }
      return
    }
    let tail = targets.count - starred - 1
    for position in 0..<starred { try targets[position].store(elements[position], frame) }
    try targets[starred].store(.list(of: Array(elements[starred..<elements.count - tail])), frame)
    for offset in 0..<tail {
      try targets[starred + 1 + offset].store(elements[elements.count - tail + offset], frame)
    }
  }

  /// The values to assign: as many as there are targets, or more if one is starred.
  private func taken(from value: Value, _ frame: Frame) throws -> [Value] {
    var elements: [Value]
    switch value {
    case .tuple(let tuple): elements = tuple.elements
    case .list(let list): elements = list.elements
    default:
      guard value.isIterable else {
        throw Fault.notUnpackable(
          type: value.typeName, expected: starred == nil ? targets.count : targets.count - 1)
      }
      if starred != nil {
        elements = try frame.interpreter.elements(of: value)
      } else {
        // One more than needed is enough to detect too many.
        elements = []
        let iterator = try frame.interpreter.iterator(of: value)
        while elements.count <= targets.count, let element = try iterator.next(frame.interpreter) {
          try EvaluationLimits.checkGrowth(of: elements)
          elements.append(element)
        }
      }
    }
    let needed = starred == nil ? targets.count : targets.count - 1
    if elements.count < needed {
      throw Fault.tooFewToUnpack(expected: needed, found: elements.count, starred: starred != nil)
    }
    if starred == nil, elements.count > needed {
      // Of an iterable without length, only one more than needed was taken.
      let found = value.elementsOfSequence.map(\.count)
      throw Fault.tooManyToUnpack(expected: needed, found: found)
    }
    return elements
  }

  override func delete(_ frame: Frame) throws {
    for target in targets { try target.delete(frame) }
  }
}

extension Error {
  /// Whether the fault is about the index, not the indexed value.
  var isAboutIndex: Bool {
    switch Fault(self) {
    case .indexOutOfRange, .wrongIndexType, .keyNotFound, .unhashable, .sliceStepZero: true
    case .tensor(.indexOutOfBounds), .tensor(.tooManyIndices), .tensor(.severalEllipses), .tensor(.zeroStep),
      .tensor(.maskMismatch), .tensor(.indicesCannotBroadcast), .tensor(.notAnIndex):
      true
    default: false
    }
  }
}
