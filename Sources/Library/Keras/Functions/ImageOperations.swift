import Evaluator
import Gradients
import Networks
import Tensors

/// `keras.ops.image`: functions of pictures (H, W, C), or of batches of them.
enum ImageOperations {
  static let namespace = Namespace(keras: "keras.ops.image", doc: "Functions of pictures.") { all.named }

  private static let format = Signature.Parameter.optional(
    "data_format", .any, default: .none, "only channels_last")

  private static func formula(
    _ name: String, _ doc: String, _ options: [Signature.Parameter] = [],
    _ make: @escaping (Call) throws -> (Expression) throws -> Expression
  ) -> Builtin {
    Builtin(
      name, module: "keras.ops.image", doc: doc,
      [.required("images", .any, "a picture (H, W, C) or pictures (N, H, W, C)")] + options + [format]
    ) { call in
      guard call["data_format"].isNone || call["data_format"].asString == "channels_last" else {
        throw call.invalid(
          "data_format", must: "be \"channels_last\"", help: "move the channels to the last axis")
      }
      let body = try make(call)
      return try call.interpreter.apply(
        .composed(name) { x in
          guard 3...4 ~= x[0].shape.rank else {
            throw Fault.message(
              "Invalid images rank: expected rank 3 (single image) or rank 4 (batch of images). Received: images.shape=\(x[0].shape)"
            )
          }
          return try body(x[0])
        }, [call["images"]], .any, .keras)
    }
  }

