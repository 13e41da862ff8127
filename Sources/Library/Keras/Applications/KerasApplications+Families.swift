import Architectures
import Evaluator
import Language
import Networks

/// Networks that differ in a number, and single ones.
extension KerasApplications {
  static let others: [Builtin] =
    [vgg19, inceptionV3, mobileNet] + resNetsV2 + denseNets + mobileNetsV3 + efficientNets + efficientNetsV2
    + convNeXts + nasNets

  static let vgg19 = network(
    "VGG19",
    "VGG-19: VGG-16 with three more convolutions, 143,667,240 parameters. Simonyan and Zisserman 2014."
  ) { call in
    var network = VGG19()
    network.options = try call.architectureOptions()
    return try call.application(
      network,
      PublishedWeights(
        stem: "vgg19_weights_tf_dim_ordering_tf_kernels", folder: "tensorflow/keras-applications/vgg19"),
      leastSide: 32)
  }

  static let inceptionV3 = network(
    "InceptionV3", "Inception-v3: branches of small windows, 23,851,784 parameters. Szegedy et al. 2016."
  ) { call in
    var network = InceptionV3()
    network.options = try call.architectureOptions()
    network.options.name = network.options.name ?? "inception_v3"
    let stem = "inception_v3_weights_tf_dim_ordering_tf_kernels"
    return try call.application(
      network, PublishedWeights(stem: stem, folder: "tensorflow/keras-applications/inception_v3", side: 299),
      leastSide: 75)
  }

  static let resNetsV2 = [ResNet.Depth.layers50, .layers101, .layers152].map { depth in
    network(
      "ResNet\(depth.rawValue)V2",
      "ResNet\(depth.rawValue)V2: residual blocks with their activations first. He et al. 2016."
    ) { call in
      var network = ResNetV2(depth)
      network.options = try call.architectureOptions()
      let stem = "resnet\(depth.rawValue)v2_weights_tf_dim_ordering_tf_kernels"
      return try call.application(
        network, PublishedWeights(stem: stem, folder: "tensorflow/keras-applications/resnet"), leastSide: 32)
    }
  }

  static let denseNets = DenseNet.Depth.allCases.map { depth in
    network(
      "DenseNet\(depth.rawValue)",
      "DenseNet\(depth.rawValue): every layer of a block takes all earlier ones' maps. Huang et al. 2017."
    ) { call in
      var network = DenseNet(depth)
      network.options = try call.architectureOptions()
      let stem = "densenet\(depth.rawValue)_weights_tf_dim_ordering_tf_kernels"
      return try call.application(
        network, PublishedWeights(stem: stem, folder: "tensorflow/keras-applications/densenet"), leastSide: 32
      )
    }
  }

  static let efficientNets = EfficientNet.Scale.allCases.map { scale in
    network(
      "EfficientNetB\(scale.rawValue)",
      "EfficientNetB\(scale.rawValue): images of \(scale.factors.side) × \(scale.factors.side). Tan and Le 2019."
    ) { call in
      var network = EfficientNet(scale)
      network.options = try call.architectureOptions()
      network.isForPublishedWeights = try call.wantsPublishedWeights()
      return try call.application(
        network,
        PublishedWeights(
          stem: "efficientnetb\(scale.rawValue)", folder: "keras-applications", side: scale.factors.side),
        leastSide: 32)
    }
  }

  private static let includePreprocessing = Signature.Parameter.optional(
    "include_preprocessing", .bool, default: true, "whether it takes numbers from 0 to 255")

