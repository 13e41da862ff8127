import Language

/// Rewrites the code of one cell after the other, as text: what stays is unchanged to the letter.
struct KerasRewriter {
  /// What the names mean after the cells so far.
  var names = KerasNames()

  /// The data that the cells so far need.
  var data = KerasData()

  /// Names that loops gave a value last.
  private(set) var loopVariables: Set<String> = []

  /// The cell.
  private(set) var text = SourceText("")
  private var edits: [Edit] = []

  /// A replacement of a part of the cell.
  struct Edit {
    var span: Span
    var text: String
  }

  /// What became of a cell.
  enum Result: Equatable {
    /// It runs in Keras, with this source.
    case kept(String)
    /// Nothing of it runs in Keras.
    case leftOut
    /// It is no program for our parser.
    case unreadable
  }

  /// What became of a statement or a suite.
  private struct Outcome {
    /// Whether something of it runs in Keras.
    var isKept = false
    /// Whether something that is left out has an effect on what follows.
    var isIncomplete = false

    static let kept = Outcome(isKept: true)

    mutating func add(_ other: Outcome) {
      isKept = isKept || other.isKept
      isIncomplete = isIncomplete || other.isIncomplete
    }
  }

  /// Rewrites a cell.
  mutating func rewrite(_ source: String) -> Result {
    text = SourceText(Self.withoutTiming(source))
    edits = []
    guard case .complete(let statements) = Parser.parse(text) else { return .unreadable }
    if statements.isEmpty { return .kept(text.text) }
    let outcome = rewrite(suite: statements)
    let isMagic = statements.allSatisfy { if case .magic = $0.kind { true } else { false } }
    return outcome.isKept || isMagic ? .kept(edited(Span(0, text.bytes.count))) : .leftOut
  }

  /// Notes that a cell is left out: its names are missing, unless they had a meaning before.
  mutating func leaveOut(source: String) {
    guard case .complete(let statements) = Parser.parse(SourceText(source)) else { return }
    for name in statements.flatMap(\.allBoundNames) where names[name] == nil || names.isMissing(name) {
      names[name] = .missing
    }
  }

  // MARK: - Statements

  private mutating func rewrite(suite: [Statement]) -> Outcome {
    var outcome = Outcome()
    for statement in suite { outcome.add(rewrite(statement)) }
    return outcome
  }

  private mutating func rewrite(_ statement: Statement) -> Outcome {
    switch statement.kind {
    case .magic(let magic):
      if let call = seeding(magic, statement) {
        edits.append(call)
        return .kept
      }
      // A cell magic takes the rest of the cell.
      var span = statement.span
      if case .cell = magic.kind { span = Span(span.start, text.bytes.count) }
      comment(span, label: magic.kind == .line && magic.name == "run" ? "not part of this export" : "")
      return Outcome()
    case .import(let modules): return rewrite(import: modules, statement)
    case .importFrom(let path, let imported): return rewrite(from: path, import: imported, statement)
    case .expression, .assignment, .annotated, .augmented, .return, .assert, .delete, .raise:
      return rewrite(simple: statement)
    case .break, .continue, .pass, .global, .nonlocal: return .kept
    case .if, .for, .while, .function, .class, .try, .with, .match: return rewrite(compound: statement)
    }
  }

  private mutating func rewrite(simple statement: Statement) -> Outcome {
    let finding = examine(statement.expressions)
    let needsOld =
      switch statement.kind {
      case .augmented, .delete: true
      default: false
      }
    if finding.isMissing || needsOld && statement.targets.flatMap(\.names).contains(where: names.isMissing) {
      return leaveOut(statement)
    }
    if !finding.edits.isEmpty {
      comment(above: statement)
      edits += finding.edits
    }
    bind(statement)
    return .kept
  }

  private mutating func bind(_ statement: Statement) {
    for name in statement.boundNames + statement.namedValues { names[name] = .value }
    if case .for = statement.kind {
      loopVariables.formUnion(statement.boundNames)
    } else {
      loopVariables.subtract(statement.boundNames)
    }
    if case .assignment(let targets, let value) = statement.kind {
      for case .name(let name) in targets.map(\.kind) { names[name] = names.meaning(of: value) }
    }
  }

  private mutating func rewrite(import modules: [ImportedModule], _ statement: Statement) -> Outcome {
    var kept: [String] = []
    for module in modules {
      let path = KerasNames.canonical(module.path.dotted)
      if let alias = module.alias {
        names[alias.name] = .imported(path)
      } else if let first = module.path.components.first {
        names[first.name] = .imported(first.name)
      }
      if !KerasNames.isOurs(path) {
        kept.append(module.path.dotted + (module.alias.map { " as " + $0.name } ?? ""))
      }
    }
    return replace(import: statement, isWhole: kept.count == modules.count) {
      kept.isEmpty ? nil : "import " + kept.joined(separator: ", ")
    }
  }

