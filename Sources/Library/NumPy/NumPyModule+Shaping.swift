import Evaluator
package import Tensors

/// Reshaping, joining, splitting and permuting arrays.
extension NumPyModule {
  private static let tensors = Signature.Parameter.required(
    "arrays", .iterable, "a list of arrays")
  private static let axes = Signature.Parameter.optional(
    "axis", .shape(allowsNone: false))

  static let shaping: [Builtin] = [
    function("reshape", "The same elements in another shape; one length may be -1.", [tensor, shape]) {
      .array(try $0.tensor("a").reshaped(to: Shape($0.ints("shape"))))
    },
    function("ravel", "The elements along one axis.", [tensor]) { .tensor(try $0.tensor("a").flattened()) },
    function(
      "transpose", "The axes in another order; reversed if none is given.",
      [tensor, .optional("axes", .shape(allowsNone: false))]
    ) {
      .tensor(try $0.tensor("a").transposed($0.optionalInts("axes")))
    },
    function("swapaxes", "Two axes exchanged.", [tensor, .required("axis1", .int), .required("axis2", .int)])
    {
      .tensor(try $0.tensor("a").swappingAxes($0.int("axis1"), $0.int("axis2")))
    },
    function(
      "moveaxis", "An axis moved to another place.",
      [tensor, .required("source", .int), .required("destination", .int)]
    ) {
      .tensor(try $0.tensor("a").movingAxis($0.int("source"), to: $0.int("destination")))
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
    function("broadcast_to", "Repeated into a larger shape, without copying.", [tensor, shape]) {
      .tensor(try $0.tensor("a").broadcast(to: Shape($0.ints("shape"))))
    },
    function("atleast_1d", "With an axis at least.", [tensor]) { call in
      let tensor = try call.tensor("a")
      return .tensor(tensor.rank == 0 ? try tensor.reshaped(to: [1]) : tensor)
    },
    function("atleast_2d", "With two axes at least.", [tensor]) { call in
      let tensor = try call.tensor("a")
      return .tensor(tensor.rank < 2 ? try tensor.reshaped(to: [1, tensor.count]) : tensor)
    },
    function(
      "concatenate", "Arrays joined along an axis that they have.",
      [tensors, .optional("axis", .int, default: 0)]
    ) {
      .tensor(try Tensor.concatenate($0.tensors("arrays"), axis: $0.optionalInt("axis")))
    },
    function("stack", "Arrays joined along a new axis.", [tensors, .optional("axis", .int, default: 0)]) {
      .tensor(try Tensor.stack($0.tensors("arrays"), axis: $0.int("axis")))
    },
    function("vstack", "Arrays joined row by row.", [tensors]) { call in
      let rows = try call.tensors("arrays").map { $0.rank < 2 ? try $0.reshaped(to: [1, $0.count]) : $0 }
      return .tensor(try Tensor.concatenate(rows, axis: 0))
    },
    function("hstack", "Arrays joined column by column.", [tensors]) { call in
      let parts = try call.tensors("arrays").map { $0.rank == 0 ? try $0.reshaped(to: [1]) : $0 }
      return .tensor(try Tensor.concatenate(parts, axis: parts.first.map { $0.rank == 1 ? 0 : 1 } ?? 0))
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
    function(
      "delete", "Without the places given.",
      [.required("arr", .tensor), .required("obj", .shape(allowsNone: false)), axis]
    ) { call in
      let axis = try call.optionalInt("axis")
      let tensor = axis == nil ? try call.tensor("arr").flattened() : try call.tensor("arr")
      let along = try tensor.shape.normalized(axis: axis ?? 0)
      let size = tensor.shape[along]
      var doomed: Set<Int> = []
      for place in try call.ints("obj") {
        guard place >= -size, place < size else {
          throw call.fault("obj", .indexOutOfRange(type: "array", index: place, count: size))
        }
        doomed.insert(place < 0 ? place + size : place)
      }
      let kept = (0..<size).filter { !doomed.contains($0) }.map(Int64.init)
      return .tensor(try tensor.taking(Tensor(shape: [kept.count], elements: kept), axis: along))
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
      .tensor(try $0.tensor("a").repeated($0.ints("repeats"), axis: $0.optionalInt("axis")))
    },
    function(
      "pad", "With values added around.",
      [
        tensor, .required("pad_width"), .optional("mode", .choice("constant"), default: "constant"),
        .optional("constant_values", .float, default: 0),
      ]
    ) { call in
      let tensor = try call.tensor("a")
      guard let value = call["constant_values"].scalar else {
        throw call.wrongType("constant_values", expected: "a number")
      }
      return .tensor(try tensor.padded(widths(call, rank: tensor.rank), with: value.fitted(to: tensor.dtype)))
    },
    function("flip", "The other way around along the axes.", [tensor, axes]) {
      .tensor(try $0.tensor("a").flipped(axes: $0.optionalInts("axis")))
    },
    function("fliplr", "Left and right exchanged.", [tensor]) {
      .tensor(try $0.tensor("a").flipped(axes: [1]))
    },
    function("flipud", "Up and down exchanged.", [tensor]) { .tensor(try $0.tensor("a").flipped(axes: [0])) },
    function("rot90", "Turned by so many quarters.", [tensor, .optional("k", .int, default: 1)]) { call in
      let tensor = try call.tensor("a")
      guard tensor.rank >= 2 else { throw call.invalid("a", must: "have two axes or more") }
      return switch Numbers.modulo(try call.int("k"), 4) {
      case 0: .tensor(tensor)
      case 1: .tensor(try tensor.flipped(axes: [1]).swappingAxes(0, 1))
      case 2: .tensor(try tensor.flipped(axes: [0, 1]))
      default: .tensor(try tensor.swappingAxes(0, 1).flipped(axes: [1]))
      }
    },
    function(
      "roll", "Elements moved along, from the end to the start.",
      [tensor, .required("shift", .shape(allowsNone: false)), axes]
    ) {
      .tensor(try $0.tensor("a").rolled($0.ints("shift"), axes: $0.optionalInts("axis")))
    },
    function("shape", "The lengths of the axes.", [tensor]) {
      .tuple(ofInts: try $0.tensor("a").shape.dimensions)
    },
    function("ndim", "The number of axes.", [tensor]) { .int(try $0.tensor("a").rank) },
    function("size", "The number of elements.", [tensor, axis]) { call in
      let tensor = try call.tensor("a")
      guard let axis = try call.optionalInt("axis") else { return .int(tensor.count) }
      return .int(tensor.shape[try tensor.shape.normalized(axis: axis)])
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

  /// `3`, `(1, 2)` or `((1, 2), (3, 4))`, as a pair per axis.
  private static func widths(_ call: Call, rank: Int) throws -> [(before: Int, after: Int)] {
    let failure = call.wrongType("pad_width", expected: "an int, a pair, or a pair for each axis")
    func pair(_ value: Value) throws -> (before: Int, after: Int) {
      if let number = value.asInt { return (number, number) }
      guard let numbers = value.asInts, numbers.count == 1 || numbers.count == 2 else { throw failure }
      return (numbers[0], numbers[numbers.count - 1])
    }
    let width = call["pad_width"]
    guard let elements = width.elementsOfSequence, elements.contains(where: { $0.asInt == nil }) else {
      return [(before: Int, after: Int)](repeating: try pair(width), count: rank)
    }
    guard elements.count == rank || elements.count == 1 else { throw failure }
    let pairs = try elements.map(pair)
    return pairs.count == rank ? pairs : [(before: Int, after: Int)](repeating: pairs[0], count: rank)
  }
}

extension Call {
  /// The tensors of a list, or the rows of a tensor.
  package func tensors(_ name: String) throws -> [Tensor] {
    do {
      return try interpreter.elements(of: self[name]).map { try interpreter.tensor(from: $0) }
    } catch let error where !(error is Raised) {
      throw Fault(error).map { self.fault(name, $0) } ?? error
    }
  }
}
