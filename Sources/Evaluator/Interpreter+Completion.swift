package import Language

extension Interpreter {
  /// What completes a text up to the cursor: names, attributes after a dot, parameters inside a call, modules after
  /// `import`, keys of a dict, the strings that a parameter accepts.
  ///
  ///     interpreter.complete("x = np.me")               // mean, meshgrid …
  ///     interpreter.complete("layers.Dense(10, act")    // activation=
  ///     interpreter.complete("layers.gap")              // GlobalAveragePooling1D …
  ///
  /// Only names and attributes are evaluated, and no code of the session runs.
  package func complete(_ text: String) -> Completions {
    let place = TypingPlace(text)
    if place.isInComment { return Completions() }
    if let literal = place.literal { return stringCompletions(place, literal) }
    let word = place.word
    if let found = importCompletions(place, word) { return found }
    let before = place.bytes.count - word.utf8.count
    let code = place.text(place.statement..<before)
    if code.hasSuffix(".") {
      guard let value = value(ofChain: place.chain(before: before - 1)) else { return Completions() }
      let attributes = attributeNames(of: value).sorted().map { name in
        Completion(name, detail: detail(of: name, in: value))
      }
      return .fitting(word, among: attributes)
    }
    let lastWord = code.split { $0 == " " || $0 == "\t" }.last
    if lastWord == "def" || lastWord == "class" { return Completions() }
    let arguments = argumentCompletions(place, before: before)
    return .fitting(word, among: word.isEmpty ? arguments : arguments + nameCompletions)
  }

  /// The call around the end of a text; `nil` outside calls, and where what is called is unknown.
  package func callHint(_ text: String) -> CallHint? {
    let place = TypingPlace(text)
    if place.isInComment { return nil }
    for bracket in place.brackets.reversed() where bracket.kind == "(" {
      let chain = place.chain(before: bracket.offset)
      guard let value = value(ofChain: chain), let parameters = callParameters(of: value) else { continue }
      return CallHint(
        name: chain.joined(separator: "."), parameters: parameters.map(\.text),
        current: current(place, bracket, parameters))
    }
    return nil
  }

  // MARK: - Names

  private var nameCompletions: [Completion] {
    var seen: Set<String> = []
    let values = names.map { Completion($0, detail: self[$0].map(kind) ?? "") }
    let functions = builtins.keys.sorted().map { Completion($0, detail: builtins[$0].map(kind) ?? "") }
    return (values + functions + keywords.map { Completion($0, detail: "keyword") })
      .filter { seen.insert($0.text).inserted }
      .sorted { $0.text < $1.text }
  }

  private func kind(of value: Value) -> String {
    switch value {
    case .namespace: "module"
    case .type: "class"
    case .builtin(let builtin) where builtin.role == .property: builtin.signature.doc
    case .builtin(let builtin): builtin.role == .method ? "method" : "function"
    case .function: "function"
    case .boundMethod: "method"
    default: value.typeName
    }
  }

  private func importCompletions(_ place: TypingPlace, _ word: String) -> Completions? {
    var statement = place.text(place.statement..<place.bytes.count).drop { $0.isWhitespace }
    // `%time import …`
    if statement.first == "%" { statement = statement.drop { !$0.isWhitespace } }
    let words = statement.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first, first == "import" || first == "from",
      words.count > 1 || statement.last?.isWhitespace == true
    else { return nil }
    if first == "from", words.count > 2 || (words.count == 2 && statement.last?.isWhitespace == true) {
      guard words.count > 2, words[2] == "import", words.count > 3 || statement.last?.isWhitespace == true
      else { return .fitting(word, among: [Completion("import", detail: "keyword")]) }
      guard let module = try? module(words[1]) else { return Completions() }
      return .fitting(
        word,
        among: module.names.sorted().map { Completion($0, detail: detail(of: $0, in: .namespace(module))) })
    }
    let list = statement.drop { $0.isWhitespace }.dropFirst(first.count)
    let path = (list.split(separator: ",", omittingEmptySubsequences: false).last ?? "").drop {
      $0.isWhitespace
    }
    if path.contains(where: \.isWhitespace) { return Completions() }
    let prefix = path.lastIndex(of: ".").map { String(path[...$0]) } ?? ""
    var seen: Set<Substring> = []
    let found = modules.paths.filter { $0.hasPrefix(prefix) }
      .map { $0.dropFirst(prefix.count).prefix { $0 != "." } }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
    return .fitting(word, among: found.sorted().map { Completion(String($0), detail: "module") })
  }

  // MARK: - Arguments and keys

  /// What an argument can begin with: the names of parameters, the strings that one accepts; or a key of a dict.
  private func argumentCompletions(_ place: TypingPlace, before end: Int) -> [Completion] {
    guard let bracket = place.brackets.last else { return [] }
    let begun = place.text(bracket.argumentStart..<end)
    if bracket.kind == "[" {
      guard begun.allSatisfy(\.isWhitespace) else { return [] }
      return keys(place, bracket).compactMap { key in
        key.isPlain ? (try? repr(key)).map { Completion($0, detail: "key") } : nil
      }
    }
    guard bracket.kind == "(", let parameters = parameters(place, bracket) else { return [] }
    if let keyword = place.keyword(from: bracket.argumentStart) {
      guard begun.drop(while: { $0 != "=" }).dropFirst().allSatisfy(\.isWhitespace) else { return [] }
      let parameter = parameters.first { $0.name == keyword }
      return (parameter?.choices ?? []).map { Completion("'\($0)'", detail: "accepted string") }
    }
    guard begun.allSatisfy(\.isWhitespace) else { return [] }
    let given = bracket.argument - bracket.keywords.count
    let open = parameters.enumerated().filter { position, parameter in
      parameter.isNamed && !bracket.keywords.contains(parameter.name)
        && (position >= given || parameter.kind == .keywordOnly)
    }
    return open.map { _, parameter in
      let label = parameter.text.contains("=") ? parameter.text : parameter.name + "="
      return Completion(parameter.name + "=", label: label, detail: parameter.doc)
    }
  }

