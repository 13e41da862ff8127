import Glibc

/// When files changed.
package enum FileTimes {
  /// When a regular file was modified, in seconds since 1970; `nil` if there is none.
  package static func modified(_ path: String) -> Int? {
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    return information.st_mtim.tv_sec
  }
}
