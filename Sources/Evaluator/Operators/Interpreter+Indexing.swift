import Language

/// The positions that a slice selects from a sequence.
struct SliceBounds {
  let start: Int
  let count: Int
  let step: Int
  /// The end of the slice as given, clamped to −1 and the number of elements.
  let end: Int
  /// Where a step of 1 ends; at least `start`.
  var stop: Int { start + count * step }

  var indices: [Int] { (0..<count).map { start + $0 * step } }
}

extension Interpreter {
  /// `value[key]`.
  package func item(_ key: Value, of value: Value) throws -> Value {
    if value.isCustom, let result = try callSpecial("__getitem__", on: value, [key]) { return result }
    return try plainItem(key, of: value)
  }

  /// `value[key]` by the rules of the built-in types.
  func plainItem(_ key: Value, of value: Value) throws -> Value {
    switch value {
    case .list(let list):
      if case .slice(let slice) = key { return .list(of: try cut(list.elements, slice)) }
      return list.elements[try position(key, count: list.elements.count, type: "list")]
    case .tuple(let tuple):
      if case .slice(let slice) = key { return .tuple(of: try cut(tuple.elements, slice)) }
      return tuple.elements[try position(key, count: tuple.elements.count, type: "tuple")]
    case .dict(let dict):
      let hashKey = try HashKey(key, self)
      if let found = try dict[hashKey] { return found }
      if dict.instance != nil, let made = try callSpecial("__missing__", on: value, [key]) { return made }
      throw try missingKey(key, dict)
    case .string(let text): return try stringItem(text, key)
    case .range(let range):
      if case .slice(let slice) = key {
        let bounds = try bounds(of: slice, count: range.count)
        // A range of one number keeps the step, as Python's does, unless it is out of reach.
        let wanted = range.step.multipliedReportingOverflow(by: slice.step.asInt ?? 1)
        let (step, overflow) =
          wanted.overflow ? range.step.multipliedReportingOverflow(by: bounds.step) : wanted
        func number(at position: Int) -> Int {
          let (distance, far) = position.multipliedReportingOverflow(by: range.step)
          let (number, out) = range.start.addingReportingOverflow(distance)
          return far || out ? (range.step > 0) == (position >= 0) ? Int.max : Int.min : number
        }
        guard !overflow,
          let part = RangeValue(start: number(at: bounds.start), stop: number(at: bounds.end), step: step)
        else { throw Fault.integerOverflow(operation: "range") }
        return .range(part)
      }
      return .int(range[try position(key, count: range.count, type: "range")])
    case .tensor(let tensor): return try tensorItem(tensor, key)
    case .type(let cls):
      if let method = cls.lookup("__class_getitem__") {
        return try call(bind(method, toClass: cls), [key])
      }
      if cls.isGeneric
        || cls.isUserDefined && cls.ancestors.contains(where: { $0.isGeneric && $0 !== BuiltinTypes.type })
      {
        return .object(GenericAlias(cls, key))
      }
      throw Fault.notIndexable(type: "class \(cls.name)")
    case .instance(let instance):
      if let content = instance.content { return try plainItem(key, of: content) }
    default: break
    }
    if let object = value.hostObject { return try object.item(key, self) }
    throw Fault.notIndexable(type: value.typeName)
  }

  /// The fault for a missing key of a dict, with the nearest one or the first few.
  func missingKey(_ key: Value, _ dict: DictValue) throws -> Fault {
    let keys = dict.entries.lazy.map(\.key)
    if case .string(let text) = key,
      let nearest = nearestName(to: text, among: Array(keys.prefix(1000).compactMap(\.asString)))
    {
      return .keyNotFound(try shortRepr(key), nearest: nearest.pythonRepr, key: key)
    }
    let known = try keys.prefix(5).map(shortRepr) + (dict.count > 5 ? ["…"] : [])
    return .keyNotFound(try shortRepr(key), nearest: nil, known: known, key: key)
  }

  /// `value[key] = new`.
  package func setItem(_ key: Value, of value: Value, to new: Value) throws {
    if value.isCustom, try callSpecial("__setitem__", on: value, [key, new]) != nil { return }
    try setPlainItem(key, of: value, to: new)
  }

  /// `value[key] = new` by the rules of the built-in types.
  func setPlainItem(_ key: Value, of value: Value, to new: Value) throws {
    switch value {
    case .list(let list):
      if case .slice(let slice) = key { return try replace(slice, in: list, with: new) }
      list.elements[try position(key, count: list.elements.count, type: "list", use: "assignment")] = new
      return
    case .dict(let dict):
      try dict.set(try HashKey(key, self), key: key, value: new)
      return
    case .tensor(let tensor): return try tensorSetItem(tensor, key, new)
    default: break
    }
    if let object = value.hostObject { return try object.setItem(key, to: new, self) }
    throw Fault.noItemAssignment(type: value.typeName)
  }

  /// `del value[key]`.
  package func deleteItem(_ key: Value, of value: Value) throws {
    if value.isCustom, try callSpecial("__delitem__", on: value, [key]) != nil { return }
    try deletePlainItem(key, of: value)
  }

  /// `del value[key]` by the rules of the built-in types.
  func deletePlainItem(_ key: Value, of value: Value) throws {
    switch value {
    case .list(let list):
      if case .slice(let slice) = key {
        let bounds = try bounds(of: slice, count: list.elements.count)
        if bounds.step == 1 {
          list.elements.removeSubrange(bounds.start..<bounds.start + bounds.count)
        } else {
          let doomed = Set(bounds.indices)
          list.elements = list.elements.enumerated().filter { !doomed.contains($0.offset) }.map(\.element)
        }
      } else {
        list.elements.remove(
          at: try position(key, count: list.elements.count, type: "list", use: "assignment"))
      }
    case .dict(let dict):
      guard try dict.remove(try HashKey(key, self)) != nil else {
        throw try missingKey(key, dict)
      }
    case .tensor:
      throw Fault.message("cannot delete array elements", help: "np.delete(a, index) gives a new array")
    default:
      guard let object = value.hostObject else { throw Fault.noItemDeletion(type: value.typeName) }
      try object.deleteItem(key, self)
    }
  }

