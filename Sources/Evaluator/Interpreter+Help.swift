import Language

extension Interpreter {
  /// The help text for a name such as `np.mean` or `model.fit`.
  ///
  /// - `withSource`: whether what was defined in the session is shown as it was written, as `??name` asks.
  /// - Throws: `Fault.undefinedName`, `Fault.noAttribute`.
  package func help(_ name: String, withSource: Bool = false) throws -> String {
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first, parts.allSatisfy({ !$0.isEmpty }) else {
      return "type a name after `?`, such as ?len or ?np.mean"
    }
    let known =
      self[first] ?? builtins[first] ?? recent?.value(of: first) ?? (try? module(first)).map(Value.namespace)
    let importable = known == nil ? importable(first) : nil
    guard var value = known ?? importable?.value else {
      throw undefined(first, among: names + Array(builtins.keys))
    }
    for part in parts.dropFirst() {
      // A property is described, not computed.
      if case .builtin(let member)? = value.hostObject?.classObject.lookup(part)
        ?? value.classObject.lookup(part)
      {
        value = .builtin(member)
      } else {
        value = try attribute(part, of: value)
      }
    }
    if withSource, let source = Self.source(of: value) { return source }
    return join([describe(value, named: name), importable.map { "first: " + $0.line }])
  }

  /// What a name means once it is imported as usual, with the line that imports it; the name may be in any case.
  private func importable(_ name: String) -> (value: Value, line: String)? {
    if let line = environment.usualImports[name] {
      let words = line.split(separator: " ").map(String.init)
      let path =
        words.first == "from" && words.count == 4 ? words[1] + "." + words[3] : words.dropFirst().first
      if let path, let module = try? module(path) { return (.namespace(module), line) }
    }
    for isMeant in [{ $0 == name }, { $0.lowercased() == name.lowercased() }] as [(String) -> Bool] {
      for path in environment.searchedModules {
        guard let module = modules[path], let found = module.names.first(where: isMeant),
          let value = try? findAttribute(found, of: .namespace(module))
        else { continue }
        return (value, "from \(path) import \(found)")
      }
    }
    return nil
  }

  /// What a function or class of the session was written as, and where; `nil` for what has no source here.
  private static func source(of value: Value) -> String? {
    let place: Location?
    switch value {
    case .function(let function): place = function.code.span.map { Location(function.code.source, $0) }
    case .type(let cls): place = cls.definition
    case .instance(let instance): place = instance.classObject.definition
    case .boundMethod(let method): return source(of: method.function)
    default: place = nil
    }
    guard let place else { return nil }
    let lines = place.source.text(of: place.span).split(separator: "\n", omittingEmptySubsequences: false)
    // A method's lines keep the indentation of their class.
    let line = place.source.bytes[..<place.span.start].reversed().prefix { $0 != UInt8(ascii: "\n") }
    let indent = line.allSatisfy { $0 == 0x20 } ? line.count : 0
    let text = lines.enumerated().map { position, line in
      position == 0 || !line.prefix(indent).allSatisfy { $0 == " " } ? line : line.dropFirst(indent)
    }.joined(separator: "\n")
    let name = place.source.name
    return text
      + (name.isEmpty ? "" : "\n\ndefined in \(name), line \(place.source.line(at: place.span.start))")
  }

  /// Describes a value and how it is called.
  func describe(_ value: Value, named name: String?) -> String {
    switch value {
    case .builtin(let builtin): return describe(builtin, named: name ?? builtin.name)
    case .boundMethod(let method): return describe(method.function, named: name)
    case .function(let function):
      let remark = name.flatMap { environment.helpRemarks[$0]?.text }
      return join([
        usage(function.usage), function.doc.map(dedented), remark?.wrapped(to: console.width, hanging: 2),
      ])
    case .type(let cls):
      var text =
        cls.constructor.map { describe($0, named: name ?? cls.name) } ?? join(["class \(cls.name)", cls.doc])
      if cls.isUserDefined, case .function(let initializer)? = cls.lookup("__init__") {
        text = join([usage(initializer.usage), dedented(cls.doc)])
      }
      let members = cls.attributeNames.filter { !$0.hasPrefix("_") }
      return members.isEmpty ? text : text + "\n\n" + listed("attributes", members)
    case .namespace(let namespace):
      return join([
        "module \(namespace.name)", namespace.doc,
        listed("names", namespace.names.filter { !$0.hasPrefix("_") }),
      ])
    case .object(let object):
      let members = (object.attributeNames + object.classObject.attributeNames).filter { !$0.hasPrefix("_") }
      return join([
        object.typeName, object.classObject.doc,
        object.callSignature.map { describe($0, named: name ?? $0.name) },
        members.isEmpty ? nil : listed("attributes", members),
      ])
    default:
      let members = attributeNames(of: value).filter { !$0.hasPrefix("_") }
      return join([
        "\(value.typeName): \((try? shortRepr(value)) ?? "")", value.classObject.doc,
        members.isEmpty ? nil : listed("attributes", members),
      ])
    }
  }

  private func describe(_ builtin: Builtin, named name: String) -> String {
    if builtin.role == .property { return "\(name): \(builtin.signature.doc)" }
    let key = builtin.module.isEmpty ? builtin.name : builtin.module + "." + builtin.name
    let remark = builtin.role == .function ? environment.helpRemarks[key]?.text : nil
    return join([describe(builtin.signature, named: name), remark?.wrapped(to: console.width, hanging: 2)])
  }

  private func describe(_ signature: Signature, named name: String) -> String {
    var lines = [usage(signature.usage(self).replacingName(with: name))]
    if !signature.doc.isEmpty { lines += ["", signature.doc.wrapped(to: console.width)] }
    let documented = signature.parameters.filter { !$0.doc.isEmpty }
    if !documented.isEmpty {
      let width = documented.map(\.name.count).max() ?? 0
      lines.append("")
      for parameter in documented {
        let padding = String(repeating: " ", count: width - parameter.name.count)
        let line = "  \(parameter.name)\(padding)  \(parameter.doc)"
        lines.append(line.wrapped(to: console.width, hanging: width + 4))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A call as help shows it, with the parameters wrapped.
  private func usage(_ text: String) -> String { text.wrapped(to: console.width, hanging: 4) }

  private func join(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func listed(_ title: String, _ names: [String]) -> String {
    (title + ": " + names.joined(separator: ", ")).wrapped(to: console.width, hanging: 2)
  }

  /// A docstring without the indentation of its lines.
  private func dedented(_ text: String) -> String {
    let lines = (try? text.lines(keepingEnds: false)) ?? [text]
    let indents = lines.dropFirst().filter { !$0.strippedOfWhitespace.isEmpty }.map {
      $0.prefix { $0 == " " }.count
    }
    let indent = indents.min() ?? 0
    return ([lines.first ?? ""] + lines.dropFirst().map { String($0.dropFirst(indent)) }).joined(
      separator: "\n"
    )
    .strippedOfWhitespace
  }
}

extension String {
  /// A usage line with another name before its parenthesis.
  fileprivate func replacingName(with name: String) -> String {
    guard let parenthesis = firstIndex(of: "(") else { return self }
    return name + self[parenthesis...]
  }
}