  static let efficientNetsV2 = EfficientNetV2.Scale.allCases.map { scale in
    Builtin(
      "EfficientNetV2\(scale.rawValue.uppercased())", module: "keras.applications",
      doc:
        "EfficientNetV2\(scale.rawValue.uppercased()): images of \(scale.factors.side) × \(scale.factors.side). Tan and Le 2021.",
      [
        ArchitectureParameters.includeTop, weights, ArchitectureParameters.inputTensor,
        ArchitectureParameters.inputShape, ArchitectureParameters.pooling,
        ArchitectureParameters.classes(1000),
        ArchitectureParameters.activation, includePreprocessing, ArchitectureParameters.name,
      ]
    ) { call in
      var network = EfficientNetV2(scale)
      network.options = try call.architectureOptions()
      network.options.name = network.options.name ?? "efficientnetv2-\(scale.rawValue)"
      network.includesPreprocessing = try call.bool("include_preprocessing")
      return .object(
        try call.application(
          network,
          PublishedWeights(
            stem: "efficientnetv2-\(scale.rawValue)", folder: "tensorflow/keras-applications/efficientnet_v2",
            side: scale.factors.side),
          leastSide: 32))
    }
  }

  static let convNeXts = ConvNeXt.Size.allCases.map { size in
    Builtin(
      "ConvNeXt\(size.rawValue)", module: "keras.applications",
      doc:
        "ConvNeXt\(size.rawValue): a residual network with the habits of vision transformers. Liu et al. 2022.",
      [
        ArchitectureParameters.includeTop, includePreprocessing, weights, ArchitectureParameters.inputTensor,
        ArchitectureParameters.inputShape, ArchitectureParameters.pooling,
        ArchitectureParameters.classes(1000),
        ArchitectureParameters.activation, ArchitectureParameters.name,
      ]
    ) { call in
      var network = ConvNeXt(size)
      network.options = try call.architectureOptions()
      network.options.name = network.options.name ?? "convnext_\(size.rawValue.lowercased())"
      network.includesPreprocessing = try call.bool("include_preprocessing")
      return .object(
        try call.application(
          network,
          PublishedWeights(
            stem: "convnext_\(size.rawValue.lowercased())", folder: "tensorflow/keras-applications/convnext"),
          leastSide: 32))
    }
  }

  static let nasNets = NASNet.Size.allCases.map { size in
    Builtin(
      "NASNet\(size.rawValue)", module: "keras.applications",
      doc: "NASNet\(size.rawValue): cells found by search, each reading the two before it. Zoph et al. 2018.",
      [
        ArchitectureParameters.inputShape, ArchitectureParameters.includeTop, weights,
        ArchitectureParameters.inputTensor, ArchitectureParameters.pooling,
        ArchitectureParameters.classes(1000),
        ArchitectureParameters.activation, ArchitectureParameters.name,
      ]
    ) { call in
      var network = NASNet(size)
      network.options = try call.architectureOptions()
      network.options.name = network.options.name ?? "nasnet_\(size.rawValue.lowercased())"
      if !network.options.includesTop, network.options.inputTensor == nil, network.options.inputLengths == nil
      {
        network.options.inputShape = network.defaultInputShape
      }
      return .object(
        try call.application(
          network,
          PublishedWeights(
            stem: "NASNet-\(size.rawValue.lowercased())", folder: "tensorflow/keras-applications/nasnet",
            withoutTop: "-no-top",
            side: size.numbers.side), leastSide: 32))
    }
  }

