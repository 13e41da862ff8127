package import Evaluator
package import Gradients
import Language
package import Networks
package import Tensors

/// A variable as a value of the language: of a layer, or one that a program made.
protocol VariableObject: Object, TensorHolder {
  /// What tapes know it by.
  var source: any WatchedVariable { get }
  var elementType: DType { get }
  var shape: Shape { get }
  /// What optimizers change; `nil` for a variable that is not of 32-bit floats.
  var networkVariable: Variable? { get }
  func assign(_ value: Tensor) throws
}

extension VariableObject {
  /// Its value; open tapes follow it.
  func read(_ interpreter: Interpreter) throws -> EagerTensor {
    try CustomClasses.checkIsNotTraced("reading a variable", interpreter)
    return interpreter.math.read(source, try heldTensor)
  }

  package func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    let indices = try interpreter.indices(key)
    let part = try interpreter.math.apply(.part(indices), [read(interpreter)])
    part.place = VariablePart(variable: self, indices: indices)
    return .object(part)
  }

  /// As text, also one number: Keras's variables and TensorFlow's know no format.
  package func formatted(_ spec: String, _ interpreter: Interpreter) throws -> String? {
    guard spec.isEmpty else { throw Fault.unsupportedFormat(spec: spec, type: classObject.name) }
    return try repr(interpreter)
  }

  package func length(_ interpreter: Interpreter) throws -> Int? { shape.first }

  package func truth(_ interpreter: Interpreter) throws -> Bool { try heldTensor.truth() }

  package var isIterable: Bool { true }

  package func iterator(_ interpreter: Interpreter) throws -> ValueIterator? {
    try read(interpreter).iterator(interpreter)
  }

  package func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? {
    if other.host(as: SymbolicTensor.self) != nil {
      guard let function = TensorFunction.operators[operation] else { return nil }
      return try SymbolicFunctions.apply(
        function, isReversed ? [other, .object(self)] : [.object(self), other],
        named: SymbolicFunctions.operators[operation], interpreter)
    }
    return try interpreter.eagerBinary(operation, read(interpreter), other, isReversed: isReversed)
  }

  package func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? {
    try read(interpreter).unary(operation, interpreter)
  }

  package func absolute(_ interpreter: Interpreter) throws -> Value? {
    try read(interpreter).absolute(interpreter)
  }

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  {
    // Lists of variables are searched by identity.
    if case .object(let object) = other, object is any VariableObject { return nil }
    return try interpreter.eagerCompare(comparison, read(interpreter), other)
  }

  package func setItem(_ key: Value, to value: Value, _ interpreter: Interpreter) throws {
    throw Fault.message(
      "'\(typeName)' object does not support item assignment",
      help: "\(typeName == "Variable" ? "variable" : "v").assign(value) sets all of it", kind: .type)
  }
}

/// A part of a variable.
final class VariablePart {
  let variable: any VariableObject
  let indices: [Index]

  init(variable: any VariableObject, indices: [Index]) { (self.variable, self.indices) = (variable, indices) }

  /// `assign` of the part.
  var assignment: Value {
    .builtin(
      Builtin(
        "assign", doc: "Sets a part of a variable.",
        [.required("value", .any, "numbers"), .optional("name", .any)]
      ) { [self] call in
        try CustomClasses.checkIsNotTraced("assigning to a variable", call.interpreter)
        let value = try call.interpreter.eager(call["value"], dtype: variable.elementType).value
        let whole = try variable.heldTensor.copy()
        try whole.assign(.tensor(value), at: indices)
        try variable.assign(whole)
        return (variable as? ProgramVariable).map { $0.unread } ?? .object(variable)
      })
  }
}

