import PackagesLibrary
import Evaluator
import Datasets
import Networks
import Tensors

/// `tf.image`: functions of images (H, W, C) or batches of them (N, H, W, C).
enum ImageFunctions {
  package static let namespace = Namespace(
    "tensorflow.image", doc: "Functions of pictures.",
    absent: [
      "adjust_gamma", "adjust_hue", "adjust_jpeg_quality", "adjust_saturation",
      "combined_non_max_suppression",
      "crop_and_resize", "crop_to_bounding_box", "decode_image", "decode_jpeg", "decode_png",
      "draw_bounding_boxes",
      "encode_jpeg", "encode_png", "extract_patches", "hsv_to_rgb", "non_max_suppression",
      "pad_to_bounding_box",
      "per_image_standardization", "psnr", "random_contrast", "random_crop", "random_hue",
      "random_jpeg_quality",
      "random_saturation", "resize_with_crop_or_pad", "resize_with_pad", "rgb_to_hsv", "rot90", "sobel_edges",
      "ssim",
      "total_variation", "transpose",
    ]
  ) {
    ([resize, centralCrop, convert, toGrayscale, toColor, brightness, randomBrightness, contrast] + flips)
      .named
  }

  private static let image = Signature.Parameter.required(
    "image", .tensor, "a picture (H, W, C) or pictures (N, H, W, C)")

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    body: @escaping (Call) throws -> Tensor
  ) -> Builtin {
    Builtin(name, module: "tf.image", doc: doc, parameters + [.keyword("name", .any, "accepted")]) {
      .tensor(try body($0))
    }
  }

  /// The image or images of an argument.
  private static func picture(_ name: String, _ call: Call) throws -> Tensor {
    let tensor = try call.tensor(name)
    guard tensor.rank == 3 || tensor.rank == 4 else {
      throw call.fault(
        name,
        .message(
          "\(call.signature.name) expects a picture (H, W, C) or pictures (N, H, W, C), found shape \(tensor.shape)",
          help: tensor.rank == 2 ? "add a channel axis: image[..., np.newaxis]" : nil))
    }
    return tensor
  }

  private static let resize = function(
    "resize", "Pictures at another size.",
    [
      .required("images", .tensor, "a picture (H, W, C) or pictures (N, H, W, C)"),
      .required("size", .ints(count: 2), "height and width"),
      .optional(
        "method", .any, default: "bilinear", "\"bilinear\" (float32) or \"nearest\" (the type stays)"),
      .optional(
        "preserve_aspect_ratio", .bool, default: false, "whether the size is only the most there may be"),
      .optional("antialias", .bool, default: false, "only False"),
    ]
  ) { call in
    let images = try picture("images", call)
    try call.onlyDefault("antialias")
    guard call["size"].asInt == nil else { throw call.invalid("size", must: "be (height, width)") }
    var (height, width) = try call.pair("size", atLeast: 1)
    guard let method = (call["method"].asString).flatMap(Resampling.Method.init) else {
      throw call.invalid("method", must: "be \"bilinear\" or \"nearest\"")
    }
    if try call.bool("preserve_aspect_ratio") {
      let (own, across) = (Double(images.shape[images.rank - 3]), Double(images.shape[images.rank - 2]))
      guard own > 0, across > 0 else { throw call.invalid("images", must: "have pixels") }
      let scale = min(Double(height) / own, Double(width) / across)
      (height, width) = (max(1, Int((own * scale).rounded())), max(1, Int((across * scale).rounded())))
    }
    return try Resampling.resize(images, height: height, width: width, method: method)
  }

  private static let centralCrop = function(
    "central_crop", "The middle of pictures.",
    [image, .required("central_fraction", .float, "the share of each side that stays, above 0")]
  ) { call in
    let image = try picture("image", call)
    let share = try call.double("central_fraction")
    guard share > 0, share <= 1 else {
      throw call.invalid("central_fraction", must: "be above 0 and at most 1")
    }
    func middle(_ length: Int) -> Index {
      let start = Int((Double(length) - Double(length) * share) / 2)
      return .slice(start: start, stop: length - start)
    }
    return try image.indexed(by: [
      .ellipsis, middle(image.shape[image.rank - 3]), middle(image.shape[image.rank - 2]), .all,
    ]).copy()
  }

  private static let convert = function(
    "convert_image_dtype",
    "Pictures as another type: whole numbers from 0 to their largest are floats from 0 to 1.",
    [
      image, .required("dtype", .dtype, "the type"),
      .optional("saturate", .bool, default: false, "whether floats are cut to 0 and 1 first"),
    ]
  ) { call in
    let image = try call.tensor("image")
    return try converted(image, to: call.dtype("dtype"), saturates: call.bool("saturate"))
  }

  /// The maximum of an integer type.
  private static func largest(_ dtype: DType) -> Double {
    dtype.isInteger ? dtype.largest : 1
  }

  /// As in TensorFlow: 255 becomes 1.0; in the other direction, [0, 1] is divided into 256 equal bins.
  private static func converted(_ image: Tensor, to dtype: DType, saturates: Bool = false) throws -> Tensor {
    if image.dtype == dtype { return image }
    switch (image.dtype.isInteger, dtype.isInteger) {
    case (true, false):
      return try image.convert(to: .float32).multiply(.scalar(.float(1 / largest(image.dtype))))
    case (false, true):
      let scaled = try image.convert(to: .float32).multiply(.scalar(.float(largest(dtype) + 0.5)))
      let low =
        saturates ? try scaled.clipped(from: .scalar(.float(0)), to: .scalar(.float(largest(dtype)))) : scaled
      return try low.convert(to: dtype)
    default: return try image.convert(to: dtype)
    }
  }

  /// Computes on floats from 0 to 1 and converts back to the original type.
  private static func asFloats(_ image: Tensor, _ body: (Tensor) throws -> Tensor) throws -> Tensor {
    try converted(try body(try converted(image, to: .float32)), to: image.dtype, saturates: true)
  }

  private static let toGrayscale = function(
    "rgb_to_grayscale", "One channel, as bright as red, green and blue together look.",
    [.required("images", .tensor)]
  ) { call in
    let images = try picture("images", call)
    guard images.shape[images.rank - 1] == 3 else {
      throw call.fault(
        "images", .message("rgb_to_grayscale expects three channels, found shape \(images.shape)"))
    }
    let weights = try Tensor(shape: [3], floats: [0.2989, 0.587, 0.114])
    return try asFloats(images) {
      try $0.multiply(.tensor(weights)).sum(axes: [images.rank - 1], keepDimensions: true)
    }
  }

  private static let toColor = function(
    "grayscale_to_rgb", "Three equal channels of one.", [.required("images", .tensor)]
  ) { call in
    let images = try picture("images", call)
    guard images.shape[images.rank - 1] == 1 else {
      throw call.fault(
        "images", .message("grayscale_to_rgb expects one channel, found shape \(images.shape)"))
    }
    return try images.repeated([3], axis: images.rank - 1)
  }

  private static let brightness = function(
    "adjust_brightness", "Every pixel brighter by the same.",
    [image, .required("delta", .float, "on a scale from 0 to 1")]
  ) { call in
    let delta = try call.double("delta")
    return try asFloats(picture("image", call)) { try $0.add(.scalar(.float(delta))) }
  }

  private static let randomBrightness = function(
    "random_brightness", "Every pixel brighter or darker by the same, drawn at random.",
    [
      image, .required("max_delta", .float, "at most, on a scale from 0 to 1"),
      .optional("seed", .any, "accepted"),
    ]
  ) { call in
    let most = try call.double("max_delta")
    guard most >= 0 else { throw call.invalid("max_delta", must: "be 0 or more") }
    var random = RandomSource(seed: Randomness.shared.nextSeed())
    let delta = (2 * random.nextUniform() - 1) * most
    return try asFloats(picture("image", call)) { try $0.add(.scalar(.float(delta))) }
  }

  private static let contrast = function(
    "adjust_contrast", "Every pixel farther from its channel's mean by a factor.",
    [.required("images", .tensor), .required("contrast_factor", .float)]
  ) { call in
    let factor = try call.double("contrast_factor")
    return try asFloats(picture("images", call)) { images in
      let mean = try images.mean(axes: [images.rank - 3, images.rank - 2], keepDimensions: true)
      return try images.subtract(.tensor(mean)).multiply(.scalar(.float(factor))).add(.tensor(mean))
    }
  }

  private static let flips: [Builtin] = [("left_right", 2), ("up_down", 3)].flatMap { name, fromLast in
    let doc = name == "left_right" ? "Left and right exchanged" : "Up and down exchanged"
    func flipped(_ image: Tensor) throws -> Tensor {
      try image.flipped(axes: [image.rank - (fromLast == 2 ? 2 : 3)])
    }
    return [
      function("flip_\(name)", doc + ".", [image]) { try flipped(picture("image", $0)) },
      function(
        "random_flip_\(name)", doc + ", or not: by chance, each picture for itself.",
        [image, .optional("seed", .any, "accepted")]
      ) {
        call in
        let images = try picture("image", call)
        var random = RandomSource(seed: Randomness.shared.nextSeed())
        if images.rank == 3 { return random.nextUniform() < 0.5 ? try flipped(images) : images }
        let parts = try (0..<images.shape[0]).map { index in
          let image = try images.indexed(by: [.integer(index)])
          return random.nextUniform() < 0.5 ? try flipped(image) : image
        }
        return parts.isEmpty ? images : try Tensor.stack(parts, axis: 0)
      },
    ]
  }
}
