package import Formats

/// A message from a front end.
package struct Message: Equatable, Sendable {
  /// What leads back to the sender.
  package var identities: [[UInt8]]
  /// Identifier, session, kind and more: the parent of what answers it.
  package var header: JSON
  package var content: JSON

  /// The kind of message, such as `execute_request`.
  package var kind: String { header["msg_type"]?.string ?? "" }
}

/// A message to front ends, before it has an identifier and a signature.
package struct Outgoing: Equatable, Sendable {
  package var channel: ConnectionFile.Channel
  /// What leads to the receiver; the topic of what is published.
  package var identities: [[UInt8]]
  package var kind: String
  /// The header of the message that it is about; an empty object for none.
  package var parent: JSON
  package var content: JSON
}

/// A message with the channel on which it came and is answered.
package struct Request: Equatable, Sendable {
  package var channel: ConnectionFile.Channel
  package var message: Message

  var kind: String { message.kind }
  var content: JSON { message.content }
  var isExecution: Bool { kind == "execute_request" }

  /// The kind of what answers it.
  var replyKind: String {
    let end = "_request"
    return kind.hasSuffix(end) ? kind.dropLast(end.count) + "_reply" : kind + "_reply"
  }
}

extension JSON {
  /// What answers a request that failed.
  static func failure(_ name: String, _ value: String, traceback: JSON = []) -> JSON {
    ["status": "error", "ename": .string(name), "evalue": .string(value), "traceback": traceback]
  }
}
