package import Evaluator
package import Figures
import Formats
import Language
import Notebooks

/// Shows what a cell does as messages to the front ends: what it prints as streams, figures as display data.
///
/// Progress is a display that is updated, and empty in the end: front ends that save what they were sent, such as nbconvert, then
/// keep nothing of it.
package final class KernelScreen: Screen {
  private let inbox: Inbox
  private let outbox: Outbox

  /// The request whose cell runs.
  var request: Request?
  /// Whether the request asks that nothing is shown.
  var isSilent = false
  /// Whether the front end can be asked for lines.
  var allowsInput = false
  /// The format and the diagnostic of what a cell ended with.
  var details: () -> EndingDetails = { EndingDetails() }

  /// The pages of help that the cell asked for.
  private(set) var pages: [String] = []

  /// The display of the progress line, and whether it shows one. A cell has one display for all its epochs: front ends
  /// fold away what is beyond some fifty outputs.
  private var progress: (identifier: String, isShown: Bool)?
  private var lastStatus = ContinuousClock.now - .seconds(1)
  /// The curve that grows, as it was shown last, and its name.
  private var live: (identifier: String, svg: String)?

  /// The least time between two updates of the progress.
  private static let statusInterval = Duration.milliseconds(100)

  package init(inbox: Inbox, outbox: Outbox) { (self.inbox, self.outbox) = (inbox, outbox) }

  package let width = 80
  package let isLive = true
  package let isTerminal = false

  /// A request's cell begins.
  func begin(_ request: Request, isSilent: Bool, allowsInput: Bool) {
    (self.request, self.isSilent, self.allowsInput) = (request, isSilent, allowsInput)
    (pages, live, progress) = ([], nil, nil)
  }

  /// It is over: nothing belongs to it any more.
  func end() {
    wipeStatus()
    request = nil
  }

  // MARK: - What it prints

  package func write(_ text: String) {
    if text.isEmpty { return }
    wipeStatus()
    print(text, to: "stdout")
  }

  package func note(_ text: String) {
    wipeStatus()
    let text = Visible.text(text)
    print(text.hasSuffix("\n") ? text : text + "\n", to: "stderr")
  }

  package func flush() { outbox.flush() }

  package func show(page: String) { pages.append(page) }

  private func print(_ text: String, to stream: String) {
    if !isSilent { outbox.print(text, to: stream, about: request) }
  }

  // MARK: - Progress

  package func status(_ line: String) {
    if line.isEmpty { return wipeStatus() }
    guard !isSilent, isTimeForStatus() else { return }
    showStatus(line)
  }

  package func status(_ line: String, below drawing: any Drawing) {
    guard !isSilent, isTimeForStatus() else { return }
    let svg = drawing.svg()
    if live?.svg != svg {
      let (kind, identifier) =
        live.map { ("update_display_data", $0.identifier) } ?? ("display_data", MessageCodec.randomName())
      live = (identifier, svg)
      // Without a PNG, whose drawing takes longer than many a step.
      let data: JSON = ["image/svg+xml": .string(svg), "text/plain": .string(drawing.sentence)]
      publish(kind, ["data": data, "metadata": [:]], identifier: identifier)
    }
    showStatus(line)
  }

  private func isTimeForStatus() -> Bool {
    let now = ContinuousClock.now
    guard now - lastStatus >= Self.statusInterval else { return false }
    lastStatus = now
    return true
  }

  private func showStatus(_ line: String) {
    let bundle = Self.bundle(Visible.line(line), nil)
    let (kind, identifier) =
      progress.map { ("update_display_data", $0.identifier) } ?? ("display_data", MessageCodec.randomName())
    progress = (identifier, true)
    publish(kind, bundle, identifier: identifier)
  }

  private func wipeStatus() {
    guard let (identifier, isShown) = progress, isShown else { return }
    progress = (identifier, false)
    publish("update_display_data", Self.bundle("", nil), identifier: identifier)
  }

  // MARK: - What it shows

  /// A figure; a curve that grew above it goes.
  package func draw(_ drawing: any Drawing) {
    if let live { display(.text(""), at: .instead(of: live.identifier)) }
    live = nil
    display(.drawing(drawing), at: .new(identifier: nil))
  }

  package func display(_ shown: Displayed, at place: DisplayPlace) {
    wipeStatus()
    guard !isSilent else { return }
    switch place {
    case .new(let identifier): publish("display_data", Self.bundle(of: shown), identifier: identifier)
    case .instead(let identifier):
      publish("update_display_data", Self.bundle(of: shown), identifier: identifier)
    }
  }

  package func clearOutput(waiting: Bool) {
    (live, progress) = (nil, nil)
    if !isSilent { outbox.publish("clear_output", ["wait": .bool(waiting)], about: request) }
  }

  private func publish(_ kind: String, _ bundle: JSON, identifier: String?) {
    let transient: JSON = identifier.map { ["display_id": .string($0)] } ?? [:]
    outbox.publish(kind, bundle + ["transient": transient], about: request)
  }

  /// What is shown in all its formats: `data` and `metadata`.
  private static func bundle(of shown: Displayed) -> JSON {
    switch shown {
    case .drawing(let drawing): return Jupyter.message(of: .figure(FigureOutput(drawing))).content
    case .text(let text, let format): return bundle(text, format)
    case .table(let text, let table): return bundle(text, DisplayFormat("text/html", table.html))
    }
  }

  private static func bundle(_ text: String, _ format: DisplayFormat?) -> JSON {
    let formatted = format.map { format in
      let isHTML = format.mimeType == "text/html"
      return [
        JSON.Member(format.mimeType, .string(isHTML ? GuardedHTML.text(format.source) : format.source))
      ]
    }
    return [
      "data": .object((formatted ?? []) + [JSON.Member("text/plain", .string(Visible.text(text)))]),
      "metadata": [:],
    ]
  }

  // MARK: - How it ends

  package func show(value: String, number: Int) {
    wipeStatus()
    guard !isSilent else { return }
    let bundle = Self.bundle(value, details().format)
    outbox.publish("execute_result", ["execution_count": .int(number)] + bundle, about: request)
  }

  package func show(table: DisplayTable, text: String, number: Int) {
    wipeStatus()
    guard !isSilent else { return }
    outbox.publish(
      "execute_result", Jupyter.message(of: .table(text, table, number: number)).content, about: request)
  }

  package func show(error: String) {
    wipeStatus()
    if !isSilent { outbox.publish("error", failure(error), about: request) }
  }

  package func showInterrupted() {
    wipeStatus()
    if !isSilent { outbox.publish("error", Jupyter.message(of: .interrupted).content, about: request) }
  }

  /// The message of a cell that failed: the exception, and the prompt's own lines with colours.
  func failure(_ text: String) -> JSON {
    guard let diagnostic = details().diagnostic, diagnostic.rendered(width: width) == text,
      let name = diagnostic.exceptionName
    else { return Jupyter.message(of: .error(text)).content }
    let message = diagnostic.message
    let value = message.hasPrefix(name + ": ") ? String(message.dropFirst(name.count + 2)) : message
    var lines = Visible.text(diagnostic.rendered(colour: true, width: width), keepsColours: true)
      .split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return [
      "ename": .string(name), "evalue": .string(value),
      "traceback": .array(lines.map { .string(String($0)) }),
    ]
  }

  // MARK: - What is typed

  package func readLine(prompt: String) throws -> String? {
    guard allowsInput, let request else { return nil }
    wipeStatus()
    inbox.forgetLine()
    outbox.askForLine(request, prompt: prompt)
    return try inbox.line()
  }
}
