import Datasets
import Evaluator
import KerasLibrary
import Language

/// `fieldbook.datasets`: generated data for lessons, available offline.
enum FieldbookDatasets {
  static let namespace = Namespace("fieldbook.datasets", doc: "Data for any machine.") {
    [loadDigits, isAvailable, SplitFolder.function].named
  }

  private static let loadDigits = Builtin(
    "load_digits", module: "fieldbook.datasets",
    doc:
      "(x_train, y_train), (x_test, y_test): MNIST where its files are found, else digits drawn here; no download.",
    []
  ) { call in
    if MNIST.isFound() { return KerasModules.split(try MNIST.load()) }
    call.interpreter.console.note("MNIST is not on this machine: digits drawn from a seed take its place")
    return try KerasModules.digits(train: 60000, test: 10000, seed: 0)
  }

  private static let isAvailable = Builtin(
    "is_available", module: "fieldbook.datasets",
    doc:
      "Whether data are on this machine: \"mnist\", \"flowers\", or a file's path within the folder of the data; no download.",
    [.required("name", .string, "\"mnist\", \"flowers\", \"pretrained/….h5\"")]
  ) { call in
    .bool(DataFinder.isAvailable(try call.string("name")))
  }
}
