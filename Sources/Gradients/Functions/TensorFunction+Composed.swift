package import Tensors

// Functions made of others: their gradient follows from those of the parts.
extension TensorFunction {
  /// A function by a formula of other functions.
  ///
  ///     static let logAddExp = composed("LogAddExp") { x in
  ///       try x[0](.maximum, x[1]) + (-(x[0] - x[1])(.absolute))(.exponential)(.logarithmOfOnePlus)
  ///     }
  ///
  /// The gradient computes the formula again under a tape of its own, so that gradients of gradients go through it too.
  package static func composed(
    _ name: String, _ formula: @escaping ([Expression]) throws -> Expression
  ) -> TensorFunction {
    TensorFunction(
      name,
      forward: { inputs in
        let math = TensorMath()
        return try formula(inputs.map { Expression(EagerTensor($0), math) }).value
      }
    ) { p in
      let math = p.gradient.math
      // Each operand under an identity of its own, for one that is given twice.
      let inputs = try p.inputs.map { try $0(.identity) }
      let tape = Tape(watchesVariables: false)
      for input in inputs { tape.watch(input.tensor) }
      math.open(tape)
      let output: Expression
      do {
        defer { math.close(tape) }
        output = try formula(inputs)
      }
      let found = try tape.gradient(
        of: [output.tensor], to: inputs.map(\.tensor), seeds: [p.gradient.tensor], math)
      return found.map { $0.map { Expression($0, math) } }
    }
  }

  /// A function of each element by a function of numbers.
  package static func each(
    _ name: String, _ function: @escaping (Double) -> Double,
    backward: ((_ g: Expression, _ x: Expression, _ y: Expression) throws -> Expression)? = nil
  ) -> TensorFunction {
    unary(
      name,
      { x in
        let dtype = x.dtype.isFloating ? x.dtype : .float32
        return try Tensor(shape: x.shape, elements: x.elements(Double.self).map(function)).convert(to: dtype)
      }, backward: backward)
  }

  /// A function without a gradient here: where one is asked for, it says so.
  package static func withoutGradient(
    _ name: String, _ forward: @escaping ([Tensor]) throws -> Tensor
  ) -> TensorFunction {
    TensorFunction(name, forward: forward) { _ in throw TensorFunctionError.noGradient(function: name) }
  }

  /// The gradient of a function at operands, for those who write it themselves.
  package func pull(_ gradient: Expression, _ inputs: [Expression], _ output: Expression) throws
    -> [Expression?]
  {
    try backward?(Pullback(gradient: gradient, inputs: inputs, output: output)) ?? inputs.map { _ in nil }
  }
}

extension Expression {
  /// Elements of one tensor where a comparison of this one with a number holds, else of another.
  package func choosing(
    _ comparison: BinaryOperation, _ value: Double, _ first: Expression, _ second: Expression
  ) throws -> Expression {
    try constant(Tensor.compute(comparison, .tensor(self.value), .scalar(.float(value))))(
      .choose, first, second)
  }
}

// Functions whose elements are elements of the operand, or zeros.
extension TensorFunction {
  /// A function that takes each element of its result from a place of its operand.
  ///
  /// - `map`: of the operand's shape, the result's, and for a position of the result the one in the operand; `nil`: a zero.
  package static func placed(
    _ name: String, _ map: @escaping (Shape) throws -> (Shape, ([Int]) -> [Int]?)
  ) -> TensorFunction {
    func places(_ shape: Shape) throws -> (Shape, Tensor) {
      let (result, source) = try map(shape)
      let count = try result.checkedElementCount()
      let numbers = (0..<count).map { element -> Int64 in
        guard let position = source(result.position(of: element)) else { return 0 }
        return Int64(zip(position, shape).reduce(0) { $0 * $1.1 + $1.0 } + 1)
      }
      return (result, try Tensor(shape: [count], elements: numbers))
    }
    return composed(name) { x in
      let (result, places) = try places(x[0].shape)
      // Place 0 is a zero before the elements.
      let line = try x[0](.reshape(to: [x[0].value.count]))(.pad([(1, 0)]))
      return try line(.gather(places, axis: 0))(.reshape(to: result))
    }
  }
}
