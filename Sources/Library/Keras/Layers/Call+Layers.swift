import Evaluator
import Networks
import Tensors

extension Arguments {
  /// Removes `training=` from the arguments; `nil` if there is no `training=` at the call site.
  mutating func takeTrainingMode(_ interpreter: Interpreter) throws -> Bool? {
    let value = keywords.last { $0.name == "training" }?.value ?? .none
    keywords.removeAll { $0.name == "training" }
    return value.isNone || value.host(as: TrainingFlag.self) != nil ? nil : try interpreter.truth(value)
  }
}

// Arguments that several layers have.
extension Call {
  /// A number that keeps to a rule.
  func number(_ name: String, _ rule: NumberRule) throws -> Double {
    let value = try double(name)
    guard rule.admits(value) else { throw invalid(name, must: rule.wording) }
    return rule.isSingle ? Double(Float(value)) : value
  }

  /// A length, also as a sequence of one.
  func length(_ name: String, atLeast minimum: Int) throws -> Int {
    let numbers = try ints(name)
    guard numbers.count == 1, numbers[0] >= minimum else {
      throw invalid(name, must: "be \(minimum) or more")
    }
    return numbers[0]
  }

  /// Refuses a number of NumPy's where Keras takes Python's int only: `np.prod(shape)`.
  func refuseNumPyNumber(_ name: String) throws {
    guard case .tensor(let tensor) = self[name], tensor.rank == 0 else { return }
    throw invalid(
      name, must: "be a Python int, not a number of NumPy's", help: "int(…) makes one: int(np.prod(shape))")
  }

  /// A number of 0 or more.
  func nonNegative(_ name: String) throws -> Float { Float(try number(name, .nonNegative)) }

  /// A number in [0, 1).
  package func share(_ name: String) throws -> Float { Float(try number(name, .belowOne)) }

  /// One number, or those of a list or a tensor.
  func floats(_ name: String) throws -> [Float] {
    if let number = self[name].asDouble { return [Float(number)] }
    let values = try tensor(name).elements(Float.self)
    guard !values.isEmpty else { throw invalid(name, must: "be a number, or several") }
    return values
  }

  /// The numbers of a list.
  package func doubles(_ name: String) throws -> [Double] {
    try list(name).map {
      guard let number = $0.asDouble else { throw invalid(name, must: "be numbers") }
      return number
    }
  }

  /// Two bounds; a single number is used on both sides of 0.
  func range(_ name: String, within allowed: ClosedRange<Float>) throws -> ClosedRange<Float> {
    let numbers = try floats(name)
    let bounds =
      numbers.count == 1
      ? [max(-abs(numbers[0]), allowed.lowerBound), abs(numbers[0])] : numbers.sorted()
    guard bounds.count == 2, bounds.allSatisfy({ allowed.contains($0) }) else {
      let span =
        allowed.upperBound <= 8
        ? "from \(Int(allowed.lowerBound.rounded())) to \(Int(allowed.upperBound))" : "that are finite"
      throw invalid(name, must: "be one or two numbers \(span)")
    }
    return bounds[0]...bounds[1]
  }

  /// The value of `seed=`, if given.
  func seed(_ name: String) throws -> UInt64? {
    try optionalInt(name).map { UInt64(bitPattern: Int64($0)) }
  }

  /// One of a type's raw values.
  func choice<T: RawRepresentable<String> & CaseIterable>(_ name: String, _ type: T.Type) throws -> T {
    let text = try string(name)
    if let value = T(rawValue: text) { return value }
    throw unknown(name, name, text, T.allCases.map(\.rawValue))
  }

  /// A layer, or a model as a layer.
  func layer(_ value: Value, _ name: String) throws -> Layer {
    if let layer = value.host(as: Layer.self) { return layer }
    if let model = value.host(as: Model.self) { return Layer(model) }
    throw invalid(
      name, must: "be a layer",
      help: value.typeName == "type" ? "write its parentheses: layers.Flatten()" : nil)
  }

  /// A regularizer by name or as an object.
  func regularizer(_ name: String) throws -> Regularizer? {
    switch self[name] {
    case .none: return nil
    case .string(let text):
      if let found = RegularizerTable.named[text.lowercased()] { return found }
      throw unknown(name, "regularizer", text, RegularizerTable.named.keys.sorted())
    case .object(let object):
      if let object = object as? RegularizerObject { return object.regularizer }
    case .function, .boundMethod, .instance: return regularizerFunction(name)
    case .type, .builtin:
      // A class stands for an object with its defaults, as in Keras.
      if let own = self[name].maker, RegularizerTable.constructors.contains(where: { $0 === own }) {
        let made = try own.call(Arguments(), interpreter)
        return made.host(as: RegularizerObject.self)?.regularizer
      }
    default: break
    }
    throw invalid(name, must: "be the name of a regularizer, such as \"l2\", or one of keras.regularizers")
  }

  /// Widths on four sides: one number, two, or two pairs.
  func margins(_ name: String) throws -> SideWidths {
    func sides(_ value: Value) -> (Int, Int)? {
      if let width = value.asInt { return (width, width) }
      guard let pair = value.asInts, pair.count == 2 else { return nil }
      return (pair[0], pair[1])
    }
    let parts = self[name].asInt.map { _ in [self[name], self[name]] } ?? self[name].elementsOfSequence ?? []
    guard parts.count == 2, let (top, bottom) = sides(parts[0]), let (left, right) = sides(parts[1]) else {
      throw invalid(
        name, must: "be an int, a pair of ints or a pair of pairs: ((top, bottom), (left, right))")
    }
    guard min(top, bottom, left, right) >= 0 else { throw invalid(name, must: "be 0 or more on every side") }
    return SideWidths(top: top, bottom: bottom, left: left, right: right)
  }
}
