package import Formats
import Glibc
import Synchronization

/// What is to be sent, in order; emptied by the thread that writes to the sockets, which gets copies.
///
/// What a cell prints is sent a moment later, together with what it prints until then.
package final class Outbox: Sendable {
  private struct State {
    var messages: [Outgoing] = []
    /// What was printed behind them.
    var printed: Printed?
    /// The bytes of all that was printed and not sent.
    var printedBytes = 0
    var isFinished = false

    /// Makes a message of what was printed.
    mutating func settle() {
      guard var message = printed?.message, let text = printed?.text else { return }
      message.content = message.content + ["text": .string(text)]
      messages.append(message)
      printed = nil
    }
  }

  /// Text of one stream, which grows.
  private struct Printed {
    /// The message without the text.
    let message: Outgoing
    var text = ""
    let start = ContinuousClock.now
  }

  private let state = Mutex(State())
  let bell = Bell()
  /// The topic of what is published begins with it.
  private let topic: String

  /// How long what is printed waits for more.
  private static let delay = Duration.milliseconds(40)
  /// The bytes of printed text that are sent at once.
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

  /// Tells all front ends whether a request is being answered.
  func publish(isBusy: Bool, about request: Request) {
    publish("status", ["execution_state": isBusy ? "busy" : "idle"], about: request)
  }

  /// Tells all front ends what a request's cell printed.
  func print(_ text: String, to stream: String, about request: Request?) {
    let message = publication("stream", ["name": .string(stream)], about: request)
    let (isFirst, bytes) = state.withLock { state in
      if state.printed?.message != message {
        state.settle()
        state.printed = Printed(message: message)
      }
      let isFirst = state.messages.isEmpty && state.printed?.text.isEmpty == true
      state.printed?.text += text.separated
      state.printedBytes += text.utf8.count
      return (isFirst, state.printedBytes)
    }
    if isFirst || bytes > Self.pieceBytes { bell.ring() }
    while state.withLock({ $0.printedBytes > Self.mostBytes && !$0.isFinished }) { usleep(1000) }
  }

  /// Has what was printed sent at once.
  package func flush() {
    state.withLock { $0.settle() }
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
      if let printed = state.printed, state.messages.isEmpty, state.printedBytes <= Self.pieceBytes {
        let rest = Self.delay - (ContinuousClock.now - printed.start)
        if rest > .zero { return ([], 1 + Int(rest / .milliseconds(1))) }
      }
      state.settle()
      defer { (state.messages, state.printedBytes) = ([], 0) }
      return (state.messages, nil)
    }
  }

  private func publication(_ kind: String, _ content: JSON, about request: Request?) -> Outgoing {
    Outgoing(
      channel: .iopub, identities: [Array("kernel.\(topic).\(kind)".utf8)], kind: kind,
      parent: request?.message.header ?? [:], content: content)
  }

  private func send(_ message: Outgoing) {
    var message = message
    message.content = message.content.separated
    state.withLock { state in
      state.settle()
      state.messages.append(message)
    }
    bell.ring()
  }
}
