package import Networks
package import Tensors

/// A published network with its options as a value; building it is separate.
///
///     var network = ResNet(.layers50)
///     network.options.classes = 10
///     let model = try network.model()      // a functional model; its weights are not allocated yet
package protocol Architecture: Sendable {
  /// The network's name in messages, and the default name of its model: "ResNet50".
  var title: String { get }
  var options: ArchitectureOptions { get set }
  /// The default image shape (H, W, C).
  var defaultInputShape: Shape { get }
  /// The default number of classes.
  var defaultClasses: Int { get }
  /// The minimum height and width.
  var leastSide: Int { get }

  /// The network's outputs for an image. - Throws: `NetworkError`, `ArchitectureError`.
  func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor]
}

/// The options common to all networks.
package struct ArchitectureOptions: Sendable {
  /// The image's lengths (H, W, C), `nil` where one is not known; `nil` for all: the paper's.
  package var inputLengths: [Int?]?
  /// The image shape (H, W, C); with some length where it is not known.
  package var inputShape: Shape? {
    get { inputLengths.map { SymbolicTensor.someShape($0) } }
    set { inputLengths = newValue.map { $0.map { $0 } } }
  }
  /// A symbolic tensor to use instead of a new input.
  package var inputTensor: SymbolicTensor?
  /// `nil`: the number in the paper's dataset.
  package var classes: Int?
  /// A factor on the number of filters of each layer.
  package var width = 1.0
  /// Whether the classification layers are included; Keras's `include_top`.
  package var includesTop = true
  /// Without a top: global mean or max pooling instead of the last feature map.
  package var pooling: Pooling2D.Kind?
  /// The activation of the last layer; `.linear` gives logits.
  package var classifierActivation = Activation.softmax
  /// The model's name; `nil`: the network's title.
  package var name: String?

  package init() {}
}

extension Architecture {
  package var defaultInputShape: Shape { [224, 224, 3] }
  package var defaultClasses: Int { 1000 }
  package var leastSide: Int { 1 }

  /// The number of classes, or its default.
  var classes: Int { options.classes ?? defaultClasses }

  /// The image shape, or its default.
  var inputShape: Shape { options.inputTensor?.shape ?? options.inputShape ?? defaultInputShape }

  /// The smaller of the image's height and width.
  var side: Int { inputShape.rank == 3 ? min(inputShape[0], inputShape[1]) : 0 }

  /// A number of filters times the width, rounded to a multiple of `multiple`; at least one.
  func scaled(_ filters: Int, multiple: Int = 1) -> Int {
    max(1, Int((Double(filters) * options.width / Double(multiple)).rounded())) * multiple
  }

  /// Builds the network. Nothing is allocated: weights are initialized on first use.
  ///
  /// - Throws: `ArchitectureError.imageShape`, `.imageTooSmall`, and `NetworkError` for invalid options.
  package func model() throws -> Model {
    let shape = inputShape
    guard shape.rank == 3, shape.allSatisfy({ $0 > 0 }) else {
      throw ArchitectureError.imageShape(network: title, found: shape)
    }
    guard classes > 0 else {
      throw NetworkError.notPositive(layer: title, argument: "classes", value: classes)
    }
    guard options.width > 0, options.width <= 16 else {
      throw NetworkError.outOfRange(
        layer: title, argument: "width", expected: "a number above 0, and 16 at most", value: options.width)
    }
    let image =
      options.inputTensor ?? options.inputLengths.map { SymbolicTensor(input: $0) }
      ?? SymbolicTensor(input: shape)
    do {
      return try Model(
        inputs: image.origins, outputs: outputs(of: image), name: options.name ?? title.lowercased())
    } catch NetworkError.windowTooLarge(let layer, let window, let input) where side < leastSide {
      throw ArchitectureError.imageTooSmall(
        network: title, least: leastSide, found: shape, layer: layer, window: window, input: input)
    }
  }

  /// Keras's classification head, a global mean and a dense layer, or what the options replace it with.
  func headed(
    _ x: SymbolicTensor, average: String? = "avg_pool", maximum: String? = "max_pool",
    dropout: Float? = nil
  ) throws -> SymbolicTensor {
    guard options.includesTop else {
      guard let kind = options.pooling else { return x }
      return try x.globalPool(kind, name: kind == .average ? average : maximum)
    }
    var x = try x.globalPool(.average, name: average)
    if let dropout { x = try x.dropout(dropout, name: "dropout") }
    return try x.dense(classes, options.classifierActivation, name: "predictions")
  }
}

extension SymbolicTensor {
  /// The inputs that a symbolic tensor depends on; itself, if it is an input.
  var origins: [SymbolicTensor] {
    var found: [SymbolicTensor] = []
    var seen: Set<ObjectIdentifier> = []
    var open = [self]
    while let value = open.popLast() {
      guard seen.insert(ObjectIdentifier(value)).inserted else { continue }
      guard let source = value.source else {
        found.append(value)
        continue
      }
      open += source.inputs.reversed()
    }
    return found
  }
}
