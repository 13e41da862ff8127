import Files
import Language

extension Completions {
  /// The files and folders whose path begins with a text; folders end with a slash, files with what closes the string.
  static func paths(beginning text: String, closing: String = "") -> Completions {
    let start = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
    let word = String(text[start...])
    guard !text.contains(where: \.isNewline) else { return Completions(word: word) }
    let folder = start == text.startIndex ? "." : String(text[..<start])
    // Names with these characters would have to be escaped.
    let names = FolderListing.names(in: folder).filter { name in !name.contains { "\\\"'\n".contains($0) } }
    let candidates = names.filter { !$0.hasPrefix(".") || word.hasPrefix(".") }.map { name in
      FolderListing.isFolder(folder + "/" + name)
        ? Completion(name + "/", detail: "folder") : Completion(name + closing, label: name, detail: "file")
    }
    return .fitting(word, among: candidates)
  }
}
