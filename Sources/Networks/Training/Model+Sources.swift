import Engine
import Tensors

/// Turns the data of a run into a source, and records the run.
extension Model {
  func note(_ run: MeasuredRun) {
    measuredRuns.removeAll { $0.what == run.what }
    measuredRuns.append(run)
  }

  /// - `batch`: the size of its batches, if all have the same.
  func buildIfNeeded(_ samples: Samples, batch: Int? = nil) throws {
    if isBuilt { return }
    guard !samples.inputs.isEmpty, samples.inputs.allSatisfy({ $0.rank > 0 }) else {
      throw NetworkError.noSamples(what: name)
    }
    try build(samples.inputs.map { Shape($0.shape.dropFirst()) }, batch: batch)
  }

  /// The size of all batches of so many samples; `nil` if the last is smaller.
  package static func wholeBatch(_ size: Int, of count: Int) -> Int? {
    size > 0 && count % size == 0 ? size : nil
  }

  /// - Throws: `NetworkError.notCompiled` unless the model is compiled or will be once built; why it was compiled in vain.
  func checkIsCompiled(action: String) throws {
    if let compileFault { throw compileFault }
    if !isCompiled { throw NetworkError.notCompiled(model: name, action: action) }
  }

  /// Checks everything, copies nothing.
  func source(_ samples: Samples, targets wantsTargets: Bool) throws -> TensorSource {
    guard samples.inputs.count == inputs.count else {
      throw NetworkError.inputCount(
        layer: name, expected: "\(inputs.count) inputs", found: samples.inputs.count)
    }
    let shapes = shapes(for: samples.inputs)
    let columns = try zip(samples.inputs, shapes).map { try TensorSource.column($0, of: $1, model: name) }
    let count = samples.count
    for (index, tensor) in samples.inputs.enumerated() where tensor.shape[0] != count {
      throw NetworkError.sampleCounts(first: "input 1", count, second: "input \(index + 1)", tensor.shape[0])
    }
    guard wantsTargets, let configuration else {
      return TensorSource(sampleCount: count, inputs: columns, inputShapes: shapes)
    }
    guard samples.targets.count == configuration.terms.count else {
      throw NetworkError.inputCount(
        layer: name, expected: "targets for \(configuration.terms.count) outputs",
        found: samples.targets.count)
    }
    for target in samples.targets where target.shape.first != count {
      throw NetworkError.sampleCounts(first: "x", count, second: "y", target.shape.first ?? 0)
    }
    let outputs = try graph(for: shapes).outputs
    let targets = try zip(samples.targets, configuration.terms).enumerated().map { index, pair in
      let (given, term, output) = (pair.0, pair.1, outputs[index].shape)
      let spreads = term.metrics.allSatisfy(\.broadcastsTargets)
      let target = spreads ? try term.loss.spread(given, over: Shape([count] + output)) : given
      return try TensorSource.target(target, for: term.loss, output: output)
    }
    return TensorSource(
      sampleCount: count, inputs: columns, inputShapes: shapes, targets: targets,
      weights: try weights(of: samples, count))
  }

  /// Sample weights by output: one array that counts for all, or one for each.
  private func weights(of samples: Samples, _ count: Int) throws -> [[Float]?] {
    let given = samples.weights
    guard given.count <= 1 || given.count == outputs.count else {
      throw NetworkError.inputCount(
        layer: name, expected: "sample weights for \(outputs.count) outputs", found: given.count)
    }
    return try given.map { weights in
      guard let weights else { return nil }
      guard weights.rank == 1 || (weights.rank == 2 && weights.shape[1] == 1) else {
        throw NetworkError.sampleWeightShape(found: weights.shape)
      }
      guard weights.shape[0] == count else {
        throw NetworkError.sampleCounts(first: "x", count, second: "sample_weight", weights.shape[0])
      }
      return try weights.withFloats { Array($0) }
    }
  }
}
