/// `list`, `tuple` and `slice`: their methods and constructors.
enum SequenceMembers {
  static let makeList = Builtin(
    "list", doc: "A list of the elements of anything that can be looped over.",
    [.positional("iterable", .iterable, default: [])]
  ) { .list(of: try $0.elements("iterable")) }

  /// `list.__init__`, for classes that are derived from it.
  static let initializeList = Builtin.method(
    "__init__", "Takes the elements of an iterable.", [.positional("iterable", .iterable, default: [])]
  ) { call in
    try call.receiverList.elements = try call.elements("iterable")
    return .none
  }

  static let makeTuple = Builtin(
    "tuple", doc: "A tuple of the elements of anything that can be looped over.",
    [.positional("iterable", .iterable, default: [])]
  ) { call in
    if case .tuple(let tuple) = call[0], tuple.instance == nil { return call[0] }
    return .tuple(of: try call.elements("iterable"))
  }

  static let makeSlice = Builtin(
    "slice", doc: "start:stop:step as a value.",
    [
      .positional("start"), .positional("stop", default: Value.none),
      .positional("step", default: Value.none),
    ]
  ) { call in
    call.isGiven("stop")
      ? .slice(SliceValue(start: call[0], stop: call[1], step: call[2])) : .slice(SliceValue(stop: call[0]))
  }

  // MARK: - list

  static let list: [Builtin] =
    [
      .method(
        "append", "Adds an element at the end.", [.positional("object")],
        quick: { values in
          guard values.count == 2, case .list(let list) = values[0] else { return nil }
          try EvaluationLimits.checkGrowth(of: list.elements)
          list.elements.append(values[1])
          return Value.none
        }
      ) { call in
        let list = try call.receiverList
        try EvaluationLimits.checkGrowth(of: list.elements)
        list.elements.append(call[1])
        return .none
      },
      .method("extend", "Adds all elements of an iterable at the end.", [.positional("iterable", .iterable)])
      { call in
        let added = try call.elements("iterable")
        let list = try call.receiverList
        try EvaluationLimits.check(elements: list.elements.count + added.count, of: "list")
        list.elements.append(contentsOf: added)
        return .none
      },
      .method(
        "insert", "Puts an element before a place.", [.positional("index", .int), .positional("object")]
      ) { call in
        let list = try call.receiverList
        let index = try call.int("index")
        let place = index < 0 ? max(0, index &+ list.elements.count) : min(index, list.elements.count)
        try EvaluationLimits.checkGrowth(of: list.elements)
        list.elements.insert(call["object"], at: place)
        return .none
      },
      .method(
        "pop", "Takes an element out: the last, or the one at a place.",
        [.positional("index", .int, default: -1)]
      ) {
        call in
        let list = try call.receiverList
        guard !list.elements.isEmpty else { throw Fault.empty(type: "list", operation: "pop()") }
        do {
          let place = try call.interpreter.position(
            call["index"], count: list.elements.count, type: "list", use: "pop")
          return list.elements.remove(at: place)
        } catch let fault as Fault { throw call.fault("index", fault) }
      },
      .method("remove", "Takes out the first element that equals a value.", [.positional("value")]) { call in
        let list = try call.receiverList
        guard let place = try firstPlace(call, list.elements) else { throw try absent(call, "list") }
        if place < list.elements.count { list.elements.remove(at: place) }
        return .none
      },
      .method("clear", "Takes all elements out.") { call in
        try call.receiverList.elements = []
        return .none
      },
      .method("copy", "A new list of the same elements.") { .list(of: try $0.receiverList.elements) },
      .method("reverse", "Puts the elements in reverse order.") { call in
        try call.receiverList.elements.reverse()
        return .none
      },
      .method("sort", "Sorts in place; equal elements keep their order.", Sorting.parameters) { call in
        let list = try call.receiverList
        // While it is sorted it is empty, so that a key that changes it is found.
        let elements = list.elements
        list.elements = []
        let sorted: [Value]
        do { sorted = try Sorting.sorted(elements, call) } catch {
          list.elements = elements
          throw error
        }
        let isChanged = !list.elements.isEmpty
        list.elements = sorted
        if isChanged { throw Fault.message("list modified during sort", kind: .value) }
        return .none
      },
    ] + searches("list") { try $0.receiverList.elements }

  static let tuple: [Builtin] = searches("tuple") { call in
    guard case .tuple(let tuple) = call.receiver else {
      throw Fault.wrongReceiver(method: "tuple." + call.signature.name, found: call.receiver.typeName)
    }
    return tuple.elements
  }

  static let slice: [Builtin] = [
    .property("start") { call in slicePart(call) { $0.start } },
    .property("stop") { call in slicePart(call) { $0.stop } },
    .property("step") { call in slicePart(call) { $0.step } },
    .method(
      "indices", "Start, stop and step for a sequence of a length.", [.positional("len", .int)]
    ) { call in
      guard case .slice(let slice) = call.receiver else {
        throw Fault.wrongReceiver(method: "slice.indices", found: call.receiver.typeName)
      }
      let count = try call.int("len")
      guard count >= 0 else { throw Fault.message("length should not be negative", kind: .value) }
      let (start, stop, step) = try call.interpreter.ends(of: slice, count: count)
      return [.int(start), .int(stop), .int(step)]
    },
  ]

