import Language
import OrderedCollections

/// The names of one function, class body, comprehension or cell, with their meanings.
final class Scope {
  enum Kind {
    case module, function, classBody, comprehension
  }

  /// What a name means where it is used.
  enum Variable {
    /// A local variable in a slot of the frame.
    case slot(Int)
    /// A variable in a `VariableCell` of the frame: shared with inner functions, or an enclosing function's.
    case cell(Int)
    /// A name of a class body; `outside` is its meaning if the class has not bound it.
    case className
    case global
  }

  let kind: Kind
  unowned(unsafe) let parent: Scope?
  var parameters: [String] = []
  /// Names that the scope binds, in order.
  var bound: OrderedSet<String> = []
  var used: OrderedSet<String> = []
  var globals: Set<String> = []
  var nonlocals: [Identifier] = []
  /// Whether it has a `yield`.
  var isGenerator = false
  /// The scopes inside, by the span of the node that opens them.
  var children: [Span: Scope] = [:]
  private var childrenInOrder: [Scope] = []

  /// Own names that inner scopes use.
  private var captured: OrderedSet<String> = []
  /// Names of enclosing functions that this scope, or one inside, uses.
  private(set) var free: OrderedSet<String> = []
  private var slots: [String: Int] = [:]
  private(set) var slotCount = 0

  init(_ kind: Kind, parent: Scope?) {
    self.kind = kind
    self.parent = parent
  }

  func child(_ kind: Kind, at span: Span) -> Scope {
    let scope = Scope(kind, parent: self)
    children[span] = scope
    childrenInOrder.append(scope)
    return scope
  }

  func bind(_ name: String) {
    if !globals.contains(name) { bound.append(name) }
  }

  /// Whether the name is a local variable of the scope.
  private func owns(_ name: String) -> Bool {
    (kind == .function || kind == .comprehension) && bound.contains(name) && !globals.contains(name)
      && !nonlocals.contains { $0.name == name }
  }

  /// Determines which names are shared between functions; called on the module's scope.
  /// - Throws: `CompileFault` for a `nonlocal` name of no enclosing function.
  func resolveAll() throws {
    for name in used where !owns(name) && !globals.contains(name) { capture(name) }
    for name in nonlocals where !capture(name.name) && !(name.name == "__class__" && isInClass) {
      throw CompileFault(
        fault: .message(
          "no enclosing function has a variable `\(name.name)`",
          help: "`global \(name.name)` means the one at the top level"), span: name.span)
    }
    for child in childrenInOrder { try child.resolveAll() }
  }

  /// Whether it stands in the body of a class, at any depth.
  private var isInClass: Bool { kind == .classBody || parent?.isInClass ?? false }

  /// Makes all scopes from the owner of a name down to this one share it; `false` if no function owns it.
  @discardableResult
  private func capture(_ name: String) -> Bool {
    var passed = [self]
    var current = parent
    while let scope = current {
      if scope.owns(name) {
        scope.captured.append(name)
        for scope in passed { scope.free.append(name) }
        return true
      }
      if scope.kind != .classBody, scope.kind != .module, scope.globals.contains(name) { return false }
      passed.append(scope)
      current = scope.parent
    }
    return false
  }

  /// Assigns slots and cells to names; called before the scope's body is compiled, after `resolveAll`.
  func assignPlaces() {
    slots = [:]
    for (position, name) in parameters.enumerated() { slots[name] = position }
    slotCount = parameters.count
    guard kind == .function || kind == .comprehension else { return }
    for name in bound where owns(name) && !captured.contains(name) && slots[name] == nil {
      slots[name] = slotCount
      slotCount += 1
    }
  }

  /// What a name means in this scope.
  func variable(_ name: String) -> Variable {
    if globals.contains(name) { return .global }
    if let cell = captured.firstIndex(of: name) { return .cell(cell) }
    if owns(name), let slot = slots[name] { return .slot(slot) }
    if kind == .classBody, bound.contains(name) { return .className }
    if let cell = free.firstIndex(of: name) { return .cell(captured.count + cell) }
    return .global
  }

  /// The meaning of a class body's name that the class has not bound.
  func outsideVariable(_ name: String) -> Variable {
    free.firstIndex(of: name).map { .cell(captured.count + $0) } ?? .global
  }

  /// The names that `locals()` has: its own, then those of enclosing functions that it uses.
  var allNames: [String] { Array(OrderedSet(parameters).union(bound).union(free)) }

  var ownCellCount: Int { captured.count }

  /// For each captured variable, its cell in the enclosing frame.
  var captures: [Int] {
    free.map { name in
      guard let parent else { return 0 }
      if let cell = parent.captured.firstIndex(of: name) { return cell }
      return parent.captured.count + (parent.free.firstIndex(of: name) ?? 0)
    }
  }

  /// Parameters that inner functions use.
  var parameterCells: [(slot: Int, cell: Int)] {
    parameters.enumerated().compactMap { slot, name in captured.firstIndex(of: name).map { (slot, $0) } }
  }

  /// The scope that a `:=` inside comprehensions binds in.
  var assignmentScope: Scope {
    var scope = self
    while scope.kind == .comprehension, let parent = scope.parent { scope = parent }
    return scope
  }
}

/// A fault found before anything runs.
struct CompileFault: Error {
  let fault: Fault
  let span: Span
}
