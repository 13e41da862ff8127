import Notebooks

/// The entered cells, oldest first, in memory and in a file that all sessions share.
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

  /// Adds a cell, unless it is blank or equal to the last one.
  mutating func append(_ text: String) {
    let text = text.withoutTrailingBlankLines
    guard !text.trimmingBlanks.isEmpty, text != entries.last else { return }
    entries.append(text)
    file?.append(text)
  }

  /// Saves the current draft, in case the process is killed; an empty text deletes it.
  func keepDraft(_ text: String) { file?.keepDraft(text.trimmingBlanks.isEmpty ? "" : text) }
}
