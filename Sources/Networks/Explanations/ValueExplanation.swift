package import Tensors

/// The arithmetic of one value of a layer's output for one sample, and its gradients.
package struct ValueExplanation: Sendable {
  /// One operation on the way from what the layer reads to the value.
  package struct Stage: Sendable {
    /// "convolution"
    package let operation: String
    /// The place of the result, without the batch axis.
    package let place: [Int]
    package let shape: Shape
    /// `nil`: the operation cannot be laid out for one value.
    package let arithmetic: ValueArithmetic?
    /// The values of the terms, 0 in the padding.
    package let inputs: [Float]
    /// For each operand: its name, its shape, and whether the layer reads it rather than makes it.
    package let operands: [(name: String, shape: Shape, isRead: Bool)]
    /// The gradient of the layer's value to each term, if the layer reads them, and to each term's weight in a kernel
    /// that learns; else empty.
    package let inputGradients: [Float]
    package let weightGradients: [Float]
    package let result: Float
    /// Of a function: the derivative of the result with respect to its input.
    package let slope: Float?
  }

  package let layer: String
  package let className: String
  package let place: [Int]
  package let shape: Shape
  /// What the network computes.
  package let value: Float
  /// The last makes the value. Of a layer of several operations, each of the others makes the operand that
  /// contributes most to the next.
  package let stages: [Stage]
  /// What the layer reads: name and gradient of the value, for each operand.
  package let inputGradients: [(name: String, gradient: Tensor)]
  /// For each variable of the layer that learns.
  package let weightGradients: [(name: String, gradient: Tensor)]
  /// For each input of the network, without the batch axis.
  package let imageGradients: [(name: String, gradient: Tensor)]

  /// The stage with the most terms: the products over the window.
  package var main: Stage? {
    stages.last { $0.arithmetic?.isLearned == true }
      ?? stages.max { ($0.arithmetic?.terms.count ?? 0) < ($1.arithmetic?.terms.count ?? 0) }
  }
}

/// A layer's output within a network, one value of which can be explained.
package struct ExplainedLayer {
  package let name: String
  package let className: String
  /// Without the batch axis.
  package let shape: Shape
  let model: Model
  let graph: Graph
  /// The layer's nodes; the last makes the output.
  let nodes: [Node]
}

extension Model {
  /// The most operations of a layer made of others that are explained one after the other.
  private static let mostSteps = 12

  /// The output of a layer, also of one inside a model that is a layer. If it is called several times, the first
  /// call counts.
  ///
  /// - Throws: `NetworkError.noSuchLayer`, `.nothingComputed`, `.notBuilt`.
  package func explained(layer name: String) throws -> ExplainedLayer {
    let graph = try graph()
    func isOf(_ node: Node) -> Bool { node.layer == name || node.around.contains(name) }
    let nodes = Array(graph.nodes.drop { !isOf($0) || $0.operation is Input }.prefix(while: isOf))
    let layer = allLayers.first { $0.name == name }
    guard let last = nodes.last else {
      guard layer != nil else {
        throw NetworkError.noSuchLayer(name, names: try explainedLayers())
      }
      throw NetworkError.nothingComputed(layer: name, sublayers: [])
    }
    let parts = nodes.map(\.layer).uniqued
    if parts.count > 1, nodes.count > Self.mostSteps {
      throw NetworkError.nothingComputed(layer: name, sublayers: parts)
    }
    return ExplainedLayer(
      name: name, className: layer?.className ?? last.operation.name, shape: last.shape, model: self,
      graph: graph, nodes: nodes)
  }

  /// The layers whose values can be explained, in order.
  package func explainedLayers() throws -> [String] {
    try graph().nodes.filter { !($0.operation is Input) }.map(\.layer).uniqued
  }
}

extension ExplainedLayer {
  private var result: Node { nodes[nodes.count - 1] }

  /// What the layer reads, each once.
  private var operands: [Symbol] {
    let own = Set(nodes.map(\.id))
    return nodes.flatMap(\.inputs).filter { !own.contains($0.node) }.uniqued
  }

