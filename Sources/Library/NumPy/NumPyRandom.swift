import Evaluator
import PythonLibrary
package import Tensors

/// `np.random`: NumPy's numbers for the same seed.
enum NumPyRandom {
  package static func namespace() -> Namespace {
    Namespace(
      "numpy.random", doc: "Random arrays.",
      absent: AbsentNumPy.random
    ) {
      ObjectArray.extending(functions).named + [
        ("RandomState", .type(stateClass)), ("Generator", .type(generatorClass)),
        ("BitGenerator", .type(bitBase)),
        ("SeedSequence", .type(sequenceClass)),
      ] + bitClasses.sorted { $0.key < $1.key }.map { ($0.key, .type($0.value)) }
    }
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
        return .object(RandomGenerator(try call.bits("seed")))
      }
    ]
    + legacy(function) { $0.interpreter.random }

  /// The functions common to `np.random` and a `RandomState`.
  private static func legacy<Holder: RandomHolder>(
    _ make: (String, String, [Signature.Parameter], @escaping (Call) throws -> Value) -> Builtin,
    _ holder: @escaping (Call) throws -> Holder
  ) -> [Builtin] where Holder.Source == LegacyRandomSource {
    var functions: [Builtin] = [
      make("seed", "Starts the numbers anew from a seed.", [.optional("seed", .any)]) { call in
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
    ]
    for name in ["random_sample", "ranf", "sample"] {
      functions.append(
        make(name, "Numbers from 0 up to 1, evenly.", [size]) { call in
          let shape = try shape(call)
          return try drawn(try holder(call).source.uniform(shape: shape), call)
        })
    }
    functions.append(integers("randint", [], make, holder))
    functions += drawing(make, holder)
    functions += distributions(make, holder)
    functions += vectors(make, holder)
    return functions + stateFunctions(make, holder)
  }

  /// The source that the parameter `seed` starts; of the system's making without a seed.
  fileprivate static func legacySource(_ call: Call) throws -> LegacyRandomSource {
    let given = call["seed"]
    if given.isNone { return LegacyRandomSource() }
    if case .other(.mersenne(let source), _)? = given.host(as: BitsObject.self)?.source.current {
      return source
    }
    func word(_ number: Int?) throws -> UInt32 {
      guard let number else { throw call.wrongType("seed", expected: "int") }
      guard let word = UInt32(exactly: number) else {
        throw call.fault("seed", .message("Seed must be between 0 and 2**32 - 1", kind: .value))
      }
      return word
    }
    if given.asInt == nil, let numbers = given.seedNumbers {
      guard !numbers.isEmpty else {
        throw call.fault("seed", .message("Seed must be non-empty", kind: .value))
      }
      return LegacyRandomSource(seeds: try numbers.map { try word($0) })
    }
    return LegacyRandomSource(seed: try word(given.asInt))
  }

  /// `np.random.RandomState`.
  static let stateClass = ClassObject(
    "RandomState", module: "numpy.random",
    doc: "A stream of random numbers of its own, as after np.random.seed.",
    members: ObjectArray.extending(
      legacy({ .method($0, $1, $2, body: $3) }) { try $0.receiver(as: LegacyGenerator.self) }),
    constructor: Builtin(
      "RandomState", module: "np.random", doc: "A stream of random numbers of its own.",
      [.optional("seed", .any)]
    ) { .object(LegacyGenerator(try legacySource($0))) })

  static let size = Signature.Parameter.optional(
    "size", .shape(allowsNone: false), "the shape; a single number if None")

  package static func shape(_ call: Call) throws -> Shape { Shape(try call.optionalInts("size") ?? []) }

  /// A single number is Python's where NumPy returns one.
  static func drawn(_ tensor: Tensor, _ call: Call) throws -> Value {
    tensor.rank == 0 && call["size"].isNone ? Value(try tensor.item()) : .array(tensor)
  }

  /// The functions common to `np.random` and a generator.
  fileprivate static func drawing<Holder: RandomHolder>(
    _ make: (String, String, [Signature.Parameter], @escaping (Call) throws -> Value) -> Builtin,
    _ holder: @escaping (Call) throws -> Holder
  ) -> [Builtin] {
    filling(make, holder) + [
      make(
        "permutation", "The numbers below x, or the rows of x, in random order.",
        [.required("x", .tensor)] + along(Holder.Source.self)
      ) { call in
        if let count = call["x"].asInt, !call["x"].isArrayWithoutAxes {
          guard count >= 0 else { throw call.invalid("x", must: "be 0 or more") }
          return .tensor(try holder(call).source.permutation(count))
        }
        let tensor = try call.tensor("x")
        guard tensor.rank > 0, call["x"].asString == nil else {
          guard Holder.Source.isLegacy else {
            throw TensorError.axisOutOfRange(axis: try axis(call, Holder.Source.self), rank: 0)
          }
          throw Fault.message("x must be an integer or at least 1-dimensional", kind: .index)
        }
        return .tensor(try holder(call).source.permutation(of: tensor, axis: axis(call, Holder.Source.self)))
      },
      make(
        "shuffle", "Puts the rows of an array, or a list, in random order.",
        [.required("x", .either([.tensor, .list]))] + along(Holder.Source.self)
      ) { call in
        if case .list(let list) = call["x"] {
          let elements = list.elements
          let order = try holder(call).source.permutation(elements.count).elements(Int64.self)
          list.elements = order.map { elements[Int($0)] }
          return .none
        }
        if let array = call["x"].host(as: ObjectArray.self) {
          let places = try array.places
          let mixed = try places.copy()
          try holder(call).source.shuffle(mixed, axis: axis(call, Holder.Source.self))
          try array.assign(.object(array.copied(mixed)), at: places, call.interpreter)
          return .none
        }
        let tensor = try call.tensor("x")
        try holder(call).source.shuffle(tensor, axis: axis(call, Holder.Source.self))
        return .none
      },
      make(
        "choice", "Elements drawn from an array, or from the numbers below a.",
        [
          .required("a", .tensor), size, .optional("replace", .bool, default: true), .optional("p", .tensor),
        ] + along(Holder.Source.self)
          + (Holder.Source.isLegacy
            ? []
            : [
              .optional("shuffle", .bool, default: true, "whether a sample without replacement is mixed too")
            ])
      ) { call in
        let (shape, isReplacing, likely) = (
          try shape(call), try call.bool("replace"), try call.optionalTensor("p")
        )
        let count = call["a"].asString == nil ? call["a"].asInt : nil
        if let count, count <= 0, !shape.contains(0) {
          let rule = Holder.Source.isLegacy ? "greater than 0" : "a positive integer"
          throw Fault.message("a must be \(rule) unless no samples are taken", kind: .value)
        }
        let elements = count == nil ? try call.tensor("a") : nil
        let rank = call["a"].asString == nil ? elements?.rank : 0
        if let rank, Holder.Source.isLegacy ? rank != 1 : rank == 0 {
          let words =
            Holder.Source.isLegacy
            ? "1-dimensional" + (rank == 0 ? " or an integer" : "")
            : "a sequence or an integer, not <class '\(call["a"].classObject.qualifiedName)'>"
          throw Fault.message(
            "a must be \(words)", help: "choose places: a[rng.choice(len(a), 2)]", kind: .value)
        }
        let axis = try axis(call, Holder.Source.self)
        let population = try count ?? elements.map { $0.shape[try $0.shape.normalized(axis: axis)] } ?? 0
        let places = try holder(call).source.choice(
          population, shape: shape, replacing: isReplacing, probabilities: likely,
          isMixed: Holder.Source.isLegacy || call.bool("shuffle"))
        guard let elements else { return try drawn(places, call) }
        let taken = try elements.taking(places, axis: axis)
        return call["size"].isNone ? .tensor(taken) : .array(taken)
      },
    ]
  }

  /// The parameter of a generator's functions that those of `np.random` lack.
  private static func along(_ source: any RandomSampling.Type) -> [Signature.Parameter] {
    source.isLegacy ? [] : [.optional("axis", .int, default: 0)]
  }

  private static func axis(_ call: Call, _ source: any RandomSampling.Type) throws -> Int {
    source.isLegacy ? 0 : try call.int("axis")
  }

  /// The class of `np.random.default_rng()`.
  static let generatorClass: ClassObject = {
    func method(
      _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
      _ body: @escaping (Call) throws -> Value
    ) -> Builtin { .method(name, doc, parameters, body: body) }
    func holder(_ call: Call) throws -> RandomGenerator { try call.receiver(as: RandomGenerator.self) }
    let isClosed = Signature.Parameter.optional(
      "endpoint", .bool, default: false, "whether high is one of them")
    var members: [Builtin] = ownMembers + [integers("integers", [isClosed], method, holder)]
    members += drawing(method, holder)
    members += distributions(method, holder)
    members += vectors(method, holder)
    return ClassObject(
      "Generator", module: "numpy.random", doc: "A stream of random numbers of its own.",
      members: ObjectArray.extending(members),
      constructor: Builtin(
        "Generator", module: "np.random",
        doc: "A stream of random numbers of its own: Generator(PCG64(seed)).",
        [.required("bit_generator")]
      ) { call in
        guard let bits = call["bit_generator"].host(as: BitsObject.self) else {
          throw call.wrongType("bit_generator", expected: "a bit generator, such as PCG64(seed)")
        }
        return .object(RandomGenerator(bits))
      })
  }()

  /// What a `Generator` has and `np.random` has not.
  private static let ownMembers: [Builtin] = [
    .method(
      "permuted", "The elements along an axis in random order, in each row another; of all if it is None.",
      [.required("x", .tensor), .optional("axis", .int), .optional("out")]
    ) { call in
      let result: Value =
        try call["out"].isNone ? .tensor(call.tensor("x").copy()) : call.delivered(call.tensor("x"))
      guard case .tensor(let tensor) = result else { return result }
      try call.receiver(as: RandomGenerator.self).source.permute(tensor, axis: call.optionalInt("axis"))
      return result
    },
    .method(
      "spawn", "So many generators that are independent of this one.", [.required("n_children", .int)]
    ) {
      call in
      let bits = try call.receiver(as: RandomGenerator.self).bits
      let count = try call.int("n_children", atLeast: 0, atMost: 1 << 16)
      return .list(
        of: (0..<count).map { _ in .object(RandomGenerator(bits.spawned())) })
    },
    .property("bit_generator", "where its numbers come from") {
      .object(try $0.receiver(as: RandomGenerator.self).bits)
    },
  ]
}

