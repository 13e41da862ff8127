import Glibc
import Synchronization

/// Takes what this process would write to the user's files: of several processes that run one program together, one
/// alone writes. What was written is found again when the program reads it.
///
///     let diversion = WriteDiversion(folder: "/tmp/fieldbook-rank-1.4711")
///     diversion.place(of: "/home/ada/model.keras", for: .writing)   // "/tmp/fieldbook-rank-1.4711/home/ada/model.keras"
package final class WriteDiversion: Sendable {
  package let folder: String

  private static let shared = Mutex<WriteDiversion?>(nil)

  /// That of this process.
  package static var current: WriteDiversion? {
    get { shared.withLock { $0 } }
    set { shared.withLock { $0 = newValue } }
  }

  package init(folder: String) { self.folder = FileAccess.resolved(folder) }

  /// Where a file is written, or read from.
  ///
  /// - `target`: absolute, without links.
  package func place(of target: String, for use: FileAccess.Use) -> String {
    if target == folder || target.hasPrefix(folder + "/") { return target }
    let copy = folder + target
    switch use {
    case .reading:
      let isChanged = FileCheck.exists(copy) && !FolderListing.isFolder(target)
      return isChanged ? copy : target
    case .writing:
      // Nothing is left of what is written to a device.
      if isDevice(target) { return target }
      if !FileCheck.exists(copy) { prepare(copy, of: target) }
      return copy
    }
  }

  private func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Makes the folders above a copy where the target's exist, and gives it the target's content, to which may be added.
  private func prepare(_ copy: String, of target: String) {
    let parent = String(target[..<(target.lastIndex(of: "/") ?? target.startIndex)])
    guard FolderListing.isFolder(parent) || FolderListing.isFolder(folder + parent) else { return }
    try? FileContent.makeFolder(folder + parent)
    if let bytes = try? FileContent.bytes(of: target) { try? FileReplacement.replace(copy, with: bytes) }
  }

  /// Removes what was written.
  package func remove() { Self.remove(folder) }

  private static func remove(_ path: String) {
    if FileAccess.link(at: path) == nil, FolderListing.isFolder(path) {
      for name in FolderListing.names(in: path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Removes the folders of processes that were killed.
  ///
  /// - `beginning`: the folders' names up to the number of the process.
  package static func removeAbandoned(in parent: String, named beginning: String) {
    for name in FolderListing.names(in: parent) where name.hasPrefix(beginning) {
      guard let process = pid_t(name.dropFirst(beginning.count)), process > 0, kill(process, 0) != 0,
        errno == ESRCH
      else { continue }
      remove(parent + "/" + name)
    }
  }
}
