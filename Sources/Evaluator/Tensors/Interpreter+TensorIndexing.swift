import Language
package import Tensors

/// Indexing tensors, and iterating over them.
extension Interpreter {
  package func tensorItem(_ tensor: Tensor, _ key: Value) throws -> Value {
    if tensor.isNumber, case .int = key {
      throw Fault.message("invalid index to scalar variable.", kind: .index)
    }
    let result = try tensor.indexed(by: try indices(key))
    guard result.rank == 0 else { return .tensor(result) }
    // With `...` among the indices the result is an array, a view; otherwise a number, a copy.
    return hasEllipsis(key) ? .array(result) : .tensor(try result.copy())
  }

  private func hasEllipsis(_ key: Value) -> Bool {
    switch key {
    case .ellipsis: true
    case .tuple(let tuple): tuple.elements.contains { if case .ellipsis = $0 { true } else { false } }
    default: false
    }
  }

  func tensorSetItem(_ tensor: Tensor, _ key: Value, _ new: Value) throws {
    guard let source = try operand(new) ?? number(of: new, for: tensor.dtype) else {
      throw Fault.notNumeric(type: new.typeName)
    }
    let places = try indices(key)
    if case .tensor(let mask)? = places.first, places.count == 1, mask.dtype == .bool,
      mask.rank == tensor.rank,
      source.shape.rank > 1
    {
      throw Fault.message(
        "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has "
          + "\(source.shape.rank) dimensions", kind: .type)
    }
    if source.shape.rank > 0, places.count == tensor.rank,
      places.allSatisfy({ if case .integer = $0 { true } else { false } })
    {
      throw Fault.message(
        "setting an array element with a sequence.", help: "one element takes one number: write x[0] for x",
        kind: .value)
    }
    try tensor.assign(source, at: places)
  }

  /// The number that a text is, as NumPy reads it for an element; `nil` for what is no text.
  private func number(of value: Value, for dtype: DType) throws -> Operand? {
    guard value.asString != nil else { return nil }
    let type = dtype.isFloating ? BuiltinTypes.float : dtype == .bool ? BuiltinTypes.bool : BuiltinTypes.int
    return try operand(call(.type(type), [value]))
  }

  /// The index in brackets, as `Tensors` takes it.
  package func indices(_ key: Value) throws -> [Index] {
    if case .tuple(let tuple) = key { return try tuple.elements.map { try index($0) } }
    return [try index(key)]
  }

  private func index(_ key: Value) throws -> Index {
    switch key {
    case .int(let number): return .integer(number)
    case .none: return .newAxis
    case .ellipsis: return .ellipsis
    case .slice(let slice):
      return .slice(
        start: try sliceBound(slice.start), stop: try sliceBound(slice.stop),
        step: try sliceBound(slice.step) ?? 1)
    case .tensor(let tensor):
      if tensor.rank == 0, tensor.dtype.isInteger, let number = key.asInt { return .integer(number) }
      return .tensor(tensor)
    case .bool(let flag): return .tensor(try Tensor(.bool(flag)))
    case .list(let list):
      return .tensor(list.elements.isEmpty ? try Tensor(zeros: [0], dtype: .int64) : try tensor(from: key))
    case .tuple, .range: return .tensor(try tensor(from: key))
    case .object where key.heldTensor != nil: return try index(.tensor(try tensor(from: key)))
    default:
      throw Fault.wrongIndexType(
        type: "a tensor", expected: "int, slice, ..., np.newaxis, or a list or tensor of ints or bools",
        found: key.typeName)
    }
  }

  private func sliceBound(_ value: Value) throws -> Int? {
    if value.isNone { return nil }
    guard let number = value.asInt else {
      throw Fault.wrongIndexType(type: "a slice", expected: "int or None", found: value.typeName)
    }
    return number
  }

  /// Iterates over the rows of a tensor, or the numbers of a row.
  func tensorIterator(_ tensor: Tensor) throws -> ValueIterator {
    guard tensor.rank > 0 else {
      throw tensor.isNumber
        ? Fault.notIterable(type: Value.tensor(tensor).typeName)
        : .message("iteration over a 0-d array", kind: .type)
    }
    var position = 0
    return ClosureIterator("iterator") { interpreter in
      guard position < tensor.shape[0] else { return nil }
      defer { position += 1 }
      return try interpreter.tensorItem(tensor, .int(position))
    }
  }
}
