/// `enumerate`, `zip`, `map`, `filter` and `reversed`: classes of iterators that programs call.
extension IteratorTypes {
  static let enumerate = callable(
    "enumerate", doc: "Pairs of a number, counted from start, and an element.",
    [.required("iterable", .iterable), .optional("start", default: 0)]
  ) { call in
    let iterator = try call.interpreter.iterator(of: call[0])
    var number = try call.wholeValue("start")
    return { interpreter in
      guard let value = try iterator.next(interpreter) else { return nil }
      let pair: Value = [number, value]
      if case .int(let count) = number, count < Int.max {
        number = .int(count + 1)
      } else {
        number = try interpreter.binary(.add, number, 1)
      }
      return pair
    }
  }

  static let zip = callable(
    "zip", doc: "Tuples of the first elements, the second elements …, up to the shortest.",
    [
      .rest("iterables", .iterable),
      .keyword("strict", .bool, default: false, "whether all must have one length"),
    ]
  ) { call in
    let iterators = try call.rest("iterables").map { try call.interpreter.iterator(of: $0) }
    let isStrict = try call.bool("strict")
    return { interpreter in
      var values: [Value] = []
      for (position, iterator) in iterators.enumerated() {
        guard let value = try iterator.next(interpreter) else {
          if isStrict, position > 0 { throw Fault.zipLengthMismatch(shorter: position + 1) }
          if isStrict {
            for (later, other) in iterators.enumerated().dropFirst()
            where try other.next(interpreter) != nil {
              throw Fault.zipLengthMismatch(shorter: later + 1, isLonger: true)
            }
          }
          return nil
        }
        values.append(value)
      }
      return values.isEmpty ? nil : .tuple(of: values)
    }
  }

  static let map = callable(
    "map", doc: "The function of each element.",
    [.positional("func", .callable), .rest("iterables", .iterable)]
  ) { call in
    let function = call[0]
    let iterators = try call.rest("iterables").map { try call.interpreter.iterator(of: $0) }
    guard !iterators.isEmpty else {
      throw Fault.missingArgument(
        function: "map", parameter: "iterable", doc: "", usage: "map(func, iterable, …)",
        python: "map() must have at least two arguments.")
    }
    return { interpreter in
      var values: [Value] = []
      for iterator in iterators {
        guard let value = try iterator.next(interpreter) else { return nil }
        values.append(value)
      }
      return try interpreter.call(function, values)
    }
  }

  static let filter = callable(
    "filter", doc: "The elements for which the function is true; with None, those that count as true.",
    [.positional("function"), .positional("iterable", .iterable)]
  ) { call in
    let function = call[0]
    let iterator = try call.interpreter.iterator(of: call[1])
    return { interpreter in
      while let value = try iterator.next(interpreter) {
        try interpreter.checkInterruption()
        let verdict = function.isNone ? value : try interpreter.call(function, [value])
        if try interpreter.truth(verdict) { return value }
      }
      return nil
    }
  }

  static let reversed: ClassObject = type(
    "reversed", doc: "The elements from the last to the first.",
    constructor: Builtin(
      "reversed", doc: "The elements from the last to the first.", [.positional("sequence")]
    ) { call in
      switch call[0] {
      case .range(let range):
        guard range.count > 0, range.step != Int.min,
          let reversed = RangeValue(
            start: range[range.count - 1], stop: range.start &- range.step, step: -range.step)
        else { return .iterator(ArrayIterator([], IteratorTypes.range)) }
        return .iterator(RangeIterator(reversed))
      case .list, .tuple, .string, .dict, .tensor:
        if call[0].isCustom, let own = call[0].customClass?.special("__reversed__"), !own.isNone {
          return try call.interpreter.callMethod("__reversed__", on: call[0], []) ?? .none
        }
        return .iterator(try backwards(call[0], call))
      case .object(let range as LargeRange): return .iterator(range.iterator(isReversed: true))
      case .object(let object) where object.isIterable && !(object is DTypeObject):
        let elements = try call.elements("sequence")
        return .iterator(ArrayIterator(elements.reversed(), (object as? DictView)?.reversedType ?? reversed))
      case let value:
        if let result = try call.interpreter.callSpecial("__reversed__", on: value, []) { return result }
        if value.isCustom, call.interpreter.hasSpecial("__getitem__", value),
          call.interpreter.hasSpecial("__len__", value)
        {
          var position = try call.interpreter.length(of: value)
          return .iterator(
            ClosureIterator(reversed) { interpreter in
              guard position > 0 else { return nil }
              position -= 1
              return try interpreter.item(.int(position), of: value)
            })
        }
        throw call.fault(
          "sequence", .message("'\(value.typeName)' object is not reversible", kind: .type))
      }
    })

  static let calledByName = [enumerate, zip, map, filter, reversed]

  /// The elements of a sequence from the last on, as they are when they are asked for.
  private static func backwards(_ value: Value, _ call: Call) throws -> ValueIterator {
    switch value {
    case .list(let list):
      var position = list.elements.count
      return ClosureIterator(reversedList) { _ in
        position -= 1
        guard list.elements.indices.contains(position) else {
          position = 0
          return nil
        }
        return list.elements[position]
      }
    case .tuple(let tuple):
      var position = tuple.elements.count
      return ClosureIterator(reversed) { _ in
        guard position > 0 else { return nil }
        position -= 1
        return tuple.elements[position]
      }
    default:
      let type = if case .dict = value { reversedKeys } else { reversed }
      return ArrayIterator(Array(try call.elements("sequence").reversed()), type)
    }
  }
}
