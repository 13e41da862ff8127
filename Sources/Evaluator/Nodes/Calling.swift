import Language

/// The compiled arguments of a call.
struct ArgumentNodes {
  enum Argument {
    case positional(ExpressionNode)
    case unpacked(ExpressionNode)
    case keyword(String, ExpressionNode)
    case unpackedKeywords(ExpressionNode)
  }

  let all: [Argument]
  /// The nodes if all arguments are plain positional ones.
  let plain: NodeList<ExpressionNode>?
  let site: CallSite
  /// Whether a dict of named arguments comes before a named one.
  private let mayRepeat: Bool

  init(_ all: [Argument], site: CallSite) {
    self.all = all
    self.site = site
    mayRepeat = all.contains { if case .unpackedKeywords = $0 { true } else { false } }
    var plain: [ExpressionNode] = []
    for case .positional(let node) in all { plain.append(node) }
    self.plain = plain.count == all.count ? NodeList(plain) : nil
  }

  /// The values, after those that are already known (the receiver of a method).
  func evaluate(_ frame: Frame, receiver: Value? = nil) throws -> Arguments {
    var arguments = Arguments()
    arguments.site = site
    arguments.positional.reserveCapacity(all.count + 1)
    if let receiver {
      arguments.positional.append(receiver)
      arguments.implicitCount = 1
    }
    if let plain {
      for position in 0..<plain.count {
        arguments.positional.append(try plain.with(position) { try $0.evaluate(frame) })
      }
      return arguments
    }
    for argument in all {
      switch argument {
      case .positional(let node): arguments.positional.append(try node.evaluate(frame))
      case .keyword(let name, let node):
        let value = try node.evaluate(frame)
        // Two in the text are a fault of syntax; one may have come from a dict.
        if mayRepeat, arguments.keywords.contains(where: { $0.name == name }) {
          throw located(
            Fault.argumentGivenTwice(
              function: frame.code.source.text(of: site.calleeSpan), parameter: name),
            node.span, frame)
        }
        arguments.keywords.append((name, value))
      case .unpacked(let node):
        let value = try node.evaluate(frame)
        do {
          let elements = try frame.interpreter.elements(of: value)
          try frame.interpreter.checkInterruption()
          try EvaluationLimits.check(elements: arguments.positional.count + elements.count, of: "tuple")
          arguments.positional += elements
        } catch { throw located(error, node.span, frame) }
      case .unpackedKeywords(let node):
        let value = try node.evaluate(frame)
        guard let dict = try frame.interpreter.mapping(value) else {
          throw located(Fault.unpackedKeywordsNotDict(type: value.typeName), node.span, frame)
        }
        for (key, value) in dict.pairs {
          guard let name = key.asString else {
            throw located(Fault.keywordNotString(type: key.typeName), node.span, frame)
          }
          if arguments.keywords.contains(where: { $0.name == name }) {
            throw located(
              Fault.argumentGivenTwice(
                function: frame.code.source.text(of: site.calleeSpan), parameter: name),
              node.span, frame)
          }
          arguments.keywords.append((name, value))
        }
      }
    }
    return arguments
  }
}

/// `callee(arguments)`.
final class CallNode: ExpressionNode {
  let callee: ExpressionNode
  let arguments: ArgumentNodes

  init(_ callee: ExpressionNode, _ arguments: ArgumentNodes, _ span: Span) {
    self.callee = callee
    self.arguments = arguments
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let callee = try callee.evaluate(frame)
    switch callee {
    case .function(let function):
      if let result = try arguments.invoke(function, receiver: nil, frame) { return result }
    case .builtin(let builtin):
      if let quick = builtin.quick { return try arguments.call(callee, quick, receiver: nil, frame) }
    case .type(let cls):
      if let quick = cls.constructor?.quick { return try arguments.call(callee, quick, receiver: nil, frame) }
      if cls.isUserDefined, let instance = try arguments.construct(cls, frame) { return instance }
    default: break
    }
    return try arguments.call(callee, try arguments.evaluate(frame), frame)
  }
}

