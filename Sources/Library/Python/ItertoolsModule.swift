import Evaluator

/// `itertools`: iterators made of iterators.
enum ItertoolsModule {
  package static func namespace() -> Namespace {
    Namespace("itertools", doc: "Iterators made of iterators.") {
      (counting + selecting + combining + [chain, groupby]).map { ($0.name, .type($0)) } + [tee].named
    }
  }

  private static func make(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    _ body: @escaping (Call) throws -> (Interpreter) throws -> Value?
  ) -> ClassObject {
    IteratorTypes.callable(name, module: "itertools", doc: doc, parameters, body)
  }

  private static func iterator(_ call: Call, _ name: String) throws -> ValueIterator {
    try call.interpreter.iterator(of: call[name])
  }

  // MARK: - chain

  private static func chained(_ sources: ValueIterator) -> Value {
    var current: ValueIterator?
    return .iterator(
      ClosureIterator(chain) { interpreter in
        while true {
          if let value = try current?.next(interpreter) { return value }
          guard let next = try sources.next(interpreter) else { return nil }
          try interpreter.checkInterruption()
          current = try interpreter.iterator(of: next)
        }
      })
  }

  private static let chain: ClassObject = IteratorTypes.type(
    "chain", module: "itertools", doc: "The elements of several iterables, one after another.",
    members: [
      Builtin(
        "from_iterable", module: "itertools", doc: "The elements of the iterables in an iterable.",
        [.positional("iterable", .iterable)]
      ) { chained(try iterator($0, "iterable")) }
    ],
    constructor: Builtin(
      "chain", module: "itertools", doc: "The elements of several iterables, one after another.",
      [.rest("iterables")]
    ) { chained(ArrayIterator($0.rest("iterables"))) })

  // MARK: - Counting

  private static let counting: [ClassObject] = [
    IteratorTypes.callable(
      "count", module: "itertools", doc: "Numbers without end.",
      [.optional("start", default: 0), .optional("step", default: 1)]
    ) { call, cls in
      var number = call["start"]
      let step = call["step"]
      let isByOne = if case .int(1) = step { true } else { false }
      return ClosureIterator(
        cls,
        text: { interpreter in
          "count(\(try interpreter.repr(number))\(isByOne ? "" : ", \(try interpreter.repr(step))"))"
        }
      ) { interpreter in
        let current = number
        number = try interpreter.binary(.add, number, step)
        return current
      }
    },
    make("cycle", "The elements again and again.", [.positional("iterable", .iterable)]) { call in
      let source = try iterator(call, "iterable")
      var (saved, place, isFirst): ([Value], Int, Bool) = ([], 0, true)
      return { interpreter in
        if isFirst {
          if let value = try source.next(interpreter) {
            try EvaluationLimits.checkGrowth(of: saved)
            saved.append(value)
            return value
          }
          isFirst = false
        }
        guard !saved.isEmpty else { return nil }
        defer { place = (place + 1) % saved.count }
        return saved[place]
      }
    },
    IteratorTypes.callable(
      "repeat", module: "itertools", doc: "One value again and again, or so many times.",
      [.required("object"), .optional("times", .int)]
    ) { call, cls in
      let value = call["object"]
      var left = try call.optionalInt("times").map { max($0, 0) }
      return ClosureIterator(
        cls,
        text: { interpreter in
          "repeat(\(try interpreter.repr(value))\(left.map { ", \($0)" } ?? ""))"
        }
      ) { _ in
        guard let count = left else { return value }
        guard count > 0 else { return nil }
        left = count - 1
        return value
      }
    },
    make(
      "accumulate", "Sums of the elements so far, or what another function makes of them.",
      [.required("iterable", .iterable), .optional("func", .callable), .keyword("initial")]
    ) { call in
      let source = try iterator(call, "iterable")
      let function = try call.optionalCallable("func")
      var total: Value? = call["initial"].isNone ? nil : call["initial"]
      var isInitial = total != nil
      return { interpreter in
        if isInitial {
          isInitial = false
          return total
        }
        guard let value = try source.next(interpreter) else { return nil }
        if let sum = total {
          total =
            try function.map { try interpreter.call($0, [sum, value]) }
            ?? interpreter.binary(.add, sum, value)
        } else {
          total = value
        }
        return total
      }
    },
  ]

  // MARK: - Selecting

