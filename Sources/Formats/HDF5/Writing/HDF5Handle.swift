import CHDF5
import Glibc

/// The HDF5 library, used for writing: one caller at a time, error output turned off. Files are read by `HDF5File`,
/// without it.
enum HDF5 {
  /// Debian's library is not thread-safe, and a handle may be released during another call.
  nonisolated(unsafe) private static let mutex: UnsafeMutablePointer<pthread_mutex_t> = {
    let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
    pthread_mutex_init(mutex, &attributes)
    return mutex
  }()

  static func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// The library's reason for a failed call.
  static var reason: String {
    var text = [CChar](repeating: 0, count: 256)
    fieldbook_h5_reason(&text)
    let end = text.firstIndex(of: 0) ?? text.endIndex
    let words = String(decoding: text[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return words.isEmpty ? "the library gave no reason" : words
  }
}

/// A handle of the library: a file, a group, an array, a type. Closed with its last reference.
final class HDF5Handle: @unchecked Sendable {
  let id: hid_t
  private let close: (hid_t) -> herr_t

  /// - Throws: `failure` with the library's reason if `open` fails.
  init(
    closing close: @escaping (hid_t) -> herr_t, failure: (_ reason: String) -> FormatFault,
    open: () -> hid_t
  ) throws(FormatFault) {
    let (id, reason) = HDF5.locked {
      fieldbook_h5_silence()
      let id = open()
      return (id, id < 0 ? HDF5.reason : "")
    }
    guard id >= 0 else { throw failure(reason) }
    self.id = id
    self.close = close
  }

  deinit { HDF5.locked { _ = close(id) } }
}
