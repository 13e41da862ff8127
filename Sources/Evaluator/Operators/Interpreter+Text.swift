extension Interpreter {
  /// The result of `repr(value)`.
  package func repr(_ value: Value) throws -> String {
    var text = ""
    try writeRepr(value, into: &text)
    return text
  }

  /// The result of `str(value)`, as printed by `print`.
  package func text(_ value: Value) throws -> String {
    if let cls = value.customClass {
      // Text is shown as it is, unless its class says otherwise.
      let methods = cls.content == .string || cls.content == .bytes ? ["__str__"] : ["__str__", "__repr__"]
      for method in methods where cls.special(method) != nil {
        return try stringResult(method, of: value)
      }
    }
    switch value {
    case .string(let text): return text
    case .tensor(let tensor): return try tensorText(tensor)
    case .object(let object): return try object.text(self)
    case .instance(let instance):
      if let content = instance.content { return try text(content) }
      if let host = instance.host { return try host.text(self) }
      return try repr(value)
    default: return try repr(value)
    }
  }

  /// The repr, shortened for a message.
  package func shortRepr(_ value: Value) throws -> String {
    let text = try repr(value)
    guard text.count > 60 || text.contains("\n") else { return text }
    return String(text.prefix { $0 != "\n" }.prefix(56)) + "…"
  }

  private func stringResult(_ method: String, of value: Value) throws -> String {
    let result = try callSpecial(method, on: value, []) ?? .none
    guard let text = result.asString else {
      throw Fault.wrongResult(method: method, expected: "str", found: result.typeName)
    }
    return text
  }

  private func writeRepr(_ value: Value, into text: inout String) throws {
    if let cls = value.customClass, cls.special("__repr__") != nil {
      text += try nested { try stringResult("__repr__", of: value) }
      return
    }
    try writePlainRepr(value, into: &text)
  }

  /// The repr by the rules of the built-in types.
  func plainRepr(_ value: Value) throws -> String {
    var text = ""
    try writePlainRepr(value, into: &text)
    return text
  }

  private func writePlainRepr(_ value: Value, into text: inout String) throws {
    switch value {
    case .none: text += "None"
    case .ellipsis: text += "Ellipsis"
    case .notImplemented: text += "NotImplemented"
    case .bool(let flag): text += flag ? "True" : "False"
    case .int(let number): text += number.decimal
    case .float(let number): text += FloatText.repr(number)
    case .string(let string): text += string.pythonRepr
    case .list(let list):
      try writeElements(list.elements, of: value, open: "[", close: "]", into: &text)
    case .tuple(let tuple):
      try writeElements(
        tuple.elements, of: value, open: "(", close: tuple.elements.count == 1 ? ",)" : ")", into: &text)
    case .dict(let dict): try writeDict(dict, of: value, into: &text)
    case .set(let set):
      let isNamed = set.isFrozen || set.instance != nil
      let (open, close) = isNamed ? (value.classObject.name + "({", "})") : ("{", "}")
      if set.count == 0 {
        text += value.classObject.name + "()"
      } else {
        try writeElements(set.elements, of: value, open: open, close: close, into: &text)
      }
    case .range(let range):
      text += "range(\(range.start), \(range.stop)" + (range.step == 1 ? ")" : ", \(range.step))")
    case .slice(let slice):
      text += "slice(\(try repr(slice.start)), \(try repr(slice.stop)), \(try repr(slice.step)))"
    case .tensor(let tensor): text += try tensorRepr(tensor)
    case .iterator(let iterator): text += try iterator.repr(self)
    case .function(let function): text += "<function \(function.code.qualifiedName)>"
    case .builtin(let builtin):
      text += builtin.role == .function ? "<built-in function \(builtin.name)>" : "<method '\(builtin.name)'>"
    case .boundMethod(let method): try writeBoundMethod(method, into: &text)
    case .namespace(let namespace): text += "<module '\(namespace.name)'>"
    case .type(let cls): text += "<class '\(cls.qualifiedName)'>"
    case .instance(let instance):
      if let content = instance.content {
        try writePlainRepr(content, into: &text)
      } else if let host = instance.host {
        text += try nested { try host.repr(self) }
      } else {
        text += "<\(instance.classObject.qualifiedName) object>"
      }
    case .object(let object): text += try nested { try object.repr(self) }
    }
  }

  private func writeBoundMethod(_ method: BoundMethod, into text: inout String) throws {
    switch method.function {
    case .function(let function):
      if case .tensor = method.receiver {
        text += "<built-in method \(function.code.name) of numpy.ndarray object>"
        return
      }
      text += "<bound method \(function.code.qualifiedName) of \(try nested { try repr(method.receiver) })>"
    case .builtin(let builtin):
      text += "<built-in method \(builtin.name) of \(method.receiver.typeName) object>"
    default: text += "<bound method>"
    }
  }

  private func writeElements(
    _ elements: [Value], of owner: Value, open: String, close: String, into text: inout String
  ) throws {
    guard let identity = owner.identity, enterRepr(identity) else {
      text += owner.reprOfItself
      return
    }
    defer { leaveRepr(identity) }
    try nested {
      text += open
      for (position, element) in elements.enumerated() {
        if position > 0 { text += ", " }
        try writeRepr(element, into: &text)
        try checkText(text)
      }
      text += close
    }
  }

  private func writeDict(_ dict: DictValue, of owner: Value, into text: inout String) throws {
    guard let identity = owner.identity, enterRepr(identity) else {
      text += owner.reprOfItself
      return
    }
    defer { leaveRepr(identity) }
    try nested {
      text += "{"
      for (position, (key, value)) in dict.pairs.enumerated() {
        if position > 0 { text += ", " }
        try writeRepr(key, into: &text)
        text += ": "
        try writeRepr(value, into: &text)
        try checkText(text)
      }
      text += "}"
    }
  }

  private func checkText(_ text: String) throws {
    try EvaluationLimits.check(elements: text.utf8.count, of: "str")
    try checkInterruption()
  }
}

extension Value {
  /// The placeholder for a container inside itself.
  fileprivate var reprOfItself: String {
    switch self {
    case .list: "[...]"
    case .tuple: "(...)"
    case .dict: "{...}"
    default: "..."
    }
  }
}