extension ArgumentNodes {
  /// Runs a user-defined function with plain positional arguments, which are put straight into its frame; `nil`, before
  /// anything is evaluated, if the arguments have to be bound.
  @inline(__always)
  func invoke(_ function: Function, receiver: Value?, _ frame: Frame) throws -> Value? {
    guard let plain, let positions = function.code.positions else { return nil }
    let first = receiver == nil ? 0 : 1
    let count = first + plain.count
    guard positions.contains(count) else { return nil }
    var inner = Frame.make(function, frame.interpreter)
    if let receiver { inner.slots[0] = receiver }
    for position in 0..<plain.count {
      inner.slots[first + position] = try plain.with(position) { try $0.evaluate(frame) }
    }
    if count < positions.upperBound {
      for position in count..<positions.upperBound { inner.slots[position] = function.defaults[position] }
    }
    let result: Value
    do {
      result = try frame.interpreter.run(function, inner)
    } catch { throw passing(error, through: function, frame) }
    Frame.recycle(&inner)
    return result
  }

  /// Makes an instance of a user-defined class whose `__init__` takes plain positional arguments; `nil`, before anything is
  /// evaluated, if more is to do.
  func construct(_ cls: ClassObject, _ frame: Frame) throws -> Value? {
    guard cls.content == nil, cls.metaclass == nil, !cls.hooks.contains(.abstract) else { return nil }
    let making = cls.making
    guard !making.isException, making.maker?.isBuiltin ?? true,
      case .function(let initializer)? = making.initializer
    else { return nil }
    let instance = Instance(cls)
    guard let result = try invoke(initializer, receiver: .instance(instance), frame) else { return nil }
    guard result.isNone else {
      throw located(Fault.initializerReturned(type: result.typeName), site, frame)
    }
    cls.usualAttributeCount = min(instance.attributes.count, 15)
    return .instance(instance)
  }

  /// Calls a builtin the quick way, if the arguments are plain and it takes them.
  func call(
    _ callee: Value, _ quick: ([Value]) throws -> Value?, receiver: Value?, _ frame: Frame
  ) throws -> Value {
    guard let plain else { return try call(callee, try evaluate(frame, receiver: receiver), frame) }
    var values: [Value] = []
    values.reserveCapacity(plain.count + 1)
    if let receiver { values.append(receiver) }
    for position in 0..<plain.count {
      values.append(try plain.with(position) { try $0.evaluate(frame) })
    }
    do {
      if let result = try quick(values) { return result }
    } catch { throw located(error, site, frame) }
    var arguments = Arguments(values)
    arguments.site = site
    arguments.implicitCount = receiver == nil ? 0 : 1
    return try call(callee, arguments, frame)
  }

  /// Calls, and gives an error its position.
  func call(_ callee: Value, _ values: Arguments, _ frame: Frame) throws -> Value {
    do {
      return try frame.interpreter.call(callee, values)
    } catch Fault.notCallable(let type) {
      let name = frame.code.source.text(of: site.calleeSpan)
      if frame.interpreter.builtins[name] != nil {
        throw located(Fault.hidesBuiltin(name: name, type: type), site.calleeSpan, frame)
      }
      throw located(Fault.notCallable(type: type), site.calleeSpan, frame)
    } catch {
      if let function = callee.userFunction { throw passing(error, through: function, frame) }
      throw located(error, site, frame)
    }
  }

  /// The error with this call added to the stack that it reports.
  func passing(_ error: any Error, through function: Function, _ frame: Frame) -> any Error {
    guard var raised = error as? Raised else { return located(error, site, frame) }
    if raised.isOfLibrary, !frame.code.source.isOfLibrary {
      raised.move(to: Location(frame.code.source, site.span))
    } else if !frame.code.source.isOfLibrary {
      raised.pass(through: function.displayName, at: Location(frame.code.source, site.span))
    }
    return raised
  }
}

