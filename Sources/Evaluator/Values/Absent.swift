/// Names that the real module or class has and the one here does not.
///
/// They are gathered only when a name is missing, so that those of all packages cost a session nothing at its start.
package struct Absent: ExpressibleByArrayLiteral {
  private let gather: () -> Set<String>
  /// The library whose names they are: Python, NumPy, Keras, pandas …
  let library: String
  /// Whether they are all names of the real module, those that are here among them.
  let isWhole: Bool
  /// Whether each name is one of them: of a module that is not here, and whose names nobody knows.
  private var isEveryName = false
  /// Why, for some names.
  private let reason: (String) -> String?
  /// What to do instead of a name; under the empty name, instead of all others.
  private let waysOut: [String: String]

  /// - `library`: whose names they are.
  /// - `isWhole`: whether those that are here may be among them.
  /// - `waysOut`: what to do instead of a name; under the empty name, instead of all others.
  package init(
    _ names: @autoclosure @escaping () -> Set<String>, library: String = "Python", isWhole: Bool = false,
    reason: @escaping (String) -> String? = { _ in nil }, waysOut: [String: String] = [:]
  ) {
    gather = names
    (self.library, self.isWhole, self.reason, self.waysOut) = (library, isWhole, reason, waysOut)
  }

  /// Names separated by white space.
  package init(words: @autoclosure @escaping () -> String, library: String, waysOut: [String: String]) {
    self.init(
      Set(words().split(whereSeparator: \.isWhitespace).map(String.init)), library: library, waysOut: waysOut)
  }

  /// All names of a module of Python's that is not here; `known` are those that it is known to have.
  init(ofModuleWith known: Set<String>, wayOut: String) {
    self.init(known, waysOut: ["": wayOut])
    isEveryName = known.isEmpty
  }

  /// Names without more.
  package init(arrayLiteral names: String...) { self.init(Set(names)) }

  var names: Set<String> { gather() }

  package func contains(_ name: String) -> Bool { isEveryName || names.contains(name) }

  /// What to do instead of a name.
  func wayOut(_ name: String) -> String? { waysOut[name] ?? waysOut[""] ?? reason(name) }

  /// What is said of one of the names.
  func fault(for name: String, of owner: String, nearest: String?, isClass: Bool = false) -> Fault {
    .memberNotHere(
      module: owner, name: name, nearest: nearest, library: library, reason: reason(name),
      help: waysOut[name] ?? waysOut[""], isClass: isClass)
  }
}

// It never changes; names are gathered from tables that never change.
extension Absent: @unchecked Sendable {}
