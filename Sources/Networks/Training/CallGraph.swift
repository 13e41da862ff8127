package import Tensors

/// A layer's or model's operations as eager calls run them: kept from one call to the next of the same shapes.
package final class CallGraph {
  let graph: Graph
  let shapes: [Shape]
  private let trainability: [Bool]
  /// How many of the graph's outputs the caller sees; after them come logits.
  package let outputCount: Int
  /// What a softmax or a sigmoid made an output of: another output of the graph.
  package struct Logits: Sendable {
    package let output: Int
    package let areOfSoftmax: Bool
  }

  /// By output.
  package let logits: [Int: Logits]

  /// - Parameter trace: adds the operations to the graph.
  init(_ shapes: [Shape], _ trainability: [Bool], trace: ([Symbol], Graph) throws -> [Symbol]) throws {
    self.shapes = shapes
    self.trainability = trainability
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
    graph.outputs = outputs
    self.graph = graph
  }

  func isStill(_ shapes: [Shape], _ trainability: [Bool]) -> Bool {
    self.shapes == shapes && self.trainability == trainability
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
  package func callGraph(for inputs: [Tensor]) throws -> CallGraph {
    let shapes = inputs.map { Shape($0.shape.dropFirst()) }
    let trainability = withSublayers.map(\.isTrainable)
    if let callGraph, callGraph.isStill(shapes, trainability) { return callGraph }
    for input in inputs where input.rank == 0 {
      throw NetworkError.tensorRank(layer: name, expected: "2 or more", found: input.shape)
    }
    let made: CallGraph
    do { made = try CallGraph(shapes, trainability) { try trace($0, in: $1) } } catch NetworkError.rank(
      let layer, let expected, _)
    {
      // Here the batch axis is known, and may be what is missing.
      throw NetworkError.tensorRank(layer: layer, expected: expected, found: inputs.first?.shape ?? .scalar)
    }
    callGraph = made
    return made
  }
}

extension Model {
  /// The model's operations, for a batch of inputs that fit; it is built if it was not.
  package func callGraph(for inputs: [Tensor]) throws -> CallGraph {
    if !isBuilt, inputs.allSatisfy({ $0.rank > 0 }), !inputs.isEmpty {
      try build(inputs.map { Shape($0.shape.dropFirst()) })
    }
    guard isBuilt else { throw NetworkError.notBuilt(model: name) }
    let shapes = shapes(for: inputs)
    let trainability = allLayers.map(\.isTrainable)
    if let callGraph, callGraph.isStill(shapes, trainability) { return callGraph }
    let made = try CallGraph(shapes, trainability) { try trace($0, in: $1) }
    callGraph = made
    return made
  }
}