  static let mobileNet = Builtin(
    "MobileNet", module: "keras.applications",
    doc: "MobileNet: depthwise convolutions, 4,253,864 parameters at alpha=1. Howard et al. 2017.",
    [
      ArchitectureParameters.inputShape,
      .optional("alpha", .float, default: 1.0, "a factor on the number of filters of each layer"),
      .optional("depth_multiplier", .int, default: 1, "depthwise kernels for each channel"),
      .optional("dropout", .float, default: 0.001, "the share of channels dropped before the classes"),
      ArchitectureParameters.includeTop, weights, ArchitectureParameters.inputTensor,
      ArchitectureParameters.pooling, ArchitectureParameters.classes(1000), ArchitectureParameters.activation,
      ArchitectureParameters.name,
    ]
  ) { call in
    var network = MobileNet()
    network.options = try call.architectureOptions()
    let alpha = try call.positiveFactor("alpha")
    network.options.width = alpha
    network.depthMultiplier = try call.int("depth_multiplier", atLeast: 1)
    network.dropout = Float(try call.double("dropout"))
    let image = network.options.inputTensor?.shape ?? network.options.inputShape ?? network.defaultInputShape
    let rows = image.rank == 3 ? image[0] : 0
    let side = image.rank == 3 && image[1] == rows && [128, 160, 192, 224].contains(rows) ? rows : 224
    let isPublished = try call.wantsPublishedWeights()
    let isOpen = !network.options.includesTop && network.options.inputTensor == nil
    let height = isOpen && (network.options.inputLengths?.first ?? nil) == nil ? "None" : String(rows)
    network.options.name =
      network.options.name
      ?? "mobilenet_\(FloatText.formatted(alpha, code: "f", precision: 2))_\(isPublished ? String(side) : height)"
    let words: [Double: String] = [1: "1_0", 0.75: "7_5", 0.5: "5_0", 0.25: "2_5"]
    if isPublished, words[alpha] == nil || network.depthMultiplier != 1 {
      throw call.invalid(
        words[alpha] == nil ? "alpha" : "depth_multiplier",
        must: words[alpha] == nil
          ? "be 0.25, 0.5, 0.75 or 1.0 with weights=\"imagenet\"" : "be 1 with weights=\"imagenet\"",
        help: "weights=None takes any; others were never trained")
    }
    return .object(
      try call.application(
        network,
        PublishedWeights(
          stem: "mobilenet_\(words[alpha] ?? "1_0")_\(side)_tf",
          folder: "tensorflow/keras-applications/mobilenet", withoutTop: "_no_top",
          side: side), leastSide: 32))
  }

  static let mobileNetsV3 = MobileNetV3.Size.allCases.map { size in
    Builtin(
      "MobileNetV3\(size.rawValue)", module: "keras.applications",
      doc:
        "MobileNetV3\(size.rawValue): inverted residual blocks with hard swish and gates. Howard et al. 2019.",
      [
        ArchitectureParameters.inputShape,
        .optional("alpha", .float, default: 1.0, "a factor on the number of filters of each layer"),
        .optional("minimalistic", .bool, default: false, "without gates, hard swish and windows of 5×5"),
        ArchitectureParameters.includeTop, weights, ArchitectureParameters.inputTensor,
        ArchitectureParameters.classes(1000), ArchitectureParameters.pooling,
        .optional("dropout_rate", .float, default: 0.2, "the share of channels dropped before the classes"),
        ArchitectureParameters.activation,
        .optional("include_preprocessing", .bool, default: true, "whether it takes numbers from 0 to 255"),
        ArchitectureParameters.name,
      ]
    ) { call in
      var network = MobileNetV3(size)
      network.options = try call.architectureOptions()
      network.options.name = network.options.name ?? network.title
      let alpha = try call.positiveFactor("alpha")
      network.options.width = alpha
      network.isMinimalistic = try call.bool("minimalistic")
      network.dropout = Float(try call.double("dropout_rate"))
      network.includesPreprocessing = try call.bool("include_preprocessing")
      // Keras leaves height and width open.
      if network.options.inputTensor == nil, network.options.inputLengths == nil {
        network.options.inputLengths = [nil, nil, 3]
      }
      if try call.wantsPublishedWeights(), network.isMinimalistic ? alpha != 1 : ![0.75, 1].contains(alpha) {
        throw call.invalid(
          "alpha", must: "be 1.0, or without minimalistic 0.75, with weights=\"imagenet\"",
          help: "weights=None takes any; others were never trained")
      }
      let kind = size.rawValue.lowercased() + (network.isMinimalistic ? "_minimalistic" : "")
      return .object(
        try call.application(
          network,
          PublishedWeights(
            stem: "weights_mobilenet_v3_\(kind)_224_\(FloatText.repr(alpha))_float",
            folder: "tensorflow/keras-applications/mobilenet_v3",
            withoutTop: "_no_top_v2"), leastSide: 32))
    }
  }
}
