import Engine
package import Tensors

/// The output of a layer in a network being built; Keras's `KerasTensor`.
///
/// A length that is not known, Keras's `None`, is followed through the network with two values: whatever differs at
/// the output is not known there either.
package final class SymbolicTensor: @unchecked Sendable {
  /// Without the batch axis; with some length where it is not known.
  package let shape: Shape
  /// The shape for other values of the lengths that are not known; `nil` if all are known.
  let otherShape: Shape?
  /// The name of its layer, or of the input.
  package let name: String
  /// Its own name, "keras_tensor_3"; `nil` where the program does not see it: while a function of its is traced.
  package let tensorName: String?
  /// The size that Keras shows for its batches; any batch fits.
  package let batch: Int?
  /// The element type that an input was declared with; it is computed in float32.
  package let dtype: DType
  /// The call that makes it; `nil` for an input.
  package let source: LayerCall?
  /// The index among the call's outputs.
  package let index: Int
  /// What a program sets an input's layer to; there is nothing to train.
  package var isTrainable = true

  /// An input of a network, with `nil` for lengths that are not known.
  package init(
    input lengths: [Int?], name: String? = nil, batch: Int? = nil, dtype: DType = .float32
  ) {
    shape = Self.someShape(lengths)
    otherShape = lengths.contains(nil) ? Shape(lengths.map { $0 ?? 384 }) : nil
    self.name = name ?? Naming.shared.name(for: "InputLayer")
    tensorName = name ?? Naming.shared.name(for: "KerasTensor")
    self.batch = batch
    self.dtype = dtype
    source = nil
    index = 0
  }

  package convenience init(input shape: Shape, name: String? = nil) {
    self.init(input: shape.map { $0 }, name: name)
  }

  /// The input of a function that is traced.
  package init(traced lengths: [Int?], batch: Int? = nil) {
    shape = Self.someShape(lengths)
    otherShape = lengths.contains(nil) ? Shape(lengths.map { $0 ?? 384 }) : nil
    name = "input"
    tensorName = nil
    self.batch = batch
    dtype = .float32
    source = nil
    index = 0
  }

  init(_ call: LayerCall, index: Int) {
    shape = call.outputShapes[index]
    otherShape = call.otherShapes?[index]
    self.index = index
    name = call.layer.name
    tensorName = call.isTraced ? nil : Naming.shared.name(for: "KerasTensor")
    batch = call.inputs.first?.batch
    dtype = .float32
    source = call
  }

  /// A shape with these lengths. What is not known is a multiple of 64 and, like the difference to the other one,
  /// larger than any factor by which networks here reduce an image.
  package static func someShape(_ lengths: [Int?]) -> Shape { Shape(lengths.map { $0 ?? 256 }) }

  /// The lengths of a sample's axes; `nil` where one is not known.
  package var lengths: [Int?] { SymbolicTensor.lengths(shape, otherShape) }

  /// The same behind the size of the batch.
  package var batchLengths: [Int?] { [batch] + lengths }

  static func lengths(_ shape: Shape, _ other: Shape?) -> [Int?] {
    guard let other, other.rank == shape.rank else { return shape.map { $0 } }
    return zip(shape, other).map { $0 == $1 ? $0 : nil }
  }

  /// Whether a sample of this shape can be its value.
  func admits(_ found: Shape) -> Bool {
    found.rank == shape.rank && zip(lengths, found).allSatisfy { $0 == nil || $0 == $1 }
  }
}

/// A layer applied to symbolic tensors.
package final class LayerCall: @unchecked Sendable {
  package let layer: Layer
  /// The layer's inputs, then the masks that the call gives.
  package let inputs: [SymbolicTensor]
  /// Of which inputs these are the masks.
  package let maskPlaces: [Int]
  /// The layer's definition with what this call asks for; `nil`: its own.
  package let variant: (any LayerDefinition)?
  /// Keras's `training=` of this call; `nil`: not given.
  package let trainingMode: Bool?
  /// The output shapes of this call; a layer called on several input shapes has several.
  package let outputShapes: [Shape]
  /// The output shapes for other values of the lengths that are not known; `nil` if all are known.
  let otherShapes: [Shape]?
  /// Its place among all calls of the layer, from 0.
  package let number: Int
  /// Whether it belongs to a function that is traced.
  let isTraced: Bool
  /// Keeps a custom layer's object alive.
  private let owner: AnyObject?

  init(
    _ layer: Layer, _ inputs: [SymbolicTensor], maskPlaces: [Int], variant: (any LayerDefinition)?,
    trainingMode: Bool?, outputShapes: [Shape], otherShapes: [Shape]?
  ) {
    self.layer = layer
    (self.maskPlaces, self.variant) = (maskPlaces, variant)
    self.inputs = inputs
    self.trainingMode = trainingMode
    self.outputShapes = outputShapes
    self.otherShapes = otherShapes
    isTraced = inputs.contains { $0.tensorName == nil }
    number = layer.countCall()
    owner = layer.composite?.owner
  }
}

