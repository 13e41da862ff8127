import Engine
import Synchronization

/// What the session has to answer, in order; filled by the thread that reads the sockets, of whose memory the session gets copies.
package final class Inbox: Sendable {
  private struct State {
    var requests: [Request] = []
    /// Whether the request that was taken last runs a cell.
    var isExecuting = false
    var isClosed = false
    /// The line that was typed for the cell that asks for one.
    var line: String?
  }

  private let state = Mutex(State())
  private let bell = Bell()

  package init() {}

  package func add(_ request: Request) {
    state.withLock { $0.requests.append(request) }
    bell.ring()
  }

  /// Waits for the next request; `nil` once the inbox is closed.
  package func next() -> Request? {
    while true {
      let (request, isClosed) = state.withLock { state -> (Request?, Bool) in
        state.isExecuting = false
        // An interrupt is for the cells that were there when it came.
        if !state.requests.contains(where: \.isExecution) { Interruption.clear() }
        if state.isClosed { return (nil, true) }
        guard !state.requests.isEmpty else { return (nil, false) }
        let request = state.requests.removeFirst()
        state.isExecuting = request.isExecution
        return (request, false)
      }
      if var request {
        request.message.content = request.message.content.separated
        return request
      }
      if isClosed { return nil }
      bell.wait()
    }
  }

  /// Takes out the cells that wait.
  func takeExecutions() -> [Request] {
    state.withLock { state in
      let waiting = state.requests.filter(\.isExecution)
      state.requests.removeAll(where: \.isExecution)
      return waiting
    }
  }

  /// Stops the cell that runs or is the next to run; without effect where there is none.
  package func interrupt() {
    state.withLock { state in
      if state.isExecuting || state.requests.contains(where: \.isExecution) { Interruption.request() }
    }
    bell.ring()
  }

  /// Drops what waits, and stops the cell that runs.
  package func close() {
    state.withLock { state in
      state.isClosed = true
      state.requests = []
      if state.isExecuting { Interruption.request() }
    }
    bell.ring()
  }

  /// Hands over the line that was asked for.
  package func take(line: String) {
    state.withLock { $0.line = line }
    bell.ring()
  }

  /// Forgets lines that nobody asked for.
  func forgetLine() { state.withLock { $0.line = nil } }

  /// Waits for the line that was asked for; `nil` once the inbox is closed.
  ///
  /// - Throws: `Interrupted`.
  func line() throws(Interrupted) -> String? {
    while true {
      try Interruption.check()
      let (line, isClosed) = state.withLock { ($0.line.take(), $0.isClosed) }
      if let line { return line.separated }
      if isClosed { return nil }
      bell.wait()
    }
  }
}
