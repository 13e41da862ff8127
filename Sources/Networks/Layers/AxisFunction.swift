import Tensors

/// A function of the rows along one axis.
package enum AxisFunction: Hashable, Sendable {
  /// exp(x) / Σ exp(x)
  case softmax
  /// x − log Σ exp(x)
  case logSoftmax
  /// The point nearest to x whose elements are non-negative and sum to 1. Martins and Astudillo 2016.
  case sparsemax
  /// GLU: the first half of the row times the sigmoid of the second. Dauphin et al. 2017.
  case gated
  /// x / √Σ x²
  case unit

  /// Keras's name.
  package var name: String {
    switch self {
    case .softmax: "softmax"
    case .logSoftmax: "log_softmax"
    case .sparsemax: "sparsemax"
    case .gated: "glu"
    case .unit: "unit"
    }
  }

  /// - Throws: `NetworkError.axis` if the sample has no such axis, `.oddAxis` if a GLU's axis has odd length.
  func trace(_ input: Symbol, axis: Int, in graph: Graph) throws -> Symbol {
    let axis = try sampleAxis(axis, of: input.shape, layer: name)
    if self == .softmax, axis == input.shape.rank - 1 {
      return graph.append(SoftmaxOperation(), [input], [], input.shape)
    }
    var output = input.shape
    if self == .gated {
      guard output[axis] % 2 == 0 else { throw NetworkError.oddAxis(layer: name, length: output[axis]) }
      output[axis] /= 2
    }
    return graph.append(AxisOperation(function: self, axis: axis), [input], [], output)
  }
}

/// The sample's axis for Keras's `axis`, which counts the batch axis as 0; −1 is the last.
///
/// - Throws: `NetworkError.axis` for the batch axis and for an axis out of range.
func sampleAxis(_ axis: Int, of shape: Shape, layer: String) throws -> Int {
  let rank = shape.rank + 1
  guard axis >= -rank, axis < rank, axis != 0, axis != -rank else {
    throw NetworkError.axis(layer: layer, axis: axis, rank: rank)
  }
  return (axis < 0 ? axis + rank : axis) - 1
}
