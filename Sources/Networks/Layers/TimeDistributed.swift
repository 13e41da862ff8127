import Formats
import Gradients
package import Tensors

/// A layer applied to each slice along the first axis of samples: (T, …) → (T, …).
package struct TimeDistributed: Composite, Declared {
  package var layer: Layer?

  package static let declarations = [
    Declaration(
      "TimeDistributed",
      "A layer applied to each slice along the first axis of samples: (N, T, …) → (N, T, …).",
      TimeDistributed(layer: nil), [.required("layer", .layer(\.layer), "the layer")])
  ]

  package init(layer: Layer?) { self.layer = layer }

  package var sublayers: [Layer] { layer.map { [$0] } ?? [] }

  package var places: [HeldLayer] { layer.map { [HeldLayer($0, place: "layer")] } ?? [] }

  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] {
    let input = try single(inputs)
    if input.rank > 1 { try layer?.build([Shape(input.dropFirst())]) }
    return []
  }

  package func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol] {
    let input = try single(inputs)
    guard let layer, let steps = input.shape.first, steps > 0, input.shape.rank > 1 else {
      throw NetworkError.rank(layer: className, expected: "3 or more", found: input.shape)
    }
    // A dense layer takes any axes before the last.
    if layer.definition is Dense { return try layer.trace([input], in: graph) }
    let outputs = try (0..<steps).map { step in
      try layer.trace([graph.append(.part([.all, .integer(step)]), [input])], in: graph)[0]
    }
    return [try graph.append(.stack(axis: 1), outputs)]
  }
}

/// Layers one after another as one layer.
package struct Pipeline: Composite, Declared {
  package var layers: [Layer]

  package static let declarations = [
    Declaration(
      "Pipeline", "Layers one after another, as one layer.", Pipeline(layers: []),
      [.required("layers", .layers(\.layers), "the layers")])
  ]

  package init(layers: [Layer]) { self.layers = layers }

  package var sublayers: [Layer] { layers }

  package var places: [HeldLayer] {
    var numbering = Numbering()
    return layers.map { HeldLayer($0, place: "layers/" + numbering.name(for: $0.className)) }
  }

  package func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol] {
    try layers.reduce(inputs) { try $1.trace($0, in: graph) }
  }
}
