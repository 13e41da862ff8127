import Evaluator
import Figures
import Networks
import Phrases

/// Shows the progress of training, in Keras's format.
///
///     Epoch 1/10
///     844/844 ━━━━━━━━━━━━━━━━━━━━ 6s 7ms/step - accuracy: 0.9141 - loss: 0.2812
final class ProgressReporter: TrainingObserver {
  enum Verbosity { case silent, bar, line }

  private let console: any Console
  private let verbosity: Verbosity
  /// Draws the curves so far, after as many epochs as have names and values; `nil` where none is asked for.
  private let curve: (([Logs]) -> any Drawing)?
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant
  private var shown: ContinuousClock.Instant
  private var steps = 0
  private var place = ""
  private var lastStep = 0
  /// The names of what training gives, by name.
  private var names: [String] = []
  /// What each epoch that ended gave.
  private var epochs: [Logs] = []
  private let birth: ContinuousClock.Instant

  init(
    _ console: any Console, verbosity: Verbosity, batchSize: Int,
    curve: (([Logs]) -> any Drawing)? = nil
  ) {
    self.console = console
    self.verbosity = verbosity
    self.curve = curve
    start = clock.now
    shown = start
    birth = start
  }

  func began(steps: Int) {
    self.steps = steps
    start = clock.now
    shown = start
    lastStep = 0
  }

  func epochBegan(_ epoch: Int, of epochs: Int, steps: Int) {
    began(steps: steps)
    place = "epoch \(epoch + 1) of \(epochs)"
    // A single epoch has no line of its own, as in Keras.
    if verbosity != .silent, epochs > 1 { console.report("Epoch \(epoch + 1)/\(epochs)\n") }
  }

  func batchEnded(_ step: Int, of steps: Int, logs: Logs) {
    lastStep = step
    guard verbosity != .line, console.isLive else { return }
    let now = clock.now
    if now - shown < .milliseconds(100) || step == steps { return }
    // What trains without a word shows that it does, once it takes longer than a moment.
    if verbosity == .silent, place.isEmpty || now - birth < .seconds(1) { return }
    shown = now
    let elapsed = Self.seconds(now - start)
    // In the first epoch of a stream the number of steps may be unknown.
    let left = steps > 0 ? elapsed / Double(step) * Double(steps - step) : elapsed
    let line = line(
      step, steps > 0 ? Self.remaining(left) : Self.duration(left), elapsed / Double(step), logs)
    if let curve, !epochs.isEmpty {
      console.status(place + ", " + line, below: curve(epochs))
    } else {
      console.status(verbosity == .silent ? place + ", " + line : line)
    }
  }

  /// All epochs are done.
  func ended() {
    let took = clock.now - birth
    guard verbosity == .silent, console.isLive, took >= .seconds(5), let last = epochs.last else { return }
    console.note(
      "trained \(epochs.count.of("epoch")) in \(Self.duration(Self.seconds(took))), silently as asked\(figures(last))"
    )
  }

  /// The bar stands where it is until validation and callbacks are done; what they write follows it on its line, as in Keras.
  func batchesEnded(logs: Logs) {
    names = logs.map(\.name).sorted()
    guard verbosity == .bar else { return }
    let each = Self.seconds(clock.now - start) / Double(max(1, lastStep))
    console.pend(line(lastStep, Self.duration(0), each, logs))
  }

  func epochEnded(_ epoch: Int, logs: Logs) -> Bool {
    epochs.append(logs)
    finished(logs)
    return true
  }

  func usesFeatures(of samples: Int, byteCount: Int) {
    if verbosity == .silent { return }
    console.status("")
    console.note(
      "the frozen layers' outputs for \(samples.grouped) samples are kept, not computed again: \(byteCount.grouped) bytes"
    )
  }

  func trains(on estimate: RankEstimate) {
    if verbosity != .silent { console.note(estimate.text) }
  }

