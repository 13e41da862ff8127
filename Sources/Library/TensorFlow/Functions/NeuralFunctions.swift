import Evaluator
import Gradients
import Networks
import Tensors

/// `tf.nn`: losses of logits, convolutions with given kernels, pooling.
enum NeuralFunctions {
  static let all: [Builtin] = [
    localResponse("local_response_normalization"), localResponse("lrn"), topK("tf.nn"), crossentropy,
    sparseCrossentropy, sigmoidCrossentropy, convolution, dropout,
    pooling("max_pool2d", .maximum), pooling("avg_pool2d", .average), pooling("max_pool", .maximum),
    pooling("avg_pool", .average),
    moments, l2Loss,
  ]

  private static let name = Signature.Parameter.optional("name", .any, default: .none, "accepted")

  private static func localResponse(_ function: String) -> Builtin {
    Builtin(
      function, module: "tensorflow.nn",
      doc: "x / (bias + alpha · Σ x²) ** beta, the sum over channels at most depth_radius away.",
      [.required("input", .any, "maps (N, H, W, C)")] + normalization.parameters + [name]
    ) { call in try Layer(normalization.make(call)).call(Arguments([call["input"]]), call.interpreter) }
  }

  private static let normalization = LocalResponseNormalization.declarations[0]

  static func topK(_ module: String) -> Builtin {
    Builtin(
      "top_k", module: module, doc: "The k largest elements of each row, and their places.",
      [
        .required("input", .any), .optional("k", .int, default: 1),
        .optional("sorted", .any, default: true, "accepted"), name,
      ]
    ) { call in
      let math = call.interpreter.math
      let value = try call.interpreter.eager(call["input"])
      let k = try call.int("k", atLeast: 0)
      guard let columns = value.shape.last, k <= columns else {
        throw Fault.message("input must have at least k columns. Had \(value.shape.last ?? 0), needed \(k)")
      }
      let order = try value.value.map(.negative).argsorted(axis: -1)
      let leading = [Index](repeating: .all, count: value.shape.rank - 1)
      let places = try order.indexed(by: leading + [.slice(start: 0, stop: k, step: 1)]).copy()
      // Places within the whole tensor, so that gradients go back to where the elements came from.
      let rows = places.count / max(1, k)
      let offsets = try Tensor.arange(.int(0), .int(Int64(rows)), dtype: .int64).reshaped(to: [rows, 1])
        .multiply(.scalar(.int(Int64(columns))))
      let flat = try places.reshaped(to: [rows, k]).add(.tensor(offsets)).reshaped(to: [rows * k])
      let line = try math.apply(.reshape(to: [value.value.count]), [value])
      let values = try math.apply(.reshape(to: places.shape), [math.apply(.gather(flat, axis: 0), [line])])
      return .tuple(of: [.object(values), .eager(try places.convert(to: .int32))])
    }
  }

  private static let crossentropy = Builtin(
    "softmax_cross_entropy_with_logits", module: "tf.nn", doc: "−Σ labels · log softmax(logits) of each row.",
    [.required("labels", .any), .required("logits", .any), .optional("axis", .int, default: -1), name]
  ) { call in
    let (labels, logits) = try call.interpreter.eagerPair(
      call["labels"], call["logits"], "SoftmaxCrossEntropyWithLogits")
    let axis = try call.int("axis")
    let math = call.interpreter.math
    let (t, x) = (Expression(labels, math), Expression(logits, math))
    return .object(try (-(t * x(.logSoftmax(axis: axis))))(.sum(axes: [axis])).tensor)
  }

  private static let sparseCrossentropy = Builtin(
    "sparse_softmax_cross_entropy_with_logits", module: "tf.nn",
    doc: "−log softmax(logits) at the class of each row.",
    [.required("labels", .any), .required("logits", .any), name]
  ) { call in
    let logits = try call.interpreter.eager(call["logits"])
    let labels = try call.tensor("labels")
    guard labels.shape == Shape(logits.shape.dropLast()), let classes = logits.shape.last else {
      throw call.invalid("labels", must: "have the shape of logits without its last axis")
    }
    let math = call.interpreter.math
    let rows = Expression(EagerTensor(try labels.oneHot(classes: classes).convert(to: logits.dtype)), math)
    return .object(try (-(rows * Expression(logits, math)(.logSoftmax())))(.sum(axes: [-1])).tensor)
  }

