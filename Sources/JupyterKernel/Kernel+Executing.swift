import Engine
import Formats
import Glibc
import Notebooks

extension Kernel {
  /// How long a cell that fails waits for the cells that were sent with it, in microseconds.
  private static let settling: UInt32 = 10_000

  /// Runs a cell. If it fails, those that wait are not run, unless the request says that they are.
  func execute(_ request: Request, aborting aborted: inout [Request]) throws(RequestFault) -> JSON {
    let content = request.content
    let code = try content.text("code")
    let isSilent = content["silent"]?.bool ?? false
    let isStored = !isSilent && content["store_history"]?.bool ?? true
    let number = session.nextNumber
    screen.begin(request, isSilent: isSilent, allowsInput: content["allow_stdin"]?.bool ?? true)
    defer { screen.end() }
    if !isSilent {
      outbox.publish(
        "execute_input", ["code": .string(code), "execution_count": .int(number)], about: request)
    }
    let ending = run(code, isStored: isStored)
    screen.status("")
    let reply = self.reply(to: content, ending)
    if reply["status"] == "error", content["stop_on_error"]?.bool ?? true {
      usleep(Self.settling)
      aborted = inbox.takeExecutions()
    }
    return reply + ["execution_count": .int(number)]
  }

  private func run(_ code: String, isStored: Bool) -> CellEnding {
    // An interrupt that came before the cell began is for it.
    if Interruption.take() {
      screen.showInterrupted()
      return .interrupted
    }
    if isStored { past.append(code, number: session.nextNumber) }
    let ending = isStored ? session.run(code) : session.runAside(code)
    // It is no interrupt of the next cell, too.
    if ending == .interrupted { Interruption.clear() }
    return ending
  }

  private func reply(to content: JSON, _ ending: CellEnding) -> JSON {
    switch ending {
    case .failed(let text): ["status": "error"] + screen.failure(text)
    case .interrupted: ["status": "error"] + Jupyter.message(of: .interrupted).content
    case .done, .value, .table:
      [
        "status": "ok", "payload": .array(payload),
        "user_expressions": .object((content["user_expressions"]?.members ?? []).map(evaluated)),
      ]
    }
  }

  /// What the front end is to do: show help, offer code, leave.
  private var payload: [JSON] {
    var payload: [JSON] = screen.pages.map { page in
      ["source": "page", "data": ["text/plain": .string(page)], "start": 0]
    }
    let offer = session.takeOffer()
    if !offer.isEmpty {
      payload.append(["source": "set_next_input", "text": .string(offer), "replace": false])
    }
    if session.isLeft { payload.append(["source": "ask_exit", "keepkernel": false]) }
    session.isLeft = false
    return payload
  }

  /// An expression that the request asks for once the cell is done.
  private func evaluated(_ expression: JSON.Member) -> JSON.Member {
    let value: JSON
    switch session.runner.runAside(expression.value.string ?? "", named: expression.key) {
    case .done: value = Self.shown("None")
    case .value(let text), .table(let text, _): value = Self.shown(text)
    case .failed(let text): value = ["status": "error"] + screen.failure(text)
    case .interrupted: value = ["status": "error"] + Jupyter.message(of: .interrupted).content
    }
    return JSON.Member(expression.key, value)
  }

  private static func shown(_ text: String) -> JSON {
    ["status": "ok", "data": ["text/plain": .string(text)], "metadata": [:]]
  }
}
