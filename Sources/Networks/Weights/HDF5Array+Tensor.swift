import Formats
import Tensors

extension HDF5Array {
  /// The elements as a tensor of floats. Whoever asks has looked at the shape.
  ///
  /// - Throws: `FormatFault.damaged`, `OutOfMemory`, what stops the reading.
  func tensor() throws -> Tensor {
    let result = try Tensor.zeros(Shape(shape))
    try result.withMutableFloats { try read(into: $0) }
    return result
  }
}
