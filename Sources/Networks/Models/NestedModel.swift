import Formats
import Tensors

/// A model used as a layer of another.
struct NestedModel: Composite {
  /// How deep models may be nested: tracing recurses into each.
  static let maximumDepth = 500

  let model: Model
  /// Saved with its layers: `Model.savedForm`.
  var arguments: JSON { [:] }

  var className: String { model.className }
  var owner: AnyObject? { model.owner }
  var sublayers: [Layer] { model.layers }

  func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol] {
    if !model.isBuilt { try model.buildForCall(inputs.map(\.shape)) }
    guard model.isBuilt else { throw NetworkError.notBuilt(model: model.name) }
    guard inputs.count == model.inputs.count else {
      throw NetworkError.inputCount(
        layer: model.name, expected: "\(model.inputs.count) inputs", found: inputs.count)
    }
    for (input, wanted) in zip(inputs, model.inputs) where !model.takes(input.shape, at: wanted) {
      throw NetworkError.inputShape(model: model.name, expected: wanted.shape, found: input.shape)
    }
    return try model.trace(inputs, in: graph)
  }
}

extension Layer {
  /// A model as a layer.
  package convenience init(_ model: Model) { self.init(NestedModel(model: model), name: model.name) }
}
