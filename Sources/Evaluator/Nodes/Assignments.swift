import Language

/// An expression on its own line.
final class ExpressionStatement: StatementNode {
  let value: ExpressionNode

  init(_ value: ExpressionNode) {
    self.value = value
    super.init(value.span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    _ = try value.evaluate(frame)
    return .next
  }

  override func emit(_ code: RegisterBuilder) -> Bool { value.emitEffect(code) }
}

/// The last expression of a cell, whose value is displayed.
final class ResultStatement: StatementNode {
  let value: ExpressionNode

  init(_ value: ExpressionNode) {
    self.value = value
    super.init(value.span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    frame.result = .value(try value.evaluate(frame))
    return .return
  }
}

/// `a = b = value`.
final class AssignStatement: StatementNode {
  private let targets: [TargetNode]
  private let target: TargetNode
  private let value: ExpressionNode

  /// - Precondition: there is a target.
  init(_ targets: [TargetNode], _ value: ExpressionNode, _ span: Span) {
    self.targets = targets
    target = targets[0]
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    if targets.count == 1 {
      try target.store(try value.immediate(frame), frame)
    } else {
      let value = try value.evaluate(frame)
      for target in targets { try target.store(value, frame) }
    }
    return .next
  }

  /// `self.name = parameter`, where `self` is the first parameter.
  var keptArgument: (name: String, slot: Int)? {
    guard targets.count == 1, let name = (target as? AttributeTarget)?.attribute(ofSlot: 0),
      let slot = (value as? LocalNode)?.slot
    else { return nil }
    return (name, slot)
  }

  override func emit(_ code: RegisterBuilder) -> Bool {
    if targets.count == 1 {
      if let variable = target.register(code) { return value.emit(code, into: variable) != nil }
      if let sequence = target as? SequenceTarget { return sequence.emit(code, value) }
      guard let value = value.emit(code, into: nil) else { return false }
      return target.emitStore(code, value)
    }
    let held = code.temporaries()
    guard value.emit(code, into: held) != nil else { return false }
    return targets.allSatisfy { target in
      guard let variable = target.register(code) else { return false }
      code.add(.move, variable, held)
      return true
    }
  }
}

/// `name: type` in the body of a class: noted in `__annotations__`.
final class AnnotateStatement: StatementNode {
  let name: String
  let type: ExpressionNode

  init(_ name: String, _ type: ExpressionNode, _ span: Span) {
    self.name = name
    self.type = type
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    frame.namespace?.annotate(name, try type.evaluate(frame))
    return .next
  }
}

/// `name += value`.
final class AugmentNameStatement: StatementNode {
  let current: ExpressionNode
  let target: TargetNode
  let operation: BinaryOperator
  let value: ExpressionNode

  init(
    _ current: ExpressionNode, _ target: TargetNode, _ operation: BinaryOperator, _ value: ExpressionNode,
    _ span: Span
  ) {
    self.current = current
    self.target = target
    self.operation = operation
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    let first = try current.immediate(frame)
    guard case .waiting = first else {
      let second = try value.immediate(frame)
      if let result = Immediate.compute(operation, first, second) {
        try target.store(result, frame)
      } else {
        let right = frame.value(second)
        try target.store(try augmented(operation, frame.value(first), right, span, frame), frame)
      }
      return .next
    }
    var left = frame.value(first)
    let right = try value.evaluate(frame)
    if operation == .add, case .string = left, case .string(let added) = right {
      try target.append(added, to: &left, span, frame)
    } else {
      try target.store(try augmented(operation, left, right, span, frame), frame)
    }
    return .next
  }

  override func emit(_ code: RegisterBuilder) -> Bool {
    guard let step = operation.step, let variable = target.register(code),
      let added = value.emit(code, into: nil)
    else { return false }
    code.add(step, variable, variable, added)
    return true
  }
}

@inline(never)
private func augmented(
  _ operation: BinaryOperator, _ left: Value, _ right: Value, _ span: Span, _ frame: Frame
) throws -> Value {
  do {
    return try frame.interpreter.augmented(operation, left, right)
  } catch Fault.unsupportedOperands(_, let left, let right) {
    throw located(
      Fault.unsupportedOperands(operation: operation.rawValue + "=", left: left, right: right), span, frame)
  } catch { throw located(error, span, frame) }
}

/// `object.name += value`.
final class AugmentAttributeStatement: StatementNode {
  let object: ExpressionNode
  let name: Identifier
  let operation: BinaryOperator
  let value: ExpressionNode

  init(
    _ object: ExpressionNode, _ name: Identifier, _ operation: BinaryOperator, _ value: ExpressionNode,
    _ span: Span
  ) {
    self.object = object
    self.name = name
    self.operation = operation
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    let object = try object.evaluate(frame)
    do {
      let left = try frame.interpreter.attribute(name.name, of: object)
      let result = try augmented(operation, left, value.evaluate(frame), span, frame)
      try frame.interpreter.setAttribute(name.name, of: object, to: result)
    } catch { throw located(error, name.span, frame) }
    return .next
  }
}

/// `object[index] += value`.
final class AugmentItemStatement: StatementNode {
  let object: ExpressionNode
  let index: ExpressionNode
  let operation: BinaryOperator
  let value: ExpressionNode
  private let place: ElementPlace

  init(
    _ object: ExpressionNode, _ index: ExpressionNode, _ operation: BinaryOperator, _ value: ExpressionNode,
    _ span: Span
  ) {
    self.object = object
    self.index = index
    self.operation = operation
    self.value = value
    place = ElementPlace(of: object, index)
    super.init(span)
  }

  override func emit(_ code: RegisterBuilder) -> Bool {
    guard let step = operation.step, let elements = object.emitElements(code) else { return false }
    return place.emit(code) { operations, c, d in
      let number = code.temporaries()
      code.add(operations.load, number, elements, c, d)
      guard let added = value.emit(code, into: nil) else { return false }
      code.add(step, number, number, added)
      code.add(operations.store, elements, number, c, d)
      return true
    }
  }

  override func execute(_ frame: Frame) throws -> Flow {
    let object = try object.evaluate(frame)
    let key = try index.evaluate(frame)
    do {
      let left = try frame.interpreter.item(key, of: object)
      let result = try augmented(operation, left, value.evaluate(frame), span, frame)
      try frame.interpreter.setItem(key, of: object, to: result)
    } catch { throw located(error, error.isAboutIndex ? index.span : span, frame) }
    return .next
  }
}

final class DeleteStatement: StatementNode {
  let targets: [TargetNode]

  init(_ targets: [TargetNode], _ span: Span) {
    self.targets = targets
    super.init(span)
  }

  override func execute(_ frame: Frame) throws -> Flow {
    for target in targets { try target.delete(frame) }
    try frame.interpreter.runWatchers()
    return .next
  }
}
