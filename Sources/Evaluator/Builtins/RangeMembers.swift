import BigInt

/// `range`: its constructor, methods and properties.
enum RangeMembers {
  static let make = Builtin(
    "range", doc: "The whole numbers from start (0 if left out) by step, up to but without stop.",
    [
      .positional("start"), .positional("stop", default: Value.none), .positional("step", default: 1),
    ],
    quick: { values in
      switch (values.count, values.first, values.last) {
      case (1, .int(let stop), _): return RangeValue(start: 0, stop: stop).map { .range($0) }
      case (2, .int(let start), .int(let stop)):
        return RangeValue(start: start, stop: stop).map { .range($0) }
      default: return nil
      }
    }
  ) { call in
    let first = try call.wholeNumber("start")
    let (start, stop) = call["stop"].isNone ? (0, first) : (first, try call.wholeNumber("stop"))
    let step = try call.wholeNumber("step")
    guard step != 0 else { throw call.fault("step", .rangeStepZero) }
    return LargeRange.value(start: start, stop: stop, step: step)
  }

  static let all: [Builtin] = [
    property("start", "the first number", { BigInt($0.start) }, { $0.start }),
    property("stop", "where it ends, not included", { BigInt($0.stop) }, { $0.stop }),
    property("step", "from one number to the next", { BigInt($0.step) }, { $0.step }),
    .method("index", "The place of a number.", [.positional("value")]) { call in
      guard let place = try place(call) else {
        throw call.fault("value", .notInList(try call.interpreter.shortRepr(call["value"]), type: "range"))
      }
      return place
    },
    .method("count", "How often a number occurs: 0 or 1.", [.positional("value")]) { call in
      .int(try place(call) == nil ? 0 : 1)
    },
  ]

  private static func property(
    _ name: String, _ doc: String, _ own: @escaping (RangeValue) -> BigInt,
    _ large: @escaping (LargeRange) -> BigInt
  ) -> Builtin {
    .property(name, doc) { call in
      if case .range(let range) = call.receiver { return try LargeInt.value(own(range)) }
      return try LargeInt.value(large(call.receiver(as: LargeRange.self)))
    }
  }

  /// The place of the argument in the range; `nil` if it is not one of its numbers.
  private static func place(_ call: Call) throws -> Value? {
    let value = call["value"]
    let number = value.wholeNumber ?? value.asDouble.flatMap { BigInt(exactly: $0) }
    guard let number else { return nil }
    guard case .range(let range) = call.receiver else {
      return try call.receiver(as: LargeRange.self).place(of: number).map { try LargeInt.value($0) }
    }
    guard let number = Int(exactly: number), range.contains(number) else { return nil }
    return .int((number &- range.start) / range.step)
  }
}

extension Call {
  /// A whole number of any size: an int, or an object with `__index__`.
  func wholeNumber(_ name: String) throws -> BigInt {
    if let number = self[name].wholeNumber { return number }
    guard let number = try interpreter.callSpecial("__index__", on: self[name], []) else {
      throw wrongType(name, expected: "int")
    }
    guard let whole = number.wholeNumber else {
      throw Fault.message("__index__ returned non-int (type \(number.typeName))", kind: .type)
    }
    return whole
  }

  /// A whole number of any size, as a value.
  package func wholeValue(_ name: String) throws -> Value { try LargeInt.value(wholeNumber(name)) }
}
