import Formats
import Files
import Glibc
import Notebooks

/// Reads and writes messages as frames: identities, a delimiter, a signature, and four JSON objects.
package struct MessageCodec {
  /// The version of the protocol: https://jupyter-client.readthedocs.io/en/stable/messaging.html
  static let protocolVersion = "5.4"

  private static let delimiter = Array("<IDS|MSG>".utf8)

  /// Signs and checks; `nil` where the connection file has no key.
  private let authentication: MessageAuthentication?
  /// The kernel's own session, and the number of messages that it sent.
  package let session: String
  private var count = 0
  private let user = environmentVariable("USER") ?? "fieldbook"

  /// The signatures that were read, in order: a message is taken once.
  private var signatures: Set<[UInt8]> = []
  private var order: [[UInt8]] = []
  private static let rememberedSignatures = 1 << 16

  package init(key: String, session: String = MessageCodec.randomName()) {
    authentication = key.isEmpty ? nil : MessageAuthentication(key: Array(key.utf8))
    self.session = session
  }

  /// 32 random hexadecimal digits.
  package static func randomName() -> String {
    (0..<16).map { _ in UInt8.random(in: 0...255) }.hexadecimal
  }

  /// Why frames are no message.
  package enum Fault: Error, Equatable {
    case noDelimiter
    case tooFewFrames
    case wrongSignature
    /// It was read before.
    case repeated
    /// A part is no JSON object: `header`, `content` …
    case notAnObject(String)
    case noKind
  }

  /// The message in frames.
  package mutating func message(from frames: [[UInt8]]) throws(Fault) -> Message {
    guard let place = frames.firstIndex(of: Self.delimiter) else { throw .noDelimiter }
    let rest = frames[(place + 1)...]
    guard rest.count >= 5, let signature = rest.first else { throw .tooFewFrames }
    let parts = Array(rest.dropFirst().prefix(4))
    try check(signature, of: parts)
    var objects: [JSON] = []
    for (name, part) in zip(["header", "parent_header", "metadata", "content"], parts) {
      guard let text = String(validating: part, as: UTF8.self), let json = JSON(text), json.members != nil
      else { throw .notAnObject(name) }
      objects.append(json)
    }
    let message = Message(identities: Array(frames[..<place]), header: objects[0], content: objects[3])
    if message.kind.isEmpty { throw .noKind }
    return message
  }

  private mutating func check(_ signature: [UInt8], of parts: [[UInt8]]) throws(Fault) {
    guard let authentication else { return }
    let code = Array(authentication.code(of: parts.reduce([], +)).hexadecimal.utf8)
    guard MessageAuthentication.areEqual(code, signature) else { throw .wrongSignature }
    guard signatures.insert(code).inserted else { throw .repeated }
    order.append(code)
    guard order.count > Self.rememberedSignatures else { return }
    // The older half, so that it is rarely done.
    let half = order.count / 2
    for old in order[..<half] { signatures.remove(old) }
    order.removeFirst(half)
  }

  /// The frames of a message, with a new identifier.
  package mutating func frames(of message: Outgoing) -> [[UInt8]] {
    count += 1
    let header: JSON = [
      "msg_id": .string("\(session)_\(count)"), "session": .string(session), "username": .string(user),
      "date": .string(Timestamp.now.text), "msg_type": .string(message.kind),
      "version": .string(Self.protocolVersion),
    ]
    let parts = [header, message.parent, [:] as JSON, message.content].map { Array($0.text.utf8) }
    let code = authentication.map { Array($0.code(of: parts.reduce([], +)).hexadecimal.utf8) } ?? []
    return message.identities + [Self.delimiter, code] + parts
  }
}
