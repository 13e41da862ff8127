/// Names that the real module or class has and the one here does not.
///
/// They are gathered only when a name is missing, so that those of all packages cost a session nothing at its start.
package struct Absent: ExpressibleByArrayLiteral {
  private let gather: () -> Set<String>
  /// The library whose names they are, where that is not Python's own.
  let library: String?
  /// Why, for some names.
  private let reason: (String) -> String?
  /// The package of what stands beside Python's own modules.
  private let package: String
  /// What to do instead of a name; under the empty name, instead of all others.
  private let waysOut: [String: String]

  /// The names of a library, or of a module of Python's.
  package init(
    _ names: @autoclosure @escaping () -> Set<String>, library: String? = nil,
    reason: @escaping (String) -> String? = { _ in nil }
  ) {
    gather = names
    (self.library, self.reason) = (library, reason)
    (package, waysOut) = ("Python", [:])
  }

  /// The names of a package, with what to do instead.
  package init(
    _ names: @autoclosure @escaping () -> Set<String>, of package: String, waysOut: [String: String]
  ) {
    gather = names
    (library, reason) = (nil, { _ in nil })
    (self.package, self.waysOut) = (package, waysOut)
  }

  /// Names separated by white space.
  package init(words: @autoclosure @escaping () -> String, of package: String, waysOut: [String: String]) {
    self.init(
      Set(words().split(whereSeparator: \.isWhitespace).map(String.init)), of: package, waysOut: waysOut)
  }

  /// Names without more.
  package init(arrayLiteral names: String...) { self.init(Set(names)) }

  var names: Set<String> { gather() }

  package func contains(_ name: String) -> Bool { names.contains(name) }

  /// The same but for some names.
  package func subtracting(_ others: Set<String>) -> Absent {
    Absent(names.subtracting(others), library: library, reason: reason)
  }

  /// What to do instead of a name.
  func wayOut(_ name: String) -> String? { waysOut[name] ?? waysOut[""] ?? reason(name) }

  /// What is said of one of the names.
  func fault(for name: String, of owner: String, nearest: String?) -> Fault {
    .memberNotHere(
      module: owner, name: name, nearest: nearest, library: library, reason: reason(name), package: package,
      help: waysOut[name] ?? waysOut[""])
  }
}
