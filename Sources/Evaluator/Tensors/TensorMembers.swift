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
    .property("strides", "bytes from an element to the next along each axis") { call in
      let tensor = try call.receiverTensor
      return .tuple(ofInts: tensor.strides.map { $0 * tensor.dtype.byteCount })
    },
    .property("T", "with the axes in reverse order") {
      .view(try $0.receiverTensor.transposed(), of: try $0.receiverTensor)
    },
    .property("mT", "with the last two axes exchanged") {
      .tensor(try $0.receiverTensor.swappingAxes(-1, -2))
    },
    .property("real", "the array itself: there are no complex numbers") { $0.receiver },
    .property("imag", "zeros: there are no complex numbers") { call in
      let tensor = try call.receiverTensor
      let zeros = try Tensor(zeros: tensor.shape, dtype: tensor.dtype)
      return tensor.isNumber ? .tensor(zeros) : .array(zeros)
    },
  ]

  private static let order = Signature.Parameter.keyword(
    "order", .choice("C", "F", "A", "K"), default: "C", "C: the last axis first; F: the first axis first")
  private static let places = Signature.Parameter.optional("order", .choice("C", "F", "A", "K"), default: "C")
  private static let out = Signature.Parameter.optional("out", .any, "an array that takes the result")
  package static let kind = Signature.Parameter.optional(
    "kind",
    .choice("quicksort", "mergesort", "heapsort", "stable", "quick", "merge", "heap", "q", "m", "h", "s"),
    "the method; always a stable one")
  package static let sortingOptions: [Signature.Parameter] = [
    kind, .optional("order"), .keyword("stable", .bool),
  ]
  package static let mode = Signature.Parameter.optional(
    "mode", .choice("raise", "wrap", "clip"), default: "raise", "what is done with places outside")

  private static let shapes: [Builtin] = [
    .method(
      "reshape", "The same elements in another shape; one length may be -1.",
      [.rest("shape"), order, .keyword("copy", .bool)]
    ) {
      call in
      .array(
        try call.receiverTensor.reshaped(to: Shape(try call.restInts("shape")), order: call.string("order")))
    },
    .method("transpose", "The axes in another order; reversed if none is given.", [.rest("axes")]) { call in
      let axes = call.rest("axes").isEmpty || call.rest("axes")[0].isNone ? nil : try call.restInts("axes")
      return .view(try call.receiverTensor.transposed(axes), of: try call.receiverTensor)
    },
    .method("swapaxes", "Two axes exchanged.", [.required("axis1", .int), .required("axis2", .int)]) { call in
      .tensor(try call.receiverTensor.swappingAxes(call.int("axis1"), call.int("axis2")))
    },
    .method("flatten", "A copy with one axis.", [places]) {
      .tensor(try $0.receiverTensor.flattened(order: $0.string("order")).copy())
    },
    .method("ravel", "The elements along one axis.", [places]) {
      .tensor(try $0.receiverTensor.flattened(order: $0.string("order")))
    },
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
      "take", "The elements at these places.",
      [.required("indices", .tensor), .optional("axis", .int), out, mode]
    ) { call in try call.taken(from: call.receiverTensor) },
    .method("fill", "Sets every element.", [.required("value", .float)]) { call in
      guard let value = call["value"].scalar else { throw call.wrongType("value", expected: "a number") }
      try call.receiverTensor.assign(.scalar(value))
      return .none
    },
    .method("sort", "Sorts in place along an axis.", [.optional("axis", .int, default: -1)] + sortingOptions)
    {
      call in
      let tensor = try call.receiverTensor
      try tensor.assign(.tensor(tensor.sorted(axis: call.int("axis"))), role: "sort array")
      return .none
    },
    .method(
      "argsort", "The places in sorted order.", [.optional("axis", .any, default: -1)] + sortingOptions
    ) { call in
      .tensor(try call.receiverTensor.argsorted(axis: call.optionalInt("axis")))
    },
    .method("nonzero", "The places of the elements that are not 0, an array an axis.") { call in
      .tuple(of: try call.receiverTensor.nonzero().map(Value.tensor))
    },
    .method("dot", "The product of matrices or vectors.", [.required("b", .tensor), out]) { call in
      try call.delivered(call.receiverTensor.dotProduct(with: call.tensor("b")))
    },
  ]

  private static let reductions: [Builtin] =
    Reduction.allCases.map { reduction in
      .method(reduction.name, reduction.doc, reduction.parameters, quick: reduction.quick) { call in
        try call.receiverTensor.reduced(reduction, call)
      }
    } + [
      .method("argmax", "The place of the largest element.", extremeOptions) { call in
        try call.delivered(
          call.receiverTensor.argmax(axis: call.optionalInt("axis"), keepDimensions: call.bool("keepdims")))
      },
      .method("argmin", "The place of the smallest element.", extremeOptions) { call in
        try call.delivered(
          call.receiverTensor.argmin(axis: call.optionalInt("axis"), keepDimensions: call.bool("keepdims")))
      },
      .method("cumsum", "Running sums.", runningOptions) {
        try $0.cumulated($0.receiverTensor, isProduct: false)
      },
      .method("cumprod", "Running products.", runningOptions) {
        try $0.cumulated($0.receiverTensor, isProduct: true)
      },
      .method(
        "round", "Each element rounded, halves to even.", [.optional("decimals", .int, default: 0), out]
      ) {
        call in
        try call.delivered(call.receiverTensor.rounded(decimals: call.decimals))
      },
      .method(
        "clip", "Each element moved into a range.",
        [.optional("min", .tensor), .optional("max", .tensor), out]
      ) { call in
        let tensor = try call.receiverTensor
        let (low, high) = try call.clippingBounds("min", "max", for: tensor)
        return try call.delivered(tensor.clipped(from: low, to: high))
      },
    ]

  package static let extremeOptions: [Signature.Parameter] = [
    .optional("axis", .int), .optional("out", .any, "an array that takes the result"), keepdims.keywordOnly,
  ]
  package static let runningOptions: [Signature.Parameter] = [
    .optional("axis", .int), .optional("dtype", .dtype), .optional("out", .any),
  ]

  private static let conversions: [Builtin] = [
    .method(
      "astype", "The elements as another type.",
      [
        .required("dtype"), .optional("order", .choice("K", "A", "C", "F"), default: "K"),
        .optional("casting", .choice("no", "equiv", "safe", "same_kind", "unsafe"), default: "unsafe"),
        .optional("subok", .bool, default: true), .optional("copy", .bool, default: true),
      ]
    ) { call in
      let tensor = try call.receiverTensor
      if let other = try call.interpreter.environment.otherArray(tensor, call["dtype"], call.interpreter) {
        return other
      }
      let (type, casting) = (try call.dtype("dtype"), try call.string("casting"))
      let isAllowed =
        switch casting {
        case "no", "equiv": type == tensor.dtype
        case "safe": tensor.dtype.promoted(with: type) == type
        case "same_kind": tensor.dtype.kind <= type.kind
        default: true
        }
      guard isAllowed else {
        throw Fault.message(
          "Cannot cast array data from dtype('\(tensor.dtype)') to dtype('\(type)') according to the rule "
            + "'\(casting)'", kind: .type)
      }
      if try !call.bool("copy"), type == tensor.dtype { return call.receiver }
      let result = try call.interpreter.watchedCast(tensor, to: type).detached(from: tensor)
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
    .method("copy", "A copy that shares nothing.", [places]) { call in
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

extension Signature.Parameter {
  /// The same, given by name only.
  fileprivate var keywordOnly: Signature.Parameter {
    Signature.Parameter(
      name, kind: .keywordOnly, accepts: accepts, defaultValue: defaultValue, doc: doc, aliases: aliases)
  }
}

extension Call {
  /// The bounds of `clip`. Python's ints outside of the type's range are none.
  package func clippingBounds(_ low: String, _ high: String, for tensor: Tensor) throws -> (
    Operand?, Operand?
  ) {
    func bound(_ name: String, isBelow: Bool) throws -> Operand? {
      guard let operand = try interpreter.operand(self[name]) else { return nil }
      guard case .scalar(.int(let value)) = operand, tensor.dtype.isInteger else { return operand }
      let (least, most) = (tensor.dtype.bounds.least.doubleValue, tensor.dtype.bounds.most.doubleValue)
      return (isBelow ? Double(value) < least : Double(value) > most) ? nil : operand
    }
    return (try bound(low, isBelow: true), try bound(high, isBelow: false))
  }

  /// `take` with this call's indices, axis and mode.
  package func taken(from tensor: Tensor) throws -> Value {
    var places = try self.tensor("indices")
    let axis = try optionalInt("axis")
    let size = try axis.map { tensor.shape[try tensor.shape.normalized(axis: $0)] } ?? tensor.count
    switch try string("mode") {
    case "wrap" where size > 0:
      places = try Tensor.compute(.remainder, .tensor(places), .scalar(.int(Int64(size))))
    case "clip" where size > 0:
      places = try places.clipped(from: .scalar(.int(0)), to: .scalar(.int(Int64(size - 1))))
    default: break
    }
    return try delivered(tensor.taking(places, axis: axis))
  }

  /// Running sums or products, with this call's axis and type.
  package func cumulated(_ tensor: Tensor, isProduct: Bool) throws -> Value {
    let type = try optionalDType("dtype")
    let source = try type.map { try tensor.convert(to: $0) } ?? tensor
    let axis = try optionalInt("axis")
    let (result, noted) = try FloatingFaults.noting {
      isProduct ? try source.cumulativeProduct(axis: axis) : try source.cumulativeSum(axis: axis)
    }
    let faults = try noted.confirmed(forFoldOf: source, result).intersection(interpreter.faultModes.watched)
    try interpreter.report(faults, in: "accumulate")
    return try delivered(type.map { try result.convert(to: $0) } ?? result)
  }
}

extension Tensor {
  /// The elements in another shape, read and written in the order C or F; A is F for an array that is.
  package func reshaped(to shape: Shape, order: String) throws -> Tensor {
    let isFortran = try order == "A" && rank > 1 && !isContiguous && transposed().isContiguous
    guard order == "F" || isFortran else { return try reshaped(to: shape) }
    return try transposed().reshaped(to: Shape(shape.dimensions.reversed())).transposed()
  }

  /// The elements along one axis, in the order C or F.
  package func flattened(order: String) throws -> Tensor { try reshaped(to: [-1], order: order) }

  /// The tensor itself, or a copy if it shares its elements with the original.
  package func detached(from original: Tensor) throws -> Tensor {
    sharesStorage(with: original) && dtype == original.dtype ? try copy() : self
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
}
