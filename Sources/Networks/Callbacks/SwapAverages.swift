import Tensors

/// Exchanges variables and their running means for validation and prediction, or from the end of each epoch to the next; Keras's
/// `SwapEMAWeights`.
package final class SwapAverages: TrainingCallback {
  private let swapsOnEpoch: Bool
  private var areSwapped = false

  package init(swapsOnEpoch: Bool) { self.swapsOnEpoch = swapsOnEpoch }

  package func trainingBegan(_ model: Model) throws {
    guard model.configuration?.optimizer.rule is ExtendedRule else {
      throw NetworkError.noAverages(callback: "SwapEMAWeights")
    }
  }

  package func epochBegan(_ epoch: Int, _ model: Model) throws {
    guard swapsOnEpoch, areSwapped else { return }
    try model.swapAverages()
    areSwapped = false
  }

  package func epochEnded(_ epoch: Int, logs: inout Logs, _ model: Model) throws {
    guard swapsOnEpoch else { return }
    try model.swapAverages()
    areSwapped = true
  }

  package func testBegan(_ model: Model) throws { try model.swapAverages() }
  package func testEnded(logs: Logs, _ model: Model) throws { try model.swapAverages() }
  package func predictionBegan(_ model: Model) throws { try model.swapAverages() }
  package func predictionEnded(_ model: Model) throws { try model.swapAverages() }
}

extension Model {
  /// Exchanges the variables and their running means.
  fileprivate func swapAverages() throws {
    guard let rule = configuration?.optimizer.rule as? ExtendedRule, let slot = rule.averageSlot else {
      throw NetworkError.noAverages(callback: "SwapEMAWeights")
    }
    for variable in trainableVariables {
      let (value, average) = (try variable.value(), try variable.slotValue(slot, of: rule))
      try variable.assign(average)
      try variable.setSlot(slot, of: rule, to: value)
    }
  }
}
