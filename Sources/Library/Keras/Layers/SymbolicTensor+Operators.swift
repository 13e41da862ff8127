package import Evaluator
package import Language
package import Networks

// Operators on symbolic tensors: each makes a layer.
extension SymbolicTensor {
  package func binary(
    _ operation: BinaryOperator, _ other: Value, isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? {
    let kind: Merge.Kind
    switch operation {
    case .add: kind = .add
    case .subtract: kind = .subtract
    case .multiply: kind = .multiply
    case .divide: kind = .divide
    case .power:
      guard !isReversed, let exponent = other.asDouble else { return nil }
      return .object(try raised(to: Float(exponent)))
    default: return nil
    }
    if let symbol = other.host(as: SymbolicTensor.self) {
      return .object(
        try isReversed
          ? SymbolicTensor.combine(kind, symbol, self) : SymbolicTensor.combine(kind, self, symbol))
    }
    guard let number = other.asDouble else { return nil }
    return .object(try combined(kind, with: Float(number), isReversed: isReversed))
  }

  package func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? {
    switch operation {
    case .minus: .object(try negated())
    case .plus: .object(self)
    default: nil
    }
  }
}
