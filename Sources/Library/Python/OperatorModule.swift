import Evaluator
import Language

/// `operator`: the operators as functions.
enum OperatorModule {
  package static func namespace() -> Namespace {
    Namespace("operator", doc: "The operators as functions.") {
      let all = binary + inPlace + comparisons + others
      // `operator.__add__` is `operator.add`.
      return all.named + all.map { ("__\($0.name.trimmingUnderscore)__", .builtin($0)) }
        + GetterObject.classes.map { ($0.name, .type($0)) }
    }
  }

  private static let pair: [Signature.Parameter] = [.positional("a"), .positional("b")]

  private static let names: [(String, BinaryOperator)] = [
    ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide), ("floordiv", .floorDivide),
    ("mod", .modulo), ("pow", .power), ("matmul", .matrixMultiply), ("and_", .bitAnd), ("or_", .bitOr),
    ("xor", .bitXor),
    ("lshift", .shiftLeft), ("rshift", .shiftRight),
  ]

  private static let binary: [Builtin] =
    names.map { name, operation in
      Builtin(name, module: "operator", doc: "a \(operation.rawValue) b", pair) {
        try $0.interpreter.binary(operation, $0[0], $0[1])
      }
    } + [
      Builtin("concat", module: "operator", doc: "a + b, of sequences", pair) { call in
        try checkIsSequence(call[0], call.interpreter)
        return try call.interpreter.binary(.add, call[0], call[1])
      }
    ]

  /// - Throws: `Fault.message` for a value without elements at places.
  private static func checkIsSequence(_ value: Value, _ interpreter: Interpreter) throws {
    guard try interpreter.findAttribute("__getitem__", of: value) != nil else {
      throw Fault.message("'\(value.typeName)' object can't be concatenated", kind: .type)
    }
  }

  private static let inPlace: [Builtin] = names.map { name, operation in
    Builtin(
      "i" + name.trimmingUnderscore, module: "operator", doc: "a \(operation.rawValue)= b, with its result",
      pair
    ) {
      try $0.interpreter.augmented(operation, $0[0], $0[1])
    }
  }

  private static let comparisons: [Builtin] = [
    ("eq", ComparisonOperator.equal), ("ne", .notEqual), ("lt", .less), ("le", .lessOrEqual),
    ("gt", .greater),
    ("ge", .greaterOrEqual), ("is_", .is), ("is_not", .isNot),
  ].map { name, comparison in
    Builtin(name, module: "operator", doc: "a \(comparison.rawValue) b", pair) {
      try $0.interpreter.compare(comparison, $0[0], $0[1])
    }
  }

  private static let others: [Builtin] = [
    Builtin("neg", module: "operator", doc: "-a", [.positional("a")]) {
      try $0.interpreter.unary(.minus, $0[0])
    },
    Builtin("pos", module: "operator", doc: "+a", [.positional("a")]) {
      try $0.interpreter.unary(.plus, $0[0])
    },
    Builtin("invert", module: "operator", doc: "~a", [.positional("a")]) {
      try $0.interpreter.unary(.invert, $0[0])
    },
    Builtin("inv", module: "operator", doc: "~a", [.positional("a")]) {
      try $0.interpreter.unary(.invert, $0[0])
    },
    Builtin("not_", module: "operator", doc: "not a", [.positional("a")]) {
      .bool(!(try $0.interpreter.truth($0[0])))
    },
    Builtin("truth", module: "operator", doc: "bool(a)", [.positional("a")]) {
      .bool(try $0.interpreter.truth($0[0]))
    },
    Builtin("abs", module: "operator", doc: "abs(a)", [.positional("a")]) { call in
      try call.interpreter.callBuiltin("abs", [call[0]])
    },
    Builtin("index", module: "operator", doc: "a as a whole number", [.positional("a")]) { call in
      if let number = call[0].asInt { return .int(number) }
      guard let result = try call.interpreter.callMethod("__index__", on: call[0], []) else {
        throw Fault.message("'\(call[0].typeName)' object cannot be interpreted as an integer", kind: .type)
      }
      return result
    },
    Builtin("contains", module: "operator", doc: "b in a", pair) {
      .bool(try $0.interpreter.contains($0[0], $0[1]))
    },
    Builtin("getitem", module: "operator", doc: "a[b]", pair) { try $0.interpreter.item($0[1], of: $0[0]) },
    Builtin("setitem", module: "operator", doc: "a[b] = c", pair + [.positional("c")]) { call in
      try call.interpreter.setItem(call[1], of: call[0], to: call[2])
      return .none
    },
    Builtin("delitem", module: "operator", doc: "del a[b]", pair) { call in
      try call.interpreter.deleteItem(call[1], of: call[0])
      return .none
    },
    Builtin("countOf", module: "operator", doc: "How many elements of a equal b.", pair) { call in
      .int(try call.interpreter.elements(of: call[0]).count { try call.interpreter.isSame($0, call[1]) })
    },
    Builtin("indexOf", module: "operator", doc: "The place of the first element of a that equals b.", pair) {
      call in
      let elements = try call.interpreter.iterator(of: call[0])
      var place = 0
      while let element = try elements.next(call.interpreter) {
        try call.interpreter.checkInterruption()
        if try call.interpreter.isSame(element, call[1]) { return .int(place) }
        place += 1
      }
      throw Fault.message("sequence.index(x): x not in sequence", kind: .value)
    },
    Builtin("iconcat", module: "operator", doc: "a += b, of sequences, with its result", pair) { call in
      try checkIsSequence(call[0], call.interpreter)
      return try call.interpreter.augmented(.add, call[0], call[1])
    },
    Builtin(
      "length_hint", module: "operator", doc: "len(obj), or what it says of its length, or a default.",
      [.positional("obj"), .positional("default", .int, default: 0)]
    ) { call in
      let interpreter = call.interpreter
      if case .iterator(let iterator) = call[0] {
        return iterator.lengthHint.map { .int($0) } ?? call["default"]
      }
      if try interpreter.findAttribute("__len__", of: call[0]) != nil {
        return .int(try interpreter.length(of: call[0]))
      }
      guard let hint = try call.interpreter.callMethod("__length_hint__", on: call[0], []), hint.asInt != nil
      else { return call["default"] }
      return hint
    },
    Builtin(
      "call", module: "operator", doc: "obj(*args, **kwargs)",
      [.positional("obj"), .rest("args"), .keywords("kwargs")]
    ) {
      try $0.interpreter.call($0[0], Arguments($0.rest("args"), keywords: $0.keywords("kwargs")))
    },
  ]
}

extension String {
  /// `and` for `and_`, a name that would be a keyword.
  fileprivate var trimmingUnderscore: String { hasSuffix("_") ? String(dropLast()) : self }
}
