import Evaluator
package import Tensors

/// Reshaping, joining, splitting and permuting arrays.
extension NumPyModule {
  private static let tensors = Signature.Parameter.required(
    "arrays", .iterable, "a list of arrays")
  private static let axes = Signature.Parameter.optional(
    "axis", .shape(allowsNone: false))

  static let shaping: [Builtin] = [
    function(
      "reshape", "The same elements in another shape; one length may be -1.",
      [tensor, shape, order, .keyword("copy", .bool)]
    ) {
      .array(try $0.tensor("a").reshaped(to: Shape($0.ints("shape")), order: $0.string("order")))
    },
    function("ravel", "The elements along one axis.", [tensor, order]) {
      .tensor(try $0.tensor("a").flattened(order: $0.string("order")))
    },
    function(
      "transpose", "The axes in another order; reversed if none is given.",
      [tensor, .optional("axes", .shape(allowsNone: false))]
    ) {
      .array(try $0.tensor("a").transposed($0.optionalInts("axes")))
    },
    function("swapaxes", "Two axes exchanged.", [tensor, .required("axis1", .int), .required("axis2", .int)])
    {
      .tensor(try $0.tensor("a").swappingAxes($0.int("axis1"), $0.int("axis2")))
    },
    function(
      "moveaxis", "An axis moved to another place.",
      [
        tensor, .required("source", .shape(allowsNone: false)),
        .required("destination", .shape(allowsNone: false)),
      ]
    ) { call in
      let tensor = try call.tensor("a")
      let sources = try tensor.shape.normalized(axes: call.ints("source"), of: "source")
      let targets = try tensor.shape.normalized(axes: call.ints("destination"), of: "destination")
      guard sources.count == targets.count else {
        throw Fault.message(
          "`source` and `destination` arguments must have the same number of elements", kind: .value)
      }
      var axes = tensor.shape.indices.filter { !sources.contains($0) }
      for (target, source) in zip(targets, sources).sorted(by: { $0.0 < $1.0 }) {
        axes.insert(source, at: target)
      }
      return .tensor(try tensor.transposed(axes))
    },
    function(
      "expand_dims", "With an axis of length 1 added.",
      [tensor, .required("axis", .shape(allowsNone: false))]
    ) {
      .tensor(try $0.tensor("a").expandingDimensions(at: $0.ints("axis")))
    },
    function("squeeze", "Without the axes of length 1.", [tensor, axes]) {
      .array(try $0.tensor("a").squeezed(axes: $0.optionalInts("axis")))
    },
    function(
      "broadcast_to", "Repeated into a larger shape, without copying.",
      [tensor, shape, .optional("subok", .bool, default: false)]
    ) {
      let result = try $0.tensor("a").broadcast(to: Shape($0.ints("shape")))
      result.isReadOnly = true
      return .tensor(result)
    },
    atLeast("atleast_1d", "With an axis at least.") { $0.rank == 0 ? try $0.reshaped(to: [1]) : $0 },
    atLeast("atleast_2d", "With two axes at least.") {
      $0.rank < 2 ? try $0.reshaped(to: [1, $0.count]) : $0
    },
    joining("concatenate", "Arrays joined along an axis that they have.", hasAxis: true) { parts, axis in
      try Tensor.concatenate(parts, axis: axis)
    },
    joining("concat", "Arrays joined along an axis that they have.", hasAxis: true) { parts, axis in
      try Tensor.concatenate(parts, axis: axis)
    },
    joining("stack", "Arrays joined along a new axis.", hasAxis: true) { parts, axis in
      try Tensor.stack(parts, axis: axis ?? 0)
    },
    joining("vstack", "Arrays joined row by row.") { parts, _ in
      try Tensor.concatenate(parts.map { $0.rank < 2 ? try $0.reshaped(to: [1, $0.count]) : $0 }, axis: 0)
    },
    joining("hstack", "Arrays joined column by column.") { parts, _ in
      let parts = try parts.map { $0.rank == 0 ? try $0.reshaped(to: [1]) : $0 }
      return try Tensor.concatenate(parts, axis: parts.first.map { $0.rank == 1 ? 0 : 1 } ?? 0)
    },
    function("column_stack", "Vectors side by side, as the columns of a matrix.", [tensors]) { call in
      let columns = try call.tensors("arrays").map { $0.rank < 2 ? try $0.reshaped(to: [$0.count, 1]) : $0 }
      return .tensor(try Tensor.concatenate(columns, axis: 1))
    },
    function("dstack", "Arrays joined along the third axis.", [tensors]) { call in
      let parts = try call.tensors("arrays").map { tensor in
        switch tensor.rank {
        case 0, 1: try tensor.reshaped(to: [1, tensor.count, 1])
        case 2: try tensor.expandingDimensions(at: [2])
        default: tensor
        }
      }
      return .tensor(try Tensor.concatenate(parts, axis: 2))
    },
    function(
      "append", "With values added at the end.",
      [.required("arr", .tensor), .required("values", .tensor), axis]
    ) { call in
      let axis = try call.optionalInt("axis")
      let parts = [try call.tensor("arr"), try call.tensor("values")]
      return .tensor(
        try Tensor.concatenate(axis == nil ? parts.map { try $0.flattened() } : parts, axis: axis ?? 0))
    },
    splitting("split", "Equal parts, or parts cut at these places.", isUneven: false),
    splitting("array_split", "Parts of nearly equal size, or cut at these places.", isUneven: true),
    function(
      "tile", "The array repeated along each axis.", [tensor, .required("reps", .shape(allowsNone: false))]
    ) {
      .tensor(try $0.tensor("a").tiled($0.ints("reps")))
    },
    function(
      "repeat", "Each element several times.",
      [tensor, .required("repeats", .shape(allowsNone: false)), axis]
    ) {
      .tensor(try $0.tensor("a").atLeastVector.repeated($0.ints("repeats"), axis: $0.optionalInt("axis")))
    },
    function("flip", "The other way around along the axes.", [tensor, axes]) {
      .tensor(try $0.tensor("a").flipped(axes: $0.optionalInts("axis")))
    },
    function("fliplr", "Left and right exchanged.", [tensor]) {
      .tensor(try $0.tensor("a").flipped(axes: [1]))
    },
    function("flipud", "Up and down exchanged.", [tensor]) { .tensor(try $0.tensor("a").flipped(axes: [0])) },
    function(
      "rot90", "Turned by so many quarters.",
      [
        tensor, .optional("k", .int, default: 1),
        .optional("axes", .ints(count: 2), default: .tuple(ofInts: [0, 1])),
      ]
    ) { call in
      let tensor = try call.tensor("a")
      let given = try call.ints("axes")
      guard given.count == 2 else { throw Fault.message("len(axes) must be 2.", kind: .value) }
      let axes = given.map { $0 < 0 ? $0 + tensor.rank : $0 }
      guard axes[0] != axes[1] else { throw Fault.message("Axes must be different.", kind: .value) }
      guard axes.allSatisfy(tensor.shape.indices.contains) else {
        throw Fault.message(
          "Axes=(\(given[0]), \(given[1])) out of range for array of ndim=\(tensor.rank).", kind: .value)
      }
      return switch Numbers.modulo(try call.int("k"), 4) {
      case 0: .tensor(tensor)
      case 1: .tensor(try tensor.flipped(axes: [axes[1]]).swappingAxes(axes[0], axes[1]))
      case 2: .tensor(try tensor.flipped(axes: axes))
      default: .tensor(try tensor.swappingAxes(axes[0], axes[1]).flipped(axes: [axes[1]]))
      }
    },
    function(
      "roll", "Elements moved along, from the end to the start.",
      [tensor, .required("shift", .shape(allowsNone: false)), axes]
    ) {
      .array(try $0.tensor("a").rolled($0.ints("shift"), axes: $0.optionalInts("axis")))
    },
    function("shape", "The lengths of the axes.", [tensor]) {
      .tuple(ofInts: try $0.tensor("a").shape.dimensions)
    },
    function("ndim", "The number of axes.", [tensor]) { .int(try $0.tensor("a").rank) },
    function("size", "The number of elements.", [tensor, axes]) { call in
      let tensor = try call.tensor("a")
      guard let axes = try call.optionalInts("axis") else { return .int(tensor.count) }
      return .int(try tensor.shape.normalized(axes: axes).reduce(1) { $0 * tensor.shape[$1] })
    },
  ]

