import Engine
package import Language
package import Tensors

/// A session's interpreter, as what may outlive it refers to it without keeping it. A weak reference would give it a side
/// table, and make each of its many retains slow.
package final class InterpreterReference {
  package unowned(unsafe) fileprivate(set) var target: Interpreter?
}

/// Runs cells of the language, one after another, in one session.
///
///     let interpreter = Interpreter(console: console, environment: Environment())
///     interpreter.run(SourceText("x = 6", name: "In [1]"))        // .finished(nil)
///     interpreter.run(SourceText("x * 7", name: "In [2]"))        // .finished(CellResult(value, text: "42"))
///     interpreter.run(SourceText("y", name: "In [3]"))            // .failed(undefined `y`)
///
/// Not synchronized: one cell at a time. Cells run on a thread with a large stack, so that deep recursion in a cell
/// ends in an error message.
package final class Interpreter {
  /// Where output and notes go.
  package let console: any Console
  /// What there is beside the language.
  package let environment: Environment
  /// Whether what runs is a program in a file rather than the cells of a notebook.
  package var isOfFile = false
  /// Called for each line that starts with `%`, `%%`, `!` or `?`; returns whether it handled the line. Other lines
  /// are skipped with a note.
  package var magicHandler: ((Magic) throws -> Bool)?
  /// Converts the host's errors that are not `ExplainedError`.
  package var errorHandler: ((any Error) -> (any ExplainedError)?)?

  /// What was entered and what came out, for a session that numbers its cells; `nil` else.
  package var recent: RecentCells?

  package let reference = InterpreterReference()
  let globals = Globals()
  /// Where a value that is no number waits for the one who evaluates.
  let waiting = UnsafeMutablePointer<Value>.allocate(capacity: 1)
  /// Registers of functions of numbers that call each other, and where they go on.
  let numberStack = UnsafeMutablePointer<Immediate>.allocate(capacity: RegisterMachine.stackCapacity)
  let numberReturns = UnsafeMutablePointer<RegisterMachine.Return>.allocate(capacity: EvaluationLimits.depth)
  let builtins: [String: Value]
  /// What each step of a run looks at.
  let pace = UnsafeMutablePointer<Pace>.allocate(capacity: 1)
  var depth: Int {
    get { pace.pointee.depth }
    set { pace.pointee.depth = newValue }
  }
  /// The exception that is being handled: what `raise` alone raises, and the context of a new one.
  var handled: Value?
  /// The generators whose bodies have begun and not ended.
  var coroutines: [ObjectIdentifier: Unmanaged<Coroutine>] = [:]
  /// Whether the session is over: then no more of the program runs.
  private(set) var isEnding = false
  private var underRepr: Set<ObjectIdentifier> = []
  private var states: [ObjectIdentifier: any SessionState] = [:]
  /// The modules that are written in the language and were imported, and the names of each.
  var loaded: [String: Namespace] = [:]
  /// What is said of variables that an import would have bound to what is not here.
  var refusals: [ObjectIdentifier: Fault] = [:]
  var moduleNames: [String: Globals] = [:]
  /// `sys.modules`, once it was asked for.
  var moduleDict: DictValue?
  /// The modules of the host that were imported.
  var importedPaths: Set<String> = []
  /// Where the characters of the texts stand that were indexed last.
  var textPlaces = RecentTextPlaces()
  /// The options of `np.set_printoptions`.
  package var printOptions = PrintOptions()
  /// What is done about faults of numbers.
  package var faultModes = FaultModes()
  /// What waits for an object to be gone.
  package var watchers: [any Watcher] = []
  /// A function (array, as_repr) that gives the text of arrays, if the program has set formats of its own.
  package var arrayFormatter: Value = .none

  /// A new session, in which nothing is defined.
  package init(console: any Console, environment: Environment) {
    self.console = console
    self.environment = environment
    pace.initialize(to: Pace())
    var builtins = BuiltinFunctions.all
    for builtin in environment.builtins { builtins[builtin.name] = .builtin(builtin) }
    self.builtins = builtins
    reference.target = self
  }

  deinit {
    reference.target = nil
    LargeStack.run {
      isEnding = true
      for coroutine in coroutines.values.map({ $0.takeUnretainedValue() }) { coroutine.abandon() }
      for names in moduleNames.values { names.clear() }
      globals.clear()
    }
    waiting.deallocate()
    pace.deallocate()
    numberStack.deallocate()
    numberReturns.deallocate()
  }

  /// The modules that `import` knows.
  package var modules: ModuleTable { environment.modules }

  /// What a part of the library keeps for this session; made when it is first asked for.
  package func state<State: SessionState>(_ type: State.Type = State.self) -> State {
    if let state = states[ObjectIdentifier(type)] as? State { return state }
    let state = State()
    states[ObjectIdentifier(type)] = state
    return state
  }

  /// The value of a name in the session.
  package subscript(name: String) -> Value? {
    get { globals.find(name)?.value }
    set { globals.cell(name).value = newValue }
  }

  /// The names that have a value, in order of definition.
  package var names: [String] { globals.names }

  // MARK: - Running

  /// Runs a cell.
  /// - `mode`: `.file` for a whole cell; in `.interactive` mode a text that can be continued is
  ///   `.incomplete`.
  package func run(_ source: SourceText, mode: ParseMode = .file) -> CellOutcome {
    LargeStack.run {
      let statements: [Statement]
      switch Parser.parse(source, mode: mode) {
      case .incomplete: return .incomplete
      case .invalid(var diagnostic):
        diagnostic.exceptionName = ExceptionKind.syntax.rawValue
        return .failed(diagnostic)
      case .complete(let parsed): statements = parsed
      }
      return self.run(statements, of: source)
    }
  }

  /// Runs statements that were parsed before.
  package func run(_ statements: [Statement], of source: SourceText) -> CellOutcome {
    do {
      let parts = try parts(of: statements, in: source)
      if parts.count < 2, parts.first?.timing == nil { return run(part: statements, of: source) }
      var outcome = CellOutcome.finished(nil)
      for part in parts {
        let isRepeated = if case .timeit = part.timing { true } else { false }
        let body = { self.run(part: part.statements, of: source, isShown: !isRepeated) }
        outcome = part.timing.map { run($0, body) } ?? body()
        guard case .finished = outcome else { return outcome }
      }
      return outcome
    } catch {
      return .failed(error as? Diagnostic ?? diagnostic(of: error))
    }
  }

  private func run(part statements: [Statement], of source: SourceText, isShown: Bool = true) -> CellOutcome {
    LargeStack.run {
      // A magic such as %run runs a file within a cell.
      let outer = (depth: self.depth, stackFloor: self.stackFloor, underRepr: self.underRepr)
      defer { (self.depth, self.stackFloor, self.underRepr) = outer }
      self.depth = 0
      self.stackFloor = LargeStack.floor
      self.underRepr = []
      self.handled = nil
      defer {
        try? self.runWatchers()
        UnreachableObjects.remark(self)
      }
      do {
        let code = try Compiler.compile(statements, of: source, self)
        let frame = Frame(code: code, function: nil, captured: [], interpreter: self)
        let value = try self.environment.runCell(self) { try code.run(frame) }
        if value.isNone || !isShown { return .finished(nil) }
        return .finished(CellResult(value: value, text: try self.display(value)))
      } catch is Interrupted {
        return .interrupted
      } catch let raised as Raised {
        if self.isException(raised, .keyboardInterrupt) { return .interrupted }
        return .failed(self.diagnostic(of: raised))
      } catch let fault as CompileFault {
        return .failed(Raised(fault: fault.fault, location: Location(source, fault.span)).diagnostic)
      } catch let diagnostic as Diagnostic {
        return .failed(diagnostic)
      } catch {
        return .failed(self.diagnostic(of: error))
      }
    }
  }

  /// The diagnostic of an error without a position in the text.
  package func diagnostic(of error: any Error) -> Diagnostic {
    guard let fault = Fault(error) ?? explain(error) else { return Diagnostic("\(error)") }
    let wording = fault.wording
    return Diagnostic(wording.message, help: wording.help)
  }

  /// Evaluates one expression with the session's names, without displaying anything.
  /// - Throws: `Diagnostic`, `Interrupted`.
  package func evaluate(_ source: SourceText) throws -> Value {
    switch run(source) {
    case .finished(let result): return result?.value ?? .none
    case .failed(let diagnostic): throw diagnostic
    case .interrupted: throw Interrupted()
    case .incomplete: return .none
    }
  }

  /// The fault that the host's error handler makes of an error.
  package func explain(_ error: any Error) -> Fault? {
    if let handled = errorHandler?(error) { return .explained(handled) }
    if let error = error as? OutOfMemory { return .explained(error) }
    return nil
  }

  // MARK: - Limits

  /// The lowest address that the stack may reach.
  var stackFloor: UInt {
    get { pace.pointee.stackFloor }
    set { pace.pointee.stackFloor = newValue }
  }

  /// Whether there is stack left for a deeper call.
  var hasStack: Bool { pace.pointee.hasStack }

  /// Checks for an interrupt, once every few calls.
  /// - Throws: `Interrupted`.
  @inline(__always)
  package func checkInterruption() throws { try pace.pointee.checkInterruption() }

  /// Marks a container's repr as begun; `false` if it already is.
  func enterRepr(_ identity: ObjectIdentifier) -> Bool { underRepr.insert(identity).inserted }

  func leaveRepr(_ identity: ObjectIdentifier) { underRepr.remove(identity) }

  // MARK: - Names

  /// The fault for an undefined name, with the nearest defined one.
  func undefined(_ name: String, in frame: Frame) -> Fault {
    if let help = BuiltinFunctions.absent[name] { return .absentBuiltin(name, help: help) }
    let locals = frame.code.parameters.map(\.name)
    return undefined(name, among: locals + globals.names + builtins.keys.sorted())
  }

  /// The fault for a name that is none of the given ones.
  func undefined(_ name: String, among names: [String]) -> Fault {
    if let meant = ForeignNames.names[name] { return .undefinedName(name, nearest: meant) }
    if let line = environment.usualImports[name] {
      return .undefinedName(name, nearest: nil, help: "first: \(line)")
    }
    let owner = environment.searchedModules.first { path in
      if let module = importedModule(path) { return module[name] != nil }
      return modules.written(path) != nil && environment.realNames(path).contains(name)
    }
    return .undefinedName(
      name, nearest: nearestName(to: name, among: names),
      help: owner.map { "first: from \($0) import \(name)" })
  }

  func run(_ magic: Magic) throws {
    if try magicHandler?(magic) ?? false { return }
    if magic.kind == .help || magic.kind == .source {
      console.report(try help(magic.text, withSource: magic.kind == .source) + "\n")
      return
    }
    let lines = magic.text.split(whereSeparator: \.isNewline)
    let text = lines.count > 1 ? "\(lines[0].drop { $0 == " " }) …" : magic.text
    switch magic.kind {
    case .shell: console.note("not run: `!\(text)`; fieldbook has no shell")
    case .cell: console.note("skipped the cell of `%%\(text)`: it has no meaning in fieldbook")
    default: console.note("skipped `%\(text)`: it has no meaning in fieldbook")
    }
  }
}

