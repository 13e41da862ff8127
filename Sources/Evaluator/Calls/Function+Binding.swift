import Language

extension Function {
  /// Puts the arguments of a call into the slots of its frame.
  /// - Throws: `ArgumentFault`, with the same messages as for builtins.
  func bind(_ arguments: Arguments, into frame: Frame) throws {
    let parameters = code.parameters
    let given = arguments.positional
    let positionalCount = parameters.firstIndex { $0.kind != .positional } ?? parameters.count

    for position in 0..<min(given.count, positionalCount) { frame.slots[position] = given[position] }
    let variadic = parameters.firstIndex { $0.kind == .variadic }
    if let variadic {
      frame.slots[variadic] = .tuple(of: Array(given.dropFirst(positionalCount)))
    } else if given.count > positionalCount {
      throw tooMany(arguments, positionalCount)
    }

    let keywords = parameters.firstIndex { $0.kind == .keywords }
    if let keywords { frame.slots[keywords] = .dict(DictValue()) }
    for (name, value) in arguments.keywords {
      if let position = parameters.firstIndex(where: {
        $0.name == name && ($0.kind == .positional || $0.kind == .keywordOnly)
      }) {
        guard frame.slots[position] == nil else {
          throw ArgumentFault(
            fault: .argumentGivenTwice(function: calledName, parameter: name), place: .keywordName(name))
        }
        frame.slots[position] = value
      } else if let keywords, case .dict(let dict)? = frame.slots[keywords] {
        dict[string: name] = value
      } else {
        let names = acceptedNames
        throw ArgumentFault(
          fault: .unexpectedKeyword(
            function: calledName, keyword: name, nearest: nearestName(to: name, among: names), accepted: names
          ),
          place: .keywordName(name))
      }
    }

    for (position, parameter) in parameters.enumerated() where frame.slots[position] == nil {
      guard let value = defaults[position] else {
        throw ArgumentFault(
          fault: .missingArgument(function: calledName, parameter: parameter.name, doc: "", usage: usage),
          place: nil)
      }
      frame.slots[position] = value
    }
  }

  private var acceptedNames: [String] {
    code.parameters.dropFirst(code.isMethod ? 1 : 0)
      .filter { $0.kind == .positional || $0.kind == .keywordOnly }.map(\.name)
  }

  /// The name in messages: of `__init__` that of its class.
  private var calledName: String {
    guard code.isMethod, name == "__init__" else { return name }
    return code.qualifiedName.split(separator: ".").dropLast().last.map(String.init) ?? name
  }

  private func tooMany(_ arguments: Arguments, _ positionalCount: Int) -> ArgumentFault {
    if positionalCount < arguments.implicitCount {
      return ArgumentFault(fault: .methodWithoutSelf(name), place: nil)
    }
    let required = code.parameters.prefix(positionalCount).count { !$0.hasDefault }
    // Implicit arguments, such as `self`, are not counted.
    let hidden = min(arguments.implicitCount, positionalCount)
    return ArgumentFault(
      fault: .tooManyArguments(
        function: calledName, expected: positionalCount - hidden, required: max(0, required - hidden),
        found: arguments.positional.count - arguments.implicitCount,
        keywordOnly: code.parameters.filter { $0.kind == .keywordOnly }.map(\.name)),
      place: .positional(positionalCount - arguments.implicitCount))
  }

  /// The call as help shows it.
  var usage: String {
    var parts: [String] = []
    var starred = false
    for (position, parameter) in code.parameters.enumerated() {
      if code.isMethod, position == 0 { continue }
      switch parameter.kind {
      case .variadic:
        starred = true
        parts.append("*" + parameter.name)
      case .keywords: parts.append("**" + parameter.name)
      case .keywordOnly, .positional:
        if parameter.kind == .keywordOnly, !starred {
          starred = true
          parts.append("*")
        }
        parts.append(parameter.hasDefault ? parameter.name + "=…" : parameter.name)
      }
    }
    return calledName + "(" + parts.joined(separator: ", ") + ")"
  }
}
