import Language
package import Tensors

/// One call of a builtin: its arguments by parameter, with converting getters.
///
/// A getter for a value of the wrong kind throws a fault that points at the argument.
/// says what it wants:
///
///     let units = try call.int("units", atLeast: 1)
package struct Call {
  /// The interpreter that runs the call.
  package let interpreter: Interpreter
  /// The called builtin.
  package let builtin: Builtin
  /// By parameter, including defaults.
  private(set) var values: [Value]
  private let arguments: Arguments

  /// The builtin's signature.
  package var signature: Signature { builtin.signature }

  /// The object that a method was called on.
  package var receiver: Value { values.first ?? .none }

  /// Binds the arguments of a call to the builtin's parameters.
  init(_ builtin: Builtin, _ arguments: Arguments, _ interpreter: Interpreter) throws {
    self.builtin = builtin
    self.interpreter = interpreter
    self.arguments = arguments
    if arguments.keywords.isEmpty, let defaults = builtin.signature.plainDefaults,
      let values = Self.filled(arguments.positional, from: defaults)
    {
      self.values = values
    } else {
      values = try builtin.signature.bind(arguments, of: builtin, interpreter)
    }
  }

  /// The values with the defaults of those that are missing; `nil` if there are too many, or too few.
  private static func filled(_ values: [Value], from defaults: [Value?]) -> [Value]? {
    if values.count == defaults.count { return values }
    if values.count > defaults.count { return nil }
    var values = values
    for position in values.count..<defaults.count {
      guard let value = defaults[position] else { return nil }
      values.append(value)
    }
    return values
  }

  private init(_ kept: KeptCall, _ interpreter: Interpreter) {
    (builtin, values, arguments) = (kept.builtin, kept.values, kept.arguments)
    self.interpreter = interpreter
  }

  /// The call without its receiver, to be continued later; it retains neither the receiver nor the session.
  package var kept: KeptCall {
    var arguments = arguments
    if !arguments.positional.isEmpty { arguments.positional[0] = .none }
    return KeptCall(
      builtin: builtin, values: [.none] + values.dropFirst(), arguments: arguments,
      session: interpreter.reference)
  }

  /// A method call that is to be continued later.
  package struct KeptCall {
    fileprivate let builtin: Builtin
    fileprivate let values: [Value]
    fileprivate let arguments: Arguments
    fileprivate let session: InterpreterReference

    /// The call to continue; `nil` once the session is over.
    package var call: Call? { session.target.map { Call(self, $0) } }
  }

  /// The argument at a parameter's position.
  package subscript(position: Int) -> Value { values[position] }

  /// The argument of a parameter.
  package subscript(name: String) -> Value {
    guard let position = position(of: name) else { return .none }
    return values[position]
  }

  /// Whether the caller gave the parameter a value.
  package func isGiven(_ name: String) -> Bool {
    guard let position = position(of: name) else { return false }
    return place(of: position) != nil
  }

  /// The arguments of the call, with other values for some parameters.
  package func arguments(replacing changed: [String: Value]) -> Arguments {
    var result = arguments
    if changed.isEmpty { return result }
    var positional: [Value] = []
    for (parameter, value) in zip(signature.parameters, values) {
      switch parameter.kind {
      case .variadic: positional += (changed[parameter.name] ?? value).elementsOfSequence ?? []
      case .positionalOnly,
        .standard where positional.count < arguments.positional.count:
        positional.append(changed[parameter.name] ?? value)
      case .standard, .keywordOnly, .variadicKeywords: break
      }
    }
    result.positional = positional
    result.keywords = arguments.keywords.map { ($0.name, changed[$0.name] ?? $0.value) }
    return result
  }

  /// Whether all arguments are of the kinds that another builtin with the same parameters takes.
  func fits(_ other: Signature) -> Bool {
    zip(other.parameters, values).allSatisfy { parameter, value in
      parameter.accepts != .tensor || parameter.accepts.takes(value) || value.isNone
    }
  }

  /// The positional arguments of a `.rest` parameter.
  package func rest(_ name: String) -> [Value] { self[name].elementsOfSequence ?? [] }

  /// The keyword arguments of a `.keywords` parameter.
  package func keywords(_ name: String) -> [(name: String, value: Value)] {
    guard case .dict(let dict) = self[name] else { return [] }
    return dict.pairs.compactMap { pair in pair.key.asString.map { ($0, pair.value) } }
  }

  private func position(of name: String) -> Int? {
    signature.parameters.firstIndex { $0.name == name }
  }

  /// The position of a parameter's argument in the call.
  private func place(of position: Int) -> ArgumentPlace? {
    let parameter = signature.parameters[position]
    if parameter.kind == .positionalOnly || parameter.kind == .standard, position < arguments.positional.count
    {
      return .positional(position - arguments.implicitCount)
    }
    for keyword in arguments.keywords
    where keyword.name == parameter.name || parameter.aliases.contains(keyword.name) {
      return .keyword(keyword.name)
    }
    return nil
  }

  // MARK: - Faults

  /// A fault that points at a parameter's argument.
  package func fault(_ name: String, _ fault: Fault) -> any Error {
    ArgumentFault(fault: fault, place: position(of: name).flatMap { place(of: $0) })
  }

  /// A fault for a value out of range: "units must be 1 or more, found 0".
  package func invalid(_ name: String, must rule: String, help: String? = nil) -> any Error {
    let found = (try? interpreter.shortRepr(self[name])) ?? self[name].typeName
    return fault(
      name, .invalidArgument(function: signature.name, parameter: name, rule: rule, found: found, help: help))
  }

  /// What to say of a word that is none of those known; `kind` is what the words are.
  package func unknown(_ name: String, _ kind: String, _ found: String, _ known: [String]) -> any Error {
    fault(
      name,
      .notAChoice(
        function: signature.name, parameter: name, found: found, choices: known.sorted(),
        nearest: nearestName(to: found, among: known)))
  }

  /// Rejects any value but the default of a parameter.
  package func onlyDefault(_ name: String) throws {
    guard isGiven(name), let parameter = signature.parameters.first(where: { $0.name == name }) else {
      return
    }
    let expected = (try? interpreter.repr(parameter.defaultValue ?? .none)) ?? "None"
    guard let given = try? interpreter.repr(self[name]), given == expected else {
      throw invalid(name, must: "be \(expected) here")
    }
  }

  /// A fault for a number for which the function is not defined.
  package func outOfDomain(_ name: String, must rule: String) -> any Error {
    let found = (try? interpreter.shortRepr(self[name])) ?? self[name].typeName
    return fault(name, .outOfDomain(function: signature.name, parameter: name, rule: rule, found: found))
  }

  package func wrongType(_ name: String, expected: String) -> any Error {
    fault(
      name,
      .wrongArgumentType(
        function: signature.name, parameter: name, expected: expected, found: self[name].typeName))
  }

  // MARK: - Getters

  /// A whole number.
  package func int(_ name: String, atLeast minimum: Int? = nil, atMost maximum: Int? = nil) throws -> Int {
    guard let number = self[name].asInt else { throw wrongType(name, expected: "int") }
    if let minimum, number < minimum { throw invalid(name, must: "be \(minimum) or more") }
    if let maximum, number > maximum { throw invalid(name, must: "be \(maximum) or less") }
    return number
  }

  /// A whole number, or `nil` for `None`.
  package func optionalInt(_ name: String, atLeast minimum: Int? = nil) throws -> Int? {
    self[name].isNone ? nil : try int(name, atLeast: minimum)
  }

  /// A number.
  package func double(_ name: String) throws -> Double {
    guard let number = self[name].asDouble else { throw wrongType(name, expected: "float") }
    return number
  }

  /// A number, also of an object with `__float__` or `__index__`, for a parameter that accepts anything.
  package func float(_ name: String) throws -> Double {
    if let number = try Signature.number(of: self[name], for: .float, interpreter)?.asDouble { return number }
    return try double(name)
  }

  /// A number, or `nil` for `None`.
  package func optionalDouble(_ name: String) throws -> Double? {
    self[name].isNone ? nil : try double(name)
  }

  /// A truth value by Python's rules, of any value.
  package func bool(_ name: String) throws -> Bool { try interpreter.truth(self[name]) }

  /// A string.
  package func string(_ name: String) throws -> String {
    guard let text = self[name].asString else { throw wrongType(name, expected: "str") }
    return text
  }

  /// A string, or `nil` for `None`.
  package func optionalString(_ name: String) throws -> String? {
    self[name].isNone ? nil : try string(name)
  }

  /// The elements of a list or a tuple.
  package func list(_ name: String) throws -> [Value] {
    guard let elements = self[name].elementsOfSequence else {
      throw wrongType(name, expected: "list or tuple")
    }
    return elements
  }

  /// The elements of an iterable.
  package func elements(_ name: String) throws -> [Value] {
    do {
      return try interpreter.elements(of: self[name])
    } catch let fault as Fault {
      throw self.fault(name, fault)
    }
  }

  /// Whole numbers: of a list or a tuple, or a single one.
  package func ints(_ name: String) throws -> [Int] {
    if let number = self[name].asInt { return [number] }
    guard let numbers = self[name].asInts else { throw wrongType(name, expected: "tuple of ints") }
    return numbers
  }

  /// Whole numbers, or `nil` for `None`.
  package func optionalInts(_ name: String) throws -> [Int]? {
    self[name].isNone ? nil : try ints(name)
  }

  /// Two whole numbers; a single one counts for both.
  package func pair(_ name: String, atLeast minimum: Int? = nil) throws -> (Int, Int) {
    let pair: (Int, Int)
    if let number = self[name].asInt {
      pair = (number, number)
    } else if let numbers = self[name].asInts, numbers.count == 2 {
      pair = (numbers[0], numbers[1])
    } else {
      throw wrongType(name, expected: Accepts.intOrPair.expectation)
    }
    if let minimum, pair.0 < minimum || pair.1 < minimum {
      throw invalid(name, must: "be \(minimum) or more")
    }
    return pair
  }

  /// A shape in which `None` is `nil`.
  package func partialShape(_ name: String) throws -> [Int?] {
    if let number = self[name].asInt { return [number] }
    guard let elements = self[name].elementsOfSequence else {
      throw wrongType(name, expected: "tuple of ints")
    }
    return try elements.map {
      if $0.isNone { return nil }
      guard let number = $0.asInt else { throw wrongType(name, expected: "tuple of ints or None") }
      return number
    }
  }

  /// A tensor; numbers and nested lists are converted.
  package func tensor(_ name: String, dtype: DType? = nil) throws -> Tensor {
    do {
      return try interpreter.tensor(from: self[name], dtype: dtype)
    } catch let error where !(error is Raised) {
      guard let fault = Fault(error) else { throw error }
      throw self.fault(name, fault)
    }
  }

  /// A tensor, or `nil` for `None`.
  package func optionalTensor(_ name: String, dtype: DType? = nil) throws -> Tensor? {
    self[name].isNone ? nil : try tensor(name, dtype: dtype)
  }

  /// An element type.
  package func dtype(_ name: String) throws -> DType {
    guard let dtype = interpreter.dtype(from: self[name]) else {
      if let refusal = AbsentTypes.refusal(of: self[name]) { throw fault(name, refusal) }
      if case .string(let text) = self[name] {
        throw fault(
          name, .unknownDType(text, nearest: nearestName(to: text, among: DType.allCases.map(\.name))))
      }
      throw wrongType(name, expected: "dtype")
    }
    return dtype
  }

  /// An element type, or `nil` for `None`.
  package func optionalDType(_ name: String) throws -> DType? {
    self[name].isNone ? nil : try dtype(name)
  }

  /// A callable.
  package func callable(_ name: String) throws -> Value {
    guard self[name].isCallable else { throw wrongType(name, expected: "a function") }
    return self[name]
  }

  /// A callable, or `nil` for `None`.
  package func optionalCallable(_ name: String) throws -> Value? {
    self[name].isNone ? nil : try callable(name)
  }

  /// A host object of a Swift type, or the host object of an instance of a user-defined class.
  package func object<T>(_ name: String, as type: T.Type, expected: String) throws -> T {
    guard let object = self[name].host(as: type) else { throw wrongType(name, expected: expected) }
    return object
  }

  /// A host object of a Swift type, or `nil` for `None`.
  package func optionalObject<T>(_ name: String, as type: T.Type, expected: String) throws -> T? {
    self[name].isNone ? nil : try object(name, as: type, expected: expected)
  }

  /// The host object that a method was called on.
  package func receiver<T>(as type: T.Type) throws -> T {
    guard let object = receiver.host(as: type) else {
      throw Fault.wrongReceiver(method: signature.name, found: receiver.typeName)
    }
    return object
  }
}

extension Value {
  /// The value as a host object of a Swift type, or the host object of an instance of a user-defined class.
  package func host<T>(as type: T.Type) -> T? {
    switch self {
    case .object(let object): object as? T
    case .instance(let instance): instance.host as? T
    default: nil
    }
  }
}

/// A fault about one argument, before its position in the text is known.
package struct ArgumentFault: Error {
  package let fault: Fault
  let place: ArgumentPlace?

  package init(fault: Fault, place: ArgumentPlace?) {
    self.fault = fault
    self.place = place
  }
}
