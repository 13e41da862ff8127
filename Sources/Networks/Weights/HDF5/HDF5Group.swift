import CHDF5

/// A group of an HDF5 file: groups and arrays by name, and attributes.
struct HDF5Group: Sendable {
  let file: HDF5File
  /// Within the file, "layers/dense/vars"; empty for the whole file.
  let path: String
  let handle: HDF5Handle

  init(_ handle: HDF5Handle, file: HDF5File, path: String) {
    self.handle = handle
    self.file = file
    self.path = path
  }

  private func child(_ name: String) -> String { path.isEmpty ? name : path + "/" + name }

  /// Names of groups and arrays, as the library sorts them. - Throws: `SavingError.damaged`.
  func names() throws -> [String] {
    try HDF5.locked {
      var information = H5G_info_t()
      guard H5Gget_info(handle.id, &information) >= 0 else { throw failure("listing") }
      var names: [String] = []
      for index in 0..<information.nlinks {
        var name = [CChar](repeating: 0, count: 1024)
        let length = H5Lget_name_by_idx(
          handle.id, ".", H5_INDEX_NAME, H5_ITER_INC, index, &name, name.count, 0)
        guard length >= 0 else { throw failure("listing") }
        names.append(
          String(decoding: name.prefix(min(length, 1023)).map { UInt8(bitPattern: $0) }, as: UTF8.self))
      }
      return names
    }
  }

  /// The group at a path below this one; nil where there is none. - Throws: `SavingError.damaged`.
  func group(_ path: String) throws -> HDF5Group? {
    var group = self
    for name in path.split(separator: "/") {
      guard let object = try group.object(String(name)),
        HDF5.locked({ fieldbook_h5_is_group(object.id) }) != 0
      else { return nil }
      group = HDF5Group(object, file: file, path: group.child(String(name)))
    }
    return group
  }

  /// The array at a path below this group; nil where there is none. - Throws: `SavingError.damaged`.
  func array(_ path: String) throws -> HDF5Array? {
    let names = path.split(separator: "/").map(String.init)
    guard let last = names.last, let group = try group(names.dropLast().joined(separator: "/")),
      let object = try group.object(last), HDF5.locked({ fieldbook_h5_is_dataset(object.id) }) != 0
    else { return nil }
    return try HDF5Array(object, file: file, path: group.child(last))
  }

  /// What a name stands for, where that lies in this file: links to other places are not followed.
  private func object(_ name: String) throws -> HDF5Handle? {
    try HDF5.locked {
      let isOwn = fieldbook_h5_is_own(handle.id, name)
      guard isOwn >= 0 else { throw failure("looking for \(child(name))") }
      guard isOwn > 0 else { return nil }
      return try HDF5Handle(
        closing: H5Oclose, failure: { file.failure("opening \(child(name))", $0) }
      ) { H5Oopen(handle.id, name, 0) }
    }
  }

  func failure(_ doing: String) -> SavingError {
    file.failure(path.isEmpty ? doing : "\(doing) in \(path)", HDF5.reason)
  }
}

// MARK: - Writing

extension HDF5Group {
  /// Makes a group. - Throws: `SavingError.notWritten`.
  func makeGroup(_ name: String) throws -> HDF5Group {
    let made = try HDF5Handle(
      closing: H5Gclose, failure: { file.failure("making \(child(name))", $0) }
    ) { H5Gcreate2(handle.id, name, 0, 0, 0) }
    return HDF5Group(made, file: file, path: child(name))
  }

  /// Writes an array of floats. - Throws: `SavingError.notWritten`.
  func write(_ name: String, shape: [Int], floats: UnsafeBufferPointer<Float>) throws {
    try write(
      name, shape: shape, stored: fieldbook_h5_stored_float(), inMemory: fieldbook_h5_native_float(),
      floats.baseAddress)
  }

  /// Writes one whole number. - Throws: `SavingError.notWritten`.
  func write(_ name: String, number: Int64) throws {
    try withUnsafePointer(to: number) {
      try write(
        name, shape: [], stored: fieldbook_h5_stored_int64(), inMemory: fieldbook_h5_native_int64(), $0)
    }
  }

  private func write(
    _ name: String, shape: [Int], stored: hid_t, inMemory: hid_t, _ elements: UnsafeRawPointer?
  ) throws {
    try HDF5.locked {
      let failed: (String) -> SavingError = { file.failure("writing \(child(name))", $0) }
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
}
