import Evaluator
import Glibc
package import Tensors

/// The random generators of a session: Python's `random`, and NumPy's `np.random`.
package final class RandomState: SessionState {
  package var python = MersenneTwister()
  package var numPy = LegacyRandomSource()
}

extension Interpreter {
  /// The random generators of this session.
  package var random: RandomState { state() }
}

/// `random`: CPython's numbers for the same seed.
enum RandomModule {
  package static func namespace() -> Namespace {
    Namespace(
      "random", doc: "Random numbers."
    ) { (functions + distributions + others).named + [("Random", .type(RandomObject.type))] }
  }

  static let functions: [Builtin] = [
    Builtin(
      "seed", module: "random", doc: "Starts the numbers anew from a seed.",
      [.optional("a", .any), .optional("version", .int, default: 2)]
    ) {
      call in
      let isOlder = try call.int("version") == 1
      call.interpreter.random.python = try MersenneTwister(seededBy: call["a"], isOlder: isOlder)
      return .none
    },
    Builtin("random", module: "random", doc: "A number from 0 up to 1.") { call in
      .float(call.interpreter.random.python.nextUniform())
    },
    Builtin(
      "uniform", module: "random", doc: "A number between a and b.",
      [.required("a", .float), .required("b", .float)]
    ) { call in
      let a = try call.double("a")
      return .float(a + (try call.double("b") - a) * call.interpreter.random.python.nextUniform())
    },
    Builtin(
      "randint", module: "random", doc: "A whole number from a to b, both included.",
      [.required("a"), .required("b")]
    ) { call in
      let interpreter = call.interpreter
      let (a, b) = (try whole(call, "a"), try whole(call, "b"))
      guard let low = a.asInt, let high = b.asInt, low > high || width(low, high) != nil else {
        let above = try interpreter.binary(.add, b, 1)
        return try drawn(from: a, to: above, interpreter)
      }
      guard low <= high, let width = width(low, high) else {
        let (stop, isOver) = high.addingReportingOverflow(1)
        throw call.fault(
          "b", noneToChoose("(\(low), \(isOver ? high : stop), \((isOver ? high : stop) &- low))"))
      }
      return .int(low &+ Int(truncatingIfNeeded: interpreter.random.python.below(width)))
    },
    Builtin(
      "randrange", module: "random", doc: "A number of range(start, stop, step).",
      [.required("start"), .optional("stop"), .optional("step", .int, default: 1)]
    ) { call in
      let first = try whole(call, "start")
      let isAlone = call["stop"].isNone
      let (from, to) = isAlone ? (Value.int(0), first) : (first, try whole(call, "stop"))
      let step = try call.int("step")
      guard step != 0 else {
        throw call.fault("step", .message("zero step for randrange()", kind: .value))
      }
      guard let start = from.asInt, let stop = to.asInt,
        let range = RangeValue(start: start, stop: stop, step: step)
      else {
        guard step != 1 else { return try drawn(from: from, to: to, call.interpreter) }
        // So many steps fit between both.
        let interpreter = call.interpreter
        let distance = try interpreter.binary(.subtract, to, from)
        let rounded = try interpreter.binary(.add, distance, .int(step > 0 ? step - 1 : step + 1))
        let count = try interpreter.binary(.floorDivide, rounded, .int(step))
        let place = try drawn(from: .int(0), to: count, interpreter)
        return try interpreter.binary(.add, from, interpreter.binary(.multiply, .int(step), place))
      }
      guard range.count > 0 else {
        throw call.fault(
          isAlone ? "start" : "stop", noneToChoose(isAlone ? "" : "(\(start), \(stop), \(stop &- start))"))
      }
      return .int(range[Int(call.interpreter.random.python.below(UInt64(range.count)))])
    },
    Builtin("choice", module: "random", doc: "One of the elements.", [.required("seq")]) { call in
      let count = try call.interpreter.length(of: call[0])
      guard count > 0 else {
        throw call.fault("seq", .message("Cannot choose from an empty sequence", kind: .index))
      }
      return try call.interpreter.item(
        .int(Int(call.interpreter.random.python.below(UInt64(count)))), of: call[0])
    },
    Builtin(
      "choices", module: "random", doc: "k elements, each drawn from all.",
      [
        .required("population"), .optional("weights", .any, "how likely each is, beside the others"),
        .keyword("cum_weights", .any, "the sums of the weights so far"), .keyword("k", .int, default: 1),
      ]
    ) { call in
      let population = call["population"]
      let (size, count) = (try call.interpreter.length(of: population), max(0, try call.int("k")))
      try EvaluationLimits.check(elements: count, of: "list")
      let bounds = try cumulated(call, size)
      guard size > 0 || count == 0 else {
        throw call.fault(
          "population",
          .message("list index out of range", help: "there is nothing to draw from", kind: .index))
      }
      var chosen: [Value] = []
      for _ in 0..<count {
        try call.interpreter.checkInterruption()
        let draw = call.interpreter.random.python.nextUniform()
        let place =
          bounds.map { bounds in
            min(size - 1, firstPlace(in: bounds, above: draw * (bounds.last ?? 0)))
          } ?? Int(draw * Double(size))
        chosen.append(try call.interpreter.item(.int(place), of: population))
      }
      return .list(of: chosen)
    },
    Builtin("shuffle", module: "random", doc: "Puts a list in random order.", [.required("x")]) {
      call in
      guard case .list(let list) = call[0] else {
        try shuffle(call[0], call.interpreter)
        return .none
      }
      for place in stride(from: list.elements.count - 1, to: 0, by: -1) where place < list.elements.count {
        try call.interpreter.checkInterruption()
        list.elements.swapAt(place, Int(call.interpreter.random.python.below(UInt64(place + 1))))
      }
      return .none
    },
    Builtin(
      "sample", module: "random", doc: "k different elements.",
      [
        .required("population"), .required("k", .int),
        .keyword("counts", .any, "how often each element is there"),
      ]
    ) { call in
      let (population, interpreter) = (call["population"], call.interpreter)
      switch population {
      case .set, .dict, .iterator:
        throw call.fault(
          "population",
          .message("Population must be a sequence.  For dicts or sets, use sorted(d).", kind: .type))
      default: break
      }
      var total = try interpreter.length(of: population)
      var bounds: [Double]?
      if !call["counts"].isNone {
        let counts = try call.elements("counts")
        guard counts.count == total else {
          throw call.fault(
            "counts", .message("The number of counts does not match the population", kind: .value))
        }
        guard let numbers = Value.list(of: counts).asInts else {
          throw call.fault("counts", .message("Counts must be integers", kind: .type))
        }
        total = numbers.reduce(0) { $0.addingReportingOverflow($1).partialValue }
        guard total > 0 else {
          throw call.fault("counts", .message("Total of counts must be greater than zero", kind: .value))
        }
        var sum = 0.0
        bounds = numbers.map {
          sum += Double($0); return sum
        }
      }
      let count = try call.int("k")
      guard (0...total).contains(count) else {
        throw call.fault(
          "k",
          .message(
            "Sample larger than population or is negative", help: "k is from 0 to \(total) here", kind: .value
          ))
      }
      try EvaluationLimits.check(elements: count, of: "list")
      return .list(
        of: try places(count, of: total, interpreter).map { place in
          let place = bounds.map { firstPlace(in: $0, above: Double(place)) } ?? place
          return try interpreter.item(.int(place), of: population)
        })
    },
    Builtin("getrandbits", module: "random", doc: "A number of k random bits.", [.required("k", .int)]) {
      call in
      let count = try call.int("k", atMost: 1 << 20)
      guard count >= 0 else {
        throw call.fault("k", .message("number of bits must be non-negative", kind: .value))
      }
      return try bits(count, call.interpreter)
    },
  ]

