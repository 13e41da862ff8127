import Datasets
import Evaluator
import Figures
import Files
import PackagesLibrary
import Tensors

/// `keras.utils`: images from files and folders.
enum ImageUtilities {
  static let all: [Builtin] = pictures + [folder]
  /// Those of `keras.preprocessing.image`.
  static let pictures: [Builtin] = [load, toArray, toImage, save]

  private static let modes = ImageFile.ColorMode.allCases.map(\.rawValue)

  private static let load = Builtin(
    "load_img", module: "keras.utils", doc: "A picture from a JPEG or PNG file, as a PIL.Image.",
    [
      .required("path", .path, "the file"),
      .optional("color_mode", .choice(modes), default: "rgb", "what a pixel becomes"),
      .optional("target_size", .ints(count: 2), default: .none, "height and width; None: as it is"),
      .optional(
        "interpolation", .string, default: "nearest", resamplings.keys.sorted().joined(separator: ", ")),
      .optional(
        "keep_aspect_ratio", .bool, default: false, "whether what does not fit is cut off instead of squeezed"
      ),
    ]
  ) { call in
    let tensor = try ImageFile(path: call.path("path", for: .reading)).tensor(mode(call))
    let image = try image(of: tensor)
    guard !call["target_size"].isNone else { return .object(image) }
    let (height, width) = try call.pair("target_size", atLeast: 1)
    let text = try call.string("interpolation")
    guard let method = resamplings[text] else {
      throw call.fault(
        "interpolation",
        .message(
          "Invalid interpolation method \(text) specified. Supported methods are nearest, bilinear, bicubic, hamming, box, lanczos"
        ))
    }
    guard try call.bool("keep_aspect_ratio"), (width, height) != (image.width, image.height) else {
      return .object(image.resized(to: (width, height), method))
    }
    let rows = min(image.height, image.width * height / width)
    let columns = min(image.width, image.height * width / height)
    let (top, left) = ((image.height - rows) / 2, (image.width - columns) / 2)
    let box = (
      left: Double(left), top: Double(top), right: Double(left + columns), bottom: Double(top + rows)
    )
    return .object(image.resized(to: (width, height), method, box: box))
  }

  private static let resamplings: [String: PillowResampling] = [
    "nearest": .nearest, "bilinear": .bilinear, "bicubic": .bicubic, "hamming": .hamming, "box": .box,
    "lanczos": .lanczos,
  ]

  /// A picture of bytes (H, W, C).
  private static func image(of tensor: Tensor) throws -> PictureObject {
    let mode = tensor.shape[2] == 1 ? "L" : tensor.shape[2] == 4 ? "RGBA" : "RGB"
    return PictureObject(
      try tensor.elements(UInt8.self), width: tensor.shape[1], height: tensor.shape[0], mode: mode)
  }

  private static func mode(_ call: Call) throws -> ImageFile.ColorMode {
    ImageFile.ColorMode(rawValue: try call.string("color_mode")) ?? .rgb
  }

  private static let toArray = Builtin(
    "img_to_array", module: "keras.utils", doc: "A picture as a float32 array (H, W, C).",
    [
      .required("img", .tensor, "what load_img gave"),
      .optional("data_format", .any, default: .none, "channels last"),
      .optional("dtype", .dtype, default: .none, "None: float32"),
    ]
  ) { call in
    let image = try call.tensor("img")
    guard image.rank == 2 || image.rank == 3 else {
      throw call.fault(
        "img", .message("img_to_array expects a picture (H, W, C), found shape \(image.shape)"))
    }
    let whole = image.rank == 2 ? try image.expandingDimensions(at: [2]) : image
    return .tensor(try whole.convert(to: call.optionalDType("dtype") ?? .float32))
  }

  private static let toImage = Builtin(
    "array_to_img", module: "keras.utils", doc: "An array as a PIL.Image.",
    [
      .required("x", .tensor, "an array (H, W, C)"),
      .optional("data_format", .any, default: .none, "\"channels_last\" or \"channels_first\""),
      .optional("scale", .bool, default: true, "whether the range of values is stretched to 0 … 255"),
      .optional("dtype", .any, default: .none, "accepted"),
    ]
  ) { call in
    var x = try call.tensor("x")
    let isFirst = call["data_format"].asString == "channels_first"
    if isFirst, x.rank == 3 { x = try x.transposed([1, 2, 0]) }
    return .object(try image(of: picture(x, scales: call.bool("scale"), call)))
  }

  private static func picture(_ x: Tensor, scales: Bool, _ call: Call) throws -> Tensor {
    guard x.rank == 3, [1, 3, 4].contains(x.shape[2]) else {
      throw call.fault(
        "x", .message("a picture is (H, W, C) with 1, 3 or 4 channels, found shape \(x.shape)"))
    }
    var values = try x.elements(Float.self)
    if scales {
      let low = values.min() ?? 0
      values = values.map { $0 - low }
      let high = values.max() ?? 0
      if high != 0 { values = values.map { $0 / high * 255 } }
    }
    return try Tensor(shape: x.shape, elements: values.map { UInt8(max(0, min(255, $0.isFinite ? $0 : 0))) })
  }

