public import Tensors

/// Why a model or its weights could not be saved or loaded. The words are in `SavingError+Wording.swift`.
public enum SavingError: Error, Sendable, Equatable {
  // Files
  /// The name's ending is none of those that say what is to be written or read.
  case fileEnding(path: String, expected: [String])
  case notHDF5(path: String)
  case notArchive(path: String, reason: String)
  /// A library gave up on a file: what it was doing, and what it said.
  case damaged(path: String, doing: String, reason: String)
  case notWritten(path: String, doing: String, reason: String)
  /// An archive without one of its members.
  case missingMember(path: String, member: String)
  case memberTooLarge(path: String, member: String, bytes: UInt64, limit: UInt64)

  // Weights; `layer` as the model calls it.
  case noWeights(path: String)
  case notBuilt(model: String, action: String)
  case layerCount(path: String, expected: Int, found: Int)
  case arrayCount(path: String, layer: String, expected: Int, found: Int)
  case arrayShape(path: String, layer: String, variable: String, expected: Shape, found: Shape)
  case notNumbers(path: String, array: String)
  case missingArray(path: String, array: String)
  /// Loading by name wants a file that knows names.
  case namesUnknown(path: String)

  // Configurations
  /// A layer that cannot be written as words.
  case notSavable(layer: String, reason: String)
  case unknownClass(String, of: String, nearest: String?)
  case configuration(where: String, expected: String)
}