extension Value {
  /// The user-defined function that a call of this value runs; `nil` where a few steps do not lead to one, as a `__call__`
  /// may be an object whose `__call__` it is itself.
  fileprivate var userFunction: Function? {
    var callee = self
    for _ in 0..<8 {
      let next: Value?
      switch callee {
      case .function(let function): return function
      case .boundMethod(let method): next = method.function
      case .type(let cls) where cls.isUserDefined: next = cls.lookup("__init__")
      case .instance(let instance): next = instance.classObject.lookup("__call__")
      default: next = nil
      }
      guard let next else { return nil }
      callee = next
    }
    return nil
  }
}

/// `object.name(arguments)`: calls the method without creating a bound method.
final class MethodCallNode: ExpressionNode {
  let object: ExpressionNode
  let name: Identifier
  let arguments: ArgumentNodes
  /// The class of the last receiver and its member of this name, with the version of a class whose table can change.
  @exclusivity(unchecked) private var knownClass: ClassObject?
  @exclusivity(unchecked) private var knownMethod: Value?
  @exclusivity(unchecked) private var knownVersion = 0

  init(_ object: ExpressionNode, _ name: Identifier, _ arguments: ArgumentNodes, _ span: Span) {
    self.object = object
    self.name = name
    self.arguments = arguments
    super.init(span)
  }

  override func evaluate(_ frame: Frame) throws -> Value {
    let receiver = try object.evaluate(frame)
    if let method = method(of: receiver) {
      switch method {
      case .function(let function):
        if let result = try arguments.invoke(function, receiver: receiver, frame) { return result }
      case .builtin(let builtin):
        if let quick = builtin.quick { return try arguments.call(method, quick, receiver: receiver, frame) }
      default: break
      }
      return try arguments.call(method, try arguments.evaluate(frame, receiver: receiver), frame)
    }
    let callee: Value
    do {
      callee = try frame.interpreter.attribute(name.name, of: receiver)
    } catch { throw located(error, name.span, frame) }
    return try arguments.call(callee, try arguments.evaluate(frame), frame)
  }

  /// The function that takes the receiver as its first argument, if the name is a plain method.
  private func method(of receiver: Value) -> Value? {
    let found: Value?
    switch receiver {
    case .namespace, .type, .function, .builtin, .boundMethod: return nil
    case .instance(let instance):
      let cls = instance.classObject
      if instance.attributes[name.name] != nil || cls.hooks.contains(.getAny) { return nil }
      if let knownClass, knownClass === cls, knownVersion == cls.version { return knownMethod }
      found = cls.lookup(name.name)
      if case .function? = found { (knownClass, knownVersion, knownMethod) = (cls, cls.version, found) }
    default:
      if let instance = receiver.instance {
        guard instance.attributes[name.name] == nil, !instance.classObject.hooks.contains(.getAny) else {
          return nil
        }
        found = instance.classObject.lookup(name.name)
        break
      }
      let cls = receiver.classObject
      if let knownClass, knownClass === cls { return knownMethod }
      found = cls.lookup(name.name)
      if case .builtin(let builtin)? = found, builtin.role == .method, !cls.isUserDefined {
        knownClass = cls
        knownMethod = found
      }
    }
    switch found {
    case .function: return found
    case .builtin(let builtin) where builtin.role == .method: return found
    default: return nil
    }
  }
}

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
      var isReceiver = false
      if case .type(let cls) = owner {
        isReceiver = object.isInstance(of: cls)
        if case .type(let own) = object { isReceiver = isReceiver || own.isSubclass(of: cls) }
      }
      guard case .type(let cls) = owner, isReceiver else {
        let fault = Fault.message(
          "super(class, object) needs a class and an object of it", help: "super() alone finds both")
        throw located(fault, span, frame)
      }
      return .object(Super(object, above: cls))
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
