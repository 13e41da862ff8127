import Engine
import Evaluator
import Networks
import Tensors

extension LayerMembers {
  static let adapt = Builtin.method(
    "adapt",
    "Takes from data what it must know: a Normalization mean and variance, a Discretization its bounds.",
    [
      .required("data", .any, "samples (N, …), or batches: a dataset, a generator, a PyDataset"),
      .optional("batch_size", .any, default: .none, "accepted"),
      .optional("steps", .int, default: .none, "how many batches are looked at; None: all"),
    ]
  ) { call in
    let layer = try call.receiver(as: Layer.self)
    guard call["steps"].isNone || layer.definition is Discretization else {
      throw Fault.message(
        "\(layer.className).adapt() got an unexpected keyword argument 'steps'",
        help: "dataset.take(steps) has so many batches", kind: .type)
    }
    guard let next = try batches(call) else {
      try layer.adapt(to: try call.tensor("data"))
      return .none
    }
    let limit = try call.optionalInt("steps", atLeast: 1) ?? .max
    var parts: [Tensor] = []
    while parts.count < limit, let batch = try next(call.interpreter) {
      try Interruption.check()
      // Of samples with their labels the samples.
      let (x, _, _) = StepMembers.unpacked(batch)
      var samples = try call.interpreter.tensor(from: x)
      if call["data"].host(as: DatasetValue.self) != nil, samples.rank < 2 {
        samples = try samples.reshaped(to: Shape([1] + samples.shape))
      }
      parts.append(samples)
    }
    guard !parts.isEmpty else { throw NetworkError.noSamples(what: layer.name) }
    try layer.adapt(to: Tensor.concatenate(parts, axis: 0))
    return .none
  }

  /// The next batch of data that comes in batches; `nil` for arrays.
  private static func batches(_ call: Call) throws -> ((Interpreter) throws -> Value?)? {
    switch call["data"] {
    case .object(let dataset as DatasetValue):
      let iterator = try dataset.iterator(call.interpreter) { .eager($0) }
      return { try iterator.next($0) }
    case .iterator(let iterator): return { try iterator.next($0) }
    case .instance(let instance) where instance.classObject.lookup("__getitem__") != nil:
      let count = try call.interpreter.length(of: call["data"])
      var place = 0
      return { interpreter in
        guard place < count else { return nil }
        defer { place += 1 }
        return try interpreter.item(.int(place), of: .instance(instance))
      }
    default: return nil
    }
  }
}
