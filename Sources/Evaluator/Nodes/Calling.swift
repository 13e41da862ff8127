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
  /// Whether there is a dict of named arguments, so that a name may come twice.
  private let mayRepeat: Bool
  /// Whether a sequence gives all of the positional arguments.
  private let isOneSequence: Bool

  init(_ all: [Argument], site: CallSite) {
    self.all = all
    self.site = site
    mayRepeat = all.contains { if case .unpackedKeywords = $0 { true } else { false } }
    isOneSequence =
      all.count {
        switch $0 {
        case .positional, .unpacked: true
        case .keyword, .unpackedKeywords: false
        }
      } == 1
    var plain: [ExpressionNode] = []
    for case .positional(let node) in all { plain.append(node) }
    self.plain = plain.count == all.count ? NodeList(plain) : nil
  }

  /// The values, after those that are already known (the receiver of a method), for messages of the call of `callee`.
  func evaluate(_ frame: Frame, receiver: Value? = nil, of callee: Value) throws -> Arguments {
    var arguments = Arguments()
    arguments.site = site
    arguments.positional.reserveCapacity(all.count + 1)
    if let receiver {
      arguments.positional.append(receiver)
      arguments.implicitCount = 1
    }
    if let plain {
      try plain.all { _, node in
        arguments.positional.append(try node.evaluate(frame))
        return true
      }
      return arguments
    }
    // A sequence that is all of the positional arguments is iterated by the call itself, after all arguments are known.
    var sequence: (value: Value, span: Span)?
    for argument in all {
      switch argument {
      case .positional(let node): arguments.positional.append(try node.evaluate(frame))
      case .keyword(let name, let node):
        let value = try node.evaluate(frame)
        // Two in the text are a fault of syntax; one may have come from a dict.
        if mayRepeat { try checkIsNew(name, arguments, callee, receiver, node.span, frame) }
        arguments.keywords.append((name, value))
      case .unpacked(let node):
        let value = try node.evaluate(frame)
        if isOneSequence {
          sequence = (value, node.span)
        } else {
          try unpack(value, into: &arguments, node.span, frame)
        }
      case .unpackedKeywords(let node):
        let value = try node.evaluate(frame)
        let dict: DictValue?
        do {
          dict = try frame.interpreter.mapping(value)
        } catch { throw located(error, node.span, frame) }
        guard let dict else {
          let function = frame.interpreter.nameInMessages(ofFunction: callee, receiver)
          throw located(
            Fault.unpackedKeywordsNotDict(type: value.typeName, function: function), node.span, frame)
        }
        for (key, value) in dict.pairs {
          guard let name = key.asString else {
            throw located(Fault.keywordNotString(type: key.typeName), node.span, frame)
          }
          try checkIsNew(name, arguments, callee, receiver, node.span, frame)
          arguments.keywords.append((name, value))
        }
      }
    }
    if let sequence {
      try unpack(sequence.value, into: &arguments, sequence.span, frame) {
        frame.interpreter.nameInMessages(ofFunction: callee, receiver)
      }
    }
    return arguments
  }

  /// Adds the elements of what stands after `*`.
  /// - Parameters:
  ///   - function: the name of what is called, if these are all of the positional arguments.
  private func unpack(
    _ value: Value, into arguments: inout Arguments, _ span: Span, _ frame: Frame,
    function: () -> String? = { nil }
  ) throws {
    do {
      let elements = try frame.interpreter.elements(of: value)
      try frame.interpreter.checkInterruption()
      try EvaluationLimits.check(elements: arguments.positional.count + elements.count, of: "tuple")
      arguments.positional += elements
    } catch Fault.notIterable(let type) where type == value.typeName {
      throw located(Fault.unpackedNotIterable(type: type, function: function()), span, frame)
    } catch { throw located(error, span, frame) }
  }

  /// - Throws: `Fault.argumentGivenTwice`.
  private func checkIsNew(
    _ name: String, _ arguments: Arguments, _ callee: Value, _ receiver: Value?, _ span: Span, _ frame: Frame
  ) throws {
    guard arguments.keywords.contains(where: { $0.name == name }) else { return }
    let function = frame.interpreter.nameInMessages(ofFunction: callee, receiver)
    throw located(
      Fault.argumentGivenTwice(
        function: frame.code.source.text(of: site.calleeSpan), parameter: name,
        python: "\(function) got multiple values for keyword argument '\(name)'"),
      span, frame)
  }
}

