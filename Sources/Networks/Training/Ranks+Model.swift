import Engine
import Files
import Tensors

/// What ranks must have in common to train a model together.
extension Ranks {
  /// The ranks, if each worker has several of so many rows to predict; for fewer, each rank does them all.
  static func sharing(_ rows: Int) -> Ranks? {
    current.flatMap { rows >= 2 * $0.count * $0.threads ? $0 : nil }
  }

  /// - Throws: `RankFault.differs` if a rank has another model, other options or other data.
  func requireSame(_ data: TrainingData, of model: Model, for action: String, _ options: FitOptions? = nil)
    throws
  {
    let layers = model.variables.map { "\($0.path) \($0.shape)" }.joined(separator: "\n")
    try requireSame(
      Digest.hexadecimal(of: Array((layers + (options?.text ?? "")).utf8)),
      "another model or other options of \(action)",
      help: "what a program builds must not depend on the host, the clock or files that only one host has")
    guard case .samples(let samples) = data else { return }
    let digest = Digest.sha256()
    for tensor in samples.inputs + samples.targets { try tensor.add(to: digest) }
    try requireSame(
      digest.hexadecimal, "other data for \(action)",
      help:
        "all hosts must read the same files; numbers drawn at random need a seed: keras.utils.set_random_seed(1)"
    )
  }

  /// - Throws: `RankFault.differs` if a rank has other weights, or has come to another place.
  func requireSame(weightsOf model: Model, and place: String) throws {
    let digest = Digest.sha256()
    for variable in model.variables {
      let values = try variable.materialized()
      digest.add(UnsafeRawBufferPointer(start: values.pointer, count: values.byteCount))
    }
    try requireSame(
      digest.hexadecimal + place, "other weights at \(place)",
      help: "callbacks must change a model alike on all ranks, and hosts must see the same files")
  }

  /// The first rank says whether training goes on, and how fast the model learns: callbacks may go by the clock.
  func agree(on model: Model) throws {
    let optimizer = model.configuration?.optimizer
    let values = try agreed([model.stopsTraining ? 1 : 0, Double(optimizer?.learningRate ?? 0)])
    model.stopsTraining = values[0] != 0
    optimizer?.learningRate = Float(values[1])
  }
}

extension FitOptions {
  /// What decides about the steps, and whether they are measured before.
  fileprivate var text: String {
    let numbers = [
      epochs, initialEpoch, batchSize, shuffles ? 1 : 0, microBatch ?? 0, stepsPerEpoch ?? 0,
      verbose == 0 ? 0 : 1,
    ]
    return numbers.map(String.init).joined(separator: " ") + " \(validationSplit)"
  }
}

extension Tensor {
  /// Adds shape and elements to a digest.
  fileprivate func add(to digest: Digest) throws {
    digest.add(Array("\(shape)".utf8))
    if let codes {
      digest.add(UnsafeRawBufferPointer(start: codes.pointer, count: shape.elementCount ?? 0))
      codes.table.withUnsafeBytes { digest.add($0) }
    } else {
      try withFloats { digest.add(UnsafeRawBufferPointer($0)) }
    }
  }
}
