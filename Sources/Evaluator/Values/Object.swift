public import Language

/// A host object: something made in Swift that the learner holds, such as a layer, a model or a history.
///
/// A class conforms by naming its class object; methods and attributes then come from the class's table. Everything
/// else has a default that refuses, so a type implements what it can do. The evaluator knows no host type.
///
///     extension History: Object {
///       public var classObject: ClassObject { historyClass }
///       public func repr(_ interpreter: Interpreter) -> String { "<History: \(epochs.count) epochs>" }
///     }
public protocol Object: AnyObject {
  /// The class, with its table of methods and properties.
  var classObject: ClassObject { get }

  /// What messages call the object; the class's name by default.
  var typeName: String { get }

  /// What `repr(object)` and `Out` show.
  func repr(_ interpreter: Interpreter) throws -> String

  /// What `print(object)` shows; the repr by default.
  func text(_ interpreter: Interpreter) throws -> String

  /// An attribute that the class's table does not have; `nil` where there is none.
  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value?

  /// The names that `attribute` answers to, for completion and nearest names.
  var attributeNames: [String] { get }

  /// Sets an attribute; `false` where it cannot be set.
  func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool

  /// Whether `call` does something.
  var isCallable: Bool { get }

  /// `object(arguments)`.
  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value

  /// The signature of `call`, for help; `nil` where there is none.
  var callSignature: Signature? { get }

  /// `object[key]`.
  func item(_ key: Value, _ interpreter: Interpreter) throws -> Value

  /// `object[key] = value`.
  func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws

  /// `len(object)`; `nil` where it has no length.
  func length(_ interpreter: Interpreter) throws -> Int?

  /// Whether `iterator` gives something.
  var isIterable: Bool { get }

  /// `for x in object`; `nil` where it cannot be looped over.
  func iterator(_ interpreter: Interpreter) throws -> ValueIterator?

  /// `key in object`; `nil` to search by iterating.
  func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool?

  /// `object ∘ other`, or `other ∘ object` where `isReversed`; `nil` where it does not know how.
  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    throws -> Value?

  /// `-object`, `+object`, `~object`; `nil` where it does not know how.
  func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value?

  /// `object == other`, `<` and the others; `nil` where it does not know how.
  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?

  /// What to do instead of giving the object where numbers are expected.
  var tensorHelp: String? { get }

  /// Whether the object counts as true.
  func truth(_ interpreter: Interpreter) throws -> Bool

  /// Called when an instance of a learner's class that holds this object as its host part got an attribute.
  func didSetAttribute(_ name: String, to value: Value, of instance: Instance, _ interpreter: Interpreter)
    throws
}

extension Object {
  public var typeName: String { classObject.name }

  public func repr(_ interpreter: Interpreter) throws -> String { "<\(typeName) object>" }

  public func text(_ interpreter: Interpreter) throws -> String { try repr(interpreter) }

  public func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? { nil }

  public var attributeNames: [String] { [] }

  public func setAttribute(_ name: String, to value: Value, _ interpreter: Interpreter) throws -> Bool {
    false
  }

  public var isCallable: Bool { false }

  public func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    throw Fault.notCallable(type: typeName)
  }

  public var callSignature: Signature? { nil }

  public func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    throw Fault.notIndexable(type: typeName)
  }

  public func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    throw Fault.noItemAssignment(type: typeName)
  }

  public func length(_ interpreter: Interpreter) throws -> Int? { nil }

  public var isIterable: Bool { false }

  public func iterator(_ interpreter: Interpreter) throws -> ValueIterator? { nil }

  public func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? { nil }

  public func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? { nil }

  public func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? { nil }

  public func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  { nil }

  public var tensorHelp: String? { nil }

  public func truth(_ interpreter: Interpreter) throws -> Bool {
    try length(interpreter).map { $0 != 0 } ?? true
  }

  public func didSetAttribute(
    _ name: String, to value: Value, of instance: Instance, _ interpreter: Interpreter
  ) throws {}
}
