import Formats
import Notebooks

@testable import JupyterKernel

/// A kernel without sockets: requests go into it, and what it would send comes out.
final class Scene {
  let inbox = Inbox()
  let outbox = Outbox()
  let kernel: Kernel
  private var count = 0

  init(past: KernelHistory = KernelHistory(nil)) throws {
    let screen = KernelScreen(inbox: inbox, outbox: outbox)
    let recorder = Recorder(screen)
    let session = Session(runner: InterpreterRunner(console: recorder), recorder: recorder, screen: screen)
    let information = KernelInformation(
      version: "0", connection: try ConnectionFile(MessageTests.connection()))
    kernel = Kernel(
      session, screen: screen, information: information, inbox: inbox, outbox: outbox, past: past)
  }

  /// A request, with an identifier of its own.
  func request(_ kind: String, _ content: JSON, on channel: ConnectionFile.Channel = .shell) -> Request {
    count += 1
    let header: JSON = ["msg_id": .string("\(count)"), "msg_type": .string(kind)]
    return Request(
      channel: channel, message: Message(identities: [[1]], header: header, content: content))
  }

  func cell(_ code: String, _ options: JSON = [:]) -> Request {
    request("execute_request", ["code": .string(code)] + options)
  }

  /// What the kernel sends for a request.
  func sent(for request: Request) -> [Outgoing] {
    kernel.answer(request)
    return taken()
  }

  func taken() -> [Outgoing] {
    outbox.flush()
    return outbox.take().messages
  }

  /// The answer to a request.
  func reply(_ kind: String, _ content: JSON) -> JSON {
    sent(for: request(kind, content)).first { $0.channel == .shell }?.content ?? .null
  }

  /// The answer to a cell, and what it published beside its status.
  func run(_ code: String, _ options: JSON = [:]) -> (reply: JSON, published: [Outgoing]) {
    let sent = sent(for: cell(code, options))
    let published = sent.filter {
      $0.channel == .iopub && !["status", "execute_input"].contains($0.kind)
    }
    return (sent.first { $0.channel == .shell }?.content ?? .null, published)
  }
}
