import Evaluator
import Networks
import Tensors

extension LayerClasses {
  /// Preprocessing, augmentation and noise layers.
  static let preprocessing: [ClassObject] =
    fixedPreprocessing + randomPreprocessing + noise

  private static let fixedPreprocessing: [ClassObject] = [
    row(
      "Rescaling", "x · scale + offset.",
      [
        .required("scale", .any, "a number, or one for each channel"),
        .optional("offset", .any, default: 0.0, "a number, or one for each channel"),
      ]
    ) { call in Rescaling(scale: try call.floats("scale"), offset: try call.floats("offset")) },
    row(
      "Normalization", "(x − mean) / √variance, for each channel; `adapt(data)` finds the moments.",
      [
        .optional("axis", .any, default: -1, "-1: a mean for each channel; None: one for all"),
        .optional("mean", .any, default: .none, "means known from elsewhere"),
        .optional("variance", .any, default: .none, "variances known from elsewhere"),
        .optional("invert", .bool, default: false, "only False"),
      ]
    ) { call in
      try call.onlyDefault("invert")
      guard call["mean"].isNone == call["variance"].isNone else {
        throw call.invalid("mean", must: "be given together with variance")
      }
      let axes = call["axis"].isNone ? [] : call["axis"].asInt.map { [$0] } ?? call["axis"].asInts
      guard axes == [] || axes == [-1] else {
        throw call.invalid("axis", must: "be -1, for each channel, or None, for all elements")
      }
      var layer =
        call["mean"].isNone
        ? Normalization()
        : Normalization(mean: try call.floats("mean"), variance: try call.floats("variance"))
      layer.isWhole = axes == []
      return layer
    },
    row(
      "Resizing", "Images at another size.",
      [
        .required("height", .int, "rows"), .required("width", .int, "columns"),
        .optional("interpolation", .string, default: "bilinear", "\"bilinear\" or \"nearest\""),
        .optional(
          "crop_to_aspect_ratio", .bool, default: false, "whether images are cut to the new proportions first"
        ),
        .optional("pad_to_aspect_ratio", .bool, default: false, "only False"),
        .optional("antialias", .bool, default: false, "only False"),
        .optional("data_format", .any, "only \"channels_last\""),
      ]
    ) { call in
      try call.onlyDefault("pad_to_aspect_ratio")
      try call.onlyDefault("antialias")
      var layer = Resizing(
        height: try call.int("height", atLeast: 1), width: try call.int("width", atLeast: 1))
      layer.interpolation = try call.choice("interpolation", Interpolation.self)
      layer.cropsToAspectRatio = try call.bool("crop_to_aspect_ratio")
      return layer
    },
    row(
      "CenterCrop", "The middle of each image.",
      [
        .required("height", .int, "rows"), .required("width", .int, "columns"),
        .optional("data_format", .any, "only \"channels_last\""),
      ]
    ) { call in
      CenterCrop(height: try call.int("height", atLeast: 1), width: try call.int("width", atLeast: 1))
    },
  ]

  private static let warping: [Signature.Parameter] = [
    .optional("fill_mode", .string, default: "reflect", "\"reflect\", \"constant\", \"nearest\" or \"wrap\""),
    .optional("interpolation", .string, default: "bilinear", "\"bilinear\" or \"nearest\""),
    .optional("seed", .int, default: .none, "for the draw"),
    .optional("fill_value", .float, default: 0.0, "what \"constant\" fills with"),
    .optional("data_format", .any, "only \"channels_last\""),
  ]

  private static func warp(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    kind: @escaping (Call) throws -> RandomWarp.Kind
  ) -> ClassObject {
    row(name, doc, parameters + warping) { call in
      var layer = RandomWarp(try kind(call), seed: try call.seed())
      layer.fillMode = try call.choice("fill_mode", FillMode.self)
      layer.interpolation = try call.choice("interpolation", Interpolation.self)
      layer.fillValue = Float(try call.double("fill_value"))
      return layer
    }
  }

