internal import CCores
import Glibc
import Synchronization

/// Where the workers of a pool wait for each other.
///
/// Beside a busy process a worker is kept from its core for milliseconds, and all others would wait for it. Here a
/// worker that waits lends its core to the one that is kept, and sleeps; when the waiting is over it goes on at another
/// core, where one who has slept is let in at once. So all cores' time is used, and the work stays divided as it was.
final class WaitingRoom: @unchecked Sendable {
  /// A worker's thread and the clock of the time that it ran.
  private struct Seat {
    let thread: pid_t
    let clock: clockid_t

    /// Nanoseconds; `nil` where the thread is no more.
    var time: Int? {
      var time = timespec()
      guard clock_gettime(clock, &time) == 0 else { return nil }
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
  }

  private struct Loan {
    let lender: pid_t
    let borrower: pid_t
    let core: Int32
  }

  /// The cores that the process may use.
  private let allowed = cores_allowed()
  private var seats: [Seat?]
  private var loans: [Loan] = []
  private let sleepers = Atomic<Int>(0)
  private var mutex = pthread_mutex_t()
  private var change = pthread_cond_t()

  init(count: Int) {
    seats = Array(repeating: nil, count: count)
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&change, nil)
  }

  /// The calling thread is this worker from here on.
  func enter(as worker: Int) {
    var clock = clockid_t()
    guard pthread_getcpuclockid(pthread_self(), &clock) == 0 else { return }
    pthread_mutex_lock(&mutex)
    seats[worker] = Seat(thread: cores_thread(), clock: clock)
    pthread_mutex_unlock(&mutex)
  }

  /// Returns `true` once `condition` holds, of which `announce()` tells; `false` after so many looks, of some tens of
  /// microseconds each.
  ///
  /// - Parameter count: workers 0..<count are those that may be waited for.
  func wait(as worker: Int, among count: Int, looks: Int = .max, until condition: () -> Bool) -> Bool {
    var before = [Int](repeating: -1, count: count)
    for _ in 0..<looks {
      if spin(until: condition) { return true }
      pthread_mutex_lock(&mutex)
      for other in 0..<count where other != worker {
        guard let seat = seats[other], let time = seat.time else { continue }
        if time == before[other], lend(to: seat, until: condition) { break }
        before[other] = time
      }
      pthread_mutex_unlock(&mutex)
    }
    return condition()
  }

  private func spin(until condition: () -> Bool) -> Bool {
    for _ in 0..<1_000 {
      if condition() { return true }
      cores_relax()
    }
    return false
  }

  /// Gives the calling thread's core to another and sleeps until something changes, some milliseconds at most; not if
  /// `condition` holds by now or the other has a core on loan. The mutex is held.
  private func lend(to borrower: Seat, until condition: () -> Bool) -> Bool {
    if loans.contains(where: { $0.borrower == borrower.thread }) { return false }
    sleepers.wrappingAdd(1, ordering: .relaxed)
    defer { sleepers.wrappingSubtract(1, ordering: .relaxed) }
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    let core = cores_current()
    if condition() || !cores_bind(borrower.thread, cores_only(core)) { return false }
    loans.append(Loan(lender: cores_thread(), borrower: borrower.thread, core: core))
    var end = timespec()
    clock_gettime(CLOCK_REALTIME, &end)
    end.tv_nsec += 10_000_000
    if end.tv_nsec >= 1_000_000_000 {
      (end.tv_sec, end.tv_nsec) = (end.tv_sec + 1, end.tv_nsec - 1_000_000_000)
    }
    if pthread_cond_timedwait(&change, &mutex, &end) != 0 { settle() }
    _ = cores_bind(cores_thread(), allowed)
    return true
  }

  /// Tells those who sleep that what they wait for may hold now.
  func announce() {
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    if sleepers.load(ordering: .relaxed) == 0 { return }
    pthread_mutex_lock(&mutex)
    settle()
    pthread_mutex_unlock(&mutex)
  }

  /// Ends all loans: the borrower keeps the core, the lender wakes at another. The mutex is held.
  private func settle() {
    for loan in loans {
      _ = cores_bind(loan.borrower, allowed)
      _ = cores_bind(loan.lender, cores_without(allowed, loan.core))
    }
    loans = []
    pthread_cond_broadcast(&change)
  }
}
