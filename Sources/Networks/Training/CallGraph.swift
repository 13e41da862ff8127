package import Tensors

/// A layer's or model's operations as eager calls run them: kept from one call to the next of the same shapes.
package final class CallGraph {
  let graph: Graph
  let shapes: [Shape]
  private let trainability: [Bool]
  /// Of which inputs the graph's last inputs are the masks.
  let maskPlaces: [Int]
  /// How many of the graph's outputs the caller sees; after them come logits and masks.
  package let outputCount: Int
  /// What a softmax or a sigmoid made an output of: another output of the graph.
  package struct Logits: Sendable {
    package let output: Int
    package let areOfSoftmax: Bool
  }

  /// By output.
  package let logits: [Int: Logits]
  /// By output: which of the graph's outputs is its mask.
  package let masks: [Int: Int]

  /// - `shapes`: those of the inputs, then of masks.
  /// - `maskPlaces`: of which inputs these are the masks.
  /// - `trace`: adds the operations to the graph.
  init(
    _ shapes: [Shape], _ trainability: [Bool], maskPlaces: [Int] = [],
    trace: ([Symbol], Graph) throws -> [Symbol]
  ) throws {
    self.shapes = shapes
    self.trainability = trainability
    self.maskPlaces = maskPlaces
    let graph = Graph()
    let symbols = shapes.map { graph.input($0, name: "input") }
    var outputs = try trace(symbols, graph)
    outputCount = outputs.count
    var logits: [Int: Logits] = [:]
    for index in outputs.indices {
      let node = graph.nodes[outputs[index].node]
      let isSigmoid = (node.operation as? ElementwiseOperation)?.function == .sigmoid
      guard isSigmoid || node.operation is SoftmaxOperation else { continue }
      logits[index] = Logits(output: outputs.count, areOfSoftmax: !isSigmoid)
      outputs.append(node.inputs[0])
    }
    self.logits = logits
    var masks: [Int: Int] = [:]
    for index in 0..<outputCount {
      guard let mask = graph.mask(of: outputs[index]) else { continue }
      masks[index] = outputs.count
      outputs.append(mask)
    }
    self.masks = masks
    graph.outputs = outputs
    self.graph = graph
  }

  func isStill(_ shapes: [Shape], _ trainability: [Bool], _ maskPlaces: [Int]) -> Bool {
    self.shapes == shapes && self.trainability == trainability && self.maskPlaces == maskPlaces
  }

  /// Runs it on a batch.
  package func run(_ inputs: [Tensor], name: String, trainingMode: Bool?) throws -> [Tensor] {
    try Networks.run(graph, inputs, name: name, trainingMode)
  }

  /// Runs it on a batch, so that it can be differentiated.
  package func record(
    _ inputs: [Tensor], name: String, trainingMode: Bool?, followsInputs: Bool
  ) throws -> RecordedCall {
    try RecordedCall(
      graph, inputs, name: name, trainingMode: trainingMode, followsInputs: followsInputs)
  }
}

extension Layer {
  /// The layer's operations for a batch of inputs.
  ///
  /// - Parameters:
  ///   - inputs: the inputs, then masks.
  ///   - maskPlaces: of which inputs these are the masks.
  ///   - variant: the definition with what this call asks for; `nil`: the layer's own.
  package func callGraph(
    for inputs: [Tensor], maskPlaces: [Int] = [], as variant: (any LayerDefinition)? = nil
  ) throws -> CallGraph {
    let shapes = inputs.map { Shape($0.shape.dropFirst()) }
    let trainability = withSublayers.map(\.isTrainable)
    if variant == nil, let callGraph, callGraph.isStill(shapes, trainability, maskPlaces) { return callGraph }
    for input in inputs where input.rank == 0 {
      throw NetworkError.tensorRank(layer: name, expected: "2 or more", found: input.shape)
    }
    let made: CallGraph
    do {
      made = try CallGraph(shapes, trainability, maskPlaces: maskPlaces) {
        try trace($0, masks: maskPlaces, as: variant, in: $1)
      }
    } catch NetworkError.rank(let layer, let expected, _) {
      // Here the batch axis is known, and may be what is missing.
      throw NetworkError.tensorRank(layer: layer, expected: expected, found: inputs.first?.shape ?? .scalar)
    }
    if variant == nil { callGraph = made }
    return made
  }

  /// Whether it gives its output a mask though its inputs have none.
  package var makesMasks: Bool {
    withSublayers.contains { layer in
      layer.definition is Masking || (layer.definition as? Embedding)?.masksZero ?? false
        || (layer.definition as? CustomLayer)?.makesMasks ?? false
    }
  }
}

extension Model {
  /// Whether a layer makes a mask.
  package var makesMasks: Bool { layers.contains(where: \.makesMasks) }

  /// Whether an output has a mask, which the loss then leaves out.
  package var hasMaskedOutput: Bool {
    guard makesMasks, isBuilt, let graph = try? graph(for: inputs.map(\.shape)) else { return false }
    return graph.outputs.contains { graph.mask(of: $0) != nil }
  }

  /// The model's operations, for a batch of inputs that fit; it is built if it was not.
  ///
  /// - Parameters:
  ///   - given: the inputs, then masks.
  ///   - maskPlaces: of which inputs these are the masks.
  package func callGraph(for given: [Tensor], maskPlaces: [Int] = []) throws -> CallGraph {
    let inputs = Array(given.dropLast(maskPlaces.count))
    if !isBuilt, inputs.allSatisfy({ $0.rank > 0 }), !inputs.isEmpty {
      try build(inputs.map { Shape($0.shape.dropFirst()) }, batch: inputs[0].shape[0])
    }
    guard isBuilt else { throw NetworkError.notBuilt(model: name) }
    let shapes = shapes(for: inputs) + given.suffix(maskPlaces.count).map { Shape($0.shape.dropFirst()) }
    let trainability = allLayers.map(\.isTrainable)
    if let callGraph, callGraph.isStill(shapes, trainability, maskPlaces) { return callGraph }
    let made = try CallGraph(shapes, trainability, maskPlaces: maskPlaces) { symbols, graph in
      let own = Array(symbols.dropLast(maskPlaces.count))
      for (place, mask) in zip(maskPlaces, symbols.suffix(maskPlaces.count)) {
        graph.setMask(mask, of: own[place])
      }
      return try trace(own, in: graph)
    }
    callGraph = made
    return made
  }
}
