import Formats
import KerasLibrary

/// A training of a cell, whose weights are a file in the session's directory.
package struct KeptTraining: Equatable, Sendable {
  /// The number of the call of `fit` in the cell, from 1.
  var call: Int
  /// The file of the weights, below the directory of the sessions.
  var file: String
  /// Its checksum.
  var checksum: String
  /// The ending without the weights.
  var ending: TrainingLog.Ending

  /// How long it took, in seconds.
  package var seconds: Double { ending.seconds }

  /// The ending with the weights from the file; `nil` if that is missing or was changed.
  func ending(in sessions: String) -> TrainingLog.Ending? {
    guard Self.isFileName(file) else { return nil }
    var bytes: [UInt8] = []
    do throws(FileFault) {
      try TextFile.forEachPiece(of: "\(sessions)/\(file)") { piece throws(FileFault) in
        bytes += piece
        if bytes.count > Self.largestFile {
          throw FileFault(file, .tooLarge(limit: Self.largestFile))
        }
      }
    } catch { return nil }
    guard bytes.checksum == checksum else { return nil }
    var ending = ending
    ending.weights = bytes
    return ending
  }

  private static let largestFile = 128 << 20

  /// Whether a name from a journal, which may be a stranger's, stays in the directory: `SESSION/FILE.weights.h5`.
  private static func isFileName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && name.hasSuffix(".weights.h5")
      && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.utf8.contains(0) }
  }
}

extension KeptTraining {
  var json: JSON {
    // JSON has no number for a loss that is NaN or infinite.
    let history = ending.history.sorted { $0.key < $1.key }.map { name, values -> JSON in
      ["name": .string(name), "values": .array(values.map { $0.isFinite ? .double($0) : .string("\($0)") })]
    }
    return [
      "fit": .int(call), "file": .string(file), "checksum": .string(checksum),
      "seconds": .double(ending.seconds), "history": .array(history),
      "epochs": .array(ending.epochs.map(JSON.int)), "interrupted": .bool(ending.wasInterrupted),
      "callbacks": .bool(ending.hasCallbacks),
    ]
  }

  init?(_ json: JSON) {
    guard let call = json["fit"]?.int, let file = json["file"]?.string,
      let checksum = json["checksum"]?.string, let seconds = json["seconds"]?.double
    else { return nil }
    var history: [String: [Double]] = [:]
    for values in json["history"]?.array ?? [] {
      guard let name = values["name"]?.string else { continue }
      history[name] = values["values"]?.array?.compactMap { $0.double ?? $0.string.flatMap(Double.init) }
    }
    self.call = call
    self.file = file
    self.checksum = checksum
    ending = TrainingLog.Ending(
      weights: [], history: history, epochs: json["epochs"]?.array?.compactMap(\.int) ?? [], seconds: seconds)
    ending.wasInterrupted = json["interrupted"]?.bool ?? false
    ending.hasCallbacks = json["callbacks"]?.bool ?? false
  }
}
