import Language

extension Signature {
  /// The value of each parameter for the arguments of a call.
  /// - Throws: `ArgumentFault` for the first fault found: an unknown or duplicate name, too many arguments, a
  ///   missing argument, a value of the wrong type.
  func bind(_ arguments: Arguments, _ interpreter: Interpreter) throws -> [Value] {
    var values = [Value?](repeating: nil, count: parameters.count)
    let given = arguments.positional.count

    for position in 0..<min(given, positionalCount) { values[position] = arguments.positional[position] }
    if given > positionalCount {
      guard let variadic else { throw tooMany(arguments) }
      values[variadic] = .tuple(of: Array(arguments.positional[positionalCount...]))
    }

    var rest: DictValue?
    for (name, value) in arguments.keywords {
      if let position = position(named: name, interpreter) {
        guard values[position] == nil else {
          throw ArgumentFault(
            fault: .argumentGivenTwice(function: self.name, parameter: parameters[position].name),
            place: .keywordName(name))
        }
        values[position] = value
      } else if variadicKeywords != nil {
        let dict = rest ?? DictValue()
        dict[string: name] = value
        rest = dict
      } else {
        throw unexpected(name)
      }
    }
    if let variadicKeywords { values[variadicKeywords] = .dict(rest ?? DictValue()) }

    for (position, parameter) in parameters.enumerated() {
      guard let value = values[position] else {
        guard let standard = parameter.defaultValue else {
          throw ArgumentFault(
            fault: .missingArgument(
              function: self.name, parameter: parameter.name, doc: parameter.doc, usage: usage(interpreter),
              python: methodMessage(arguments)), place: nil)
        }
        values[position] = standard
        continue
      }
      if parameter.accepts == .any { continue }
      if parameter.kind == .variadic {
        for (offset, element) in (value.elementsOfSequence ?? []).enumerated()
        where !parameter.accepts.takes(element) {
          throw wrongType(
            parameter, element, place: .positional(position + offset - arguments.implicitCount))
        }
      } else if !parameter.accepts.takes(value) {
        if value.isNone, parameter.defaultValue?.isNone ?? false { continue }
        if let number = try Self.number(of: value, for: parameter.accepts, interpreter) {
          values[position] = number
          continue
        }
        let isPositional = position < min(given, positionalCount)
        throw wrongType(
          parameter, value,
          place: isPositional
            ? .positional(position - arguments.implicitCount)
            : .keyword(
              arguments.keywords.first { $0.name == parameter.name || parameter.aliases.contains($0.name) }?
                .name
                ?? parameter.name))
      } else if case .choice(let names) = parameter.accepts, let text = value.asString, !names.contains(text)
      {
        let isPositional = position < min(given, positionalCount)
        throw ArgumentFault(
          fault: .notAChoice(
            function: self.name, parameter: parameter.name, found: text, choices: names,
            nearest: nearestName(to: text, among: names)),
          place: isPositional ? .positional(position - arguments.implicitCount) : .keyword(parameter.name))
      }
    }
    return values.map { $0 ?? .none }
  }

  /// The number that an object of a user-defined class is for a parameter: by `__index__`, for a float also by
  /// `__float__`.
  static func number(of value: Value, for accepts: Accepts, _ interpreter: Interpreter) throws -> Value? {
    guard value.isCustom, accepts == .int || accepts == .float else { return nil }
    if accepts == .float, let number = try interpreter.callSpecial("__float__", on: value, []) {
      guard case .float = number else {
        throw Fault.message(
          "\(value.typeName).__float__ returned non-float (type \(number.typeName))", kind: .type)
      }
      return number
    }
    guard let number = try interpreter.callSpecial("__index__", on: value, []) else { return nil }
    guard number.asInt != nil || number.isLargeInt else {
      throw Fault.message("__index__ returned non-int (type \(number.typeName))", kind: .type)
    }
    return accepts.takes(number) ? number : nil
  }

  private func position(named name: String, _ interpreter: Interpreter) -> Int? {
    for (position, parameter) in parameters.enumerated() {
      guard parameter.kind == .standard || parameter.kind == .keywordOnly else { continue }
      if parameter.name == name { return position }
      if parameter.aliases.contains(name) {
        interpreter.console.note("`\(name)` is an old name: `\(parameter.name)` is what Keras takes now")
        return position
      }
    }
    return nil
  }

  private var selfCount: Int { parameters.first?.name == "self" ? 1 : 0 }

  private func tooMany(_ arguments: Arguments) -> ArgumentFault {
    let own = positionalCount - selfCount
    let required = parameters.prefix(positionalCount).dropFirst(selfCount).count { $0.defaultValue == nil }
    return ArgumentFault(
      fault: .tooManyArguments(
        function: name, expected: own, required: required, found: arguments.positional.count - selfCount,
        keywordOnly: parameters.filter { $0.kind == .keywordOnly }.map(\.name),
        python: required == own ? methodMessage(arguments) : nil),
      place: .positional(positionalCount - arguments.implicitCount))
  }

  /// Python's message for a wrong number of arguments of a built-in type's method that takes one or none.
  private func methodMessage(_ arguments: Arguments) -> String? {
    guard selfCount == 1, parameters.count <= 2, let receiver = arguments.positional.first,
      !receiver.classObject.isUserDefined, receiver.classObject.module.isEmpty
    else { return nil }
    let expected = parameters.count == 1 ? "no arguments" : "exactly one argument"
    return "\(receiver.typeName).\(name)() takes \(expected) (\(arguments.positional.count - 1) given)"
  }

  private func unexpected(_ name: String) -> ArgumentFault {
    let names = parameters.filter { $0.kind == .standard || $0.kind == .keywordOnly }.map(\.name)
    return ArgumentFault(
      fault: .unexpectedKeyword(
        function: self.name, keyword: name, nearest: nearestName(to: name, among: names), accepted: names),
      place: .keywordName(name))
  }

  private func wrongType(_ parameter: Parameter, _ value: Value, place: ArgumentPlace) -> ArgumentFault {
    if value.isLargeInt, ![.iterable, .string, .callable, .list, .tuple, .dict].contains(parameter.accepts) {
      return ArgumentFault(
        fault: .message(
          parameter.accepts == .float
            ? "int too large to convert to float" : "Python int too large to convert to C long",
          kind: .overflow), place: place)
    }
    // Of a shape, the length that is no int.
    var (expected, found) = (parameter.accepts.expectation, value.typeName)
    if case .shape = parameter.accepts,
      let wrong = value.elementsOfSequence?.first(where: { $0.asInt == nil })
    {
      (expected, found) = (Accepts.int.expectation, wrong.typeName)
    }
    return ArgumentFault(
      fault: .wrongArgumentType(
        function: name, parameter: parameter.name, expected: expected, found: found), place: place)
  }
}
