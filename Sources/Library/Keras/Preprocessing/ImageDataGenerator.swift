import Datasets
import Evaluator
import Language
import Tensors

/// `keras.preprocessing.image.ImageDataGenerator`: how pictures are changed and normalized on their way to a network.
///
/// It draws from NumPy's generator in Keras's order, so that the same seed gives the same pictures.
final class ImageDataGenerator: Object {
  /// The options as they were given.
  struct Options {
    var (centersFeatures, scalesFeatures) = (false, false)
    var (centersSamples, scalesSamples) = (false, false)
    var (rotation, shear, channelShift) = (0.0, 0.0, 0.0)
    var (rowShift, columnShift) = (Shift.share(0), Shift.share(0))
    var brightness: (Double, Double)?
    var zoom = (1.0, 1.0)
    var fillMode = AffineTransform.FillMode.nearest
    var fill = 0.0
    var (flipsColumns, flipsRows) = (false, false)
    var rescale: Double?
    var function: Value = .none
    var validationShare = 0.0
  }

  /// How far a picture is moved: evenly up to a share or a number of pixels, or by one of some numbers.
  package enum Shift {
    case share(Double)
    case below(Int)
    case among([Double])
  }

  /// What is drawn for one picture.
  struct Draw {
    var transform = AffineTransform()
    var (flipsColumns, flipsRows) = (false, false)
    var channelShift: Double?
    var brightness: Double?
  }

  let options: Options
  private var mean: Tensor?
  private var deviation: Tensor?

  init(_ options: Options) { self.options = options }

  static let shared = ClassObject(
    "ImageDataGenerator", module: "keras.preprocessing.image",
    doc: "Changes pictures at random and normalizes them, batch by batch.", members: members,
    constructor: constructor)
  var classObject: ClassObject { Self.shared }

  // MARK: - One picture

  /// The random numbers for a picture, in Keras's order.
  func draw(_ shape: Shape, _ random: inout LegacyRandomSource) -> Draw {
    func even(_ low: Double, _ high: Double) -> Double { low + (high - low) * random.nextUniform() }
    func shift(_ shift: Shift, _ length: Int) -> Double {
      let factor: Double
      switch shift {
      case .share(0): return 0
      case .share(let range):
        let drawn = even(-range, range)
        return range < 1 ? drawn * Double(length) : drawn
      case .below(let count): factor = Double(random.nextInteger(upTo: UInt64(count - 1)))
      case .among(let numbers): factor = numbers[Int(random.nextInteger(upTo: UInt64(numbers.count - 1)))]
      }
      let sign: Double = random.nextInteger(upTo: 1) == 0 ? -1 : 1
      if case .among(let numbers) = shift, (numbers.max() ?? 1) < 1 { return factor * sign * Double(length) }
      return factor * sign
    }
    var draw = Draw()
    draw.transform.fillMode = options.fillMode
    draw.transform.fill = options.fill
    if options.rotation != 0 { draw.transform.rotation = even(-options.rotation, options.rotation) }
    draw.transform.shift.rows = shift(options.rowShift, shape[0])
    draw.transform.shift.columns = shift(options.columnShift, shape[1])
    if options.shear != 0 { draw.transform.shear = even(-options.shear, options.shear) }
    if options.zoom != (1, 1) {
      draw.transform.zoom.rows = even(options.zoom.0, options.zoom.1)
      draw.transform.zoom.columns = even(options.zoom.0, options.zoom.1)
    }
    draw.flipsColumns = random.nextUniform() < 0.5 && options.flipsColumns
    draw.flipsRows = random.nextUniform() < 0.5 && options.flipsRows
    if options.channelShift != 0 { draw.channelShift = even(-options.channelShift, options.channelShift) }
    if let (low, high) = options.brightness { draw.brightness = even(low, high) }
    return draw
  }

