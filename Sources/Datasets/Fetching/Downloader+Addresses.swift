@preconcurrency import Glibc
import Engine
import Files
import Synchronization

/// Whether programs may fetch files without being asked for, as `--allow-network` says.
package enum NetworkAccess {
  package static var isAllowed: Bool {
    get { allowed.withLock { $0 } }
    set { allowed.withLock { $0 = newValue } }
  }

  private static let allowed = Mutex(false)
}

extension Downloader {
  /// What an address answered instead of a file: the status of HTTP, 0 for what is none, and the reason.
  package struct Refusal: Equatable, Sendable {
    package let status: Int
    package let reason: String
    /// Whether there is no program to download with.
    var lacksProgram = false
  }

  /// Bytes that a file may have: 4 GiB.
  private static let limit = 4 << 30

  /// Fetches the file at an https address; redirections stay with https. The file has its name only once it is complete.
  ///
  /// - `place`: where it is written; the caller has checked that.
  /// - `progress`: called with the bytes received so far; may throw to stop.
  /// - Returns: why there is no file, or `nil`.
  /// - Throws: `Interrupted`, and what `progress` throws.
  package func fetch(_ address: String, to place: String, progress: (Int) throws -> Void) throws -> Refusal? {
    guard address.hasPrefix("https://") else {
      return Refusal(status: 0, reason: "only https addresses are fetched")
    }
    // Of this process alone, which may not be the only one that fetches the file.
    let part = "\(place).\(getpid()).part"
    // It may be a link that leads elsewhere.
    unlink(part)
    let child: ChildProcess
    do {
      child = try ChildProcess(
        program,
        arguments: [
          "--fail", "--location", "--proto", "=https", "--proto-redir", "=https", "--silent", "--show-error",
          "--connect-timeout", "20", "--speed-limit", "100", "--speed-time", "60", "--max-filesize",
          String(Self.limit),
          "--output", part, "--url", address,
        ])
    } catch {
      return Refusal(
        status: 0, reason: error.code == ENOENT ? "\(program) is not installed" : "\(program) cannot be run",
        lacksProgram: error.code == ENOENT)
    }
    while true {
      if let status = child.poll() {
        if status == ChildProcess.interrupted {
          unlink(part)
          _ = Interruption.take()
          throw Interrupted()
        }
        guard status == 0 else {
          unlink(part)
          let words = child.complaint()
          let code = words.split(separator: " ").last.flatMap { Int($0) } ?? 0
          return Refusal(status: status == 22 ? code : 0, reason: words)
        }
        guard rename(part, place) == 0 else {
          return Refusal(status: 0, reason: "the file cannot be written")
        }
        return nil
      }
      do {
        try Interruption.check()
        var information = stat()
        try progress(stat(part, &information) == 0 ? Int(information.st_size) : 0)
      } catch {
        child.end()
        unlink(part)
        throw error
      }
      usleep(50_000)
    }
  }
}
