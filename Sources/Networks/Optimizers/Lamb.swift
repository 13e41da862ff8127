import Glibc

/// Adam's step, scaled for each variable to the length of its value. You et al. 2020, "Large batch optimization for deep learning".
package struct Lamb: UpdateRule, Declared {
  package var beta1: Float = 0.9
  package var beta2: Float = 0.999
  package var epsilon: Float = 1e-7
  package var weightDecay: Float = 0

  package static let declarations = [
    Declaration(
      "Lamb", "Adam's step, scaled for each variable to the length of its value.", Lamb(),
      [.beta1(\.beta1), .beta2(\.beta2), .epsilon(\.epsilon)])
  ]

  package init() {}

  package var slotCount: Int { 2 }
  package var needsWholeVariables: Bool { true }

  package func update(_ u: VariableUpdate) {
    let (m, v, w) = (u.slots[0], u.slots[1], u.weights)
    let bias1 = 1 - powf(beta1, Float(u.step))
    let bias2 = 1 - powf(beta2, Float(u.step))
    func step(_ i: Int) -> Float { m[i] / bias1 / ((v[i] / bias2).squareRoot() + epsilon) }
    var (length, stepLength): (Double, Double) = (0, 0)
    for i in u.range {
      if weightDecay > 0 { w[i] -= w[i] * weightDecay * u.learningRate }
      let g = u.gradients.reduce(0) { $0 + ($1?[i] ?? 0) } * u.gradientScale
      m[i] += (g - m[i]) * (1 - beta1)
      v[i] += (g * g - v[i]) * (1 - beta2)
      length += Double(w[i]) * Double(w[i])
      stepLength += Double(step(i)) * Double(step(i))
    }
    let ratio = length > 0 && stepLength > 0 ? Float((length / stepLength).squareRoot()) : 1
    for i in u.range { w[i] -= ratio * u.learningRate * step(i) }
  }
}
