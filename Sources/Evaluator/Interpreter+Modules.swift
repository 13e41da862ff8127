import Language

extension Interpreter {
  /// The namespace at a dotted path.
  /// - Throws: `Fault.unknownModule`, `Fault.absentModule`.
  package func module(_ path: String) throws -> Namespace {
    if let module = modules[path] {
      if importedPaths.insert(path).inserted { moduleDict?[string: path] = .namespace(module) }
      return module
    }
    if path == "__main__" { return mainModule }
    if path == "builtins" { return builtinsModule }
    if let written = modules.written(path) { return try loaded[written.name] ?? load(written) }
    if let known = loaded[path] { return known }
    if let source = try environment.moduleSource(path, self) {
      // The module that it is in comes first.
      let parent = try path.lastIndex(of: ".").map { try self.module(String(path[..<$0])) }
      let module = try load(path, shownAs: path, doc: "", source)
      if let dot = path.lastIndex(of: ".") {
        parent?.set(String(path[path.index(after: dot)...]), to: .namespace(module))
      }
      return module
    }
    // A member of a known module may be a module too: `keras.datasets.mnist`.
    if let dot = path.lastIndex(of: "."), let parent = try? module(String(path[..<dot])) {
      let name = String(path[path.index(after: dot)...])
      if case .namespace(let inner)? = parent[name] { return inner }
      if parent[name] != nil { throw Fault.importOfMember(module: String(path[..<dot]), name: name) }
      if parent.absent.contains(name), let help = parent.absent.wayOut(name) {
        throw Fault.absentModule(path, isPackage: true, help: help)
      }
    }
    if let (isPackage, help) = environment.absentModules(path) {
      throw Fault.absentModule(path, isPackage: isPackage, help: help)
    }
    throw Fault.unknownModule(path, nearest: nearestName(to: path, among: modules.paths))
  }

  /// The module at a dotted path for an import, which in a `try` asks whether it is there: a stand-in is not. Of a module of Python's
  /// that is not here the names are refused, where they are used.
  func module(_ path: String, isAsking: Bool) throws -> Namespace {
    if isAsking, modules[path]?.isStandIn ?? false { throw Fault.unknownModule(path, nearest: nil) }
    do { return try module(path) } catch let fault as Fault {
      guard case .absentModule(_, isPackage: false, let help) = fault, !isAsking else { throw fault }
      let names = environment.realNames(path)
      return Namespace(path, absent: Absent(ofModuleWith: names, wayOut: help)) { [] }
    }
  }

  /// The member of a namespace that stands in a written module, or is one.
  func writtenMember(_ name: String, of namespace: Namespace, in path: String) throws -> Value? {
    let module = try module(path)
    return path == namespace.name + "." + name ? .namespace(module) : module[name]
  }

  /// `__main__`: the session's own names.
  private var mainModule: Namespace {
    if let known = loaded["__main__"] { return known }
    let names = globals
    let namespace = Namespace(
      "__main__", doc: "The session's names.", isLive: true,
      didSet: { name, value in names.cell(name).value = value }
    ) {
      names.names.compactMap { name in names.find(name)?.value.map { (name, $0) } }
    }
    loaded["__main__"] = namespace
    return namespace
  }