  /// How many numbers there are from one to another, both included; `nil` if a word does not hold it.
  private static func width(_ low: Int, _ high: Int) -> UInt64? {
    let distance = UInt64(bitPattern: Int64(high &- low))
    return distance < UInt64.max ? distance + 1 : nil
  }

  /// An argument that is a whole number of any size.
  private static func whole(_ call: Call, _ name: String) throws -> Value {
    if call[name].isLargeInt { return call[name] }
    return .int(try call.int(name))
  }

  private static func noneToChoose(_ bounds: String) -> Fault {
    .message("empty range for randrange()" + (bounds.isEmpty ? "" : " " + bounds), kind: .value)
  }

  /// A number of so many random bits.
  private static func bits(_ count: Int, _ interpreter: Interpreter) throws -> Value {
    if count < 64 { return .int(Int(interpreter.random.python.bits(count))) }
    var words = (0..<count / 32).map { _ in interpreter.random.python.next() }
    if count % 32 > 0 { words.append(interpreter.random.python.next() >> UInt32(32 - count % 32)) }
    return try WholeNumbers.value(words: words)
  }

  /// A whole number of any size from one up to another.
  private static func drawn(from low: Value, to high: Value, _ interpreter: Interpreter) throws -> Value {
    let width = try interpreter.binary(.subtract, high, low)
    guard try interpreter.ordered(.greater, width, 0) else {
      throw noneToChoose(
        "(\(try interpreter.repr(low)), \(try interpreter.repr(high)), \(try interpreter.repr(width)))")
    }
    let words = WholeNumbers.words(width) ?? []
    let size = words.count * 32 - (words.last?.leadingZeroBitCount ?? 0)
    while true {
      try interpreter.checkInterruption()
      let draw = try bits(size, interpreter)
      if try interpreter.ordered(.less, draw, width) { return try interpreter.binary(.add, low, draw) }
    }
  }

