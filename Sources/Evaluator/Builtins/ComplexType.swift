/// `complex`: a class that nothing is an instance of, so that `isinstance(x, (int, float, complex))` holds for real numbers.
enum ComplexType {
  static let type = ClassObject(
    "complex", doc: "Complex numbers, which fieldbook's Python does not have.", base: BuiltinTypes.object,
    constructor: Builtin("complex", doc: "Refused: there are no complex numbers.", [.rest("args")]) { _ in
      throw refusal
    })

  /// Whether a value names a type of complex numbers: `complex`, `"complex64"`.
  static func isMeant(by value: Value) -> Bool {
    if case .type(let cls) = value { return cls === type }
    return value.asString.map { ["complex", "complex64", "complex128", "c8", "c16", "F", "D"].contains($0) }
      ?? false
  }

  /// The fault of what would give a complex number.
  static let refusal = Fault.message(
    "fieldbook's Python has no complex numbers",
    help: "work with the real and the imaginary part as two floats",
    kind: .notImplemented)
}
