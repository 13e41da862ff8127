import Language

/// `5j`: a literal that counts the points of `np.mgrid[0:1:5j]`; arithmetic with it is refused.
final class ImaginaryNumber: Object {
  private let number: Double

  init(_ number: Double) { self.number = number }

  var classObject: ClassObject { ComplexType.type }

  func repr(_ interpreter: Interpreter) -> String {
    let text = FloatText.repr(number)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "j"
  }

  func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
    switch name {
    case "real": 0.0
    case "imag": .float(number)
    default: nil
    }
  }

  var attributeNames: [String] { ["real", "imag"] }

  func truth(_ interpreter: Interpreter) -> Bool { number != 0 }

  func absolute(_ interpreter: Interpreter) -> Value? { .float(number) }

  func binary(_ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter)
    throws -> Value?
  {
    throw ComplexType.refusal
  }

  func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? {
    throw ComplexType.refusal
  }

  func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws -> Value?
  {
    throw ComplexType.refusal
  }
}