  private static let selecting: [ClassObject] = [
    make(
      "compress", "The elements whose selector is true.",
      [.required("data", .iterable), .required("selectors", .iterable)]
    ) {
      call in
      let (data, selectors) = (try iterator(call, "data"), try iterator(call, "selectors"))
      return { interpreter in
        while let value = try data.next(interpreter), let selector = try selectors.next(interpreter) {
          try interpreter.checkInterruption()
          if try interpreter.truth(selector) { return value }
        }
        return nil
      }
    },
    make(
      "dropwhile", "The elements from the first that fails a test on.",
      [.positional("predicate"), .positional("iterable", .iterable)]
    ) {
      call in
      let (test, source) = (call["predicate"], try iterator(call, "iterable"))
      var isDropping = true
      return { interpreter in
        while let value = try source.next(interpreter) {
          try interpreter.checkInterruption()
          if isDropping, try interpreter.truth(interpreter.call(test, [value])) { continue }
          isDropping = false
          return value
        }
        return nil
      }
    },
    make(
      "takewhile", "The elements up to the first that fails a test.",
      [.positional("predicate"), .positional("iterable", .iterable)]
    ) {
      call in
      let (test, source) = (call["predicate"], try iterator(call, "iterable"))
      var isDone = false
      return { interpreter in
        guard !isDone, let value = try source.next(interpreter) else { return nil }
        if try interpreter.truth(interpreter.call(test, [value])) { return value }
        isDone = true
        return nil
      }
    },
    make(
      "filterfalse", "The elements that fail a test.",
      [.positional("predicate"), .positional("iterable", .iterable)]
    ) {
      call in
      let (test, source) = (call["predicate"], try iterator(call, "iterable"))
      return { interpreter in
        while let value = try source.next(interpreter) {
          try interpreter.checkInterruption()
          let result = test.isNone ? value : try interpreter.call(test, [value])
          if try !interpreter.truth(result) { return value }
        }
        return nil
      }
    },
    make(
      "islice", "Some of the elements: islice(x, stop) or islice(x, start, stop, step).",
      [.positional("iterable", .iterable), .rest("bounds")]
    ) {
      call in
      let source = try iterator(call, "iterable")
      let bounds = call.rest("bounds")
      guard (1...3).contains(bounds.count) else {
        throw Fault.message("islice expected at least 2 arguments, got \(bounds.count + 1)", kind: .type)
      }
      func number(_ value: Value?, _ words: String, least: Int) throws -> Int? {
        guard let value, !value.isNone else { return nil }
        guard let number = value.asInt, number >= least else { throw Fault.message(words, kind: .value) }
        return number
      }
      let stopWords = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
      let words = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
      let isShort = bounds.count == 1
      let start = try isShort ? 0 : number(bounds[0], words, least: 0) ?? 0
      let stop = try number(isShort ? bounds[0] : bounds[1], isShort ? stopWords : words, least: 0)
      let step =
        try number(
          bounds.count > 2 ? bounds[2] : nil, "Step for islice() must be a positive integer or None.",
          least: 1) ?? 1
      var (place, wanted) = (0, start)
      return { interpreter in
        if let stop, wanted >= stop {
          // What stands before the end is consumed, as in Python.
          while place < stop, try source.next(interpreter) != nil { place += 1 }
          return nil
        }
        while let value = try source.next(interpreter) {
          try interpreter.checkInterruption()
          defer { place += 1 }
          if place == wanted {
            let (next, isPastEnd) = wanted.addingReportingOverflow(step)
            wanted = isPastEnd ? .max : next
            return value
          }
        }
        return nil
      }
    },
    make(
      "starmap", "What a function makes of each tuple of arguments.",
      [.positional("function"), .positional("iterable", .iterable)]
    ) {
      call in
      let (function, source) = (call["function"], try iterator(call, "iterable"))
      return { interpreter in
        guard let arguments = try source.next(interpreter) else { return nil }
        return try interpreter.call(function, interpreter.elements(of: arguments))
      }
    },
    make("pairwise", "Each element with the next.", [.positional("iterable", .iterable)]) { call in
      let source = try iterator(call, "iterable")
      var last: Value?
      return { interpreter in
        if last == nil { last = try source.next(interpreter) }
        guard let first = last, let second = try source.next(interpreter) else { return nil }
        last = second
        return [first, second]
      }
    },
    make(
      "zip_longest", "Tuples of the elements, up to the longest.",
      [.rest("iterables"), .keyword("fillvalue")]
    ) { call in
      var sources: [ValueIterator?] = try call.rest("iterables").map { try call.interpreter.iterator(of: $0) }
      let filler = call["fillvalue"]
      return { interpreter in
        var values: [Value] = []
        for place in sources.indices {
          let value = try sources[place]?.next(interpreter)
          if value == nil { sources[place] = nil }
          values.append(value ?? filler)
        }
        return sources.contains { $0 != nil } ? .tuple(of: values) : nil
      }
    },
  ]

  // MARK: - Combining

  /// Choices of places, in lexicographic order; `advance` makes the next one, or returns `false`.
  private static func choices(
    _ pool: [Value], _ first: [Int]?, _ advance: @escaping (inout [Int]) -> Bool
  ) -> (Interpreter) throws -> Value? {
    var places = first
    return { _ in
      guard var current = places else { return nil }
      let value = Value.tuple(of: current.map { pool[$0] })
      places = advance(&current) ? current : nil
      return value
    }
  }

