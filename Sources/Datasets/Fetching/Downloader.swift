import Engine
@preconcurrency import Glibc

/// The progress of a download.
package struct DownloadProgress: Sendable, Equatable {
  /// The file: `mnist/train-images-idx3-ubyte.gz`.
  package let file: String
  /// The URL.
  package let url: String
  /// Bytes received, including those of an earlier, interrupted attempt.
  package let received: Int
  /// The total number of bytes; 0 where it is not known.
  package let total: Int
}

/// Downloads published files into the cache, by running `curl`.
///
/// A download is written to `NAME.part`, resumed after an interruption, checked against the digest, and only then
/// renamed; so a file with its final name is complete. Two processes that need the same file wait for each other.
/// Ctrl-C interrupts the download and keeps what was received.
package struct Downloader: Sendable {
  /// The program to run, a name in `PATH` or a path.
  package let program: String

  package init(program: String = "curl") {
    self.program = program
  }

  /// Downloads `file` into `folder`, from the first URL that works.
  ///
  /// - Throws: `DatasetError.unwritable`, `Interrupted`, or what `progress` throws; `AttemptsFailed` if no URL
  ///   works.
  func fetch(_ file: KnownFile, into folder: String, progress: (DownloadProgress) throws -> Void) throws
    -> DataFile
  {
    let target = DataFile(path: DataFinder.joining(folder, file.name), origin: .cache)
    try Self.makeFolders(above: target.path)
    let lock = try FolderLock(path: target.path + ".lock")
    defer { lock.release() }
    if access(target.path, F_OK) == 0 { return target }

    var failures: [DownloadFailure] = []
    for url in file.urls {
      if let reason = try attempt(file, from: url, part: target.path + ".part", progress: progress) {
        failures.append(DownloadFailure(url: url, reason: reason))
      } else {
        guard rename(target.path + ".part", target.path) == 0 else {
          throw DatasetError.unwritable(path: target.path, code: errno)
        }
        return target
      }
    }
    throw AttemptsFailed(failures: failures)
  }

  /// No URL worked.
  struct AttemptsFailed: Error {
    let failures: [DownloadFailure]
  }

  /// The reason of the failure; `nil` if `part` is now the complete file.
  private func attempt(
    _ file: KnownFile, from url: String, part: String, progress: (DownloadProgress) throws -> Void
  ) throws -> DownloadFailure.Reason? {
    var held = Self.size(of: part)
    while true {
      if held > file.byteCount {
        unlink(part)
        held = 0
      }
      let isResumed = held > 0
      var reason: DownloadFailure.Reason?
      if held < file.byteCount { reason = try transfer(file, from: url, part: part, progress: progress) }
      if reason == nil {
        guard let damage = try damage(of: part, as: file) else { return nil }
        unlink(part)
        reason = .wrongContent(damage)
      }
      // The remains of an earlier attempt may be the cause: try again from the start.
      guard isResumed, let reason, Self.mayBeCuredByRestart(reason) else { return reason }
      unlink(part)
      held = 0
    }
  }

  private func damage(of part: String, as file: KnownFile) throws(DatasetError) -> DataDamage? {
    // For an empty response curl creates no file.
    guard Self.size(of: part) > 0 else { return .truncated(expected: file.byteCount, found: 0) }
    return file.damage(in: try DataFile(path: part, origin: .cache).contents())
  }

  /// Whether a transfer may fail only because it was resumed: wrong content, no ranges at that server (33), a bad
  /// resume (36), or the range refused (22, HTTP 416).
  private static func mayBeCuredByRestart(_ reason: DownloadFailure.Reason) -> Bool {
    switch reason {
    case .wrongContent: true
    case .refused(let status, let message): status == 33 || status == 36 || message.hasSuffix(" 416")
    case .noProgram, .noCache, .notAllowed: false
    }
  }

  /// Runs the program once; returns the reason if it failed.
  private func transfer(
    _ file: KnownFile, from url: String, part: String, progress: (DownloadProgress) throws -> Void
  ) throws -> DownloadFailure.Reason? {
    let child: ChildProcess
    do {
      child = try ChildProcess(
        program,
        arguments: [
          "--fail", "--location", "--silent", "--show-error", "--connect-timeout", "20",
          "--speed-limit", "100", "--speed-time", "60", "--continue-at", "-", "--output", part, "--url", url,
        ])
    } catch {
      return error.code == ENOENT
        ? .noProgram(program)
        : .refused(status: -1, message: "\(program) cannot be run (error \(error.code))")
    }
    var pause: UInt32 = 2_000
    while true {
      if let status = child.poll() {
        if status == ChildProcess.interrupted {
          _ = Interruption.take()
          throw Interrupted()
        }
        guard status == 0 else { return .refused(status: status, message: child.complaint()) }
        try report(file, url, part, progress)
        return nil
      }
      try Interruption.check()
      try report(file, url, part, progress)
      let held = Self.size(of: part)
      if held > file.byteCount {
        child.end()
        unlink(part)
        return .wrongContent(.oversized(expected: file.byteCount, found: held))
      }
      usleep(pause)
      pause = min(pause * 2, 100_000)
    }
  }

  private func report(
    _ file: KnownFile, _ url: String, _ part: String, _ progress: (DownloadProgress) throws -> Void
  ) throws {
    let received = min(Self.size(of: part), file.byteCount)
    try progress(DownloadProgress(file: file.name, url: url, received: received, total: file.byteCount))
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func makeFolders(above path: String) throws(DatasetError) {
    var folder = ""
    for component in path.split(separator: "/").dropLast() {
      folder += "/" + component
      if mkdir(folder, 0o755) != 0, errno != EEXIST {
        let code = errno
        // `mkdir` may fail even for an existing folder (a read-only or automounted root).
        if access(folder, F_OK) != 0 { throw .unwritable(path: folder, code: code) }
      }
    }
  }
}

/// A lock file that one process at a time holds; the kernel releases it if the process dies.
private struct FolderLock {
  private let descriptor: Int32
  private let path: String

  /// Waits for the lock.
  ///
  /// - Throws: `DatasetError.unwritable` if the file cannot be created, `Interrupted`.
  init(path: String) throws {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw DatasetError.unwritable(path: path, code: errno) }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      do {
        guard code == EWOULDBLOCK || code == EINTR else {
          throw DatasetError.unwritable(path: path, code: code)
        }
        try Interruption.check()
      } catch {
        close(descriptor)
        throw error
      }
      usleep(100_000)
    }
  }

  func release() {
    close(descriptor)
  }
}
