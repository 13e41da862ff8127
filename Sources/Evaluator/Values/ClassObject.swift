public import OrderedCollections

/// Attributes by name, in the order in which they came.
typealias Attributes = OrderedDictionary<String, Value>

/// A class: a built-in type, a class of the host such as `keras.layers.Layer`, or one that the learner wrote.
///
/// A host class is made of a table; a learner's class may have it as its base:
///
///     let layerClass = ClassObject(
///       "Layer", module: "keras.layers", doc: "The base of all layers.", members: layerMethods,
///       constructor: Builtin("Layer", …) { … },
///       initializer: .method("__init__", …) { call in
///         call.instance?.host = CustomLayer(…)
///         return .none
///       })
public final class ClassObject {
  /// What messages and `repr` call it.
  public let name: String
  /// The module that the class is shown with; empty for built-in types and learners' classes.
  public let module: String
  /// A sentence, or the docstring of a learner's class.
  public let doc: String
  /// The class that it descends from.
  public let base: ClassObject?
  /// Methods, properties and class attributes of this class alone.
  public internal(set) var attributes: OrderedDictionary<String, Value>
  /// What calling a host class does; `nil` for a learner's class.
  public let constructor: Builtin?
  /// Whether a learner's class may have this one as its base.
  public let canBeSubclassed: Bool
  /// Decides `isinstance` for values whose own class does not lead here.
  let includes: ((Value) -> Bool)?
  /// Whether the learner wrote it.
  let isLearners: Bool

  /// A class of the host.
  ///
  /// - Parameters:
  ///   - members: methods and properties, by their own names.
  ///   - constructor: what calling the class does; without one it cannot be called.
  ///   - initializer: the `__init__` that `super().__init__(…)` reaches. It sets `instance.host`. A class
  ///     without one cannot be a base.
  ///   - includes: further values that `isinstance` counts in.
  public init(
    _ name: String, module: String = "", doc: String = "", base: ClassObject? = nil, members: [Builtin] = [],
    constructor: Builtin? = nil, initializer: Builtin? = nil, includes: ((Value) -> Bool)? = nil
  ) {
    self.name = name
    self.module = module
    self.doc = doc
    self.base = base
    self.constructor = constructor
    self.includes = includes
    canBeSubclassed = initializer != nil
    isLearners = false
    attributes = [:]
    for member in members { attributes[member.name] = .builtin(member) }
    if let initializer { attributes["__init__"] = .builtin(initializer) }
  }

  /// A class of the learner's.
  init(_ name: String, doc: String, base: ClassObject?, attributes: OrderedDictionary<String, Value>) {
    self.name = name
    module = ""
    self.doc = doc
    self.base = base
    self.attributes = attributes
    constructor = nil
    includes = nil
    canBeSubclassed = true
    isLearners = true
  }

  /// The attribute as this class or the nearest of its bases has it.
  public func lookup(_ name: String) -> Value? {
    var current: ClassObject? = self
    while let cls = current {
      if let value = cls.attributes[name] { return value }
      current = cls.base
    }
    return nil
  }

  /// Whether this class is the other or has it among its bases.
  public func isSubclass(of other: ClassObject) -> Bool {
    var current: ClassObject? = self
    while let cls = current {
      if cls === other { return true }
      current = cls.base
    }
    return false
  }

  /// The nearest class that is not the learner's: where the host part of an instance comes from.
  public var hostBase: ClassObject? {
    var current: ClassObject? = self
    while let cls = current {
      if !cls.isLearners { return cls }
      current = cls.base
    }
    return nil
  }

  /// The names of all attributes, the own ones first.
  public var attributeNames: [String] {
    var names: OrderedSet<String> = []
    var current: ClassObject? = self
    while let cls = current {
      names.formUnion(cls.attributes.keys)
      current = cls.base
    }
    return Array(names)
  }

  /// The name with its module, as `repr` shows it.
  public var qualifiedName: String {
    if isLearners { return "__main__." + name }
    return module.isEmpty ? name : module + "." + name
  }
}

/// An instance of a class that the learner wrote.
public final class Instance {
  /// The class that it is an instance of.
  public let classObject: ClassObject
  /// Attributes in the order in which they were set.
  public internal(set) var attributes: OrderedDictionary<String, Value> = [:]
  /// The part that the host's `__init__` made, where the class descends from a host class.
  public var host: (any Object)?

  package init(_ classObject: ClassObject) {
    self.classObject = classObject
    UnreachableObjects.born()
  }

  deinit {
    UnreachableObjects.died()
    guard !attributes.isEmpty else { return }
    var held = Array(attributes.values)
    attributes = [:]
    Disposal.release(&held)
  }

  /// Sets an attribute without asking `__setattr__` or the host part.
  public func setAttribute(_ name: String, to value: Value) { attributes[name] = value }
}

extension Call {
  /// The instance of a learner's class that a method was called on.
  public var instance: Instance? {
    if case .instance(let instance) = receiver { instance } else { nil }
  }
}