  private static let all: [Builtin] = [
    formula("rgb_to_grayscale", "0.2989 r + 0.5870 g + 0.1140 b, in one channel.") { _ in
      { x in
        guard x.shape.last == 3 else {
          throw Fault.message(
            "Invalid channel size: expected 3 (RGB) or 1 (Grayscale). Received input with shape: \(x.shape)")
        }
        let floats = x.dtype.isFloating ? x : try x(.cast(to: .float32))
        let shares = try floats.constant(
          Tensor(shape: [3], floats: [0.2989, 0.5870, 0.1140]).convert(to: floats.dtype))
        let grey = try (floats * shares)(.sum(axes: [-1], keepsAxes: true))
        return x.dtype.isFloating ? grey : try grey(.cast(to: x.dtype))
      }
    },
    formula("rgb_to_hsv", "Red, green and blue from 0 to 1 as hue, saturation and value.") { _ in
      { x in try x(.withoutGradient("rgb_to_hsv") { try ImageColors.map($0[0], ImageColors.hsv) }) }
    },
    formula("hsv_to_rgb", "Hue, saturation and value from 0 to 1 as red, green and blue.") { _ in
      { x in try x(.withoutGradient("hsv_to_rgb") { try ImageColors.map($0[0], ImageColors.rgb) }) }
    },
    formula(
      "crop_images", "A part of pictures.",
      ["top_cropping", "left_cropping", "bottom_cropping", "right_cropping", "target_height", "target_width"]
        .map {
          .optional($0, .int, default: .none, "pixels")
        }
    ) { call in
      let rows = try sides(call, "top_cropping", "bottom_cropping", "target_height")
      let columns = try sides(call, "left_cropping", "right_cropping", "target_width")
      return { x in
        let rank = x.shape.rank
        let (top, height) = try rows(x.shape[rank - 3], false)
        let (left, width) = try columns(x.shape[rank - 2], false)
        return try x(
          .part([
            .ellipsis, .slice(start: top, stop: top + height, step: 1),
            .slice(start: left, stop: left + width, step: 1), .all,
          ]))
      }
    },
    formula(
      "pad_images", "Pictures with zeros around them.",
      ["top_padding", "left_padding", "bottom_padding", "right_padding", "target_height", "target_width"].map
      {
        .optional($0, .int, default: .none, "pixels")
      }
    ) { call in
      let rows = try sides(call, "top_padding", "bottom_padding", "target_height")
      let columns = try sides(call, "left_padding", "right_padding", "target_width")
      return { x in
        let rank = x.shape.rank
        let (top, height) = try rows(x.shape[rank - 3], true)
        let (left, width) = try columns(x.shape[rank - 2], true)
        var widths = [(before: Int, after: Int)](repeating: (0, 0), count: rank)
        widths[rank - 3] = (top, height - top - x.shape[rank - 3])
        widths[rank - 2] = (left, width - left - x.shape[rank - 2])
        return try x(.pad(widths))
      }
    },
    formula(
      "extract_patches", "Windows of pictures, each as a row of numbers.",
      [
        .required("size", .ints(count: 2), "height and width of a window"),
        .optional("strides", .ints(count: 2), default: .none, "None: the size"),
        .optional("dilation_rate", .ints(count: 2), default: 1, "distance between its pixels"),
        .optional("padding", .choice("valid", "same"), default: "valid"),
      ]
    ) { call in
      let size = try call.pair("size", atLeast: 1)
      let strides = try call["strides"].isNone ? size : call.pair("strides", atLeast: 1)
      let dilation = try call.pair("dilation_rate", atLeast: 1)
      let isSame = try call.string("padding") == "same"
      return { x in
        let picture = x.shape.rank == 3 ? try x(.expand(at: [0])) : x
        let patches = try picture(
          .placed("extract_patches") { shape in windows(shape, size, strides, dilation, isSame: isSame) })
        return x.shape.rank == 3 ? try patches(.reshape(to: Shape(patches.shape.dropFirst()))) : patches
      }
    },
    formula("sobel_edges", "The differences of neighbours down and across, by Sobel's kernels: (…, C, 2).") {
      _ in
      { x in
        let picture = x.shape.rank == 3 ? try x(.expand(at: [0])) : x
        let floats = picture.dtype.isFloating ? picture : try picture(.cast(to: .float32))
        let wide = try floats(reflected(1))
        let kernel: [(Int, Double)] = [(0, 1), (1, 2), (2, 1)]
        let (height, width) = (x.shape[x.shape.rank - 3], x.shape[x.shape.rank - 2])
        func part(_ row: Int, _ column: Int) throws -> Expression {
          try wide(
            .part([
              .all, .slice(start: row, stop: row + height, step: 1),
              .slice(start: column, stop: column + width, step: 1), .all,
            ]))
        }
        func sum(_ isDown: Bool) throws -> Expression {
          let parts = try kernel.flatMap { place, factor in
            [
              try (isDown ? part(2, place) : part(place, 2)) * factor,
              try (isDown ? part(0, place) : part(place, 0)) * -factor,
            ]
          }
          return try parts.dropFirst().reduce(parts[0]) { try $0 + $1 }
        }
        let both = [try sum(true), try sum(false)]
        let edges = Expression(try x.math.apply(.stack(axis: 4), both.map(\.tensor)), x.math)
        return x.shape.rank == 3 ? try edges(.reshape(to: Shape(edges.shape.dropFirst()))) : edges
      }
    },
    formula(
      "gaussian_blur", "Pictures blurred by a Gaussian kernel.",
      [
        .optional("kernel_size", .ints(count: 2), default: [3, 3], "its height and width"),
        .optional("sigma", .any, default: [1.0, 1.0], "its deviations"),
      ]
    ) { call in
      let (size, sigma) = (try call.pair("kernel_size", atLeast: 1), try call.floats("sigma"))
      return { x in try ImageColors.blurred(x, size, (Double(sigma[0]), Double(sigma[sigma.count - 1]))) }
    },
    Builtin(
      "resize", module: "keras.ops.image", doc: "Pictures at another size.",
      [
        .required("images", .any, "a picture (H, W, C) or pictures (N, H, W, C)"),
        .required("size", .ints(count: 2), "height and width"),
        .optional("interpolation", .string, default: "bilinear", "\"bilinear\" or \"nearest\""),
        .optional("antialias", .any, default: false, "only False"),
        .optional(
          "crop_to_aspect_ratio", .bool, default: false,
          "whether the middle is cut out in the new proportions"),
        .optional(
          "pad_to_aspect_ratio", .bool, default: false,
          "whether the pictures are padded to the new proportions"),
        .optional("fill_mode", .any, default: "constant", "only \"constant\""),
        .optional("fill_value", .float, default: 0.0, "what they are padded with"), format,
      ]
    ) { call in
      for name in ["antialias", "fill_mode"] { try call.onlyDefault(name) }
      let (height, width) = try call.pair("size", atLeast: 1)
      guard let constructor = LayerClasses.byName["Resizing"]?.constructor else { return .none }
      let names = [
        "interpolation", "crop_to_aspect_ratio", "pad_to_aspect_ratio", "fill_value", "data_format",
      ]
      let known = Set(constructor.signature.parameters.map(\.name))
      let layer = try constructor.call(
        Arguments(
          [.int(height), .int(width)], keywords: names.filter(known.contains).map { ($0, call[$0]) }),
        call.interpreter)
      return try call.interpreter.call(layer, [call["images"]])
    },
  ]