  private static let save = Builtin(
    "save_img", module: "keras.utils", doc: "Writes a picture to a PNG file.",
    [
      .required("path", .path, "ends in .png"), .required("x", .tensor, "an array (H, W, C)"),
      .optional("data_format", .any, default: .none, "channels last"),
      .optional("file_format", .any, default: .none, "only PNG"),
      .optional("scale", .bool, default: true, "whether the range of values is stretched to 0 … 255"),
    ]
  ) { call in
    let path = try call.path("path", for: .writing)
    guard path.lowercased().hasSuffix(".png") || call["file_format"].asString?.lowercased() == "png" else {
      throw call.invalid("path", must: "end in .png", help: "JPEG files are read, not written")
    }
    let image = try picture(call.tensor("x"), scales: call.bool("scale"), call)
    let (bytes, channels) = (try image.elements(UInt8.self), image.shape[2])
    let pixels = stride(from: 0, to: bytes.count, by: channels).map { first in
      channels == 1
        ? Color(bytes[first], bytes[first], bytes[first])
        : Color(
          bytes[first], bytes[first + 1], bytes[first + 2], alpha: channels == 4 ? bytes[first + 3] : 255)
    }
    let drawn = Picture(width: image.shape[1], height: image.shape[0], pixels: pixels)
    try FileReplacement.replace(path, with: PNGFile.bytes(of: drawn))
    return .none
  }

  static let folder = Builtin(
    "image_dataset_from_directory", module: "keras.utils",
    doc:
      "Batches of pictures (N, height, width, C) and class numbers, from a folder that has a folder for each class.",
    [
      .required("directory", .path, "the folder"),
      .optional("labels", .any, default: "inferred", "\"inferred\" or None"),
      .optional("label_mode", .any, default: "int", "\"int\", \"categorical\", \"binary\" or None"),
      .optional("class_names", .list, default: .none, "the classes in their order; None: by the alphabet"),
      .optional("color_mode", .choice(modes), default: "rgb", "what a pixel becomes"),
      .optional("batch_size", .any, default: 32, "pictures of a batch; None: one at a time"),
      .optional("image_size", .ints(count: 2), default: [256, 256], "height and width that all get"),
      .optional("shuffle", .bool, default: true, "whether the order is drawn; else by name"),
      .optional("seed", .int, default: .none, "of the order"),
      .optional("validation_split", .float, default: .none, "share that is kept for validation"),
      .optional(
        "subset", .any, default: .none, "\"training\", \"validation\" or \"both\", where the data are split"),
      .optional(
        "interpolation", .choice("bilinear", "nearest"), default: "bilinear", "how pictures are resized"),
      .optional("verbose", .bool, default: true, "whether it says what it found"),
    ]
  ) { call in
    let names = call["class_names"].isNone ? nil : try call.list("class_names").compactMap(\.asString)
    let folder = try call.imageFolder("directory", classNames: names)
    let plan = try FolderPlan(call, classes: folder.classNames.count)
    var pictures = folder.pictures
    let seed = call["seed"].isNone ? nil : try call.int("seed", atLeast: 0, atMost: Int(UInt32.max))
    if try call.bool("shuffle") {
      // As in Keras: NumPy's generator and shuffle.
      var random = LegacyRandomSource(seed: UInt32(seed ?? Int.random(in: 0..<1_000_000)))
      random.shuffle(&pictures)
    }
    let console = call.interpreter.console
    if try call.bool("verbose") {
      console.report("Found \(pictures.count) files belonging to \(folder.classNames.count) classes.\n")
    }
    func part(_ range: Range<Int>, _ purpose: String?) throws -> Value {
      if let purpose, try call.bool("verbose") {
        console.report("Using \(range.count) files for \(purpose).\n")
      }
      let dataset = plan.dataset(
        Array(pictures[range]), reshuffles: try call.bool("shuffle") && purpose != "validation")
      dataset.classNames = folder.classNames
      dataset.filePaths = pictures[range].map { folder.path + "/" + $0.name }
      return .object(dataset)
    }
    guard let share = try call.optionalDouble("validation_split") else {
      guard call["subset"].isNone else {
        throw call.invalid("subset", must: "be left out where there is no validation_split")
      }
      return try part(0..<pictures.count, nil)
    }
    guard share > 0, share < 1 else { throw call.invalid("validation_split", must: "be above 0 and below 1") }
    guard try !call.bool("shuffle") || seed != nil else {
      throw call.invalid(
        "seed", must: "be given where the data are split", help: "both subsets need the same: seed=42")
    }
    let split = pictures.count - Int(share * Double(pictures.count))
    switch call["subset"].asString {
    case "training": return try part(0..<split, "training")
    case "validation": return try part(split..<pictures.count, "validation")
    case "both": return [try part(0..<split, "training"), try part(split..<pictures.count, "validation")]
    default: throw call.invalid("subset", must: "be \"training\", \"validation\" or \"both\"")
    }
  }
}