  /// The position of an index, which counts from the end if negative.
  func position(_ key: Value, count: Int, type: String, use: String = "") throws -> Int {
    guard let index = try key.asInt ?? callSpecial("__index__", on: key, [])?.asInt else {
      if key.isLargeInt { throw Fault.message("cannot fit 'int' into an index-sized integer", kind: .index) }
      throw Fault.wrongIndexType(type: type, expected: "an int or a slice", found: key.typeName)
    }
    let position = index < 0 ? index &+ count : index
    guard position >= 0, position < count else {
      throw Fault.indexOutOfRange(type: type, index: index, count: count, use: use)
    }
    return position
  }

  /// Start, stop and step of a slice for `count` elements, within their bounds: what `slice.indices` gives.
  func ends(of slice: SliceValue, count: Int) throws -> (start: Int, stop: Int, step: Int) {
    func number(_ value: Value) throws -> Int? {
      if value.isNone { return nil }
      if let large = value.wholeNumber, value.asInt == nil { return large < 0 ? Int.min + 1 : Int.max }
      guard let number = try value.asInt ?? callSpecial("__index__", on: value, [])?.asInt else {
        throw Fault.wrongIndexType(type: "a slice", expected: "int or None", found: value.typeName)
      }
      return number
    }
    let step = try number(slice.step) ?? 1
    guard step != 0 else { throw Fault.sliceStepZero }
    func clamp(_ index: Int?, _ standard: Int) -> Int {
      guard var index else { return standard }
      if index < 0 { index = index &+ count }
      return step > 0 ? min(max(index, 0), count) : min(max(index, -1), count - 1)
    }
    return (
      clamp(try number(slice.start), step > 0 ? 0 : count - 1),
      clamp(try number(slice.stop), step > 0 ? count : -1), step
    )
  }

  /// The positions that a slice selects from `count` elements.
  func bounds(of slice: SliceValue, count: Int) throws -> SliceBounds {
    let (start, stop, step) = try ends(of: slice, count: count)
    let distance = step > 0 ? stop - start : start - stop
    guard distance > 0 else { return SliceBounds(start: start, count: 0, step: step, end: stop) }
    let size = Int(clamping: step.magnitude)
    let taken = (distance - 1) / size + 1
    // A single position needs no step, and adding a huge step could overflow.
    return SliceBounds(start: start, count: taken, step: taken == 1 ? (step > 0 ? 1 : -1) : step, end: stop)
  }

  func cut(_ elements: [Value], _ slice: SliceValue) throws -> [Value] {
    let bounds = try bounds(of: slice, count: elements.count)
    if bounds.count == 0 { return [] }
    try EvaluationLimits.check(elements: bounds.count, of: "list")
    if bounds.step == 1 { return Array(elements[bounds.start..<bounds.stop]) }
    return bounds.indices.map { elements[$0] }
  }

  private func replace(_ slice: SliceValue, in list: ListValue, with new: Value) throws {
    let isPlain = slice.step.isNone || slice.step.asInt == 1
    let elements: [Value]
    do {
      elements = try self.elements(of: new)
    } catch Fault.notIterable {
      throw Fault.message(
        isPlain ? "can only assign an iterable" : "must assign iterable to extended slice",
        help: "a slice takes the elements of a list: x[0:1] = [value]", kind: .type)
    }
    let bounds = try bounds(of: slice, count: list.elements.count)
    if isPlain {
      try EvaluationLimits.check(elements: list.elements.count - bounds.count + elements.count, of: "list")
      list.elements.replaceSubrange(bounds.start..<bounds.start + bounds.count, with: elements)
    } else {
      guard elements.count == bounds.count else {
        throw Fault.sliceSizeMismatch(found: elements.count, expected: bounds.count)
      }
      for (index, element) in zip(bounds.indices, elements) { list.elements[index] = element }
    }
  }

  private func stringItem(_ text: String, _ key: Value) throws -> Value {
    if text.isASCII {
      let bytes = text.utf8
      func place(_ offset: Int) -> String.Index { bytes.index(bytes.startIndex, offsetBy: offset) }
      if case .slice(let slice) = key {
        let bounds = try bounds(of: slice, count: bytes.count)
        if bounds.count == 0 { return "" }
        try EvaluationLimits.check(elements: bounds.count, of: "str")
        if bounds.step == 1 { return .string(String(text[place(bounds.start)..<place(bounds.stop)])) }
        return .string(String(decoding: bounds.indices.map { bytes[place($0)] }, as: UTF8.self))
      }
      let byte = bytes[place(try position(key, count: bytes.count, type: "str"))]
      return .character(UnicodeScalar(byte))
    }
    let places = textPlaces.places(of: text)
    guard case .slice(let slice) = key else {
      let position = try position(key, count: places?.count ?? text.scalarCount, type: "str")
      return .string(places?[position..<position + 1] ?? text.scalar(at: position))
    }
    let bounds = try bounds(of: slice, count: places?.count ?? text.scalarCount)
    if let places, bounds.step == 1 { return .string(places[bounds.start..<bounds.stop]) }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for index in bounds.indices { result.append(scalars[index]) }
    return .string(String(result))
  }
}
