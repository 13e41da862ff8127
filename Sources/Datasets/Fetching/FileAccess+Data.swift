package import Files

extension FileAccess {
  /// What programs of this process may use, with the folders of data: those that are searched, and those in which
  /// Keras keeps its own.
  package static var ofProcess: FileAccess {
    let home = BaseDirectory.environment(of: ["HOME"])["HOME"]
    return ofProcess(
      reading: DataFinder.current.folders.map(\.path)
        + (home.map { [$0 + "/.keras/datasets", $0 + "/.keras/models"] } ?? []))
  }
}
