import Datasets
import Evaluator
import Tensors

/// `tf.image.resize`; the other functions of `tf.image` are written in the language.
enum ImageFunctions {
  static let resize = Builtin(
    "resize", module: "tf.image", doc: "Pictures at another size.",
    [
      .required("images", .any, "a picture (H, W, C) or pictures (N, H, W, C)"),
      .required("size", .shape(allowsNone: false), "height and width"),
      .optional(
        "method", .any, default: "bilinear",
        "\"nearest\" (the type stays); \"bilinear\", \"bicubic\", \"area\", \"lanczos3\", \"lanczos5\", \"gaussian\", \"mitchellcubic\" (float32)"
      ),
      .optional(
        "preserve_aspect_ratio", .bool, default: false, "whether the size is only the most there may be"),
      .optional("antialias", .bool, default: false, "whether a smaller picture is smoothed first"),
      .optional("name", .any, default: .none, "accepted"),
    ]
  ) { call in
    let images = try call.interpreter.eager(call["images"]).value
    guard images.rank == 3 || images.rank == 4 else {
      throw call.fault(
        "images",
        .message(
          "resize expects a picture (H, W, C) or pictures (N, H, W, C), found shape \(images.shape)",
          help: images.rank == 2 ? "add a channel axis: image[..., np.newaxis]" : nil))
    }
    let size = try call.ints("size")
    guard call["size"].asInt == nil, size.count == 2, size.allSatisfy({ $0 > 0 }) else {
      throw call.invalid("size", must: "be (height, width)")
    }
    let method = call["method"].asString ?? ""
    guard methods.contains(method) else {
      throw call.invalid("method", must: "be one of " + methods.map { "\"\($0)\"" }.joined(separator: ", "))
    }
    guard images.count > 0 else { throw call.invalid("images", must: "have pixels") }
    let keepsRatio = try call.bool("preserve_aspect_ratio")
    let isSmoothed = try call.bool("antialias")
    // A tape needs functions with gradients.
    guard !call.interpreter.math.isRecording, !isSmoothed, let plain = Resampling.Method(rawValue: method)
    else {
      guard let written = try call.interpreter.module("_tensorflow_image")["_resize"] else { return .none }
      return try call.interpreter.call(
        written, [call["images"], call["size"], call["method"], .bool(keepsRatio), .bool(isSmoothed)])
    }
    var (height, width) = (size[0], size[1])
    if keepsRatio {
      let (own, across) = (Double(images.shape[images.rank - 3]), Double(images.shape[images.rank - 2]))
      let scale = min(Double(height) / own, Double(width) / across)
      (height, width) = (max(1, Int((own * scale).rounded())), max(1, Int((across * scale).rounded())))
    }
    return .eager(try Resampling.resize(images, height: height, width: width, method: plain))
  }

  private static let methods = [
    "bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic",
  ]
}
