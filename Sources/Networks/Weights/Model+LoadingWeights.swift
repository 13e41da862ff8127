import Engine
import Formats

extension Model {
  /// Loads weights from a file: Keras 3's `.weights.h5` or `.keras`, or the `.h5` layout of older versions and
  /// `keras.applications`.
  ///
  ///     try model.loadWeights(from: "digits.weights.h5")
  ///     try model.loadWeights(from: "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224.h5")
  ///     try model.loadWeights(from: "old.h5", byName: true)       // only layers of the same names
  ///
  /// - `byName`: for the older layout, whether layers are matched by name instead of by order.
  /// - `skippingMismatch`: whether layers whose arrays do not fit are skipped.
  /// - Throws: `SystemFault`, `FormatFault`, `SavingError`, `OutOfMemory`; then nothing has changed.
  @discardableResult
  package func loadWeights(from path: String, byName: Bool = false, skippingMismatch: Bool = false) throws
    -> LoadedWeights
  {
    guard isBuilt || runsEagerly else { throw SavingError.notBuilt(model: name, action: "load") }
    let endings = [".weights.h5", ".h5", ".hdf5", ".keras"]
    guard endings.contains(where: path.hasSuffix) else {
      throw SavingError.fileEnding(path: path, expected: endings)
    }
    let file =
      path.hasSuffix(".keras")
      ? try ModelArchive.reading(path).weights(for: self)
      : try HDF5File.reading(path, checking: Interruption.check)
    return try loadWeights(from: file, byName: byName, skippingMismatch: skippingMismatch)
  }

  func loadWeights(from file: HDF5File, byName: Bool = false, skippingMismatch: Bool = false) throws
    -> LoadedWeights
  {
    let root = try file.root()
    var transfer = WeightTransfer(path: file.path, skipsMismatch: skippingMismatch)
    if let older = try OlderLayout(root) {
      try older.match(self, byName: byName, into: &transfer)
    } else {
      guard try root.group("layers") != nil || root.group("vars") != nil else {
        throw SavingError.noWeights(path: file.path)
      }
      if byName { throw SavingError.namesUnknown(path: file.path) }
      try match(root, into: &transfer)
    }
    try transfer.run()
    if let optimizer = try root.group("optimizer/vars") { try loadOptimizer(from: optimizer) }
    if let optimizer = try root.group("optimizer_weights") { try loadOptimizer(fromOlder: optimizer) }
    return transfer.report
  }

  /// Matches layers with the file's arrays by their paths.
  private func match(_ root: HDF5Group, into transfer: inout WeightTransfer) throws {
    let groups = layerGroups().filter { !$0.variables.isEmpty }
    var seen: Set<Int> = []
    let stored = try Self.arrays(below: root, &seen)
    let known = Set(groups.map(\.path))
    transfer.report.unused = stored.keys.filter { !known.contains($0) }.sorted()
    let missing = groups.contains { stored[$0.path] == nil }
    if missing, !transfer.skipsMismatch {
      throw SavingError.layerCount(path: transfer.path, expected: groups.count, found: stored.count)
    }
    if !ownVariables.isEmpty {
      var arrays: [HDF5Array] = []
      while let array = try root.group("vars")?.array("\(arrays.count)") { arrays.append(array) }
      try transfer.add(LayerArrays(layer: name, variables: ownVariables, arrays: arrays))
    }
    for group in groups {
      try transfer.add(
        LayerArrays(layer: group.name, variables: group.variables, arrays: stored[group.path] ?? []))
    }
  }

  /// The arrays below a group, by the path of their layer's group.
  private static func arrays(below group: HDF5Group, depth: Int = 0, _ seen: inout Set<Int>) throws
    -> [String: [HDF5Array]]
  {
    var result: [String: [HDF5Array]] = [:]
    // A damaged file may seem to be nested deeper than any network, or contain a cycle.
    guard depth < 128, seen.insert(group.address).inserted else { return result }
    for name in try group.names() where depth > 0 || !["vars", "optimizer"].contains(name) {
      guard let inner = try group.group(name) else { continue }
      if name == "vars" {
        var arrays: [HDF5Array] = []
        while let array = try inner.array("\(arrays.count)") { arrays.append(array) }
        if !arrays.isEmpty { result[group.path] = arrays }
      } else {
        result.merge(try Self.arrays(below: inner, depth: depth + 1, &seen)) { first, _ in first }
      }
    }
    return result
  }
}
