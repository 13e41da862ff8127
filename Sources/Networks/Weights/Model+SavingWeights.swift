import Files
import Formats

extension Model {
  /// Saves all weights, and the optimizer's state if there is one, in Keras 3's layout.
  ///
  /// - Parameter path: must end in `.weights.h5`.
  /// - Throws: `SavingError`, `FormatFault`, `SystemFault`; then the file is unchanged.
  package func saveWeights(to path: String) throws {
    guard path.hasSuffix(".weights.h5") else {
      throw SavingError.fileEnding(path: path, expected: [".weights.h5"])
    }
    guard isBuilt || runsEagerly else { throw SavingError.notBuilt(model: name, action: "save") }
    let image = try weightsImage(name: path)
    try FileReplacement.replace(path, with: image)
  }

  /// The bytes of a weights file; `name` is for messages. - Throws: `FormatFault.notWritten`.
  package func weightsImage(name file: String) throws -> [UInt8] {
    let writer = try HDF5Writer(name: file)
    let root = try writer.root()
    var groups: [String: HDF5GroupWriter] = [:]
    for layer in layerGroups() {
      // Groups along the path are created on first use.
      var group = root
      for part in layer.path.split(separator: "/") {
        let path = group.path.isEmpty ? String(part) : group.path + "/" + part
        group = try groups[path] ?? group.makeGroup(String(part))
        groups[path] = group
      }
      try write(layer.variables, of: layer.name, to: group)
    }
    try writeOptimizer(to: root)
    try write(ownVariables, of: name, to: root)
    return try writer.image()
  }

  private func write(_ variables: [Variable], of name: String, to group: HDF5GroupWriter) throws {
    let arrays = try group.makeGroup("vars")
    try arrays.setText("name", to: name)
    for (index, variable) in variables.enumerated() {
      let value = try variable.value()
      try value.withFloats { try arrays.write("\(index)", shape: Array(value.shape), floats: $0) }
    }
  }
}