  private static func splitting(_ name: String, _ doc: String, isUneven: Bool) -> Builtin {
    function(
      name, doc,
      [
        tensor, .required("indices_or_sections", .shape(allowsNone: false)),
        .optional("axis", .int, default: 0),
      ]
    ) { call in
      let axis = try call.int("axis")
      guard try call.tensor("a").rank > 0 else {
        throw call.fault("a", .message("tuple index out of range", kind: .index))
      }
      let parts =
        if let count = call["indices_or_sections"].asInt {
          try call.tensor("a").split(
            parts: call.int("indices_or_sections", atLeast: 1), axis: axis, isUneven: isUneven || count < 1)
        } else {
          try call.tensor("a").split(at: call.ints("indices_or_sections"), axis: axis)
        }
      return .list(of: parts.map(Value.tensor))
    }
  }

  private static let order = Signature.Parameter.optional(
    "order", .choice("C", "F", "A", "K"), default: "C", "C: the last axis first; F: the first axis first")

  private static func atLeast(_ name: String, _ doc: String, _ grown: @escaping (Tensor) throws -> Tensor)
    -> Builtin
  {
    function(name, doc, [.rest("arys", .tensor)]) { call in
      let results = try call.rest("arys").map { Value.tensor(try grown(call.interpreter.tensor(from: $0))) }
      return results.count == 1 ? results[0] : .tuple(of: results)
    }
  }

