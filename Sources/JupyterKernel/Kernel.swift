import Engine
import Evaluator
import Formats
import Glibc
package import Notebooks

/// A Jupyter kernel: answers the requests of front ends by a session, one after the other.
///
///     let kernel = Kernel(session, screen: screen, information: information, inbox: inbox, outbox: outbox)
///     kernel.run()     // until the inbox is closed
package final class Kernel {
  let session: Session
  let past: KernelHistory
  let screen: KernelScreen
  private let information: KernelInformation
  let inbox: Inbox
  let outbox: Outbox

  package init(
    _ session: Session, screen: KernelScreen, information: KernelInformation, inbox: Inbox, outbox: Outbox,
    past: KernelHistory = KernelHistory(nil)
  ) {
    self.past = past
    (self.session, self.screen, self.information) = (session, screen, information)
    (self.inbox, self.outbox) = (inbox, outbox)
    session.forgetsInterrupts = false
    screen.details = { session.runner.details }
  }

  /// Answers requests until the inbox is closed.
  package func run() {
    while let request = inbox.next() { answer(request) }
    outbox.finish()
  }

  /// Answers one request; those of cells that are dropped behind one that fails, too.
  package func answer(_ request: Request) {
    outbox.publish(isBusy: true, about: request)
    var aborted: [Request] = []
    if let reply = reply(to: request, aborting: &aborted) { outbox.reply(to: request, reply) }
    outbox.publish(isBusy: false, about: request)
    for request in aborted {
      outbox.publish(isBusy: true, about: request)
      outbox.reply(to: request, ["status": "aborted"])
      outbox.publish(isBusy: false, about: request)
    }
  }

  /// The answer; `nil` for messages that have none.
  private func reply(to request: Request, aborting aborted: inout [Request]) -> JSON? {
    if let subshell = request.message.header["subshell_id"], !subshell.isNull {
      return .failure("KeyError", "there is no subshell \(subshell.string ?? subshell.text)")
    }
    do throws(RequestFault) {
      switch request.kind {
      case "execute_request": return try execute(request, aborting: &aborted)
      case "complete_request": return try completions(request.content)
      case "inspect_request": return try inspection(request.content)
      case "is_complete_request": return try completeness(request.content)
      case "history_request": return try history(request.content)
      case "comm_open": return refuseComm(request)
      default: return information.reply(to: request)
      }
    } catch {
      return .failure("ValueError", "\(request.kind) expects \(error.expected)")
    }
  }

  /// No program here speaks with parts of the page.
  private func refuseComm(_ request: Request) -> JSON? {
    let identifier = request.content["comm_id"] ?? ""
    outbox.publish("comm_close", ["comm_id": identifier, "data": [:]], about: request)
    return nil
  }
}

/// What a request has to have, and has not.
struct RequestFault: Error, Equatable {
  var expected: String
}

extension JSON {
  /// A text that a request must have.
  func text(_ key: String) throws(RequestFault) -> String {
    guard let text = self[key]?.string else { throw RequestFault(expected: "a text `\(key)`") }
    return text
  }

  /// The text before the cursor; all of it where no place is given.
  func textBeforeCursor(of code: String) -> String {
    guard let place = self["cursor_pos"]?.int else { return code }
    return String(String.UnicodeScalarView(code.unicodeScalars.prefix(max(0, place))))
  }
}
