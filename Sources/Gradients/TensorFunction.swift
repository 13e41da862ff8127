package import Tensors

/// A function of tensors, and beside it how a gradient goes back through it.
///
///     static let exp = unary("exp", .exp) { g, x, y in try g * y }
package struct TensorFunction: @unchecked Sendable {
  /// The vector–Jacobian product's operands: the gradient of the output, the inputs, and the output.
  package struct Pullback {
    package let gradient: Expression
    package let inputs: [Expression]
    package let output: Expression

    package init(gradient: Expression, inputs: [Expression], output: Expression) {
      self.gradient = gradient
      self.inputs = inputs
      self.output = output
    }
  }

  /// TensorFlow's name of the operation.
  package let name: String
  package let forward: ([Tensor]) throws -> Tensor
  /// One gradient an input, `nil` for none; `nil` for a function without derivative.
  package let backward: ((Pullback) throws -> [Expression?])?

  package init(
    _ name: String, forward: @escaping ([Tensor]) throws -> Tensor,
    backward: ((Pullback) throws -> [Expression?])? = nil
  ) {
    self.name = name
    self.forward = forward
    self.backward = backward
  }

  /// A function of each element.
  package static func unary(
    _ name: String, _ operation: UnaryOperation,
    backward: ((_ g: Expression, _ x: Expression, _ y: Expression) throws -> Expression)? = nil
  ) -> TensorFunction {
    unary(name, { try $0.map(operation) }, backward: backward)
  }

  package static func unary(
    _ name: String, _ forward: @escaping (Tensor) throws -> Tensor,
    backward: ((_ g: Expression, _ x: Expression, _ y: Expression) throws -> Expression)? = nil
  ) -> TensorFunction {
    TensorFunction(
      name, forward: { try forward($0[0]) },
      backward: backward.map { backward in
        { [try backward($0.gradient, $0.inputs[0], $0.output)] }
      })
  }
}

/// A tensor in a formula; what is computed with it is recorded where a tape is open.
package struct Expression {
  package let tensor: EagerTensor
  package let math: TensorMath

  package init(_ tensor: EagerTensor, _ math: TensorMath) {
    self.tensor = tensor
    self.math = math
  }

  package var value: Tensor { tensor.value }
  package var shape: Shape { tensor.shape }
  package var dtype: DType { tensor.dtype }

  /// A function of this tensor, and of others.
  package func callAsFunction(_ function: TensorFunction, _ others: Expression...) throws -> Expression {
    Expression(try math.apply(function, [tensor] + others.map(\.tensor)), math)
  }

  /// A tensor without history.
  package func constant(_ value: Tensor) -> Expression { Expression(EagerTensor(value), math) }

  /// A number in this tensor's type.
  package func constant(_ number: Double) throws -> Expression {
    constant(try Tensor(.float(number)).convert(to: dtype))
  }

  package static func + (a: Expression, b: Expression) throws -> Expression { try a(.add, b) }
  package static func - (a: Expression, b: Expression) throws -> Expression { try a(.subtract, b) }
  package static func * (a: Expression, b: Expression) throws -> Expression { try a(.multiply, b) }
  package static func / (a: Expression, b: Expression) throws -> Expression { try a(.divide, b) }
  package static func + (a: Expression, b: Double) throws -> Expression { try a + a.constant(b) }
  package static func - (a: Expression, b: Double) throws -> Expression { try a - a.constant(b) }
  package static func * (a: Expression, b: Double) throws -> Expression { try a * a.constant(b) }
  package static func / (a: Expression, b: Double) throws -> Expression { try a / a.constant(b) }
  package static func - (a: Double, b: Expression) throws -> Expression { try b.constant(a) - b }
  package static prefix func - (a: Expression) throws -> Expression { try a(.negative) }
}
