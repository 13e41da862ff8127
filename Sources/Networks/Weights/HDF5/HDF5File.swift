import CHDF5
import Files

/// An HDF5 file, open for reading or being written.
final class HDF5File: @unchecked Sendable {
  /// For messages.
  let path: String
  let isWritten: Bool
  /// What is read; nil where the file is written.
  let bytes: FileBytes?
  private let handle: HDF5Handle

  private init(_ handle: HDF5Handle, path: String, reading bytes: FileBytes?) {
    self.handle = handle
    self.path = path
    self.bytes = bytes
    isWritten = bytes == nil
  }

  /// Opens a file to read.
  ///
  /// - Throws: `SystemFault` where it is not there, `SavingError.notHDF5`, `.damaged`.
  static func reading(_ path: String) throws -> HDF5File {
    try FileCheck.readable(path)
    let isHDF5 = HDF5.locked {
      fieldbook_h5_silence()
      return H5Fis_hdf5(path)
    }
    guard isHDF5 > 0 else { throw SavingError.notHDF5(path: path) }
    return HDF5File(
      try opened(path) { fieldbook_h5_open(path) }, path: path, reading: try FileBytes(path: path))
  }

  /// Reads a file that is in memory; `name` is for messages.
  ///
  /// - Throws: `SavingError.notHDF5`, `.damaged`.
  static func reading(_ bytes: [UInt8], name: String) throws -> HDF5File {
    guard bytes.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw SavingError.notHDF5(path: name)
    }
    var copy = bytes
    let handle = try opened(name) {
      copy.withUnsafeMutableBytes {
        fieldbook_h5_open_in_memory(
          "fieldbook-\(UInt64.random(in: 0...UInt64.max))", $0.baseAddress, $0.count)
      }
    }
    return HDF5File(handle, path: name, reading: FileBytes(bytes))
  }

  private static func opened(_ path: String, _ open: () -> hid_t) throws -> HDF5Handle {
    try HDF5Handle(
      closing: H5Fclose, failure: { .damaged(path: path, doing: "opening it", reason: $0) }, open: open)
  }

  /// Makes a file, or one in memory where there is no path.
  ///
  /// - Throws: `SavingError.notWritten`.
  static func writing(_ path: String?, name: String) throws -> HDF5File {
    let handle = try HDF5Handle(
      closing: H5Fclose, failure: { .notWritten(path: name, doing: "making the file", reason: $0) }
    ) {
      path.map { fieldbook_h5_create($0) }
        ?? fieldbook_h5_create_in_memory("fieldbook-\(UInt64.random(in: 0...UInt64.max))")
    }
    return HDF5File(handle, path: name, reading: nil)
  }

  /// The group that holds everything.
  func root() throws -> HDF5Group {
    HDF5Group(
      try HDF5Handle(closing: H5Gclose, failure: { self.failure("opening it", $0) }) {
        H5Gopen2(handle.id, "/", 0)
      }, file: self, path: "")
  }

  /// Everything written so far, as the bytes of a file. - Throws: `SavingError.notWritten`.
  func image() throws -> [UInt8] {
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

  /// Writes what is still in memory. - Throws: `SavingError.notWritten`.
  func flush() throws {
    try HDF5.locked {
      guard H5Fflush(handle.id, H5F_SCOPE_GLOBAL) >= 0 else { throw failure("writing the end", HDF5.reason) }
    }
  }

  func failure(_ doing: String, _ reason: String) -> SavingError {
    isWritten
      ? .notWritten(path: path, doing: doing, reason: reason)
      : .damaged(path: path, doing: doing, reason: reason)
  }
}
