import Tensors

extension ArchitectureError {
  /// One sentence: what was expected and what was found.
  package var message: String {
    switch self {
    case .imageShape(let network, let found):
      "\(network) expects an image of shape (height, width, channels), found \(found)"
    case .imageTooSmall(let network, let least, let found, let layer, let window, let input):
      "\(network) needs images of \(least) × \(least) or more, found \(found[0]) × \(found[1]): "
        + "\(layer) has a window of \(window[0]) × \(window[1]), and \(input[0]) × \(input[1]) are left when it comes to it"
    case .fixedScheme(let argument, let expected):
      "LeNet5 as it was in 1998 has \(expected): its connections are a table, its outputs are drawn digits; \(argument) cannot be another"
    case .notConvolutional(let layer, let reason, _):
      "\(layer) has no convolutional form: \(reason)"
    }
  }

  /// A suggested fix, if there is one.
  package var help: String? {
    switch self {
    case .imageShape: "input_shape=(28, 28, 1)"
    case .imageTooSmall(_, let least, let found, _, _, _):
      "layers.Resizing(\(least), \(least)) makes images larger; or input_shape=(\(least), \(least), \(found[2]))"
    case .fixedScheme: "scheme=\"modern\" takes any"
    case .notConvolutional(_, _, let help): help
    }
  }
}
