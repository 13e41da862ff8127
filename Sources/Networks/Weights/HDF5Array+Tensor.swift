import Formats
import Tensors

extension HDF5Array {
  /// The elements as a tensor of floats. The caller has checked the shape.
  ///
  /// - Throws: `FormatFault.damaged`, `OutOfMemory`, errors of reading.
  func tensor() throws -> Tensor {
    let result = try Tensor.zeros(Shape(shape))
    try result.withMutableFloats { try read(into: $0) }
    return result
  }
}
