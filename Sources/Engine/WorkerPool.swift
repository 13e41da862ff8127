import Glibc
import Synchronization

/// Persistent threads that run the same task in parallel, each with its worker number.
///
/// Worker 0 is the calling thread. Every worker runs primitives on one thread; a primitive that uses more threads
/// runs outside the pool.
package final class WorkerPool: @unchecked Sendable {
  /// One worker per core of the process, or as many as `OMP_NUM_THREADS` says.
  package static let shared = WorkerPool(count: wishedCount ?? Processor.coreCount)

  /// The workers that the user wants.
  package static var wishedCount: Int? {
    guard let text = getenv("OMP_NUM_THREADS"), let count = Int(String(cString: text)) else { return nil }
    return (1...256).contains(count) ? count : nil
  }

  package let count: Int

  private let chosen = Atomic<Int>(0)

  /// How many workers new runs take: all, unless fewer were chosen.
  package var usable: Int {
    get {
      let chosen = chosen.load(ordering: .relaxed)
      return chosen > 0 ? min(chosen, count) : count
    }
    set { chosen.store(newValue, ordering: .relaxed) }
  }

  let handOff: CoreHandOff
  /// Held by the thread whose task runs; others wait.
  private var turn = pthread_mutex_t()
  private var mutex = pthread_mutex_t()
  private var wake = pthread_cond_t()
  private let round = Atomic<Int>(0)
  private let remaining = Atomic<Int>(0)
  private var active = 0
  private var task: (@Sendable (Int) -> Void)?

  /// Starts `count` − 1 threads; worker 0 is the calling thread.
  package init(count: Int) {
    self.count = max(1, count)
    handOff = CoreHandOff(count: self.count)
    pthread_mutex_init(&turn, nil)
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&wake, nil)
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

  /// Runs `body` on workers 0..<workers and returns when all are done. Throws the first error by worker number.
  ///
  /// Several threads may call it; their tasks run one after the other. A task must not call it.
  ///
  /// - `workers`: at most `count`.
  package func run(_ workers: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
    let workers = min(workers, count)
    Processor.useThreads(1)
    if workers <= 1 { return try body(0) }
    pthread_mutex_lock(&turn)
    defer { pthread_mutex_unlock(&turn) }
    handOff.enter(as: 0)
    let failures = Failures()
    pthread_mutex_lock(&mutex)
    task = { number in
      do { try body(number) } catch { failures.append(number, error) }
    }
    active = workers
    remaining.store(workers, ordering: .relaxed)
    round.wrappingAdd(1, ordering: .releasing)
    pthread_cond_broadcast(&wake)
    pthread_mutex_unlock(&mutex)
    handOff.wakeAll()
    do { try body(0) } catch { failures.append(0, error) }
    finish(as: 0, of: workers, round.load(ordering: .relaxed))
    handOff.leave()
    pthread_mutex_lock(&mutex)
    task = nil
    pthread_mutex_unlock(&mutex)
    if let first = failures.first { throw first }
  }

  /// The errors, by worker.
  private final class Failures: Sendable {
    private let errors = Mutex<[Int: any Error]>([:])
    func append(_ worker: Int, _ error: any Error) { errors.withLock { $0[worker] = error } }
    /// The first error that is not the consequence of another worker's.
    var first: (any Error)? {
      errors.withLock { errors in
        let sorted = errors.sorted { $0.key < $1.key }.map(\.value)
        return sorted.first { !($0 is Interrupted) } ?? sorted.first
      }
    }
  }

  private func serve(as number: Int) {
    Processor.useThreads(1)
    handOff.enter(as: number)
    var seen = 0
    while true {
      _ = handOff.spin(20) { round.load(ordering: .acquiring) != seen }
      if let workers = perform(as: number, after: &seen) { finish(as: number, of: workers, seen) }
    }
  }

  /// Waits until all workers of a round are done.
  private func finish(as number: Int, of workers: Int, _ mine: Int) {
    if remaining.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
      return handOff.wakeAll()
    }
    handOff.wait(as: number, among: workers) {
      remaining.load(ordering: .acquiring) == 0 || round.load(ordering: .acquiring) != mine
    }
  }

  /// Waits for the next task and runs this worker's part; returns the number of workers that take part, `nil` if
  /// this one does not. Nothing of the task is retained on return, so that it is released before `run` returns.
  @inline(never) private func perform(as number: Int, after seen: inout Int) -> Int? {
    pthread_mutex_lock(&mutex)
    while round.load(ordering: .acquiring) == seen { pthread_cond_wait(&wake, &mutex) }
    seen = round.load(ordering: .acquiring)
    let (workers, mine) = (active, number < active ? task : nil)
    pthread_mutex_unlock(&mutex)
    guard let mine else { return nil }
    mine(number)
    return workers
  }
}
