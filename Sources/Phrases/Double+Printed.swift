import Glibc

extension Double {
  /// By a conversion of C's `printf`, such as `%.4g`: rounded correctly, as glibc does, however long.
  package func printed(_ format: String) -> String {
    func text(capacity: Int) -> (text: String, length: Int) {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
        let length = withVaList([self]) { Int(vsnprintf(buffer.baseAddress, capacity, format, $0)) }
        let written = buffer.prefix(max(0, min(length, capacity - 1)))
        return (String(decoding: written, as: UTF8.self), length)
      }
    }
    // The largest number has 309 digits before its point.
    let short = text(capacity: 400)
    return short.length < 400 ? short.text : text(capacity: short.length + 1).text
  }
}
