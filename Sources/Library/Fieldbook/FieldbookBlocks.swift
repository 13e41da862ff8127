import Architectures
import Evaluator
import KerasLibrary
import Language
import Networks
import Tensors

/// `fieldbook.applications.blocks`: the networks' building blocks, as functions of a symbolic tensor.
enum FieldbookBlocks {
  static let namespace = Namespace(
    "fieldbook.applications.blocks",
    doc: "Blocks of the published networks: functions of a value of a network, or of images at once."
  ) {
    [
      inception, residual, bottleneck, squeezeAndExcite, channelGates, separable, invertedResidual,
      atrousPyramid,
    ].named
  }

  /// A block's entry. Called on a tensor, the block is created with new weights and run once.
  private static func block(
    _ name: String, _ doc: String, _ own: [Signature.Parameter],
    make: @escaping (Call, String?) throws -> (SymbolicTensor) throws -> SymbolicTensor
  ) -> Builtin {
    Builtin(
      name, module: "fieldbook.applications.blocks", doc: doc,
      [.required("x", .any, "a value of a network, or images (N, H, W, C)")] + own + [
        .keyword("name", .string, "what the names of the block's layers begin with")
      ]
    ) { call in
      let block = try make(call, try call.optionalString("name"))
      if let symbol = call["x"].host(as: SymbolicTensor.self) {
        guard symbol.shape.rank == 3 else {
          throw call.fault(
            "x",
            .message(
              "\(name) expects images (N, H, W, C), found shape \(try call.interpreter.repr(LayerMembers.shape(symbol.shape)))"
            ))
        }
        return .object(try block(symbol))
      }
      let images = try call.tensor("x")
      guard images.rank == 4 else {
        throw call.fault(
          "x",
          .message(
            "\(name) expects images (N, H, W, C), found shape \(images.shape)",
            help: images.rank == 3 ? "add a batch axis: image[np.newaxis]" : nil))
      }
      let input = SymbolicTensor(input: Shape(images.shape.dropFirst()))
      return .tensor(try Model(inputs: [input], outputs: [block(input)])([images])[0])
    }
  }

  private static let filters = Signature.Parameter.required("filters", .int, "channels of the output")
  private static let stride = Signature.Parameter.optional("stride", .int, default: 1, "2 halves the sides")
  private static let shortcut = Signature.Parameter.optional(
    "shortcut", .bool, default: true, "whether the input is added")
  private static let reduction = Signature.Parameter.optional(
    "reduction", .int, default: 16, "how many times fewer units than channels the hidden layer has")

  private static let inception = block(
    "inception", "1×1, 3×3 and 5×5 convolutions and a pool side by side. Szegedy et al. 2014.",
    [
      .required("filters_1x1", .int, "channels of the 1×1 convolution"),
      .required("filters_3x3", .ints(count: 2), "channels before and of the 3×3 convolution"),
      .required("filters_5x5", .ints(count: 2), "channels before and of the 5×5 convolution"),
      .required("filters_pool", .int, "channels behind the pool"),
      .optional("batch_norm", .bool, default: false, "batch normalisation in place of biases"),
    ]
  ) { call, name in
    var block = InceptionBlock(
      try call.int("filters_1x1", atLeast: 1), try call.pair("filters_3x3", atLeast: 1),
      try call.pair("filters_5x5", atLeast: 1), try call.int("filters_pool", atLeast: 1), name: name)
    if try call.bool("batch_norm") { block.batchNorm = BatchNormOptions() }
    return { try block($0) }
  }

  private static let residual = block(
    "residual", "Two 3×3 convolutions, and their input added. He et al. 2015.", [filters, stride, shortcut]
  ) { call, name in
    var block = ResidualBlock(
      filters: try call.int("filters", atLeast: 1), stride: try call.int("stride", atLeast: 1), name: name)
    block.hasShortcut = try call.bool("shortcut")
    return { try block($0) }
  }

  private static let bottleneck = block(
    "bottleneck",
    "1×1, 3×3 and 1×1 convolutions, and their input added; the last has four times the filters. He et al. 2015.",
    [.required("filters", .int, "channels inside, a quarter of the output's"), stride, shortcut]
  ) { call, name in
    var block = BottleneckBlock(
      filters: try call.int("filters", atLeast: 1),
      stride: try call.int("stride", atLeast: 1),
      name: name)
    block.hasShortcut = try call.bool("shortcut")
    return { try block($0) }
  }

  private static let squeezeAndExcite = block(
    "squeeze_and_excite", "Each channel times a gate computed from all channels' means. Hu et al. 2018.",
    [reduction]
  ) { call, name in
    let block = SqueezeExciteBlock(reduction: try call.int("reduction", atLeast: 1), name: name)
    return { try block($0) }
  }

  private static let channelGates = block(
    "channel_gates", "The gates of squeeze_and_excite: (N, H, W, C) → (N, 1, 1, C). Hu et al. 2018.",
    [reduction]
  ) { call, name in
    let block = SqueezeExciteBlock(reduction: try call.int("reduction", atLeast: 1), name: name)
    return { try block.gates($0) }
  }

  private static let separable = block(
    "separable", "A convolution of each channel by itself, then one of 1×1 across them. Howard et al. 2017.",
    [filters, .optional("kernel_size", .int, default: 3, "the window of the first"), stride]
  ) { call, name in
    let block = SeparableBlock(
      filters: try call.int("filters", atLeast: 1), size: try call.int("kernel_size", atLeast: 1),
      stride: try call.int("stride", atLeast: 1), name: name)
    return { try block($0) }
  }

  private static let invertedResidual = block(
    "inverted_residual",
    "Wide and separable inside, narrow outside, and its input added. Sandler et al. 2018.",
    [filters, stride, .optional("expansion", .int, default: 6, "how many times wider inside")]
  ) { call, name in
    let block = InvertedResidualBlock(
      filters: try call.int("filters", atLeast: 1), stride: try call.int("stride", atLeast: 1),
      expansion: try call.int("expansion", atLeast: 1, atMost: 1 << 16), name: name)
    return { try block($0) }
  }

  private static let atrousPyramid = block(
    "atrous_pyramid",
    "The map seen at several scales: 1×1, 3×3 with holes of several widths, and its mean. Chen et al. 2017.",
    [
      .optional("filters", .int, default: 256, "channels of the output"),
      .optional(
        "rates", .list, default: .tuple(of: [.int(6), .int(12), .int(18)]), "how far apart windows look"),
    ]
  ) { call, name in
    let rates = try call.ints("rates")
    guard rates.allSatisfy({ $0 > 0 }) else { throw call.invalid("rates", must: "be 1 or more") }
    let block = AtrousPyramidBlock(filters: try call.int("filters", atLeast: 1), rates: rates, name: name)
    return { try block($0) }
  }
}
