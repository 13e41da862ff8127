internal import CMPI
import Glibc
import Synchronization

/// A thread that tells the other ranks that this one lives, and ends all where one does not answer or failed.
///
/// The first rank hears all others, each of which hears the first.
final class RankMonitor: @unchecked Sendable {
  enum State: UInt8 { case running = 1, failed, finished }

  /// A rank that is heard.
  private final class Peer {
    let rank: Int
    let sent: UnsafeMutableRawBufferPointer
    let received: UnsafeMutableRawBufferPointer
    let sending = RankTransfers()
    let receiving = RankTransfers()
    /// What was told it last, and what it told.
    var told = State.running
    var state = State.running
    var heard = RankMonitor.now
    var words = ""

    init(_ rank: Int) {
      self.rank = rank
      sent = .allocate(byteCount: RankMonitor.beatSize, alignment: 16)
      received = .allocate(byteCount: RankMonitor.beatSize, alignment: 16)
    }

    deinit {
      sent.deallocate()
      received.deallocate()
    }
  }

  /// Bytes of a beat: the state, then words that end with 0.
  private static let beatSize = 2_048
  private static let interval = 0.2
  /// Seconds without a beat after which a rank counts as dead.
  private static let longestSilence = 6.0
  /// Seconds in which a failure that all ranks have is told by the first.
  private static let patience = 2.0

  private let rank: Int
  private let hosts: [String]
  private let peers: [Peer]
  private var thread = pthread_t()
  private let own = Mutex<(state: State, words: String, since: Double)>((.running, "", 0))
  private let endedRank = Mutex<(rank: Int, since: Double)?>(nil)

  init(rank: Int, hosts: [String]) {
    (self.rank, self.hosts) = (rank, hosts)
    peers = (rank == 0 ? Array(1..<hosts.count) : [0]).map { Peer($0) }
  }

  /// A rank that came to its end some time ago, so that what it sent has arrived.
  var ended: Int? {
    endedRank.withLock { ended in ended.flatMap { Self.now - $0.since > 1 ? $0.rank : nil } }
  }

  func start() {
    let monitor = Unmanaged.passRetained(self)
    pthread_create(
      &thread, nil,
      { raw in
        if let raw { Unmanaged<RankMonitor>.fromOpaque(raw).takeRetainedValue().watch() }
        return nil
      }, monitor.toOpaque())
  }

  /// Tells the others how this rank ended, waits for theirs, and ends MPI.
  func end(_ state: State, _ words: String) {
    own.withLock { $0 = (state, words, Self.now) }
    pthread_join(thread, nil)
    mpi_finish()
  }

  // MARK: The thread

  private func watch() {
    var last = Self.now
    do throws(RankFault) {
      for peer in peers { try peer.receiving.receive(peer.received, from: peer.rank, .beat) }
      while true {
        let now = Self.now
        // A process that was stopped itself heard nobody.
        if now - last > Self.longestSilence / 2 { for peer in peers { peer.heard = now } }
        last = now
        for peer in peers { try exchangeBeats(with: peer, now) }
        judge(now)
        if peers.allSatisfy({ $0.told != .running && $0.state != .running }) { break }
        rest()
      }
      for peer in peers {
        while !(try peer.sending.check()) { usleep(1_000) }
      }
    } catch { abort("\(error)") }
  }

  /// Waits for the next beat, which comes sooner at the end.
  private func rest() {
    for _ in 0..<10 {
      usleep(UInt32(Self.interval * 1e5))
      if own.withLock({ $0.state }) != .running { return }
    }
  }

  private func exchangeBeats(with peer: Peer, _ now: Double) throws(RankFault) {
    let own = own.withLock { $0 }
    if peer.told == .running, try peer.sending.check() {
      peer.sent.initializeMemory(as: UInt8.self, repeating: 0)
      peer.sent[0] = own.state.rawValue
      UnsafeMutableRawBufferPointer(rebasing: peer.sent[1..<Self.beatSize - 1])
        .copyBytes(from: own.words.utf8.prefix(Self.beatSize - 2))
      try peer.sending.send(UnsafeRawBufferPointer(peer.sent), to: peer.rank, .beat)
      peer.told = own.state
    }
    while peer.state == .running, try peer.receiving.check() {
      peer.heard = now
      peer.state = State(rawValue: peer.received[0]) ?? .running
      peer.words = String(decoding: peer.received[1...].prefix { $0 != 0 }, as: UTF8.self)
      if peer.state == .running {
        try peer.receiving.receive(peer.received, from: peer.rank, .beat)
      } else {
        endedRank.withLock { if $0 == nil { $0 = (peer.rank, now) } }
      }
    }
  }

  /// Ends all ranks where one is silent, or failed otherwise than this one.
  private func judge(_ now: Double) {
    let own = own.withLock { $0 }
    // Of those that miss the first rank, one says so.
    let limit = Self.longestSilence + min(2, 0.2 * Double(max(0, rank - 1)))
    for peer in peers where peer.state == .running && now - peer.heard > limit {
      abort(
        "rank \(peer.rank) on \(hosts[peer.rank]) has not answered for \(Int(Self.longestSilence)) seconds: it is stopped, or its host cannot be reached"
      )
    }
    if rank == 0 {
      // A failure that is the first rank's too was told by it.
      guard let failed = peers.first(where: { $0.state == .failed }), own.state != .failed,
        now - failed.heard > Self.patience
      else {
        if own.state == .failed, now - own.since > Self.patience { abort(nil) }
        return
      }
      abort("rank \(failed.rank) on \(hosts[failed.rank]) failed, and the others did not:\n\(failed.words)")
    } else if own.state == .failed, now - own.since > 3 * Self.patience {
      abort("rank \(rank) on \(hosts[rank]) failed:\n\(own.words)")
    }
  }

  /// Ends all ranks, with a message if nobody gave one.
  private func abort(_ message: String?) -> Never {
    if let message {
      let text = Array("Error: \(message)\nAll ranks end.\n".utf8)
      _ = write(STDERR_FILENO, text, text.count)
    }
    // Should the library not get to it.
    alarm(2)
    mpi_abort(1)
    _exit(1)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
