extension Model {
  /// Sets how the model is trained and evaluated.
  ///
  /// - `lossNames`: the losses as the program names them; `nil`: by their own names.
  /// - Throws: `NetworkError` where losses, weights or metrics do not fit the outputs.
  package func compile(
    optimizer: Optimizer, losses: [any Loss], lossNames: [String]? = nil, lossWeights: [Float]? = nil,
    metrics: [[Metric]] = []
  ) throws {
    if let lossWeights, lossWeights.count != losses.count {
      throw NetworkError.lossWeightCount(expected: losses.count, found: lossWeights.count)
    }
    for variable in variables { variable.dropSlots() }
    optimizer.iterations = 0
    optimizer.isBuilt = false
    configuration = try TrainingConfiguration(
      optimizer: optimizer, losses: losses, names: lossNames ?? losses.map(\.name), weights: lossWeights,
      metrics: metrics, model: self)
  }
}
