public import Files

/// x above 0, α (eˣ − 1) below. Clevert et al. 2016.
public struct ELU: ActivationDefinition {
  public var alpha: Float = 1

  public let className = "ELU"

  public init() {}

  public var activation: Activation { .function(.elu(alpha: alpha)) }

  public var arguments: JSON { ["alpha": JSON(alpha)] }
}