  private static let randomPreprocessing: [ClassObject] = [
    row(
      "RandomFlip", "Mirrors images or not, while training.",
      [
        .optional(
          "mode", .string, default: "horizontal_and_vertical", "\"horizontal\", \"vertical\" or both"),
        .optional("seed", .int, default: .none, "for the draw"),
        .optional("data_format", .any, "only \"channels_last\""),
      ]
    ) { call in RandomFlip(try call.choice("mode", RandomFlip.Mode.self), seed: try call.seed()) },
    warp(
      "RandomRotation", "Turns images, while training.",
      [.required("factor", .any, "share of a full turn: f for −f to f, or two bounds")]
    ) { call in .rotation(try call.range("factor", within: -1...1)) },
    warp(
      "RandomTranslation", "Moves images, while training.",
      [
        .required("height_factor", .any, "share of the height: f for −f to f, or two bounds"),
        .required("width_factor", .any, "share of the width: f for −f to f, or two bounds"),
      ]
    ) { call in
      .translation(
        height: try call.range("height_factor", within: -1...1),
        width: try call.range("width_factor", within: -1...1))
    },
    warp(
      "RandomZoom", "Zooms images out or in, while training.",
      [
        .required("height_factor", .any, "out by up to so much where positive: f for −f to f, or two bounds"),
        .optional("width_factor", .any, default: .none, "None: as the height, so that proportions stay"),
      ]
    ) { call in
      let within = Float(-1).nextUp...1
      return .zoom(
        height: try call.range("height_factor", within: within),
        width: try call["width_factor"].isNone ? nil : call.range("width_factor", within: within))
    },
    row(
      "RandomContrast", "Moves pixels away from their channel's mean or towards it, while training.",
      [
        .required("factor", .any, "f for a factor of 1 − f to 1 + f, or how much less and how much more"),
        .optional("value_range", .any, default: [0, 255], "what values are cut to"),
        .optional("seed", .int, default: .none, "for the draw"),
        .optional("data_format", .any, "only \"channels_last\""),
      ]
    ) { call in
      let bounds = try call.floats("factor")
      guard bounds.count == 1 || bounds.count == 2, bounds.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
        throw call.invalid("factor", must: "be one or two numbers from 0 to 1")
      }
      var layer = RandomContrast(
        lower: bounds.min() ?? 0, upper: bounds.max() ?? 0, seed: try call.seed())
      layer.valueRange = try call.range(
        "value_range", within: -.greatestFiniteMagnitude ... .greatestFiniteMagnitude)
      return layer
    },
    row(
      "RandomBrightness", "Adds one number to all pixels of an image, while training.",
      [
        .required("factor", .any, "share of the range of values: f for −f to f, or two bounds"),
        .optional("value_range", .any, default: [0, 255], "what values are cut to"),
        .optional("seed", .int, default: .none, "for the draw"),
        .optional("data_format", .any, "only \"channels_last\""),
      ]
    ) { call in
      var layer = RandomBrightness(factor: try call.range("factor", within: -1...1), seed: try call.seed())
      layer.valueRange = try call.range(
        "value_range", within: -.greatestFiniteMagnitude ... .greatestFiniteMagnitude)
      return layer
    },
  ]

  private static let noise: [ClassObject] = [
    row(
      "SpatialDropout2D", "Sets a share of the channels of each image to zero while training.",
      [
        .required("rate", .float, "the share, 0 to 1"),
        .optional("data_format", .any, "only \"channels_last\""),
        .optional("seed", .int, default: .none, "for the draw"),
      ]
    ) { call in
      let rate = try call.double("rate")
      guard rate >= 0, rate <= 1 else { throw call.invalid("rate", must: "be a share between 0 and 1") }
      return SpatialDropout2D(rate: Float(rate), seed: try call.seed())
    },
    row(
      "GaussianNoise", "Adds normal numbers of mean 0 while training.",
      [
        .required("stddev", .float, "their standard deviation"),
        .optional("seed", .int, default: .none, "for the draw"),
      ]
    ) { call in GaussianNoise(deviation: try call.nonNegative("stddev"), seed: try call.seed()) },
    row("Identity", "What comes in, as it is.", []) { _ in Identity() },
    row(
      "Lambda", "A function as a layer: what it does with a value of a network to be is what the layer does.",
      [
        .required("function", .callable, "takes the input, or a list of several"),
        .optional(
          "output_shape", .any, default: .none, "accepted; the shape is found by calling the function"),
        .optional("arguments", .dict, default: .none, "named arguments that the function gets besides"),
      ]
    ) { call in
      let (function, interpreter) = (call["function"], call.interpreter)
      var keywords: [(name: String, value: Value)] = []
      if case .dict(let dict) = call["arguments"] {
        keywords = dict.pairs.compactMap { pair in pair.key.asString.map { ($0, pair.value) } }
      }
      return Lambda { [keywords, weak interpreter] inputs in
        guard let interpreter else { throw Fault.message("the session of the function is over") }
        let argument: Value = inputs.count == 1 ? .object(inputs[0]) : .list(of: inputs.map { .object($0) })
        let result = try interpreter.call(function, Arguments([argument], keywords: keywords))
        guard let symbol = result.host(as: SymbolicTensor.self) else {
          throw Fault.message(
            "a Lambda's function must return what it made of its input, found \(result.typeName)",
            help: "use operators and keras.activations on the input")
        }
        return symbol
      }
    },
  ]
}
