import Language
import OrderedCollections

/// An instance of a user-defined class.
package final class Instance {
  /// The class that it is an instance of.
  package let classObject: ClassObject
  /// Attributes in insertion order.
  @exclusivity(unchecked) package internal(set) var attributes: InstanceAttributes
  /// What few have.
  @exclusivity(unchecked) private var rare: Rare?

  private final class Rare {
    var content: Value?
    weak var mirror: DictValue?
    var host: (any Object)?
    var madeWith: Arguments?
  }

  private func makeRare() -> Rare {
    if let rare { return rare }
    let made = Rare()
    rare = made
    return made
  }

  /// The number or text that it is, if its class descends from `int`, `float`, `str` or `bytes`.
  package internal(set) var content: Value? {
    get { rare?.content }
    set { makeRare().content = newValue }
  }

  /// The dict that `__dict__` gave, while the program has it.
  var mirror: DictValue? {
    get { rare?.mirror }
    set { makeRare().mirror = newValue }
  }

  /// The host object created by the host's `__init__`, if the class inherits from a host class.
  package var host: (any Object)? {
    get { rare?.host }
    set { makeRare().host = newValue }
  }

  /// What the class was called with, if it inherits from a host class.
  package internal(set) var madeWith: Arguments? {
    get { rare?.madeWith }
    set { makeRare().madeWith = newValue }
  }

  package convenience init(_ classObject: ClassObject) {
    self.init(
      classObject, InstanceAttributes(classObject.firstNames, capacity: classObject.usualCount))
  }

  init(_ classObject: ClassObject, _ attributes: InstanceAttributes) {
    self.classObject = classObject
    self.attributes = attributes
    UnreachableObjects.born()
  }

  deinit {
    UnreachableObjects.died()
    guard attributes.mayHoldOthers else { return }
    var held = attributes.removeAll()
    DeferredRelease.release(&held)
  }

  /// The attribute at a place that the program has seen, if it is a number and nothing is unusual about attributes.
  @inline(__always)
  func number(at place: AttributePlace) -> Immediate? {
    classObject.hooks.rawValue == 0 ? attributes.number(at: place) : nil
  }

  /// Sets an attribute, bypassing `__setattr__` and the host object.
  package func setAttribute(_ name: String, to value: Value) {
    attributes[name] = value
    rare?.mirror?.reflect(name, value)
  }

  /// Sets an attribute as `setAttribute` does, for an instance about whose attributes nothing is unusual; `false`, without
  /// effect, for another.
  @inline(__always)
  func setUsual(_ name: String, to value: Value, at place: inout AttributePlace) -> Bool {
    guard rare == nil, classObject.hooks.rawValue == 0 else { return false }
    attributes.set(name, to: value, at: &place)
    return true
  }

  /// Deletes an attribute; `false` if there is none.
  func removeAttribute(_ name: String) -> Bool {
    guard attributes.removeValue(forKey: name) != nil else { return false }
    mirror?.reflect(name, nil)
    return true
  }
}

extension Call {
  /// The instance of a user-defined class that a method was called on.
  package var instance: Instance? { receiver.instance }
}
