package import Tensors

/// The attributes and methods of tensors: `x.shape`, `x.reshape(…)`, `x.mean(axis=0)`.
package enum TensorMembers {
  package static let axis = Signature.Parameter.optional(
    "axis", .shape(allowsNone: false), "the axis or axes that are folded away; all of them if None")
  package static let keepdims = Signature.Parameter.optional(
    "keepdims", .bool, default: false, "whether folded axes stay, with length 1")

  static let all: [Builtin] = properties + shapes + reductions + conversions

  private static let properties: [Builtin] = [
    .property("shape", "the lengths of the axes") { .tuple(ofInts: try $0.receiverTensor.shape.dimensions) },
    .property("dtype", "the type of the elements") { .object(DTypeObject(try $0.receiverTensor.dtype)) },
    .property("ndim", "the number of axes") { .int(try $0.receiverTensor.rank) },
    .property("size", "the number of elements") { .int(try $0.receiverTensor.count) },
    .property("nbytes", "bytes that the elements take") { .int(try $0.receiverTensor.byteCount) },
    .property("itemsize", "bytes that an element takes") { .int(try $0.receiverTensor.dtype.byteCount) },
    .property("T", "with the axes in reverse order") { .tensor(try $0.receiverTensor.transposed()) },
    .property("flat", "an iterator over the elements") { call in
      .iterator(try call.interpreter.tensorIterator(call.receiverTensor.flattened()))
    },
  ]

  private static let shapes: [Builtin] = [
    .method("reshape", "The same elements in another shape; one length may be -1.", [.rest("shape")]) {
      call in
      .array(try call.receiverTensor.reshaped(to: Shape(try call.restInts("shape"))))
    },
    .method("transpose", "The axes in another order; reversed if none is given.", [.rest("axes")]) { call in
      let axes = call.rest("axes").isEmpty || call.rest("axes")[0].isNone ? nil : try call.restInts("axes")
      return .tensor(try call.receiverTensor.transposed(axes))
    },
    .method("swapaxes", "Two axes exchanged.", [.required("axis1", .int), .required("axis2", .int)]) { call in
      .tensor(try call.receiverTensor.swappingAxes(call.int("axis1"), call.int("axis2")))
    },
    .method("flatten", "A copy with one axis.") { .tensor(try $0.receiverTensor.flattened().copy()) },
    .method("ravel", "The elements along one axis.") { .tensor(try $0.receiverTensor.flattened()) },
    .method("squeeze", "Without the axes of length 1.", [axis]) { call in
      .array(try call.receiverTensor.squeezed(axes: call.optionalInts("axis")))
    },
    .method(
      "repeat", "Each element several times.",
      [.required("repeats", .shape(allowsNone: false)), .optional("axis", .int)]
    ) { call in
      .tensor(try call.receiverTensor.repeated(call.ints("repeats"), axis: call.optionalInt("axis")))
    },
    .method(
      "take", "The elements at these places.", [.required("indices", .tensor), .optional("axis", .int)]
    ) { call in
      .tensor(try call.receiverTensor.taking(call.tensor("indices"), axis: call.optionalInt("axis")))
    },
    .method("fill", "Sets every element.", [.required("value", .float)]) { call in
      guard let value = call["value"].scalar else { throw call.wrongType("value", expected: "a number") }
      try call.receiverTensor.assign(.scalar(value))
      return .none
    },
    .method("sort", "Sorts in place along an axis.", [.optional("axis", .int, default: -1)]) { call in
      let tensor = try call.receiverTensor
      try tensor.assign(.tensor(tensor.sorted(axis: call.int("axis"))))
      return .none
    },
    .method("argsort", "The places in sorted order.", [.optional("axis", .int, default: -1)]) { call in
      .tensor(try call.receiverTensor.argsorted(axis: call.optionalInt("axis")))
    },
    .method("nonzero", "The places of the elements that are not 0, an array an axis.") { call in
      .tuple(of: try call.receiverTensor.nonzero().map(Value.tensor))
    },
    .method("diagonal", "The elements of a diagonal of a matrix.", [.optional("offset", .int, default: 0)]) {
      call in
      let tensor = try call.receiverTensor
      guard tensor.rank == 2 else {
        throw Fault.message(
          "diag requires an array of at least two dimensions", label: "shape \(tensor.shape)")
      }
      return .tensor(
        try tensor.diagonal(call.int("offset", atLeast: -1_000_000_000, atMost: 1_000_000_000)))
    },
    .method("dot", "The product of matrices or vectors.", [.required("b", .tensor)]) { call in
      .tensor(try call.receiverTensor.dotProduct(with: call.tensor("b")))
    },
  ]

  private static let reductions: [Builtin] =
    Reduction.allCases.map { reduction in
      .method(reduction.name, reduction.doc, [axis, keepdims] + reduction.furtherParameters) { call in
        try call.receiverTensor.reduced(reduction, call)
      }
    } + [
      .method("argmax", "The place of the largest element.", [.optional("axis", .int), keepdims]) { call in
        .tensor(
          try call.receiverTensor.argmax(
            axis: call.optionalInt("axis"), keepDimensions: call.bool("keepdims")))
      },
      .method("argmin", "The place of the smallest element.", [.optional("axis", .int), keepdims]) { call in
        .tensor(
          try call.receiverTensor.argmin(
            axis: call.optionalInt("axis"), keepDimensions: call.bool("keepdims")))
      },
      .method("cumsum", "Running sums.", [.optional("axis", .int)]) { call in
        .tensor(try call.receiverTensor.cumulativeSum(axis: call.optionalInt("axis")))
      },
      .method("cumprod", "Running products.", [.optional("axis", .int)]) { call in
        .tensor(try call.receiverTensor.cumulativeProduct(axis: call.optionalInt("axis")))
      },
      .method("round", "Each element rounded, halves to even.", [.optional("decimals", .int, default: 0)]) {
        call in
        .tensor(try call.receiverTensor.rounded(decimals: call.decimals))
      },
      .method(
        "clip", "Each element moved into a range.", [.optional("min", .tensor), .optional("max", .tensor)]
      ) { call in
        .tensor(
          try call.receiverTensor.clipped(
            from: call.interpreter.operand(call["min"]), to: call.interpreter.operand(call["max"])))
      },
    ]

  private static let conversions: [Builtin] = [
    .method(
      "astype", "The elements as another type.",
      [.required("dtype", .dtype), .optional("copy", .bool, default: true)]
    ) { call in
      let tensor = try call.receiverTensor
      let result = try tensor.convert(to: call.dtype("dtype")).detached(from: tensor)
      return tensor.isNumber ? .tensor(result) : .array(result)
    },
    .method("item", "The one element, as Python's number.", [.rest("index", .shape(allowsNone: false))]) {
      call in
      let tensor = try call.receiverTensor
      let index = try call.restInts("index")
      if index.isEmpty { return Value(try tensor.item()) }
      if index.count == 1 {
        return Value(try tensor.flattened().indexed(by: [.integer(index[0])]).item())
      }
      return Value(try tensor.indexed(by: index.map(Index.integer)).item())
    },
    .method("tolist", "The elements as nested lists of Python's numbers.") { call in
      try call.interpreter.nestedLists(of: call.receiverTensor)
    },
    .method("copy", "A copy that shares nothing.") { call in
      let tensor = try call.receiverTensor
      return tensor.isNumber ? .tensor(try tensor.copy()) : .array(try tensor.copy())
    },
    .method("numpy", "The array itself: in fieldbook tensors and arrays are one.") {
      .tensor(try $0.receiverTensor)
    },
  ]
}

