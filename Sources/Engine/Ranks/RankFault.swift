/// Why ranks cannot work together, or no longer do.
package enum RankFault: Error, Equatable, Sendable {
  /// mpirun started several ranks, but its library cannot be opened, for the dynamic linker's reason.
  case noLibrary(ranks: Int, reason: String)
  /// The library was built without support for threads.
  case noThreads
  /// A rank differs from the first in something that must be the same.
  case differs(what: String, rank: Int, host: String, firstHost: String, help: String)
  /// A rank came to its end while another waits for it.
  case ended(rank: Int, host: String)
  /// MPI's own words.
  case failed(activity: String, reason: String)
}

extension RankFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noLibrary(let ranks, let reason):
      "mpirun started \(ranks) ranks, but its library cannot be opened: \(reason)"
    case .noThreads: "this MPI library was built without support for threads, which ranks need"
    case .differs(let what, let rank, let host, let firstHost, _):
      "rank \(rank) on \(host) has \(what) than rank 0 on \(firstHost)"
    case .ended(let rank, let host):
      "rank \(rank) on \(host) came to the end of its program, while this rank waits for it"
    case .failed(let activity, let reason): "MPI said “\(reason)” while \(activity)"
    }
  }

  package var help: String? {
    switch self {
    case .noLibrary: "install Open MPI on each host (libopenmpi3), or run without mpirun"
    case .noThreads: "install Open MPI as it is distributed: its threads are on"
    case .differs(_, _, _, _, let help): help
    case .ended:
      "a program must call fit, evaluate and predict alike on all ranks: not by the clock or the host"
    case .failed: nil
    }
  }
}
