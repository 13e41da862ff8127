import Files
@preconcurrency import Glibc

/// A child process, started without a shell, of which only the standard error is read.
final class ChildProcess {
  /// The status of a program that Ctrl-C terminated.
  static let interrupted: Int32 = 128 + SIGINT

  private let process: SpawnedProcess
  private let errorOutput: Int32
  private var status: Int32?

  /// Starts `program`, a name in `PATH` or a path.
  init(_ program: String, arguments: [String]) throws(SystemFault) {
    let pipe = try SpawnedProcess.pipe()
    defer { close(pipe.writing) }
    do throws(SystemFault) {
      process = try SpawnedProcess(
        program, [program] + arguments, input: .nothing, output: .nothing, errors: .descriptor(pipe.writing))
    } catch {
      close(pipe.reading)
      throw error
    }
    errorOutput = pipe.reading
    _ = fcntl(errorOutput, F_SETFL, O_NONBLOCK)
  }

  deinit {
    end()
    close(errorOutput)
  }

  /// The exit status, or 128 + the signal that terminated it; `nil` while it runs.
  func poll() -> Int32? { ended(waiting: false) }

  /// Terminates the program, if it runs.
  func end() {
    guard status == nil else { return }
    kill(process.identifier, SIGTERM)
    _ = ended(waiting: true)
  }

  /// The last line of the program's standard error so far.
  func complaint() -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(errorOutput, &bytes, bytes.count)
    let text = String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
    return text.split(separator: "\n").last.map(String.init) ?? ""
  }

  private func ended(waiting: Bool) -> Int32? {
    if let status { return status }
    switch process.end(waiting: waiting) {
    case nil: return nil
    case .exited(let code): status = code
    case .killed(let signal): status = 128 + signal
    }
    return status
  }
}
