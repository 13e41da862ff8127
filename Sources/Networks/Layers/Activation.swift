import Tensors

/// An activation function, of each element or of each row.
///
///     Activation.named["relu"]                                      // .relu
///     Activation.named["swish"] == Activation.function(.silu)       // true
///     Activation.function(.elu(alpha: 0.5))                         // custom constants
package enum Activation: Hashable, Sendable {
  case linear
  /// max(x, 0)
  case relu
  /// exp(x) / Σ exp(x) along the last axis
  case softmax
  case function(ElementwiseFunction)
  /// A function of rows along an axis of the sample; −1 is the last.
  case rows(AxisFunction, axis: Int)
  /// A function of the program's.
  case traced(TracedActivation)

  /// By Keras's names, each with Keras's default constants.
  package static let named: [String: Activation] = [
    "linear": .linear, "relu": .relu, "softmax": .softmax,
    "relu6": .function(.relu(negativeSlope: 0, maximum: 6, threshold: 0)),
    "leaky_relu": .function(.relu(negativeSlope: 0.2, maximum: nil, threshold: 0)),
    "elu": .function(.elu(alpha: 1)), "selu": .function(.selu), "celu": .function(.celu(alpha: 1)),
    "sigmoid": .function(.sigmoid), "tanh": .function(.tanh), "exponential": .function(.exponential),
    "softplus": .function(.softplus), "softsign": .function(.softsign), "silu": .function(.silu),
    "swish": .function(.silu), "gelu": .function(.gelu(approximate: false)), "mish": .function(.mish),
    "log_sigmoid": .function(.logSigmoid), "hard_sigmoid": .function(.hardSigmoid),
    "hard_silu": .function(.hardSilu), "hard_swish": .function(.hardSilu), "hard_tanh": .function(.hardTanh),
    "sparse_sigmoid": .function(.sparseSigmoid), "sparse_plus": .function(.sparsePlus),
    "squareplus": .function(.squareplus(b: 4)), "hard_shrink": .function(.hardShrink(threshold: 0.5)),
    "soft_shrink": .function(.softShrink(threshold: 0.5)), "tanh_shrink": .function(.tanhShrink),
    "log_softmax": .rows(.logSoftmax, axis: -1), "sparsemax": .rows(.sparsemax, axis: -1),
    "glu": .rows(.gated, axis: -1),
  ]

  /// Keras's name if the constants are Keras's defaults; of two names the alphabetically first.
  package var name: String? { Self.named.filter { $0.value == self }.keys.min() }

  /// ReLU with constants; `.relu` if they are the defaults.
  package static func relu(negativeSlope: Float, maximum: Float?, threshold: Float) -> Activation {
    if negativeSlope == 0, maximum == nil, threshold == 0 { return .relu }
    return .function(.relu(negativeSlope: negativeSlope, maximum: maximum, threshold: threshold))
  }

  func trace(_ input: Symbol, in graph: Graph) throws -> Symbol {
    switch self {
    case .linear: return input
    case .relu: return graph.append(ReLUOperation(), [input], [], input.shape)
    case .softmax: return try Activation.rows(.softmax, axis: -1).trace(input, in: graph)
    case .function(.relu(negativeSlope: 0, let bound?, threshold: 0)) where bound > 0:
      return graph.append(ReLUOperation(bound: bound), [input], [], input.shape)
    case .function(let function):
      return graph.append(ElementwiseOperation(function), [input], [], input.shape)
    case .rows(let function, let axis): return try function.trace(input, axis: axis, in: graph)
    case .traced(let function): return try function.trace(input, in: graph)
    }
  }
}

/// A layer that only applies an activation.
package protocol ActivationDefinition: PassesMask {
  /// What it applies.
  var activation: Activation { get }
}

extension ActivationDefinition {
  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try activation.trace(try single(inputs), in: graph)
  }
}

/// An activation as a layer.
package struct ActivationLayer: ActivationDefinition, Declared {
  package var activation: Activation
  package let className: String
  /// `keras.activations.relu(x)` makes a layer with its own name but no class of its own.
  package var savedClass: String { "Activation" }

  package static let declarations = [
    Declaration(
      "Activation", "An activation as a layer.", ActivationLayer(.linear),
      [.required("activation", .activation(\.activation), "its name")])
  ]

  package let isOperation: Bool

  /// - `isOperation`: whether it was made by a function, as in `keras.activations.relu(x)`.
  package init(_ activation: Activation, className: String = "Activation", isOperation: Bool = false) {
    self.activation = activation
    self.className = className
    self.isOperation = isOperation
  }
}
