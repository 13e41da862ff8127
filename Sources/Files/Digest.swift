import CCrypto
import Glibc

/// A digest of bytes, which may come in pieces, by OpenSSL's libcrypto: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4).
///
///     Digest.hexadecimal(of: Array("abc".utf8))     // "ba7816bf 8f01cfea …" of SHA-256, without the spaces
package final class Digest {
  package enum Algorithm: String, CaseIterable, Sendable {
    case md5, sha1, sha224, sha256, sha384, sha512
  }

  package let algorithm: Algorithm
  private let context: OpaquePointer

  /// `nil` where this machine's OpenSSL does not allow the algorithm.
  package init?(_ algorithm: Algorithm) {
    guard let kind = EVP_get_digestbyname(algorithm.rawValue), let context = EVP_MD_CTX_new() else {
      return nil
    }
    (self.algorithm, self.context) = (algorithm, context)
    guard EVP_DigestInit_ex(context, kind, nil) == 1 else { return nil }
  }

  /// A digest of the same bytes, which goes on apart.
  package init?(copying other: Digest) {
    guard let context = EVP_MD_CTX_new() else { return nil }
    (algorithm, self.context) = (other.algorithm, context)
    guard EVP_MD_CTX_copy_ex(context, other.context) == 1 else { return nil }
  }

  deinit { EVP_MD_CTX_free(context) }

  /// The bytes of the digest.
  package var size: Int { Int(EVP_MD_get_size(EVP_MD_CTX_get0_md(context))) }

  /// The bytes that are taken at once.
  package var blockSize: Int { Int(EVP_MD_get_block_size(EVP_MD_CTX_get0_md(context))) }

  /// Continues with more bytes.
  package func add(_ bytes: some Collection<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ EVP_DigestUpdate(context, $0.baseAddress, $0.count) }) == nil
    {
      add(Array(bytes))
    }
  }

  /// The digest of the bytes so far.
  package var value: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    guard let copy = Digest(copying: self) else { return bytes }
    EVP_DigestFinal_ex(copy.context, &bytes, nil)
    return bytes
  }

  /// The digest of the bytes so far, in lower-case hexadecimal digits.
  package var hexadecimal: String {
    value.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The SHA-256 digest of bytes, as 64 digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    let digest = sha256()
    digest.add(bytes)
    return digest.hexadecimal
  }

  /// The SHA-256 digest of a file's bytes; `nil` where it cannot be read.
  package static func hexadecimal(ofFile path: String) -> String? {
    let digest = sha256()
    guard let descriptor = try? FileCheck.open(path).descriptor else { return nil }
    defer { close(descriptor) }
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0 { return nil }
      if count == 0 { return digest.hexadecimal }
      digest.add(piece[..<count])
    }
  }

  /// SHA-256, which every OpenSSL has.
  package static func sha256() -> Digest {
    guard let digest = Digest(.sha256) else { fatalError("OpenSSL has no SHA-256") }
    return digest
  }
}