  /// The layer's output for one sample, without the batch axis.
  ///
  /// - Parameter inputs: (1, …) for each input of the network.
  package func output(for inputs: [Tensor]) throws -> [Float] {
    try values(of: [result.output], for: inputs)[0]
  }

  /// - Parameters:
  ///   - inputs: (1, …) for each input of the network.
  ///   - place: on each axis of the layer's output.
  /// - Precondition: `place` is within the shape.
  package func explanation(of place: [Int], for inputs: [Tensor]) throws -> ValueExplanation {
    let index = zip(place, shape.contiguousStrides).reduce(0) { $0 + $1.0 * $1.1 }
    let value = try output(for: inputs)[index]
    let known = operands + nodes.map(\.output)
    let values = Dictionary(
      uniqueKeysWithValues: zip(known.map(\.node), try values(of: known, for: inputs)))

    let own = try gradients(
      from: operands, of: index,
      inputs: operands.map { try Tensor(shape: Shape([1] + $0.shape), floats: values[$0.node] ?? []) })
    let whole = try gradients(from: graph.inputs, of: index, inputs: inputs)

    var stages: [ValueExplanation.Stage] = []
    var next: (node: Node, index: Int)? = (result, index)
    while let (node, index) = next {
      let stage = try stage(node, index, values, own)
      stages.append(stage)
      next = nil
      guard let arithmetic = stage.arithmetic else { break }
      // The operand that contributes most, if the layer makes it.
      let largest = arithmetic.terms.indices.filter { arithmetic.terms[$0].index != nil }.max {
        weight(stage, $0) < weight(stage, $1)
      }
      if let largest, let source = arithmetic.terms[largest].index {
        let id = node.inputs[arithmetic.terms[largest].operand].node
        next = nodes.first { $0.id == id }.map { ($0, source) }
      }
    }
    func named(_ symbols: [Symbol], _ gradients: [Tensor]) throws -> [(name: String, gradient: Tensor)] {
      try zip(symbols, gradients).map { (graph.nodes[$0.node].layer, try $1.reshaped(to: $0.shape)) }
    }
    return ValueExplanation(
      layer: name, className: className, place: place, shape: shape, value: value, stages: stages.reversed(),
      inputGradients: try named(operands, own.inputs),
      weightGradients: own.variables.map { ($0.variable.name, $0.gradient) },
      imageGradients: try named(graph.inputs, whole.inputs))
  }

  /// How much a term weighs in the result.
  private func weight(_ stage: ValueExplanation.Stage, _ term: Int) -> Float {
    guard let arithmetic = stage.arithmetic else { return 0 }
    switch arithmetic.rule {
    case .sum, .product, .quotient: return abs(stage.inputs[term] * arithmetic.terms[term].weight)
    case .largest: return stage.inputs[term]
    case .smallest: return -stage.inputs[term]
    case .copy, .function: return 0
    case .softmax(let own), .logSoftmax(let own): return term == own ? 1 : 0
    case .gated: return term == 0 ? 1 : 0
    }
  }

