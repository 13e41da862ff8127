import Engine
import CEditline
import Glibc
import Notebooks

extension LineEditor {
  /// Gives libedit its next character. Events that are not typed characters are passed as one key, bound to
  /// `performPending`.
  func readKey(into character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    guard let character else { return -1 }
    if pending == nil {
      if !input.isReady(within: 0) {
        isPasting = false
        paint()
        if !input.isReady(within: LineEditor.pause) { keepDraft() }
      }
      switch nextKey() {
      case .character(let key):
        guard search != nil else {
          character.pointee = wchar_t(bitPattern: typed(key).value)
          return 1
        }
        pending = .searchKey(key)
      case .signal, .end:
        break
      }
    }
    guard pending != nil else { return 0 }
    character.pointee = wchar_t(bitPattern: LineEditor.pendingKey.value)
    return 1
  }

  /// What libedit is given for a key: keys that no keyboard sends have a meaning of their own here.
  private func typed(_ key: Unicode.Scalar) -> Unicode.Scalar {
    if LineEditor.isHidden(key) { return "\u{FFFD}" }
    let isAlone = usesVi && key == "\u{1B}" && !input.isReady(within: LineEditor.sequencePause)
    return isAlone ? LineEditor.escapeKey : key
  }

  /// Milliseconds without a key after which the draft is saved to disk.
  private static let pause: Int32 = 300

  /// Saves the draft, if it has changed since it was last saved.
  private func keepDraft() {
    guard let editor, search == nil else { return }
    takeText(from: editor)
    let text = buffer.text == offer ? "" : buffer.text
    guard text != draft else { return }
    history.keepDraft(text)
    draft = text
  }

  /// Waits for a key; a new window size or the terminal's end becomes `pending`.
  func nextKey() -> KeyInput.Event {
    while true {
      let event = input.next()
      if Signals.takeHungUp() {
        pending = .hangUp
        return .end
      }
      if Signals.takeResized() {
        if case .character(let key) = event { input.putBack(key) }
        pending = .resize
        return .signal
      }
      switch event {
      case .signal:
        if Interruption.take() { return .character("\u{3}") }
      case .end:
        pending = .hangUp
        return .end
      case .character:
        return event
      }
    }
  }

  /// Performs the pending event.
  func performPending() -> Reply {
    defer { if pending != .hangUp { pending = nil } }
    switch pending {
    case .start:
      buffer = EditBuffer(offer)
      recalled = offer
      return .edited
    case .searchKey(let key):
      return continueSearch(key)
    case .resize:
      draw(painter.takeAway(columns: screen.columns))
      return .edited
    case .hangUp:
      keep(buffer.text)
      return .entered(.end)
    case nil:
      return .nothing
    }
  }
}
