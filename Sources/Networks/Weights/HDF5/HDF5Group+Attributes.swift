import CHDF5
import Glibc

// Attributes: words that stand with a group.
extension HDF5Group {
  /// The most bytes that an attribute may have.
  private static let largest = 1 << 26

  /// An attribute's texts; nil where there is none of that name. One of no elements has no texts, whatever its type.
  ///
  /// - Throws: `SavingError.damaged`.
  func texts(_ name: String) throws -> [String]? {
    try HDF5.locked {
      let exists = H5Aexists(handle.id, name)
      guard exists >= 0 else { throw failure("looking for the attribute \(name)") }
      guard exists > 0 else { return nil }
      let failed: (String) -> SavingError = { file.failure("reading the attribute \(name) of \(place)", $0) }
      let attribute = try HDF5Handle(closing: H5Aclose, failure: failed) { H5Aopen(handle.id, name, 0) }
      let space = try HDF5Handle(closing: H5Sclose, failure: failed) { H5Aget_space(attribute.id) }
      let type = try HDF5Handle(closing: H5Tclose, failure: failed) { H5Aget_type(attribute.id) }
      let count = H5Sget_simple_extent_npoints(space.id)
      guard count >= 0 else { throw failed(HDF5.reason) }
      if count == 0 { return [] }
      guard fieldbook_h5_is_text(type.id) != 0 else { throw failed("it is no text") }
      let isLong = H5Tis_variable_str(type.id)
      guard isLong >= 0 else { throw failed(HDF5.reason) }
      guard count <= Self.largest / 8 else { throw failed("it has \(count) elements") }
      if isLong > 0, let bytes = file.bytes {
        let address = fieldbook_h5_address(handle.id)
        guard
          HDF5LongTexts(bytes: bytes).areThere(
            object: Int(clamping: address), attribute: name, count: Int(count))
        else { throw failed("its texts are not where they should be") }
      }
      return try isLong > 0
        ? longTexts(attribute, type, space, count: Int(count), failed)
        : shortTexts(attribute, type, count: Int(count), failed)
    }
  }

  /// Names that were too many for one attribute stand in several: "weight_names0", "weight_names1" …
  func names(_ attribute: String) throws -> [String]? {
    if let names = try texts(attribute) { return names }
    var all: [String]?
    var part = 0
    while let names = try texts("\(attribute)\(part)") {
      all = (all ?? []) + names
      part += 1
    }
    return all
  }

  private var place: String { path.isEmpty ? "the file" : path }

  private func shortTexts(
    _ attribute: HDF5Handle, _ type: HDF5Handle, count: Int, _ failed: (String) -> SavingError
  ) throws -> [String] {
    let size = H5Tget_size(type.id)
    guard size > 0, size <= Self.largest / count else { throw failed("its texts have \(size) bytes") }
    let inMemory = try HDF5Handle(closing: H5Tclose, failure: failed) {
      fieldbook_h5_text_type(size, fieldbook_h5_is_utf8(type.id))
    }
    var bytes = [UInt8](repeating: 0, count: size * count)
    guard H5Aread(attribute.id, inMemory.id, &bytes) >= 0 else { throw failed(HDF5.reason) }
    return (0..<count).map { index in
      let field = bytes[index * size..<(index + 1) * size]
      return String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private func longTexts(
    _ attribute: HDF5Handle, _ type: HDF5Handle, _ space: HDF5Handle, count: Int,
    _ failed: (String) -> SavingError
  ) throws -> [String] {
    let inMemory = try HDF5Handle(closing: H5Tclose, failure: failed) {
      fieldbook_h5_long_text_type(fieldbook_h5_is_utf8(type.id))
    }
    var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
    guard H5Aread(attribute.id, inMemory.id, &pointers) >= 0 else { throw failed(HDF5.reason) }
    defer { H5Dvlen_reclaim(inMemory.id, space.id, 0, &pointers) }
    return pointers.map { $0.map { String(cString: $0) } ?? "" }
  }

  /// Writes one text as an attribute, as h5py writes a `str`. - Throws: `SavingError.notWritten`.
  func setText(_ name: String, to text: String) throws {
    try HDF5.locked {
      let failed: (String) -> SavingError = { file.failure("writing the attribute \(name) of \(place)", $0) }
      let space = try HDF5Handle(closing: H5Sclose, failure: failed) { H5Screate(H5S_SCALAR) }
      let type = try HDF5Handle(closing: H5Tclose, failure: failed) { fieldbook_h5_long_text_type(1) }
      let attribute = try HDF5Handle(closing: H5Aclose, failure: failed) {
        H5Acreate2(handle.id, name, type.id, space.id, 0, 0)
      }
      let status = text.withCString { start in
        withUnsafePointer(to: start) { H5Awrite(attribute.id, type.id, $0) }
      }
      guard status >= 0 else { throw failed(HDF5.reason) }
    }
  }
}