  private static func slicePart(_ call: Call, _ part: (SliceValue) -> Value) -> Value {
    if case .slice(let slice) = call.receiver { part(slice) } else { .none }
  }

  // MARK: - Searching

  private static func searches(_ type: String, _ elements: @escaping (Call) throws -> [Value]) -> [Builtin] {
    [
      .method(
        "index", "The place of the first element that equals a value.",
        [
          .positional("value"), .positional("start", default: 0), .positional("stop", default: Value.none),
        ]
      ) { call in
        let all = try elements(call)
        let bounds = try call.interpreter.bounds(
          of: SliceValue(start: call["start"], stop: call["stop"]), count: all.count)
        let part = Array(all[bounds.start..<bounds.start + bounds.count])
        guard let place = try firstPlace(call, part) else { throw try absent(call, type) }
        return .int(place + bounds.start)
      },
      .method("count", "How many elements equal a value.", [.positional("value")]) { call in
        var count = 0
        for element in try elements(call) {
          try call.interpreter.checkInterruption()
          if try element.isIdentical(to: call["value"]) || call.interpreter.equal(element, call["value"]) {
            count += 1
          }
        }
        return .int(count)
      },
    ]
  }

  private static func firstPlace(_ call: Call, _ elements: [Value]) throws -> Int? {
    for (place, element) in elements.enumerated() {
      try call.interpreter.checkInterruption()
      if try element.isIdentical(to: call["value"]) || call.interpreter.equal(element, call["value"]) {
        return place
      }
    }
    return nil
  }

  private static func absent(_ call: Call, _ type: String) throws -> any Error {
    call.fault(
      "value",
      .notInList(
        try call.interpreter.shortRepr(call["value"]), type: type, operation: call.signature.name))
  }
}

extension Call {
  var receiverList: ListValue {
    get throws {
      guard case .list(let list) = receiver else {
        throw Fault.wrongReceiver(method: "list." + signature.name, found: receiver.typeName)
      }
      return list
    }
  }
}

/// Sorting for `sorted` and `list.sort`: stable, using only `<`.
enum Sorting {
  static let parameters: [Signature.Parameter] = [
    .keyword("key", .callable, "what to sort by, computed from each element"),
    .keyword("reverse", .bool, default: false, "largest first"),
  ]

  static func sorted(_ elements: [Value], _ call: Call) throws -> [Value] {
    let interpreter = call.interpreter
    let key = try call.optionalCallable("key")
    var keys = try key.map { key in try elements.map { try interpreter.call(key, [$0]) } } ?? elements
    var order = Array(elements.indices)
    let isReversed = try call.bool("reverse")
    // Reversed before and after, so that equal elements keep their order.
    if isReversed { order.reverse() }
    if let numbers = ints(keys) {
      mergeSort(&order) { numbers[$0] < numbers[$1] }
    } else if let numbers = floats(keys) {
      mergeSort(&order) { numbers[$0] < numbers[$1] }
    } else if let texts = texts(keys) {
      try mergeSort(&order) {
        try interpreter.checkInterruption()
        return texts[$0].isBefore(texts[$1])
      }
    } else {
      try mergeSort(&order) {
        try interpreter.checkInterruption()
        return try interpreter.ordered(.less, keys[$0], keys[$1])
      }
    }
    if isReversed { order.reverse() }
    keys = []
    return order.map { elements[$0] }
  }

  private static func ints(_ keys: [Value]) -> [Int]? {
    var numbers: [Int] = []
    numbers.reserveCapacity(keys.count)
    for key in keys {
      guard case .int(let number) = key else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func floats(_ keys: [Value]) -> [Double]? {
    var numbers: [Double] = []
    numbers.reserveCapacity(keys.count)
    for key in keys {
      guard case .float(let number) = key else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func texts(_ keys: [Value]) -> [String]? {
    var texts: [String] = []
    texts.reserveCapacity(keys.count)
    for key in keys {
      guard case .string(let text) = key else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// Merges runs of growing length. Items that are in order already, or in the reverse order, are gone through once.
  static func mergeSort(_ items: inout [Int], _ isLess: (Int, Int) throws -> Bool) rethrows {
    guard items.count > 1 else { return }
    let descends = try isLess(items[1], items[0])
    var run = 2
    while run < items.count, try isLess(items[run], items[run - 1]) == descends { run += 1 }
    if run == items.count {
      if descends { items.reverse() }
      return
    }
    var width = 1
    var target = items
    while width < items.count {
      var start = 0
      while start < items.count {
        let middle = min(start + width, items.count)
        let end = min(start + 2 * width, items.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          let takesRight = try left >= middle || (right < end && isLess(items[right], items[left]))
          target[place] = takesRight ? items[right] : items[left]
          if takesRight { right += 1 } else { left += 1 }
        }
        start = end
      }
      swap(&items, &target)
      width *= 2
    }
  }
}