  /// The sums of the weights so far; `nil` if all elements are equally likely.
  private static func cumulated(_ call: Call, _ size: Int) throws -> [Double]? {
    let isSummed = !call["cum_weights"].isNone
    let name = isSummed ? "cum_weights" : "weights"
    if call[name].isNone { return nil }
    if isSummed, !call["weights"].isNone {
      throw call.fault(
        name, .message("Cannot specify both weights and cumulative weights", kind: .type))
    }
    if !isSummed, let count = call[name].asInt {
      throw call.fault(
        name, .message("The number of choices must be a keyword argument: k=\(count)", kind: .type))
    }
    var sums: [Double] = []
    for weight in try call.elements(name) {
      guard let number = weight.asDouble else {
        throw call.fault(name, .message("must be real number, not \(weight.typeName)", kind: .type))
      }
      sums.append(isSummed ? number : (sums.last ?? 0) + number)
    }
    guard sums.count == size else {
      throw call.fault(
        name,
        .message(
          "The number of weights does not match the population",
          help: "elements: \(size), weights: \(sums.count)", kind: .value))
    }
    guard let total = sums.last, total > 0 else {
      throw call.fault(name, .message("Total of weights must be greater than zero", kind: .value))
    }
    guard total.isFinite else {
      throw call.fault(name, .message("Total of weights must be finite", kind: .value))
    }
    return sums
  }

  /// The first place of a number above another in ascending ones.
  private static func firstPlace(in numbers: [Double], above limit: Double) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if limit < numbers[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The swaps of `shuffle` for what is no list, by its items.
  private static func shuffle(_ value: Value, _ interpreter: Interpreter) throws {
    let count = try interpreter.length(of: value)
    for place in stride(from: count - 1, to: 0, by: -1) {
      try interpreter.checkInterruption()
      let other = Int(interpreter.random.python.below(UInt64(place + 1)))
      let (a, b) = (
        try interpreter.item(.int(other), of: value), try interpreter.item(.int(place), of: value)
      )
      try interpreter.setItem(.int(place), of: value, to: a)
      try interpreter.setItem(.int(other), of: value, to: b)
    }
  }

  /// The places of CPython's sampling: from a shrinking pool, or for few of many by rejecting duplicates.
  private static func places(_ count: Int, of total: Int, _ interpreter: Interpreter) throws -> [Int] {
    var setSize = 21.0
    if count > 5 { setSize += pow(4, ceil(log(Double(count) * 3) / log(4))) }
    var chosen: [Int] = []
    if Double(total) <= setSize {
      var pool = Array(0..<total)
      for taken in 0..<count {
        try interpreter.checkInterruption()
        let place = Int(interpreter.random.python.below(UInt64(total - taken)))
        chosen.append(pool[place])
        pool[place] = pool[total - taken - 1]
      }
    } else {
      var seen: Set<Int> = []
      for _ in 0..<count {
        try interpreter.checkInterruption()
        var place = Int(interpreter.random.python.below(UInt64(total)))
        while !seen.insert(place).inserted { place = Int(interpreter.random.python.below(UInt64(total))) }
        chosen.append(place)
      }
    }
    return chosen
  }
}