  /// `builtins`: the names that need no import.
  private var builtinsModule: Namespace {
    if let known = loaded["builtins"] { return known }
    let all = builtins
    let constants: [(String, Value)] = [("None", .none), ("True", true), ("False", false)]
    let namespace = Namespace("builtins", doc: "The names that need no import.") {
      constants
        + all.filter { $0.key != "__name__" }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
    loaded["builtins"] = namespace
    return namespace
  }

  /// Runs a module that is written in the language, with names of its own.
  private func load(_ written: WrittenModule) throws -> Namespace {
    try load(
      written.name, shownAs: written.shownName, doc: written.doc, absent: written.absent,
      SourceText(written.text, name: "<\(written.name)>", isOfLibrary: true))
  }

  /// Runs the text of a module.
  ///
  /// - Parameter shownName: what its classes say of where they are from.
  private func load(
    _ name: String, shownAs shownName: String, doc: String, absent: Absent = [], _ source: SourceText
  ) throws -> Namespace {
    let names = Globals()
    names.cell("__name__").value = .string(name)
    if !source.isOfLibrary { names.cell("__file__").value = .string(source.name) }
    let namespace = Namespace(
      name, doc: doc, absent: absent, isLive: !source.isOfLibrary,
      didSet: { name, value in names.cell(name).value = value }
    ) {
      names.names.compactMap { name in
        guard name != "__name__", let value = names.find(name)?.value else { return nil }
        return (name, value)
      }
    }
    loaded[name] = namespace
    if !name.hasPrefix("_") { moduleDict?[string: name] = .namespace(namespace) }
    (moduleNames[name], moduleNames[shownName]) = (names, names)
    do {
      try run(source, asModule: shownName, names)
    } catch {
      loaded[name] = nil
      throw error
    }
    return namespace
  }

  /// Runs the text of a module among its names.
  private func run(_ source: SourceText, asModule name: String, _ names: Globals) throws {
    do {
      let statements: [Statement]
      switch Parser.parse(source, mode: .file) {
      case .complete(let parsed): statements = parsed
      case .invalid(let diagnostic) where !source.isOfLibrary: throw diagnostic
      case .invalid, .incomplete: throw Fault.message("the module \(name) cannot be read", kind: .import)
      }
      let code = try Compiler.compile(statements, of: source, globals: names, module: name, self)
      let outer = handled
      handled = nil
      defer { handled = outer }
      _ = try nested { try code.run(Frame(code: code, function: nil, captured: [], interpreter: self)) }
    } catch let fault as CompileFault {
      throw Raised(fault: fault.fault, location: Location(source, fault.span))
    }
  }

  /// Where modules of the program's own are looked for: `sys.path`, which begins with the session's folder.
  package var moduleFolders: [String] {
    let path = moduleNames["sys"]?.find("path")?.value?.elementsOfSequence
    return path?.compactMap(\.asString) ?? [""]
  }

  /// Runs a module of the program's own again, as `importlib.reload` does; all others never change.
  package func reload(_ module: Value) throws -> Value {
    guard case .namespace(let namespace) = module, loaded[namespace.name] === namespace,
      let names = moduleNames[namespace.name], let source = try environment.moduleSource(namespace.name, self)
    else { return module }
    try run(source, asModule: namespace.name, names)
    return module
  }

  /// `__annotations__` of a function. What cannot be evaluated outside of it, such as a local class, is text.
  func annotations(of function: Function) -> Value {
    let code = function.code
    let dict = DictValue()
    for (name, span) in code.annotations {
      let text = code.source.text(of: span)
      dict[string: name] =
        code.keepsAnnotationsAsText ? .string(text) : (try? value(of: text, in: code.module)) ?? .string(text)
    }
    function.replaced["__annotations__"] = .dict(dict)
    return .dict(dict)
  }

  /// The value of an expression among the names of a module.
  private func value(of text: String, in module: String) throws -> Value? {
    let source = SourceText("(\(text))", name: "annotation")
    guard case .complete(let statements) = Parser.parse(source, mode: .file) else { return nil }
    let code = try Compiler.compile(
      statements, of: source, globals: moduleNames[module] ?? globals, module: module, self)
    return try code.run(Frame(code: code, function: nil, captured: [], interpreter: self))
  }

  /// `sys.modules`: what has been imported, by name.
  package var importedModules: DictValue {
    if let moduleDict { return moduleDict }
    let dict = DictValue()
    for path in modules.paths {
      // What a module of the host holds is there once it is.
      let isHeld = importedPaths.contains { path.hasPrefix($0 + ".") }
      if modules[path] == nil || isHeld || importedPaths.contains(path), let module = importedModule(path) {
        dict[string: path] = .namespace(module)
      }
    }
    dict[string: "__main__"] = .namespace(mainModule)
    dict[string: "builtins"] = .namespace(builtinsModule)
    moduleDict = dict
    return dict
  }

  /// The namespace at a path, if it was imported or needs no import.
  package func importedModule(_ path: String) -> Namespace? {
    modules[path] ?? modules.written(path).flatMap { loaded[$0.name] }
  }

  /// Calls a built-in function by its name.
  package func callBuiltin(_ name: String, _ arguments: [Value]) throws -> Value {
    guard let function = builtins[name] else { throw undefined(name, among: Array(builtins.keys)) }
    return try call(function, arguments)
  }

  /// The exception that is being handled.
  package var handledException: Value? { handled }

  /// Writes a cell's output: to the console, or to what the program made `sys.stdout`.
  func print(_ text: String) throws {
    guard let target = moduleNames["sys"]?.find("stdout")?.value,
      target.instance != nil || target.hostObject != nil,
      !target.isStandardOutput
    else { return console.write(text) }
    try print(text, to: target)
  }

  /// Writes text to an object with a method `write`.
  func print(_ text: String, to target: Value) throws {
    _ = try call(attribute("write", of: target), [.string(text)])
  }

  /// The module of a dotted name, as `importlib.import_module` gives it.
  package func imported(_ path: String) throws -> Value { .namespace(try module(path)) }

  /// Whether the real module has a name that this one does not have.
  func isAbsent(_ name: String, in namespace: Namespace) -> Bool {
    namespace.absent.contains(name) || environment.realNames(namespace.name).contains(name)
  }
}
