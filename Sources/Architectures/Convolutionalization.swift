package import Networks
package import Tensors

extension Model {
  /// The fully convolutional equivalent of the model, for images of any size: dense layers become convolutions,
  /// which give a map of predictions, one for each window of the original size.
  ///
  ///     let wide = try model.convolutionalized(inputShape: [56, 56, 1])     // model: (28, 28, 1) → (10)
  ///     try wide([images])                                                  // (N, 8, 8, 10), say
  ///
  /// - The first dense layer after `Flatten` becomes a convolution whose kernel is as large as the map, without
  ///   padding; those after it become 1×1 convolutions. Their weights are copies, in the same order.
  /// - A global pool becomes a pool of stride 1 whose window is as large as the map.
  /// - All other layers are the model's own: they share its variables.
  ///
  /// For the original size the predictions are the same, as a 1×1 map. For a larger image each is that of the
  /// network on a window, and the distance between windows is the product of the strides; exactly so only without
  /// padding, which puts zeros around a window where a larger image has pixels. Long et al. 2015, section 3.1.
  ///
  /// - Parameter inputShape: the image shape (H, W, C); `nil`: the model's.
  /// - Throws: `ArchitectureError.notConvolutional`, with a reason; `NetworkError.notBuilt`.
  package func convolutionalized(inputShape: Shape? = nil, name: String? = nil) throws -> Model {
    guard isBuilt else { throw NetworkError.notBuilt(model: self.name) }
    func refusal(_ reason: String, help: String? = nil) -> ArchitectureError {
      .notConvolutional(layer: self.name, reason: reason, help: help)
    }
    guard inputs.count == 1, let input = inputs.first else {
      throw refusal("it has \(inputs.count) inputs, and they may not slide together")
    }
    guard input.shape.rank == 3 else {
      throw refusal(
        "its input of shape \(input.shape) is no image",
        help: "a convolution needs rows, columns and channels: keras.Input((28, 28, 1))")
    }
    let wanted = inputShape ?? input.shape
    guard wanted.rank == 3, wanted[2] == input.shape[2], wanted[0] >= input.shape[0],
      wanted[1] >= input.shape[1]
    else {
      throw refusal(
        "its window of \(input.shape) does not fit into images of \(wanted)",
        help: "input_shape=(\(2 * input.shape[0]), \(2 * input.shape[1]), \(input.shape[2]))")
    }
    let image = SymbolicTensor(input: wanted)
    let conversion = Conversion()
    let results = try conversion.outputs(of: self, for: [.map(image)])
    return try Model(
      inputs: [image], outputs: zip(results, outputs).map { try conversion.finished($0, of: $1) },
      name: name ?? "\(self.name)_convolutional")
  }
}

/// Calls a model's layers again on an image of another size.
private final class Conversion {
  /// The equivalent of a value of the dense network.
  enum Value {
    /// A map, unchanged.
    case map(SymbolicTensor)
    /// A flattened map, with its original shape.
    case flattened(SymbolicTensor, Shape)
    /// A vector: here a map of such vectors, one per window.
    case vectors(SymbolicTensor)

    var tensor: SymbolicTensor {
      switch self {
      case .map(let tensor), .flattened(let tensor, _), .vectors(let tensor): tensor
      }
    }
  }

  /// The convolutions that replace dense layers.
  private var converted: [ObjectIdentifier: Layer] = [:]

  func outputs(of model: Model, for inputs: [Value]) throws -> [Value] {
    var known: [ObjectIdentifier: Value] = [:]
    for (input, value) in zip(model.inputs, inputs) { known[ObjectIdentifier(input)] = value }
    var made: [ObjectIdentifier: [Value]] = [:]
    func value(_ tensor: SymbolicTensor) -> Value? {
      known[ObjectIdentifier(tensor)] ?? tensor.source.flatMap { made[ObjectIdentifier($0)]?[tensor.index] }
    }
    for call in model.calls {
      made[ObjectIdentifier(call)] = try converted(call, call.inputs.compactMap(value))
    }
    return model.outputs.compactMap(value)
  }

  /// An output of the model. - Throws: for a flattened map.
  func finished(_ value: Value, of output: SymbolicTensor) throws -> SymbolicTensor {
    guard case .flattened = value else { return value.tensor }
    throw ArchitectureError.notConvolutional(
      layer: output.name, reason: "what it flattens goes into no dense layer",
      help: "take a layer before it as the output")
  }

  /// The results of a call; only a model as a layer has several.
  private func converted(_ call: LayerCall, _ inputs: [Value]) throws -> [Value] {
    if let nested = call.layer.model { return try outputs(of: nested, for: inputs) }
    if call.layer.definition is any Composite {
      throw refusal(
        call.layer, "it is of a class of your own", help: "a model in its place can be looked into")
    }
    return [try convertedLayer(call, inputs)]
  }

