package import Formats

/// A rule whose gradients are gathered over several steps, or whose variables are averaged over time.
package struct ExtendedRule: UpdateRule {
  private(set) var base: any UpdateRule
  /// The steps whose mean gradient makes one update; Keras's `gradient_accumulation_steps`.
  package let gatheredSteps: Int?
  /// The decay of the running mean of the variables; Keras's `ema_momentum`.
  package let averageMomentum: Float?
  /// The steps after which the variables become their means; `nil`: at the end of training.
  package let overwriteFrequency: Int?

  package init(
    _ base: any UpdateRule, gatheredSteps: Int?, averageMomentum: Float?, overwriteFrequency: Int?
  ) {
    (self.base, self.gatheredSteps) = (base, gatheredSteps)
    (self.averageMomentum, self.overwriteFrequency) = (averageMomentum, overwriteFrequency)
  }

  package var name: String { base.name }
  package var weightDecay: Float {
    get { base.weightDecay }
    set { base.weightDecay = newValue }
  }
  package var standardLearningRate: Float { base.standardLearningRate }
  package var scalarCount: Int { base.scalarCount }
  package var needsWholeVariables: Bool { base.needsWholeVariables }
  package var arguments: JSON { get throws { try base.arguments } }

  /// The rule's own, then the gathered gradient, then the mean.
  package var slotCount: Int {
    base.slotCount + (gatheredSteps == nil ? 0 : 1) + (averageMomentum == nil ? 0 : 1)
  }
  package func initialSlotValue(_ slot: Int) -> Float {
    slot < base.slotCount ? base.initialSlotValue(slot) : 0
  }

  /// The slot of the variables' mean.
  var averageSlot: Int? { averageMomentum == nil ? nil : slotCount - 1 }

  package func update(_ u: VariableUpdate) {
    if let gatheredSteps {
      gather(u, over: gatheredSteps)
    } else {
      base.update(own(u, u.gradients, step: u.step, gradientScale: u.gradientScale))
    }
    guard let averageMomentum, let averageSlot else { return }
    let momentum = u.step == 1 ? 0 : averageMomentum
    let (average, weights) = (u.slots[averageSlot], u.weights)
    let overwrites = overwriteFrequency.map { u.step % $0 == 0 } ?? false
    for i in u.range {
      average[i] = average[i] * momentum + weights[i] * (1 - momentum)
      if overwrites { weights[i] = average[i] }
    }
  }

  private func gather(_ u: VariableUpdate, over steps: Int) {
    let sum = u.slots[base.slotCount]
    for i in u.range {
      sum[i] += u.gradients.reduce(0) { $0 + ($1?[i] ?? 0) } * u.gradientScale
    }
    guard u.step % steps == 0 else { return }
    base.update(own(u, [UnsafePointer(sum)], step: u.step / steps, gradientScale: 1 / Float(steps)))
    for i in u.range { sum[i] = 0 }
  }

  /// An update with the slots of the base rule alone: some look at how many there are.
  private func own(
    _ u: VariableUpdate, _ gradients: [UnsafePointer<Float>?], step: Int, gradientScale: Float
  ) -> VariableUpdate {
    VariableUpdate(
      weights: u.weights, gradients: gradients, slots: Array(u.slots.prefix(base.slotCount)), range: u.range,
      learningRate: u.learningRate, step: step, gradientScale: gradientScale)
  }
}

extension Model {
  /// The variables become their means, if the optimizer keeps them: at the end of training.
  func takeAverages() throws {
    guard let rule = configuration?.optimizer.rule as? ExtendedRule, rule.overwriteFrequency == nil,
      let slot = rule.averageSlot
    else { return }
    for variable in trainableVariables { try variable.assign(variable.slotValue(slot, of: rule)) }
  }
}
