import Engine
package import Tensors

/// The result of differentiating a layer or a model: the objective and its gradients.
package struct Derivatives: Sendable {
  /// The sum of outputs times cotangents, or the loss.
  package let objective: Double
  package let outputs: [Tensor]
  /// For each input, in its shape.
  package let inputs: [Tensor]
  /// For each trainable variable that the outputs depend on, in Keras's order.
  package let variables: [(variable: Variable, gradient: Tensor)]
}

extension Layer {
  /// The gradients of Σ output · cotangent to the inputs (N, …) and to the layer's variables.
  ///
  /// - `trainingMode`: Keras's `training=`.
  /// - Throws: `NetworkError` if inputs or the cotangent do not fit.
  package func derivatives(
    _ inputs: [Tensor], cotangent: Tensor, trainingMode: Bool = false
  ) throws -> Derivatives {
    try differentiate(
      inputs, .sums([cotangent]), trainingMode: trainingMode, name: name, variables: { self.variables },
      trace: { try self.trace($0, in: $1) })
  }
}

extension Model {
  /// The gradients of Σ output · cotangent, over all outputs, to the inputs (N, …) and to the model's variables.
  ///
  /// - Throws: `NetworkError` if inputs or cotangents do not fit.
  package func derivatives(
    _ inputs: [Tensor], cotangents: [Tensor], trainingMode: Bool = false
  ) throws -> Derivatives {
    try differentiate(
      inputs, .sums(cotangents), trainingMode: trainingMode, name: name, variables: { self.variables },
      trace: { try self.trace(forBatchOf: $0, in: $1) })
  }

  /// The gradients of a loss, the mean over the batch, to the inputs (N, …) and to the model's variables.
  ///
  /// - `weights`: the sample weights, (N); `nil` for 1.
  /// - Throws: `NetworkError` if inputs, targets or weights do not fit.
  package func derivatives(
    _ inputs: [Tensor], of loss: any Loss, targets: Tensor, weights: Tensor? = nil, trainingMode: Bool = false
  ) throws -> Derivatives {
    try differentiate(
      inputs, .loss(loss, targets, weights: weights), trainingMode: trainingMode, name: name,
      variables: { self.variables },
      trace: { try self.trace(forBatchOf: $0, in: $1) })
  }

  private func trace(forBatchOf symbols: [Symbol], in graph: Graph) throws -> [Symbol] {
    if !isBuilt, symbols.count == 1 { try build(symbols[0].shape) }
    guard symbols.count == inputs.count else {
      throw NetworkError.inputCount(layer: name, expected: "\(inputs.count) inputs", found: symbols.count)
    }
    for (symbol, input) in zip(symbols, inputs) where !takes(symbol.shape, at: input) {
      throw NetworkError.inputShape(model: name, expected: input.shape, found: symbol.shape)
    }
    return try trace(symbols, in: graph)
  }
}

extension Loss {
  /// The loss of a batch, reduced, and its gradient to the predictions (N, …).
  ///
  /// - `weights`: the sample weights, (N).
  /// - Throws: `NetworkError` if targets or weights do not fit.
  package func derivative(
    predictions: Tensor, targets: Tensor, weights: Tensor? = nil
  ) throws -> (value: Double, gradient: Tensor) {
    let found = try differentiate(
      [predictions], .loss(self, targets, weights: weights), trainingMode: false, name: name,
      variables: { [] },
      trace: { symbols, _ in symbols })
    return (found.objective, found.inputs[0])
  }
}

/// The objective that is differentiated.
enum DifferentiationTarget {
  case sums([Tensor])
  case loss(any Loss, Tensor, weights: Tensor?)
}