/// What all variables can do.
enum VariableMembers {
  /// - Parameter result: what assignments give.
  static func all(_ result: @escaping (any VariableObject, Call) throws -> Value) -> [Builtin] {
    func assignment(
      _ name: String, _ doc: String, _ parameter: String,
      _ change: @escaping (Tensor, Tensor) throws -> Tensor
    ) -> Builtin {
      Builtin.method(
        name, doc,
        [
          .required(parameter, .any, "numbers of its shape"),
          .optional("use_locking", .any, default: false, "accepted"),
          .optional("name", .any, default: .none, "accepted"),
          .optional("read_value", .any, default: true, "accepted"),
        ]
      ) { call in
        try CustomClasses.checkIsNotTraced("assigning to a variable", call.interpreter)
        let variable = try variable(call)
        let held = try variable.heldTensor
        let value = try call.interpreter.eager(call[parameter], dtype: variable.elementType).value
        guard value.shape == held.shape else {
          throw Fault.message(
            "Cannot assign value to variable '\(variable is ProgramVariable ? " " : "")\(try title(of: variable, call))': Shape mismatch.The variable shape \(held.shape.tupleText), and the assigned value shape \(value.shape.tupleText) are incompatible."
          )
        }
        try variable.assign(change(held, value))
        return try result(variable, call)
      }
    }
    return [
      assignment("assign", "Sets the value.", "value") { try $1.copy() },
      assignment("assign_add", "Adds to the value.", "delta") { try $0.add(.tensor($1)) },
      assignment("assign_sub", "Takes from the value.", "delta") { try $0.subtract(.tensor($1)) },
      .method("numpy", "The value as a NumPy array, or as a NumPy number.") {
        .tensor(try variable($0).heldTensor.copy())
      },
      .property("shape", "the lengths of the axes") {
        .object(TensorShapeObject(try variable($0).shape))
      },
      .property("ndim", "the number of axes") { .int(try variable($0).shape.rank) },
      .property("trainable", "whether tapes follow it on their own") {
        .bool(try variable($0).source.isWatched)
      },
    ]
  }

  static func variable(_ call: Call) throws -> any VariableObject {
    guard case .object(let object as any VariableObject) = call.receiver else {
      throw Fault.wrongReceiver(method: call.signature.name, found: call.receiver.typeName)
    }
    return object
  }

  private static func title(of variable: any VariableObject, _ call: Call) throws -> String {
    try call.interpreter.text(call.interpreter.attribute("name", of: .object(variable)))
  }

  /// Keras's, which all have in common.
  static let keras: [Builtin] =
    all { variable, call in .object(try variable.read(call.interpreter)) } + [
      .property("dtype", "the type of the elements") { .string(try variable($0).elementType.name) },
      .property("value", "its value, as a tensor") { .object(try variable($0).read($0.interpreter)) },
    ]
}

extension Variable: WatchedVariable {
  package var isWatched: Bool { isTrainable }
}

/// A layer's variable, as Keras shows it.
extension Variable: VariableObject {
  private static let shared = ClassObject(
    "Variable", module: "keras.src.backend",
    doc: "A variable of a layer: a kernel, a bias, a moving mean.",
    members: VariableMembers.keras + [
      .property("name", "its name in the layer") { .string(try $0.receiver(as: Variable.self).name) },
      .property("path", "its name with the layer's") { .string(try $0.receiver(as: Variable.self).path) },
      .property("constraint", "what it is kept to after each step") {
        try $0.receiver(as: Variable.self).constraint.map { .object(ConstraintObject($0)) } ?? .none
      },
      .property("regularizer", "what its size adds to the loss") {
        try $0.receiver(as: Variable.self).regularizer.map {
          .object(RegularizerObject($0, name: $0.l2 == 0 ? "L1" : $0.l1 == 0 ? "L2" : "L1L2"))
        } ?? .none
      },
    ])

  package var classObject: ClassObject { Self.shared }
  package var source: any WatchedVariable { self }
  package var elementType: DType { .float32 }
  package var networkVariable: Variable? { self }

  package var heldTensor: Tensor { get throws { try value() } }

  package func repr(_ interpreter: Interpreter) throws -> String {
    let value = try value()
    let text = value.rank == 0 ? value.tensorFlowRepr(interpreter) : value.str(interpreter.printOptions)
    return "<Variable path=\(path), shape=\(shape.tupleText), dtype=float32, value=\(text)>"
  }
}