  private static let sigmoidCrossentropy = Builtin(
    "sigmoid_cross_entropy_with_logits", module: "tf.nn",
    doc: "Cross-entropy of yes and no, of each element.",
    [.optional("labels", .any, default: .none), .optional("logits", .any, default: .none), name]
  ) { call in
    let (labels, logits) = try call.interpreter.eagerPair(
      call["labels"], call["logits"], "sigmoid_cross_entropy_with_logits")
    let math = call.interpreter.math
    let (t, x) = (Expression(labels, math), Expression(logits, math))
    return .object(try (x(.softplus) - x * t).tensor)
  }

  private static let convolution = Builtin(
    "conv2d", module: "tf.nn", doc: "Convolution of maps (N, H, W, C) with kernels (height, width, in, out).",
    [
      .required("input", .any), .required("filters", .any),
      .required("strides", .any, "one number, two, or four"),
      .required("padding", .string, "\"SAME\" or \"VALID\""),
      .optional("data_format", .string, default: "NHWC", "only NHWC"),
      .optional("dilations", .any, default: .none, "one number, two, or four"), name,
    ]
  ) { call in
    try call.onlyDefault("data_format")
    let (input, kernel) = try call.interpreter.eagerPair(call["input"], call["filters"], "Conv2D")
    guard kernel.shape.rank == 4, input.shape.rank == 4 else {
      throw call.invalid(kernel.shape.rank == 4 ? "input" : "filters", must: "have four axes")
    }
    var definition = Conv2D(filters: kernel.shape[3], kernelSize: Extent(kernel.shape[0], kernel.shape[1]))
    definition.strides = try window("strides", call)
    definition.padding = try call.padding("padding")
    if !call["dilations"].isNone { definition.dilationRate = try window("dilations", call) }
    definition.usesBias = false
    let layer = Layer(definition, name: "conv2d")
    try layer.build([Shape(input.shape.dropFirst())])
    try layer.setWeights([kernel.value])
    let math = call.interpreter.math
    guard math.isRecording, math.follows([input, kernel]) else {
      return .object(EagerTensor(try layer.outputs(of: [input.value])[0]))
    }
    let recorded = try layer.callGraph(for: [input.value]).record(
      [input.value], name: "conv2d", trainingMode: false, followsInputs: true)
    let output = EagerTensor(recorded.outputs[0])
    math.record(inputs: [input, kernel], outputs: [output]) { pull in
      let found = try withExtendedLifetime(layer) {
        try recorded.gradients(pull.gradients.map { $0?.value }, isLast: false)
      }
      return Tape.Flow(inputs: (found.inputs + found.variables).map(EagerTensor.init))
    }
    return .object(output)
  }

  private static func pooling(_ name: String, _ kind: Pooling2D.Kind) -> Builtin {
    Builtin(
      name, module: "tf.nn", doc: "The \(kind == .maximum ? "largest value" : "mean") of each window.",
      [
        .required("input", .any, "maps (N, H, W, C)"), .required("ksize", .any, "one number, two, or four"),
        .required("strides", .any, "one number, two, or four"),
        .required("padding", .string, "\"SAME\" or \"VALID\""),
        .optional("data_format", .string, default: "NHWC", "only NHWC"), self.name,
      ]
    ) { call in
      try call.onlyDefault("data_format")
      if kind == .maximum, let output = try acrossChannels(call) { return output }
      var definition = Pooling2D(kind)
      definition.poolSize = try window("ksize", call)
      definition.strides = try window("strides", call)
      definition.padding = try call.padding("padding")
      let layer = Layer(definition, name: name)
      return .object(
        try layer.called(on: [call.interpreter.eager(call["input"])], trainingMode: nil, call.interpreter)[0])
    }
  }

