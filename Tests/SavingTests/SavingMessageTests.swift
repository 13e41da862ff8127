import Formats
import Foundation
import Networks
import TestSupport
import Testing

/// Faults in files, each with its own message.
@Suite struct SavingMessageTests {
  struct Row: CustomStringConvertible, Sendable {
    let code: String
    let message: String
    let help: String?
    var description: String { message }

    init(_ code: String, _ message: String, help: String? = nil) {
      self.code = code
      self.message = message
      self.help = help
    }
  }

  /// The files of the rows, in a folder denoted by `$`.
  private static func prepare(_ folder: TemporaryFolder) throws {
    try folder.write("no model at all", to: "text.h5")
    try folder.write("no model at all", to: "text.keras")
    let digits = try readBytes(ModelFixture.path("digits.weights.h5"))
    try folder.write(Array(digits.prefix(digits.count / 2)), to: "half.weights.h5")
    let archive = try readBytes(ModelFixture.path("digits.keras"))
    try folder.write(Array(archive.prefix(archive.count / 2)), to: "half.keras")
    try FileManager.default.createDirectory(
      atPath: folder.path("folder.keras"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: ModelFixture.path("digits.weights.h5"), toPath: folder.path("d.weights.h5"))
    try FileManager.default.copyItem(atPath: ModelFixture.path("digits.h5"), toPath: folder.path("d.h5"))
  }

  static let rows: [Row] = [
    Row(
      "keras.models.load_model('$/none.keras')", "cannot read $/none.keras: no such file or directory"),
    Row("m.load_weights('$/none.weights.h5')", "cannot read $/none.weights.h5: no such file or directory"),
    Row("keras.models.load_model('$/folder.keras')", "cannot read $/folder.keras: is a directory"),
    Row(
      "keras.models.load_model('model.h4')", "“model.h4” does not end in .keras or .h5",
      help: "model.save(\"model.keras\"); for weights alone model.save_weights(\"model.weights.h5\")"),
    Row(
      "m.save_weights('model.keras')", "“model.keras” does not end in .weights.h5",
      help: "model.save_weights(\"model.weights.h5\"); for the whole model model.save(\"model.keras\")"),
    Row("m.load_weights('weights')", "“weights” does not end in .weights.h5, .h5, .hdf5 or .keras"),
    Row(
      "m.load_weights('$/text.h5')", "$/text.h5 is not an HDF5 file", help: "copy or download the file again"),
    Row(
      "keras.models.load_model('$/text.keras')", "$/text.keras is not a .keras archive: not a zip archive",
      help:
        "a .keras archive is what model.save(\"model.keras\") writes; weights alone are read by model.load_weights"
    ),
    Row(
      "keras.models.load_model('$/half.keras')", "$/half.keras is not a .keras archive: not a zip archive"),
    Row(
      "m.load_weights('$/half.weights.h5')",
      "$/half.weights.h5 is damaged or truncated: while opening it, it has 18504 bytes of 37008",
      help: "copy or download the file again"),
    Row(
      "keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(3, 3), layers.Flatten(), layers.Dense(4)]).load_weights('$/d.h5')",
      "the model has 2 layers with weights, $/d.h5 has 4",
      help: "load into the model that the weights come from, or by_name=True for those layers that agree"),
    Row(
      "keras.Sequential([keras.Input((8, 8, 1)), layers.Flatten(), layers.Dense(4), layers.Dense(4)]).load_weights('$/d.weights.h5')",
      "the model has 2 layers with weights, $/d.weights.h5 has 4"),
    Row(
      "keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(3, 5, name='first')]).load_weights('$/d.weights.h5')",
      "layer first: kernel has shape (5, 5, 1, 3), in $/d.weights.h5 it has (3, 3, 1, 3)",
      help:
        "load into the model that the weights come from; skip_mismatch=True leaves such layers as they are"),
    Row(
      "keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(3, 3, name='first', use_bias=False)]).load_weights('$/d.weights.h5')",
      "layer first has 1 weight array, $/d.weights.h5 has 2 for it"),
    Row(
      "m.load_weights('$/d.weights.h5', by_name=True)",
      "$/d.weights.h5 keeps weights by their order, not by layers' names",
      help: "leave by_name away; it is for the .h5 files of older versions"),
    Row(
      "keras.Sequential([layers.Dense(3)]).save_weights('$/x.weights.h5')",
      "unbuilt has no weights to save before it knows the shape of its input"),
    Row(
      "keras.Sequential([keras.Input((3,)), layers.Lambda(lambda x: x * 2, name='twice')]).save('$/x.keras')",
      "layer twice cannot be saved: Keras saves a lambda as bytecode of CPython; a function with a name is saved by its name",
      help: "model.save_weights(\"model.weights.h5\") saves the weights alone"),
    Row("m.save('$/there/is/none.keras')", "cannot write $/there/is/none.keras: no such file or directory"),
    Row(
      "m.save_weights('$/d.weights.h5', overwrite=False)", "$/d.weights.h5 is there already",
      help: "overwrite=True replaces it"),
    Row(
      "keras.models.model_from_json('[]')", "model_from_json: `json_string` must be a JSON object, found '[]'"
    ),
    Row(
      "keras.models.model_from_json('{\"class_name\": \"Sequential\"}')",
      "json_string has a model without layers"),
    Row(
      "keras.models.model_from_json(m.to_json().replace('Conv2D', 'Conv3D'))",
      "json_string names the class “Conv3D”, which is not here", help: "did you mean Conv1D?"),
    Row(
      "keras.models.model_from_json(m.to_json().replace('\"filters\": 3', '\"filters\": 0'))",
      "json_string, conv2d: Conv2D: `filters` must be 1 or more, found 0"),
    Row(
      "keras.models.model_from_json(m.to_json().replace('\"groups\"', '\"teams\"'))",
      "Conv2D in json_string has an argument “teams”, which is not here"),
    Row(
      "keras.models.model_from_json(f.to_json().replace('[\"dense\", 0, 0]', '[\"nobody\", 0, 0]'))",
      "json_string has “nobody” among inputs and outputs, which gives no such value"),
    Row(
      "keras.models.model_from_json(f.to_json().replace('[\"inside\", 0, 0]}', '[\"nobody\", 0, 0]}'))",
      "json_string connects “dense” to “nobody”, which is not there"),
    Row(
      "keras.models.model_from_json(f.to_json().replace('[\"inside\", 0, 0]}', '[\"dense\", 0, 0]}'))",
      "json_string connects “dense” to a value that no layer gives"),
    Row("layers.Dense.from_config({'unit': 3})", "Dense in config has an argument “unit”, which is not here"),
    Row(
      "layers.Dense.from_config({'units': 'x', 'name': 'd'})",
      "config, d: Dense expects int for `units`, found str"),
    Row(
      "keras.callbacks.ModelCheckpoint('x.h5', save_weights_only=True)",
      "ModelCheckpoint: `filepath` must end in .weights.h5, found 'x.h5'"),
  ]

  @Test(arguments: rows) func message(_ row: Row) throws {
    let folder = try TemporaryFolder()
    try Self.prepare(folder)
    let notebook = Notebook()
    try notebook.run(
      """
      keras.backend.clear_session()
      m = keras.Sequential([keras.Input((8, 8, 1), name="input_layer"), layers.Conv2D(3, 3, name="conv2d")])
      i = keras.Input((8,), name="inside")
      f = keras.Model(i, layers.Dense(2, name="dense")(i), name="f")
      """)
    func placed(_ text: String) -> String { text.replacingOccurrences(of: "$", with: folder.path) }
    let found = notebook.message(
      placed(row.code).replacingOccurrences(
        of: "layers.Dense(3)])", with: "layers.Dense(3)], name='unbuilt')"))
    #expect(found?.message == placed(row.message))
    if let help = row.help { #expect(found?.help == help) }
    #expect(folder.names().allSatisfy { !$0.hasSuffix(".tmp") })
  }
}
