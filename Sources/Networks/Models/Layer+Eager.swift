public import Tensors

extension Layer {
  /// Computes the layer's outputs for a batch at once: (N, …) → (N, …), as in prediction.
  public func callAsFunction(_ inputs: [Tensor]) throws -> Tensor {
    try compute(inputs, name: name) { [try self.trace($0, in: $1)] }[0]
  }
}

extension Model {
  /// Computes the outputs for a batch at once, as in prediction.
  public func callAsFunction(_ inputs: [Tensor]) throws -> [Tensor] {
    if !isBuilt, let first = inputs.first, first.rank > 0 { try build(Shape(first.shape.dropFirst())) }
    return try predict(inputs, batchSize: max(1, inputs.first?.shape.first ?? 1))
  }
}

/// Traces something on a batch and runs it.
private func compute(
  _ inputs: [Tensor], name: String, trace: ([Symbol], Graph) throws -> [Symbol]
) throws -> [Tensor] {
  let graph = Graph()
  for input in inputs where input.rank == 0 {
    throw NetworkError.tensorRank(layer: name, expected: "2 or more", found: input.shape)
  }
  let symbols = inputs.map { graph.input(Shape($0.shape.dropFirst()), name: "input") }
  do { graph.outputs = try trace(symbols, graph) } catch NetworkError.rank(let layer, let expected, _) {
    // Here the batch axis is known, and may be what is missing.
    throw NetworkError.tensorRank(layer: layer, expected: expected, found: inputs[0].shape)
  }
  let count = inputs[0].shape[0]
  let results = try graph.outputs.map { try Tensor.zeros(Shape([count] + $0.shape)) }
  guard count > 0 else { return results }
  let columns = try zip(inputs, symbols).map { try TensorSource.column($0, of: $1.shape, model: name) }
  let source = TensorSource(sampleCount: count, inputs: columns)
  let workers = try Workers(try WorkerPlans(graph, batches: [count]) { _ in .predict }, sums: 0)
  let targets = try results.map { result in
    try result.withMutableFloats { values in
      guard let base = values.baseAddress else { throw NetworkError.noSamples(what: name) }
      return (base, rowCount: result.count / count)
    }
  }
  try (0..<count).map(Int64.init).withUnsafeBufferPointer {
    try workers.predict(source, $0, into: targets)
  }
  return results
}
