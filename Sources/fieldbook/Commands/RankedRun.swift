import ArgumentParser
import Engine
import Files
import Glibc
import Notebooks
import Synchronization

/// A run of one program by several ranks: `mpirun -n 4 fieldbook run FILE`. The first shows and writes; the others run
/// the same cells without a word.
enum RankedRun {
  private static let folderName = "fieldbook-rank."

  /// Joins the other ranks, if mpirun started several.
  static func join() throws {
    let environment = BaseDirectory.environment(of: ["OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK"])
    guard let announced = Ranks.announced(in: environment) else { return }
    do throws(RankFault) {
      let ranks = try Ranks.start(
        announced.count, program: programDigest, threads: WorkerPool.wishedCount)
      WorkerPool.shared.usable = ranks.threads
    } catch {
      defer { if case .differs = error { Ranks.part() } }
      try leave(error, rank: announced.rank)
    }
    guard announced.rank > 0 else { return }
    let parent = FileAccess.temporaryFolder
    WriteDiversion.removeAbandoned(in: parent, named: folderName)
    WriteDiversion.current = WriteDiversion(folder: "\(parent)/\(folderName)\(getpid())")
  }

  /// - Throws: an exit status if the ranks do not run the same cells.
  static func check(_ notebook: Notebook, named name: String) throws {
    guard let ranks = Ranks.current else { return }
    let cells = notebook.codeCells.map(\.source).joined(separator: "\n\n")
    do throws(RankFault) {
      try ranks.requireSame(
        Digest.hexadecimal(of: Array(cells.utf8)), "another \(name)",
        help: "copy the file to all hosts, or keep it in a folder that they share")
    } catch {
      try leave(error, rank: ranks.rank)
    }
  }

  /// Takes leave of the other ranks at the end of the command.
  static func end(_ status: ExitCode) {
    WriteDiversion.current?.remove()
    guard let ranks = Ranks.current else { return }
    if status == Status.fine { ranks.end() } else { ranks.fail(unshown.withLock { $0 }) }
  }

  /// From which everything random starts; `nil` leaves it to chance.
  static var seed: UInt32? { Ranks.current?.seed }

  /// Whether this rank shows what it does; one that does not keeps the reason for which it fails.
  static var isShown: Bool { (Ranks.current?.rank ?? 0) == 0 }

  static func keep(failure: String) { unshown.withLock { $0 = failure } }

  private static let unshown = Mutex("")

  private static func leave(_ fault: RankFault, rank: Int) throws {
    if rank == 0 {
      Fieldbook.complain(fault.description + (fault.help.map { "\n  help: \($0)" } ?? ""))
    }
    throw Status.usage
  }

  /// What tells this program from another build of it.
  private static var programDigest: String {
    "\(Fieldbook.version) \(Digest.hexadecimal(ofFile: "/proc/self/exe") ?? "")"
  }
}