/// Runs a graph forwards and backwards on one batch.
func differentiate(
  _ inputs: [Tensor], _ objective: DifferentiationTarget, trainingMode: Bool, name: String,
  options: PlanOptions = PlanOptions(), threads: Int = WorkerPool.shared.usable,
  variables: () -> [Variable],
  trace: ([Symbol], Graph) throws -> [Symbol]
) throws -> Derivatives {
  let graph = Graph()
  for input in inputs where input.rank == 0 {
    throw NetworkError.rank(layer: name, expected: "1 or more", found: input.shape)
  }
  let symbols = inputs.map { graph.input(Shape($0.shape.dropFirst()), name: "input") }
  graph.outputs = try trace(symbols, graph)
  guard let batch = inputs.first?.shape[0], batch > 0 else { throw NetworkError.noSamples(what: name) }
  for (index, input) in inputs.enumerated() where input.shape[0] != batch {
    throw NetworkError.sampleCounts(first: "input 1", batch, second: "input \(index + 1)", input.shape[0])
  }

  let judged = try terms(objective, graph, batch: batch, name: name)
  let columns = try zip(inputs, symbols).map { try TensorSource.column($0, of: $1.shape, model: name) }
  let source = TensorSource(
    sampleCount: batch, inputs: columns, inputShapes: symbols.map(\.shape), targets: judged.targets,
    weights: judged.weights.map { [$0] } ?? [])
  let plan = try PlanBuilder(
    graph, batch: batch, threads: threads,
    purpose: .differentiate(judged.objective, trainingMode: trainingMode), options: options
  ).plan()
  let arena = try Storage(
    byteCount: plan.arenaByteCount, category: .activations, purpose: "the activations of \(name)")
  let gradients = try plan.learning.map { index in
    let variable = plan.variables[index]
    return try Storage(
      byteCount: variable.heldByteCount, category: .gradients, purpose: "gradient to \(variable.name)")
  }
  let shard = Shard(sums: judged.objective.sumCount)
  (shard.sampleCount, shard.weightSums) = (
    batch, judged.weights.map { [$0.reduce(0) { $0 + Double($1) }] } ?? []
  )
  (shard.source, shard.gradientScale, shard.seed) = (source, judged.scale, Randomness.shared.nextSeed())
  let execution = try Execution(plan, arena: arena, gradients: gradients, shard: shard)
  try (0..<batch).map(Int64.init).withUnsafeBufferPointer { order in
    guard let start = order.baseAddress else { return }
    shard.samples = start
    try execution.run()
  }

  func copy(_ block: Block?, _ shape: Shape) throws -> Tensor {
    let result = try Tensor.zeros(Shape([batch] + shape))
    guard let block else { return result }
    try result.withMutableFloats { values in
      guard let target = values.baseAddress,
        let from = execution.floats(block, count: values.count).baseAddress
      else { return }
      target.update(from: from, count: values.count)
    }
    return result
  }
  var byVariable: [ObjectIdentifier: Tensor] = [:]
  for (index, storage) in zip(plan.learning, gradients) {
    let variable = plan.variables[index]
    byVariable[ObjectIdentifier(variable)] = try variable.kerasValue(of: storage)
  }
  return Derivatives(
    objective: shard.sums.reduce(0, +) * Double(judged.scale),
    outputs: try zip(plan.outputs, graph.outputs).map { try copy($0, $1.shape) },
    inputs: try zip(plan.inputGradients, graph.inputs).map { try copy($0, $1.shape) },
    variables: variables().compactMap { variable in
      byVariable[ObjectIdentifier(variable)].map { (variable, $0) }
    })
}

/// The objective, its data besides the outputs, and the factor on its sum over the samples.
private struct ObjectiveData {
  var objective: Objective
  var targets: [TensorSource.Column]
  var weights: [Float]?
  var scale: Float
}

private func terms(_ objectified: DifferentiationTarget, _ graph: Graph, batch: Int, name: String) throws
  -> ObjectiveData
{
  switch objectified {
  case .sums(let cotangents):
    guard cotangents.count == graph.outputs.count else {
      throw NetworkError.inputCount(
        layer: name, expected: "\(graph.outputs.count) cotangents", found: cotangents.count)
    }
    let columns = try zip(cotangents, graph.outputs).map { cotangent, output in
      guard cotangent.shape == Shape([batch] + output.shape) else {
        throw NetworkError.inputShape(
          model: "the cotangent of \(name)", expected: output.shape, found: cotangent.shape)
      }
      return try TensorSource.column(cotangent, of: output.shape, model: name)
    }
    let terms = graph.outputs.map { _ in Objective.Term(loss: InnerProductObjective()) }
    return ObjectiveData(objective: Objective(terms: terms), targets: columns, scale: 1)
  case .loss(let loss, let targets, let weights):
    guard graph.outputs.count == 1, let planned = loss as? any PlannedLoss else {
      throw NetworkError.inputCount(
        layer: loss.name, expected: "a model of one output", found: graph.outputs.count)
    }
    guard targets.shape.first == batch else {
      throw NetworkError.sampleCounts(first: "x", batch, second: "y", targets.shape.first ?? 0)
    }
    if let weights, weights.shape != [batch] {
      throw NetworkError.sampleCounts(first: "x", batch, second: "sample_weight", weights.shape.first ?? 0)
    }
    let column = try TensorSource.target(targets, for: loss, output: graph.outputs[0].shape)
    return ObjectiveData(
      objective: Objective(terms: [Objective.Term(loss: planned)], weightCount: weights == nil ? 0 : 1),
      targets: [column],
      weights: try weights.map { try $0.elements(Float.self) }, scale: 1 / Float(batch))
  }
}

/// Σ output · target, whose gradient is the target.
private struct InnerProductObjective: PlannedLoss {
  let name = "inner product"

  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel? {
    let count = batch * (source.shape.elementCount ?? 0)
    return LossKernel(name: name, terms: 1) { at, _ in
      // The gradient may be written over the predictions.
      let sum = (0..<count).reduce(0) { $0 + Double(at.predictions[$1]) * Double(at.targets[$1]) }
      at.gradient?.update(from: at.targets, count: count)
      return sum
    }
  }
}