  private static let r = Signature.Parameter.required("r", .int, "how many elements each has")

  private static let combining: [ClassObject] = [
    make(
      "product", "All tuples of an element of each, as nested loops give them.",
      [.rest("iterables"), .keyword("repeat", .int, default: 1)]
    ) {
      call in
      let once = try call.rest("iterables").map { try call.interpreter.elements(of: $0) }
      let count = try call.int("repeat")
      guard count >= 0 else { throw Fault.message("repeat argument cannot be negative", kind: .value) }
      let pools = Array(repeatElement(once, count: count).joined())
      var places: [Int]? = pools.contains(where: \.isEmpty) ? nil : pools.map { _ in 0 }
      return { _ in
        guard var current = places else { return nil }
        let value = Value.tuple(of: zip(pools, current).map { $0[$1] })
        var place = pools.count - 1
        while place >= 0 {
          current[place] += 1
          if current[place] < pools[place].count { break }
          current[place] = 0
          place -= 1
        }
        places = place < 0 ? nil : current
        return value
      }
    },
    make("combinations", "All choices of r elements, in order.", [.required("iterable", .iterable), r]) {
      call in
      let pool = try call.elements("iterable")
      let (count, size) = (pool.count, try call.int("r"))
      guard size >= 0 else { throw Fault.message("r must be non-negative", kind: .value) }
      return choices(pool, size > count ? nil : Array(0..<size)) { places in
        guard let place = (0..<size).last(where: { places[$0] != $0 + count - size }) else { return false }
        places[place] += 1
        for later in (place + 1)..<max(size, place + 1) { places[later] = places[later - 1] + 1 }
        return true
      }
    },
    make(
      "combinations_with_replacement", "All choices of r elements, each as often as one likes.",
      [.required("iterable", .iterable), r]
    ) {
      call in
      let pool = try call.elements("iterable")
      let (count, size) = (pool.count, try call.int("r"))
      guard size >= 0 else { throw Fault.message("r must be non-negative", kind: .value) }
      return choices(pool, count == 0 && size > 0 ? nil : [Int](repeating: 0, count: size)) { places in
        guard let place = (0..<size).last(where: { places[$0] != count - 1 }) else { return false }
        let value = places[place] + 1
        for later in place..<size { places[later] = value }
        return true
      }
    },
    make(
      "permutations", "All orders of r elements, or of all.",
      [.required("iterable", .iterable), .optional("r", .int)]
    ) { call in
      let pool = try call.elements("iterable")
      let count = pool.count
      let size = try call.optionalInt("r") ?? count
      guard size >= 0 else { throw Fault.message("r must be non-negative", kind: .value) }
      var indices = Array(0..<count)
      var cycles =
        size > count ? [] : Array(((count - size + 1)...max(count, count - size + 1)).reversed().prefix(size))
      var isFirst = true
      return { interpreter in
        guard size <= count else { return nil }
        if isFirst {
          isFirst = false
          return .tuple(of: indices.prefix(size).map { pool[$0] })
        }
        var place = size - 1
        while place >= 0 {
          cycles[place] -= 1
          if cycles[place] == 0 {
            indices.append(indices.remove(at: place))
            cycles[place] = count - place
            place -= 1
          } else {
            indices.swapAt(place, count - cycles[place])
            return .tuple(of: indices.prefix(size).map { pool[$0] })
          }
        }
        isFirst = false
        cycles = [Int](repeating: 1, count: size)
        return nil
      }
    },
  ]

  // MARK: - Grouping

  private static let grouper = IteratorTypes.type("_grouper", module: "itertools")
  private static let copied = IteratorTypes.type("_tee", module: "itertools")

  private static let groupby = make(
    "groupby", "Runs of elements with one key: pairs of the key and an iterator.",
    [.required("iterable", .iterable), .optional("key", .any)]
  ) { call in
    let source = try iterator(call, "iterable")
    let function = call["key"]
    let state = Groups(source, key: function.isNone ? nil : function)
    return { interpreter in
      guard let (key, group) = try state.nextGroup(interpreter) else { return nil }
      return [key, .iterator(ClosureIterator(grouper) { try state.next(in: group, $0) })]
    }
  }

  private static let tee = Builtin(
    "tee", module: "itertools", doc: "Several iterators over one.",
    [.positional("iterable", .iterable), .positional("n", .int, default: 2)]
  ) { call in
    let source = try iterator(call, "iterable")
    let count = try call.int("n", atLeast: 0, atMost: 1000)
    let shared = SharedElements(source)
    return .tuple(
      of: (0..<count).map { _ in
        var place = 0
        return .iterator(
          ClosureIterator(copied) { interpreter in
            defer { place += 1 }
            return try shared.element(at: place, interpreter)
          })
      })
  }
}
