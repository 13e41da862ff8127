public import Tensors

/// A value that a network will have: what a layer gives when it is called on another layer's output.
public final class SymbolicTensor: @unchecked Sendable {
  /// Without the batch axis.
  public let shape: Shape
  public let name: String
  /// The call that makes it; `nil` for an input.
  public let source: LayerCall?
  /// Which of the call's results it is.
  public let index: Int

  /// An input of a network.
  public init(input shape: Shape, name: String? = nil) {
    self.shape = shape
    self.name = name ?? Naming.shared.name(for: "InputLayer")
    source = nil
    index = 0
  }

  init(_ call: LayerCall, index: Int) {
    shape = call.outputShapes[index]
    self.index = index
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
  /// Of what this call gives; a layer that is called on images of several sizes has several.
  public let outputShapes: [Shape]
  /// Held for the layer's sake.
  private let owner: AnyObject?

  init(_ layer: Layer, _ inputs: [SymbolicTensor], trainingMode: Bool?, outputShapes: [Shape]) {
    self.layer = layer
    self.inputs = inputs
    self.trainingMode = trainingMode
    self.outputShapes = outputShapes
    owner = (layer.definition as? any Composite)?.owner
  }
}

extension Layer {
  /// Calls the layer on values of a network to be; a layer that is made of others may give several.
  ///
  /// - Parameter trainingMode: whether it behaves as in training, whatever the network is used for; `nil`: as that is.
  /// - Throws: `NetworkError` where the values do not fit.
  public func outputs(of inputs: [SymbolicTensor], trainingMode: Bool? = nil) throws -> [SymbolicTensor] {
    let shapes = try outputShapes(for: inputs)
    let call = LayerCall(self, inputs, trainingMode: trainingMode, outputShapes: shapes)
    let outputs = shapes.indices.map { SymbolicTensor(call, index: $0) }
    lastOutput = outputs.first
    return outputs
  }

  private func outputShapes(for inputs: [SymbolicTensor]) throws -> [Shape] {
    // A model that is built for these shapes has said what it gives; what it is made of is not gone through again.
    if let model, model.isBuilt, model.inputs.map(\.shape) == inputs.map(\.shape) {
      try build(inputs.map(\.shape))
      return model.outputs.map(\.shape)
    }
    let graph = Graph()
    let symbols = inputs.map { graph.input($0.shape, name: $0.name) }
    return try trace(symbols, in: graph).map(\.shape)
  }

  /// Calls a layer that gives one value.
  public func callAsFunction(_ inputs: [SymbolicTensor], trainingMode: Bool? = nil) throws -> SymbolicTensor {
    try outputs(of: inputs, trainingMode: trainingMode)[0]
  }

  /// What the layer gave when it was called last, in a network that is still in use; `nil` before.
  public var output: SymbolicTensor? { lastOutput }
}
