public import Tensors

/// A value that a network will have: what a layer gives when it is called on another layer's output.
public final class SymbolicTensor: @unchecked Sendable {
  /// Without the batch axis.
  public let shape: Shape
  public let name: String
  /// The call that makes it; `nil` for an input.
  public let source: LayerCall?

  /// An input of a network.
  public init(input shape: Shape, name: String? = nil) {
    self.shape = shape
    self.name = name ?? Naming.shared.name(for: "InputLayer")
    source = nil
  }

  init(_ call: LayerCall, shape: Shape) {
    self.shape = shape
    name = call.layer.name
    source = call
  }
}

/// A layer applied to values.
public final class LayerCall: @unchecked Sendable {
  public let layer: Layer
  public let inputs: [SymbolicTensor]
  /// Whether the layer behaves as in training, whatever the network is used for; `nil`: as the network is used.
  public let trainingMode: Bool?

  init(_ layer: Layer, _ inputs: [SymbolicTensor], trainingMode: Bool?) {
    self.layer = layer
    self.inputs = inputs
    self.trainingMode = trainingMode
  }
}

extension Layer {
  /// Calls the layer on values of a network to be.
  ///
  /// - Parameter trainingMode: whether it behaves as in training, whatever the network is used for; `nil`: as that is.
  /// - Throws: `NetworkError` where the values do not fit.
  public func callAsFunction(_ inputs: [SymbolicTensor], trainingMode: Bool? = nil) throws -> SymbolicTensor {
    let graph = Graph()
    let symbols = inputs.map { graph.input($0.shape, name: $0.name) }
    let output = try trace(symbols, in: graph)
    return SymbolicTensor(LayerCall(self, inputs, trainingMode: trainingMode), shape: output.shape)
  }
}
