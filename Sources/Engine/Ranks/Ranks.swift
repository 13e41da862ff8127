internal import CCores
internal import CMPI
import Glibc
import Synchronization

/// The processes that train one model together: those of `mpirun -n 4 fieldbook run FILE`.
///
/// Every rank runs the same program on the same data. What is divided are the rows of each batch: of the workers of all
/// ranks, numbered by rank, each has its part, as in one process of as many workers.
package final class Ranks: @unchecked Sendable {
  package let rank: Int
  package let count: Int
  /// The host of each rank.
  package let hosts: [String]
  /// The workers of each rank.
  package let threads: Int
  /// From which everything random starts, on all ranks.
  package let seed: UInt32
  /// Whether a host has fewer cores than ranks, so that one that waits must let others run.
  let areCrowded: Bool
  private let monitor: RankMonitor

  private static let shared = Mutex<Ranks?>(nil)

  /// The ranks that this process belongs to; `nil` where there is only one.
  package static var current: Ranks? { shared.withLock { $0 } }

  /// The ranks that mpirun says it started; `nil` outside of it, and for one alone.
  package static func announced(in environment: [String: String]) -> (rank: Int, count: Int)? {
    guard let count = environment["OMPI_COMM_WORLD_SIZE"].flatMap({ Int($0) }), count > 1,
      let rank = environment["OMPI_COMM_WORLD_RANK"].flatMap({ Int($0) }), (0..<count).contains(rank)
    else { return nil }
    return (rank, count)
  }

  /// Joins the other ranks.
  ///
  /// - Parameters:
  ///   - announced: how many ranks mpirun says there are.
  ///   - program: the digest of this program.
  ///   - threads: the workers that the user wants a rank to have; `nil`: as many as there are cores for.
  /// - Throws: `RankFault`, on all ranks alike where they differ; after that, they `part`.
  package static func start(_ announced: Int, program: String, threads: Int?) throws(RankFault) -> Ranks {
    if let reason = mpi_load() { throw .noLibrary(ranks: announced, reason: String(cString: reason)) }
    var isThreaded = false
    let code = mpi_start(&isThreaded)
    if code != 0 { throw .failed(activity: "starting", reason: RankTransfers.words(code)) }
    if !isThreaded { throw .noThreads }
    let ranks = try Ranks(program, threads)
    shared.withLock { $0 = ranks }
    return ranks
  }

  private init(_ program: String, _ threads: Int?) throws(RankFault) {
    let (rank, count) = (Int(mpi_rank()), Int(mpi_size()))
    (self.rank, self.count) = (rank, count)
    let own = RankDescription(program: program, threads: threads, seed: .random(in: 0 ... .max))
    let texts = try Self.gathered(own.text, rank, count)
    let all = texts.map { RankDescription($0) }
    hosts = all.map(\.host)
    seed = all[0].seed
    (self.threads, areCrowded) = RankDescription.threads(of: all)
    monitor = RankMonitor(rank: rank, hosts: hosts)
    if let fault = RankDescription.difference(among: all) { throw fault }
    monitor.start()
  }

  /// Ends MPI where ranks differ: all wait for each other here, so that what the first says before it is heard.
  package static func part() { mpi_finish() }

  // MARK: What is the same everywhere

  /// - `what`: "other data", for the message.
  /// - Throws: `RankFault.differs` on all ranks if a rank has another text than the first.
  package func requireSame(_ text: String, _ what: String, help: String) throws(RankFault) {
    let texts = try Self.gathered(text, rank, count) { (turn) throws(RankFault) in try self.pause(turn) }
    guard let other = texts.firstIndex(where: { $0 != texts[0] }) else { return }
    throw .differs(what: what, rank: other, host: hosts[other], firstHost: hosts[0], help: help)
  }

  /// The numbers of the first rank.
  ///
  /// - `calmly`: whether the others leave their cores alone while they wait.
  package func agreed(_ values: [Double], calmly: Bool = false) throws(RankFault) -> [Double] {
    let memory = UnsafeMutableBufferPointer<Double>.allocate(capacity: values.count)
    defer { memory.deallocate() }
    _ = memory.initialize(from: values)
    let transfers = RankTransfers()
    if rank == 0 {
      for other in 1..<count { try transfers.send(UnsafeRawBufferPointer(memory), to: other, .common) }
    } else {
      try transfers.receive(UnsafeMutableRawBufferPointer(memory), from: 0, .common)
    }
    try finish(transfers, calmly: calmly)
    return Array(memory)
  }

  /// Texts of up to 4,000 bytes, of all ranks.
  private static func gathered(
    _ text: String, _ rank: Int, _ count: Int, pause: ((Int) throws(RankFault) -> Void)? = nil
  ) throws(RankFault) -> [String] {
    let size = 4_000
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size * count, alignment: 16)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    UnsafeMutableRawBufferPointer(rebasing: memory[rank * size..<(rank + 1) * size])
      .copyBytes(from: text.utf8.prefix(size))
    let transfers = RankTransfers()
    for other in 0..<count where other != rank {
      try transfers.send(
        UnsafeRawBufferPointer(rebasing: memory[rank * size..<(rank + 1) * size]), to: other, .common)
      try transfers.receive(
        UnsafeMutableRawBufferPointer(rebasing: memory[other * size..<(other + 1) * size]), from: other,
        .common)
    }
    var turn = 0
    while !(try transfers.check()) {
      if let pause { try pause(turn) } else { usleep(100) }
      turn += 1
    }
    return (0..<count).map {
      String(decoding: memory[$0 * size..<($0 + 1) * size].prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  // MARK: Numbers

  /// Gives all ranks of `taking` what each has at its place of a block of memory.
  ///
  /// - `places`: the bytes of each rank; empty for one that gives nothing.
  package func gather(
    _ base: UnsafeMutableRawPointer, _ places: [Range<Int>], among taking: Range<Int>
  ) throws(RankFault) {
    let transfers = RankTransfers()
    for other in taking where other != rank {
      let (own, theirs) = (places[rank], places[other])
      try transfers.receive(
        UnsafeMutableRawBufferPointer(start: base + theirs.lowerBound, count: theirs.count), from: other,
        .numbers)
      try transfers.send(
        UnsafeRawBufferPointer(start: base + own.lowerBound, count: own.count), to: other, .numbers)
    }
    try finish(transfers)
  }

  /// Waits for transfers.
  package func finish(_ transfers: RankTransfers, calmly: Bool = false) throws(RankFault) {
    var turn = calmly ? Self.firstCalmTurn : 0
    while !(try transfers.check()) {
      try pause(turn)
      turn += 1
    }
  }

  /// The turn of waiting from which on a rank hardly looks: after some seconds.
  private static let firstCalmTurn = 50_000

  /// Waits a moment: the longer it has lasted, the less of the core it takes.
  ///
  /// - Throws: `RankFault.ended` if another rank has come to its end.
  package func pause(_ turn: Int) throws(RankFault) {
    if turn < 5_000, !areCrowded {
      for _ in 0..<20 { cores_relax() }
    } else if turn < 20_000 {
      sched_yield()
    } else {
      usleep(turn < Self.firstCalmTurn ? 100 : 1_000)
      if turn % 1_000 == 0, let ended = monitor.ended {
        throw .ended(rank: ended, host: hosts[ended])
      }
    }
  }

  // MARK: The end

  /// Takes leave of the other ranks, at the end of a program that went well.
  package func end() { monitor.end(.finished, "") }

  /// Tells the others that the program failed here, and ends with them: the first rank says so, unless it failed too.
  package func fail(_ message: String) { monitor.end(.failed, message) }
}
