import Architectures
package import Evaluator
import Language
import Networks
import Tensors

/// `keras.applications`: networks with Keras's arguments, layer names and weight order.
package enum KerasApplications {
  package static let namespace = Namespace(
    keras: "keras.applications",
    doc: "Published networks, as Keras builds them; fieldbook.applications has more."
  ) {
    ([mobileNetV2, resNet50, resNet101, resNet152, vgg16, xception] + others).named
      + submodules.map { (String($0.name.split(separator: ".").last ?? ""), .namespace($0)) }
  }

  /// `keras.applications.resnet` and the others: a network with its preprocessing.
  package static let submodules: [Namespace] = [
    submodule("mobilenet", [mobileNet], .tensorFlow), submodule("mobilenet_v2", [mobileNetV2], .tensorFlow),
    submodule("resnet", [resNet50, resNet101, resNet152], .caffe),
    submodule("resnet50", [resNet50], .caffe), submodule("vgg16", [vgg16], .caffe),
    submodule("xception", [xception], .tensorFlow), submodule("imagenet_utils", [], nil),
    submodule("mobilenet_v3", [], .unchanged), submodule("resnet_v2", resNetsV2, .tensorFlow),
    submodule("densenet", denseNets, .torch), submodule("efficientnet", efficientNets, .unchanged),
    submodule("inception_v3", [inceptionV3], .tensorFlow), submodule("vgg19", [vgg19], .caffe),
    submodule("efficientnet_v2", efficientNetsV2, .unchanged), submodule("convnext", convNeXts, .unchanged),
    submodule("nasnet", nasNets, .tensorFlow),
  ]

  private static func submodule(_ name: String, _ networks: [Builtin], _ mode: ImagePreprocessing.Mode?)
    -> Namespace
  {
    let path = "keras.applications.\(name)"
    return Namespace(
      path, doc: "Networks with what their images go through.",
      absent: .keras("keras.applications")
    ) {
      (networks + [ImagePreprocessing.function(path, mode), ImagePreprocessing.decodePredictions(path)]).named
    }
  }

  // MARK: Networks

  private static let mobileNetV2 = Builtin(
    "MobileNetV2", module: "keras.applications",
    doc: "MobileNetV2: inverted residual blocks, 3,538,984 parameters at alpha=1. Sandler et al. 2018.",
    [
      ArchitectureParameters.inputShape,
      .optional("alpha", .float, default: 1.0, "a factor on the number of filters of each layer"),
      ArchitectureParameters.includeTop, weights, ArchitectureParameters.inputTensor,
      ArchitectureParameters.pooling,
      ArchitectureParameters.classes(1000), ArchitectureParameters.activation, ArchitectureParameters.name,
    ]
  ) { call in
    var network = MobileNetV2()
    network.options = try call.architectureOptions()
    let alpha = try call.positiveFactor("alpha")
    network.options.width = alpha
    // Published weights are for square images of these sizes.
    let image = network.options.inputTensor?.shape ?? network.options.inputShape ?? network.defaultInputShape
    let rows = image.rank == 3 ? image[0] : 0
    let side = image.rank == 3 && image[1] == rows && [96, 128, 160, 192, 224].contains(rows) ? rows : 224
    let isPublished = try call.wantsPublishedWeights()
    let isOpen = !network.options.includesTop && network.options.inputTensor == nil
    let height = isOpen && (network.options.inputLengths?.first ?? nil) == nil ? "None" : String(rows)
    network.options.name =
      network.options.name
      ?? "mobilenetv2_\(FloatText.formatted(alpha, code: "f", precision: 2))_\(isPublished ? String(side) : height)"
    let published = PublishedWeights(
      stem: "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_\(FloatText.repr(alpha))_\(side)",
      folder: "tensorflow/keras-applications/mobilenet_v2", withoutTop: "_no_top", side: side)
    if isPublished, ![0.35, 0.5, 0.75, 1, 1.3, 1.4].contains(alpha) {
      throw call.invalid(
        "alpha", must: "be 0.35, 0.5, 0.75, 1.0, 1.3 or 1.4 with weights=\"imagenet\"",
        help: "weights=None takes any; others were never trained")
    }
    return .object(try call.application(network, published, leastSide: 32))
  }

  private static let resNet50 = resNet(.layers50)
  private static let resNet101 = resNet(.layers101)
  private static let resNet152 = resNet(.layers152)

  private static func resNet(_ depth: ResNet.Depth) -> Builtin {
    let title = "ResNet\(depth.rawValue)"
    return network(title, "\(title): residual blocks, \(depth.rawValue) layers deep. He et al. 2015.") {
      call in
      var network = ResNet(depth, style: .keras)
      network.options = try call.architectureOptions()
      let stem = "resnet\(depth.rawValue)_weights_tf_dim_ordering_tf_kernels"
      return try call.application(
        network, PublishedWeights(stem: stem, folder: "tensorflow/keras-applications/resnet"), leastSide: 32)
    }
  }

  private static let vgg16 = network(
    "VGG16", "VGG-16: 3×3 convolutions and 2×2 pools, 138,357,544 parameters. Simonyan and Zisserman 2014."
  ) { call in
    var network = VGG16()
    network.options = try call.architectureOptions()
    return try call.application(
      network,
      PublishedWeights(
        stem: "vgg16_weights_tf_dim_ordering_tf_kernels", folder: "tensorflow/keras-applications/vgg16"),
      leastSide: 32)
  }

  private static let xception = network(
    "Xception", "Xception: separable convolutions throughout, 22,910,480 parameters. Chollet 2017."
  ) { call in
    var network = Xception()
    network.options = try call.architectureOptions()
    return try call.application(
      network,
      PublishedWeights(
        stem: "xception_weights_tf_dim_ordering_tf_kernels", folder: "tensorflow/keras-applications/xception",
        side: 299),
      leastSide: 71)
  }

  /// The entry of a network in a family with common arguments.
  static func network(_ name: String, _ doc: String, build: @escaping (Call) throws -> Model)
    -> Builtin
  {
    Builtin(
      name, module: "keras.applications", doc: doc,
      [
        ArchitectureParameters.includeTop, weights, ArchitectureParameters.inputTensor,
        ArchitectureParameters.inputShape, ArchitectureParameters.pooling,
        ArchitectureParameters.classes(1000),
        ArchitectureParameters.activation, ArchitectureParameters.name,
      ]
    ) { .object(try build($0)) }
  }

  static let weights = Signature.Parameter.optional(
    "weights", .any, default: "imagenet", "\"imagenet\", the path of a weight file, or None to draw them")
}
