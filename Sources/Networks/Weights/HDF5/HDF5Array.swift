import CHDF5
import Tensors

/// An array of numbers in an HDF5 file; its elements are read when they are asked for.
struct HDF5Array: Sendable {
  let path: String
  let shape: Shape
  private let file: HDF5File
  private let handle: HDF5Handle

  /// - Throws: `SavingError.notNumbers` for text, links to other files and more axes than a tensor has.
  init(_ handle: HDF5Handle, file: HDF5File, path: String) throws {
    self.handle = handle
    self.file = file
    self.path = path
    shape = try HDF5.locked {
      let failed: (String) -> SavingError = { file.failure("reading \(path)", $0) }
      let type = try HDF5Handle(closing: H5Tclose, failure: failed) { H5Dget_type(handle.id) }
      let space = try HDF5Handle(closing: H5Sclose, failure: failed) { H5Dget_space(handle.id) }
      let rank = H5Sget_simple_extent_ndims(space.id)
      guard fieldbook_h5_is_number(type.id) != 0, fieldbook_h5_holds_elements(handle.id) > 0, rank >= 0,
        rank <= Shape.maximumRank
      else { throw SavingError.notNumbers(path: file.path, array: path) }
      var lengths = [hsize_t](repeating: 0, count: Int(rank))
      guard rank == 0 || H5Sget_simple_extent_dims(space.id, &lengths, nil) == rank else {
        throw failed(HDF5.reason)
      }
      let shape = Shape(lengths.map { Int(clamping: $0) })
      guard shape.elementCount != nil else { throw SavingError.notNumbers(path: file.path, array: path) }
      return shape
    }
  }

  /// The elements, as floats. - Throws: `SavingError.damaged`, `OutOfMemory`.
  func tensor() throws -> Tensor {
    let result = try Tensor.zeros(shape)
    if result.count == 0 { return result }
    try result.withMutableFloats { elements in
      try HDF5.locked {
        guard H5Dread(handle.id, fieldbook_h5_native_float(), 0, 0, 0, elements.baseAddress) >= 0 else {
          throw file.failure("reading \(path)", HDF5.reason)
        }
      }
    }
    return result
  }
}
