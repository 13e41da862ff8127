import CCrypto

/// HMAC with SHA-256 (RFC 2104), by OpenSSL's libcrypto.
///
///     MessageAuthentication(key: Array("Jefe".utf8)).code(of: Array("what do ya want for nothing?".utf8))
package struct MessageAuthentication: Sendable {
  private let key: [UInt8]

  package init(key: [UInt8]) { self.key = key }

  /// The code of a message: 32 bytes.
  package func code(of message: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    guard HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &code, &count) != nil else {
      fatalError("OpenSSL has no HMAC with SHA-256")
    }
    return Array(code[..<Int(count)])
  }

  /// Whether codes are equal; it takes as long where they are not, so that the time does not tell how much of one is right.
  package static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
  }
}
