/// The texts that were taken out, newest last, for `yank`.
struct KillRing {
  private var texts: [String] = []
  private var position = 0

  /// The most texts that are kept.
  private static let limit = 60

  enum Side { case before, after }

  /// Adds a text that was taken out.
  mutating func add(_ text: String) {
    texts.append(text)
    if texts.count > KillRing.limit { texts.removeFirst() }
    position = texts.count - 1
  }

  /// Joins a text to the newest one, on the side of the cursor where it stood.
  mutating func extend(_ text: String, on side: Side) {
    guard let last = texts.popLast() else { return add(text) }
    add(side == .before ? text + last : last + text)
  }

  /// The text to insert; `nil` if none was taken out.
  var current: String? { texts.isEmpty ? nil : texts[position] }

  /// Turns to the text taken out before the current one; from the oldest to the newest.
  mutating func rotate() {
    guard !texts.isEmpty else { return }
    position = (position + texts.count - 1) % texts.count
  }
}