  /// The largest of each group of channels, for a window [1, 1, 1, channels]; `nil` for any other.
  private static func acrossChannels(_ call: Call) throws -> Value? {
    guard let window = call["ksize"].asInts, window.count == 4, window[3] > 1 else { return nil }
    let (math, input) = (call.interpreter.math, try call.interpreter.eager(call["input"]))
    guard window.prefix(3).allSatisfy({ $0 == 1 }) else {
      throw call.interpreter.invalid(
        "MaxPooling supports exactly one of pooling across depth or pooling across width/height.")
    }
    guard call["strides"].asInts == window else {
      throw call.interpreter.invalid(
        "Depthwise max pooling requires the depth window to equal the depth stride.")
    }
    guard input.shape.rank == 4, input.shape[3] % window[3] == 0 else {
      throw call.interpreter.invalid(
        "Depthwise max pooling requires the depth window to evenly divide the input depth.")
    }
    let groups = Shape(Array(input.shape.prefix(3)) + [input.shape[3] / window[3], window[3]])
    let parts = try math.apply(.reshape(to: groups), [input])
    return .object(try math.apply(.maximum(axes: [4]), [parts]))
  }

  /// Lengths for height and width: one number, two, or those of all four axes.
  private static func window(_ name: String, _ call: Call) throws -> Extent {
    if let number = call[name].asInt, number > 0 { return Extent(number, number) }
    let numbers = call[name].asInts ?? []
    let pair = numbers.count == 4 && numbers[0] == 1 && numbers[3] == 1 ? Array(numbers[1...2]) : numbers
    guard pair.count == 2 || pair.count == 1, pair.allSatisfy({ $0 > 0 }) else {
      throw call.invalid(name, must: "be one number, two, or [1, height, width, 1]")
    }
    return Extent(pair[0], pair[pair.count - 1])
  }

  private static let dropout = Builtin(
    "dropout", module: "tf.nn", doc: "A share of the elements set to 0, the others scaled up.",
    [
      .required("x", .any), .required("rate", .float, "the share"),
      .optional("noise_shape", .any, default: .none, "only None"),
      .optional("seed", .any, default: .none, "a whole number"), name,
    ]
  ) { call in
    try call.onlyDefault("noise_shape")
    let (value, rate) = (try call.interpreter.eager(call["x"]), try call.share("rate"))
    var random = RandomSource(
      seed: call["seed"].asInt.map { UInt64(bitPattern: Int64($0)) } ?? Randomness.shared.nextSeed())
    let kept = try Tensor.compute(
      .greaterEqual, .tensor(random.uniform(shape: value.shape)), .scalar(.float(Double(rate))))
    let factors = try kept.convert(to: value.dtype).multiply(.scalar(.float(1 / (1 - Double(rate)))))
    return .object(try call.interpreter.math.apply(.multiply, [value, EagerTensor(factors)]))
  }

  private static let moments = Builtin(
    "moments", module: "tf.nn", doc: "Mean and variance over axes.",
    [
      .required("x", .any), .required("axes", .shape(allowsNone: false)),
      .optional("shift", .any, default: .none, "accepted"),
      .optional("keepdims", .bool, default: false), name,
    ]
  ) { call in
    let (value, axes, keeps) = (
      try call.interpreter.eager(call["x"]), try call.ints("axes"), try call.bool("keepdims")
    )
    let math = call.interpreter.math
    return .tuple(of: [
      .object(try math.apply(.mean(axes: axes, keepsAxes: keeps), [value])),
      .object(try math.apply(.variance(axes: axes, keepsAxes: keeps), [value])),
    ])
  }

  private static let l2Loss = Builtin(
    "l2_loss", module: "tf.nn", doc: "Half the sum of the squares.", [.required("t", .any), name]
  ) { call in
    let value = Expression(try call.interpreter.eager(call["t"]), call.interpreter.math)
    return .object(try (value(.square)(.sum(axes: nil)) / 2).tensor)
  }
}
