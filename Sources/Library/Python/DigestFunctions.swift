import Evaluator
import Files

/// `_hashlib`: what `hashlib` is written with.
enum DigestFunctions {
  package static func namespace() -> Namespace {
    Namespace("_hashlib", doc: "What hashlib is written with.") {
      [
        Builtin(
          "new", module: "hashlib", doc: "A digest that bytes can be added to.",
          [.positional("name", .string)]
        ) {
          call in
          let name = try call.string("name")
          guard let digest = Digest.Algorithm(rawValue: name.lowercased()).flatMap({ Digest($0) }) else {
            throw Fault.message(
              "unsupported hash type " + name, help: "here are md5, sha1, sha224, sha256, sha384 and sha512",
              kind: .value)
          }
          return .object(DigestObject(digest))
        }
      ].named
    }
  }
}

/// A digest of bytes: what `hashlib.sha256()` returns.
final class DigestObject: Object {
  private let digest: Digest

  init(_ digest: Digest) { self.digest = digest }

  private static let type = ClassObject(
    "HASH", module: "_hashlib", doc: "A digest of bytes.",
    members: [
      .method("update", "Adds bytes.", [.positional("data")]) { call in
        guard let bytes = call["data"].bytes else {
          throw Fault.message(
            call["data"].asString == nil
              ? "object supporting the buffer API required" : "Strings must be encoded before hashing",
            help: "write text.encode()", kind: .type)
        }
        try call.receiver(as: DigestObject.self).digest.add(bytes)
        return .none
      },
      .method("digest", "The digest as bytes.") {
        .bytes(try $0.receiver(as: DigestObject.self).digest.value)
      },
      .method("hexdigest", "The digest as hexadecimal digits.") { call in
        .string(try call.receiver(as: DigestObject.self).digest.hexadecimal)
      },
      .method("copy", "A digest of the same bytes.") { call in
        guard let copy = Digest(copying: try call.receiver(as: DigestObject.self).digest) else {
          throw Fault.memoryExhausted
        }
        return .object(DigestObject(copy))
      },
      .property("name", "the algorithm") {
        .string(try $0.receiver(as: DigestObject.self).digest.algorithm.rawValue)
      },
      .property("digest_size", "bytes of the digest") {
        .int(try $0.receiver(as: DigestObject.self).digest.size)
      },
      .property("block_size", "bytes that are taken at once") {
        .int(try $0.receiver(as: DigestObject.self).digest.blockSize)
      },
    ])

  var classObject: ClassObject { Self.type }

  func repr(_ interpreter: Interpreter) -> String { "<\(digest.algorithm.rawValue) _hashlib.HASH object>" }
}
