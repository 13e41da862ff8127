import Evaluator

/// What a session at a terminal can do beyond running cells: the other side of `%edit`, `%lesson` and `%theme`.
package protocol SessionHost: AnyObject {
  /// Opens the user's editor on a text; what it became.
  func edit(text: String) throws -> String

  /// Opens the user's editor on a file; what is in it then.
  func edit(file path: String) throws -> String

  /// Takes a lesson once the cell is done.
  func takeLesson(_ name: String) throws

  /// Lists the lessons.
  func listLessons() throws

  /// The page of all keys of the prompt.
  func keysPage(width: Int) -> String

  /// The page on a key such as Ctrl-R; `nil` for what is the name of none.
  func page(onKey name: String, width: Int) -> String?

  /// The names of the keys that have pages.
  var keyNames: [String] { get }

  /// A page of prose, set for the terminal.
  func page(ofProse text: String) -> String

  /// The names of the themes.
  var themes: [String] { get }

  /// The theme in use.
  var theme: String { get set }
}

/// Why the terminal's side could not do what a magic asked, and a way out.
package struct HostFault: Error, Equatable {
  package var message: String
  package var help: String?

  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

extension HostFault: ExplainedError {}