extension Layer {
  /// The layer of an operation. One on tensors of a traced function is not counted for automatic names, as in Keras.
  package convenience init(
    operation definition: any LayerDefinition, on inputs: [SymbolicTensor], name: String? = nil
  ) {
    let isTraced = inputs.contains { $0.tensorName == nil }
    self.init(definition, name: name ?? (isTraced ? Naming.snakeCase(definition.className) : nil))
  }

  /// Calls the layer on symbolic tensors; a composite layer may have several outputs.
  ///
  /// - Parameters:
  ///   - inputs: the layer's inputs, then the masks that the call gives.
  ///   - maskPlaces: of which inputs these are the masks.
  ///   - trainingMode: Keras's `training=`, which applies however the network is used; `nil`: not given.
  ///   - variant: the definition with what this call asks for; `nil`: the layer's own.
  /// - Throws: `NetworkError` if the inputs do not fit.
  package func outputs(
    of inputs: [SymbolicTensor], maskPlaces: [Int] = [], trainingMode: Bool? = nil,
    as variant: (any LayerDefinition)? = nil
  ) throws -> [SymbolicTensor] {
    let shapes = try outputShapes(for: inputs.map(\.shape), maskPlaces, variant)
    let call = LayerCall(
      self, inputs, maskPlaces: maskPlaces, variant: variant, trainingMode: trainingMode,
      outputShapes: shapes, otherShapes: try otherShapes(for: inputs, maskPlaces, variant))
    let outputs = shapes.indices.map { SymbolicTensor(call, index: $0) }
    lastOutputs = outputs
    lastInputs = inputs.dropLast(maskPlaces.count)
    if !call.isTraced || !wasCalledByProgram { outputLengths = outputs.first?.batchLengths }
    if !call.isTraced { wasCalledByProgram = true }
    return outputs
  }

  private func outputShapes(
    for shapes: [Shape], _ maskPlaces: [Int], _ variant: (any LayerDefinition)?
  ) throws -> [Shape] {
    // A model built for these shapes knows its output shapes; it need not be traced again.
    if let model, model.isBuilt, model.inputs.map(\.shape) == shapes {
      try build(shapes)
      return model.outputs.map(\.shape)
    }
    let graph = Graph()
    let symbols = shapes.map { graph.input($0, name: "input") }
    do {
      return
        try trace(symbols, masks: maskPlaces, as: variant, in: graph).map(\.shape)
    } catch {
      if case NetworkError.variablesInFunction = error { throw error }
      guard !(error is Interrupted), let found = try shapesByRunning(shapes, as: variant) else { throw error }
      return found
    }
  }

  /// - Throws: `NetworkError.unknownLength` if the layer's variables depend on a length that is not known.
  private func otherShapes(
    for inputs: [SymbolicTensor], _ maskPlaces: [Int], _ variant: (any LayerDefinition)?
  ) throws -> [Shape]? {
    guard inputs.contains(where: { $0.otherShape != nil }) else { return nil }
    let shapes = inputs.map { $0.otherShape ?? $0.shape }
    do { return try outputShapes(for: shapes, maskPlaces, variant) } catch NetworkError
      .inputChanged
    { throw NetworkError.unknownLength(layer: name, lengths: inputs.first?.lengths ?? []) }
  }

  /// Calls a layer with one output.
  package func callAsFunction(_ inputs: [SymbolicTensor], trainingMode: Bool? = nil) throws -> SymbolicTensor
  {
    try outputs(of: inputs, trainingMode: trainingMode)[0]
  }
}
