extension Model {
  /// Sets how the model is trained and evaluated. - Throws: `NetworkError.lossNeeds`.
  package func compile(
    optimizer: Optimizer, losses: [any Loss], lossWeights: [Float]? = nil, metrics: [[Metric]] = []
  ) throws {
    if let lossWeights, lossWeights.count != losses.count {
      throw NetworkError.lossWeightCount(expected: losses.count, found: lossWeights.count)
    }
    if layers.contains(where: { $0.definition is Masking }), isBuilt, let graph = try? graph() {
      for output in graph.outputs where output.shape.rank > 1 {
        try graph.refuseMask(of: output, for: "the loss")
      }
    }
    for variable in variables { variable.dropSlots() }
    optimizer.iterations = 0
    optimizer.isBuilt = false
    configuration = try TrainingConfiguration(
      optimizer: optimizer, losses: losses, weights: lossWeights, metrics: metrics, model: self)
  }
}