  private mutating func rewrite(from path: ModulePath, import imported: ImportedNames, _ statement: Statement)
    -> Outcome
  {
    let module = KerasNames.canonical(path.dotted)
    guard case .names(let members) = imported else {
      if KerasNames.isOurs(module) { return leaveOut(statement) }
      return .kept
    }
    var kept: [String] = []
    for member in members {
      let path = KerasNames.canonical(module + "." + member.name.name)
      names[member.bound.name] = .imported(path)
      if !KerasNames.isOurs(path), !KerasNames.isDefined(path) {
        kept.append(member.name.name + (member.alias.map { " as " + $0.name } ?? ""))
      }
    }
    return replace(import: statement, isWhole: kept.count == members.count) {
      kept.isEmpty ? nil : "from \(path.dotted) import " + kept.joined(separator: ", ")
    }
  }

  /// Replaces an import by what remains of it. The names that are left out keep their meaning: their calls may be
  /// replaced.
  private mutating func replace(import statement: Statement, isWhole: Bool, by remainder: () -> String?)
    -> Outcome
  {
    if isWhole { return .kept }
    guard let remainder = remainder() else {
      comment(statement.span)
      return Outcome()
    }
    comment(above: statement)
    edits.append(Edit(span: statement.span, text: remainder))
    return .kept
  }

  // MARK: - Compound statements

  private mutating func rewrite(compound statement: Statement) -> Outcome {
    let finding = examine(statement.expressions)
    if finding.isMissing { return leaveOut(statement) }
    let mark = edits.count
    edits += finding.edits
    switch statement.kind {
    case .match:
      let before = names
      var outcome = Outcome.kept
      var after = before
      for suite in statement.suites {
        names = before
        bind(statement)
        outcome.add(rewrite(inner: suite))
        after.merge(names)
      }
      names = after
      return outcome
    case .if(_, let otherwise): return rewrite(branches: statement.suites, isExhaustive: !otherwise.isEmpty)
    case .for, .while:
      // What is missing at the end of a round is missing in the next.
      let before = names
      let count = edits.count
      let known = data
      bind(statement)
      for suite in statement.suites { _ = rewrite(inner: suite) }
      edits.removeSubrange(count...)
      data = known
      let round = names
      names = before
      names.merge(round)
      bind(statement)
      var outcome = Outcome.kept
      for suite in statement.suites where !suite.isEmpty { outcome.add(rewrite(inner: suite)) }
      return outcome
    case .with:
      bind(statement)
      var outcome = Outcome.kept
      outcome.add(rewrite(inner: statement.suites[0]))
      return outcome
    case .try:
      // A handler may begin after any statement of the body.
      let before = names
      var outcome = Outcome.kept
      for suite in statement.suites where !suite.isEmpty {
        bind(statement)
        outcome.add(rewrite(inner: suite))
        names.merge(before)
      }
      return outcome
    case .function(let definition):
      let outside = names
      let locals = definition.locals
      names.forgetConstants()
      for name in locals { names[name] = .value }
      let outcome = rewrite(inner: definition.body)
      names = outside
      if outcome.isIncomplete {
        edits.removeSubrange(mark...)
        return leaveOut(statement)
      }
      names[definition.name.name] = .definition(
        parameters: Set(definition.parameters.all.filter { $0.kind != .keywords }.map(\.name.name)),
        takesKeywords: definition.parameters.all.contains { $0.kind == .keywords },
        free: needed(definition.body.usedNames.subtracting(locals)))
      return .kept
    case .class(let definition):
      let outside = names
      names.forgetConstants()
      let outcome = rewrite(inner: definition.body)
      names = outside
      if outcome.isIncomplete {
        edits.removeSubrange(mark...)
        return leaveOut(statement)
      }
      names[definition.name.name] = .definition(
        parameters: [], takesKeywords: false, free: needed(definition.body.usedNames))
      return .kept
    default: return .kept
    }
  }

  /// The branches of a statement. If one of them is whole in Keras, those that are not end there with an error: what they would have
  /// bound is not missed behind the statement.
  private mutating func rewrite(branches suites: [[Statement]], isExhaustive: Bool) -> Outcome {
    let before = names
    var ways: [(suite: [Statement], outcome: Outcome, names: KerasNames, edits: [Edit])] = []
    for suite in suites where !suite.isEmpty {
      names = before
      let count = edits.count
      let outcome = rewrite(inner: suite)
      ways.append((suite, outcome, names, Array(edits[count...])))
      edits.removeSubrange(count...)
    }
    let goesOn = isExhaustive && ways.contains { !$0.outcome.isIncomplete }
    var outcome = Outcome.kept
    var after = isExhaustive ? nil : before
    for way in ways {
      if goesOn, way.outcome.isIncomplete, let first = way.suite.first, let last = way.suite.last {
        comment(first.span.joined(with: last.span), remaining: [Self.ending])
        continue
      }
      outcome.add(way.outcome)
      edits += way.edits
      after?.merge(way.names)
      after = after ?? way.names
    }
    names = after ?? before
    return outcome
  }

  private static let ending = #"raise NotImplementedError("only Fieldbook has this")"#

  /// Of the names that a definition uses, those that it needs: the others are in what was left out or replaced.
  private func needed(_ names: Set<String>) -> Set<String> { names.filter { !self.names.isMissing($0) } }

