import Gradients
package import Tensors

/// What each query takes from values, by its likeness to their keys: queries (T, width) and values (S, …) → (T, …). Luong et al.
/// 2015; `AdditiveAttention`: Bahdanau et al. 2015.
///
/// Parameters: scale, and concat_score_weight, if the likeness has such.
package struct Attention: LayerDefinition, Declared, TakesSeveral {
  /// How alike a query and a key are. Raw values are Keras's.
  package enum Score: String, Sendable, CaseIterable {
    /// Their product.
    case dot
    /// The sum of tanh of their sum.
    case concat
    /// As `concat`, each width with a scale of its own: a layer of its own in Keras.
    case additive
  }

  package var score = Score.dot
  package var isScaled = false
  package var dropout: Float = 0
  /// What its draws begin with.
  package var seed: Seed
  package var options = CallOptions()

  package let inputNames = ["query", "value", "key"]

  package static let declarations = [
    Declaration(
      "Attention",
      "What each query takes from values, by its product with their keys. Called on [query, value] or [query, value, key].",
      Attention(seed: 0),
      [
        .optional("use_scale", .bool(\.isScaled), "whether the products are multiplied by a learnt number"),
        .optional("score_mode", .choice(\.score), "\"dot\" for products, \"concat\" for tanh of sums").must(
          "be \"dot\" or \"concat\""
        ) { $0.score != .additive },
        .optional("dropout", .float(\.dropout, .share), "share of the weights dropped while training"),
        .seed(\.seed),
      ]),
    Declaration(
      "AdditiveAttention",
      "What each query takes from values, by tanh of its sum with their keys. Called on [query, value] or [query, value, key].",
      Attention(score: .additive, isScaled: true, seed: 0),
      [
        .optional("use_scale", .bool(\.isScaled), "whether each width has a learnt factor"),
        .optional("dropout", .float(\.dropout, .share), "share of the weights dropped while training"),
        .seed(\.seed),
      ]),
  ]

  package var declaration: Declaration<Attention> { Self.declarations[score == .additive ? 1 : 0] }

  init(score: Score = .dot, isScaled: Bool = false, seed: UInt64? = nil) {
    self.score = score
    self.isScaled = isScaled
    self.seed = Seed(seed)
  }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let width = try check(inputs).last ?? 1
    switch score {
    case .additive:
      return isScaled ? [VariableDefinition(name: "scale", shape: [width], initializer: .glorotUniform)] : []
    case .dot, .concat:
      let scale = VariableDefinition(name: "scale", shape: .scalar, initializer: .ones)
      let weight = VariableDefinition(name: "concat_score_weight", shape: .scalar, initializer: .ones)
      return (isScaled ? [scale] : []) + (score == .concat ? [weight] : [])
    }
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try traceAll(inputs, variables, in: graph)[0]
  }

  package func mask(of output: Symbol, _ inputs: [Symbol], in graph: Graph) throws -> Symbol? {
    graph.mask(of: inputs[0])
  }

  package func traceAll(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> [Symbol] {
    _ = try check(inputs.map(\.shape))
    let (query, value, key) = (inputs[0], inputs[1], inputs.count > 2 ? inputs[2] : inputs[1])
    let (score, isScaled, isCausal) = (score, isScaled, options.isCausal)
    let mask = graph.mask(of: value)
    let place = mask == nil ? 2 : 3
    let weights = try graph.append(
      .composed("Attention") { operands in
        // The mask stands between keys and variables.
        let x = Array(operands.prefix(2)) + Array(operands.dropFirst(place))
        var scores: Expression
        switch score {
        case .dot:
          scores = try x[0](.matrixProduct(transposesSecond: true), x[1])
          if isScaled { scores = try scores * x[2] }
        case .concat:
          let sums = try x[0](.expand(at: [-2])) + x[1](.expand(at: [-3]))
          let scaled = isScaled ? try sums * x[2] : sums
          scores = try scaled(.hyperbolicTangent)(.sum(axes: [-1])) * x[isScaled ? 3 : 2]
        case .additive:
          let sums = try (x[0](.expand(at: [-2])) + x[1](.expand(at: [-3])))(.hyperbolicTangent)
          scores = try (isScaled ? sums * x[2] : sums)(.sum(axes: [-1]))
        }
        if isCausal {
          scores = try scores + scores.constant(TensorFunction.causalBias(x[0].shape[1], x[1].shape[1]))
        }
        if mask != nil { scores = try scores + (operands[2](.expand(at: [1])) - 1) * 1e9 }
        return try scores(.softmax())
      }, [query, key] + (mask.map { [$0] } ?? []), variables)
    let kept =
      dropout > 0
      ? graph.append(DropoutOperation(rate: dropout, salt: seed.salt), [weights], [], weights.shape) : weights
    var output = try graph.append(.matrixProduct(), [kept, value])
    if let mask = graph.mask(of: query) {
      output = try graph.append(
        .composed("MaskedQueries") { try $0[0] * $0[1](.expand(at: [2])) }, [output, mask])
    }
    return options.givesScores ? [output, kept] : [output]
  }

  /// The shape of the queries. - Throws: `NetworkError` if queries, values and keys do not fit.
  private func check(_ inputs: [Shape]) throws -> Shape {
    guard 2...3 ~= inputs.count else {
      throw NetworkError.inputCount(layer: className, expected: "2 or 3 inputs", found: inputs.count)
    }
    for input in inputs where input.rank != 2 {
      throw NetworkError.rank(layer: className, expected: "3", found: input)
    }
    let key = inputs[inputs.count - 1]
    guard inputs[0][1] == key[1], inputs[1][0] == key[0] else {
      throw NetworkError.inputShapes(layer: className, shapes: inputs)
    }
    return inputs[0]
  }
}

/// A layer that is called on several tensors by position or by name.
package protocol TakesSeveral: LayerDefinition {
  /// Keras's names of its inputs; the last may be left out.
  var inputNames: [String] { get }
  var options: CallOptions { get set }
}

/// What a call of an attention layer asks for.
package struct CallOptions: Sendable, Hashable {
  /// Whether a query sees only keys up to its own place.
  package var isCausal = false
  /// Whether the weights are given besides.
  package var givesScores = false
  /// Whether the last input says which keys each query sees.
  package var hasMask = false

  package init() {}
}
