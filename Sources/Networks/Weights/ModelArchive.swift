import Engine
import Files
package import Formats
import Glibc
import Phrases

/// A `.keras` file: a zip archive with a model's configuration and its weights.
package final class ModelArchive {
  static let configurationName = "config.json"
  static let metadataName = "metadata.json"
  static let weightsName = "model.weights.h5"
  /// The maximum size of a configuration: 32 MiB, enough for 20,000 layers.
  private static let largestConfiguration = 1 << 25

  package let path: String
  /// The content of `config.json`.
  package let configuration: JSON
  private let reader: ZipReader

  private init(_ reader: ZipReader, _ configuration: JSON) {
    path = reader.path
    self.configuration = configuration
    self.reader = reader
  }

  /// Opens an archive. - Throws: `SystemFault`, `FormatFault`, `SavingError`.
  package static func reading(_ path: String) throws -> ModelArchive {
    let reader = try ZipReader(path)
    let bytes = try reader.bytes(
      of: configurationName, limit: largestConfiguration, checking: Interruption.check)
    guard let configuration = JSON(String(decoding: bytes, as: UTF8.self)), configuration.members != nil
    else {
      throw SavingError.configuration(where: "\(configurationName) in \(path)", expected: "is no JSON object")
    }
    return ModelArchive(reader, configuration)
  }

  /// The weights, unpacked up to the size that the model can need: eight bytes per parameter and optimizer slot,
  /// plus groups and names.
  ///
  /// - Throws: `FormatFault`.
  func weights(for model: Model) throws -> HDF5File {
    let arrays = 1 + Self.mostSlots
    let parameters = min(model.parameterCount, 1 << 50)
    let limit = 8 * arrays * parameters + (1 << 20) + (1 << 14) * arrays * (1 + model.layerGroups().count)
    let bytes = try reader.bytes(of: Self.weightsName, limit: limit, checking: Interruption.check)
    return try HDF5File.reading(
      bytes, name: "\(Self.weightsName) in \(path)", checking: Interruption.check)
  }

  /// The most slots that an optimizer keeps per parameter: Adam with `amsgrad` has three.
  private static let mostSlots = 3

  /// Loads the weights, and the optimizer's state, into a model made from the configuration.
  package func loadWeights(into model: Model) throws {
    guard model.isBuilt else { return }
    _ = try model.loadWeights(from: weights(for: model))
  }

  /// The current local time: "2026-11-25@20:01:58".
  fileprivate static var now: String {
    var moment = time(nil)
    var parts = tm()
    localtime_r(&moment, &parts)
    func two(_ number: Int32) -> String { Int(number).twoDigits }
    return "\(1900 + parts.tm_year)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "@\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
  }
}

extension Model {
  /// Saves the whole model: layers, weights, and the compile configuration if it is compiled.
  ///
  /// - Parameter path: must end in `.keras`.
  /// - Throws: `SavingError.notSavable` for layers that hold functions of the user's; `SystemFault`.
  package func save(to path: String) throws {
    guard path.hasSuffix(".keras") else { throw SavingError.fileEnding(path: path, expected: [".keras"]) }
    let configuration = try savedForm()
    let metadata: JSON = [
      "keras_version": .string(KerasVersion.text), "date_saved": .string(ModelArchive.now),
    ]
    let image = try weightsImage(name: ModelArchive.weightsName)
    try FileReplacement.replace(path) { draft in
      let archive = try ZipWriter(draft, name: path)
      try archive.add(ModelArchive.metadataName, Array(metadata.text.utf8))
      try archive.add(ModelArchive.configurationName, Array(configuration.text.utf8))
      try archive.add(ModelArchive.weightsName, image)
      try archive.close()
    }
  }
}

/// The version of Keras whose file format this is.
package enum KerasVersion {
  package static let text = "3.15.1"
}