  private func convertedLayer(_ call: LayerCall, _ inputs: [Value]) throws -> Value {
    let layer = call.layer
    guard inputs.count == 1, let input = inputs.first else { return try merged(call, inputs) }
    switch (layer.definition, input) {
    case (is Flatten, _),
      (is Reshape, _) where call.outputShapes[0].rank == 1:
      if case .map(let map) = input, call.inputs[0].shape.rank == 3 {
        return .flattened(map, call.inputs[0].shape)
      }
      return input
    case (let dense as Dense, .flattened(let map, let shape)):
      return .vectors(try self.dense(dense, layer, window: Extent(shape[0], shape[1]), map))
    case (let dense as Dense, .vectors(let vectors)):
      return .vectors(try self.dense(dense, layer, window: Extent(1, 1), vectors))
    case (let pool as GlobalPooling2D, .map(let map)):
      let shape = call.inputs[0].shape
      var sliding = Pooling2D(pool.kind)
      sliding.poolSize = Extent(shape[0], shape[1])
      sliding.strides = Extent(1, 1)
      return .vectors(try Layer(sliding, name: layer.name)([map]))
    case (_, .map(let map)):
      return .map(try sliding(call, map))
    case (_, .flattened(let map, let shape)):
      guard isPointwise(layer.definition, acrossChannels: false) else {
        throw refusal(
          layer, "it works on a flattened map, where a convolution sees no places",
          help: "put it before Flatten, or behind the dense layer")
      }
      return .flattened(try again(call, [map]), shape)
    case (_, .vectors(let vectors)):
      guard isPointwise(layer.definition, acrossChannels: true) else {
        throw refusal(layer, "it works on a vector that is here a map of vectors")
      }
      return .vectors(try again(call, [vectors]))
    }
  }

  /// A layer that applies to a map unchanged.
  private func sliding(_ call: LayerCall, _ map: SymbolicTensor) throws -> SymbolicTensor {
    let layer = call.layer
    switch layer.definition {
    case is Resizing, is CenterCrop:
      throw refusal(
        layer, "it makes every image the same size", help: "resize images before they come to the network")
    case is Reshape, is Permute:
      throw refusal(
        layer, "it changes the axes of a map", help: "layers.Flatten() before a dense layer is known")
    case let activation as any ActivationDefinition:
      if case .rows(_, let axis) = activation.activation, axis != -1, axis != 3 {
        throw refusal(
          layer, "its axis \(axis) runs over the places of the map, which are more on larger images")
      }
    default: break
    }
    do { return try again(call, [map]) } catch NetworkError.inputChanged(_, let builtFor, _) {
      throw refusal(
        layer, "it has weights for each place of a map of \(builtFor)",
        help: "share them along the image's axes")
    }
  }

  /// Several values into one.
  private func merged(_ call: LayerCall, _ inputs: [Value]) throws -> Value {
    let layer = call.layer
    guard layer.definition is Merge || layer.definition is Concatenate else {
      throw refusal(layer, "it has \(inputs.count) inputs")
    }
    let axis = (layer.definition as? Concatenate)?.axis
    let isAcrossChannels = axis == nil || axis == -1 || axis == call.inputs.first?.shape.rank
    var result: SymbolicTensor { get throws { try again(call, inputs.map(\.tensor)) } }
    switch inputs.first {
    case .map where inputs.allSatisfy({ if case .map = $0 { true } else { false } }):
      return .map(try result)
    case .vectors
    where isAcrossChannels && inputs.allSatisfy({ if case .vectors = $0 { true } else { false } }):
      return .vectors(try result)
    case .flattened(_, let shape)
    where axis == nil
      && inputs.allSatisfy({ if case .flattened(_, shape) = $0 { true } else { false } }):
      return .flattened(try result, shape)
    default:
      throw refusal(
        layer, "it joins values of which some have places and others were made from the whole map",
        help: "squeeze-and-excite blocks and flattened branches see the whole image, whatever its size")
    }
  }

  /// The output of the convolution that replaces a dense layer, with a copy of its weights.
  private func dense(_ dense: Dense, _ layer: Layer, window: Extent, _ input: SymbolicTensor) throws
    -> SymbolicTensor
  {
    if let made = converted[ObjectIdentifier(layer)] { return try made([input]) }
    var convolution = Conv2D(filters: dense.units, kernelSize: window)
    convolution.activation = dense.activation
    convolution.usesBias = dense.usesBias
    (convolution.kernel, convolution.bias) = (dense.kernel, dense.bias)
    // It counts the axes of a matrix.
    convolution.kernel.constraint = nil
    let made = Layer(convolution, name: layer.name)
    made.isTrainable = layer.isTrainable
    let output = try made([input])
    // (height · width · channels, units) is the same memory as (height, width, channels, units).
    try made.setWeights(zip(layer.weights(), made.variables).map { try $0.reshaped(to: $1.shape) })
    converted[ObjectIdentifier(layer)] = made
    return output
  }

  /// Whether a layer treats every position independently and equally.
  private func isPointwise(_ definition: any LayerDefinition, acrossChannels: Bool) -> Bool {
    switch definition {
    case is Dropout, is Identity, is GaussianNoise: true
    case let activation as any ActivationDefinition:
      switch activation.activation {
      case .linear, .relu, .function: true
      case .softmax: acrossChannels
      case .rows(_, let axis): acrossChannels && axis == -1
      case .traced: false
      }
    case let rescaling as Rescaling: acrossChannels || max(rescaling.scale.count, rescaling.offset.count) == 1
    case is BatchNormalization: acrossChannels
    case let normalization as LayerNormalization: acrossChannels && normalization.axes == [-1]
    case let convolution as Conv2D:
      acrossChannels && convolution.kernelSize == Extent(1, 1) && convolution.strides == Extent(1, 1)
    default: false
    }
  }

  private func again(_ call: LayerCall, _ inputs: [SymbolicTensor]) throws -> SymbolicTensor {
    try call.layer(inputs, trainingMode: call.trainingMode)
  }

  private func refusal(_ layer: Layer, _ reason: String, help: String? = nil) -> ArchitectureError {
    .notConvolutional(layer: "\(layer.name) (\(layer.className))", reason: reason, help: help)
  }
}
