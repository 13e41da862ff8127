import Evaluator
import Tensors

/// NumPy's functions of arrays of text.
extension ObjectArray {
  /// An array of text, or of objects, from a list, whatever its elements are.
  static func texts(_ value: Value, asObjects: Bool, _ interpreter: Interpreter) throws -> ObjectArray {
    if let array = try texts(value, interpreter), asObjects || array.kind == .text {
      return asObjects ? ObjectArray(array.elements, shape: array.shape) : array
    }
    let elements = try interpreter.elements(of: value)
    if asObjects { return ObjectArray(elements) }
    return ObjectArray(texts: try elements.map { try interpreter.text($0) })
  }

  /// `np.where` of text; `nil` for numbers.
  static func chosen(_ condition: Tensor, _ x: Value, _ y: Value, _ interpreter: Interpreter) throws -> Value?
  {
    func side(_ value: Value) throws -> ObjectArray? {
      if value.asString != nil { return ObjectArray(texts: [value.asString ?? ""]) }
      return try texts(value, interpreter)
    }
    guard try side(x) != nil || side(y) != nil, (1...2).contains(condition.rank) else { return nil }
    func elements(_ value: Value) throws -> [Value] {
      if let array = try side(value) {
        if array.elements.count == 1 { return Array(repeating: array.elements[0], count: condition.count) }
        return array.elements
      }
      if value.asDouble != nil {
        return Array(repeating: .string(try interpreter.text(value)), count: condition.count)
      }
      return try interpreter.elements(of: value)
    }
    let (first, second) = (try elements(x), try elements(y))
    guard first.count == condition.count, second.count == condition.count else {
      throw Fault.tensor(.cannotBroadcast(condition.shape, [first.count], operation: "where"))
    }
    let flags = try condition.elements(Bool.self)
    let chosen = flags.indices.map { flags[$0] ? first[$0] : second[$0] }
    let isText = chosen.allSatisfy { $0.asString != nil }
    return .object(
      ObjectArray(chosen, shape: condition.shape.dimensions, kind: isText ? .text : .object))
  }

  /// `np.array_equal` of text; `nil` for numbers.
  static func areEqual(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Bool? {
    let (a, b) = (try texts(left, interpreter), try texts(right, interpreter))
    guard a != nil || b != nil else { return nil }
    guard let a, let b, a.shape == b.shape else { return false }
    return try zip(a.elements, b.elements).allSatisfy { try interpreter.equal($0, $1) }
  }

  /// `np.concatenate` and its kin of arrays of text with one axis; `nil` if there is no text.
  static func joined(_ value: Value, function: String, _ call: Call) throws -> Value? {
    let parts = try call.interpreter.elements(of: value)
    let arrays = try parts.map { try texts($0, call.interpreter) }
    guard arrays.contains(where: { $0 != nil }) else { return nil }
    guard arrays.allSatisfy({ $0?.shape.count == 1 }) else {
      throw Fault.message(
        "\(function) of text takes arrays of text with one axis in fieldbook",
        help: "join lists, and make an array of the result", kind: .type)
    }
    let all = arrays.compactMap { $0 }
    switch function {
    case "concatenate", "concat", "hstack":
      let isText = all.allSatisfy { $0.kind == .text }
      return .object(ObjectArray(all.flatMap(\.elements), kind: isText ? .text : .object))
    case "stack", "vstack":
      guard let width = all.first?.elements.count, all.allSatisfy({ $0.elements.count == width }) else {
        throw Fault.message("all input arrays must have the same shape", kind: .value)
      }
      return .object(
        ObjectArray(all.flatMap(\.elements), shape: [all.count, width], kind: all[0].kind))
    default:
      throw Fault.message("\(function) takes numbers in fieldbook", kind: .type)
    }
  }

  /// The places of the elements in sorted order.
  private func order(_ interpreter: Interpreter) throws -> [Int] {
    let texts = try elements.map { element -> String in
      guard let text = element.asString else {
        throw Fault.message("an array of objects is not sorted in fieldbook: sort a list", kind: .type)
      }
      return text
    }
    return texts.indices.sorted {
      texts[$0] == texts[$1] ? $0 < $1 : texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8)
    }
  }

  /// `np.sort` along one axis.
  func sorted(_ interpreter: Interpreter) throws -> Value {
    .object(ObjectArray(try order(interpreter).map { elements[$0] }, kind: kind))
  }

  /// `np.argsort` along one axis.
  func argsorted(_ interpreter: Interpreter) throws -> Value {
    .tensor(try Rows.tensor(of: order(interpreter)))
  }
}
