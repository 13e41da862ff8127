import Glibc
package import OrderedCollections

/// A module, such as `np` or `keras.layers`.
///
/// The members are created on first access, so that an unused module costs nothing.
///
///
///     Namespace("math", doc: "Functions of numbers.") { [("pi", .float(.pi)), ("sqrt", .builtin(squareRoot))] }
package final class Namespace {
  /// The dotted path.
  package let name: String
  /// A sentence.
  package let doc: String
  /// Names that the real module has and this one does not.
  package let absent: Absent
  /// Further members, which stand in modules that are written in the language: the paths of these modules, by name.
  /// A path that ends in the name, behind this module's, is itself the member. They are read when one is asked for.
  package let written: [String: String]
  /// Whether it stands for a module of another machine, which a program that asks for it does not find.
  package let isStandIn: Bool
  private let make: () -> [(String, Value)]
  /// Whether the members are asked for each time, since they change.
  private let isLive: Bool
  /// Where `module.name = value` is kept too, for a module that is written in the language.
  private let didSet: (String, Value) -> Void
  private var made: OrderedDictionary<String, Value>?
  /// Several sessions on different threads may access a shared module first.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  /// - `name`: the dotted path.
  /// - `absent`: names of the real module that are not implemented; the message says so.
  /// - `written`: the paths of written modules in which further members stand.
  /// - `isLive`: whether the members change.
  /// - `members`: called once, on first access, if it is not live.
  package init(
    _ name: String, doc: String = "", absent: Absent = [], written: [String: String] = [:],
    isLive: Bool = false, isStandIn: Bool = false,
    didSet: @escaping (String, Value) -> Void = { _, _ in }, members: @escaping () -> [(String, Value)]
  ) {
    self.didSet = didSet
    self.isLive = isLive
    self.isStandIn = isStandIn
    self.name = name
    self.doc = doc
    self.absent = absent
    self.written = written
    make = members
    pthread_mutex_init(lock, nil)
  }

  /// A module of a package that stands beside Python's own.
  package convenience init(
    _ name: String, doc: String = "", absent: @autoclosure @escaping () -> Set<String> = [], package: String,
    waysOut: [String: String] = [:], isStandIn: Bool = false, members: @escaping () -> [(String, Value)]
  ) {
    self.init(
      name, doc: doc, absent: Absent(absent(), library: package, waysOut: waysOut), isStandIn: isStandIn,
      members: members)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Members by name, in table order.
  package var members: OrderedDictionary<String, Value> {
    if isLive { return OrderedDictionary(make(), uniquingKeysWith: { _, last in last }) }
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    if let made { return made }
    let members = OrderedDictionary(make(), uniquingKeysWith: { _, last in last })
    made = members
    return members
  }

  /// A member that is made, not one that stands in a written module.
  package subscript(name: String) -> Value? { members[name] }

  /// The names of all members.
  package var names: [String] {
    let members = members
    return members.keys + written.keys.filter { members[$0] == nil }.sorted()
  }

  /// What to say of a name that is no member: that it is in the real module only, or that there is none.
  func missing(
    _ name: String, isReal: Bool, nearest: String?, otherwise: @autoclosure () -> Fault
  ) -> Fault {
    isReal ? absent.fault(for: name, of: self.name, nearest: nearest) : otherwise()
  }

  /// Binds a name, as `module.name = value` does.
  func set(_ name: String, to value: Value) {
    didSet(name, value)
    if isLive { return }
    var members = members
    members[name] = value
    pthread_mutex_lock(lock)
    made = members
    pthread_mutex_unlock(lock)
  }
}

/// The modules available to `import`: dotted path to namespace.
///
///     var modules = ModuleTable()
///     modules.add(layers, at: "keras.layers", "tensorflow.keras.layers")
///
/// A path whose first part is known makes `import a.b` bind `a`, of which `b` must be a member.
package struct ModuleTable {
  private var namespaces: OrderedDictionary<String, Namespace> = [:]
  private var written: OrderedDictionary<String, WrittenModule> = [:]

  /// A table without modules.
  package init() {}

  /// Adds a namespace at each of the paths.
  package mutating func add(_ namespace: Namespace, at paths: String...) {
    for path in paths { namespaces[path] = namespace }
  }

  /// Adds a module that is written in the language at each of the paths.
  package mutating func add(_ module: WrittenModule, at paths: String...) {
    for path in paths { written[path] = module }
  }

  /// The namespace at a dotted path; `nil` also for a module that is written in the language.
  package subscript(path: String) -> Namespace? { namespaces[path] }

  /// The module that is written in the language at a dotted path.
  func written(_ path: String) -> WrittenModule? { written[path] }

  /// All paths, without those that only modules of the library import.
  package var paths: [String] {
    (Array(namespaces.keys) + Array(written.keys)).filter { !$0.hasPrefix("_") }
  }
}

/// A module of the library that is written in the language. It is read at its first `import`.
package struct WrittenModule {
  /// The dotted path.
  package let name: String
  /// A sentence.
  package let doc: String
  /// Names of the real module that are not implemented.
  let absent: Absent
  let text: String

  package init(_ name: String, doc: String, absent: Absent = [], _ text: String) {
    self.name = name
    self.doc = doc
    self.absent = absent
    self.text = text
  }

  /// The module that its classes name: that beside which it stands.
  var shownName: String {
    if name.hasPrefix("_numpy_") { return "numpy" }
    return name.hasPrefix("_") ? String(name.dropFirst()).replacing("_", with: ".") : name
  }
}

extension Array where Element == Builtin {
  /// The builtins by name, for a namespace's table.
  package var named: [(String, Value)] { map { ($0.name, .builtin($0)) } }
}
