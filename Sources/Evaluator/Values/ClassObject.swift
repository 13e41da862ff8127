import Language
package import OrderedCollections

/// Attributes by name, in insertion order.
typealias Attributes = OrderedDictionary<String, Value>

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
  package let module: String
  /// A sentence, or the docstring of a user-defined class.
  package let doc: String
  /// The base class.
  package let base: ClassObject?
  /// Methods, properties and class attributes of this class only.
  package internal(set) var attributes: OrderedDictionary<String, Value>
  /// Runs when a host class is called; `nil` for a user-defined class.
  package let constructor: Builtin?
  /// Whether a user-defined class may inherit from this one.
  package let canBeSubclassed: Bool
  /// Extends `isinstance` to values of unrelated classes.
  let includes: ((Value) -> Bool)?
  /// Where a user-defined class stands in the source.
  var definition: Location?
  /// Whether it is user-defined.
  let isUserDefined: Bool

  /// A class of the host.
  ///
  /// - Parameters:
  ///   - members: methods and properties, by their own names.
  ///   - constructor: runs when the class is called; without one it cannot be called.
  ///   - initializer: the `__init__` reached by `super().__init__(…)`. It sets `instance.host`. A class without one
  ///   cannot be a base.
  ///   - includes: extends `isinstance` to further values.
  package init(
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
    isUserDefined = false
    attributes = [:]
    for member in members { attributes[member.name] = .builtin(member) }
    if let initializer { attributes["__init__"] = .builtin(initializer) }
  }

  /// A user-defined class.
  init(_ name: String, doc: String, base: ClassObject?, attributes: OrderedDictionary<String, Value>) {
    self.name = name
    module = ""
    self.doc = doc
    self.base = base
    self.attributes = attributes
    constructor = nil
    includes = nil
    canBeSubclassed = true
    isUserDefined = true
  }

  /// The attribute of this class or the nearest base that has it.
  package func lookup(_ name: String) -> Value? {
    var current: ClassObject? = self
    while let cls = current {
      if let value = cls.attributes[name] { return value }
      current = cls.base
    }
    return nil
  }

  /// Whether this class is the other or has it among its bases.
  package func isSubclass(of other: ClassObject) -> Bool {
    var current: ClassObject? = self
    while let cls = current {
      if cls === other { return true }
      current = cls.base
    }
    return false
  }

  /// The nearest base class of the host, which provides an instance's host object.
  package var hostBase: ClassObject? {
    var current: ClassObject? = self
    while let cls = current {
      if !cls.isUserDefined { return cls }
      current = cls.base
    }
    return nil
  }

  /// The names of all attributes, its own first.
  package var attributeNames: [String] {
    var names: OrderedSet<String> = []
    var current: ClassObject? = self
    while let cls = current {
      names.formUnion(cls.attributes.keys)
      current = cls.base
    }
    return Array(names)
  }

  /// The name with its module, as `repr` shows it.
  package var qualifiedName: String {
    if isUserDefined { return "__main__." + name }
    return module.isEmpty ? name : module + "." + name
  }
}

/// An instance of a user-defined class.
package final class Instance {
  /// The class that it is an instance of.
  package let classObject: ClassObject
  /// Attributes in insertion order.
  package internal(set) var attributes: OrderedDictionary<String, Value> = [:]
  /// The host object created by the host's `__init__`, if the class inherits from a host class.
  package var host: (any Object)?

  package init(_ classObject: ClassObject) {
    self.classObject = classObject
    UnreachableObjects.born()
  }

  deinit {
    UnreachableObjects.died()
    guard !attributes.isEmpty else { return }
    var held = Array(attributes.values)
    attributes = [:]
    DeferredRelease.release(&held)
  }

  /// Sets an attribute, bypassing `__setattr__` and the host object.
  package func setAttribute(_ name: String, to value: Value) { attributes[name] = value }
}

extension Call {
  /// The instance of a user-defined class that a method was called on.
  package var instance: Instance? {
    if case .instance(let instance) = receiver { instance } else { nil }
  }
}