  /// A picture (H, W, C) as drawn, then normalized.
  func changed(_ image: Tensor, _ draw: Draw, _ interpreter: Interpreter) throws -> Tensor {
    var x = try draw.transform.applied(to: image.convert(to: .float32))
    if let shift = draw.channelShift { x = try Self.shifted(x, by: shift) }
    if draw.flipsColumns { x = try x.flipped(axes: [1]) }
    if draw.flipsRows { x = try x.flipped(axes: [0]) }
    if let factor = draw.brightness { x = try Self.brightened(x, by: factor) }
    return try standardized(x, interpreter)
  }

  /// Added to every channel, within the range that the picture has.
  private static func shifted(_ x: Tensor, by shift: Double) throws -> Tensor {
    let values = try x.elements(Float.self)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    return try Tensor(shape: x.shape, floats: values.map { min(max($0 + Float(shift), low), high) })
  }

  /// As bytes, multiplied by a factor; a picture beyond 0 to 255 is stretched to that range and back.
  private static func brightened(_ x: Tensor, by factor: Double) throws -> Tensor {
    let values = try x.elements(Float.self)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let stretches = low < 0 || high > 255
    let bytes = values.map { value -> Float in
      let scaled = stretches ? (high > low ? (value - low) / (high - low) * 255 : 0) : value
      return (min(max(Float(factor) * scaled.rounded(.towardZero), 0), 255)).rounded(.towardZero)
    }
    return try Tensor(shape: x.shape, floats: stretches ? bytes.map { $0 / 255 * (high - low) + low } : bytes)
  }

  func standardized(_ image: Tensor, _ interpreter: Interpreter) throws -> Tensor {
    var x = image
    if !options.function.isNone {
      x = try interpreter.tensor(from: try interpreter.call(options.function, [.tensor(x)]), dtype: .float32)
    }
    if let factor = options.rescale { x = try x.multiply(.scalar(.float(factor))) }
    if options.centersSamples { x = try x.subtract(.tensor(x.reduced(.mean))) }
    if options.scalesSamples {
      x = try x.divide(by: .tensor(x.reduced(.standardDeviation).add(.scalar(.float(1e-6)))))
    }
    if options.centersFeatures {
      if let mean {
        x = try x.subtract(.tensor(mean))
      } else {
        noteUnfitted("featurewise_center", interpreter)
      }
    }
    if options.scalesFeatures {
      if let deviation {
        x = try x.divide(by: .tensor(deviation.add(.scalar(.float(1e-6)))))
      } else {
        noteUnfitted("featurewise_std_normalization", interpreter)
      }
    }
    return try x.convert(to: .float32)
  }

  private func noteUnfitted(_ option: String, _ interpreter: Interpreter) {
    interpreter.console.note("\(option) has no effect before generator.fit(x) has seen data")
  }

  // MARK: - In the language

