package import Tensors

/// Why a model or its weights could not be saved or loaded, if the file itself is valid (else: `FormatFault`). The
/// messages are in `SavingError+Wording.swift`.
package enum SavingError: Error, Sendable, Equatable {
  // Files
  /// The file name has an unsupported extension.
  case fileEnding(path: String, expected: [String])

  // Weights; `layer` is the name in the model.
  case noWeights(path: String)
  /// A file of weights alone.
  case noModel(path: String)
  case notBuilt(model: String, action: String)
  case layerCount(path: String, expected: Int, found: Int)
  case arrayCount(path: String, layer: String, expected: Int, found: Int)
  case arrayShape(path: String, layer: String, variable: String, expected: Shape, found: Shape)
  case missingArray(path: String, array: String)
  /// Loading by name needs a file that stores names.
  case namesUnknown(path: String)

  // Configurations
  /// A layer that cannot be serialized.
  case notSavable(layer: String, reason: String)
  case unknownClass(String, of: String, nearest: String?)
  case unknownFunction(String, of: String)
  /// A lambda in a file that is loaded in Keras's safe mode.
  case lambda
  case configuration(where: String, expected: String)
}
