import Files
import Formats
import Glibc
package import Notebooks

/// The folder by which Jupyter knows a kernel: how to start it, and its name.
package struct KernelSpecification: Equatable, Sendable {
  /// What starts the kernel.
  var arguments: [String]

  /// Jupyter's name of the kernel, which exported notebooks ask for.
  package static let name = "fieldbook"

  /// - Parameters:
  ///   - program: the path of Fieldbook.
  ///   - options: options of the kernel, such as what its cells may read.
  package init(program: String, options: [String] = []) {
    arguments = [program, "jupyter", "kernel", "{connection_file}"] + options
  }

  var json: JSON {
    [
      "argv": .array(arguments.map(JSON.string)), "display_name": "Fieldbook", "language": "python",
      "interrupt_mode": "message", "kernel_protocol_version": .string(MessageCodec.protocolVersion),
      "metadata": ["debugger": false],
    ]
  }

  /// Writes the folder below one of Jupyter's data folders; what was there is replaced.
  ///
  /// - Returns: the folder.
  /// - Throws: `FileFault` if it cannot be written.
  package func write(below data: String) throws(FileFault) -> String {
    let folder = data + "/kernels/" + Self.name
    try Directories.make(folder, mode: 0o755)
    try TextFile.write(json.indentedText, to: folder + "/kernel.json")
    try TextFile.write(Self.logo, to: folder + "/logo-svg.svg")
    return folder
  }

  /// A feature map in front of its kernel.
  private static let logo = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect x="6" y="6" width="40" height="40" rx="4" \
    fill="#c6dbef"/><rect x="12" y="12" width="40" height="40" rx="4" fill="#6baed6"/><rect x="18" y="18" width="40" \
    height="40" rx="4" fill="#2171b5"/><rect x="24" y="24" width="14" height="14" fill="#fd8d3c"/></svg>

    """
}

extension KernelSpecification {
  /// Where Jupyter looks for kernels.
  package enum Place: Equatable, Sendable {
    /// The user's own folder.
    case user
    /// Below a folder such as `/usr/local`.
    case prefix(String)
    /// The Python environment that is active.
    case environment
  }

  /// Why there is no such place.
  package struct PlaceFault: Error, Equatable, CustomStringConvertible {
    package var description: String
  }

  /// The variables that decide it.
  package static let variables =
    BaseDirectory.variables + ["JUPYTER_DATA_DIR", "VIRTUAL_ENV", "CONDA_PREFIX", "PATH"]

  /// Jupyter's data folder at a place.
  package static func dataFolder(
    at place: Place, environment: [String: String]
  ) throws(PlaceFault) -> String {
    switch place {
    case .prefix(let path): return path + "/share/jupyter"
    case .user:
      if let named = environment["JUPYTER_DATA_DIR"], !named.isEmpty { return named }
      if let data = BaseDirectory.data.path(in: environment) { return data + "/jupyter" }
      throw PlaceFault(description: "there is no home to write to: set HOME, or give --prefix FOLDER")
    case .environment:
      for variable in ["VIRTUAL_ENV", "CONDA_PREFIX"] {
        if let prefix = environment[variable], !prefix.isEmpty { return prefix + "/share/jupyter" }
      }
      for folder in (environment["PATH"] ?? "").split(separator: ":") where folder.hasSuffix("/bin") {
        if access(folder + "/jupyter", X_OK) == 0 { return folder.dropLast(4) + "/share/jupyter" }
      }
      throw PlaceFault(
        description: "no Python environment is active and there is no `jupyter` in PATH; give --prefix FOLDER"
      )
    }
  }
}