  private static let constructor = Builtin(
    "ImageDataGenerator", module: "keras.preprocessing.image",
    doc:
      "Changes pictures at random and normalizes them, batch by batch. Keras advises layers instead: RandomFlip and others.",
    [
      .optional("featurewise_center", .bool, default: false, "whether the data's mean is taken off"),
      .optional("samplewise_center", .bool, default: false, "whether each picture's mean is taken off"),
      .optional(
        "featurewise_std_normalization", .bool, default: false, "whether the data's deviation divides"),
      .optional(
        "samplewise_std_normalization", .bool, default: false, "whether each picture's deviation divides"),
      .optional("zca_whitening", .any, default: false, "only False"),
      .optional("zca_epsilon", .float, default: 1e-6, "of zca_whitening"),
      .optional("rotation_range", .float, default: 0, "degrees to either side"),
      .optional(
        "width_shift_range", .any, default: 0.0,
        "share of the width below 1, else pixels; or several to choose from"),
      .optional("height_shift_range", .any, default: 0.0, "share of the height, likewise"),
      .optional("brightness_range", .any, default: .none, "lowest and highest factor"),
      .optional("shear_range", .float, default: 0.0, "degrees to either side"),
      .optional("zoom_range", .any, default: 0.0, "how far from 1, or lowest and highest factor"),
      .optional("channel_shift_range", .float, default: 0.0, "what is added to all channels at most"),
      .optional(
        "fill_mode", .choice(AffineTransform.FillMode.allCases.map(\.rawValue)), default: "nearest",
        "what lies beyond the edge"),
      .optional("cval", .float, default: 0.0, "the value beyond the edge with \"constant\""),
      .optional("horizontal_flip", .bool, default: false, "whether left and right may change places"),
      .optional("vertical_flip", .bool, default: false, "whether top and bottom may"),
      .optional("rescale", .float, default: .none, "what pictures are multiplied with"),
      .optional(
        "preprocessing_function", .callable, default: .none, "is given each picture, gives one of its shape"),
      .optional("data_format", .any, default: .none, "only \"channels_last\""),
      .optional("validation_split", .float, default: 0.0, "share that subset=\"validation\" gets"),
      .optional("interpolation_order", .any, default: 1, "only 1, linear"),
      .optional("dtype", .any, default: .none, "only float32"),
    ]
  ) { call in
    for name in ["zca_whitening", "interpolation_order"] { try call.onlyDefault(name) }
    guard call["data_format"].isNone || call["data_format"].asString == "channels_last" else {
      throw call.invalid("data_format", must: "be \"channels_last\"")
    }
    var options = Options()
    options.centersFeatures =
      try call.bool("featurewise_center") || call.bool("featurewise_std_normalization")
    options.scalesFeatures = try call.bool("featurewise_std_normalization")
    options.centersSamples = try call.bool("samplewise_center") || call.bool("samplewise_std_normalization")
    options.scalesSamples = try call.bool("samplewise_std_normalization")
    options.rotation = try call.double("rotation_range")
    options.shear = try call.double("shear_range")
    options.channelShift = try call.double("channel_shift_range")
    options.rowShift = try call.shift("height_shift_range")
    options.columnShift = try call.shift("width_shift_range")
    if let range = call["zoom_range"].asDouble {
      options.zoom = (1 - range, 1 + range)
    } else {
      options.zoom = try call.bounds("zoom_range")
    }
    if !call["brightness_range"].isNone { options.brightness = try call.bounds("brightness_range") }
    options.fillMode = try call.choice("fill_mode", AffineTransform.FillMode.self)
    options.fill = try call.double("cval")
    options.flipsColumns = try call.bool("horizontal_flip")
    options.flipsRows = try call.bool("vertical_flip")
    options.rescale = try call.optionalDouble("rescale").flatMap { $0 == 0 ? nil : $0 }
    options.function = call["preprocessing_function"]
    options.validationShare = try call.number("validation_split", .belowOne)
    return .object(ImageDataGenerator(options))
  }

