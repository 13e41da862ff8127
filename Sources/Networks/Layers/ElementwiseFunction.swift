/// An elementwise function.
package enum ElementwiseFunction: Hashable, Sendable {
  /// x where x ≥ `threshold`, at most `maximum`; below the threshold `negativeSlope` · (x − threshold).
  case relu(negativeSlope: Float, maximum: Float?, threshold: Float)
  /// x above 0, α (eˣ − 1) below. Clevert et al. 2016.
  case elu(alpha: Float)
  /// ELU, scaled so that activations keep mean 0 and variance 1. Klambauer et al. 2017.
  case selu
  /// x above 0, α (eˣᐟᵅ − 1) below. Barron 2017.
  case celu(alpha: Float)
  /// 1 / (1 + e⁻ˣ)
  case sigmoid
  case tanh
  case exponential
  /// log(1 + eˣ)
  case softplus
  /// x / (1 + |x|)
  case softsign
  /// x · sigmoid(x), also called swish. Ramachandran et al. 2017.
  case silu
  /// x Φ(x), Φ the normal distribution; `approximate` by a tanh. Hendrycks and Gimpel 2016.
  case gelu(approximate: Bool)
  /// x tanh(softplus(x)). Misra 2019.
  case mish
  case logSigmoid
  /// x / 6 + ½ between 0 and 1
  case hardSigmoid
  /// x · hardSigmoid(x)
  case hardSilu
  /// x between −1 and 1
  case hardTanh
  /// x between two bounds
  case clip(low: Float, high: Float)
  /// (x + 1) / 2 between 0 and 1
  case sparseSigmoid
  /// 0 up to −1, (x + 1)² / 4 up to 1, then x
  case sparsePlus
  /// (x + √(x² + b)) / 2
  case squareplus(b: Float)
  /// x where |x| is above the threshold, else 0
  case hardShrink(threshold: Float)
  /// x moved towards 0 by the threshold
  case softShrink(threshold: Float)
  /// x − tanh(x)
  case tanhShrink
  /// x above the threshold, else `value`
  case threshold(Float, value: Float)
  /// scale · x + offset
  case affine(scale: Float, offset: Float)
  /// numerator / x
  case quotient(numerator: Float)
  case square
  case squareRoot
  case power(exponent: Float)
  case logarithm
  case absolute
}
