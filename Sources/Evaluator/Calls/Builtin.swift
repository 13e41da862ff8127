/// A function written in Swift.
///
///     let area = Builtin("area", doc: "The area of a circle.", [.required("radius", .float, "in metres")]) {
///       .float(try $0.double("radius") * try $0.double("radius") * .pi)
///     }
package final class Builtin {
  /// How a builtin belongs to its class.
  package enum Role: Sendable {
    case function
    /// Takes the object as its first argument, `self`.
    case method
    /// As a method, called when the attribute is read.
    case property
    /// Takes the class as its first argument, `cls`.
    case classMethod
  }

  /// Name, parameters and documentation.
  package let signature: Signature
  /// How it belongs to its class.
  package let role: Role
  /// The module in help texts: `np`, `keras.layers`; empty for built-in functions.
  package let module: String
  let body: (Call) throws -> Value
  /// The result for positional arguments of the most frequent kinds, without binding; `nil` for all others.
  package typealias Quick = (UnsafeBufferPointer<Value>) throws -> Value?

  let quick: Quick?

  /// The result for one or two numbers, without storage for those of NumPy's; `nil` for all others.
  package typealias OfNumbers = (Immediate, Immediate?) -> Immediate?

  let ofNumbers: OfNumbers?
  /// Whether arguments of the most frequent kinds need no binding.
  let isQuick: Bool
  /// The path of the written module whose functions are its methods, such as `np.add.reduce`.
  let methods: String?

  /// A function.
  package convenience init(
    _ name: String, module: String = "", doc: String, _ parameters: [Signature.Parameter] = [],
    methods: String? = nil, ofNumbers: OfNumbers? = nil, quick: Quick? = nil,
    body: @escaping (Call) throws -> Value
  ) {
    self.init(
      Signature(name, doc: doc, parameters), role: .function, module: module, methods: methods,
      ofNumbers: ofNumbers, quick: quick, body: body)
  }

  private init(
    _ signature: Signature, role: Role, module: String = "", methods: String? = nil,
    ofNumbers: OfNumbers? = nil,
    quick: Quick? = nil, body: @escaping (Call) throws -> Value
  ) {
    self.quick = quick
    self.ofNumbers = ofNumbers
    isQuick = quick != nil || ofNumbers != nil
    self.methods = methods
    self.signature = signature
    self.role = role
    self.module = module
    self.body = body
  }

  /// A method: `call.receiver` is the object.
  package static func method(
    _ name: String, _ doc: String = "", _ parameters: [Signature.Parameter] = [],
    quick: Quick? = nil, body: @escaping (Call) throws -> Value
  ) -> Builtin {
    Builtin(
      Signature(name, doc: doc, [.positional("self")] + parameters), role: .method, quick: quick, body: body)
  }

  /// A computed attribute: `call.receiver` is the object.
  package static func property(
    _ name: String, _ doc: String = "", body: @escaping (Call) throws -> Value
  ) -> Builtin {
    Builtin(Signature(name, doc: doc, [.positional("self")]), role: .property, body: body)
  }

  /// A method of the class itself: `call.receiver` is the class, of a user-defined class that inherits it that one.
  package static func classMethod(
    _ name: String, _ doc: String = "", _ parameters: [Signature.Parameter] = [],
    body: @escaping (Call) throws -> Value
  ) -> Builtin {
    Builtin(Signature(name, doc: doc, [.positional("cls")] + parameters), role: .classMethod, body: body)
  }

  /// The same function, with another before it for arguments that no array of numbers holds: what gives `nil` is this one's.
  package func alternative(_ other: @escaping (Call) throws -> Value?) -> Builtin {
    let open = Signature(
      name, doc: signature.doc, signature.parameters.map { $0.accepts == .tensor ? $0.accepting(.any) : $0 })
    return Builtin(
      open, role: role, module: module, methods: methods, ofNumbers: ofNumbers, quick: quick
    ) { call in
      if let result = try other(call) { return result }
      return try call.fits(self.signature)
        ? self.body(call) : self.call(call.arguments(replacing: [:]), call.interpreter)
    }
  }

  /// The same function, with another for what its own refuses: what gives `nil` stays refused.
  package func recovering(_ other: @escaping (Call, any Error) throws -> Value?) -> Builtin {
    Builtin(
      signature, role: role, module: module, methods: methods, ofNumbers: ofNumbers, quick: quick
    ) { call in
      do { return try self.body(call) } catch {
        if let result = try other(call, error) { return result }
        throw error
      }
    }
  }

  /// The name in the signature.
  package var name: String { signature.name }

  /// Binds the arguments and runs.
  /// - Throws: `ArgumentFault` for arguments that do not fit, and errors of the body.
  package func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    if let quick, arguments.keywords.isEmpty,
      let result = try arguments.positional.withUnsafeBufferPointer(quick)
    {
      return result
    }
    return try body(Call(self, arguments, interpreter))
  }
}

/// A method bound to an object.
package final class BoundMethod {
  /// The object: the first argument.
  package let receiver: Value
  /// The function or builtin.
  package let function: Value

  package init(receiver: Value, function: Value) {
    self.receiver = receiver
    self.function = function
  }
}
