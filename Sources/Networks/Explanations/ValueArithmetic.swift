/// How one value of an operation's result follows from values of its operands.
package struct ValueArithmetic: Sendable {
  package enum Rule: Equatable, Sendable {
    /// Σ input · weight + offset
    case sum
    case largest
    case smallest
    case product
    /// The first divided by the second.
    case quotient
    /// The same number, from another place.
    case copy
    /// A function of one number.
    case function(String)
    /// exp(x) / Σ exp(x) over the terms; `own` is the index of x.
    case softmax(own: Int)
    /// x − log Σ exp(x)
    case logSoftmax(own: Int)
    /// The first times the sigmoid of the second.
    case gated
  }

  /// One value of an operand, with its weight and its place in the window.
  package struct Term: Sendable {
    /// Which operand.
    package var operand = 0
    /// The index among the elements of a sample; `nil`: in the padding.
    package var index: Int?
    package var weight: Float = 1
    /// The index of the weight among those of the layer's kernel; `nil`: it is not one of them.
    package var kernelIndex: Int?
  }

  package var rule: Rule
  /// Row by row through the window, channels innermost.
  package var terms: [Term]
  /// Rows, columns and channels of the window; a row of numbers is a window of one row and one column.
  package var window: [Int]
  /// A bias, or what a normalization adds; `nil`: nothing.
  package var offset: Float?
  /// Where weights and offset come from, if not from a kernel and a bias: "gamma 1.2 / √(variance 0.5 + 0.001)".
  package var remark = ""
  /// Whether the weights are the layer's, or given by the operation, as those of a mean.
  package var isLearned = false

  init(_ rule: Rule, _ terms: [Term], window: [Int]? = nil) {
    (self.rule, self.terms) = (rule, terms)
    self.window = window ?? [1, 1, terms.count]
  }

  /// One number, from another place.
  static func copy(of index: Int?, operand: Int = 0) -> ValueArithmetic {
    ValueArithmetic(.copy, [Term(operand: operand, index: index)])
  }

  /// The result for these values of the terms, which are 0 in the padding; `nil`: a function that only the operation
  /// computes.
  package func result(of inputs: [Float]) -> Double? {
    let values = inputs.map(Double.init)
    switch rule {
    case .sum:
      return zip(values, terms).reduce(Double(offset ?? 0)) { $0 + $1.0 * Double($1.1.weight) }
    case .largest: return zip(values, terms).filter { $0.1.index != nil }.map(\.0).max()
    case .smallest: return values.min()
    case .product: return values.reduce(1, *)
    case .quotient: return values.count == 2 ? values[0] / values[1] : nil
    case .copy: return values.first
    case .function: return nil
    case .softmax(let own):
      guard let most = values.max() else { return nil }
      let powers = values.map { Self.exponential($0 - most) }
      return powers[own] / powers.reduce(0, +)
    case .logSoftmax(let own):
      guard let most = values.max() else { return nil }
      return values[own] - most - Self.logarithm(values.reduce(0) { $0 + Self.exponential($1 - most) })
    case .gated: return values.count == 2 ? values[0] / (1 + Self.exponential(-values[1])) : nil
    }
  }
}
