internal import CCores
import Glibc
import Synchronization

/// Waiting of a pool's workers, with CPU-affinity hand-off.
///
/// If another process is busy, a worker may be kept off its core for milliseconds, and all others would wait for
/// it. Here a waiting worker hands its core to the one that is kept off (by changing its affinity) and sleeps;
/// afterwards it continues on the other core, where a thread that has slept is scheduled immediately. So all cores
/// stay in use and the division of work is unchanged.
final class CoreHandOff: @unchecked Sendable {
  /// A worker's thread and its CPU-time clock.
  private struct WorkerThread {
    let thread: pid_t
    let clock: clockid_t

    /// CPU time in nanoseconds; `nil` if the thread has ended.
    var time: Int? {
      var time = timespec()
      guard clock_gettime(clock, &time) == 0 else { return nil }
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
  }

  private struct HandOff {
    let sleeper: pid_t
    let receiver: pid_t
    let core: Int32
  }

  /// The cores that the process may use.
  private let allowed = cores_allowed()
  private var threads: [WorkerThread?]
  private var handOffs: [HandOff] = []
  private let sleepers = Atomic<Int>(0)
  private var mutex = pthread_mutex_t()
  private var change = pthread_cond_t()

  init(count: Int) {
    threads = Array(repeating: nil, count: count)
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&change, nil)
  }

  /// Registers the calling thread as this worker.
  func enter(as worker: Int) {
    var clock = clockid_t()
    guard pthread_getcpuclockid(pthread_self(), &clock) == 0 else { return }
    pthread_mutex_lock(&mutex)
    threads[worker] = WorkerThread(thread: cores_thread(), clock: clock)
    pthread_mutex_unlock(&mutex)
  }

  /// Worker 0 leaves: its thread is the caller's, which has all cores again, as have processes that it starts.
  func leave() {
    pthread_mutex_lock(&mutex)
    threads[0] = nil
    if !handOffs.isEmpty {
      endHandOffs()
      _ = cores_bind(cores_thread(), allowed)
    }
    pthread_mutex_unlock(&mutex)
  }

  /// Returns once `condition` holds, which `wakeAll()` signals.
  ///
  /// - `count`: workers 0..<count are those that may be waited for.
  func wait(as worker: Int, among count: Int, until condition: () -> Bool) {
    var before = [Int](repeating: -1, count: count)
    while !spin(until: condition) {
      pthread_mutex_lock(&mutex)
      for other in 0..<count where other != worker {
        guard let waiting = threads[other], let time = waiting.time else { continue }
        if time == before[other], handOver(coreTo: waiting, until: condition) { break }
        before[other] = time
      }
      pthread_mutex_unlock(&mutex)
    }
  }

  /// Whether `condition` comes to hold within some tens of microseconds, times `checks`.
  func spin(_ checks: Int = 1, until condition: () -> Bool) -> Bool {
    for _ in 0..<1_000 * checks {
      if condition() { return true }
      cores_relax()
    }
    return false
  }

  /// Hands the calling thread's core to another thread and sleeps until something changes, for a few milliseconds
  /// at most; not if `condition` already holds or the other already has a second core. The mutex is held.
  private func handOver(coreTo receiver: WorkerThread, until condition: () -> Bool) -> Bool {
    if handOffs.contains(where: { $0.receiver == receiver.thread }) { return false }
    sleepers.wrappingAdd(1, ordering: .relaxed)
    defer { sleepers.wrappingSubtract(1, ordering: .relaxed) }
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    let core = cores_current()
    if condition() || !cores_bind(receiver.thread, cores_only(core)) { return false }
    handOffs.append(HandOff(sleeper: cores_thread(), receiver: receiver.thread, core: core))
    var end = timespec()
    clock_gettime(CLOCK_REALTIME, &end)
    end.tv_nsec += 10_000_000
    if end.tv_nsec >= 1_000_000_000 {
      (end.tv_sec, end.tv_nsec) = (end.tv_sec + 1, end.tv_nsec - 1_000_000_000)
    }
    pthread_cond_timedwait(&change, &mutex, &end)
    // The time is up, or it woke for nothing.
    if handOffs.contains(where: { $0.sleeper == cores_thread() }) { endHandOffs() }
    _ = cores_bind(cores_thread(), allowed)
    return true
  }

  /// Wakes the sleepers, as their condition may hold now.
  func wakeAll() {
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    if sleepers.load(ordering: .relaxed) == 0 { return }
    pthread_mutex_lock(&mutex)
    endHandOffs()
    pthread_mutex_unlock(&mutex)
  }

  /// Ends all hand-offs: the receiver keeps the core, the sleeper wakes on the other. The mutex is held.
  private func endHandOffs() {
    for handOff in handOffs {
      _ = cores_bind(handOff.receiver, allowed)
      _ = cores_bind(handOff.sleeper, cores_without(allowed, handOff.core))
    }
    handOffs = []
    pthread_cond_broadcast(&change)
  }
}
