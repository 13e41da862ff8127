package import Evaluator
import Gradients
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
      guard !isReversed, let exponent = other.asDouble else {
        return try function(operation, other, isReversed, interpreter)
      }
      return .object(try raised(to: Float(exponent)))
    default: return try function(operation, other, isReversed, interpreter)
    }
    if let symbol = other.host(as: SymbolicTensor.self) {
      return .object(
        try isReversed
          ? SymbolicTensor.combine(kind, symbol, self) : SymbolicTensor.combine(kind, self, symbol))
    }
    guard let number = other.asDouble, other.eagerType == nil else {
      return try function(operation, other, isReversed, interpreter)
    }
    return .object(try combined(kind, with: Float(number), isReversed: isReversed))
  }

  /// With a tensor or a variable, or by an operator that no layer has.
  private func function(
    _ operation: BinaryOperator, _ other: Value, _ isReversed: Bool, _ interpreter: Interpreter
  ) throws -> Value? {
    let isOperand = other.canBeEager || other.host(as: SymbolicTensor.self) != nil
    guard isOperand, let function = TensorFunction.operators[operation] else { return nil }
    return try SymbolicFunctions.apply(
      function, isReversed ? [other, .object(self)] : [.object(self), other],
      named: SymbolicFunctions.operators[operation], interpreter)
  }

  package func compare(_ comparison: ComparisonOperator, _ other: Value, _ interpreter: Interpreter) throws
    -> Value?
  {
    let isOperand = other.canBeEager || other.host(as: SymbolicTensor.self) != nil
    guard ![.equal, .notEqual].contains(comparison), isOperand,
      let function = TensorFunction.comparisons[comparison]
    else { return nil }
    return try SymbolicFunctions.apply(function, [.object(self), other], interpreter)
  }

  package func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
    try SymbolicFunctions.apply(
      .part(interpreter.indices(key)), [.object(self)], named: "GetItem", interpreter)
  }

  package func absolute(_ interpreter: Interpreter) throws -> Value? {
    .object(try applying(.absolute, named: "Absolute"))
  }

  package func unary(_ operation: UnaryOperator, _ interpreter: Interpreter) throws -> Value? {
    switch operation {
    case .minus: .object(try negated())
    case .plus: .object(self)
    default: nil
    }
  }
}
