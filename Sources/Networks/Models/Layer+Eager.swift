package import Tensors

extension Layer {
  /// Computes the output of a layer with one output for a batch: (N, …) → (N, …).
  package func callAsFunction(_ inputs: [Tensor], trainingMode: Bool? = nil) throws -> Tensor {
    try outputs(of: inputs, trainingMode: trainingMode)[0]
  }

  /// Computes the layer's outputs for a batch: (N, …) → (N, …).
  ///
  /// - `trainingMode`: Keras's `training=`; `nil`: training mode for random augmentation only, as in Keras.
  package func outputs(of inputs: [Tensor], trainingMode: Bool? = nil) throws -> [Tensor] {
    if let image = inputs.first, inputs.count == 1, image.rank == 3, definition is any ChangesImages {
      let results = try outputs(
        of: [image.reshaped(to: Shape([1] + image.shape))], trainingMode: trainingMode)
      return try results.map { try $0.reshaped(to: Shape($0.shape.dropFirst())) }
    }
    // As in Keras, a crop is made in training only.
    if definition is RandomCrop, trainingMode == false { return inputs }
    let graph = Graph()
    for input in inputs where input.rank == 0 {
      throw NetworkError.tensorRank(layer: name, expected: "2 or more", found: input.shape)
    }
    let symbols = inputs.map { graph.input(Shape($0.shape.dropFirst()), name: "input") }
    do { graph.outputs = try trace(symbols, in: graph) } catch NetworkError.rank(let layer, let expected, _) {
      // Here the batch axis is known, and may be what is missing.
      throw NetworkError.tensorRank(layer: layer, expected: expected, found: inputs.first?.shape ?? .scalar)
    }
    return try run(graph, inputs, name: name, trainingMode)
  }
}

/// An augmentation layer: as in Keras it may also be called on a single image (height, width, channels).
package protocol ChangesImages {}

extension Resizing: ChangesImages {}
extension CenterCrop: ChangesImages {}
extension RandomFlip: ChangesImages {}
extension RandomWarp: ChangesImages {}
extension RandomBrightness: ChangesImages {}
extension ImageAugmentation: ChangesImages {}
extension RandomCrop: ChangesImages {}
extension RandomColorJitter: ChangesImages {}
extension BatchMixing: ChangesImages {}
extension RandAugment: ChangesImages {}
extension RandomContrast: ChangesImages {}

extension Model {
  /// Computes the outputs for a batch.
  ///
  /// - `trainingMode`: Keras's `training=`; `nil`: training mode for random augmentation only, as in Keras.
  package func callAsFunction(_ inputs: [Tensor], trainingMode: Bool? = nil) throws -> [Tensor] {
    if kind == .sequential, inputs.count == 1, inputs[0].rank == 3,
      layers.first?.definition is any ChangesImages
    {
      return try layers.reduce(inputs) { try $1.outputs(of: $0, trainingMode: trainingMode) }
    }
    if !isBuilt, inputs.allSatisfy({ $0.rank > 0 }), !inputs.isEmpty {
      try build(inputs.map { Shape($0.shape.dropFirst()) }, batch: inputs[0].shape[0])
    }
    let graph = try graph(for: shapes(for: inputs))
    guard inputs.count == graph.inputs.count else {
      throw NetworkError.inputCount(
        layer: name, expected: "\(graph.inputs.count) inputs", found: inputs.count)
    }
    return try run(graph, inputs, name: name, trainingMode, prepared)
  }
}

/// Runs a graph on a batch.
///
/// - `prepared`: where it is run again.
func run(
  _ graph: Graph, _ inputs: [Tensor], name: String, _ trainingMode: Bool?,
  _ prepared: PreparedRuns = PreparedRuns()
) throws -> [Tensor] {
  let count = inputs.first?.shape.first ?? 0
  let results = try graph.outputs.map { try Tensor.zeros(Shape([count] + $0.shape)) }
  guard count > 0 else { return results }
  let columns = try zip(inputs, graph.inputs).map { try TensorSource.column($0, of: $1.shape, model: name) }
  for (index, input) in inputs.enumerated() where input.shape[0] != count {
    throw NetworkError.sampleCounts(first: "input 1", count, second: "input \(index + 1)", input.shape[0])
  }
  let source = TensorSource(
    sampleCount: count, inputs: columns, inputShapes: graph.inputs.map(\.shape))
  let run = try prepared.run(
    graph, { .init(graph, batch: count, count: count, call: .init(trainingMode: trainingMode)) }
  ) {
    PreparedRun(
      try WorkerPlans(graph, batches: [count]) { _ in .call(trainingMode: trainingMode) }, part: count)
  }
  let workers = try run.workers()
  let targets = try results.map { result in
    try result.withMutableFloats { values in
      guard let base = values.baseAddress else { throw NetworkError.noSamples(what: name) }
      return (base, rowCount: result.count / count)
    }
  }
  // A call without random operations must not advance the session's random sequence.
  let draws = trainingMode != false && graph.nodes.contains { $0.operation.isRandom }
  try (0..<count).map(Int64.init).withUnsafeBufferPointer {
    try workers.predict(source, $0, seed: draws ? Randomness.shared.nextSeed() : 0, into: targets)
  }
  run.give(workers)
  return results
}
