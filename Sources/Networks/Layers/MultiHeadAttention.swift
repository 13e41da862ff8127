package import Formats
import Gradients
package import Tensors

/// Several attentions side by side, each on projections of its own: queries (T, …) and values (S, …) → (T, …). Vaswani et al. 2017.
/// In `GroupQueryAttention` several heads share keys and values. Ainslie et al. 2023.
///
/// Parameters: kernels and biases of the projections query, key, value and attention_output.
package struct MultiHeadAttention: Composite, Declared, TakesSeveral {
  package var isGrouped = false
  package var heads = 1
  package var keyHeads = 1
  package var keyWidth = 1
  package var ownValueWidth: Int?
  package var dropout: Float = 0
  package var usesBias = true
  package var outputShape: [Int?]?
  package var attentionAxes: [Int] = []
  /// How far a key may lie from a query, itself counted; `nil` for any distance.
  package var window: Int?
  /// Whether what heads take is multiplied by a learnt share of the query.
  package var usesGate = false
  package var kernel = VariableOptions(.glorotUniform)
  package var bias = VariableOptions(.zeros)
  /// What its draws begin with.
  package var seed = Seed(0)
  package var options = CallOptions()
  /// The projections, made when their lengths are known.
  var parts = Parts()

  package let inputNames = ["query", "value", "key"]

  var valueWidth: Int { ownValueWidth ?? keyWidth }

  package static let declarations = [
    Declaration(
      "MultiHeadAttention",
      "Several attentions side by side, each on projections of its own. Called as layer(query, value).",
      MultiHeadAttention(),
      [
        .required("num_heads", .int(\.heads, atLeast: 1), "how many attentions"),
        .required("key_dim", .int(\.keyWidth, atLeast: 1), "width of queries and keys in a head"),
        .optional("value_dim", .optionalNumber(\.ownValueWidth), "width of values in a head; None: key_dim")
          .saved {
            .int($0.valueWidth)
          },
        .optional("dropout", .float(\.dropout, .share), "share of the weights dropped while training"),
        .useBias(\.usesBias),
        .optional(
          "output_shape", .optionalLengths(\.outputShape), "width of the result; None: that of the query"
        ).must(
          "be one length"
        ) { $0.outputShape.map { $0.count == 1 && $0[0] != nil } ?? true },
        .optional(
          "attention_axes", .optionalInts(\.attentionAxes),
          "the axes over which it looks; None: all but the last"
        ).saved {
          $0.attentionAxes.isEmpty ? [1] : .array($0.attentionAxes.map(JSON.int))
        },
      ] + shared,
      savedFirst: [
        "num_heads", "key_dim", "value_dim", "dropout", "use_bias", "use_gate", "output_shape",
        "attention_axes", "sliding_window",
      ]),
    Declaration(
      "GroupQueryAttention",
      "Attentions side by side of which several share keys and values. Called as layer(query, value).",
      MultiHeadAttention(isGrouped: true),
      [
        .required("head_dim", .int(\.keyWidth, atLeast: 1), "width of a head"),
        .required("num_query_heads", .int(\.heads, atLeast: 1), "how many heads have queries"),
        .required("num_key_value_heads", .int(\.keyHeads, atLeast: 1), "how many have keys and values").must(
          "divide num_query_heads"
        ) { $0.keyHeads > 0 && $0.heads % $0.keyHeads == 0 },
        .optional("dropout", .float(\.dropout, .share), "share of the weights dropped while training"),
        .useBias(\.usesBias),
      ] + shared,
      savedFirst: [
        "head_dim", "num_query_heads", "num_key_value_heads", "use_bias", "use_gate", "sliding_window",
        "dropout",
      ]),
  ]

  private static let shared: [Option<MultiHeadAttention>] = [
    .optional(
      "sliding_window", .optionalNumber(\.window), "how far a key may lie from a query, itself counted"),
    .fixed("flash_attention").unsaved, .initializer("kernel", \.kernel.initializer),
    .initializer("bias", \.bias.initializer), .regularizer("kernel", \.kernel.regularizer),
    .regularizer("bias", \.bias.regularizer), .activityRegularizer,
    .constraint("kernel", \.kernel.constraint), .constraint("bias", \.bias.constraint),
    .optional("use_gate", .bool(\.usesGate), "whether what heads take is multiplied by a learnt share"),
    .seed(\.seed),
  ]

  package var declaration: Declaration<MultiHeadAttention> { Self.declarations[isGrouped ? 1 : 0] }

  init(isGrouped: Bool = false) { self.isGrouped = isGrouped }

  package func fresh() -> any LayerDefinition {
    var copy = self
    copy.parts = Parts()
    return copy
  }

  package var sublayers: [Layer] { parts.layers }

  package var places: [HeldLayer] {
    zip(
      parts.layers,
      ["query_dense", "key_dense"] + (usesGate ? ["gate_dense"] : []) + ["value_dense", "output_dense"]
    ).map {
      HeldLayer($0, place: $1)
    }
  }

  package func buildConfiguration(_ shapes: [Shape]) -> JSON {
    let names = ["query_shape", "value_shape", "key_shape"]
    return ["shapes_dict": .object(zip(names, shapes).map { JSON.Member($0, .batch(of: $1)) })]
  }

  package func variables(for given: [Shape]) throws -> [VariableDefinition] {
    let whole = Array(given.dropLast(options.hasMask ? 1 : 0))
    guard 2...3 ~= whole.count else {
      throw NetworkError.inputCount(layer: className, expected: "query and value", found: whole.count)
    }
    let inputs = try whole.map { try flat($0) }
    let layers = parts.made(self, width: inputs[0][1])
    let taken: Shape = [inputs[0][0], heads, valueWidth]
    let gate = usesGate ? [inputs[0]] : []
    let shapes = [inputs[0], inputs[inputs.count - 1]] + gate + [inputs[1], taken]
    for (layer, shape) in zip(layers, shapes) {
      try layer.build([shape])
    }
    return []
  }

  /// The queries' mask goes on; grouped attention drops it, as in Keras.
  package func mask(of output: Symbol, _ inputs: [Symbol], in graph: Graph) throws -> Symbol? {
    isGrouped ? nil : graph.mask(of: inputs[0])
  }

  package func traceAll(_ given: [Symbol], in graph: Graph) throws -> [Symbol] {
    let inputs = given.dropLast(options.hasMask ? 1 : 0)
    let looksOverSteps = attentionAxes.isEmpty || attentionAxes == [1]
    if inputs.allSatisfy({ $0.shape.rank == 2 }), looksOverSteps || isGrouped {
      return try traceSteps(given, in: graph)
    }
    return try traceAxes(given, in: graph)
  }

  /// Attention over a sequence of steps.
  func traceSteps(_ given: [Symbol], in graph: Graph) throws -> [Symbol] {
    let inputs = Array(given.dropLast(options.hasMask ? 1 : 0))
    let (query, value, key) = (inputs[0], inputs[1], inputs.count > 2 ? inputs[2] : inputs[1])
    let layers = parts.made(self, width: query.shape[1])
    let q = try layers[0].trace([query], in: graph)[0]
    let k = try layers[1].trace([key], in: graph)[0]
    let v = try layers[layers.count - 2].trace([value], in: graph)[0]
    let (scale, isCausal, times) = (1 / Double(keyWidth).squareRoot(), options.isCausal, heads / keyCount)
    let mask = try mask(query, value, key, options.hasMask ? given.last : nil, in: graph)
    // The scores of a query that sees nothing are zero where scores are asked for, else they are all the same.
    let zeroes = dropout > 0 || options.givesScores
    let weights = try graph.append(
      .attentionWeights(
        scale: scale, isCausal: isCausal, keyRepeats: times, hasMask: mask != nil, zeroesMasked: zeroes),
      [q, k] + (mask.map { [$0] } ?? []))
    let kept =
      dropout > 0
      ? graph.append(DropoutOperation(rate: dropout, salt: seed.salt), [weights], [], weights.shape) : weights
    var taken = try graph.append(.attentionValues(repeats: times), [kept, v])
    if usesGate {
      let gate = try layers[2].trace([query], in: graph)[0]
      taken = try graph.append(.composed("Gate") { try $0[0] * $0[1] }, [taken, gate])
    }
    let output = try layers[layers.count - 1].trace([taken], in: graph)[0]
    return options.givesScores ? [output, kept] : [output]
  }

  /// Which keys each query sees: (T, S), or (heads, T, S); `nil` for all.
  private func mask(
    _ query: Symbol, _ value: Symbol, _ key: Symbol, _ given: Symbol?, in graph: Graph
  ) throws -> Symbol? {
    var parts: [Symbol] = []
    if let mask = graph.mask(of: query) { parts.append(try graph.append(.expand(at: [2]), [mask])) }
    for symbol in key == value ? [value] : [value, key] {
      if let mask = graph.mask(of: symbol) { parts.append(try graph.append(.expand(at: [1]), [mask])) }
    }
    if let window {
      let (queries, keys) = (query.shape[0], value.shape[0])
      parts.append(
        try graph.append(
          TensorFunction(
            "SlidingWindow",
            forward: { x in
              let band = try Tensor(
                shape: [1, queries, keys],
                floats: (0..<queries * keys).map { abs($0 / keys - $0 % keys) < window ? Float(1) : 0 })
              return try band.broadcast(to: [x[0].shape[0], queries, keys]).contiguous()
            }), [query]))
    }
    if let given {
      let lengths = [heads, query.shape[0], value.shape[0]].suffix(max(2, min(3, given.shape.rank)))
      guard given.shape.rank == lengths.count,
        zip(given.shape, lengths).allSatisfy({ $0 == 1 || $0 == $1 })
      else { throw NetworkError.maskShape(layer: className, mask: given.shape, input: Shape(lengths)) }
      if given.shape.rank == 3 {
        parts = try parts.map { try graph.append(.expand(at: [1]), [$0]) }
      }
      parts.append(try graph.append(.isSet, [given]))
    }
    return try parts.isEmpty ? nil : graph.append(.allMasks, parts)
  }

  var keyCount: Int { isGrouped ? keyHeads : heads }

  /// The projections of one layer.
  final class Parts: @unchecked Sendable {
    private(set) var layers: [Layer] = []

    func made(_ attention: MultiHeadAttention, width: Int) -> [Layer] {
      if layers.isEmpty {
        let last = attention.outputShape?.first.flatMap { $0 } ?? width
        layers = [
          attention.projection("query", "abc,cde->abde", [nil, attention.heads, attention.keyWidth], "de"),
          attention.projection("key", "abc,cde->abde", [nil, attention.keyCount, attention.keyWidth], "de"),
        ]
        if attention.usesGate {
          layers.append(
            attention.projection(
              "gate", "abc,cde->abde", [nil, attention.heads, attention.valueWidth], "de",
              activation: .function(.sigmoid)))
        }
        layers += [
          attention.projection(
            "value", "abc,cde->abde", [nil, attention.keyCount, attention.valueWidth], "de"),
          attention.projection("attention_output", "abcd,cde->abe", [nil, last], "e"),
        ]
      }
      return layers
    }
  }

  private func projection(
    _ name: String, _ equation: String, _ shape: [Int?], _ axes: String, activation: Activation = .linear
  ) -> Layer {
    var dense = EinsumDense(equation: equation, outputShape: shape)
    dense.activation = activation
    dense.biasAxes = usesBias ? axes : nil
    (dense.kernel, dense.bias) = (kernel, bias)
    return Layer(dense, name: name)
  }
}
