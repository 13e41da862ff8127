import Evaluator
import Language

/// `weakref.ref`: a reference that does not keep its object.
final class WeakReference: Object {
  private enum Held {
    case instance(Weak<Instance>)
    case function(Weak<Function>)
    case type(Weak<ClassObject>)
    case object(WeakObject)
  }

  private struct Weak<Held: AnyObject> {
    weak var value: Held?
  }

  private struct WeakObject {
    weak var value: (any Object)?
  }

  private let held: Held
  private let number: Int
  private let callback: Value

  private init?(_ value: Value, callback: Value) {
    self.callback = callback
    switch value {
    case .instance(let instance): held = .instance(Weak(value: instance))
    case .function(let function): held = .function(Weak(value: function))
    case .type(let cls): held = .type(Weak(value: cls))
    case .object(let object): held = .object(WeakObject(value: object))
    default: return nil
    }
    number = value.identity?.hashValue ?? 0
  }

  /// The object; `None` once it is gone.
  private var value: Value {
    switch held {
    case .instance(let weak): weak.value.map { .instance($0) } ?? .none
    case .function(let weak): weak.value.map { .function($0) } ?? .none
    case .type(let weak): weak.value.map { .type($0) } ?? .none
    case .object(let weak): weak.value.map { .object($0) } ?? .none
    }
  }

  static let type = ClassObject(
    "ReferenceType", module: "weakref",
    doc: "A reference that does not keep its object: call it for the object, or None.",
    constructor: Builtin(
      "ref", module: "weakref", doc: "A reference that does not keep its object.",
      [.positional("object"), .positional("callback", default: Value.none)]
    ) { call in
      guard let reference = WeakReference(call["object"], callback: call["callback"]) else {
        throw Fault.message(
          "cannot create weak reference to '\(call["object"].typeName)' object", kind: .type)
      }
      if !reference.callback.isNone { call.interpreter.watchers.append(WeakCallback(of: reference)) }
      return .object(reference)
    })

  static let settle = Builtin("settle", doc: "Runs the callbacks of objects that are gone.", []) { call in
    try call.interpreter.runWatchers()
    return .none
  }

  var classObject: ClassObject { Self.type }

  var isCallable: Bool { true }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try interpreter.runWatchers()
    return value
  }

  func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
    guard name == "__callback__" else { return nil }
    return isDead ? Value.none : callback
  }

  fileprivate var isDead: Bool { value.isNone }

  fileprivate func callBack(_ interpreter: Interpreter) throws {
    _ = try interpreter.call(callback, [.object(self)])
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    guard comparison == .equal, let other = other.host(as: WeakReference.self) else { return nil }
    if value.isNone || other.value.isNone { return .bool(self === other) }
    return .bool(try interpreter.isSame(value, other.value))
  }

  func hash(_ interpreter: Interpreter) -> Int? { number }

  func repr(_ interpreter: Interpreter) -> String {
    value.isNone ? "<weakref; dead>" : "<weakref; to '\(value.typeName)'>"
  }
}

/// The callback of a reference, which a reference that is gone itself does not call.
private final class WeakCallback: Watcher {
  private weak var reference: WeakReference?

  init(of reference: WeakReference) { self.reference = reference }

  var isDue: Bool { reference?.isDead ?? true }

  func run(_ interpreter: Interpreter) throws { try reference?.callBack(interpreter) }
}
