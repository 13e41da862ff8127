public import Tensors

/// Why a model or its weights could not be saved or loaded, where the file is sound (else: `FormatFault`). The words are in `SavingError+Wording.swift`.
public enum SavingError: Error, Sendable, Equatable {
  // Files
  /// The name's ending is none of those that say what is to be written or read.
  case fileEnding(path: String, expected: [String])

  // Weights; `layer` as the model calls it.
  case noWeights(path: String)
  case notBuilt(model: String, action: String)
  case layerCount(path: String, expected: Int, found: Int)
  case arrayCount(path: String, layer: String, expected: Int, found: Int)
  case arrayShape(path: String, layer: String, variable: String, expected: Shape, found: Shape)
  case missingArray(path: String, array: String)
  /// Loading by name wants a file that knows names.
  case namesUnknown(path: String)

  // Configurations
  /// A layer that cannot be written as words.
  case notSavable(layer: String, reason: String)
  case unknownClass(String, of: String, nearest: String?)
  case configuration(where: String, expected: String)
}
