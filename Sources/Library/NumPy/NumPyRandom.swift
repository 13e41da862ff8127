import Evaluator
import PythonLibrary
package import Tensors

/// `np.random`: NumPy's numbers for the same seed.
enum NumPyRandom {
  package static func namespace() -> Namespace {
    Namespace(
      "numpy.random", doc: "Random arrays.",
      absent: AbsentNumPy.random
    ) { functions.named + [("RandomState", .type(stateClass)), ("Generator", .type(generatorClass))] }
  }

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "np.random", doc: doc, parameters, body: body) }

  private static let functions: [Builtin] =
    [
      function(
        "default_rng", "A generator of its own.", [.optional("seed")]
      ) { call in
        if call["seed"].host(as: RandomGenerator.self) != nil { return call["seed"] }
        guard call["seed"].isNone || call["seed"].asInt != nil else {
          throw call.wrongType("seed", expected: "int")
        }
        guard let seed = try call.optionalInt("seed", atLeast: 0) else {
          return .object(RandomGenerator(RandomSource()))
        }
        return .object(RandomGenerator(RandomSource(seed: UInt64(seed))))
      }
    ]
    + legacy(function) { $0.interpreter.random }

  /// The functions common to `np.random` and a `RandomState`.
  private static func legacy<Holder: RandomHolder>(
    _ make: (String, String, [Signature.Parameter], @escaping (Call) throws -> Value) -> Builtin,
    _ holder: @escaping (Call) throws -> Holder
  ) -> [Builtin] where Holder.Source == LegacyRandomSource {
    [
      make("seed", "Starts the numbers anew from a seed.", [.optional("seed", .int)]) { call in
        try holder(call).source = legacySource(call)
        return .none
      },
      make("rand", "Numbers from 0 up to 1, evenly, in a shape.", [.rest("shape", .int)]) { call in
        let shape = Shape(try call.restInts("shape"))
        return try drawn(try holder(call).source.uniform(shape: shape), call)
      },
      make("randn", "Numbers of the standard normal distribution in a shape.", [.rest("shape", .int)]) {
        call in
        let shape = Shape(try call.restInts("shape"))
        return try drawn(try holder(call).source.normal(shape: shape), call)
      },
      make(
        "randint", "Whole numbers from low up to, without, high; from 0 up to low if high is left out.",
        [.required("low", .int), .optional("high", .int), size, .optional("dtype", .dtype)]
      ) { call in
        let ((low, high), shape) = (try bounds(call), try shape(call))
        let dtype = try call.optionalDType("dtype") ?? .int64
        return try drawn(
          try holder(call).source.integers(shape: shape, from: low, to: high, dtype: dtype), call)
      },
    ]
      + drawing(make, holder) + distributions(make, holder) + vectors(make, holder)
      + stateFunctions(make, holder)
      + ["random_sample", "ranf", "sample"].map { name in
        make(name, "Numbers from 0 up to 1, evenly.", [size]) { call in
          let shape = try shape(call)
          return try drawn(try holder(call).source.uniform(shape: shape), call)
        }
      }
  }

  /// The source that the parameter `seed` starts; of the system's making without a seed.
  fileprivate static func legacySource(_ call: Call) throws -> LegacyRandomSource {
    guard let seed = try call.optionalInt("seed") else { return LegacyRandomSource() }
    guard let word = UInt32(exactly: seed) else {
      throw call.invalid("seed", must: "be from 0 to 2**32 - 1")
    }
    return LegacyRandomSource(seed: word)
  }

  /// `np.random.RandomState`.
  static let stateClass = ClassObject(
    "RandomState", module: "numpy.random",
    doc: "A stream of random numbers of its own, as after np.random.seed.",
    members: legacy({ .method($0, $1, $2, body: $3) }) { try $0.receiver(as: LegacyGenerator.self) },
    constructor: Builtin(
      "RandomState", module: "np.random", doc: "A stream of random numbers of its own.",
      [.optional("seed", .int)]
    ) { .object(LegacyGenerator(try legacySource($0))) })

  static let size = Signature.Parameter.optional(
    "size", .shape(allowsNone: false), "the shape; a single number if None")

  package static func shape(_ call: Call) throws -> Shape { Shape(try call.optionalInts("size") ?? []) }

  /// A single number is Python's where NumPy returns one.
  fileprivate static func drawn(_ tensor: Tensor, _ call: Call) throws -> Value {
    tensor.rank == 0 && call["size"].isNone ? Value(try tensor.item()) : .tensor(tensor)
  }

  fileprivate static func bounds(_ call: Call) throws -> (low: Int64, high: Int64) {
    let first = Int64(try call.int("low"))
    guard let high = try call.optionalInt("high") else { return (0, first) }
    return (first, Int64(high))
  }

  /// The functions common to `np.random` and a generator.
  fileprivate static func drawing<Holder: RandomHolder>(
    _ make: (String, String, [Signature.Parameter], @escaping (Call) throws -> Value) -> Builtin,
    _ holder: @escaping (Call) throws -> Holder
  ) -> [Builtin] {
    [
      make(
        "random", "Numbers from 0 up to 1, evenly.",
        [size, .optional("dtype", .dtype), .optional("out")]
      ) { call in
        let shape = try shape(call)
        if try call.optionalDType("dtype") == .float32 {
          let numbers = try (0..<shape.checkedElementCount()).map { _ in
            Float(try holder(call).source.nextUInt32() >> 8) * 0x1p-24
          }
          return .array(try Tensor(shape: shape, elements: numbers))
        }
        let result = try drawn(try holder(call).source.uniform(shape: shape), call)
        return call["out"].isNone ? result : try call.delivered(call.interpreter.tensor(from: result))
      },
      make("standard_normal", "Numbers of the standard normal distribution.", [size]) { call in
        let shape = try shape(call)
        return try drawn(try holder(call).source.normal(shape: shape), call)
      },
      make(
        "permutation", "The numbers below x, or the rows of x, in random order.", [.required("x", .tensor)]
      ) { call in
        if let count = call["x"].asInt {
          guard count >= 0 else { throw call.invalid("x", must: "be 0 or more") }
          return .tensor(try holder(call).source.permutation(count))
        }
        let tensor = try call.tensor("x")
        return .tensor(try holder(call).source.permutation(of: tensor))
      },
      make(
        "shuffle", "Puts the rows of an array, or a list, in random order.",
        [.required("x", .either([.tensor, .list]))]
      ) { call in
        if case .list(let list) = call["x"] {
          let elements = list.elements
          let order = try holder(call).source.permutation(elements.count).elements(Int64.self)
          list.elements = order.map { elements[Int($0)] }
          return .none
        }
        let tensor = try call.tensor("x")
        try holder(call).source.shuffle(tensor)
        return .none
      },
      make(
        "choice", "Elements drawn from an array, or from the numbers below a.",
        [
          .required("a", .tensor), size, .optional("replace", .bool, default: true), .optional("p", .tensor),
        ]
      ) { call in
        let (shape, isReplacing, likely) = (
          try shape(call), try call.bool("replace"), try call.optionalTensor("p")
        )
        let count = call["a"].asInt
        let elements = count == nil ? try call.tensor("a") : nil
        let isText = call["a"].elementsOfSequence?.contains { $0.asDouble == nil } ?? false
        guard !isText else { throw call.wrongType("a", expected: "numbers") }
        let population = count ?? elements?.shape.first ?? 0
        let places = try holder(call).source.choice(
          population, shape: shape, replacing: isReplacing, probabilities: likely)
        guard let elements else { return try drawn(places, call) }
        return .tensor(try elements.taking(places, axis: 0))
      },
    ]
  }

  /// The class of `np.random.default_rng()`.
  static let generatorClass = ClassObject(
    "Generator", module: "numpy.random", doc: "A stream of random numbers of its own.",
    members: [
      .method(
        "integers", "Whole numbers from low up to, without, high; from 0 up to low if high is left out.",
        [
          .required("low", .int), .optional("high", .int), size, .optional("dtype", .dtype),
          .optional("endpoint", .bool, default: false),
        ]
      ) { call in
        var (low, high) = try bounds(call)
        if try call.bool("endpoint") { high = high == Int64.max ? high : high + 1 }
        let generator = try call.receiver(as: RandomGenerator.self)
        return .tensor(
          try generator.source.integers(
            shape: shape(call), from: low, to: high, dtype: call.optionalDType("dtype") ?? .int64))
      }
    ]
      + drawing({ .method($0, $1, $2, body: $3) }) { try $0.receiver(as: RandomGenerator.self) }
      + distributions({ .method($0, $1, $2, body: $3) }) { try $0.receiver(as: RandomGenerator.self) }
      + vectors({ .method($0, $1, $2, body: $3) }) { try $0.receiver(as: RandomGenerator.self) })
}

/// An object that holds a random generator.
protocol RandomHolder: AnyObject {
  associatedtype Source: RandomSampling
  var source: Source { get set }
}

extension RandomState: RandomHolder {
  var source: LegacyRandomSource {
    get { numPy }
    set { numPy = newValue }
  }
}

/// A generator: the result of `np.random.default_rng(seed)`.
final class RandomGenerator: Object, RandomHolder {
  var source: RandomSource

  init(_ source: RandomSource) { self.source = source }

  var classObject: ClassObject { NumPyRandom.generatorClass }

  func repr(_ interpreter: Interpreter) -> String { "Generator(PCG64)" }
}

/// A generator of the older kind: the result of `np.random.RandomState(seed)`.
package final class LegacyGenerator: Object, RandomHolder {
  package var source: LegacyRandomSource

  init(_ source: LegacyRandomSource) { self.source = source }

  var classObject: ClassObject { NumPyRandom.stateClass }

  func repr(_ interpreter: Interpreter) -> String { "RandomState(MT19937)" }
}
