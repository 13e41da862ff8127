import CHDF5
import Glibc

/// An HDF5 file being written by the HDF5 library, in memory: on a full disk the library crashes at process exit.
///
///     let file = try HDF5Writer(name: "digits.weights.h5")
///     let group = try file.root().makeGroup("layers")
///     try group.write("0", shape: [3, 3], floats: values)
///     let bytes = try file.image()
package final class HDF5Writer {
  /// For messages.
  let name: String
  private let handle: HDF5Handle

  /// An empty file. - Throws: `FormatFault.notWritten`.
  package init(name: String) throws {
    self.name = name
    handle = try HDF5Handle(
      closing: H5Fclose, failure: { .notWritten(path: name, doing: "making the file", reason: $0) }
    ) { fieldbook_h5_create_in_memory("fieldbook-\(UInt64.random(in: 0...UInt64.max))") }
  }

  /// The root group.
  package func root() throws -> HDF5GroupWriter {
    HDF5GroupWriter(
      try HDF5Handle(closing: H5Gclose, failure: { self.failure("opening it", $0) }) {
        H5Gopen2(handle.id, "/", 0)
      }, file: self, path: "")
  }

  /// The bytes of the file written so far. - Throws: `FormatFault.notWritten`.
  package func image() throws -> [UInt8] {
    try HDF5.locked {
      let doing = "taking the bytes"
      guard H5Fflush(handle.id, H5F_SCOPE_GLOBAL) >= 0 else { throw failure(doing, HDF5.reason) }
      let count = H5Fget_file_image(handle.id, nil, 0)
      guard count > 0 else { throw failure(doing, HDF5.reason) }
      var bytes = [UInt8](repeating: 0, count: count)
      guard bytes.withUnsafeMutableBytes({ H5Fget_file_image(handle.id, $0.baseAddress, $0.count) }) == count
      else { throw failure(doing, HDF5.reason) }
      return bytes
    }
  }

  func failure(_ doing: String, _ reason: String) -> FormatFault {
    .notWritten(path: name, doing: doing, reason: reason)
  }
}

/// A group of a file being written.
package struct HDF5GroupWriter {
  /// The path in the file, "layers/dense/vars"; empty for the root group.
  package let path: String
  private let file: HDF5Writer
  private let handle: HDF5Handle

  fileprivate init(_ handle: HDF5Handle, file: HDF5Writer, path: String) {
    self.handle = handle
    self.file = file
    self.path = path
  }

  private func child(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }

  /// Creates a group. - Throws: `FormatFault.notWritten`.
  package func makeGroup(_ name: String) throws -> HDF5GroupWriter {
    let made = try HDF5Handle(
      closing: H5Gclose, failure: { file.failure("making \(child(name))", $0) }
    ) { H5Gcreate2(handle.id, name, 0, 0, 0) }
    return HDF5GroupWriter(made, file: file, path: child(name))
  }

  /// Writes an array of floats. - Throws: `FormatFault.notWritten`.
  package func write(_ name: String, shape: [Int], floats: UnsafeBufferPointer<Float>) throws {
    try write(
      name, shape: shape, stored: fieldbook_h5_stored_float(), inMemory: fieldbook_h5_native_float(),
      floats.baseAddress)
  }

  /// Writes an integer. - Throws: `FormatFault.notWritten`.
  package func write(_ name: String, number: Int64) throws {
    try withUnsafePointer(to: number) {
      try write(
        name, shape: [], stored: fieldbook_h5_stored_int64(), inMemory: fieldbook_h5_native_int64(), $0)
    }
  }

  private func write(
    _ name: String, shape: [Int], stored: hid_t, inMemory: hid_t, _ elements: UnsafeRawPointer?
  ) throws {
    try HDF5.locked {
      let failed: (String) -> FormatFault = { file.failure("writing \(child(name))", $0) }
      let space = try HDF5Handle(closing: H5Sclose, failure: failed) {
        let lengths = shape.map { hsize_t($0) }
        return lengths.isEmpty
          ? H5Screate(H5S_SCALAR) : H5Screate_simple(Int32(lengths.count), lengths, nil)
      }
      let array = try HDF5Handle(closing: H5Dclose, failure: failed) {
        H5Dcreate2(handle.id, name, stored, space.id, 0, 0, 0)
      }
      guard shape.contains(0) || H5Dwrite(array.id, inMemory, 0, 0, 0, elements) >= 0 else {
        throw failed(HDF5.reason)
      }
    }
  }

  /// Writes a text attribute, as h5py writes a `str`. - Throws: `FormatFault.notWritten`.
  package func setText(_ name: String, to text: String) throws {
    try setTexts(name, to: [text], isScalar: true)
  }

  /// Writes an attribute of several texts, as h5py writes a list. - Throws: `FormatFault.notWritten`.
  package func setTexts(_ name: String, to texts: [String]) throws {
    // Longer lists do not fit into an object's header: Keras splits them under numbered names.
    let part = 2000
    if texts.count > part {
      for (number, start) in stride(from: 0, to: texts.count, by: part).enumerated() {
        try setTexts(
          "\(name)\(number)", to: Array(texts[start..<min(texts.count, start + part)]), isScalar: false)
      }
    } else {
      try setTexts(name, to: texts, isScalar: false)
    }
  }

  private func setTexts(_ name: String, to texts: [String], isScalar: Bool) throws {
    try HDF5.locked {
      let failed: (String) -> FormatFault = {
        file.failure("writing the attribute \(name) of \(path.isEmpty ? "the file" : path)", $0)
      }
      let space = try HDF5Handle(closing: H5Sclose, failure: failed) {
        isScalar ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, [hsize_t(texts.count)], nil)
      }
      let type = try HDF5Handle(closing: H5Tclose, failure: failed) { fieldbook_h5_long_text_type() }
      let attribute = try HDF5Handle(closing: H5Aclose, failure: failed) {
        H5Acreate2(handle.id, name, type.id, space.id, 0, 0)
      }
      let copies = texts.map { strdup($0) }
      defer { for copy in copies { free(copy) } }
      let status =
        texts.isEmpty ? 0 : copies.withUnsafeBufferPointer { H5Awrite(attribute.id, type.id, $0.baseAddress) }
      guard status >= 0 else { throw failed(HDF5.reason) }
    }
  }
}
