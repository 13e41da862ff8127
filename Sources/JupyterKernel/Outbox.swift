package import Formats
import Glibc
import Synchronization

/// What is to be sent, in order; emptied by the thread that writes to the sockets.
///
/// What a cell prints is sent a moment later, together with what it prints until then.
package final class Outbox: Sendable {
  private struct State {
    var messages: [Outgoing] = []
    /// When the first of the messages was printed, where all of them are; `nil` where one is to be sent at once.
    var firstPrinted: ContinuousClock.Instant?
    /// The bytes of what was printed and not sent.
    var printedBytes = 0
    var isFinished = false
  }

  private let state = Mutex(State())
  let bell = Bell()
  /// The topic of what is published begins with it.
  private let topic: String

  /// How long what is printed waits for more.
  private static let delay = Duration.milliseconds(40)
  /// The bytes of printed text that are sent at once, as one message.
  private static let pieceBytes = 1 << 16
  /// The bytes of printed text with which a cell waits for the sockets' thread.
  private static let mostBytes = 1 << 24

  package init(topic: String = "fieldbook") { self.topic = topic }

  /// Answers a request.
  package func reply(to request: Request, _ content: JSON) {
    send(
      Outgoing(
        channel: request.channel, identities: request.message.identities, kind: request.replyKind,
        parent: request.message.header, content: content))
  }

  /// Asks the sender of a request for a line.
  func askForLine(_ request: Request, prompt: String) {
    send(
      Outgoing(
        channel: .stdin, identities: request.message.identities, kind: "input_request",
        parent: request.message.header, content: ["prompt": .string(prompt), "password": false]))
  }

  /// Tells all front ends; about a request, if there is one.
  package func publish(_ kind: String, _ content: JSON, about request: Request?) {
    send(publication(kind, content, about: request))
  }

  /// Tells all front ends what a request's cell printed.
  func print(_ text: String, to stream: String, about request: Request?) {
    let (isFirst, isMuch) = state.withLock { state in
      state.printedBytes += text.utf8.count
      let isFirst = state.messages.isEmpty
      if isFirst { state.firstPrinted = .now }
      var message = publication(
        "stream", ["name": .string(stream), "text": .string(text)], about: request)
      if let last = state.messages.last, last.kind == "stream", last.parent == message.parent,
        last.content["name"] == message.content["name"], let before = last.content["text"]?.string,
        before.utf8.count < Self.pieceBytes
      {
        message.content = ["name": .string(stream), "text": .string(before + text)]
        state.messages.removeLast()
      }
      state.messages.append(message)
      return (isFirst, state.printedBytes > Self.pieceBytes)
    }
    if isFirst || isMuch { bell.ring() }
    while state.withLock({ $0.printedBytes > Self.mostBytes && !$0.isFinished }) { usleep(1000) }
  }

  /// Has what was printed sent at once.
  func flush() {
    state.withLock { $0.firstPrinted = nil }
    bell.ring()
  }

  /// Nothing more comes.
  package func finish() {
    state.withLock { $0.isFinished = true }
    bell.ring()
  }

  package var isFinished: Bool { state.withLock { $0.isFinished } }

  /// Takes what is to be sent now.
  ///
  /// - Returns: the messages, and in how many milliseconds there are others; `nil` if none wait.
  package func take() -> (messages: [Outgoing], wait: Int?) {
    state.withLock { state in
      if let first = state.firstPrinted, state.printedBytes <= Self.pieceBytes {
        let rest = Self.delay - (ContinuousClock.now - first)
        if rest > .zero { return ([], 1 + Int(rest / .milliseconds(1))) }
      }
      defer { (state.messages, state.firstPrinted, state.printedBytes) = ([], nil, 0) }
      return (state.messages, nil)
    }
  }

  private func publication(_ kind: String, _ content: JSON, about request: Request?) -> Outgoing {
    Outgoing(
      channel: .iopub, identities: [Array("kernel.\(topic).\(kind)".utf8)], kind: kind,
      parent: request?.message.header ?? [:], content: content)
  }

  private func send(_ message: Outgoing) {
    state.withLock { state in
      state.messages.append(message)
      state.firstPrinted = nil
    }
    bell.ring()
  }
}
