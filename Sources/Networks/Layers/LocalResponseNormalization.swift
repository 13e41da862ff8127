public import Files
public import Tensors

/// Normalization across neighbouring channels: x / (bias + alpha · Σ x²)^beta, the sum over the channels at most
/// `depthRadius` away. Krizhevsky et al. 2012; defaults as in `tf.nn.local_response_normalization`.
public struct LocalResponseNormalization: LayerDefinition {
  public var depthRadius = 5
  public var bias: Float = 1
  public var alpha: Float = 1
  public var beta: Float = 0.5

  public let className = "LocalResponseNormalization"

  public init() {}

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    guard depthRadius >= 0 else {
      throw NetworkError.outOfRange(
        layer: className, argument: "depth_radius", expected: "0 or more", value: Double(depthRadius))
    }
    let operation = LocalResponseOperation(radius: depthRadius, bias: bias, alpha: alpha, beta: beta)
    return graph.append(operation, [input], [], input.shape)
  }

  public var arguments: JSON {
    [
      "depth_radius": .int(depthRadius),
      "bias": JSON(bias),
      "alpha": JSON(alpha),
      "beta": JSON(beta),
    ]
  }
}
