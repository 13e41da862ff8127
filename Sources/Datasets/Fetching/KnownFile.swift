/// A published file: its name, size and digest.
struct KnownFile: Sendable, Equatable {
  /// The path below a data folder: `mnist/train-images-idx3-ubyte.gz`.
  let name: String
  /// Its URLs, best first.
  let urls: [String]
  let byteCount: Int
  /// SHA-256, 64 lower-case hexadecimal digits.
  let digest: String

  /// How `bytes` differ from this file, `siblings` being other files that they may be; `nil` if they are this
  /// file's.
  func damage(in bytes: [UInt8], siblings: [KnownFile] = []) -> DataDamage? {
    let sizes = [byteCount] + siblings.map(\.byteCount)
    if sizes.contains(bytes.count) {
      let found = SHA256.hexadecimal(of: bytes)
      if found == digest, bytes.count == byteCount { return nil }
      if let other = siblings.first(where: { $0.digest == found }) { return .mislabelled(as: other.name) }
      if bytes.count == byteCount { return .altered(expected: digest, found: found) }
    }
    return bytes.count < byteCount
      ? .truncated(expected: byteCount, found: bytes.count)
      : .oversized(expected: byteCount, found: bytes.count)
  }
}
