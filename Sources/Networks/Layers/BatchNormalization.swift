public import Files
public import Tensors

/// Batch normalization of the last axis. Ioffe and Szegedy 2015.
///
/// Parameters: gamma and beta (channels), and the non-trainable moving mean and variance (channels).
public struct BatchNormalization: LayerDefinition {
  public var momentum: Float = 0.99
  public var epsilon: Float = 1e-3
  public var centers = true
  public var scales = true
  public var betaInitializer = Initializer.zeros
  public var gammaInitializer = Initializer.ones
  public var movingMeanInitializer = Initializer.zeros
  public var movingVarianceInitializer = Initializer.ones

  public let className = "BatchNormalization"

  public init() {}

  public func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let input = try single(inputs)
    guard let channels = input.last else {
      throw NetworkError.rank(layer: className, expected: "2 or more", found: input)
    }
    var result: [VariableDefinition] = []
    if scales {
      result.append(VariableDefinition(name: "gamma", shape: [channels], initializer: gammaInitializer))
    }
    if centers {
      result.append(VariableDefinition(name: "beta", shape: [channels], initializer: betaInitializer))
    }
    result.append(
      VariableDefinition(
        name: "moving_mean", shape: [channels], initializer: movingMeanInitializer, isTrainable: false))
    result.append(
      VariableDefinition(
        name: "moving_variance", shape: [channels], initializer: movingVarianceInitializer, isTrainable: false
      ))
    return result
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    let operation = BatchNormOperation(
      epsilon: epsilon, momentum: momentum, hasScale: scales, hasCenter: centers)
    return graph.append(operation, [input], variables, input.shape)
  }

  public var arguments: JSON {
    [
      "axis": -1,
      "momentum": JSON(momentum),
      "epsilon": JSON(epsilon),
      "center": .bool(centers),
      "scale": .bool(scales),
      "beta_initializer": betaInitializer.savedForm,
      "gamma_initializer": gammaInitializer.savedForm,
      "moving_mean_initializer": movingMeanInitializer.savedForm,
      "moving_variance_initializer": movingVarianceInitializer.savedForm,
      "beta_regularizer": .null,
      "gamma_regularizer": .null,
      "beta_constraint": .null,
      "gamma_constraint": .null,
      "synchronized": false,
    ]
  }
}
