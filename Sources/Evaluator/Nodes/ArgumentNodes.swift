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
