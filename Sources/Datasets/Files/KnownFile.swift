/// A published file: what it is called, how long it is, and the digest of its content.
struct KnownFile: Sendable, Equatable {
  /// The path below a data folder: `mnist/train-images-idx3-ubyte.gz`.
  let name: String
  /// Where it can be had, best place first.
  let urls: [String]
  let byteCount: Int
  /// SHA-256, 64 lower-case hexadecimal digits.
  let digest: String

  /// What is wrong with `bytes` as this file, `siblings` being the others that it could have been mistaken for;
  /// `nil` where they are its bytes.
  func damage(in bytes: [UInt8], siblings: [KnownFile] = []) -> Damage? {
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
