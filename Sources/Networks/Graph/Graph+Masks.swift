import Gradients
import Tensors

/// A layer that hands on the mask of its first input.
package protocol PassesMask: LayerDefinition {}

extension PassesMask {
  package func mask(of output: Symbol, _ inputs: [Symbol], in graph: Graph) throws -> Symbol? {
    inputs.first.flatMap { graph.mask(of: $0) }
  }
}

extension LayerDefinition {
  package func mask(of output: Symbol, _ inputs: [Symbol], in graph: Graph) throws -> Symbol? { nil }
}

extension Graph {
  /// Traces a layer, which hands masks on as in Keras.
  ///
  /// - `symbols`: the layer's inputs, then masks given in its call.
  /// - `places`: of which inputs these are the masks.
  func passing(
    _ symbols: [Symbol], masks places: [Int], through definition: any LayerDefinition,
    _ body: ([Symbol]) throws -> [Symbol]
  ) throws -> [Symbol] {
    let inputs = Array(symbols.dropLast(places.count))
    let outer = places.map { mask(of: inputs[$0]) }
    for (place, mask) in zip(places, symbols.suffix(places.count)) { setMask(mask, of: inputs[place]) }
    func restore() { for (place, mask) in zip(places, outer) { setMask(mask, of: inputs[place]) } }
    do {
      let outputs = try body(inputs)
      var found = outputs.map { mask(of: $0) }
      if found.contains(nil), let first = outputs.first, found[0] == nil {
        found[0] = try definition.mask(of: first, inputs, in: self)
      }
      restore()
      for (output, mask) in zip(outputs, found) { setMask(mask, of: output) }
      return outputs
    } catch {
      restore()
      throw error
    }
  }
}

extension TensorFunction {
  /// One for each step that holds something else than a value: (N, …, C) → (N, …).
  static func otherThan(_ value: Float) -> TensorFunction {
    let value = Scalar.float(Double(value))
    return TensorFunction(
      "NotEqual",
      forward: { x in
        let isOther = try Tensor.compute(.notEqual, .tensor(x[0]), .scalar(value))
        return try isOther.reduced(.any, axes: [-1], keepDimensions: false).convert(to: .float32)
      })
  }

  /// One for each element that is not 0.
  static let isSet = TensorFunction(
    "IsSet",
    forward: { x in
      try Tensor.compute(.notEqual, .tensor(x[0]), .scalar(.float(0))).convert(to: .float32)
    })

  /// One where any of the masks has one.
  static let anyMask = TensorFunction(
    "LogicalOr",
    forward: { x in
      try x.dropFirst().reduce(x[0]) { try Tensor.compute(.maximum, .tensor($0), .tensor($1)) }
    })

  /// What several masks allow a query and a key: one where all do.
  static let allMasks = TensorFunction(
    "LogicalAnd",
    forward: { x in
      try x.dropFirst().reduce(x[0]) { try Tensor.compute(.multiply, .tensor($0), .tensor($1)) }
    })
}

// Layers that hand on the mask of their input.
extension ActivityRegularization: PassesMask {}
extension AlphaDropout: PassesMask {}
extension Dense: PassesMask {}
extension Dropout: PassesMask {}
extension GaussianDropout: PassesMask {}
extension GaussianNoise: PassesMask {}
extension GroupNormalization: PassesMask {}
extension Identity: PassesMask {}
extension LayerNormalization: PassesMask {}
extension Normalization: PassesMask {}
extension PReLU: PassesMask {}
extension RandomCrop: PassesMask {}
extension Rescaling: PassesMask {}
extension SpatialDropout1D: PassesMask {}
extension SpatialDropout2D: PassesMask {}
extension TimeDistributed: PassesMask {}
extension UnitNormalization: PassesMask {}
extension BatchNormalization: PassesMask {}
