import Evaluator
import Gradients
import Networks
import Tensors

/// Functions of `keras.ops` that are no rows: with optional tensors, several results, or functions as arguments.
enum OperationFunctions {
  static let all: [Builtin] = creation + parts + networks + windows + decompositions + spectra + control

  static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "keras.ops", doc: doc, parameters, body: body) }

  // MARK: - Normalization and attention

  static let networks: [Builtin] = [
    function(
      "moments", "Mean and variance over axes.",
      [
        .required("x", .any), .required("axes", .shape(allowsNone: false), "the axes that are folded"),
        .optional("keepdims", .bool, default: false),
        .optional("synchronized", .any, default: false, "accepted"),
      ]
    ) { call in
      let (axes, keeps) = (try call.ints("axes"), try call.bool("keepdims"))
      let apply = { (function: TensorFunction) in
        try call.interpreter.apply(function, [call["x"]], .floating, .keras)
      }
      return .tuple(of: [
        try apply(.mean(axes: axes, keepsAxes: keeps)), try apply(.variance(axes: axes, keepsAxes: keeps)),
      ])
    },
    function(
      "batch_normalization", "(x − mean) / √(variance + epsilon) · scale + offset, along an axis.",
      [
        .required("x", .any), .required("mean", .any), .required("variance", .any),
        .required("axis", .int, "the channels"), .optional("offset", .any, default: .none),
        .optional("scale", .any, default: .none), .optional("epsilon", .float, default: 1e-3),
      ]
    ) { call in
      let (axis, epsilon) = (try call.int("axis"), try call.double("epsilon"))
      let given = Operands(call, ["x", "mean", "variance", "offset", "scale"])
      return try given.apply("batch_normalization") { x in
        let place = try x["x"].shape.normalized(axis: axis)
        func along(_ name: String) throws -> Expression? {
          guard let part = x.optional(name) else { return nil }
          return try part(
            .reshape(to: Shape(x["x"].shape.indices.map { $0 == place ? part.value.count : 1 })))
        }
        var factor = try (along("variance").map { try $0 + epsilon })?(.reciprocalSquareRoot) ?? x["x"]
        if let scale = try along("scale") { factor = try factor * scale }
        var result = try x["x"] * factor
        if let mean = try along("mean") { result = try result - mean * factor }
        if let offset = try along("offset") { result = try result + offset }
        return result
      }
    },
    function(
      "layer_normalization", "Mean 0 and variance 1 along axes, then gamma and beta.",
      [
        .required("x", .any), .optional("gamma", .any, default: .none),
        .optional("beta", .any, default: .none),
        .optional("axis", .shape(allowsNone: false), default: -1),
        .optional("epsilon", .float, default: .none, "None: 1e-7"),
      ]
    ) { call in
      let (axes, epsilon) = (try call.ints("axis"), call["epsilon"].asDouble ?? 1e-7)
      return try Operands(call, ["x", "gamma", "beta"]).apply("layer_normalization") { x in
        let mean = try x["x"](.mean(axes: axes, keepsAxes: true))
        let variance = try x["x"](.variance(axes: axes, keepsAxes: true))
        var result = try (x["x"] - mean) * (variance + epsilon)(.reciprocalSquareRoot)
        if let gamma = x.optional("gamma") { result = try result * widened(gamma, x["x"].shape, axes) }
        if let beta = x.optional("beta") { result = try result + widened(beta, x["x"].shape, axes) }
        return result
      }
    },
    function(
      "rms_normalization", "x / √(mean of squares + epsilon) along axes, times scale.",
      [
        .required("x", .any), .optional("scale", .any, default: .none),
        .optional("axis", .shape(allowsNone: false), default: -1),
        .optional("epsilon", .float, default: .none, "None: 1e-7"),
      ]
    ) { call in
      let (axes, epsilon) = (try call.ints("axis"), call["epsilon"].asDouble ?? 1e-7)
      return try Operands(call, ["x", "scale"]).apply("rms_normalization") { x in
        let squares = try x["x"](.square)(.mean(axes: axes, keepsAxes: true))
        let result = try x["x"] * (squares + epsilon)(.reciprocalSquareRoot)
        return try x.optional("scale").map { try result * widened($0, x["x"].shape, axes) } ?? result
      }
    },
    function(
      "dot_product_attention", "softmax(query · keyᵀ · scale + bias) · value: (N, T, heads, width).",
      [
        .required("query", .any), .required("key", .any), .required("value", .any),
        .optional("bias", .any, default: .none, "added to the products"),
        .optional("mask", .any, default: .none, "where a query may see a key"),
        .optional("scale", .float, default: .none, "None: 1 / √width"),
        .optional("is_causal", .bool, default: false, "whether a query sees only keys up to its place"),
        .optional("flash_attention", .any, default: .none, "accepted"),
        .optional("attn_logits_soft_cap", .any, default: .none, "only None"),
      ]
    ) { call in
      try call.onlyDefault("attn_logits_soft_cap")
      let (scale, isCausal) = (call["scale"].asDouble, try call.bool("is_causal"))
      let mask =
        try call["mask"].isNone ? nil : call.interpreter.tensor(from: call["mask"]).convert(to: .bool)
      return try Operands(call, ["query", "key", "value", "bias"]).apply("dot_product_attention") { x in
        guard ["query", "key", "value"].allSatisfy({ x[$0].shape.rank == 4 }) else {
          throw Fault.message(
            "`dot_product_attention` only supports 4D inputs. Received: query.shape=\(x["query"].shape), key.shape=\(x["key"].shape), value.shape=\(x["value"].shape)."
          )
        }
        let query = x["query"]
        let width = Double(query.shape[3])
        var bias = x.optional("bias")
        if let mask {
          let off = try query.constant(
            Tensor.choose(mask, .scalar(.float(0)), .scalar(.float(-1e9))).convert(to: query.dtype))
          bias = try bias.map { try $0 + off } ?? off
        }
        let weights = Expression(
          try query.math.apply(
            .attentionWeights(
              scale: scale ?? 1 / width.squareRoot(), hasBias: bias != nil, isCausal: isCausal),
            ([query, x["key"]] + [bias].compactMap { $0 }).map(\.tensor)), query.math)
        return try weights(.attentionValues(), x["value"])
      }
    },
  ]

  /// A vector or block of the axes' lengths, with axes of 1 for the others.
  private static func widened(_ part: Expression, _ shape: Shape, _ axes: [Int]) throws -> Expression {
    let own = Set(try axes.map { try shape.normalized(axis: $0) })
    return try part(.reshape(to: Shape(shape.indices.map { own.contains($0) ? shape[$0] : 1 })))
  }

  // MARK: - Convolution and pooling

  private static let window: [Signature.Parameter] = [
    .optional("strides", .any, default: 1, "one number, or one for each axis"),
    .optional("padding", .string, default: "valid", "\"valid\" or \"same\""),
    .optional("data_format", .any, default: .none, "only channels_last"),
    .optional("dilation_rate", .any, default: 1, "distance between kernel elements"),
  ]

  static let windows: [Builtin] = [
    function(
      "conv", "Convolution: (N, W, C) with (width, in, out), or (N, H, W, C) with (height, width, in, out).",
      [.required("inputs", .any), .required("kernel", .any)] + window
    ) { call in
      let (input, kernel) = try operands(call, "kernel")
      let kernelShape = kernel.shape
      guard let channels = input.shape.last, kernelShape.rank >= 3, kernelShape[kernelShape.rank - 2] > 0,
        channels % kernelShape[kernelShape.rank - 2] == 0
      else { throw call.invalid("kernel", must: "have an axis that divides the channels of inputs") }
      let groups = channels / kernelShape[kernelShape.rank - 2]
      let filters = kernelShape[kernelShape.rank - 1]
      let lengths = kernelShape.dropLast(2)
      return try layer(
        call, lengths.count == 1 ? "Conv1D" : "Conv2D",
        [
          ("filters", .int(filters)), ("kernel_size", .tuple(ofInts: Array(lengths))),
          ("groups", .int(groups)), ("use_bias", false),
        ]
          + geometry(call), input, [kernel])
    },
    function(
      "depthwise_conv", "Convolution of each channel by itself: kernel (…, channels, multiplier).",
      [.required("inputs", .any), .required("kernel", .any)] + window
    ) { call in
      let (input, kernel) = try operands(call, "kernel")
      let lengths = kernel.shape.dropLast(2)
      return try layer(
        call, lengths.count == 1 ? "DepthwiseConv1D" : "DepthwiseConv2D",
        [
          ("kernel_size", .tuple(ofInts: Array(lengths))), ("depth_multiplier", .int(kernel.shape.last ?? 1)),
          ("use_bias", false),
        ]
          + geometry(call), input, [kernel])
    },
    function(
      "separable_conv", "Convolution of each channel, then of each pixel.",
      [.required("inputs", .any), .required("depthwise_kernel", .any), .required("pointwise_kernel", .any)]
        + window
    ) { call in
      let (input, depthwise) = try operands(call, "depthwise_kernel")
      let pointwise = try call.interpreter.eager(call["pointwise_kernel"])
      let lengths = depthwise.shape.dropLast(2)
      return try layer(
        call, lengths.count == 1 ? "SeparableConv1D" : "SeparableConv2D",
        [
          ("filters", .int(pointwise.shape.last ?? 1)), ("kernel_size", .tuple(ofInts: Array(lengths))),
          ("depth_multiplier", .int(depthwise.shape.last ?? 1)), ("use_bias", false),
        ] + geometry(call), input, [depthwise, pointwise])
    },
    function(
      "conv_transpose", "The transposed convolution: kernel (…, out, in).",
      [
        .required("inputs", .any), .required("kernel", .any), window[0], window[1],
        .optional("output_padding", .any, default: .none, "only None"), window[2], window[3],
      ]
    ) { call in
      try call.onlyDefault("output_padding")
      let (input, kernel) = try operands(call, "kernel")
      let lengths = kernel.shape.dropLast(2)
      return try layer(
        call, lengths.count == 1 ? "Conv1DTranspose" : "Conv2DTranspose",
        [
          ("filters", .int(kernel.shape[kernel.shape.rank - 2])),
          ("kernel_size", .tuple(ofInts: Array(lengths))),
          ("use_bias", false),
        ] + geometry(call), input, [kernel])
    },
    pool("max_pool", "The largest element of each window.", "MaxPooling"),
    pool("average_pool", "The mean of each window.", "AveragePooling"),
  ]

  private static func pool(_ name: String, _ doc: String, _ layerName: String) -> Builtin {
    function(
      name, doc,
      [
        .required("inputs", .any, "(N, W, C) or (N, H, W, C)"),
        .required("pool_size", .any, "lengths of a window"),
        .optional("strides", .any, default: .none, "None: the window's lengths"), window[1], window[2],
      ]
    ) { call in
      let rank =
        call["inputs"].host(as: SymbolicTensor.self).map { $0.shape.rank + 1 }
        ?? call["inputs"].heldTensor?.rank
      let axes = rank == 3 ? 1 : 2
      return try layer(
        call, "\(layerName)\(axes)D",
        [
          ("pool_size", call["pool_size"]), ("strides", call["strides"]), ("padding", call["padding"]),
          ("data_format", call["data_format"]),
        ],
        nil, [])
    }
  }

  private static func geometry(_ call: Call) -> [(name: String, value: Value)] {
    ["strides", "padding", "data_format", "dilation_rate"].map { ($0, call[$0]) }
  }

  private static func operands(_ call: Call, _ kernel: String) throws -> (EagerTensor, EagerTensor) {
    guard call["inputs"].host(as: SymbolicTensor.self) == nil else {
      throw Fault.notNumeric(type: "KerasTensor")
    }
    let (input, given) = (
      try call.interpreter.eager(call["inputs"]), try call.interpreter.eager(call[kernel])
    )
    guard 3...4 ~= input.shape.rank, given.shape.rank == input.shape.rank else {
      throw call.invalid(
        kernel, must: "have as many axes as inputs, 3 or 4; found \(given.shape.rank) and \(input.shape.rank)"
      )
    }
    return (input, given)
  }

  /// What a layer computes with given weights; tapes follow its input and its weights.
  private static func layer(
    _ call: Call, _ className: String, _ arguments: [(name: String, value: Value)], _ input: EagerTensor?,
    _ weights: [EagerTensor]
  ) throws -> Value {
    guard let constructor = LayerClasses.byName[className]?.constructor,
      let layer = try constructor.call(
        Arguments(keywords: arguments.filter { $0.name == "strides" || !$0.value.isNone }), call.interpreter
      ).host(as: Layer.self)
    else { return .none }
    guard let input else { return try call.interpreter.call(.object(layer), [call["inputs"]]) }
    try layer.build([Shape(input.shape.dropFirst())])
    try layer.setWeights(weights.map { try $0.value.convert(to: .float32) })
    let math = call.interpreter.math
    let value = try input.value.convert(to: .float32)
    guard math.isRecording, math.follows([input] + weights) else {
      return .object(EagerTensor(try layer.outputs(of: [value])[0]))
    }
    let recorded = try layer.callGraph(for: [value]).record(
      [value], name: layer.name, trainingMode: false, followsInputs: true)
    let output = EagerTensor(recorded.outputs[0])
    math.record(inputs: [input] + weights, outputs: [output]) { pull in
      let found = try withExtendedLifetime(layer) {
        try recorded.gradients(pull.gradients.map { $0?.value }, isLast: false)
      }
      return Tape.Flow(inputs: (found.inputs + found.variables).map(EagerTensor.init))
    }
    return .object(output)
  }
}

/// The tensors among a call's arguments that were given, by name.
struct Operands {
  private let call: Call
  private let names: [String]

  init(_ call: Call, _ names: [String]) {
    self.call = call
    self.names = names.filter { !call[$0].isNone }
  }

  /// A formula of them as one function.
  func apply(_ name: String, _ formula: @escaping (Named) throws -> Expression) throws -> Value {
    let names = names
    let function = TensorFunction.composed(name) { try formula(Named(names: names, values: $0)) }
    return try call.interpreter.apply(function, names.map { call[$0] }, .matchedFloating, .keras)
  }

  struct Named {
    fileprivate let names: [String]
    fileprivate let values: [Expression]

    func optional(_ name: String) -> Expression? { names.firstIndex(of: name).map { values[$0] } }

    /// One that must be given.
    subscript(_ name: String) -> Expression { optional(name) ?? values[0] }
  }
}
