/// Arithmetic on symbolic tensors as Keras serializes it: an operation with its operands.
struct SavedOperation {
  enum Operand {
    /// One of the layer's inputs.
    case input(Int)
    case number(Double)
  }

  let className: String
  let operands: [Operand]

  /// `nil` for what is a layer in Keras. - Throws: `SavingError.notSavable`.
  init?(_ definition: any LayerDefinition) throws {
    if let merge = definition as? Merge, merge.isOperation {
      (className, operands) = (merge.className, [.input(0), .input(1)])
      return
    }
    guard let arithmetic = definition as? Arithmetic else { return nil }
    switch arithmetic.function {
    case .affine(scale: 1, let offset):
      (className, operands) =
        arithmetic.className == "Subtract"
        ? ("Subtract", [.input(0), .number(Double(-offset))]) : ("Add", [.input(0), .number(Double(offset))])
    case .affine(scale: -1, let offset):
      (className, operands) =
        offset == 0 ? ("Negative", [.input(0)]) : ("Subtract", [.number(Double(offset)), .input(0)])
    case .affine(let scale, offset: 0) where arithmetic.className == "TrueDivide" && scale != 0:
      (className, operands) = ("TrueDivide", [.input(0), .number(1 / Double(scale))])
    case .affine(let scale, offset: 0):
      (className, operands) = ("Multiply", [.input(0), .number(Double(scale))])
    case .quotient(let numerator):
      (className, operands) = ("TrueDivide", [.number(Double(numerator)), .input(0)])
    case .clip(let low, high: .infinity):
      (className, operands) = ("Maximum", [.input(0), .number(Double(low))])
    case .clip(low: -.infinity, let high):
      (className, operands) = ("Minimum", [.input(0), .number(Double(high))])
    case .square where arithmetic.className == "Power":
      (className, operands) = ("Power", [.input(0), .number(2)])
    case .squareRoot where arithmetic.className == "Power":
      (className, operands) = ("Power", [.input(0), .number(0.5)])
    case .square: (className, operands) = ("Square", [.input(0)])
    case .squareRoot: (className, operands) = ("Sqrt", [.input(0)])
    case .power(let exponent): (className, operands) = ("Power", [.input(0), .number(Double(exponent))])
    case .logarithm: (className, operands) = ("Log", [.input(0)])
    case .absolute: (className, operands) = ("Absolute", [.input(0)])
    case .exponential: (className, operands) = ("Exp", [.input(0)])
    default:
      throw SavingError.notSavable(
        layer: arithmetic.className, reason: "Keras has no operation that does the same")
    }
  }
}

extension SymbolicTensor {
  /// Reconstructs an operation of a saved model; `nil` for an unknown one.
  ///
  /// - `name`: the layer's name.
  /// - `numbers`: the operands that are numbers; `nil` in the places of `values`, which follow in order.
  package static func operation(
    _ className: String, name: String, values: [SymbolicTensor], numbers: [Double?]
  ) throws -> SymbolicTensor? {
    let kinds: [String: Merge.Kind] = [
      "Add": .add, "Subtract": .subtract, "Multiply": .multiply, "TrueDivide": .divide, "Divide": .divide,
      "Maximum": .maximum, "Minimum": .minimum,
    ]
    guard let first = values.first else { return nil }
    switch (kinds[className], values.count, numbers.count) {
    case (let kind?, 2, 2): return try combine(kind, first, values[1], name: name)
    case (let kind?, 1, 2):
      let isReversed = numbers[0] != nil
      guard let number = numbers[isReversed ? 0 : 1] else { return nil }
      return try first.combined(kind, with: Float(number), isReversed: isReversed, name: name)
    case (nil, 1, 2):
      guard className == "Power", let exponent = numbers[1] else { return nil }
      return try first.raised(to: Float(exponent), name: name)
    case (nil, 1, 1):
      let functions: [String: ElementwiseFunction] = [
        "Square": .square, "Sqrt": .squareRoot, "Log": .logarithm, "Absolute": .absolute, "Abs": .absolute,
        "Exp": .exponential,
      ]
      if className == "Negative" { return try first.negated(name: name) }
      return try functions[className].map { try first.applying($0, named: className, name: name) }
    default: return nil
    }
  }
}