  /// Where a part begins and how long it is, from two margins and a length of which two are given.
  private static func sides(
    _ call: Call, _ before: String, _ after: String, _ target: String
  ) throws -> (Int, Bool) throws -> (Int, Int) {
    let (first, last, length) = (
      try call.optionalInt(before), try call.optionalInt(after), try call.optionalInt(target)
    )
    guard [first, last, length].compactMap({ $0 }).count == 2 else {
      throw call.fault(
        before, .message("Must specify exactly two of \(before), \(after), \(target).", help: nil))
    }
    return { own, isPadding in
      let sign = isPadding ? 1 : -1
      let whole = length ?? own + sign * ((first ?? 0) + (last ?? 0))
      let start = first ?? sign * (whole - own) - (last ?? 0)
      guard whole >= 0, start >= 0, isPadding ? start + own <= whole : start + whole <= own else {
        throw Fault.message("the margins do not fit a side of \(own) pixels")
      }
      return (start, whole)
    }
  }

  private static func windows(
    _ shape: Shape, _ size: (Int, Int), _ strides: (Int, Int), _ dilation: (Int, Int), isSame: Bool
  ) -> (Shape, ([Int]) -> [Int]?) {
    func line(_ length: Int, _ size: Int, _ stride: Int, _ dilation: Int) -> (count: Int, before: Int) {
      let span = (size - 1) * dilation + 1
      guard isSame else { return (max(0, (length - span) / stride + 1), 0) }
      let count = (length + stride - 1) / stride
      return (count, max(0, (count - 1) * stride + span - length) / 2)
    }
    let rows = line(shape[1], size.0, strides.0, dilation.0)
    let columns = line(shape[2], size.1, strides.1, dilation.1)
    return (
      [shape[0], rows.count, columns.count, size.0 * size.1 * shape[3]],
      { position in
        let (pixel, channel) = (position[3] / shape[3], position[3] % shape[3])
        let y = position[1] * strides.0 + pixel / size.1 * dilation.0 - rows.before
        let x = position[2] * strides.1 + pixel % size.1 * dilation.1 - columns.before
        return 0..<shape[1] ~= y && 0..<shape[2] ~= x ? [position[0], y, x, channel] : nil
      }
    )
  }

  /// Pictures with a margin that mirrors them, without their edge.
  private static func reflected(_ margin: Int) -> TensorFunction {
    .placed("reflect") { shape in
      func mirrored(_ place: Int, _ length: Int) -> Int {
        place < 0 ? min(length - 1, -place) : place >= length ? max(0, 2 * length - 2 - place) : place
      }
      return (
        [shape[0], shape[1] + 2 * margin, shape[2] + 2 * margin, shape[3]],
        { [$0[0], mirrored($0[1] - margin, shape[1]), mirrored($0[2] - margin, shape[2]), $0[3]] }
      )
    }
  }
}
