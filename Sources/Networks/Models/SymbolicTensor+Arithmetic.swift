/// Arithmetic on symbolic tensors: every operator is a layer without variables.
///
///     try SymbolicTensor.combine(.add, x, shortcut)           // x + shortcut
///     try x.combined(.multiply, with: 2, isReversed: false)   // x * 2
///     try x.applying(.square, named: "Square")
extension SymbolicTensor {
  /// - Throws: `NetworkError.inputShapes` where the shapes do not broadcast.
  package static func combine(
    _ kind: Merge.Kind, _ a: SymbolicTensor, _ b: SymbolicTensor, name: String? = nil
  ) throws -> SymbolicTensor {
    try Layer(operation: Merge(kind, isOperation: true), on: [a, b], name: name)([a, b])
  }

  /// With a number on the right, or on the left if `isReversed`.
  package func combined(_ kind: Merge.Kind, with number: Float, isReversed: Bool, name: String? = nil) throws
    -> SymbolicTensor
  {
    let function: ElementwiseFunction =
      switch kind {
      case .add: .affine(scale: 1, offset: number)
      case .subtract: isReversed ? .affine(scale: -1, offset: number) : .affine(scale: 1, offset: -number)
      case .multiply: .affine(scale: number, offset: 0)
      case .divide: isReversed ? .quotient(numerator: number) : .affine(scale: 1 / number, offset: 0)
      case .average: .affine(scale: 0.5, offset: number / 2)
      case .maximum: .clip(low: number, high: .infinity)
      case .minimum: .clip(low: -.infinity, high: number)
      }
    return try applying(function, named: kind.rawValue, name: name)
  }

  /// A power with a constant exponent.
  package func raised(to exponent: Float, name: String? = nil) throws -> SymbolicTensor {
    try applying(
      exponent == 2 ? .square : exponent == 0.5 ? .squareRoot : .power(exponent: exponent), named: "Power",
      name: name)
  }

  /// −x
  package func negated(name: String? = nil) throws -> SymbolicTensor {
    try applying(.affine(scale: -1, offset: 0), named: "Negative", name: name)
  }

  /// An elementwise function; `className` is the layer's class, `name` its own name.
  package func applying(_ function: ElementwiseFunction, named className: String, name: String? = nil) throws
    -> SymbolicTensor
  {
    try Layer(operation: Arithmetic(function, className: className), on: [self], name: name)([self])
  }
}
