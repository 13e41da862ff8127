import Glibc

extension DataFile {
  /// The size of the file in bytes.
  ///
  /// - Throws: `DatasetError.unreadable` if it is not a regular file, or `stat` fails.
  func size() throws(DatasetError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(self, code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .unreadable(self, code: EISDIR) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(self, code: EINVAL) }
    return Int(status.st_size)
  }

  /// The bytes of the file.
  ///
  /// - Throws: `DatasetError.unreadable` if it cannot be opened or read.
  func contents() throws(DatasetError) -> [UInt8] {
    let size = try size()
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(self, code: errno) }
    defer { close(descriptor) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw .unreadable(self, code: failure) }
    return bytes
  }
}
