/// The cells typed, oldest first, kept whole, here and in a file that all sessions share.
struct InputHistory {
  /// The cells.
  private(set) var entries: [String] = []

  private let file: HistoryFile?

  /// The history in a file; nil keeps it in memory only.
  init(_ file: HistoryFile? = nil) {
    self.file = file
    file?.adoptDrafts()
    entries = file?.load() ?? []
  }

  /// Adds a cell, unless it is blank or the last one again.
  mutating func append(_ text: String) {
    let text = text.withoutTrailingBlankLines
    guard !text.trimmingBlanks.isEmpty, text != entries.last else { return }
    entries.append(text)
    file?.append(text)
  }

  /// Keeps what is being typed, should the process be killed; an empty text keeps nothing.
  func keepDraft(_ text: String) { file?.keepDraft(text.trimmingBlanks.isEmpty ? "" : text) }
}
