import Engine
import Files
@preconcurrency import Glibc
import Notebooks

/// This program once more, in a process group of its own, so that whatever it starts ends with it.
final class GradingProcess {
  private let process: SpawnedProcess
  private let output: Int32
  private var status: SpawnedProcess.Status?

  /// - Parameter job: what it reads from its standard input: fewer bytes than a pipe holds.
  /// - Throws: `FileFault` where it cannot be started.
  init(_ job: String) throws(FileFault) {
    do throws(SystemFault) {
      let input = try SpawnedProcess.pipe()
      defer { for end in [input.reading, input.writing] { close(end) } }
      let output = try SpawnedProcess.pipe()
      defer { close(output.writing) }
      self.output = output.reading
      do throws(SystemFault) {
        // Ctrl-C is meant for this process.
        process = try SpawnedProcess(
          "/proc/self/exe", ["fieldbook", "grade-one"], input: .descriptor(input.reading),
          output: .descriptor(output.writing), errors: .nothing, leadsGroup: true)
      } catch {
        close(output.reading)
        throw error
      }
      let bytes = Array(job.utf8)
      _ = write(input.writing, bytes, bytes.count)
    } catch {
      throw FileFault(error.path, .system(doing: error.doing, errno: error.code))
    }
  }

  deinit {
    _ = end(after: .zero)
    close(output)
  }

  /// What it writes next; nil at the end of it, at the deadline, or where Ctrl-C was pressed.
  func read(until deadline: ContinuousClock.Instant) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    while !Interruption.isRequested {
      let left = (deadline - .now) / .milliseconds(1)
      guard left > 0 else { return nil }
      // No longer than a second at once: a signal may fall between the look at it and the waiting.
      var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(min(left.rounded(.up), 1000))) > 0 else { continue }
      let count = Glibc.read(output, &bytes, bytes.count)
      if count > 0 { return Array(bytes[..<count]) }
      if count == 0 || errno != EINTR { return nil }
    }
    return nil
  }

  /// Ends it and all that it has started, where it does not end by itself meanwhile.
  func end(after patience: Duration) -> SpawnedProcess.Status {
    if let status { return status }
    let deadline = ContinuousClock.now + patience
    while !hasEnded, ContinuousClock.now < deadline { usleep(2000) }
    // Before it is waited for: until then no other group can have its number.
    kill(-process.identifier, SIGKILL)
    let ending = process.end() ?? .exited(-1)
    status = ending
    return ending
  }

  private var hasEnded: Bool {
    var information = siginfo_t()
    let code = waitid(P_PID, id_t(process.identifier), &information, WEXITED | WNOHANG | WNOWAIT)
    return code < 0 && errno != EINTR || information.si_signo == SIGCHLD
  }
}
