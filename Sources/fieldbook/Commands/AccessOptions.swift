import ArgumentParser
import Files
import Notebooks

/// What cells may use beside the folder: options of every command that runs cells for their owner.
struct AccessOptions: ParsableArguments {
  @Option(
    name: .customLong("allow"), parsing: .singleValue,
    help: ArgumentHelp(
      "Let cells read and write a file or folder outside of the working directory; may be repeated.",
      valueName: "path"))
  var allowed: [String] = []

  @Flag(help: "Let cells fetch files over https without asking.")
  var allowNetwork = false

  func validate() throws {
    if allowNetwork { CellAccess.allowNetwork() }
    for path in allowed where !FileCheck.exists(path) {
      throw ValidationError("--allow \(path): there is no such file or folder")
    }
    FileAccess.allowed += allowed.map { path in
      FileAccess.resolved(path.hasPrefix("/") ? path : FileAccess.workingFolder + "/" + path)
    }
  }
}
