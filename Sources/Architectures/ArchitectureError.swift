package import Tensors

/// Errors in the options of a network, or in converting a model to a fully convolutional one. Shapes are without
/// the batch axis. The messages are in `ArchitectureError+Wording.swift`.
package enum ArchitectureError: Error, Sendable {
  /// The image is not (H, W, C).
  case imageShape(network: String, found: Shape)
  /// A layer's window is larger than its input.
  case imageTooSmall(network: String, least: Int, found: Shape, layer: String, window: [Int], input: Shape)
  /// The connection table of 1998 fixes the number of maps and classes.
  case fixedScheme(argument: String, expected: String)
  /// A model that cannot be made fully convolutional.
  case notConvolutional(layer: String, reason: String, help: String?)
}
