import Glibc

/// Checks of a path before a library opens it.
package enum FileCheck {
  /// Whether the path exists.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// - Throws: `SystemFault` if there is no readable file.
  package static func readable(_ path: String) throws(SystemFault) { close(try open(path).descriptor) }

  /// Opens a regular file for reading; the caller closes it. A pipe or a device is refused, without blocking.
  ///
  /// - Throws: `SystemFault` if there is no readable file.
  package static func open(_ path: String) throws(SystemFault) -> (descriptor: Int32, size: Int) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemFault.last(path, doing: "read") }
    var information = stat()
    let isKnown = fstat(descriptor, &information) == 0
    let kind = information.st_mode & S_IFMT
    if isKnown, kind == S_IFREG { return (descriptor, Int(information.st_size)) }
    let code = !isKnown ? errno : kind == S_IFDIR ? EISDIR : ESPIPE
    close(descriptor)
    throw SystemFault(path, doing: "read", code: code)
  }
}

/// The content of a directory.
package enum FolderListing {
  /// Whether there is a directory at a path.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a directory, sorted; empty if it cannot be read.
  package static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