  private static let members: [Builtin] = [
    .method(
      "fit", "Finds mean and deviation of data, for featurewise_center and featurewise_std_normalization.",
      [
        .required("x", .tensor, "pictures (N, H, W, C)"),
        .optional("augment", .any, default: false, "only False"),
        .optional("rounds", .int, default: 1, "accepted"),
        .optional("seed", .int, default: .none, "of NumPy's generator"),
      ]
    ) { call in
      try call.onlyDefault("augment")
      let generator = try call.receiver(as: ImageDataGenerator.self)
      var x = try call.tensor("x").convert(to: .float32)
      guard x.rank == 4 else {
        throw call.fault(
          "x", .message("Input to `.fit()` should have rank 4. Got array with shape: \(x.shape)"))
      }
      if let factor = generator.options.rescale { x = try x.multiply(.scalar(.float(factor))) }
      let mean = try x.reduced(.mean, axes: [0, 1, 2])
      generator.mean = mean
      generator.deviation = try x.subtract(.tensor(mean)).reduced(.standardDeviation, axes: [0, 1, 2])
      return .none
    },
    .method(
      "flow", "Batches of changed pictures, without end.",
      [
        .required("x", .tensor, "pictures (N, H, W, C)"),
        .optional("y", .any, default: .none, "targets (N, …)"),
        .optional("batch_size", .int, default: 32, "pictures of a batch"),
        .optional("shuffle", .bool, default: true, "whether the order is drawn anew each time through"),
        .optional("sample_weight", .any, default: .none, "a weight for each picture"),
        .optional("seed", .int, default: .none, "of NumPy's generator"),
        .optional("save_to_dir", .any, default: .none, "only None"),
        .optional("save_prefix", .any, default: "", "accepted"),
        .optional("save_format", .any, default: "png", "accepted"),
        .optional("ignore_class_split", .bool, default: false, "accepted"), subset,
      ]
    ) { call in
      try call.onlyDefault("save_to_dir")
      let generator = try call.receiver(as: ImageDataGenerator.self)
      let (x, y) = (try call.tensor("x").convert(to: .float32), try call.optionalTensor("y"))
      guard x.rank == 4 else {
        throw call.fault("x", .message("flow expects pictures (N, H, W, C), found shape \(x.shape)"))
      }
      let weights = try call.optionalTensor("sample_weight")
      for (name, tensor) in [("y", y), ("sample_weight", weights)] {
        if let tensor, tensor.shape.first != x.shape[0] {
          throw call.invalid(name, must: "have one entry for each of the \(x.shape[0]) pictures")
        }
      }
      let range = try generator.range(of: x.shape[0], call)
      func part(_ tensor: Tensor?) -> Tensor? {
        tensor.map { $0.narrowed(axis: 0, from: range.lowerBound, count: range.count) }
      }
      let pictures = x.narrowed(axis: 0, from: range.lowerBound, count: range.count)
      return .object(
        try PictureBatches(
          generator, count: range.count, call,
          picture: { place, _ in
            try pictures.narrowed(axis: 0, from: place, count: 1).reshaped(to: Shape(x.shape.dropFirst()))
              .copy()
          }, targets: .array(part(y)), weights: part(weights)))
    },
    .method(
      "flow_from_directory", "Batches of changed pictures from a folder that has a folder for each class.",
      [
        .required("directory", .path, "the folder"),
        .optional("target_size", .ints(count: 2), default: [256, 256], "height and width that all get"),
        .optional("color_mode", .choice("rgb", "rgba", "grayscale"), default: "rgb", "what a pixel becomes"),
        .optional("classes", .list, default: .none, "the classes in their order; None: by the alphabet"),
        .optional(
          "class_mode", .any, default: "categorical",
          "targets: \"categorical\", \"binary\", \"sparse\", \"input\" (the pictures) or None"),
        .optional("batch_size", .int, default: 32, "pictures of a batch"),
        .optional("shuffle", .bool, default: true, "whether the order is drawn anew each time through"),
        .optional("seed", .int, default: .none, "of NumPy's generator"),
        .optional("save_to_dir", .any, default: .none, "only None"),
        .optional("save_prefix", .any, default: "", "accepted"),
        .optional("save_format", .any, default: "png", "accepted"),
        .optional("follow_links", .bool, default: false, "accepted"), subset,
        .optional(
          "interpolation", .choice("nearest", "bilinear"), default: "nearest", "how pictures are resized"),
        .optional("keep_aspect_ratio", .any, default: false, "only False"),
      ]
    ) { call in
      for name in ["save_to_dir", "keep_aspect_ratio"] { try call.onlyDefault(name) }
      return .object(try directoryBatches(call))
    },
    fromTable,
    .method("standardize", "A picture normalized as the options say.", [.required("x", .tensor, "a picture")])
    { call in
      .tensor(
        try call.receiver(as: ImageDataGenerator.self).standardized(
          try call.tensor("x").convert(to: .float32), call.interpreter))
    },
    .method(
      "random_transform", "A picture changed at random.",
      [
        .required("x", .tensor, "a picture (H, W, C)"),
        .optional("seed", .int, default: .none, "of NumPy's generator"),
      ]
    ) { call in
      let generator = try call.receiver(as: ImageDataGenerator.self)
      let x = try call.tensor("x")
      guard x.rank == 3 else { throw call.invalid("x", must: "be a picture (H, W, C)") }
      try call.startNumPy("seed")
      var plain = generator.options
      (plain.rescale, plain.function) = (nil, .none)
      (plain.centersSamples, plain.scalesSamples, plain.centersFeatures, plain.scalesFeatures) = (
        false, false, false, false
      )
      let draw = generator.draw(x.shape, &call.interpreter.random.numPy)
      return .tensor(try ImageDataGenerator(plain).changed(x, draw, call.interpreter))
    },
  ]

