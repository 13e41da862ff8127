import Glibc
import Synchronization

/// Runs work on a thread with a large stack.
///
/// Other threads have 8 MiB or less; a thousand nested calls of user-defined functions, each deep inside an
/// expression, need more. The memory is only reserved; untouched pages cost nothing.
package enum LargeStack {
  /// Bytes of address space for the stack.
  package static let size = 512 << 20

  /// Marks threads started here.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  private final class Job {
    let work: () -> Void

    init(_ work: @escaping () -> Void) { self.work = work }
  }

  /// The approximate stack pointer of this thread.
  @inline(__always)
  static var position: UInt {
    var marker: UInt8 = 0
    return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
  }

  /// The lowest address for deep calls, computed near the bottom of a thread's stack.
  static var floor: UInt {
    let room = pthread_getspecific(key) == nil ? 4 << 20 : size / 4 * 3
    let position = position
    return position > room ? position - UInt(room) : 0
  }

  /// Runs the work and waits for it: directly if the thread has a large stack, else on a new thread.
  package static func run<Result>(_ work: () -> Result) -> Result {
    if pthread_getspecific(key) != nil { return work() }
    return withoutActuallyEscaping(work) { work in
      var result: Result?
      let started = start { result = work() }
      // If no thread could be started, use the current stack.
      guard started, let result else { return work() }
      return result
    }
  }

  /// Runs the work on a new thread and waits for it; `false` if no thread could be started.
  private static func start(_ work: @escaping () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, size) == 0 else { return false }
    let job = Unmanaged.passRetained(Job(work))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        pthread_setspecific(LargeStack.key, pointer)
        Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().work()
        return nil
      }, job.toOpaque())
    guard status == 0 else {
      job.release()
      return false
    }
    pthread_join(thread, nil)
    return true
  }
}
