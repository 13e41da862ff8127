import Engine
import Files
@preconcurrency import Glibc

/// A program that several ranks run on this machine: `mpirun -n 2 fieldbook run -c CODE`, without a shell.
///
/// The ranks share the workers of this process, so that a model is trained to the same bits as here.
package enum RankedProgram {
  package struct Outcome {
    package let output: String
    package let errors: String
    package let succeeded: Bool
  }

  /// Whether Open MPI is on this machine, by what its `mpirun` says.
  package static func isPossible() throws -> Bool {
    do {
      return try ended("mpirun", ["--version"]).output.contains("Open MPI")
    } catch is SystemFault { return false }
  }

  /// Whether this process is itself one that mpirun started.
  package static var isRanked: Bool {
    BaseDirectory.environment(of: ["OMPI_COMM_WORLD_SIZE"])["OMPI_COMM_WORLD_SIZE"] != nil
  }

  /// Runs code by so many ranks, and waits for its end.
  ///
  /// - Throws: `Interrupted`, after which no rank is left; `SystemFault` where mpirun cannot be started.
  package static func run(_ code: String, ranks: Int) throws -> Outcome {
    let threads = max(1, WorkerPool.shared.usable / ranks)
    // Cores are shared out by threads; mpirun would bind a rank to one. It gives ranks a terminal of its own.
    let options =
      (getuid() == 0 ? ["--allow-run-as-root"] : []) + [
        "--oversubscribe", "--bind-to", "none", "-x", "OMP_NUM_THREADS=\(threads)", "-x", "NO_COLOR=1",
        "-n", String(ranks),
      ]
    return try ended("mpirun", options + [ProgramFolder.program ?? "fieldbook", "run", "-c", code])
  }

  /// The bytes that a program may write.
  private static let mostOutput = 1 << 24

  /// Starts a program, and reads what it writes until its end.
  private static func ended(_ program: String, _ arguments: [String]) throws -> Outcome {
    let output = try SpawnedProcess.pipe()
    let errors = try SpawnedProcess.pipe()
    var reading = [output.reading, errors.reading]
    defer { for end in [output.reading, errors.reading] { close(end) } }
    let process: SpawnedProcess
    do {
      defer { for end in [output.writing, errors.writing] { close(end) } }
      process = try SpawnedProcess(
        program, [program] + arguments, input: .nothing, output: .descriptor(output.writing),
        errors: .descriptor(errors.writing), leadsGroup: true)
    }
    var texts: [Int32: [UInt8]] = [:]
    var total = 0
    do {
      while !reading.isEmpty {
        try Interruption.check()
        for end in ready(reading) {
          var bytes = [UInt8](repeating: 0, count: 65_536)
          let count = read(end, &bytes, bytes.count)
          if count > 0 {
            total += count
            guard total <= mostOutput else {
              stop(process, reading)
              return Outcome(output: "", errors: "it wrote more than \(mostOutput) bytes", succeeded: false)
            }
            texts[end, default: []] += bytes[..<count]
          } else {
            reading.removeAll { $0 == end }
          }
        }
      }
    } catch {
      stop(process, reading)
      throw error
    }
    return Outcome(
      output: String(decoding: texts[output.reading] ?? [], as: UTF8.self),
      errors: String(decoding: texts[errors.reading] ?? [], as: UTF8.self),
      succeeded: process.end() == .exited(0))
  }

  /// The ends of pipes that have something to read or are closed; none after a tenth of a second.
  private static func ready(_ ends: [Int32]) -> [Int32] {
    var polled = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), 100) > 0 else { return [] }
    return polled.filter { $0.revents != 0 }.map(\.fd)
  }

  /// The seconds that mpirun has to end its ranks.
  private static let patience = 10.0

  /// Ends a program. mpirun ends its ranks, and passes on what they wrote: it would wait for a reader of that.
  private static func stop(_ process: SpawnedProcess, _ reading: [Int32]) {
    kill(process.identifier, SIGTERM)
    let deadline = ContinuousClock.now + .seconds(patience)
    var reading = reading
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while !reading.isEmpty, ContinuousClock.now < deadline {
      for end in ready(reading) where read(end, &bytes, bytes.count) <= 0 { reading.removeAll { $0 == end } }
    }
    if !reading.isEmpty { kill(-process.identifier, SIGKILL) }
    _ = process.end()
  }
}