extension Interpreter {
  /// What CPython calls a function in messages of the call itself: `print()`, `list.append()`, `__main__.Net.call()`, the text of an
  /// object that has no name.
  fileprivate func nameInMessages(ofFunction function: Value, _ receiver: Value?) -> String {
    let callee = receiver.map { Value.boundMethod(BoundMethod(receiver: $0, function: function)) } ?? function
    func found(_ name: String) -> String? { (try? findAttribute(name, of: callee))?.asString }
    guard let name = found("__qualname__") else { return (try? text(callee)) ?? callee.typeName }
    let module = found("__module__") ?? "builtins"
    return (module == "builtins" ? "" : module + ".") + name + "()"
  }
}

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

extension ArgumentNodes {
  /// Runs a user-defined function with plain positional arguments, which are put straight into its frame; `nil`, before
  /// anything is evaluated, if the arguments have to be bound.
  @inline(__always)
  func invoke(_ function: Function, receiver: Value?, _ frame: Frame) throws -> Immediate? {
    guard let plain, let positions = function.positions,
      positions.contains(plain.count + (receiver == nil ? 0 : 1))
    else { return nil }
    return try function.call(plain, receiver: receiver, site, frame)
  }

  /// Makes an instance of a user-defined class whose `__init__` takes plain positional arguments; `nil`, before anything is
  /// evaluated, if more is to do.
  func construct(_ cls: ClassObject, _ frame: Frame) throws -> Value? {
    guard !cls.hooks.contains(.abstract) else { return nil }
    let making = cls.making
    guard let initializer = making.plainInitializer else { return nil }
    if let kept = making.kept, cls.hooks.rawValue == 0, let plain, let positions = initializer.positions,
      positions.contains(plain.count + 1)
    {
      var values: [Value] = []
      values.reserveCapacity(max(positions.upperBound - 1, cls.usualCount))
      try plain.all { _, node in
        values.append(try node.evaluate(frame))
        return true
      }
      for position in plain.count + 1..<positions.upperBound {
        values.append(initializer.defaults[position] ?? .none)
      }
      return .instance(
        Instance(cls, InstanceAttributes(making.keptNames, holding: kept.values(of: values))))
    }
    let instance = Instance(cls)
    guard let returned = try invoke(initializer, receiver: .instance(instance), frame) else { return nil }
    let result = frame.value(returned)
    guard result.isNone else {
      throw located(Fault.initializerReturned(type: result.typeName), site, frame)
    }
    if cls.usualCount < instance.attributes.count { cls.usualCount = min(instance.attributes.count, 32) }
    return .instance(instance)
  }

  /// Calls a builtin the quick way, if it has one, the arguments are plain and it takes them.
  @inline(__always)
  func call(_ builtin: Builtin, receiver: consuming Value?, _ frame: Frame) throws -> Immediate {
    if let plain, builtin.isQuick {
      return try builtin.call(plain, receiver: receiver, self, frame)
    }
    return frame.immediate(
      try call(.builtin(builtin), try evaluate(frame, receiver: receiver, of: .builtin(builtin)), frame))
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
      if let function = callee.userFunction { throw site.passing(error, through: function, frame) }
      throw located(error, site, frame)
    }
  }
}

