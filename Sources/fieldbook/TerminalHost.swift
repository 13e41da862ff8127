import Notebooks

/// The terminal's side of a session: the editor, lessons and themes.
final class TerminalHost: SessionHost {
  private let console: TerminalConsole

  /// The lesson that was asked for; the read loop takes it once the cell is done.
  var wish: LessonWish?

  /// Whether a lesson is being taken.
  var isInLesson = false

  /// The prompt's editor of lines, which knows the terminal's mode from before the session.
  weak var editor: LineEditor?

  /// A lesson's file with its notebook.
  struct LessonWish {
    var path: String
    var notebook: Notebook
  }

  init(console: TerminalConsole) { self.console = console }

  func edit(text: String) throws -> String {
    try withUsualTerminal { try ExternalEditor.edit(text: text) }
  }

  func edit(file path: String) throws -> String {
    if NotebookFormat(fileName: path) == .jupyter {
      throw HostFault("\(path) is a Jupyter notebook, which is no text to edit", help: "%load \(path)")
    }
    return try withUsualTerminal { try ExternalEditor.edit(file: path) }
  }

  /// Runs another program on the terminal, which finds it as the session did.
  private func withUsualTerminal(_ action: () throws -> String) throws -> String {
    console.settle()
    return try editor?.withUsualTerminal(action) ?? action()
  }

  func takeLesson(_ name: String) throws {
    if isInLesson { throw HostFault("a lesson is being taken", help: "type bye to leave it first") }
    do {
      let path = try TakeLesson.path(of: name)
      wish = LessonWish(path: path, notebook: try Notebook(contentsOf: path))
    } catch {
      throw HostFault("\(error)")
    }
  }

  func listLessons() throws {
    do { try TakeLesson.list(on: console) } catch { throw HostFault("\(error)") }
  }

  private var keyGuide: KeyGuide { KeyGuide(usesVi: editor?.usesVi ?? false) }

  var keyNames: [String] { keyGuide.names }

  func keysPage(width: Int) -> String { keyGuide.page(width: width) }

  func page(onKey name: String, width: Int) -> String? {
    if let page = keyGuide.page(on: name, width: width) { return page }
    return KeyGuide.isKey(name) ? "\(name) has no command here; ?keys lists the keys\n" : nil
  }

  func page(ofProse text: String) -> String {
    ProseRenderer(width: console.width, theme: console.theme).render(text)
  }

  var themes: [String] { Theme.all.map(\.name) }

  var theme: String {
    get { console.theme.name }
    set { if let theme = Theme.all.first(where: { $0.name == newValue }) { console.theme = theme } }
  }
}
