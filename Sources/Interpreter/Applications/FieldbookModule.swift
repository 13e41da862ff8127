/// `fieldbook`: what goes beyond Keras, also for those who like to import it.
enum FieldbookModule {
  static let namespace = Namespace("fieldbook", doc: "What goes beyond Keras: networks, blocks, costs.") {
    [("applications", .namespace(FieldbookApplications.namespace))]
      + (MemoryFunctions.all + ArchitectureFunctions.all).named
  }
}

extension ModuleTable {
  /// Adds `keras.applications` and `fieldbook` with their modules.
  mutating func addApplications() {
    for module in [KerasApplications.namespace] + KerasApplications.submodules {
      add(module, at: module.name, "tensorflow.\(module.name)")
    }
    for module in [FieldbookModule.namespace, FieldbookApplications.namespace, FieldbookBlocks.namespace] {
      add(module, at: module.name)
    }
  }
}
