import Language

/// One completion of what was typed.
package struct Completion: Equatable, Sendable {
  /// The whole word, replacing the one that was begun.
  package let text: String
  /// What it is, in a few words: `function`, `module`, `parameter: number of filters`.
  package let detail: String

  /// A completion.
  package init(text: String, detail: String) {
    self.text = text
    self.detail = detail
  }
}

extension Interpreter {
  /// The completions of a line up to the cursor: names, attributes after a dot, parameters inside a call, modules
  /// after `import`. The word to complete is the longest run of name characters at the end.
  ///
  ///     interpreter.complete("x = np.me")     // mean, meshgrid …
  ///     interpreter.complete("layers.Dense(10, act")    // activation=
  ///
  /// Only names and attributes are evaluated.
  package func complete(_ line: String) -> [Completion] {
    let word = String(line.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    let before = String(line.dropLast(word.count))
    if let imports = importCompletions(before, word) { return imports }
    if before.hasSuffix(".") {
      guard let value = value(ofChain: chain(endingAt: String(before.dropLast()))) else { return [] }
      return matching(attributeNames(of: value), word) { name in
        guard let found = value.hostObject?.classObject.lookup(name) ?? self.member(name, of: value) else {
          return "attribute"
        }
        return self.kind(of: found)
      }
    }
    let parameters = parameterCompletions(before, word)
    if word.isEmpty { return parameters }
    let keywords = [
      "and", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "False",
      "finally",
      "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not", "or", "pass",
      "raise", "return", "True", "try", "while", "with", "yield",
    ]
    return parameters
      + matching(names, word) { self[$0].map(self.kind) ?? "" }
      + matching(builtins.keys.sorted().filter { self[$0] == nil }, word) {
        self.builtins[$0].map(self.kind) ?? ""
      }
      + matching(keywords, word) { _ in "keyword" }
  }

  private func matching(_ names: [String], _ word: String, _ detail: (String) -> String) -> [Completion] {
    names.filter { $0.hasPrefix(word) && (!$0.hasPrefix("_") || word.hasPrefix("_")) }
      .map { Completion(text: $0, detail: detail($0)) }
  }

  /// A member without computing a property.
  private func member(_ name: String, of value: Value) -> Value? {
    switch value {
    case .namespace(let namespace): namespace[name]
    case .instance(let instance): instance.attributes[name] ?? instance.classObject.lookup(name)
    case .type(let cls): cls.lookup(name)
    default: value.classObject.lookup(name)
    }
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

  private func importCompletions(_ before: String, _ word: String) -> [Completion]? {
    let words = before.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first, first == "import" || first == "from" else { return nil }
    if first == "from", words.count >= 3, words[2] == "import" {
      guard let module = try? module(words[1]) else { return [] }
      return matching(Array(module.members.keys), word) { module[$0].map(self.kind) ?? "" }
    }
    guard words.count <= 2 else { return first == "import" ? [] : nil }
    let prefix = words.count == 2 && before.hasSuffix(".") ? words[1] : ""
    let found = modules.paths.filter { $0.hasPrefix(prefix) }.map {
      $0.dropFirst(prefix.count).prefix { $0 != "." }
    }
    var seen: Set<Substring> = []
    return matching(found.filter { !$0.isEmpty && seen.insert($0).inserted }.map(String.init), word) { _ in
      "module"
    }
  }

  /// Parameters of the call around the cursor.
  private func parameterCompletions(_ before: String, _ word: String) -> [Completion] {
    var depth = 0
    var position = before.endIndex
    while position > before.startIndex {
      position = before.index(before: position)
      switch before[position] {
      case ")", "]", "}": depth += 1
      case "(" where depth == 0: return parameters(of: chain(endingAt: String(before[..<position])), word)
      case "[" where depth == 0, "{" where depth == 0: return []
      case "(", "[", "{": depth -= 1
      default: break
      }
    }
    return []
  }

  private func parameters(of chain: [String], _ word: String) -> [Completion] {
    guard let value = value(ofChain: chain) else { return [] }
    func accepted(_ signature: Signature) -> [Completion] {
      signature.parameters.filter {
        ($0.kind == .standard || $0.kind == .keywordOnly) && $0.name.hasPrefix(word) && $0.name != "self"
      }
      .map { Completion(text: $0.name + "=", detail: $0.doc.isEmpty ? "parameter" : "parameter: " + $0.doc) }
    }
    func accepted(_ function: Function) -> [Completion] {
      function.code.parameters.filter {
        ($0.kind == .positional || $0.kind == .keywordOnly) && $0.name.hasPrefix(word) && $0.name != "self"
      }
      .map { Completion(text: $0.name + "=", detail: "parameter") }
    }
    switch value {
    case .builtin(let builtin): return accepted(builtin.signature)
    case .function(let function): return accepted(function)
    case .boundMethod(let method):
      if case .builtin(let builtin) = method.function { return accepted(builtin.signature) }
      if case .function(let function) = method.function { return accepted(function) }
      return []
    case .type(let cls):
      if let constructor = cls.constructor { return accepted(constructor.signature) }
      if case .function(let function)? = cls.lookup("__init__") { return accepted(function) }
      return []
    case .object(let object): return object.callSignature.map(accepted) ?? []
    default: return []
    }
  }

  /// The names of `a.b.c` at the end of a text.
  private func chain(endingAt text: String) -> [String] {
    let tail = text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return String(tail.reversed()).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// The value of a chain of names, without calls; only properties of built-in kinds are computed.
  private func value(ofChain chain: [String]) -> Value? {
    guard let first = chain.first, !first.isEmpty, !first.allSatisfy(\.isNumber) else { return nil }
    var value = self[first] ?? builtins[first]
    for name in chain.dropFirst() {
      guard let current = value else { return nil }
      value = try? findAttribute(name, of: current)
    }
    return value
  }
}
