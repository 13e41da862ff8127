package import Evaluator
import Files
package import Language

/// Modules of the program's own: `import helpers` runs `helpers.py` of the session's folder, or of a folder that the program
/// added to `sys.path`. The same check decides about these paths as about those of `open`.
package enum ModuleFiles {
  /// The most bytes of a module.
  private static let limit = 10_000_000

  /// The text of a module; an empty one for a folder that has modules; `nil` if there is neither.
  package static func find(_ path: String, _ interpreter: Interpreter) throws -> SourceText? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.contains("/") }) else { return nil }
    let name = parts.joined(separator: "/")
    for folder in interpreter.moduleFolders {
      let base = folder.isEmpty ? name : folder + "/" + name
      for file in [base + ".py", base + "/__init__.py"] {
        guard let place = try? interpreter.files.access.check(file, for: .reading), FileCheck.exists(place),
          !FolderListing.isFolder(place)
        else { continue }
        let bytes = try FileBytes.read(place)
        guard bytes.count <= limit else {
          throw Fault.tooLarge(what: "a module", size: "\(bytes.count) bytes", limit: "\(limit) bytes")
        }
        return SourceText(bytes: bytes, name: file)
      }
      if let place = try? interpreter.files.access.check(base, for: .reading),
        FolderListing.isFolder(place), FolderListing.names(in: place).contains(where: { $0.hasSuffix(".py") })
      {
        return SourceText("", name: base)
      }
    }
    return nil
  }
}
