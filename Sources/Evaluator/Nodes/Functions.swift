import Language

/// `super()` inside a method, or `super(Class, self)`.
final class SuperNode: ExpressionNode {
  let receiver: ExpressionNode?
  let owner: ExpressionNode?

  init(receiver: ExpressionNode?, owner: ExpressionNode? = nil, _ span: Span) {
    self.receiver = receiver
    self.owner = owner
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    if let owner, let receiver {
      let (owner, object) = (try owner.evaluate(frame), try receiver.evaluate(frame))
      do {
        return .object(try Super(object, of: owner))
      } catch { throw located(error, span, frame) }
    }
    guard let receiver, let owner = frame.function?.owner else {
      throw located(Fault.superOutsideMethod, span, frame)
    }
    return .object(Super(try receiver.evaluate(frame), above: owner))
  }
}

/// `def` and `lambda`: makes a function from its code, the evaluated defaults and the captured variables.
final class FunctionNode: ExpressionNode {
  let code: Code
  let defaults: [ExpressionNode?]
  let captures: [Int]

  init(_ code: Code, defaults: [ExpressionNode?], captures: [Int], _ span: Span) {
    self.code = code
    self.defaults = defaults
    self.captures = captures
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let defaults = try defaults.map { try $0?.evaluate(frame) }
    let function = Function(code: code, defaults: defaults, captured: captures.map { frame.cells[$0] })
    if let namespace = frame.namespace {
      namespace.functions.append(function)
    } else {
      // `super()` in a function inside a method means the method's class.
      function.owner = frame.function?.owner
    }
    return .function(function)
  }
}