  private func stage(
    _ node: Node, _ index: Int, _ values: [Int: [Float]], _ derivatives: Derivatives
  ) throws -> ValueExplanation.Stage {
    // Outside training, operations that draw at random pass their input on.
    let arithmetic =
      node.operation.isRandom
      ? .copy(of: index)
      : try node.operation.arithmetic(of: index, node, node.inputs.map { values[$0.node] ?? [] })
    let inputs = (arithmetic?.terms ?? []).map { term in
      term.index.flatMap { values[node.inputs[term.operand].node]?[$0] } ?? 0
    }
    var slope: Float?
    if case .function? = arithmetic?.rule, let input = node.inputs.first,
      let source = arithmetic?.terms[0].index
    {
      let tensor = try Tensor(shape: Shape([1] + input.shape), floats: values[input.node] ?? [])
      slope = try gradients(from: [input], to: node, of: index, inputs: [tensor]).inputs[0].withFloats {
        $0[source]
      }
    }
    let own = Set(nodes.map(\.id))
    let terms = arithmetic?.terms ?? []
    var toInputs: [Float] = []
    if terms.allSatisfy({ !own.contains(node.inputs[$0.operand].node) }) {
      let known = try zip(operands, derivatives.inputs).map { ($0.node, try $1.elements(Float.self)) }
      toInputs = terms.map { term in
        term.index.flatMap { element in
          known.first { $0.0 == node.inputs[term.operand].node }?.1[element]
        } ?? 0
      }
    }
    var toWeights: [Float] = []
    if let kernel = node.variables.first, terms.contains(where: { $0.kernelIndex != nil }),
      let found = derivatives.variables.first(where: { $0.variable === kernel })
    {
      toWeights = try found.gradient.withFloats { values in
        terms.map { $0.kernelIndex.map { values[$0] } ?? 0 }
      }
    }
    let isDepthwise = (node.operation as? ConvolutionOperation)?.isOfDepthwiseLayer ?? false
    return ValueExplanation.Stage(
      operation: isDepthwise ? "depthwise convolution" : node.operation.name,
      place: node.shape.position(of: index), shape: node.shape,
      arithmetic: arithmetic, inputs: inputs,
      operands: node.inputs.map { (graph.nodes[$0.node].layer, $0.shape, !own.contains($0.node)) },
      inputGradients: toInputs, weightGradients: toWeights,
      result: values[node.id]?[index] ?? 0, slope: slope)
  }

  /// The values of nodes for one sample.
  private func values(of symbols: [Symbol], for inputs: [Tensor]) throws -> [[Float]] {
    let computed = symbols.filter { !(graph.nodes[$0.node].operation is Input) }
    let part = Graph()
    let starts = graph.inputs.map { part.input($0.shape, name: graph.nodes[$0.node].layer) }
    part.outputs = part.append(graph, from: zip(graph.inputs, starts), to: computed)
    var results = computed.isEmpty ? [] : try run(part, inputs, name: model.name, false)
    return try symbols.map { symbol in
      if let place = graph.inputs.firstIndex(of: symbol) { return try inputs[place].elements(Float.self) }
      return try results.removeFirst().elements(Float.self)
    }
  }

  /// The gradients of one element of a node's value, by default of the layer's output.
  private func gradients(from sources: [Symbol], to target: Node? = nil, of index: Int, inputs: [Tensor])
    throws
    -> Derivatives
  {
    let target = target ?? result
    var one = [Float](repeating: 0, count: target.count)
    one[index] = 1
    let cotangent = try Tensor(shape: Shape([1] + target.shape), floats: one)
    return try differentiate(
      inputs, .sums([cotangent]), trainingMode: false, name: name,
      variables: { self.nodes.flatMap(\.variables).uniqued },
      trace: { symbols, part in part.append(self.graph, from: zip(sources, symbols), to: [target.output]) })
  }
}

extension Graph {
  /// Appends the part of another graph that leads from some of its values, which this graph has, to others.
  fileprivate func append(
    _ other: Graph, from sources: some Sequence<(Symbol, Symbol)>, to targets: [Symbol]
  ) -> [Symbol] {
    var known = Dictionary(sources.map { ($0.0.node, $0.1) }, uniquingKeysWith: { first, _ in first })
    var wanted: Set<Int> = []
    var open = targets.map(\.node)
    while let id = open.popLast() {
      guard known[id] == nil, wanted.insert(id).inserted else { continue }
      open += other.nodes[id].inputs.map(\.node)
    }
    for id in wanted.sorted() {
      let node = other.nodes[id]
      known[id] = copy(node, node.operation, node.inputs.compactMap { known[$0.node] }, node.shape)
    }
    return targets.compactMap { known[$0.node] }
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it comes first.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Variable: Hashable {
  package static func == (left: Variable, right: Variable) -> Bool { left === right }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