extension Value {
  /// Whether it is an array of one number, and no number.
  fileprivate var isArrayWithoutAxes: Bool {
    if case .tensor(let tensor) = self { tensor.rank == 0 && !tensor.isNumber } else { false }
  }

  /// The whole numbers of a sequence that is a seed.
  fileprivate var seedNumbers: [Int]? {
    if case .range(let range) = self { range.seedNumbers } else { asInts }
  }
}

extension RangeValue {
  /// The numbers of a range that is a seed; more than these change nothing that anyone could tell.
  var seedNumbers: [Int] { (0..<min(count, 1 << 16)).map { start + $0 * step } }
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
  let bits: BitsObject

  init(_ bits: BitsObject) { self.bits = bits }

  var source: RandomSource {
    get { bits.source }
    set { bits.source = newValue }
  }

  var classObject: ClassObject { NumPyRandom.generatorClass }

  func repr(_ interpreter: Interpreter) -> String { "Generator(\(bits.name))" }
}

/// A generator of the older kind: the result of `np.random.RandomState(seed)`.
package final class LegacyGenerator: Object, RandomHolder {
  package var source: LegacyRandomSource

  init(_ source: LegacyRandomSource) { self.source = source }

  var classObject: ClassObject { NumPyRandom.stateClass }

  func repr(_ interpreter: Interpreter) -> String { "RandomState(MT19937)" }
}

extension Call {
  /// The shape of what is drawn, to which the parameters have to broadcast.
  func size(_ shape: Shape, for parameters: Shape) throws -> Shape {
    guard parameters.broadcast(with: shape) == shape else {
      throw fault(
        "size",
        .message(
          "Output size \(shape) is not compatible with broadcast dimensions of inputs \(parameters).",
          help: "let `size` end with \(parameters), or leave it out", kind: .value))
    }
    return shape
  }
}
