import Engine
import Files
import Notebooks

extension Fieldbook {
  /// What `--version` tells: the version, the engine and what it runs on, and the build.
  static let versionPage = """
    fieldbook \(version)
    engine: oneDNN \(Processor.engineVersion), \(Processor.instructionSet)
    build: \(build)
    """

  /// What `Scripts/package` wrote beside the program: its commit and compiler.
  private static var build: String {
    let told = ProgramFolder.path(of: "fieldbook.build", where: FileCheck.exists).flatMap {
      try? TextFile.read($0)
    }
    return told.map { String($0.prefix { $0 != "\n" }) } ?? "from source"
  }
}
