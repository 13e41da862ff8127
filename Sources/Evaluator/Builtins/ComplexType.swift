/// `complex`: the class of literals such as `5j` alone, so that `isinstance(x, (int, float, complex))` holds for real numbers.
enum ComplexType {
  static let type = ClassObject(
    "complex", doc: "Complex numbers, which fieldbook's Python does not have.", base: BuiltinTypes.object,
    constructor: Builtin("complex", doc: "Refused: there are no complex numbers.", [.rest("args")]) { _ in
      throw refusal
    })

  /// Whether a value names a type of complex numbers: `complex`, `"complex64"`.
  static func isMeant(by value: Value) -> Bool {
    if case .type(let cls) = value { return cls === type || cls.isSubclass(of: TensorTypes.complexFloating) }
    guard let name = value.asString else { return false }
    let names: Set = [
      "complex", "complex64", "complex128", "complex192", "complex256", "c8", "c16", "c24", "c32", "F", "D",
      "G", "csingle",
      "cdouble", "clongdouble", "complexfloating",
    ]
    return names.contains(String(name.drop { "<>=|".contains($0) }))
  }

  /// The fault of what would give a complex number.
  static let refusal = Fault.message(
    "fieldbook's Python has no complex numbers",
    help: "work with the real and the imaginary part as two floats",
    kind: .notImplemented)
}
