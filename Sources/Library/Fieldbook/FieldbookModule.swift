import Evaluator
import KerasLibrary

/// `fieldbook`: what goes beyond Keras, for those who prefer to import it.
enum FieldbookModule {
  static let namespace = Namespace("fieldbook", doc: "What goes beyond Keras: networks, blocks, costs.") {
    [
      ("applications", .namespace(FieldbookApplications.namespace)), ("metrics", .namespace(metrics)),
      ("datasets", .namespace(FieldbookDatasets.namespace)),
    ]
      + (MemoryFunctions.all + ArchitectureFunctions.all + [RanksFunction.mpirun]).named
  }

  static let metrics = Namespace("fieldbook.metrics", doc: "Numbers to watch, beyond keras.metrics.") {
    MetricTable.further.named
  }
}

extension ModuleTable {
  /// Adds `keras.applications` and `fieldbook` with their modules.
  mutating func addApplications() {
    for module in [KerasApplications.namespace] + KerasApplications.submodules {
      add(module, at: module.name, "tensorflow.\(module.name)")
    }
    for module in [
      FieldbookModule.namespace, FieldbookModule.metrics, FieldbookApplications.namespace,
      FieldbookBlocks.namespace, FieldbookDatasets.namespace,
    ] {
      add(module, at: module.name)
    }
  }
}
