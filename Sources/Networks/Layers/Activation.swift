public import Tensors

/// A function of each element, or of each row, that makes a network more than one matrix.
public enum Activation: String, Sendable, CaseIterable {
  case linear
  /// max(x, 0)
  case relu
  /// exp(x) / Σ exp(x) along the last axis
  case softmax

  func trace(_ input: Symbol, in graph: Graph) throws -> Symbol {
    switch self {
    case .linear: return input
    case .relu: return graph.append(ReLUOperation(), [input], [], input.shape)
    case .softmax:
      guard input.shape.rank > 0 else {
        throw NetworkError.rank(layer: "softmax", expected: "2 or more", found: input.shape)
      }
      return graph.append(SoftmaxOperation(), [input], [], input.shape)
    }
  }
}

/// An activation as a layer of its own.
public struct ActivationLayer: LayerDefinition {
  public let activation: Activation
  public let className: String

  public init(_ activation: Activation, className: String = "Activation") {
    self.activation = activation
    self.className = className
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try activation.trace(try single(inputs), in: graph)
  }
}
