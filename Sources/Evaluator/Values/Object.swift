package import Language

/// A host object: a Swift object that is a value of the language, such as a layer, a model or a history.
///
/// A class conforms by naming its class object, whose table provides methods and attributes. All other requirements
/// have defaults that refuse. The evaluator knows no host type.
///
///     extension History: Object {
///       package var classObject: ClassObject { historyClass }
///       package func repr(_ interpreter: Interpreter) -> String { "<History: \(epochs.count) epochs>" }
///     }
package protocol Object: AnyObject {
  /// The class, with its table of methods and properties.
  var classObject: ClassObject { get }

  /// The name in messages; by default the class's.
  var typeName: String { get }

  /// The result of `repr(object)`.
  func repr(_ interpreter: Interpreter) throws -> String

  /// The result of `str(object)`; by default the repr.
  func text(_ interpreter: Interpreter) throws -> String

  /// An attribute that is not in the class's table; `nil` if there is none.
  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value?

  /// The names that `attribute` knows, for completion and suggestions.
  var attributeNames: [String] { get }

  /// Sets an attribute; `false` if it cannot be set.
  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool

  /// Whether it can be called.
  var isCallable: Bool { get }

  /// What it is as an attribute of an instance, if it stands in the instance's class; `nil` for itself.
  func bound(to receiver: Value, _ interpreter: Interpreter) throws -> Value?

  /// `object(arguments)`.
  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value

  /// The signature of `call`, for help; `nil` if there is none.
  var callSignature: Signature? { get }

  /// `object[key]`.
  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value

  /// `object[key] = value`.
  func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws

  /// `format(object, spec)` with a spec that is not empty; `nil` if not supported.
  func formatted(_ spec: String, _ interpreter: Interpreter) throws -> String?

  /// `len(object)`; `nil` if it has no length.
  func length(_ interpreter: Interpreter) throws -> Int?

  /// Whether it is iterable.
  var isIterable: Bool { get }

  /// `for x in object`; `nil` if it is not iterable.
  func iterator(_ interpreter: Interpreter) throws -> ValueIterator?

  /// `key in object`; `nil` to search by iterating.
  func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool?

  /// `object ∘ other`, or `other ∘ object` if `isReversed`; `nil` if not supported.
  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    throws -> Value?

  /// `object ∘= other`; `nil` if it is as `object = object ∘ other`.
  func augmented(_ operation: BinaryOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?

  /// `-object`, `+object`, `~object`; `nil` if not supported.
  func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value?

  /// `abs(object)`; `nil` if not supported.
  func absolute(_ interpreter: Interpreter) throws -> Value?

  /// `object == other`, `<` and the others; `nil` if not supported.
  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?

  /// Whether the object is `True`, or `False`: only one that stands for a bool may be.
  func isBool(_ flag: Bool) throws -> Bool

  /// The hash of an object that is compared by `compare`; `nil` for one that is a key by its identity.
  /// - Throws: `Fault.unhashable`.
  func hash(_ interpreter: Interpreter) throws -> Int?

  /// `del object[key]`.
  func deleteItem(_ key: Value, _ interpreter: Interpreter) throws

  /// Whether it is the output of the cell: `sys.stdout` as it is at the beginning.
  var isStandardOutput: Bool { get }

  /// What to do instead of giving the object where numbers are expected.
  var tensorHelp: String? { get }

  /// Whether the object is true.
  func truth(_ interpreter: Interpreter) throws -> Bool

  /// Called when a class has it as an attribute of this name: `__set_name__`.
  func setName(_ name: String) throws

  /// Called when an attribute was set on an instance of a user-defined class that has this host object.
  func didSetAttribute(_ name: String, to value: Value, of instance: Instance, _ interpreter: Interpreter)
    throws
}

extension Object {
  package func isBool(_ flag: Bool) throws -> Bool { false }
  package var typeName: String { classObject.nameInMessages }

  package func repr(_ interpreter: Interpreter) throws -> String { "<\(typeName) object>" }

  package func text(_ interpreter: Interpreter) throws -> String { try repr(interpreter) }

  package func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? { nil }

  package var attributeNames: [String] { [] }

  package func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    false
  }

  package var isCallable: Bool { false }

  package func bound(to receiver: Value, _ interpreter: Interpreter) throws -> Value? { nil }

  package func setName(_ name: String) {}

  package func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    throw Fault.notCallable(type: typeName)
  }

  package var callSignature: Signature? { nil }

  package func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    throw Fault.notIndexable(type: typeName)
  }

  package func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    throw Fault.noItemAssignment(type: typeName)
  }

  package func formatted(_ spec: String, _ interpreter: Interpreter) throws -> String? { nil }

  package func length(_ interpreter: Interpreter) throws -> Int? { nil }

  package var isIterable: Bool { false }

  package func iterator(_ interpreter: Interpreter) throws -> ValueIterator? { nil }

  package func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? { nil }

  package func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? { nil }

  package func augmented(_ operation: BinaryOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  { nil }

  package func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? { nil }

  package func absolute(_ interpreter: Interpreter) throws -> Value? { nil }

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  { nil }

  package func hash(_ interpreter: Interpreter) throws -> Int? { nil }

  package func deleteItem(_ key: Value, _ interpreter: Interpreter) throws {
    throw Fault.noItemDeletion(type: typeName)
  }

  package var isStandardOutput: Bool { false }

  package var tensorHelp: String? { nil }

  package func truth(_ interpreter: Interpreter) throws -> Bool {
    try length(interpreter).map { $0 != 0 } ?? true
  }

  package func didSetAttribute(
    _ name: String, to value: Value, of instance: Instance, _ interpreter: Interpreter
  ) throws {}
}
