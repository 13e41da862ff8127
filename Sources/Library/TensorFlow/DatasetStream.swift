import Evaluator
import Networks
import Tensors

/// A dataset as batches for `fit`, `evaluate` and `predict`. The next batch's images are decoded during a step.
final class DatasetStream: BatchStream {
  private let dataset: DatasetValue
  private let interpreter: Interpreter
  private let model: Model
  private let action: String
  private let wantsTargets: Bool
  private var walk: DatasetValue.Walk?

  /// - `action`: the method that reads it, for messages.
  init(
    _ dataset: DatasetValue, _ model: Model, action: String, wantsTargets: Bool, _ interpreter: Interpreter
  ) {
    self.dataset = dataset.prefetched(1)
    self.model = model
    self.action = action
    self.wantsTargets = wantsTargets
    self.interpreter = interpreter
  }

  var batchCount: Int? {
    if case .finite(let count) = dataset.cardinality { count } else { nil }
  }

  var isEndless: Bool { dataset.cardinality == .infinite }

  func begin() throws { walk = try dataset.begin(interpreter) }

  func next() throws -> Samples? {
    guard let element = try walk?(interpreter) else { return nil }
    return try samples(try element.value(interpreter))
  }

  /// - Throws: `Fault.message` if an element is not a batch that fits the model.
  private func samples(_ element: Value) throws -> Samples {
    let parts: [Value] = if case .tuple(let tuple) = element { tuple.elements } else { [element] }
    guard 1...3 ~= parts.count else {
      throw Fault.message("\(action) needs batches (x, y), found \(parts.count) parts in a dataset's element")
    }
    let inputs =
      model.isBuilt
      ? try model.inputValues(parts[0]).flatMap(PipelineStructure.leaves) : PipelineStructure.leaves(parts[0])
    // A model that is not built accepts any batch.
    if model.isBuilt, let input = inputs.first, let expected = model.inputs.first?.shape,
      input.rank == expected.rank, input.rank > 0
    {
      throw Fault.message(
        "\(action) needs batches, the dataset gives one sample at a time: shape \(input.shape)",
        help: "dataset.batch(32)")
    }
    guard wantsTargets else { return Samples(inputs: inputs) }
    guard parts.count > 1 else {
      throw Fault.message(
        "\(action) needs batches (x, y), the dataset gives \(element.isDict ? "dicts" : "x alone")",
        help: element.isDict
          ? "dataset.map(lambda d: (d[\"image\"], d[\"label\"])), or tfds.load(…, as_supervised=True)"
          : "tf.data.Dataset.from_tensor_slices((x, y))")
    }
    return Samples(
      inputs: inputs, targets: byOutput(parts[1]),
      weightsByOutput: parts.count == 3 ? byOutput(parts[2]).map { $0 } : [])
  }

  /// The tensors of a part: those of a dict by the names of the model's outputs.
  private func byOutput(_ part: Value) -> [Tensor] {
    guard case .dict(let dict) = part, model.isBuilt else { return PipelineStructure.leaves(part) }
    let values = model.outputNames.compactMap { dict[string: $0] }
    return values.count == dict.count
      ? values.flatMap(PipelineStructure.leaves) : PipelineStructure.leaves(part)
  }
}

extension Value {
  fileprivate var isDict: Bool {
    if case .dict = self { true } else { false }
  }
}