  func choseMemory(_ choice: MemoryChoice) {
    if verbosity == .silent { return }
    console.note("memory: \(choice.words), \(choice.byteCount.grouped) bytes")
  }

  /// Writes the final line of an epoch.
  func finished(_ logs: Logs) {
    console.status("")
    console.pend(nil)
    if steps == 0 { steps = lastStep }
    let elapsed = Self.seconds(clock.now - start)
    let each = elapsed / Double(max(1, steps))
    switch verbosity {
    case .silent: break
    case .bar: console.report(line(steps, Self.duration(elapsed), each, logs) + "\n")
    case .line:
      console.report(
        "\(steps)/\(steps) - \(Self.duration(elapsed)) - \(Self.perStep(each))\(figures(logs))\n")
    }
  }

  /// Reports where training was interrupted and what is kept.
  func stopped() {
    console.status("")
    if place.isEmpty { return }
    console.note(
      "stopped in \(place) after step \(lastStep)\(steps > 0 ? " of \(steps)" : ""); the weights are those of that step, model.history holds the epochs that ended"
    )
  }

  private func line(_ step: Int, _ time: String, _ each: Double, _ logs: Logs) -> String {
    let total = steps > 0 ? String(steps) : "Unknown"
    let count = String(repeating: " ", count: max(0, total.count - String(step).count)) + "\(step)/\(total)"
    let done = steps == 0 ? 0 : min(20, Int(Double(step) / Double(steps) * 20))
    let bar = String(repeating: "━", count: done) + String(repeating: "─", count: 20 - done)
    return "\(count) \(bar) \(time) \(Self.perStep(each))\(figures(logs))"
  }

  /// Figures in Keras's order.
  private func figures(_ logs: Logs) -> String {
    ordered(logs).map { " - \($0.name): \(text($0.figure))" }.joined()
  }

  /// What training and validation gave by name, then what callbacks added. The bar shows those of training first, since it had them
  /// first.
  private func ordered(_ logs: Logs) -> Logs {
    let added =
      names.isEmpty
      ? logs.endIndex
      : logs.firstIndex { !names.contains($0.name) && !$0.name.hasPrefix("val_") } ?? logs.endIndex
    let own = logs[..<added].sorted { $0.name < $1.name }
    guard verbosity == .bar else { return own + logs[added...] }
    let isFirst = { (log: Log) in self.names.contains(log.name) }
    return own.filter(isFirst) + own.filter { !isFirst($0) } + logs[added...]
  }

  private func text(_ figure: LogValue) -> String {
    switch figure {
    case .number(let number): self.figure(number)
    case .numbers(let numbers): "[" + numbers.map { self.figure($0) }.joined(separator: " ") + "]"
    }
  }

  /// Four decimals, or scientific notation where those would be zeros, and of zero. Without a bar also of negative numbers, as in
  /// Keras.
  private func figure(_ value: Double) -> String {
    let size = verbosity == .line ? value : abs(value)
    return FloatText.formatted(value, code: size > 1e-3 || !value.isFinite ? "f" : "e", precision: 4)
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  private static func duration(_ seconds: Double) -> String { "\(Int(min(seconds, 1e12).rounded()))s" }

  /// What is left, as Keras tells it: "8s", "1:05", "2:00:09".
  private static func remaining(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e12))
    guard seconds > 60 else { return "\(whole)s" }
    guard seconds > 3600 else { return "\(whole / 60):\((whole % 60).twoDigits)" }
    return "\(whole / 3600):\((whole % 3600 / 60).twoDigits):\((whole % 60).twoDigits)"
  }

  private static func perStep(_ seconds: Double) -> String {
    if seconds >= 1 { return "\(Int(min(seconds, 1e12).rounded()))s/step" }
    if seconds >= 1e-3 { return "\(Int((seconds * 1e3).rounded()))ms/step" }
    return "\(Int((seconds * 1e6).rounded()))us/step"
  }
}
