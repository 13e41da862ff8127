import Glibc

/// Replaces a file atomically: at each moment it has the old content or the new one.
package enum FileReplacement {
  /// Replaces a file's content. A path that is not a regular file, such as a pipe or a terminal, is written to.
  ///
  /// - Throws: `SystemFault`; then a regular file is unchanged.
  package static func replace(_ path: String, with bytes: [UInt8]) throws {
    var information = stat()
    if stat(path, &information) == 0, ![S_IFREG, S_IFDIR].contains(information.st_mode & S_IFMT) {
      return try write(bytes, to: path, for: path)
    }
    try replace(path) { try write(bytes, to: $0, for: path) }
  }

  /// Calls `write` with the path of a temporary file beside the file, which then replaces the file. On failure the
  /// file is unchanged and the temporary file is removed.
  ///
  /// - Throws: `SystemFault` if the temporary file cannot be created or moved, and what `write` throws.
  package static func replace(_ path: String, write: (_ draft: String) throws -> Void) throws {
    var target = path
    if let resolved = realpath(path, nil) {
      target = String(cString: resolved)
      free(resolved)
    }
    var information = stat()
    let exists = stat(target, &information) == 0
    if exists, information.st_mode & S_IFMT == S_IFDIR {
      throw SystemFault(path, doing: "write", code: EISDIR)
    }
    removeDrafts(of: target)
    let draft = "\(target).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).tmp"
    // Created here first, so that the system's error is reported instead of a library's, and no existing file or
    // link is followed.
    let descriptor = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemFault.last(path, doing: "write") }
    close(descriptor)
    do {
      try write(draft)
      if exists { chmod(draft, information.st_mode & 0o777) }
      try synchronize(draft, for: path)
      guard rename(draft, target) == 0 else { throw SystemFault.last(path, doing: "write") }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Removes temporary files of a file whose writers were killed.
  private static func removeDrafts(of target: String) {
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { String(target[...$0]) } ?? "./"
    let name = slash.map { String(target[target.index(after: $0)...]) } ?? target
    for entry in FolderListing.names(in: folder) where entry.hasPrefix(name + ".") && entry.hasSuffix(".tmp")
    {
      let parts = entry.dropFirst(name.count + 1).dropLast(4).split(
        separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let process = pid_t(parts[0]), process > 0, UInt32(parts[1]) != nil,
        kill(process, 0) != 0, errno == ESRCH, isOld(folder + entry)
      else { continue }
      unlink(folder + entry)
    }
  }

  /// Whether a file has not been written to for an hour: on a shared disk its writer may run on another machine.
  private static func isOld(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && time(nil) - information.st_mtim.tv_sec > 3600
  }

  private static func write(_ bytes: [UInt8], to place: String, for path: String) throws {
    let descriptor = open(place, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemFault.last(path, doing: "write") }
    let isWritten = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    let code = errno
    close(descriptor)
    guard isWritten else { throw SystemFault(path, doing: "write", code: code) }
  }

  /// Writes all bytes; false, with `errno` set, on failure.
  ///
  /// - `stopsAtSignal`: whether a signal ends the wait for a reader, as a failure.
  package static func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, stopsAtSignal: Bool = true
  ) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        if poll(&waiting, 1, -1) < 0, stopsAtSignal || errno != EINTR { return false }
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  private static func synchronize(_ draft: String, for path: String) throws {
    let descriptor = open(draft, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFault.last(path, doing: "write") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemFault.last(path, doing: "write") }
  }
}
