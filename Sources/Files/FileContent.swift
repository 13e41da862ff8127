import Glibc

/// The whole content of files, and folders to put them into.
package enum FileContent {
  /// A file's bytes. - Throws: `SystemFault` if there is no readable file.
  package static func bytes(of path: String) throws(SystemFault) -> [UInt8] {
    let (descriptor, size) = try FileCheck.open(path)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress.map { $0 + done }, size - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemFault.last(path, doing: "read") }
      if count == 0 { break }
      done += count
    }
    return Array(bytes.prefix(done))
  }

  /// Makes a folder and those above it; one that is there stays as it is. - Throws: `SystemFault`.
  package static func makeFolder(_ path: String) throws(SystemFault) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o755) != 0, errno != EEXIST { throw SystemFault.last(path, doing: "make the folder") }
    }
    guard FolderListing.isFolder(path) else {
      throw SystemFault(path, doing: "make the folder", code: ENOTDIR)
    }
  }
}
