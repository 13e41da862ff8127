import CKernels
public import Files
import Glibc

/// Running mean of the gradient over the root of the running mean of its square. Kingma and Ba 2015; with
/// `weightDecay` AdamW, Loshchilov and Hutter 2019.
public struct Adam: UpdateRule {
  public let beta1: Float
  public let beta2: Float
  public let epsilon: Float
  public let weightDecay: Float
  /// AMSGrad: divides by the largest second moment so far. Reddi et al. 2018.
  public let keepsLargest: Bool
  public let name: String

  public init(
    beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-7, weightDecay: Float = 0,
    keepsLargest: Bool = false, name: String = "Adam"
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.keepsLargest = keepsLargest
    self.name = name
  }

  public var slotCount: Int { keepsLargest ? 3 : 2 }

  public func update(_ u: VariableUpdate) {
    var options = fb_adam_options(
      learning_rate: u.learningRate, beta_1: beta1, beta_2: beta2, epsilon: epsilon,
      weight_decay: weightDecay,
      gradient_scale: u.gradientScale, bias_1: Float(1 - pow(Double(beta1), Double(u.step))),
      bias_2: Float(1 - pow(Double(beta2), Double(u.step))))
    fb_adam(
      &options, u.weights, u.gradients, u.gradients.count, u.slots[0], u.slots[1],
      keepsLargest ? u.slots[2] : nil,
      u.range.lowerBound, u.range.upperBound)
  }

  public var arguments: JSON {
    [
      "beta_1": JSON(beta1),
      "beta_2": JSON(beta2),
      "epsilon": JSON(epsilon),
      "amsgrad": .bool(keepsLargest),
    ]
  }
}
