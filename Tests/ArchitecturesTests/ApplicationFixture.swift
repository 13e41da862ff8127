import Architectures
import Networks
import Tensors
import TestSupport

/// Keras's results, written by `Scripts/make-fixtures applications`.
struct ApplicationFixture: Decodable, CustomStringConvertible, Sendable {
  struct Options: Decodable, Sendable {
    let alpha: Double?
    let classes: Int?
    let includeTop: Bool?
    let pooling: String?
  }

  let kind: String
  let name: String
  let input: [Int]?
  let options: Options?
  let parameters: Int?
  /// Names in Keras's order, without the input's.
  let layers: [String]?
  let weights: Int?
  /// Evenly spaced elements of each image's output.
  let output: [[Double]]?
  /// The size of a weight file.
  let bytes: Int?
  let includesTop: Bool?

  var description: String { input.map { "\(name) of \(Shape($0))" } ?? name }

  /// The cases of one kind; empty if the file cannot be read, which a separate test reports.
  static func load(_ kind: String) -> [ApplicationFixture] {
    ((try? read()) ?? []).filter { $0.kind == kind }
  }

  static func read() throws -> [ApplicationFixture] {
    try FixtureFolder().cases(in: "applications.json", joinsWords: true)
  }

  /// The case's network.
  func network() -> any Architecture {
    var network: any Architecture =
      switch name {
      case "MobileNetV2": MobileNetV2()
      case "VGG16": VGG16()
      case "Xception": Xception()
      case "ResNet101": ResNet(.layers101, style: .keras)
      case "ResNet152": ResNet(.layers152, style: .keras)
      case "VGG19": VGG19()
      case "ResNet50V2": ResNetV2(.layers50)
      case "ResNet152V2": ResNetV2(.layers152)
      case "DenseNet121": DenseNet(.layers121)
      case "DenseNet201": DenseNet(.layers201)
      case "MobileNet": MobileNet()
      case "MobileNetV3Small": MobileNetV3(.small)
      case "MobileNetV3Large": MobileNetV3(.large)
      case "EfficientNetB0": EfficientNet(.b0)
      case "EfficientNetB3": EfficientNet(.b3)
      case "InceptionV3": InceptionV3()
      case "EfficientNetV2B0": EfficientNetV2(.b0)
      case "EfficientNetV2B3": EfficientNetV2(.b3)
      case "EfficientNetV2S": EfficientNetV2(.small)
      case "ConvNeXtTiny": ConvNeXt(.tiny)
      case "NASNetMobile": NASNet(.mobile)
      case "NASNetLarge": NASNet(.large)
      default: ResNet(.layers50, style: .keras)
      }
    network.options.inputShape = input.map { Shape($0) }
    network.options.width = options?.alpha ?? 1
    network.options.classes = options?.classes
    network.options.includesTop = options?.includeTop ?? true
    network.options.pooling = options?.pooling.map { $0 == "avg" ? .average : .maximum }
    network.options.classifierActivation = .linear
    return network
  }

  /// `count` evenly spaced elements of each row.
  static func picked(_ output: Tensor, count: Int = 16) throws -> [[Double]] {
    let values = try output.elements(Float.self)
    let width = values.count / output.shape[0]
    let step = max(1, width / count)
    return (0..<output.shape[0]).map { row in
      stride(from: 0, to: width, by: step).map { Double(values[row * width + $0]) }
    }
  }
}

/// Numbers by the formulas of `Scripts/fixtures`.
extension Chirp {
  static func tensor(_ shape: Shape, _ seed: Double) throws -> Tensor {
    try Tensor(shape: shape, floats: values(shape.reduce(1, *), seed))
  }

  private static let period = 4099
  private static let table = values(period, 0)

  /// The table repeated, with another start for each variable, scaled by the fan-in.
  static func weight(_ variable: Variable, _ index: Int) throws -> Tensor {
    let shape = variable.shape
    let isScale = variable.name == "gamma" || variable.name.hasSuffix("variance")
    let window = shape.last == 1 ? shape.prefix(2).reduce(1, *) : shape.dropLast().reduce(1, *)
    let factor = isScale || shape.rank < 2 ? 0.1 : Float((4 / Double(window)).squareRoot())
    let cycle = (0..<period).map { (isScale ? 1 : 0) + table[($0 + 37 * index) % period] * factor }
    let tensor = try Tensor(zeros: shape)
    try tensor.withMutableFloats { values in
      guard let target = values.baseAddress else { return }
      cycle.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress else { return }
        for start in stride(from: 0, to: values.count, by: period) {
          (target + start).update(from: source, count: min(period, values.count - start))
        }
      }
    }
    return tensor
  }
}