  static let subset = Signature.Parameter.optional(
    "subset", .string, default: .none, "\"training\" or \"validation\", where the data are split")

  /// The first samples validate, the rest train, as in Keras.
  func range(of count: Int, _ call: Call) throws -> Range<Int> {
    guard let subset = try call.optionalString("subset") else { return 0..<count }
    let split = Int(Double(count) * options.validationShare)
    switch subset {
    case "validation": return 0..<split
    case "training": return split..<count
    default: throw call.invalid("subset", must: "be \"training\" or \"validation\"")
    }
  }

  private static func directoryBatches(_ call: Call) throws -> PictureBatches {
    let generator = try call.receiver(as: ImageDataGenerator.self)
    let names = call["classes"].isNone ? nil : try call.list("classes").compactMap(\.asString)
    let folder = try call.imageFolder("directory", classNames: names)
    // Each class is split by itself.
    let pictures = try folder.classNames.indices.flatMap { label in
      let own = folder.pictures.filter { $0.label == label }
      return Array(own[try generator.range(of: own.count, call)])
    }
    let mode = ImageFile.ColorMode(rawValue: try call.string("color_mode")) ?? .rgb
    let (height, width) = try call.pair("target_size", atLeast: 1)
    let method = Resampling.Method(rawValue: try call.string("interpolation")) ?? .nearest
    let classes = folder.classNames.count
    let labels = pictures.map(\.label)
    let targets: PictureBatches.Targets
    switch call["class_mode"] {
    case .none: targets = .nothing
    case .string("categorical"): targets = .oneHot(labels, classes: classes)
    case .string("binary"), .string("sparse"): targets = .labels(labels)
    case .string("input"): targets = .pictures
    default:
      throw call.invalid("class_mode", must: "be \"categorical\", \"binary\", \"sparse\", \"input\" or None")
    }
    call.interpreter.console.report("Found \(pictures.count) images belonging to \(classes) classes.\n")
    let batches = try PictureBatches(
      generator, count: pictures.count, call,
      picture: { place, _ in
        let image = try pictures[place].file.tensor(mode)
        return try Resampling.resize(image, height: height, width: width, method: method).convert(
          to: .float32)
      }, targets: targets, weights: nil)
    batches.files = PictureBatches.Files(
      names: pictures.map(\.name), labels: labels,
      classNames: folder.classNames, folder: folder.path,
      shape: [height, width, mode == .grayscale ? 1 : mode == .rgb ? 3 : 4])
    return batches
  }
}

extension Call {
  fileprivate func shift(_ name: String) throws -> ImageDataGenerator.Shift {
    if case .int(let count) = self[name] {
      guard count >= 0 else { throw invalid(name, must: "be 0 or more") }
      return count == 0 ? .share(0) : .below(count)
    }
    if let number = self[name].asDouble { return .share(number) }
    let numbers = try doubles(name)
    guard !numbers.isEmpty else { throw invalid(name, must: "be a number, or several") }
    return .among(numbers)
  }

  fileprivate func bounds(_ name: String) throws -> (Double, Double) {
    let numbers = try doubles(name)
    guard numbers.count == 2 else { throw invalid(name, must: "be a tuple or list of two floats") }
    return (numbers[0], numbers[1])
  }

  /// Starts NumPy's generator, where a seed is given.
  func startNumPy(_ name: String) throws {
    guard !self[name].isNone else { return }
    let seed = try int(name, atLeast: 0, atMost: Int(UInt32.max))
    interpreter.random.numPy = LegacyRandomSource(seed: UInt32(seed))
  }
}