  /// Within a string: the keys of the dict that it is an index of, or the strings that the parameter accepts.
  private func stringCompletions(_ place: TypingPlace, _ literal: TypingPlace.Literal) -> Completions {
    let word = place.text(literal.content..<place.bytes.count)
    guard let bracket = place.brackets.last else { return Completions(word: word) }
    let begun = place.text(bracket.argumentStart..<literal.start)
    var strings: [String] = []
    var detail = "key"
    if bracket.kind == "[", begun.allSatisfy(\.isWhitespace) {
      strings = keys(place, bracket).compactMap { key in
        if case .string(let text) = key { text } else { nil }
      }
    } else if bracket.kind == "(", let parameters = parameters(place, bracket),
      begun.allSatisfy(\.isWhitespace) || begun.trimmedAtEnd.hasSuffix("="),
      let current = current(place, bracket, parameters)
    {
      strings = parameters[current].choices
      detail = "accepted string"
    }
    let written = strings.filter { text in
      !text.contains { $0 == "\\" || $0.isNewline || literal.quote.contains($0) }
    }
    return .fitting(
      word, among: written.map { Completion($0 + literal.quote, label: $0, detail: detail) })
  }

  /// The keys of the dict before a bracket.
  private func keys(_ place: TypingPlace, _ bracket: TypingPlace.Bracket) -> [Value] {
    guard case .dict(let dict)? = value(ofChain: place.chain(before: bracket.offset)) else { return [] }
    return dict.keys
  }

  private func parameters(_ place: TypingPlace, _ bracket: TypingPlace.Bracket) -> [CallParameter]? {
    value(ofChain: place.chain(before: bracket.offset)).flatMap(callParameters)
  }

  /// The parameter that the argument at the cursor is for.
  private func current(
    _ place: TypingPlace, _ bracket: TypingPlace.Bracket, _ parameters: [CallParameter]
  ) -> Int? {
    if let keyword = place.keyword(from: bracket.argumentStart) {
      return parameters.firstIndex { $0.name == keyword && $0.isNamed }
        ?? parameters.firstIndex { $0.kind == .variadicKeywords }
    }
    guard bracket.keywords.isEmpty else { return nil }
    let variadic = parameters.firstIndex { $0.kind == .variadic }
    if let variadic, bracket.argument >= variadic { return variadic }
    guard parameters.indices.contains(bracket.argument) else { return nil }
    let kind = parameters[bracket.argument].kind
    return kind == .positionalOnly || kind == .standard ? bracket.argument : nil
  }

  // MARK: - Values

  /// The value of a chain of names, without calls; only properties of built-in kinds are computed.
  private func value(ofChain chain: [String]) -> Value? {
    guard let first = chain.first, !first.isEmpty, !first.allSatisfy(\.isNumber) else { return nil }
    var value = self[first] ?? builtins[first] ?? recent?.value(of: first)
    for name in chain.dropFirst() {
      guard let current = value else { return nil }
      value = attribute(named: name, of: current)
    }
    return value
  }

  /// An attribute, without running code of the session.
  private func attribute(named name: String, of value: Value) -> Value? {
    switch value {
    case .list, .tuple, .dict, .set, .instance:
      guard let instance = value.instance else {
        return value.classObject.lookup(name).flatMap { bound($0, to: value) }
      }
      if let own = instance.attributes[name] { return own }
      if let found = instance.classObject.lookup(name) { return bound(found, to: value) }
      guard let host = instance.host else { return nil }
      return attribute(named: name, of: .object(host))
    case .type(let cls): return cls.lookup(name)
    default: return try? findAttribute(name, of: value)
    }
  }

  /// What a member of a class is for one of its objects; `nil` for what a function of the session computes.
  private func bound(_ member: Value, to receiver: Value) -> Value? {
    switch member {
    case .function: return .boundMethod(BoundMethod(receiver: receiver, function: member))
    case .builtin(let builtin) where builtin.role == .property:
      return try? builtin.call(Arguments([receiver]), self)
    case .object(let object):
      switch object {
      case is Property: return nil
      case let method as StaticMethod: return method.function
      case let method as ClassMethod:
        return .boundMethod(BoundMethod(receiver: receiver, function: method.function))
      default: return member
      }
    default: return member
    }
  }

  /// What a member is. That of a written module is not read for it.
  private func detail(of name: String, in value: Value) -> String {
    if case .namespace(let namespace) = value, namespace[name] == nil, namespace.written[name] != nil {
      return "function"
    }
    return member(name, of: value).map(kind) ?? "attribute"
  }

  /// A member without computing a property.
  private func member(_ name: String, of value: Value) -> Value? {
    switch value {
    case .namespace(let namespace):
      namespace[name] ?? namespace.written[name].flatMap { try? writtenMember(name, of: namespace, in: $0) }
    case .instance(let instance):
      instance.attributes[name] ?? instance.classObject.lookup(name)
        ?? instance.host?.classObject.lookup(name)
    case .type(let cls): cls.lookup(name)
    default: value.classObject.lookup(name)
    }
  }
}

extension String {
  fileprivate var trimmedAtEnd: Substring {
    var rest = self[...]
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
