import Engine
package import Tensors

/// The output of a layer in a network being built; Keras's `KerasTensor`.
package final class SymbolicTensor: @unchecked Sendable {
  /// Without the batch axis.
  package let shape: Shape
  package let name: String
  /// The call that makes it; `nil` for an input.
  package let source: LayerCall?
  /// The index among the call's outputs.
  package let index: Int

  /// An input of a network.
  package init(input shape: Shape, name: String? = nil) {
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

/// A layer applied to symbolic tensors.
package final class LayerCall: @unchecked Sendable {
  package let layer: Layer
  package let inputs: [SymbolicTensor]
  /// Keras's `training=` of this call; `nil`: not given.
  package let trainingMode: Bool?
  /// The output shapes of this call; a layer called on several input shapes has several.
  package let outputShapes: [Shape]
  /// Keeps a custom layer's object alive.
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
  /// Calls the layer on symbolic tensors; a composite layer may have several outputs.
  ///
  /// - Parameter trainingMode: Keras's `training=`, which applies however the network is used; `nil`: not given.
  /// - Throws: `NetworkError` if the inputs do not fit.
  package func outputs(of inputs: [SymbolicTensor], trainingMode: Bool? = nil) throws -> [SymbolicTensor] {
    let shapes = try outputShapes(for: inputs)
    let call = LayerCall(self, inputs, trainingMode: trainingMode, outputShapes: shapes)
    let outputs = shapes.indices.map { SymbolicTensor(call, index: $0) }
    lastOutput = outputs.first
    return outputs
  }

  private func outputShapes(for inputs: [SymbolicTensor]) throws -> [Shape] {
    // A model built for these shapes knows its output shapes; it need not be traced again.
    if let model, model.isBuilt, model.inputs.map(\.shape) == inputs.map(\.shape) {
      try build(inputs.map(\.shape))
      return model.outputs.map(\.shape)
    }
    let graph = Graph()
    let symbols = inputs.map { graph.input($0.shape, name: $0.name) }
    do { return try trace(symbols, in: graph).map(\.shape) } catch {
      if case NetworkError.variablesInFunction = error { throw error }
      guard !(error is Interrupted), let found = try shapesByRunning(inputs.map(\.shape)) else { throw error }
      return found
    }
  }

  /// Calls a layer with one output.
  package func callAsFunction(_ inputs: [SymbolicTensor], trainingMode: Bool? = nil) throws -> SymbolicTensor
  {
    try outputs(of: inputs, trainingMode: trainingMode)[0]
  }

  /// The output of the layer's last symbolic call, while that network is in use.
  package var output: SymbolicTensor? { lastOutput }
}