  /// Rewrites a suite, which must not become empty.
  private mutating func rewrite(inner suite: [Statement]) -> Outcome {
    let outcome = rewrite(suite: suite)
    if !outcome.isKept, let last = edits.indices.last, let statement = suite.first, edits[last].text != "pass"
    {
      edits[last].text += "\n" + text.indentation(at: statement.span.start) + "pass"
    }
    return outcome
  }

  // MARK: - Leaving out

  /// Makes a statement a comment. Calls inside it that train or build something, and need nothing that is missing,
  /// remain.
  private mutating func leaveOut(_ statement: Statement) -> Outcome {
    let (remaining, changed) = effects(of: statement)
    comment(statement.span, remaining: remaining)
    for name in statement.allBoundNames + changed { names[name] = .missing }
    var isIncomplete = !statement.allBoundNames.isEmpty || !changed.isEmpty
    switch statement.kind {
    case .return, .raise, .augmented, .delete, .if, .for, .while, .try, .with, .match: isIncomplete = true
    default: break
    }
    return Outcome(isKept: !remaining.isEmpty, isIncomplete: isIncomplete)
  }

  /// The methods that change what they are called on.
  private static let changing: Set = [
    "fit", "train_on_batch", "compile", "build", "adapt", "add", "set_weights", "load_weights", "assign",
    "append", "extend", "insert", "update", "remove", "pop", "clear", "setdefault", "sort", "reverse", "fill",
    "shuffle",
  ]

  /// Of a statement that is left out: calls that can remain, and the names whose values now lack a change.
  private mutating func effects(of statement: Statement) -> (remaining: [String], changed: [String]) {
    var remaining: [String] = []
    var changed: [String] = []
    let isSimple = statement.suites.isEmpty
    for expression in statement.withSuites.flatMap(\.expressions) {
      var calls: [Expression] = []
      var inner: [Expression] = []
      expression.visit { expression, shadowed in
        guard case .call(let callee, _) = expression.kind, case .attribute(_, let member) = callee.kind,
          Self.changing.contains(member.name)
        else { return true }
        if shadowed.isEmpty { calls.append(expression) } else { inner.append(expression) }
        return false
      }
      for call in calls {
        let finding = examine([call])
        if isSimple, !finding.isMissing {
          let mark = edits.count
          edits += finding.edits
          remaining.append(edited(call.span))
          edits.removeSubrange(mark...)
        } else {
          changed += root(of: call).map { [$0] } ?? []
        }
      }
      for call in inner { changed += root(of: call).map { [$0] } ?? [] }
    }
    for target in statement.withSuites.flatMap(\.targets) where target.names.isEmpty {
      changed += target.expressions.first.flatMap(root).map { [$0] } ?? []
    }
    return (remaining, changed)
  }

  /// The variable that a call changes: `rows` of `rows[0].append(x)`.
  private func root(of expression: Expression) -> String? {
    switch expression.kind {
    case .name(let name):
      if case .imported? = names[name] { return nil }
      return names[name] == nil ? nil : name
    case .attribute(let value, _), .call(let value, _), .subscription(let value, _): return root(of: value)
    default: return nil
    }
  }

  // MARK: - Text

  /// The text of a span with the edits inside it.
  private func edited(_ span: Span) -> String {
    var result: [UInt8] = []
    var place = span.start
    for edit in edits.sorted(by: { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) })
    where span.contains(edit.span) && edit.span.start >= place {
      result += text.bytes[place..<edit.span.start]
      result += edit.text.utf8
      place = edit.span.end
    }
    result += text.bytes[place..<span.end]
    return String(decoding: result, as: UTF8.self)
  }

  /// Replaces a statement by a comment, and lines that follow it; where it shares its line, by what follows alone.
  private mutating func comment(_ span: Span, label: String = "Fieldbook", remaining: [String] = []) {
    guard let lines = text.wholeLines(of: span) else {
      edits.append(Edit(span: span, text: remaining.isEmpty ? "pass" : remaining.joined(separator: "; ")))
      return
    }
    let indentation = text.indentation(at: span.start)
    let kept = remaining.map { "\n" + indentation + $0 }.joined()
    edits.append(Edit(span: lines, text: commented(lines, indentation, label) + kept))
  }

  /// Puts a statement that changes into a comment above it.
  private mutating func comment(above statement: Statement) {
    guard let lines = text.wholeLines(of: statement.span) else { return }
    let comment = commented(lines, text.indentation(at: lines.start), "Fieldbook")
    edits.append(Edit(span: .at(lines.start), text: comment + "\n"))
  }

  private func commented(_ lines: Span, _ indentation: String, _ label: String) -> String {
    let lines = text.text(of: lines).lines.map { line in
      String(line.hasPrefix(indentation) ? line.dropFirst(indentation.count) : line[...])
    }
    if lines.count == 1 || label.isEmpty {
      let mark = label.isEmpty ? "# " : "# \(label): "
      return lines.map { indentation + mark + $0 }.joined(separator: "\n")
    }
    return (["\(label):"] + lines.map { "  " + $0 }).map { indentation + "# " + $0 }.joined(separator: "\n")
  }
}
