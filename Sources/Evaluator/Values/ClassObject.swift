import Language
package import OrderedCollections

/// Attributes by name, in insertion order.
typealias Attributes = OrderedDictionary<String, Value>

/// A class, as its functions and its bases refer to it without keeping it. A weak reference would give the class a side
/// table, and make each of its many retains slow.
final class ClassReference {
  unowned(unsafe) fileprivate(set) var target: ClassObject?
}

/// A class: a built-in type, a class of the host such as `keras.layers.Layer`, or a user-defined one.
///
/// A host class is defined by a table; a user-defined class may inherit from it:
///
///     let layerClass = ClassObject(
///       "Layer", module: "keras.layers", doc: "The base of all layers.", members: layerMethods,
///       constructor: Builtin("Layer", …) { … },
///       initializer: .method("__init__", …) { call in
///         call.instance?.host = CustomLayer(…)
///         return .none
///       })
package final class ClassObject {
  /// The name in messages and `repr`.
  package let name: String
  /// The module in the qualified name; empty for built-in types and user-defined classes.
  package private(set) var module: String
  /// A sentence, or the docstring of a user-defined class, which its subclasses do not inherit.
  package private(set) var doc: String
  /// The base classes, in the order of the definition.
  package let bases: [ClassObject]
  /// All classes that this one descends from, in the order in which attributes are looked up.
  package let ancestors: [ClassObject]
  /// Methods, properties and class attributes of this class only.
  package internal(set) var attributes: OrderedDictionary<String, Value> { didSet { changed() } }
  /// Changes whenever an attribute of this class or of an ancestor does.
  @exclusivity(unchecked) private(set) var version = 0
  /// What this class and its ancestors change about the attributes of instances.
  @exclusivity(unchecked) private(set) var hooks: Hooks = []
  /// The user-defined classes that descend from this one, which share its hooks.
  private var descendants: [ClassReference] = []
  /// This class, for those who do not keep it.
  let reference = ClassReference()
  /// The names with which its instances begin: none.
  let firstNames = AttributeNames()
  /// How many attributes an instance had after it was made.
  @exclusivity(unchecked) var usualCount = 0
  /// Runs when a host class is called; `nil` for a user-defined class.
  package let constructor: Builtin?
  /// Whether a user-defined class may inherit from this one.
  package let canBeSubclassed: Bool
  /// Extends `isinstance` to values of unrelated classes.
  let includes: ((Value) -> Bool)?
  /// Attributes of the real class that are not implemented.
  let absent: Absent?
  /// Where a user-defined class stands in the source.
  var definition: Location?
  /// Whether it is user-defined.
  package let isUserDefined: Bool
  /// The class of this class, if it is not `type`.
  let metaclass: ClassObject?
  /// The built-in type whose values its instances are.
  let content: Content?
  /// The name with those of the enclosing classes and functions: `Unit.Part`.
  let longName: String

  /// Built-in types that programs can derive classes from.
  package enum Content: Sendable {
    case list, tuple, dict, set, frozenset
    /// The type's value is held by the instance.
    case string, bytes, int, float
    /// Metaclasses.
    case type
  }

  /// A class of the host.
  ///
  /// - `members`: methods and properties, by their own names.
  /// - `constructor`: runs when the class is called; without one it cannot be called.
  /// - `initializer`: the `__init__` reached by `super().__init__(…)`. It sets `instance.host`. A class without one
  ///   cannot be a base.
  /// - `secondBase`: a base behind the first and its bases.
  /// - `content`: what instances of user-defined subclasses hold, if they are values of a built-in type.
  /// - `absent`: attributes of the real class that are not implemented; the message says so.
  /// - `includes`: extends `isinstance` to further values.
  package init(
    _ name: String, module: String = "", doc: String = "", base: ClassObject? = nil,
    secondBase: ClassObject? = nil, members: [Builtin] = [],
    constructor: Builtin? = nil, initializer: Builtin? = nil, isBase: Bool = false, content: Content? = nil,
    absent: Absent? = nil, includes: ((Value) -> Bool)? = nil
  ) {
    let initializer = initializer ?? (isBase ? constructor.map(Self.hosting) : nil)
    self.name = name
    self.module = module
    self.doc = doc
    bases = [base, secondBase].compactMap(\.self)
    ancestors = bases.flatMap { [$0] + $0.ancestors }
    self.constructor = constructor
    self.absent = absent
    self.includes = includes
    self.content = content
    metaclass = nil
    longName = name
    canBeSubclassed = initializer != nil
    isUserDefined = false
    attributes = [:]
    for member in members { attributes[member.name] = .builtin(member) }
    if let initializer { attributes["__init__"] = .builtin(initializer) }
    // What `object()` gives takes no attributes.
    if bases.isEmpty, name == "object" { hooks = .slots }
    reference.target = self
  }

  /// `__init__` of classes that are derived from one of the host: makes the host object of the instance.
  private static func hosting(_ constructor: Builtin) -> Builtin {
    .method(
      "__init__", "Makes the object; a class of your own calls it first.",
      [.rest("args"), .keywords("kwargs")]
    ) { call in
      guard let instance = call.instance else { return .none }
      let arguments = Arguments(call.rest("args"), keywords: call.keywords("kwargs"))
      if case .object(let object) = try constructor.call(arguments, call.interpreter) {
        instance.host = object
      }
      return .none
    }
  }

  /// A user-defined class.
  ///
  /// - `module`: the module of the library that defines it; empty for a class of the program.
  /// - `metaclass`: its class; `nil` for `type`.
  /// - Throws: `Fault.inconsistentBases`.
  package init(
    _ name: String, module: String = "", qualifiedName: String? = nil, doc: String, bases: [ClassObject],
    attributes: OrderedDictionary<String, Value>, metaclass: ClassObject? = nil
  ) throws {
    self.name = name
    self.module = module
    self.doc = doc
    self.metaclass = metaclass
    longName = qualifiedName ?? name
    self.bases = bases
    if bases.count > 1 || attributes["__slots__"] != nil {
      let slots = Self.slots(attributes["__slots__"], of: name)
      try Self.checkLayout(bases, hasSlots: slots.contains { $0 != "__dict__" && $0 != "__weakref__" })
    }
    ancestors = try Self.linearized(bases)
    self.attributes = attributes
    if let name = Self.slots(attributes["__slots__"], of: name).first(where: { attributes[$0] != nil }) {
      throw Fault.message("'\(name)' in __slots__ conflicts with class variable", kind: .value)
    }
    if let doc = attributes["__doc__"], doc.isNone || doc.asString != nil {
      self.attributes.removeValue(forKey: "__doc__")
    }
    // Functions of these names are class methods without a decorator.
    for name in ["__init_subclass__", "__class_getitem__"] {
      if case .function(let function)? = attributes[name] {
        self.attributes[name] = .object(ClassMethod(.function(function)))
      }
    }
    constructor = nil
    absent = nil
    includes = nil
    canBeSubclassed = true
    isUserDefined = true
    content = ancestors.lazy.compactMap(\.content).first
    for ancestor in ancestors where ancestor.isUserDefined {
      hooks.formUnion(ancestor.hooks.subtracting(.abstract))
      ancestor.addDescendant(self)
    }
    for (name, value) in attributes { noteHook(name, value) }
    reference.target = self
  }

  deinit { reference.target = nil }

  /// `__doc__`.
  var docValue: Value { doc.isEmpty ? .none : .string(doc) }

  /// The base class that is first in the definition.
  package var base: ClassObject? { bases.first }

  /// The order of the ancestors: C3, which keeps that of the bases and of each base's own ancestors.
  private static func linearized(_ bases: [ClassObject]) throws -> [ClassObject] {
    if bases.count == 1 { return [bases[0]] + bases[0].ancestors }
    var lists = bases.map { [$0] + $0.ancestors } + [bases]
    var order: [ClassObject] = []
    while true {
      lists.removeAll(where: \.isEmpty)
      if lists.isEmpty { return order }
      let next = lists.lazy.map { $0[0] }.first { candidate in
        !lists.contains { $0.dropFirst().contains { $0 === candidate } }
      }
      guard let next else { throw Fault.inconsistentBases(bases.map(\.name)) }
      order.append(next)
      for position in lists.indices where lists[position][0] === next { lists[position].removeFirst() }
    }
  }

  private func changed() {
    version &+= 1
    for descendant in descendants { descendant.target?.version &+= 1 }
  }

  /// What a call needs to know to make an instance, looked up again when the class has changed.
  final class Making {
    fileprivate let version: Int
    let initializer: Value?
    let maker: Value?
    let isException: Bool
    /// Whether it descends from a class of the host.
    let hasHost: Bool
    let takesNoArguments: Bool
    /// `__init__`, if that is all there is to do.
    let plainInitializer: Function?
    /// What the arguments become, if `__init__` only keeps them.
    let kept: KeptArguments?
    /// The names of the attributes that it makes of them.
    let keptNames: AttributeNames

    fileprivate init(_ cls: ClassObject) {
      version = cls.version
      initializer = cls.lookup("__init__")
      maker = cls.lookup("__new__")
      isException = cls.isException
      hasHost = cls.hostBase.map { $0 !== BuiltinTypes.object } ?? false
      takesNoArguments = cls.takesNoArguments
      if cls.isUserDefined, cls.content == nil, cls.metaclass == nil, !isException, !hasHost,
        maker?.isBuiltin ?? true, case .function(let function)? = initializer
      {
        plainInitializer = function
      } else {
        plainInitializer = nil
      }
      kept = plainInitializer?.code.keptArguments
      keptNames = (kept?.names ?? []).reduce(cls.firstNames) { $0.adding($1) }
    }
  }

  @exclusivity(unchecked) private var knownMaking: Making?

  var making: Making {
    if let knownMaking, knownMaking.version == version { return knownMaking }
    let making = Making(self)
    knownMaking = making
    return making
  }

  // MARK: - Hooks

  /// What a class changes about the attributes of its instances; without any, they are looked up the short way.
  struct Hooks: OptionSet {
    let rawValue: UInt8

    /// A property, or another descriptor that comes before the instance's own attributes.
    static let descriptor = Hooks(rawValue: 1)
    static let get = Hooks(rawValue: 2)
    static let getAny = Hooks(rawValue: 4)
    static let set = Hooks(rawValue: 8)
    static let delete = Hooks(rawValue: 16)
    static let slots = Hooks(rawValue: 32)
    /// Methods are missing, so that it has no instances.
    static let abstract = Hooks(rawValue: 64)
  }

  private func addDescendant(_ cls: ClassObject) {
    // Those that are gone are removed when their number may have doubled.
    if descendants.count.nonzeroBitCount == 1 { descendants.removeAll { $0.target == nil } }
    descendants.append(cls.reference)
  }

  /// The user-defined classes that name this one as a base.
  var subclasses: [ClassObject] {
    descendants.compactMap(\.target).filter { $0.bases.contains { $0 === self } }
  }

  private func addHook(_ hook: Hooks) {
    guard !hooks.contains(hook) else { return }
    hooks.insert(hook)
    for descendant in descendants { descendant.target?.hooks.insert(hook) }
  }

  private func noteHook(_ name: String, _ value: Value) {
    switch name {
    case "__getattr__": addHook(.get)
    case "__getattribute__": addHook(.getAny)
    case "__setattr__": addHook(.set)
    case "__delattr__": addHook(.delete)
    case "__slots__": addHook(.slots)
    case "__abstractmethods__":
      // What is missing in a class may be there in one that descends from it.
      if case .set(let names) = value, names.count > 0 {
        hooks.insert(.abstract)
      } else {
        hooks.remove(.abstract)
      }
    default: if value.isDataDescriptor { addHook(.descriptor) }
    }
  }

  /// Sets an attribute of a user-defined class.
  func setAttribute(_ name: String, to value: Value) {
    if name == "__doc__", isUserDefined, value.isNone || value.asString != nil {
      doc = value.asString ?? ""
      return
    }
    attributes[name] = value
    if name == "__module__", let text = value.asString { module = text == "__main__" ? "" : text }
    noteHook(name, value)
  }

  /// Whether instances have only the attributes that `__slots__` names; then these.
  var slotNames: Set<String>? {
    guard hooks.contains(.slots) else { return nil }
    var names: Set<String> = []
    for cls in [self] + ancestors where cls.isUserDefined {
      guard let slots = cls.attributes["__slots__"] else { return nil }
      names.formUnion(Self.slots(slots, of: cls.name))
    }
    return names.contains("__dict__") ? nil : names
  }

  /// The names in `__slots__`, as attributes of objects: private ones with that of the class.
  private static func slots(_ value: Value?, of cls: String) -> [String] {
    guard let value else { return [] }
    let names = value.asString.map { [$0] } ?? (value.elementsOfSequence ?? []).compactMap(\.asString)
    return names.map { name in
      name.hasPrefix("__") && !name.hasSuffix("__") ? "_" + cls.drop { $0 == "_" } + name : name
    }
  }

  /// What stands for an attribute that every object of this class, or of an ancestor, has a place for.
  func descriptor(of name: String) -> AttributeDescriptor? {
    for cls in [self] + ancestors where cls.isUserDefined {
      let slots = Self.slots(cls.attributes["__slots__"], of: cls.name)
      let isOwn =
        name == "__dict__" || name == "__weakref__" ? cls.isFirst(with: name) : slots.contains(name)
      if isOwn { return AttributeDescriptor(name, of: cls) }
    }
    return nil
  }

  /// Whether its objects have a `__dict__`, or take weak references, and those of its ancestors do not.
  private func isFirst(with name: String) -> Bool {
    guard slotNames == nil, !ancestors.contains(where: { $0.isUserDefined && $0.slotNames == nil }) else {
      return false
    }
    return name == "__dict__" ? !isException : ![.int, .tuple, .bytes].contains(content)
  }

  /// `__dict__` of the class.
  var shownAttributes: [(String, Value)] {
    guard isUserDefined else { return attributes.map { ($0.key, $0.value) } }
    var all: [(String, Value)] = [("__module__", .string(module.isEmpty ? "__main__" : module))]
    all += attributes.lazy.filter { $0.key != "__module__" }.map { ($0.key, $0.value) }
    let slots = Self.slots(attributes["__slots__"], of: name) + ["__dict__", "__weakref__"]
    for slot in slots where attributes[slot] == nil {
      if let descriptor = descriptor(of: slot), descriptor.owner === self {
        all.append((slot, .object(descriptor)))
      }
    }
    return attributes["__doc__"] == nil ? all + [("__doc__", docValue)] : all
  }

  /// The class that decides what its objects hold: a built-in type with contents of its own, or a class with slots.
  private var layout: ClassObject? {
    if isUserDefined ? hasOwnSlots : module.isEmpty && Self.layouts.contains(name) { return self }
    return bases.lazy.compactMap(\.layout).first { own in
      !self.bases.contains { $0.layout.map { $0 !== own && $0.isSubclass(of: own) } ?? false }
    }
  }

  private var hasOwnSlots: Bool {
    Self.slots(attributes["__slots__"], of: name).contains { $0 != "__dict__" && $0 != "__weakref__" }
  }

  private static let layouts: Set<String> = [
    "list", "tuple", "dict", "set", "frozenset", "str", "bytes", "bytearray", "int", "float", "type",
    "property", "super", "BaseException", "OSError", "SyntaxError", "StopIteration", "SystemExit",
    "ImportError", "NameError", "AttributeError", "UnicodeEncodeError", "UnicodeDecodeError",
  ]

  /// - Throws: TypeError if objects would hold what two of the bases do.
  private static func checkLayout(_ bases: [ClassObject], hasSlots: Bool) throws {
    var chosen: ClassObject?
    for layout in bases.compactMap(\.layout) {
      if chosen.map({ layout.isSubclass(of: $0) }) ?? true {
        chosen = layout
      } else if let chosen, !chosen.isSubclass(of: layout) {
        throw Fault.message(
          "multiple bases have instance lay-out conflict",
          help: "an object is one of \(chosen.name) and \(layout.name); hold the other in an attribute",
          kind: .type)
      }
    }
    // Their objects are of different sizes.
    guard hasSlots, let known = chosen, ["int", "tuple", "bytes"].contains(known.name), !known.isUserDefined
    else { return }
    throw Fault.message("nonempty __slots__ not supported for subtype of '\(known.name)'", kind: .type)
  }

  /// The attribute of this class or the nearest ancestor that has it.
  package func lookup(_ name: String) -> Value? {
    if let value = attributes[name] { return value }
    for ancestor in ancestors {
      if let value = ancestor.attributes[name] { return value }
    }
    return nil
  }

  /// The special method of a name that a user-defined class gives its objects; `nil` if they have that of the built-in
  /// type whose values they are, which may come first in the order of look-up.
  func special(_ name: String) -> Value? {
    if let value = attributes[name] { return value }
    for ancestor in ancestors {
      if let value = ancestor.attributes[name] { return value }
      // Of the built-in types, str alone says what its text is.
      if content != nil, !ancestor.isUserDefined, name != "__str__" || ancestor.name == "str",
        SpecialMembers.member(name, ofClass: ancestor) != nil
      {
        return nil
      }
    }
    return nil
  }

  /// The name in messages: of classes that CPython writes in C, with their module.
  var nameInMessages: String {
    let isQualified =
      isUserDefined
      ? ["datetime", "decimal"].contains(module)
        || module == "collections" && ["OrderedDict", "defaultdict"].contains(name)
      : module == "numpy"
    return isQualified ? qualifiedName : name
  }

  /// The attribute of the nearest class after another in the order of look-up: what `super()` finds.
  func lookup(_ name: String, after owner: ClassObject) -> Value? {
    let rest = owner === self ? ancestors[...] : ancestors.drop { $0 !== owner }.dropFirst()
    for ancestor in rest {
      if let value = ancestor.attributes[name] { return value }
    }
    return nil
  }

  /// Whether this class is the other or descends from it.
  package func isSubclass(of other: ClassObject) -> Bool {
    self === other || ancestors.contains { $0 === other }
  }

  /// The nearest base class of the host, which provides an instance's host object.
  package var hostBase: ClassObject? {
    if !isUserDefined { return self }
    let hosts = ancestors.filter { !$0.isUserDefined }
    return hosts.first { $0 !== BuiltinTypes.object } ?? hosts.first
  }

  /// The names of all attributes, its own first.
  package var attributeNames: [String] {
    var names = OrderedSet(attributes.keys)
    for ancestor in ancestors { names.formUnion(ancestor.attributes.keys) }
    return Array(names)
  }

  /// The name with its module, as `repr` shows it.
  package var qualifiedName: String {
    if isUserDefined { return (module.isEmpty ? "__main__" : module) + "." + longName }
    return module.isEmpty ? name : module + "." + name
  }
}
