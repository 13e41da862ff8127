import Evaluator
import Tensors

/// Where the numbers of a `Generator` come from: `PCG64` and `SeedSequence`.
extension NumPyRandom {
  private static let seed = Signature.Parameter.optional(
    "seed", .any, default: .none, "a whole number, several, or a SeedSequence; None: of the system's making")

  /// `np.random.BitGenerator`, and the classes of the sources by name.
  static let bitBase = ClassObject(
    "BitGenerator", module: "numpy.random.bit_generator", doc: "Random bits, for a Generator.")
  static let bitClasses: [String: ClassObject] = Dictionary(
    uniqueKeysWithValues: (["PCG64"] + BitSource.names).map { ($0, bitClass($0)) })

  private static func bitClass(_ name: String) -> ClassObject {
    ClassObject(
      name, module: "numpy.random", doc: "Random bits, for a Generator.", base: bitBase,
      members: [
        .property("seed_seq", "what it was started with") {
          .object(SequenceObject(of: try $0.receiver(as: BitsObject.self)))
        },
        .property("state", "all that its next numbers depend on, to go back to") {
          try $0.receiver(as: BitsObject.self).state
        },
        .method("random_raw", "Random bits as a whole number, or an array of them.", [size]) { call in
          let bits = try call.receiver(as: BitsObject.self)
          if call["size"].isNone {
            let word = bits.nextRaw()
            return try WholeNumbers.value(words: [UInt32(truncatingIfNeeded: word), UInt32(word >> 32)])
          }
          let shape = try shape(call)
          let words = try (0..<shape.checkedElementCount()).map { _ in bits.nextRaw() }
          return .tensor(try Tensor(shape: shape, elements: words))
        },
        .method("spawn", "So many that are independent of this one.", [.required("n_children", .int)]) {
          call in
          let bits = try call.receiver(as: BitsObject.self)
          let count = try call.int("n_children", atLeast: 0, atMost: 1 << 16)
          return .list(of: (0..<count).map { _ in .object(bits.spawned()) })
        },
      ],
      constructor: Builtin(name, module: "np.random", doc: "Random bits, for a Generator.", [seed]) { call in
        .object(try call.bits("seed", name))
      })
  }

  /// `np.random.SeedSequence`.
  static let sequenceClass = ClassObject(
    "SeedSequence", module: "numpy.random", doc: "Seeds that are independent of each other, from one.",
    members: [
      .property("entropy", "the seed") { call in
        let object = try call.receiver(as: SequenceObject.self)
        return try object.given ?? WholeNumbers.value(words: object.sequence.entropy)
      },
      .property("spawn_key", "which of which it is, as a tuple") {
        .tuple(ofInts: try $0.receiver(as: SequenceObject.self).sequence.spawnKey.map { Int($0) })
      },
      .property("pool_size", "the words that a seed is mixed to") { _ in .int(SeedSequence.poolSize) },
      .property("n_children_spawned", "how many were made of it") {
        .int(Int(try $0.receiver(as: SequenceObject.self).sequence.children))
      },
      .method("spawn", "So many that are independent of this one.", [.required("n_children", .int)]) { call in
        let object = try call.receiver(as: SequenceObject.self)
        let count = try call.int("n_children", atLeast: 0, atMost: 1 << 16)
        return .list(
          of: (0..<count).map { _ in .object(SequenceObject(object.owner.sequence.spawn(), object.given)) })
      },
      .method(
        "generate_state", "So many words, as seeds.",
        [.required("n_words", .int), .optional("dtype", .dtype)]
      ) { call in
        let sequence = try call.receiver(as: SequenceObject.self).sequence
        let count = try call.int("n_words", atLeast: 0, atMost: 1 << 20)
        switch try call.optionalDType("dtype") ?? .uint32 {
        case .uint32: return .tensor(try Tensor(shape: [count], elements: sequence.words(count)))
        case .uint64:
          let words = sequence.words(2 * count)
          let wide = (0..<count).map { UInt64(words[2 * $0]) | UInt64(words[2 * $0 + 1]) << 32 }
          return .tensor(try Tensor(shape: [count], elements: wide))
        default: throw call.invalid("dtype", must: "be uint32 or uint64")
        }
      },
    ],
    constructor: Builtin(
      "SeedSequence", module: "np.random", doc: "Seeds that are independent of each other, from one.",
      [
        .optional("entropy", .any, default: .none, "the seed"),
        .keyword("spawn_key", .shape(allowsNone: false), default: .tuple(of: [])),
      ]
    ) { call in
      let key = try call.ints("spawn_key").map { number in
        guard let word = UInt32(exactly: number) else {
          throw call.invalid("spawn_key", must: "be numbers from 0 to 2**32 - 1")
        }
        return word
      }
      let words = try call.seedWords("entropy")
      return .object(
        SequenceObject(SeedSequence(words, spawnKey: key), call["entropy"].isNone ? nil : call["entropy"]))
    })
}

/// `np.random.SeedSequence(seed)`.
final class SequenceObject: Object {
  /// Who makes further sequences of it.
  let owner: BitsObject
  let given: Value?

  init(_ sequence: SeedSequence, _ given: Value?) {
    (owner, self.given) = (BitsObject(sequence, given), given)
  }

  init(of owner: BitsObject) { (self.owner, given) = (owner, owner.seed) }

  var sequence: SeedSequence { owner.sequence }

  var classObject: ClassObject { NumPyRandom.sequenceClass }

  func repr(_ interpreter: Interpreter) throws -> String {
    let entropy = try given ?? WholeNumbers.value(words: sequence.entropy)
    let key =
      sequence.spawnKey.isEmpty
      ? "" : "    spawn_key=(\(sequence.spawnKey.map { "\($0)," }.joined(separator: " "))),\n"
    let children = sequence.children == 0 ? "" : "    n_children_spawned=\(sequence.children),\n"
    return "SeedSequence(\n    entropy=\(try interpreter.repr(entropy)),\n\(key)\(children))"
  }
}

extension Call {
  /// The source of bits that a seed starts.
  func bits(_ parameter: String, _ name: String = "PCG64") throws -> BitsObject {
    if let bits = self[parameter].host(as: BitsObject.self) { return bits }
    if let object = self[parameter].host(as: SequenceObject.self) {
      return BitsObject(object.sequence, object.given, name)
    }
    return BitsObject(
      SeedSequence(try seedWords(parameter)), self[parameter].isNone ? nil : self[parameter], name)
  }

  /// A seed as words, the low one first.
  fileprivate func seedWords(_ name: String) throws -> [UInt32] {
    if self[name].isNone { return (0..<4).map { _ in .random(in: 0 ... .max) } }
    func words(_ value: Value) throws -> [UInt32] {
      guard let words = WholeNumbers.words(value) else { throw wrongType(name, expected: "int") }
      guard value.asDouble ?? 0 >= 0 else {
        throw fault(name, .message("expected non-negative integer", kind: .value))
      }
      return words.isEmpty ? [0] : words
    }
    if case .tensor(let tensor) = self[name], tensor.rank > 0 {
      return try tensor.elements(Int64.self).flatMap { try words(.int(Int($0))) }
    }
    if case .range(let range) = self[name] {
      return try range.seedNumbers.flatMap { try words(.int($0)) }
    }
    return try self[name].elementsOfSequence?.flatMap(words) ?? words(self[name])
  }
}
