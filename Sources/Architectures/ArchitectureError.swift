public import Tensors

/// What can be wrong with the options of a network, or with a model that is to become a fully convolutional one.
/// Shapes are without the batch axis. The words are in `ArchitectureError+Wording.swift`.
public enum ArchitectureError: Error, Sendable {
  /// The image is not (H, W, C).
  case imageShape(network: String, found: Shape)
  /// A window is larger than what is left of the image when it comes to that layer.
  case imageTooSmall(network: String, least: Int, found: Shape, layer: String, window: [Int], input: Shape)
  /// The connections of 1998 are a table for so many maps and classes.
  case fixedScheme(argument: String, expected: String)
  /// A dense network cannot be made convolutional.
  case notConvolutional(layer: String, reason: String, help: String?)
}
