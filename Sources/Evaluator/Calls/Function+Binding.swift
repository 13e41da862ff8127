import Language
import Phrases

extension Function {
  /// Puts the arguments of a call into the slots of its frame.
  /// - Throws: `ArgumentFault`, with the same messages as for builtins.
  func bind(_ arguments: Arguments, into frame: Frame) throws {
    let given = arguments.positional
    if arguments.keywords.isEmpty, let positions, positions.contains(given.count) {
      for position in 0..<given.count { frame[position] = given[position] }
      for position in given.count..<positions.upperBound { frame[position] = defaults[position] }
      return
    }
    let parameters = code.parameters
    let positionalCount =
      parameters.firstIndex { $0.kind != .positional && $0.kind != .positionalOnly } ?? parameters.count

    for position in 0..<min(given.count, positionalCount) { frame[position] = given[position] }
    let variadic = parameters.firstIndex { $0.kind == .variadic }
    if let variadic {
      frame[variadic] = .tuple(of: Array(given.dropFirst(positionalCount)))
    }

    let keywords = parameters.firstIndex { $0.kind == .keywords }
    if let keywords { frame[keywords] = .dict(DictValue()) }
    for (name, value) in arguments.keywords {
      if let position = parameters.firstIndex(where: {
        $0.name == name && ($0.kind == .positional || $0.kind == .keywordOnly)
      }) {
        guard frame[position] == nil else {
          throw ArgumentFault(
            fault: .argumentGivenTwice(
              function: calledName, parameter: name,
              python: "\(code.qualifiedName)() got multiple values for argument '\(name)'"),
            place: .keywordName(name))
        }
        frame[position] = value
      } else if let keywords, case .dict(let dict)? = frame[keywords] {
        dict[string: name] = value
      } else {
        throw unexpected(name, arguments)
      }
    }

    if variadic == nil, given.count > positionalCount { throw tooMany(arguments, positionalCount) }

    for (position, parameter) in parameters.enumerated() where frame[position] == nil {
      guard let value = defaults[position] else {
        throw missing(parameter, in: frame)
      }
      frame[position] = value
    }
  }

  private func missing(_ parameter: CodeParameter, in frame: Frame) -> ArgumentFault {
    let isKeyword = parameter.kind == .keywordOnly
    let names = code.parameters.enumerated().filter { position, other in
      frame[position] == nil && defaults[position] == nil && (other.kind == .keywordOnly) == isKeyword
    }.map { "'\($0.element.name)'" }
    let list =
      names.count < 3
      ? names.joined(separator: " and ")
      : names.dropLast().joined(separator: ", ") + ", and " + (names.last ?? "")
    return ArgumentFault(
      fault: .missingArgument(
        function: calledName, parameter: parameter.name, doc: "", usage: usage,
        python: "\(code.qualifiedName)() missing \(names.count) required "
          + (isKeyword ? "keyword-only" : "positional")
          + " argument\(names.count == 1 ? "" : "s"): \(list)"), place: nil)
  }

  private func unexpected(_ name: String, _ arguments: Arguments) -> ArgumentFault {
    let names = acceptedNames
    let positionalOnly = code.parameters.filter { $0.kind == .positionalOnly }.map(\.name)
    let isPositionalOnly = positionalOnly.contains(name)
    let named = positionalOnly.filter { own in arguments.keywords.contains { $0.name == own } }
    return ArgumentFault(
      fault: .unexpectedKeyword(
        function: calledName, keyword: name,
        nearest: isPositionalOnly ? nil : nearestName(to: name, among: names), accepted: names,
        python: code.qualifiedName
          + (isPositionalOnly
            ? "() got some positional-only arguments passed as keyword arguments: '\(named.joined(separator: ", "))'"
            : "() got an unexpected keyword argument '\(name)'")), place: .keywordName(name))
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
      return ArgumentFault(fault: .methodWithoutSelf(name, qualifiedName: code.qualifiedName), place: nil)
    }
    let required = code.parameters.prefix(positionalCount).count { !$0.hasDefault }
    let byName = code.parameters.count { parameter in
      parameter.kind == .keywordOnly && arguments.keywords.contains { $0.name == parameter.name }
    }
    let positional = arguments.positional.count
    let found =
      byName == 0
      ? "\(positional) \(positional == 1 ? "was" : "were")"
      : "\(positional.of("positional argument")) (and \(byName.of("keyword-only argument"))) were"
    // Implicit arguments, such as `self`, are not counted.
    let hidden = min(arguments.implicitCount, positionalCount)
    return ArgumentFault(
      fault: .tooManyArguments(
        function: calledName, expected: positionalCount - hidden, required: max(0, required - hidden),
        found: arguments.positional.count - arguments.implicitCount,
        keywordOnly: code.parameters.filter { $0.kind == .keywordOnly }.map(\.name),
        python: "\(code.qualifiedName)() takes "
          + (required < positionalCount ? "from \(required) to \(positionalCount)" : "\(positionalCount)")
          + " positional argument\(positionalCount == 1 && required == 1 ? "" : "s") but "
          + "\(found) given"),
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
      case .keywordOnly, .positional, .positionalOnly:
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
