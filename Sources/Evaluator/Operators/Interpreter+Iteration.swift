import Language

extension Interpreter {
  /// What `iter(value)` gives.
  /// - Throws: `Fault.notIterable`.
  package func iterator(of value: Value) throws -> ValueIterator {
    if value.isCustom, let result = try callSpecial("__iter__", on: value, []) {
      return try iterator(ofResult: result)
    }
    return try plainIterator(of: value)
  }

  /// What `iter(value)` gives by the rules of the built-in types.
  func plainIterator(of value: Value) throws -> ValueIterator {
    switch value {
    case .list(let list): return ListIterator(list)
    case .tuple(let tuple): return ArrayIterator(tuple.elements, IteratorTypes.tuple)
    case .range(let range): return RangeIterator(range)
    case .string(let text): return StringIterator(text)
    case .dict(let dict): return DictIterator(dict, .keys)
    case .set(let set): return SetIterator(set)
    case .iterator(let iterator): return iterator
    case .tensor(let tensor): return try tensorIterator(tensor)
    case .object(let object):
      if let iterator = try object.iterator(self) { return iterator }
    case .instance(let instance):
      if let content = instance.content { return try plainIterator(of: content) }
      if let host = instance.host, let iterator = try host.iterator(self) { return iterator }
      if instance.classObject.lookup("__getitem__") != nil { return indexIterator(value) }
    default: break
    }
    throw Fault.notIterable(type: value.typeName)
  }

  private func iterator(ofResult value: Value) throws -> ValueIterator {
    if case .iterator(let iterator) = value { return iterator }
    guard hasSpecial("__next__", value) else {
      throw Fault.wrongResult(
        method: "__iter__", expected: "iter(…) of a list or another container", found: value.typeName)
    }
    return InstanceIterator(value)
  }

  /// Iterates over an instance by `__getitem__`, up to IndexError.
  private func indexIterator(_ value: Value) -> ValueIterator {
    var position = 0
    return ClosureIterator("iterator") { interpreter in
      defer { position += 1 }
      do {
        return try interpreter.item(.int(position), of: value)
      } catch  where interpreter.isException(error, .index) || interpreter.isException(error, .stopIteration)
      {
        return nil
      }
    }
  }

  /// All elements of an iterable.
  package func elements(of value: Value) throws -> [Value] {
    if !value.isCustom || value.customClass?.lookup("__iter__") == nil,
      let known = try plainElements(of: value)
    {
      return known
    }
    let iterator = try iterator(of: value)
    var elements: [Value] = []
    while let element = try iterator.next(self) {
      try EvaluationLimits.checkGrowth(of: elements)
      elements.append(element)
      try EvaluationLimits.check(elements: elements.count, of: "list")
      try checkInterruption()
    }
    return elements
  }

  private func plainElements(of value: Value) throws -> [Value]? {
    switch value {
    case .list(let list): return list.elements
    case .tuple(let tuple): return tuple.elements
    case .dict(let dict): return dict.keys
    case .set(let set): return set.elements
    case .range(let range):
      try EvaluationLimits.check(elements: range.count, of: "list")
      return (0..<range.count).map { .int(range[$0]) }
    default: return nil
    }
  }

  /// `len(value)`.
  package func length(of value: Value) throws -> Int {
    if value.isCustom, let result = try callSpecial("__len__", on: value, []) {
      guard let count = result.asInt else {
        throw Fault.message("'\(result.typeName)' object cannot be interpreted as an integer", kind: .type)
      }
      guard count >= 0 else { throw Fault.message("__len__() should return >= 0", kind: .value) }
      return count
    }
    return try plainLength(of: value)
  }

  /// `len(value)` by the rules of the built-in types.
  func plainLength(of value: Value) throws -> Int {
    switch value {
    case .string(let text):
      if text.isASCII { return text.utf8.count }
      return textPlaces.places(of: text)?.count ?? text.scalarCount
    case .list(let list): return list.elements.count
    case .tuple(let tuple): return tuple.elements.count
    case .dict(let dict): return dict.count
    case .set(let set): return set.count
    case .range(let range): return range.count
    case .tensor(let tensor) where tensor.rank > 0: return tensor.shape[0]
    case .instance(let instance):
      if let content = instance.content { return try plainLength(of: content) }
    default: break
    }
    if let object = value.hostObject, let count = try object.length(self) { return count }
    if case .tensor(let tensor) = value, !tensor.isNumber {
      throw Fault.message("len() of unsized object", kind: .type)
    }
    let isIterator = if case .iterator = value { true } else { false }
    throw Fault.noLength(type: value.typeName, isIterator: isIterator)
  }

  /// Whether a value is true.
  package func truth(_ value: Value) throws -> Bool {
    if value.isCustom {
      if let result = try callSpecial("__bool__", on: value, []) {
        guard case .bool(let flag) = result else {
          throw Fault.wrongResult(method: "__bool__", expected: "bool", found: result.typeName)
        }
        return flag
      }
      if value.asClass == nil, value.customClass?.special("__len__") != nil {
        return try length(of: value) != 0
      }
    }
    return try plainTruth(value)
  }

  /// Whether a value is true by the rules of the built-in types.
  func plainTruth(_ value: Value) throws -> Bool {
    switch value {
    case .bool(let flag): return flag
    case .none: return false
    case .int(let number): return number != 0
    case .float(let number): return number != 0
    case .string(let text): return !text.isEmpty
    case .list(let list): return !list.elements.isEmpty
    case .tuple(let tuple): return !tuple.elements.isEmpty
    case .dict(let dict): return dict.count > 0
    case .set(let set): return set.count > 0
    case .range(let range): return range.count > 0
    case .tensor(let tensor): return try tensorTruth(tensor)
    case .instance(let instance):
      if let content = instance.content { return try plainTruth(content) }
      return try instance.host?.truth(self) ?? true
    case .object(let object): return try object.truth(self)
    default: return true
    }
  }
}
