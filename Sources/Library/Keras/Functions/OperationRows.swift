import Evaluator
import Gradients
import Tensors

/// Functions of `keras.ops` beyond those that `tf` has under names of its own: rows by topic, as in `TensorTable`.
enum OperationRows {
  static let all: [TensorRow] =
    elementwise + pairs + bits + shaping + scattering + sorting + reductions + statistics + products + algebra
    + networks

  /// A function of one tensor without options.
  static func unary(
    _ name: String, _ doc: String, _ typing: TensorRow.Typing, _ function: TensorFunction
  ) -> TensorRow { TensorRow(tensorFlowNames[name] ?? "", name, doc, ["x"], typing, function) }

  /// TensorFlow's names of the functions of one tensor `x` that it has too.
  private static let tensorFlowNames: [String: String] = [
    "arcsinh": "asinh math.asinh", "arccosh": "acosh math.acosh", "arctanh": "atanh math.atanh",
    "erf": "math.erf",
    "erfc": "math.erfc", "erfinv": "math.erfinv", "i0": "math.bessel_i0", "real": "math.real",
    "imag": "math.imag",
  ]

  /// A function of two tensors without options.
  static func binary(
    _ name: String, _ doc: String, _ typing: TensorRow.Typing, _ function: TensorFunction,
    _ operands: [String] = ["x1", "x2"]
  ) -> TensorRow { TensorRow("", name, doc, operands, typing, function) }

  /// A function of one tensor by a formula.
  static func formula(
    _ name: String, _ doc: String, _ options: [Signature.Parameter] = [], _ typing: TensorRow.Typing = .any,
    operands: [String] = ["x"],
    _ make: @escaping (TensorCall) throws -> ([Expression]) throws -> Expression
  ) -> TensorRow {
    TensorRow("", name, doc, operands, options, typing) { .composed(name, try make($0)) }
  }

  static let axis = Signature.Parameter.optional("axis", .int, default: -1, "the axis")
  static let anyAxis = Signature.Parameter.optional(
    "axis", .int, default: .none, "the axis; None: all elements in a row")
  static let axes = Signature.Parameter.optional(
    "axis", .shape(allowsNone: false), default: .none, "the axis or axes that are folded away; all if None")
  static let keepsAxes = Signature.Parameter.optional(
    "keepdims", .bool, default: false, "whether folded axes stay, with length 1")
  static let dtype = Signature.Parameter.optional("dtype", .dtype, default: .none, "the type of the elements")
}

extension TensorCall {
  /// The axes that are folded, and whether they stay.
  func folding() throws -> (axes: [Int]?, keepsAxes: Bool) {
    (try optionalInts("axis"), try bool("keepdims"))
  }
}
