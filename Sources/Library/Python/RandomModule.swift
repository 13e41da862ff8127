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
      call.interpreter.random.python = try MersenneTwister(seededBy: call["a"])
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
      [.required("a", .int), .required("b", .int)]
    ) { call in
      let (a, b) = (try call.int("a"), try call.int("b"))
      guard a <= b, let width = try? width(a, b, inclusive: true) else {
        throw call.invalid("b", must: "not be below a")
      }
      return .int(a &+ Int(truncatingIfNeeded: call.interpreter.random.python.below(width)))
    },
    Builtin(
      "randrange", module: "random", doc: "A number of range(start, stop, step).",
      [.required("start", .int), .optional("stop", .int), .optional("step", .int, default: 1)]
    ) { call in
      let first = try call.int("start")
      let (start, stop) = call["stop"].isNone ? (0, first) : (first, try call.int("stop"))
      guard let range = RangeValue(start: start, stop: stop, step: try call.int("step")), range.count > 0
      else {
        throw call.invalid("stop", must: "leave numbers to choose from")
      }
      return .int(range[Int(call.interpreter.random.python.below(UInt64(range.count)))])
    },
    Builtin("choice", module: "random", doc: "One of the elements.", [.required("seq")]) { call in
      let count = try call.interpreter.length(of: call[0])
      guard count > 0 else { throw call.invalid("seq", must: "not be empty") }
      return try call.interpreter.item(
        .int(Int(call.interpreter.random.python.below(UInt64(count)))), of: call[0])
    },
    Builtin(
      "choices", module: "random", doc: "k elements, each drawn from all.",
      [.required("population", .iterable), .optional("weights", .list), .keyword("k", .int, default: 1)]
    ) { call in
      let elements = try call.elements("population")
      let count = try call.int("k", atLeast: 0)
      guard !elements.isEmpty else { throw call.invalid("population", must: "not be empty") }
      try EvaluationLimits.check(elements: count, of: "list")
      var bounds: [Double] = []
      if !call["weights"].isNone {
        var total = 0.0
        for weight in try call.list("weights") {
          guard let number = weight.asDouble, number >= 0 else {
            throw call.invalid("weights", must: "be numbers of 0 or more")
          }
          total += number
          bounds.append(total)
        }
        guard bounds.count == elements.count, total > 0, total.isFinite else {
          throw call.invalid("weights", must: "be one for each element, and not all 0")
        }
      }
      var chosen: [Value] = []
      for _ in 0..<count {
        try call.interpreter.checkInterruption()
        let draw = call.interpreter.random.python.nextUniform()
        if let total = bounds.last {
          chosen.append(elements[bounds.firstIndex { $0 > draw * total } ?? elements.count - 1])
        } else {
          chosen.append(elements[Int(draw * Double(elements.count))])
        }
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
      [.required("population"), .required("k", .int)]
    ) { call in
      var elements = try call.elements("population")
      let count = try call.int("k", atLeast: 0, atMost: elements.count)
      return .list(of: try draw(count, from: &elements, call.interpreter))
    },
    Builtin("getrandbits", module: "random", doc: "A number of k random bits.", [.required("k", .int)]) {
      call in
      .int(
        Int(
          truncatingIfNeeded: call.interpreter.random.python.bits(try call.int("k", atLeast: 0, atMost: 63))))
    },
  ]

  private static func width(_ low: Int, _ high: Int, inclusive: Bool) throws -> UInt64 {
    let distance = UInt64(bitPattern: Int64(high &- low))
    guard distance < UInt64.max else { throw Fault.integerOverflow(operation: "randint") }
    return distance + 1
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

  /// CPython's sampling: from a shrinking pool, or for few of many by rejecting duplicates.
  private static func draw(
    _ count: Int, from elements: inout [Value], _ interpreter: Interpreter
  ) throws -> [Value] {
    let total = elements.count
    var setSize = 21.0
    if count > 5 { setSize += pow(4, ceil(log(Double(count) * 3) / log(4))) }
    var chosen: [Value] = []
    if Double(total) <= setSize {
      for taken in 0..<count {
        try interpreter.checkInterruption()
        let place = Int(interpreter.random.python.below(UInt64(total - taken)))
        chosen.append(elements[place])
        elements[place] = elements[total - taken - 1]
      }
    } else {
      var seen: Set<Int> = []
      for _ in 0..<count {
        try interpreter.checkInterruption()
        var place = Int(interpreter.random.python.below(UInt64(total)))
        while !seen.insert(place).inserted { place = Int(interpreter.random.python.below(UInt64(total))) }
        chosen.append(elements[place])
      }
    }
    return chosen
  }
}