/// How a cell ended.
package enum CellOutcome {
  /// It completed; with the value of the last expression, unless that was `None`.
  case finished(CellResult?)
  /// It stopped with a fault.
  case failed(Diagnostic)
  /// The user interrupted it.
  case interrupted
  /// The text can be continued; nothing ran.
  case incomplete
}

/// The value of the last expression of a cell.
package struct CellResult {
  /// The value itself.
  package let value: Value
  /// The text of `Out[n]`.
  package let text: String

  /// A result.
  package init(value: Value, text: String) {
    self.value = value
    self.text = text
  }
}

/// The variables of the session.
final class Globals {
  private var cells: [String: VariableCell] = [:]
  private var order: [String] = []
  /// The dict that `globals()` gave, while the program has it.
  weak var dict: DictValue?

  /// The variable of a name, created if new.
  func cell(_ name: String) -> VariableCell {
    if let cell = cells[name] { return cell }
    let cell = VariableCell()
    cells[name] = cell
    order.append(name)
    return cell
  }

  func find(_ name: String) -> VariableCell? { cells[name] }

  var values: [Value] { cells.values.compactMap(\.value) }

  /// Names that have a value.
  var names: [String] { order.filter { cells[$0]?.value != nil } }

  func clear() {
    for cell in cells.values { cell.value = nil }
  }
}
