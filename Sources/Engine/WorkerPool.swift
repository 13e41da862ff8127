import Glibc
import Synchronization

/// Threads that run the same task side by side, each with its number, and stay for the next.
///
/// Worker 0 is the calling thread. Every worker runs primitives on one thread; a primitive that wants more runs
/// outside the pool.
public final class WorkerPool: @unchecked Sendable {
  /// As many workers as the process has cores.
  public static let shared = WorkerPool(count: Processor.coreCount)

  public let count: Int

  /// Held by the thread whose task runs: others wait for their turn.
  private var turn = pthread_mutex_t()
  private var mutex = pthread_mutex_t()
  private var wake = pthread_cond_t()
  private var done = pthread_cond_t()
  private let round = Atomic<Int>(0)
  private let remaining = Atomic<Int>(0)
  private var active = 0
  private var task: (@Sendable (Int) -> Void)?

  public init(count: Int) {
    self.count = max(1, count)
    pthread_mutex_init(&turn, nil)
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&wake, nil)
    pthread_cond_init(&done, nil)
    for number in 1..<max(2, self.count) where number < self.count {
      var thread = pthread_t()
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, 8 << 20)
      let seat = Unmanaged.passRetained(Seat(pool: self, number: number))
      pthread_create(
        &thread, &attributes,
        { raw in
          guard let raw else { return nil }
          let seat = Unmanaged<Seat>.fromOpaque(raw).takeRetainedValue()
          seat.pool.serve(as: seat.number)
          return nil
        }, seat.toOpaque())
      pthread_attr_destroy(&attributes)
      pthread_detach(thread)
    }
  }

  private final class Seat {
    let pool: WorkerPool
    let number: Int
    init(pool: WorkerPool, number: Int) {
      self.pool = pool
      self.number = number
    }
  }

  /// Runs `body` on workers 0..<workers and returns when all are through. The first error, by worker number, is thrown.
  ///
  /// Several threads may call it; one task runs after the other. A task must not call it again.
  ///
  /// - Parameter workers: at most `count`.
  public func run(_ workers: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
    let workers = min(workers, count)
    Processor.useThreads(1)
    if workers <= 1 { return try body(0) }
    pthread_mutex_lock(&turn)
    defer { pthread_mutex_unlock(&turn) }
    let failures = Failures()
    pthread_mutex_lock(&mutex)
    task = { number in
      do { try body(number) } catch { failures.append(number, error) }
    }
    active = workers
    remaining.store(workers - 1, ordering: .relaxed)
    round.wrappingAdd(1, ordering: .releasing)
    pthread_cond_broadcast(&wake)
    pthread_mutex_unlock(&mutex)
    do { try body(0) } catch { failures.append(0, error) }
    _ = spin(until: { remaining.load(ordering: .acquiring) == 0 })
    pthread_mutex_lock(&mutex)
    while remaining.load(ordering: .acquiring) != 0 { pthread_cond_wait(&done, &mutex) }
    task = nil
    pthread_mutex_unlock(&mutex)
    if let first = failures.first { throw first }
  }

  /// What went wrong, by worker.
  private final class Failures: Sendable {
    private let errors = Mutex<[Int: any Error]>([:])
    func append(_ worker: Int, _ error: any Error) { errors.withLock { $0[worker] = error } }
    /// The worker's that gave up by itself rather than because another did.
    var first: (any Error)? {
      errors.withLock { errors in
        let sorted = errors.sorted { $0.key < $1.key }.map(\.value)
        return sorted.first { !($0 is Interrupted) } ?? sorted.first
      }
    }
  }

  private func serve(as number: Int) {
    Processor.useThreads(1)
    var seen = 0
    while true {
      _ = spin(until: { round.load(ordering: .acquiring) != seen })
      guard perform(as: number, after: &seen) else { continue }
      if remaining.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
        pthread_mutex_lock(&mutex)
        pthread_cond_signal(&done)
        pthread_mutex_unlock(&mutex)
      }
    }
  }

  /// Waits for the next task and does this worker's part, if it has one. Nothing of the task is held on return: what it held
  /// is given back by the time that `run` returns.
  @inline(never) private func perform(as number: Int, after seen: inout Int) -> Bool {
    pthread_mutex_lock(&mutex)
    while round.load(ordering: .acquiring) == seen { pthread_cond_wait(&wake, &mutex) }
    seen = round.load(ordering: .acquiring)
    let mine = number < active ? task : nil
    pthread_mutex_unlock(&mutex)
    guard let mine else { return false }
    mine(number)
    return true
  }
}

/// Waits a few microseconds for something that is about to happen, before a thread goes to sleep over it.
func spin(until condition: () -> Bool) -> Bool {
  for _ in 0..<2_000 {
    if condition() { return true }
    relax()
  }
  return false
}

@inline(__always) private func relax() { _ = sched_yield() }

/// A place where all workers of a step wait for each other.
public final class Barrier: @unchecked Sendable {
  private let count: Int
  private let waiting = Atomic<Int>(0)
  private let generation = Atomic<Int>(0)
  private let broken = Atomic<Bool>(false)

  public init(count: Int) { self.count = count }

  /// Returns when `count` workers have come here.
  ///
  /// - Throws: `Interrupted` where another worker gave up (`breakUp`).
  public func wait() throws(Interrupted) {
    if count <= 1 { return }
    let mine = generation.load(ordering: .acquiring)
    if waiting.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == count {
      waiting.store(0, ordering: .relaxed)
      generation.wrappingAdd(1, ordering: .releasing)
      return
    }
    while generation.load(ordering: .acquiring) == mine {
      if broken.load(ordering: .relaxed) { throw Interrupted() }
      if !spin(until: { generation.load(ordering: .acquiring) != mine || broken.load(ordering: .relaxed) }) {
        usleep(50)
      }
    }
  }

  /// Lets everybody who waits here, or ever will, go with an error.
  public func breakUp() { broken.store(true, ordering: .releasing) }
}
