import Language

/// `callee(arguments)`.
final class CallNode: NumberNode {
  private let callee: ExpressionNode
  private let arguments: ArgumentNodes
  /// The builtin of this name, or the constructor of the builtin type, and the variable that may hide it. The name's node keeps
  /// both.
  private let builtin: Unmanaged<Builtin>?
  private let hidden: Unmanaged<VariableCell>?

  init(_ callee: ExpressionNode, _ arguments: ArgumentNodes, _ span: Span) {
    self.callee = callee
    self.arguments = arguments
    let name = callee as? GlobalNode
    let known: Builtin? =
      switch name?.builtin {
      case .builtin(let function)?: function
      case .type(let cls)?: cls.constructor
      default: nil
      }
    builtin = known.flatMap { $0.isQuick ? .passUnretained($0) : nil }
    hidden = (name?.cell).map { .passUnretained($0) }
    super.init(span)
  }

  override func immediate(_ frame: Frame) throws -> Immediate {
    if let builtin, let hidden, hidden._withUnsafeGuaranteedRef({ $0.value == nil }) {
      return try builtin._withUnsafeGuaranteedRef { try arguments.call($0, receiver: nil, frame) }
    }
    switch try callee.evaluate(frame) {
    case .function(let function):
      if let result = try arguments.invoke(function, receiver: nil, frame) { return result }
      return try call(.function(function), frame)
    case .builtin(let builtin): return try arguments.call(builtin, receiver: nil, frame)
    case .type(let cls):
      if let constructor = cls.constructor, constructor.isQuick {
        return try arguments.call(constructor, receiver: nil, frame)
      }
      if cls.isUserDefined, let instance = try arguments.construct(cls, frame) {
        return frame.immediate(instance)
      }
      return try call(.type(cls), frame)
    case let callee: return try call(callee, frame)
    }
  }

  @inline(never)
  private func call(_ callee: Value, _ frame: Frame) throws -> Immediate {
    frame.immediate(try arguments.call(callee, try arguments.evaluate(frame, of: callee), frame))
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    guard let callee = callee as? GlobalNode, let arguments = arguments.plain else { return nil }
    if case .builtin(let builtin)? = callee.current, builtin.name == "len", arguments.count == 1 {
      var elements: Int?
      arguments.all { _, node in
        elements = node.emitElements(code)
        return true
      }
      guard let elements else { return nil }
      let result = code.destination(wanted)
      code.add(.length, result, elements, 0, callee.callee(code) + 1)
      return result
    }
    return code.call(callee.callee(code), callee.current, arguments, into: wanted)
  }

  /// Whether it is `range(…)` of numbers.
  var isRange: Bool { (callee as? GlobalNode)?.name == "range" && 1...3 ~= arguments.plain?.count ?? 0 }

  /// Adds the steps that put the range into three registers.
  func emitRange(_ code: RegisterBuilder, into registers: Int) -> Bool {
    guard let callee = callee as? GlobalNode, let arguments = arguments.plain else { return false }
    var numbers: [Int] = []
    let areSaid = arguments.all { _, node in
      guard let number = node.emit(code, into: nil) else { return false }
      numbers.append(number)
      return true
    }
    guard areSaid else { return false }
    code.add(.requireRange, callee.callee(code))
    if numbers.count == 1 { numbers.insert(code.constant(.int(0)), at: 0) }
    if numbers.count == 2 { numbers.append(code.constant(.int(1))) }
    code.add(.enterRange, registers, numbers[0], numbers[1], numbers[2])
    return true
  }
}

/// `object.name(arguments)`: calls the method without creating a bound method.
final class MethodCallNode: NumberNode {
  private let object: ExpressionNode
  private let name: Identifier
  private let arguments: ArgumentNodes
  /// The class of the last receiver and its member of this name, with the version of a class whose table can change.
  @exclusivity(unchecked) private var knownClass: ClassObject?
  @exclusivity(unchecked) private var knownMethod: Value?
  @exclusivity(unchecked) private var knownVersion = 0
  /// `knownMethod` of a user-defined class, and the names of attributes among which there is none of the method's name.
  @exclusivity(unchecked) private var knownFunction: Function?
  @exclusivity(unchecked) private var namesWithout = AttributePlace()
  /// The same for a receiver of a builtin type, whose members never change; the method is what `knownMethod` holds.
  @exclusivity(unchecked) private var knownKind: UInt8 = 0
  @exclusivity(unchecked) private var knownBuiltin: Unmanaged<Builtin>?

  init(_ object: ExpressionNode, _ name: Identifier, _ arguments: ArgumentNodes, _ span: Span) {
    self.object = object
    self.name = name
    self.arguments = arguments
    super.init(span)
  }

  override func immediate(_ frame: Frame) throws -> Immediate {
    let receiver = try object.evaluate(frame)
    if case .instance(let instance) = receiver, let knownFunction, instance.classObject === knownClass,
      instance.classObject.version == knownVersion,
      instance.attributes.lacks(name.name, at: &namesWithout),
      let result = try arguments.invoke(knownFunction, receiver: receiver, frame)
    {
      return result
    }
    let kind = receiver.kindOfMembers
    if kind != 0, kind == knownKind, let knownBuiltin {
      return try knownBuiltin._withUnsafeGuaranteedRef {
        try arguments.call($0, receiver: receiver, frame)
      }
    }
    if let method = method(of: receiver) {
      switch method {
      case .function(let function):
        if let result = try arguments.invoke(function, receiver: receiver, frame) { return result }
      case .builtin(let builtin): return try arguments.call(builtin, receiver: receiver, frame)
      default: break
      }
      return frame.immediate(
        try arguments.call(method, try arguments.evaluate(frame, receiver: receiver, of: method), frame))
    }
    let callee: Value
    do {
      callee = try frame.interpreter.attribute(name.name, of: receiver)
    } catch { throw located(error, name.span, frame) }
    return frame.immediate(try arguments.call(callee, try arguments.evaluate(frame, of: callee), frame))
  }

  override func emit(_ code: RegisterBuilder, into wanted: Int?) -> Int? {
    guard let module = object as? GlobalNode, case .namespace(let namespace)? = module.current,
      let arguments = arguments.plain
    else { return nil }
    return code.call(
      module.callee(code, member: name.name), namespace[name.name], arguments, into: wanted)
  }

  /// `list.append(number)`.
  override func emitEffect(_ code: RegisterBuilder) -> Bool {
    guard name.name == "append", let arguments = arguments.plain, arguments.count == 1,
      let list = object.emitElements(code)
    else { return false }
    return arguments.all { _, node in
      guard let number = node.emit(code, into: nil) else { return false }
      code.add(.append, list, number)
      return true
    }
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
      if case .function(let function)? = found {
        (knownClass, knownVersion, knownMethod, knownFunction) = (cls, cls.version, found, function)
        (knownKind, knownBuiltin) = (0, nil)
      }
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
        (knownClass, knownMethod, knownFunction) = (cls, found, nil)
        (knownKind, knownBuiltin) = (receiver.kindOfMembers, .passUnretained(builtin))
      }
    }
    switch found {
    case .function: return found
    case .builtin(let builtin) where builtin.role == .method: return found
    default: return nil
    }
  }
}

extension Value {
  /// A number for the builtin types whose values have no attributes of their own; 0 for all others.
  @inline(__always)
  fileprivate var kindOfMembers: UInt8 {
    switch self {
    case .string: 1
    case .list(let list): list.instance == nil ? 2 : 0
    case .dict(let dict): dict.instance == nil ? 3 : 0
    case .tuple(let tuple): tuple.instance == nil ? 4 : 0
    default: 0
    }
  }
}
