import Evaluator

/// `keras.tree`: nested structures of lists, tuples and dicts.
enum TreeFunctions {
  static let namespace = Namespace(keras: "keras.tree", doc: "Nested lists, tuples and dicts.") { all.named }

  private static let structure = Signature.Parameter.required(
    "structure", .any, "lists, tuples and dicts in one another")

  private static let all: [Builtin] = [
    function("is_nested", "Whether it is a list, a tuple or a dict.", [structure]) {
      .bool(isNested($0["structure"]))
    },
    function("flatten", "The values in a structure, those of a dict by key.", [structure]) {
      .list(of: leaves($0["structure"]).map(\.value))
    },
    function("flatten_with_path", "The values in a structure, each with the path to it.", [structure]) {
      call in
      .list(of: leaves(call["structure"]).map { .tuple(of: [.tuple(of: $0.path), $0.value]) })
    },
    function(
      "map_structure", "The same structure with what a function gives for the values.",
      [
        .required("func", .callable), .rest("structures", .any, "one or several of the same form"),
        .keyword("none_is_leaf", .bool, default: true),
      ]
    ) { call in
      let structures = Array(call.rest("structures"))
      guard !structures.isEmpty else { throw call.invalid("structures", must: "have a structure") }
      let keepsNone = try !call.bool("none_is_leaf")
      return try map(structures) { values in
        keepsNone && values[0].isNone ? .none : try call.interpreter.call(call["func"], values)
      }
    },
    function(
      "map_structure_up_to",
      "The form of a shallow structure with what a function gives for the values there.",
      [.required("shallow_structure", .any), .required("func", .callable), .rest("structures", .any)]
    ) { call in
      try map([call["shallow_structure"]] + Array(call.rest("structures")), isShallow: true) {
        try call.interpreter.call(call["func"], Array($0.dropFirst()))
      }
    },
    function(
      "map_shape_structure",
      "The same structure with what a function gives for the shapes, which are tuples or lists of numbers.",
      [.required("func", .callable), structure]
    ) {
      call in
      try mapShapes(call["structure"]) { try call.interpreter.call(call["func"], [$0]) }
    },
    function(
      "pack_sequence_as", "Values in the form of a structure.",
      [structure, .required("flat_sequence", .iterable, "the values")]
    ) { call in
      let values = try call.elements("flat_sequence")
      let count = leaves(call["structure"]).count
      guard values.count == count else {
        throw call.invalid("flat_sequence", must: "have \(count) values, found \(values.count)")
      }
      var rest = values[...]
      return try map([call["structure"]]) { _ in rest.removeFirst() }
    },
    function("lists_to_tuples", "The same with tuples in place of lists.", [structure]) {
      tuples($0["structure"])
    },
    function(
      "traverse", "What a function gives for each part of a structure; None from it leaves the part.",
      [
        .required("func", .callable), structure,
        .optional("top_down", .bool, default: true, "whether it is asked for a whole before its parts"),
      ]
    ) { call in
      let isDown = try call.bool("top_down")
      func visit(_ value: Value) throws -> Value {
        if isDown {
          let found = try call.interpreter.call(call["func"], [value])
          if !found.isNone { return found }
        }
        let parts = try isNested(value) ? rebuilt(value, children(value).map { try visit($0.value) }) : value
        if isDown { return parts }
        let found = try call.interpreter.call(call["func"], [parts])
        return found.isNone ? parts : found
      }
      return try visit(call["structure"])
    },
    function(
      "assert_same_structure", "Refuses two structures of different forms.",
      [
        .required("a", .any), .required("b", .any),
        .optional("check_types", .any, default: .none, "accepted"),
      ]
    ) { call in
      _ = try map([call["a"], call["b"]]) { _ in .none }
      return .none
    },
    function(
      "assert_same_paths", "Refuses two structures whose values have different paths.",
      [.required("a", .any), .required("b", .any)]
    ) { call in
      let paths = try ["a", "b"].map { name in
        try leaves(call[name]).map { try call.interpreter.repr(.tuple(of: $0.path)) }
      }
      guard Set(paths[0]) == Set(paths[1]) else {
        throw Fault.message("`a` and `b` don't have the same paths.")
      }
      return .none
    },
  ]

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "keras.tree", doc: doc, parameters, body: body) }

  private static func isNested(_ value: Value) -> Bool {
    switch value {
    case .list, .tuple, .dict: true
    default: false
    }
  }

  /// The parts of a structure with their places, those of a dict by key.
  private static func children(_ value: Value) -> [(key: Value, value: Value)] {
    if case .dict(let dict) = value {
      return dict.pairs.sorted { ($0.key.asString ?? "") < ($1.key.asString ?? "") }.map {
        ($0.key, $0.value)
      }
    }
    return (value.elementsOfSequence ?? []).enumerated().map { (.int($0), $1) }
  }

  private static func leaves(_ value: Value, path: [Value] = []) -> [(path: [Value], value: Value)] {
    guard isNested(value) else { return [(path, value)] }
    return children(value).flatMap { leaves($0.value, path: path + [$0.key]) }
  }

  /// The same kind of structure with other parts, in the order of `children`.
  private static func rebuilt(_ value: Value, _ parts: [Value]) -> Value {
    switch value {
    case .dict(let dict):
      let found = zip(children(value).map(\.key), parts).map { ($0.0.asString ?? "", $0.1) }
      let byKey = Dictionary(found, uniquingKeysWith: { $1 })
      return .dict(DictValue(dict.keys.compactMap(\.asString).map { ($0, byKey[$0] ?? .none) }))
    case .tuple: return .tuple(of: parts)
    default: return .list(of: parts)
    }
  }

  /// - Parameter isShallow: whether the structures after the first may go deeper than it.
  private static func map(_ values: [Value], isShallow: Bool = false, _ change: ([Value]) throws -> Value)
    throws -> Value
  {
    guard let first = values.first, isNested(first) else {
      if !isShallow, values.contains(where: isNested) { throw different() }
      return try change(values)
    }
    let all = values.map(children)
    for other in all.dropFirst() where other.count != all[0].count { throw different() }
    guard values.allSatisfy(isNested) else { throw different() }
    return try rebuilt(
      first,
      all[0].indices.map { place in try map(all.map { $0[place].value }, isShallow: isShallow, change) })
  }

  private static func different() -> Fault { .message("`a` and `b` don't have the same structure.") }

  private static func mapShapes(_ value: Value, _ change: (Value) throws -> Value) throws -> Value {
    if let parts = value.elementsOfSequence, parts.allSatisfy({ $0.asInt != nil || $0.isNone }) {
      return try change(value)
    }
    guard isNested(value) else { return value }
    return try rebuilt(value, children(value).map { try mapShapes($0.value, change) })
  }

  private static func tuples(_ value: Value) -> Value {
    guard isNested(value) else { return value }
    let parts = children(value).map { tuples($0.value) }
    if case .dict = value { return rebuilt(value, parts) }
    return .tuple(of: parts)
  }
}
