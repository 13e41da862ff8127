import Files
import Glibc

/// The lessons on disk: files `NN-name.md` in one directory.
package struct LessonShelf: Equatable, Sendable {
  /// A lesson.
  package struct Lesson: Equatable, Sendable {
    /// Its number.
    package var number: Int
    /// Its file.
    package var path: String
    /// The title: its first heading, else its file's name.
    package var title: String
  }

  /// The directory.
  package var directory: String

  /// The lessons in a directory.
  package init(directory: String) { self.directory = directory }

  /// The lesson directory of this program: the one named by `FIELDBOOK_LESSONS`, else the nearest `Lessons` that comes with
  /// the program; `nil` if there is none.
  package static var ofProcess: LessonShelf? {
    if let named = environmentVariable("FIELDBOOK_LESSONS") { return LessonShelf(directory: named) }
    return ProgramFolder.path(of: "Lessons") { !LessonShelf(directory: $0).files.isEmpty }
      .map(LessonShelf.init(directory:))
  }

  /// The lessons, by number.
  package var lessons: [Lesson] {
    files.map { number, name in
      let path = "\(directory)/\(name)"
      let title = (try? Notebook(contentsOf: path))?.title
      return Lesson(number: number, path: path, title: title ?? name)
    }
  }

  /// The lesson with a number; `nil` if there is none.
  package func lesson(_ number: Int) -> Lesson? { lessons.first { $0.number == number } }

  /// The numbers and names of the files, by number.
  private var files: [(Int, String)] {
    FolderListing.names(in: directory).compactMap { name in
      guard name.hasSuffix(".md"), let dash = name.firstIndex(of: "-") else { return nil }
      return Int(name[..<dash]).map { ($0, name) }
    }.sorted { $0.0 < $1.0 }
  }
}
