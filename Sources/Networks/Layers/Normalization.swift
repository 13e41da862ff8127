package import Tensors

/// (x − mean) / √variance, per channel or over all elements, with given moments or moments taken from data.
///
/// Parameters, if no moments are given: the non-trainable mean and variance (channels), and the count.
package struct Normalization: LayerDefinition, Declared {
  /// One mean and variance for all elements instead of one per channel.
  package var isWhole = false
  package var mean: [Float]?
  package var variance: [Float]?

  package static let declarations = [
    Declaration(
      "Normalization", "(x − mean) / √variance, for each channel; `adapt(data)` finds the moments.",
      Normalization(),
      [
        .optional(
          "axis", .lastAxisOrNone(isNone: \.isWhole), "-1: a mean for each channel; None: one for all"),
        .optional("mean", .optionalNumbers(\.mean), "means known from elsewhere").together(with: "variance"),
        .optional("variance", .optionalNumbers(\.variance), "variances known from elsewhere"),
        .optional("invert", .off, "only False"),
      ], savedFirst: ["axis", "invert"])
  ]

  /// With moments from `Layer.adapt(to:)`.
  package init() { (mean, variance) = (nil, nil) }

  /// With given moments; a single number applies to all channels.
  package init(mean: [Float], variance: [Float]) {
    self.mean = mean
    self.variance = variance
  }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let input = try single(inputs)
    if mean != nil { return [] }
    guard let channels = input.last else {
      throw NetworkError.rank(layer: className, expected: "2 or more", found: input)
    }
    let shape: Shape = isWhole ? .scalar : [channels]
    return [
      VariableDefinition(name: "mean", shape: shape, initializer: .zeros, isTrainable: false),
      VariableDefinition(name: "variance", shape: shape, initializer: .ones, isTrainable: false),
      VariableDefinition(name: "count", shape: .scalar, initializer: .zeros, isTrainable: false),
    ]
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    guard let mean, let variance else {
      return graph.append(
        ScaleOperation(name: "normalize", source: .moments), [input], variables, input.shape)
    }
    let channels = isWhole ? 1 : input.shape.last ?? 1
    for (what, numbers) in [("mean", mean), ("variance", variance)]
    where numbers.count != 1 && numbers.count != channels {
      throw NetworkError.channelCount(layer: className, what: what, expected: channels, found: numbers.count)
    }
    let count = max(mean.count, variance.count)
    func each(_ numbers: [Float]) -> [Float] {
      numbers.count == count ? numbers : Array(repeating: numbers.first ?? 0, count: count)
    }
    let source = ScaleOperation.Source.numbers(
      shift: each(mean), scale: each(variance).map { 1 / max($0.squareRoot(), 1e-7) },
      offset: Array(repeating: 0, count: count))
    return graph.append(ScaleOperation(name: "normalize", source: source), [input], [], input.shape)
  }
}

extension Layer {
  /// Computes the moments of a `Normalization` from data (N, …): the mean and the variance of each channel.
  ///
  /// - Throws: `NetworkError.notAdapted` if the layer takes no moments from data, `.noSamples`.
  package func adapt(to data: Tensor) throws {
    if let discretization = definition as? Discretization {
      return redefine(as: try discretization.adapted(to: data))
    }
    guard let normalization = definition as? Normalization, normalization.mean == nil else {
      throw NetworkError.notAdapted(layer: name)
    }
    guard data.count > 0, data.rank > 0 else { throw NetworkError.noSamples(what: name) }
    // A vector is a batch of samples of one element each.
    let shape = data.rank == 1 ? [1] : Shape(data.shape.dropFirst())
    try build([shape])
    let channels = normalization.isWhole ? 1 : shape.last ?? 1
    var sums = [Double](repeating: 0, count: channels)
    var squares = sums
    let rows = data.count / channels
    try data.withFloats { values in
      for (index, value) in values.enumerated() { sums[index % channels] += Double(value) }
      for (index, value) in values.enumerated() {
        let distance = Double(value) - sums[index % channels] / Double(rows)
        squares[index % channels] += distance * distance
      }
    }
    let shapeOfMoments: Shape = normalization.isWhole ? .scalar : [channels]
    try setWeights([
      Tensor(shape: shapeOfMoments, floats: sums.map { Float($0 / Double(rows)) }),
      Tensor(shape: shapeOfMoments, floats: squares.map { Float($0 / Double(rows)) }),
      Tensor(shape: .scalar, floats: [Float(rows)]),
    ])
  }
}
