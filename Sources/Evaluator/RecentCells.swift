import Tensors

/// The names of IPython for what was entered and what came out: `In`, `Out`, `_`, `__`, `___`, `_3`, `_i`, `_ii`, `_iii`, `_i3`.
///
///     recent.begin(3, source: "x * 7")     // `_i` is the cell before, `In[3]` this one
///     recent.keep(.int(42))                // `_`, `_3` and `Out[3]` are 42
///
/// They are looked up behind the session's variables: `for _ in range(3)` hides `_`, and `del _` uncovers it.
package final class RecentCells {
  /// The most bytes of tensors that results hold: 256 MiB; the oldest are dropped first.
  package static let byteLimit = 256 << 20
  /// The most results that are held, as in IPython.
  static let countLimit = 1000

  private let inputs = ListValue([.string("")])
  private let outputs = DictValue()
  /// The numbers of the cells whose results are held, and the bytes of their tensors, oldest first.
  private var held: [(number: Int, byteCount: Int)] = []
  private var number = 0

  package init() {}

  /// The bytes of the tensors among the results.
  package var byteCount: Int { held.reduce(0) { $0 + $1.byteCount } }

  /// A cell begins.
  package func begin(_ number: Int, source: String) {
    self.number = number
    while inputs.elements.count < number { inputs.elements.append(.string("")) }
    if number > 0, inputs.elements.count == number { inputs.elements.append(.string(source)) }
  }

  /// Keeps the result of the cell that runs.
  ///
  /// - Returns: the numbers of the cells whose results were dropped for it.
  package func keep(_ value: Value, _ interpreter: Interpreter, byteLimit: Int = byteLimit) throws -> [Int] {
    let key = Value.int(number)
    try outputs.set(HashKey(key, interpreter), key: key, value: value)
    held.removeAll { $0.number == number }
    held.append((number, Self.tensorBytes(of: value)))
    var dropped: [Int] = []
    // The latest stays, whatever its size: the cell that made it had the memory.
    while held.count > 1, held.count > Self.countLimit || byteCount > byteLimit {
      let oldest = held.removeFirst().number
      _ = try outputs.remove(HashKey(.int(oldest), interpreter))
      dropped.append(oldest)
    }
    return dropped
  }

  /// Drops all results; what was entered stays.
  package func dropResults() {
    outputs.removeAll()
    held = []
  }

  /// The value of one of the names; `nil` if it is none of them, or stands for nothing.
  package func value(of name: String) -> Value? {
    switch name {
    case "In", "_ih": return .list(inputs)
    case "Out", "_oh": return .dict(outputs)
    case "_", "__", "___": return result(name.count) ?? .string("")
    case "_i", "_ii", "_iii": return input(back: name.count - 1)
    default: break
    }
    guard name.hasPrefix("_") else { return nil }
    if name.hasPrefix("_i"), let number = Int(name.dropFirst(2)) {
      return inputs.elements.indices.contains(number) ? inputs.elements[number] : nil
    }
    return Int(name.dropFirst()).flatMap(result(of:))
  }

  private func result(_ back: Int) -> Value? {
    held.count >= back ? result(of: held[held.count - back].number) : nil
  }

  private func result(of number: Int) -> Value? {
    outputs.pairs.first { if case .int(number) = $0.key { true } else { false } }?.value
  }

  private func input(back: Int) -> Value {
    let place = number - back
    return inputs.elements.indices.contains(place) ? inputs.elements[place] : .string("")
  }

  /// The bytes of the tensors that a value holds, each counted by its own shape.
  static func tensorBytes(of value: Value, depth: Int = 0) -> Int {
    guard depth < 8 else { return 0 }
    func sum(_ values: [Value]) -> Int { values.reduce(0) { $0 + tensorBytes(of: $1, depth: depth + 1) } }
    return switch value {
    case .tensor(let tensor): tensor.count * tensor.dtype.byteCount
    case .list(let list): sum(list.elements)
    case .tuple(let tuple): sum(tuple.elements)
    case .dict(let dict): sum(dict.values)
    default: 0
    }
  }
}