extension Function {
  /// Evaluates the arguments into the frame of the call, and runs the function. A function of its own, as what the nodes and
  /// the code hold need not be retained here for they are held by what is passed.
  /// - Precondition: the arguments are as many as bind by a copy.
  @inline(never)
  fileprivate func call(
    _ arguments: NodeList<ExpressionNode>, receiver: Value?, _ site: CallSite, _ frame: Frame
  ) throws -> Immediate {
    let inner = Frame.make(self, frame.interpreter)
    var count = 0
    if let receiver {
      inner.slots[0] = .value(receiver)
      count = 1
    }
    try arguments.all { _, node in
      inner.slots[count] = frame.slot(try node.immediate(frame))
      count += 1
      return true
    }
    for position in count..<code.parameters.count { inner[position] = defaults[position] }
    let result: Immediate
    do {
      result = try inner.run(code)
    } catch { throw site.passing(error, through: self, frame) }
    Frame.recycle(inner, of: code)
    return result
  }
}

extension Builtin {
  /// Evaluates the arguments, and gives them to `ofNumbers` or `quick`; they are bound if that does not take them. A function of
  /// its own for the same reason as that of `Function`.
  /// - Precondition: it is quick.
  @inline(never)
  fileprivate func call(
    _ arguments: NodeList<ExpressionNode>, receiver: consuming Value?, _ nodes: ArgumentNodes, _ frame: Frame
  ) throws -> Immediate {
    try withUnsafeTemporaryAllocation(of: Value.self, capacity: arguments.count + 1) { buffer in
      guard let values = buffer.baseAddress else { return frame.immediate(.none) }
      var count = 0
      defer { for place in 0..<count { (values + place).deinitialize(count: 1) } }
      if let receiver {
        values.initialize(to: receiver)
        count = 1
      } else if let ofNumbers, arguments.count <= 2 {
        // Numbers stay in registers until another argument follows.
        var (first, second) = (Immediate.waiting, Immediate?.none)
        try arguments.all { position, node in
          let immediate = try node.immediate(frame)
          if count == 0, !immediate.isWaiting {
            if position == 0 { first = immediate } else { second = immediate }
            return true
          }
          let value = frame.value(immediate)
          if position == 1, count == 0 {
            values.initialize(to: frame.value(first))
            count = 1
          }
          (values + count).initialize(to: value)
          count += 1
          return true
        }
        if count == 0, !first.isWaiting {
          if let result = ofNumbers(first, second) { return result }
          values.initialize(to: frame.value(first))
          count = 1
          if let second {
            (values + 1).initialize(to: frame.value(second))
            count = 2
          }
        }
        return try call(UnsafeBufferPointer(start: values, count: count), hasReceiver: false, nodes, frame)
      }
      let hasReceiver = count == 1
      try arguments.all { _, node in
        (values + count).initialize(to: try node.evaluate(frame))
        count += 1
        return true
      }
      return try call(
        UnsafeBufferPointer(start: values, count: count), hasReceiver: hasReceiver, nodes, frame)
    }
  }

  @inline(__always)
  private func call(
    _ given: UnsafeBufferPointer<Value>, hasReceiver: Bool, _ nodes: ArgumentNodes, _ frame: Frame
  ) throws -> Immediate {
    do {
      if let result = try quick?(given) { return frame.immediate(result) }
    } catch { throw located(error, nodes.site, frame) }
    return try callBinding(given, hasReceiver: hasReceiver, nodes, frame)
  }

  @inline(never)
  private func callBinding(
    _ given: UnsafeBufferPointer<Value>, hasReceiver: Bool, _ nodes: ArgumentNodes, _ frame: Frame
  ) throws -> Immediate {
    var arguments = Arguments(Array(given))
    arguments.site = nodes.site
    arguments.implicitCount = hasReceiver ? 1 : 0
    return frame.immediate(try nodes.call(.builtin(self), arguments, frame))
  }
}

extension CallSite {
  /// The error with this call added to the stack that it reports.
  func passing(_ error: any Error, through function: Function, _ frame: Frame) -> any Error {
    guard var raised = error as? Raised else { return located(error, self, frame) }
    if raised.isOfLibrary, !frame.code.source.isOfLibrary {
      raised.move(to: Location(frame.code.source, span))
    } else if !frame.code.source.isOfLibrary {
      raised.pass(through: function.displayName, at: Location(frame.code.source, span))
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