extension Call {
  /// The tensor that a method was called on.
  var receiverTensor: Tensor {
    get throws { try interpreter.tensor(from: receiver) }
  }

  /// The whole numbers of a `.rest` parameter, given separately or as one tuple.
  package func restInts(_ name: String) throws -> [Int] {
    let values = rest(name)
    if values.count == 1, let numbers = values[0].asInts { return numbers }
    return try values.map {
      guard let number = $0.asInt else {
        throw Fault.wrongArgumentType(
          function: signature.name, parameter: name, expected: "ints", found: $0.typeName)
      }
      return number
    }
  }

  /// `decimals`, limited to the range that makes a difference.
  package var decimals: Int {
    get throws { min(max(try int("decimals"), -400), 400) }
  }
}

extension Tensor {
  /// The tensor itself, or a copy if it shares its elements with the original.
  package func detached(from original: Tensor) throws -> Tensor {
    sharesStorage(with: original) && dtype == original.dtype ? try copy() : self
  }

  /// A reduction with the arguments of a call.
  package func reduced(_ reduction: Reduction, _ call: Call) throws -> Value {
    let ddof = reduction.furtherParameters.isEmpty ? 0 : try call.double("ddof")
    return .tensor(
      try reduced(
        reduction, axes: try call.optionalInts("axis"), keepDimensions: try call.bool("keepdims"),
        degreesOfFreedom: ddof))
  }
}

extension Reduction {
  package var doc: String {
    switch self {
    case .sum: "The sum of the elements."
    case .product: "The product of the elements."
    case .mean: "The mean of the elements."
    case .variance: "The mean squared distance from the mean."
    case .standardDeviation: "The square root of the variance."
    case .minimum: "The smallest element."
    case .maximum: "The largest element."
    case .all: "Whether all elements are true."
    case .any: "Whether any element is true."
    }
  }

  package var furtherParameters: [Signature.Parameter] {
    self == .variance || self == .standardDeviation
      ? [.optional("ddof", .float, default: 0, "taken off the number of elements that is divided by")] : []
  }
}
