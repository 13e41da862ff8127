import Language
import Tensors

/// `len`, `enumerate`, `zip`, `map`, `sum` …: functions of iterables.
extension BuiltinFunctions {
  static let sequences: [Builtin] = [
    Builtin(
      "len", doc: "The number of elements.", [.positional("obj")],
      quick: { values in
        guard values.count == 1, !values[0].isCustom else { return nil }
        switch values[0] {
        case .list(let list): return .int(list.elements.count)
        case .tuple(let tuple): return .int(tuple.elements.count)
        case .dict(let dict): return .int(dict.count)
        default: return nil
        }
      }
    ) { call in
      .int(try call.interpreter.length(of: call[0]))
    },
    Builtin(
      "sorted", doc: "A list of the elements in order; equal ones keep theirs.",
      [.positional("iterable", .iterable)] + Sorting.parameters
    ) { .list(of: try Sorting.sorted($0.elements("iterable"), $0)) },
    Builtin(
      "sum", doc: "The elements added up.",
      [.positional("iterable", .iterable), .optional("start", default: 0)]
    ) { call in
      var total = call["start"]
      if case .string = total {
        throw call.invalid("start", must: "not be text", help: "to join text: ''.join(…)")
      }
      let interpreter = call.interpreter
      let iterator = try interpreter.iterator(of: call[0])
      while let value = try iterator.next(interpreter) {
        try interpreter.checkInterruption()
        do {
          total = try interpreter.binary(.add, total, value)
        } catch Fault.unsupportedOperands(_, let left, let right) {
          throw call.fault("iterable", noSum(left, right))
        } catch let fault as Fault { throw call.fault("iterable", fault) }
      }
      return total
    },
    extreme("max", "The largest of the elements, or of several values.", .greater),
    extreme("min", "The smallest of the elements, or of several values.", .less),
    Builtin("any", doc: "Whether an element counts as true.", [.positional("iterable", .iterable)]) { call in
      let iterator = try call.interpreter.iterator(of: call[0])
      while let value = try iterator.next(call.interpreter) {
        try call.interpreter.checkInterruption()
        if try call.interpreter.truth(value) { return true }
      }
      return false
    },
    Builtin("all", doc: "Whether all elements count as true.", [.positional("iterable", .iterable)]) { call in
      let iterator = try call.interpreter.iterator(of: call[0])
      while let value = try iterator.next(call.interpreter) {
        try call.interpreter.checkInterruption()
        if try !call.interpreter.truth(value) { return false }
      }
      return true
    },
    Builtin(
      "iter", doc: "An iterator over the elements, or over what a function gives until it gives `sentinel`.",
      [.positional("object"), .positional("sentinel", default: Value.none)]
    ) { call in
      let (object, sentinel) = (call[0], call["sentinel"])
      if call.isGiven("sentinel") {
        return .iterator(
          ClosureIterator(IteratorTypes.calling) { interpreter in
            let value = try interpreter.call(object, [])
            return try interpreter.equal(value, sentinel) ? nil : value
          })
      }
      if object.isCustom, let own = try call.interpreter.callSpecial("__iter__", on: object, []),
        call.interpreter.hasSpecial("__next__", own)
      {
        return own
      }
      // A file is its own iterator.
      if let host = object.hostObject, host.classObject.lookup("__next__") != nil { return object }
      do {
        return .iterator(try call.interpreter.iterator(of: object))
      } catch let fault as Fault { throw call.fault("object", fault) }
    },
    Builtin(
      "next", doc: "The next element of an iterator, or a default at its end.",
      [.positional("iterator"), .positional("default", default: Value.none)]
    ) { call in
      if call[0].isCustom || call[0].hostObject != nil {
        do {
          if let value = try call.interpreter.callMethod("__next__", on: call[0], []) { return value }
        } catch  where call.isGiven("default") && call.interpreter.isException(error, .stopIteration) {
          return call["default"]
        }
      }
      guard case .iterator(let iterator) = call[0] else {
        throw call.fault(
          "iterator",
          .message(
            "'\(call[0].typeName)' object is not an iterator", help: "make one first: iter(…)",
            kind: .type))
      }
      if let value = try iterator.next(call.interpreter) { return value }
      guard call.isGiven("default") else {
        throw call.fault("iterator", iterator.exhausted(call.interpreter))
      }
      return call["default"]
    },
  ]

  /// The fault of a sum whose terms cannot be added.
  private static func noSum(_ total: String, _ term: String) -> Fault {
    let help =
      switch term {
      case "str": "to join text: ''.join(…)"
      case "list": "to join lists, start from one: sum(…, [])"
      default: nil as String?
      }
    return .message(
      "unsupported operand type(s) for +: '\(total)' and '\(term)'", help: help, kind: .type)
  }

  private static func extreme(_ name: String, _ doc: String, _ wins: ComparisonOperator) -> Builtin {
    Builtin(
      name, doc: doc, [.rest("values"), .keyword("key", .callable), .keyword("default")],
      ofNumbers: { first, second in
        guard let second, let isSecond = Immediate.holds(wins, second, first) else { return nil }
        return isSecond ? second : first
      },
      quick: { values in
        guard values.count == 2 else { return nil }
        switch (values[0], values[1]) {
        case (.int(let x), .int(let y)): return wins.holds(y, x) ? values[1] : values[0]
        case (.float(let x), .float(let y)): return wins.holds(y, x) ? values[1] : values[0]
        default:
          guard let a = values[0].numberOperand, let b = values[1].numberOperand,
            let (x, y) = Tensor.comparedNumbers(a, b)
          else { return nil }
          return wins.holds(y, x) ? values[1] : values[0]
        }
      }
    ) { call in
      let interpreter = call.interpreter
      let given = call.rest("values")
      guard let first = given.first else {
        throw Fault.missingArgument(
          function: name, parameter: "iterable", doc: "", usage: "\(name)(iterable)",
          python: "\(name) expected at least 1 argument, got 0")
      }
      guard given.count > 1 || first.isIterable else {
        throw Fault.message(
          "'\(first.typeName)' object is not iterable",
          help: "\(name) takes several values, or something to loop over", kind: .type)
      }
      let iterator = given.count > 1 ? ArrayIterator(given) : try interpreter.iterator(of: first)
      let key = try call.optionalCallable("key")
      var best: (value: Value, rank: Value)?
      while let value = try iterator.next(interpreter) {
        try interpreter.checkInterruption()
        let rank = try key.map { try interpreter.call($0, [value]) } ?? value
        if let current = best, try !interpreter.ordered(wins, rank, current.rank) { continue }
        best = (value, rank)
      }
      if let best { return best.value }
      guard call.isGiven("default") else { throw Fault.empty(type: first.typeName, operation: "\(name)()") }
      return call["default"]
    }
  }
}
