import Language

extension Signature {
  /// The value of each parameter for the arguments of a call.
  /// - Throws: `ArgumentFault` for the first fault found: an unknown or duplicate name, too many arguments, a
  ///   missing argument, a value of the wrong type.
  func bind(_ arguments: Arguments, of builtin: Builtin, _ interpreter: Interpreter) throws -> [Value] {
    var values = [Value?](repeating: nil, count: parameters.count)
    let given = arguments.positional.count

    for position in 0..<min(given, positionalCount) { values[position] = arguments.positional[position] }
    if given > positionalCount {
      guard let variadic else { throw tooMany(arguments, of: builtin) }
      values[variadic] = .tuple(of: Array(arguments.positional[positionalCount...]))
    }

    var rest: DictValue?
    for (name, value) in arguments.keywords {
      if let position = position(named: name, interpreter) {
        guard values[position] == nil else {
          throw ArgumentFault(
            fault: .argumentGivenTwice(
              function: self.name, parameter: parameters[position].name,
              python: position < given ? builtin.words(twice: position, arguments) : nil),
            place: .keywordName(name))
        }
        values[position] = value
      } else if variadicKeywords != nil {
        let dict = rest ?? DictValue()
        dict[string: name] = value
        rest = dict
      } else {
        throw unexpected(name, arguments, of: builtin)
      }
    }
    if let variadicKeywords { values[variadicKeywords] = .dict(rest ?? DictValue()) }

    // A missing argument is found before a wrong one, as in Python.
    for (position, parameter) in parameters.enumerated()
    where values[position] == nil && parameter.defaultValue == nil {
      throw ArgumentFault(
        fault: .missingArgument(
          function: self.name, parameter: parameter.name, doc: parameter.doc, usage: usage(interpreter),
          python: builtin.words(missing: position, arguments)), place: nil)
    }
    for (position, parameter) in parameters.enumerated() {
      guard let value = values[position] else {
        values[position] = parameter.defaultValue
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

  private func tooMany(_ arguments: Arguments, of builtin: Builtin) -> ArgumentFault {
    let own = positionalCount - selfCount
    let required = parameters.prefix(positionalCount).dropFirst(selfCount).count { $0.defaultValue == nil }
    return ArgumentFault(
      fault: .tooManyArguments(
        function: name, expected: own, required: required, found: arguments.positional.count - selfCount,
        keywordOnly: parameters.filter { $0.kind == .keywordOnly }.map(\.name),
        python: builtin.words(tooMany: arguments)),
      place: .positional(positionalCount - arguments.implicitCount))
  }

  private func unexpected(_ keyword: String, _ arguments: Arguments, of builtin: Builtin) -> ArgumentFault {
    let names = parameters.filter { $0.kind == .standard || $0.kind == .keywordOnly }.map(\.name)
    return ArgumentFault(
      fault: .unexpectedKeyword(
        function: name, keyword: keyword, nearest: nearestName(to: keyword, among: names), accepted: names,
        python: builtin.words(unexpected: keyword, arguments)),
      place: .keywordName(keyword))
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
