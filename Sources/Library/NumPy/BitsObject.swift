import Evaluator
import Tensors

/// `np.random.PCG64(seed)` and its kin: a source of bits that generators share.
final class BitsObject: Object {
  let name: String
  var source: RandomSource
  var sequence: SeedSequence
  /// The seed as the program gave it.
  let seed: Value?

  init(_ sequence: SeedSequence, _ seed: Value? = nil, _ name: String = "PCG64") {
    (self.name, self.sequence, self.seed) = (name, sequence, seed)
    source = BitSource(name, sequence).map { RandomSource($0) } ?? RandomSource(sequence)
  }

  /// Another one of the same kind, independent of this one.
  func spawned() -> BitsObject { BitsObject(sequence.spawn(), nil, name) }

  /// The bits as they are made: 32 by the Mersenne Twister, 64 by all others.
  func nextRaw() -> UInt64 { name == "MT19937" ? UInt64(source.nextUInt32()) : source.next() }

  var classObject: ClassObject { NumPyRandom.bitClasses[name] ?? NumPyRandom.bitBase }

  func repr(_ interpreter: Interpreter) -> String {
    "<numpy.random._\(name == "PCG64DXSM" ? "pcg64" : name.lowercased()).\(name) object>"
  }

  // MARK: - State

  /// NumPy's dict of the state.
  var state: Value {
    get throws {
      var pairs: [(String, Value)] = [("bit_generator", .string(name))]
      let left: UInt32?
      switch source.current {
      case .pcg64(let state, let increment, let spare):
        pairs.append(
          ("state", .dict(DictValue([("state", try Self.value(state)), ("inc", try Self.value(increment))]))))
        left = spare
      case .other(.pcg64dxsm(let state, let increment), let spare):
        pairs.append(
          ("state", .dict(DictValue([("state", try Self.value(state)), ("inc", try Self.value(increment))]))))
        left = spare
      case .other(.mersenne(let source), _):
        let state = source.state
        let key = Value.tensor(try Tensor(shape: [state.words.count], elements: state.words))
        pairs.append(("state", .dict(DictValue([("key", key), ("pos", .int(state.position))]))))
        return .dict(DictValue(pairs))
      case .other(.sfc64(let words), let spare):
        pairs.append(("state", .dict(DictValue([("state", try Self.array(words))]))))
        left = spare
      case .other(.philox(let key, let counter, let block, let position), let spare):
        pairs.append(
          ("state", .dict(DictValue([("counter", try Self.array(counter)), ("key", try Self.array(key))]))))
        pairs += [
          ("buffer", try Self.array(block.isEmpty ? [0, 0, 0, 0] : block)), ("buffer_pos", .int(position)),
        ]
        left = spare
      }
      pairs += [("has_uint32", .int(left == nil ? 0 : 1)), ("uinteger", .int(Int(left ?? 0)))]
      return .dict(DictValue(pairs))
    }
  }

  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    guard name == "state" else { return false }
    guard case .dict(let dict) = value else {
      throw Fault.message("state must be a dict", kind: .type)
    }
    guard dict[string: "bit_generator"]?.asString == self.name, case .dict(let parts)? = dict[string: "state"]
    else {
      throw Fault.message("state must be for a \(self.name) RNG", kind: .value)
    }
    let fault = Fault.message("state must be what the state of a \(self.name) was", kind: .value)
    let isLeft = dict[string: "has_uint32"]?.asInt == 1
    let spare = isLeft ? dict[string: "uinteger"]?.asInt.flatMap { UInt32(exactly: $0) } : nil
    func wide(_ name: String) throws -> UInt128 {
      guard let words = parts[string: name].flatMap(WholeNumbers.words), words.count <= 4 else { throw fault }
      return words.reversed().reduce(0) { $0 << 32 | UInt128($1) }
    }
    func words(_ value: Value?, _ count: Int) throws -> [UInt64] {
      guard let tensor = value?.heldTensor, tensor.count == count else { throw fault }
      return try tensor.convert(to: .uint64).elements(UInt64.self)
    }
    switch self.name {
    case "PCG64": source.current = .pcg64(state: try wide("state"), increment: try wide("inc"), spare: spare)
    case "PCG64DXSM":
      source.current = .other(.pcg64dxsm(state: try wide("state"), increment: try wide("inc")), spare: spare)
    case "SFC64": source.current = .other(.sfc64(try words(parts[string: "state"], 4)), spare: spare)
    case "Philox":
      guard let position = dict[string: "buffer_pos"]?.asInt, (0...4).contains(position) else { throw fault }
      source.current = .other(
        .philox(
          key: try words(parts[string: "key"], 2), counter: try words(parts[string: "counter"], 4),
          block: try words(dict[string: "buffer"], 4), position: position), spare: spare)
    default:
      guard let position = parts[string: "pos"]?.asInt, (0...624).contains(position) else { throw fault }
      var mersenne = LegacyRandomSource(seed: 0)
      let key = try words(parts[string: "key"], 624).map { UInt32(truncatingIfNeeded: $0) }
      mersenne.state = (key, position, nil)
      source.current = .other(.mersenne(mersenne), spare: nil)
    }
    return true
  }

  private static func value(_ number: UInt128) throws -> Value {
    try WholeNumbers.value(words: (0..<4).map { UInt32(truncatingIfNeeded: number >> UInt128(32 * $0)) })
  }

  private static func array(_ words: [UInt64]) throws -> Value {
    .tensor(try Tensor(shape: [words.count], elements: words))
  }
}