  /// A function of a list of arrays, with NumPy's options.
  private static func joining(
    _ name: String, _ doc: String, hasAxis: Bool = false,
    _ joined: @escaping ([Tensor], Int?) throws -> Tensor
  ) -> Builtin {
    let axis: [Signature.Parameter] =
      hasAxis ? [.optional("axis", .int, default: 0), .optional("out", .any)] : []
    return function(
      name, doc,
      [tensors] + axis + [
        .keyword("dtype", .dtype),
        .keyword("casting", .choice(castings), default: "same_kind"),
      ]
    ) { call in
      let result = try joined(call.tensors("arrays"), hasAxis ? call.optionalInt("axis") : nil)
      return try call.delivered(call.optionalDType("dtype").map { try result.convert(to: $0) } ?? result)
    }
  }
}

extension Call {
  /// Refuses an iterator in the place of several arrays.
  func checkSequence(_ name: String) throws {
    guard case .iterator = self[name] else { return }
    throw fault(
      name,
      .message(
        "arrays to stack must be passed as a \"sequence\" type such as list or tuple.",
        help: "make it a list first: list(…)", kind: .type))
  }

  /// The tensors of a list, or the rows of a tensor.
  package func tensors(_ name: String) throws -> [Tensor] {
    try checkSequence(name)
    do {
      return try interpreter.elements(of: self[name]).map { try interpreter.tensor(from: $0) }
    } catch let error where !(error is Raised) {
      throw Fault(error).map { self.fault(name, $0) } ?? error
    }
  }
}

extension Call {
  /// Calls a function of a module that is written in the language.
  func written(_ path: String, _ name: String, _ arguments: [Value]) throws -> Value {
    guard let function = try interpreter.module(path)[name] else {
      throw Fault.message("\(path) has no \(name)", kind: .import)
    }
    return try interpreter.call(function, arguments)
  }
}
