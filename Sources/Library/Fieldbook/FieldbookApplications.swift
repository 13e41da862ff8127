import Architectures
import Evaluator
import KerasLibrary
import Language
import Networks
import Tensors

/// `fieldbook.applications`: the chapter's networks, each with a width.
enum FieldbookApplications {
  static let namespace = Namespace(
    "fieldbook.applications",
    doc: "Published networks of any width, for images of any size; drawn weights. Their blocks are in blocks."
  ) {
    (classifiers + segmenters).named + [("blocks", .namespace(FieldbookBlocks.namespace))]
  }

  /// A network's entry: its own parameters, then the common ones.
  private static func network<Network: Architecture>(
    _ name: String, _ doc: String, classes: Int = 1000, _ own: [Signature.Parameter] = [],
    make: @escaping (Call) throws -> Network
  ) -> Builtin {
    Builtin(
      name, module: "fieldbook.applications", doc: doc,
      [
        ArchitectureParameters.inputShape, ArchitectureParameters.classes(classes),
        ArchitectureParameters.width,
      ]
        + own + [
          ArchitectureParameters.includeTop, ArchitectureParameters.pooling,
          ArchitectureParameters.activation,
          ArchitectureParameters.inputTensor, ArchitectureParameters.name,
        ]
    ) { call in
      var network = try make(call)
      network.options = try call.architectureOptions()
      return .object(try call.built(network))
    }
  }

  private static let shortcuts = Signature.Parameter.optional(
    "shortcuts", .bool, default: true,
    "whether blocks add their input; else a plain network of the same depth")

  private static let classifiers: [Builtin] =
    [
      network(
        "LeNet5", "LeNet-5: 61,706 parameters, or the 60,000 of 1998. LeCun et al. 1998.", classes: 10,
        [
          .optional(
            "scheme", .choice("modern", "1998"), default: "modern",
            "\"1998\": each map of C3 sees some of S2's, and the output compares with drawn digits"),
          .optional("activation", .any, default: "tanh", "what follows each layer"),
        ]
      ) { call in
        var network = LeNet5(LeNet5.Scheme(rawValue: try call.string("scheme")) ?? .modern)
        network.activation = try call.activation("activation")
        return network
      },
      network(
        "AlexNet", "AlexNet: 60,965,224 parameters in two groups. Krizhevsky et al. 2012.",
        [
          .optional(
            "variant", .choice("two_groups", "undivided", "torchvision"), default: "two_groups",
            "as on two GPUs, the same undivided, or the narrower one of 2014"),
          .optional("stride", .int, default: .none, "of the first layer; None: 4, for small images 1"),
          .optional("activation", .any, default: "relu", "what follows each layer"),
          .optional(
            "lrn", .bool, default: .none, "normalisation across channels; None: where the paper has it"),
          .optional(
            "overlapping", .bool, default: true, "whether pools of 3 go in steps of 2; else they are of 2"),
          .optional("dropout", .float, default: 0.5, "the share that the dense layers drop"),
        ]
      ) { call in
        var network = AlexNet(AlexNet.Variant(rawValue: try call.string("variant")) ?? .twoGroups)
        network.stride = try call.optionalInt("stride", atLeast: 1)
        network.activation = try call.activation("activation")
        network.normalizes = call["lrn"].isNone ? nil : try call.bool("lrn")
        network.overlaps = try call.bool("overlapping")
        network.dropout = try call.share("dropout")
        return network
      },
      network(
        "GoogLeNet", "GoogLeNet: inception blocks, 6,998,552 parameters. Szegedy et al. 2014.",
        [
          .optional(
            "variant", .choice("paper", "torchvision"), default: "paper",
            "with LRN, or with batch normalisation"),
          .optional(
            "auxiliary", .bool, default: false,
            "whether two smaller classifiers stand in the middle: the model then has three outputs"),
        ]
      ) { call in
        var network = GoogLeNet(GoogLeNet.Variant(rawValue: try call.string("variant")) ?? .paper)
        network.hasAuxiliaryHeads = try call.bool("auxiliary")
        return network
      },
    ]
    + ResNet.Depth.allCases.map { depth in
      network(
        "ResNet\(depth.rawValue)",
        "ResNet-\(depth.rawValue): residual blocks without biases, as torchvision has them. He et al. 2015.",
        [shortcuts]
      ) { call in
        var network = ResNet(depth)
        network.hasShortcuts = try call.bool("shortcuts")
        return network
      }
    } + [
      network(
        "SEResNet50", "ResNet-50 with gates on channels: 28,088,024 parameters. Hu et al. 2018.", [reduction]
      ) { call in
        var network = SENet(.resNet50)
        network.reduction = try call.int("reduction", atLeast: 1)
        return network
      },
      network(
        "SENet154", "SENet-154, the best of ImageNet 2017: 115,088,984 parameters. Hu et al. 2018.",
        [reduction]
      ) { call in
        var network = SENet(.senet154)
        network.reduction = try call.int("reduction", atLeast: 1)
        return network
      },
      network("Xception", "Xception of any width; Keras's has 22,910,480 parameters. Chollet 2017.") { _ in
        Xception()
      },
      network("MobileNetV2", "MobileNetV2 of any width; Keras calls it alpha. Sandler et al. 2018.") { _ in
        MobileNetV2()
      },
      network("VGG16", "VGG-16 of any width. Simonyan and Zisserman 2014.") { _ in VGG16() },
    ]

  private static let reduction = Signature.Parameter.optional(
    "reduction", .int, default: 16, "how many times fewer units than channels the gates' hidden layers have")

  private static let segmenters: [Builtin] =
    FCN.Variant.allCases.map { variant in
      network(
        "FCN\(variant.rawValue)s",
        "A class for each pixel: VGG-16 made convolutional, its map made \(variant.rawValue) times larger at the end. Long et al. 2015.",
        classes: 21
      ) { _ in FCN(variant) }
    } + [
      network(
        "UNet",
        "A class for each pixel: down and up again, beside the maps of the same size. Ronneberger et al. 2015.",
        classes: 2,
        [
          .optional(
            "padding", .choice("same", "valid"), default: "same",
            "\"valid\" as in the paper: a smaller output"),
          .optional("depth", .int, default: 4, "how many times it goes down"),
          .optional(
            "batch_norm", .bool, default: false, "whether batch normalisation follows each convolution"),
        ]
      ) { call in
        var network = UNet()
        network.padding = try call.padding("padding")
        network.depth = try call.int("depth", atLeast: 1, atMost: 8)
        network.normalizes = try call.bool("batch_norm")
        return network
      },
      network(
        "DeepLabV3",
        "A class for each pixel: a ResNet with holes in its windows, and a pyramid of them. Chen et al. 2017.",
        classes: 21,
        [
          .optional(
            "output_stride", .int, default: 16, "how many times smaller the last map is: 8, 16 or 32"),
          .optional("depth", .int, default: 50, "the ResNet's layers: 50, 101 or 152"),
          .optional(
            "rates", .list, default: .none,
            "how far apart the pyramid's windows look; None: (6, 12, 18) at 16"),
        ]
      ) { call in
        var network = DeepLabV3()
        network.outputStride = try call.int("output_stride")
        guard [8, 16, 32].contains(network.outputStride) else {
          throw call.invalid("output_stride", must: "be 8, 16 or 32")
        }
        guard let depth = ResNet.Depth(rawValue: try call.int("depth")),
          [.layers50, .layers101, .layers152].contains(depth)
        else { throw call.invalid("depth", must: "be 50, 101 or 152") }
        network.depth = depth
        network.rates = try call.optionalInts("rates")
        return network
      },
    ]
}
