import Datasets
import Evaluator
import Tensors

/// The methods and attributes of a picture.
enum PictureMembers {
  static let type = ClassObject(
    "Image", module: "PIL.Image", doc: "A picture of bytes.",
    members: properties + methods + numbers + reducing,
    absent: Absent(
      words: AbsentPictureMembers.picture, library: "Pillow",
      waysOut: [
        "": "as an array: np.array(image), back by Image.fromarray"
      ]))

  static func property(_ name: String, _ doc: String, _ body: @escaping (PictureObject) -> Value)
    -> Builtin
  {
    .property(name, doc) { body(try $0.receiver(as: PictureObject.self)) }
  }

  static func method(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    _ body: @escaping (PictureObject, Call) throws -> Value
  ) -> Builtin { .method(name, doc, parameters) { try body($0.receiver(as: PictureObject.self), $0) } }

  private static let properties: [Builtin] = [
    property("size", "width and height") { .tuple(ofInts: [$0.width, $0.height]) },
    property("width", "pixels across") { .int($0.width) },
    property("height", "pixels down") { .int($0.height) },
    property("mode", "\"L\": grey, \"RGB\" or \"RGBA\"") { .string($0.mode) },
    property("format", "\"JPEG\" or \"PNG\" of a file's picture, else None") {
      $0.format.map { .string($0) } ?? .none
    },
  ]

  static let filter = Signature.Parameter.optional(
    "resample", .any, "Image.NEAREST, BILINEAR, BICUBIC, LANCZOS …; None: BICUBIC")

  private static let methods: [Builtin] = [
    method(
      "resize", "The picture in another size: resize((width, height)).",
      [
        .required("size", .ints(count: 2), "(width, height)"), filter,
        .optional("box", .any, "the part that is resized: (left, upper, right, lower)"),
        .optional("reducing_gap", .any, "reduced by whole factors first; None: not"),
      ]
    ) { picture, call in
      let (width, height) = try call.pictureSize("size")
      var box: (Double, Double, Double, Double)?
      if !call["box"].isNone {
        let numbers = try call.row("box")
        guard numbers.count == 4, numbers[0] >= 0, numbers[1] >= 0, numbers[2] <= Double(picture.width),
          numbers[3] <= Double(picture.height), numbers[0] < numbers[2], numbers[1] < numbers[3]
        else { throw call.fault("box", .message("Box can't exceed original image size")) }
        box = (numbers[0], numbers[1], numbers[2], numbers[3])
      }
      try call.requireColours(picture, "resize")
      let method = try call.resampling("resample")
      guard let gap = try call.optionalDouble("reducing_gap") else {
        return .object(picture.resized(to: (width, height), method, box: box))
      }
      guard gap >= 1 else {
        throw call.fault("reducing_gap", .message("reducing_gap must be 1.0 or greater"))
      }
      return .object(picture.resized(to: (width, height), method, gap: gap, box: box))
    },
    method(
      "crop", "A part: crop((left, upper, right, lower)).",
      [.optional("box", .any, "(left, upper, right, lower); None: all")]
    ) {
      picture, call in
      guard !call["box"].isNone else { return .object(picture.copied()) }
      let edges = try call.row("box")
      guard edges.count == 4, edges.allSatisfy({ $0.isFinite && abs($0) < 1e6 }) else {
        throw call.invalid("box", must: "be (left, upper, right, lower)")
      }
      let box = edges.map { Int($0.rounded(.toNearestOrEven)) }
      guard box[2] >= box[0] else {
        throw call.fault("box", .message("Coordinate 'right' is less than 'left'"))
      }
      guard box[3] >= box[1] else {
        throw call.fault("box", .message("Coordinate 'lower' is less than 'upper'"))
      }
      guard (box[2] - box[0]) * (box[3] - box[1]) <= PictureObject.most else {
        throw call.invalid("box", must: "have at most \(PictureObject.most) pixels")
      }
      return .object(picture.cropped(box[0], box[1], box[2], box[3]))
    },
    method(
      "convert", "The picture in another mode.", [.optional("mode", .any, "\"L\": grey, \"RGB\", \"RGBA\"")]
    ) { picture, call in
      guard let mode = try call.optionalString("mode") else { return .object(picture.copied()) }
      guard ["L", "RGB", "RGBA"].contains(mode) else {
        throw call.fault(
          "mode",
          .message(
            "conversion from \(picture.mode) to \(mode) not supported", help: "here are L, RGB and RGBA"))
      }
      return .object(picture.converted(to: mode))
    },
    method(
      "rotate", "The picture turned to the left.",
      [
        .required("angle", .float, "degrees"),
        .optional("resample", .any, "Image.NEAREST, BILINEAR or BICUBIC; None: NEAREST"),
        .optional("expand", .any, default: false, "whether the size fits the turned picture"),
        .optional("center", .any, "(x, y), around which it turns; None: the middle"),
        .optional("translate", .any, "(x, y), by which it moves"),
        .optional("fillcolor", .any, "what lies beyond; None: black"),
      ], rotate),
    method(
      "transpose", "A reflection or a quarter turn.",
      [.required("method", .int, "Image.FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, ROTATE_90 …")]
    ) {
      picture, call in
      .object(picture.transposed(try call.int("method", atLeast: 0, atMost: 6)))
    },
    method("copy", "A copy.") { picture, _ in .object(picture.copied()) },
    method(
      "paste", "Puts another picture, or a colour, into this one.",
      [
        .required("im", .any, "a picture, or a colour"),
        .optional(
          "box", .any, default: .none, "(left, upper), or (left, upper, right, lower); None: the corner"),
        .optional(
          "mask", .any, default: .none,
          "a picture of the same size: how much of each pixel is the other's, of 255"),
      ], paste),
    method(
      "putpixel", "Sets a pixel.",
      [.required("xy", .ints(count: 2), "(x, y)"), .required("value", .any, "a number, or the channels")]
    ) { picture, call in
      try call.requireColours(picture, "putpixel")
      let (column, row) = try call.place("xy", in: picture)
      picture.put(try call.pixel("value", mode: picture.mode), x: column, y: row)
      return .none
    },
    method("load", "Accepted; pictures are read whole.") { _, _ in .none },
    method("close", "Accepted; the file is closed already.") { _, _ in .none },
    method("verify", "Accepted; damage was found when it was opened.") { _, _ in .none },
    method("__enter__", "Begins the block.") { picture, _ in .object(picture) },
    method(
      "__exit__", "Ends the block.", [.positional("type"), .positional("value"), .positional("traceback")]
    ) { _, _ in false },
    method("getbands", "The names of the channels.") { picture, _ in
      .tuple(of: picture.mode.map { .string(String($0)) })
    },
    method("split", "Each channel as a picture.") { picture, call in
      try call.requireColours(picture, "split")
      return .tuple(
        of: (0..<picture.channels).map { channel in
          .object(
            PictureObject(picture.channel(channel), width: picture.width, height: picture.height, mode: "L"))
        })
    },
    method(
      "getpixel", "A pixel: a number, or a tuple of channels.", [.required("xy", .ints(count: 2), "(x, y)")]
    ) { picture, call in
      try call.requireColours(picture, "getpixel")
      let (column, row) = try call.place("xy", in: picture)
      let start = (row * picture.width + column) * picture.channels
      let values = picture.pixels[start..<start + picture.channels].map { Int($0) }
      return values.count == 1 ? .int(values[0]) : .tuple(ofInts: values)
    },
    method("show", "Draws the picture.", [.optional("title", .any, "accepted")]) { picture, call in
      call.interpreter.console.draw(try picture.figure(call.interpreter.console))
      return .none
    },
    method(
      "save", "Writes a PNG or JPEG file.",
      [
        .required("fp", .any, "the file: .png, .jpg or .jpeg; or a file that is open for bytes"),
        .optional("format", .any, "\"PNG\" or \"JPEG\" of an open file; None: by the ending"),
        .keyword("quality", .int, default: 75, "of JPEG, 1 to 100"), .keyword("optimize", .any, "accepted"),
        .keyword("dpi", .any, "accepted"),
      ]
    ) { picture, call in
      let file = call.openFile("fp", to: "write")
      let path = try file == nil ? call.path("fp", for: .writing) : ""
      let ending = path.lowercased()
      let isJPEG: Bool
      if file != nil {
        isJPEG = try call.pictureFormat("format") == "JPEG"
      } else {
        guard ImageFile.endings.contains(where: { ending.hasSuffix($0) }) else {
          let dot = path.lastIndex(of: ".").map { String(path[$0...]) } ?? ""
          throw call.fault(
            "fp", .message("unknown file extension: \(dot)", help: "here are .png, .jpg and .jpeg"))
        }
        isJPEG = !ending.hasSuffix(".png")
      }
      guard !isJPEG || picture.channels != 4 else {
        throw call.fault(
          "fp",
          .message(
            "cannot write mode \(picture.mode) as JPEG", help: "image.convert(\"RGB\").save(…)", kind: .os))
      }
      let tensor = try Tensor(
        shape: [picture.height, picture.width, picture.channels], elements: picture.pixels)
      let quality = try call.int("quality", atLeast: 1, atMost: 100)
      guard let file else {
        try ImageFile.write(tensor, to: path, quality: quality)
        return .none
      }
      _ = try call.interpreter.call(
        file, [.bytes(ImageFile.encode(tensor, isPNG: !isJPEG, quality: quality))])
      return .none
    },
  ]
}

extension PictureMembers {
  private static func paste(_ picture: PictureObject, _ call: Call) throws -> Value {
    try call.requireColours(picture, "paste")
    let box = call["box"].isNone ? [0, 0] : try call.ints("box")
    guard box.count == 2 || box.count == 4, box.allSatisfy({ abs($0) < 1 << 20 }) else {
      throw call.invalid("box", must: "be (left, upper) or (left, upper, right, lower)")
    }
    let mask = try call["mask"].isNone ? nil : call.picture("mask")
    let other: PictureObject
    if call["im"].host(as: PictureObject.self) == nil {
      // A colour fills the box, or what the mask covers.
      guard box.count == 4 || mask != nil else {
        throw call.fault(
          "box", .message("cannot determine region size; use 4-item box", kind: .value))
      }
      let size =
        box.count == 4
        ? (box[2] - box[0], box[3] - box[1]) : (mask?.width ?? 0, mask?.height ?? 0)
      guard size.0 > 0, size.1 > 0, size.0 * size.1 <= PictureObject.most else { return .none }
      let pixel = try call.pixel("im", mode: picture.mode)
      other = PictureObject(
        Array(repeating: pixel, count: size.0 * size.1).flatMap { $0 }, width: size.0, height: size.1,
        mode: picture.mode)
    } else {
      let given = try call.picture("im")
      try call.requireColours(given, "paste")
      other = given.mode == picture.mode ? given : given.converted(to: picture.mode)
    }
    let fits = box.count == 2 || (box[2] - box[0] == other.width && box[3] - box[1] == other.height)
    guard fits, mask.map({ $0.width == other.width && $0.height == other.height }) ?? true else {
      throw call.fault(fits ? "mask" : "box", .message("images do not match", kind: .value))
    }
    guard mask.map({ ["L", "RGBA"].contains($0.mode) }) ?? true else {
      throw call.fault("mask", .message("bad transparency mask", kind: .value))
    }
    picture.paste(other, left: box[0], top: box[1], mask: mask.map { $0.channel($0.channels - 1) })
    return .none
  }
}

extension Call {
  /// The format of a picture in an open file. - Throws: a fault for another, or none.
  func pictureFormat(_ name: String) throws -> String {
    let given = try optionalString(name)
    let format = given?.uppercased() == "JPG" ? "JPEG" : given?.uppercased()
    guard let format, ["JPEG", "PNG"].contains(format) else {
      throw fault(
        name,
        .message(
          given.map { "unknown file extension: \($0)" } ?? "unknown file extension: ",
          help: "format=\"PNG\" or format=\"JPEG\""))
    }
    return format
  }

  /// A picture of Pillow's.
  func picture(_ name: String) throws -> PictureObject {
    try object(name, as: PictureObject.self, expected: "a picture: Image.open(…), Image.fromarray(…)")
  }

  /// A place within a picture: (x, y), counted from the end where they are negative.
  func place(_ name: String, in picture: PictureObject) throws -> (column: Int, row: Int) {
    let (x, y) = try pair(name)
    let (column, row) = (x < 0 ? x + picture.width : x, y < 0 ? y + picture.height : y)
    guard 0..<picture.width ~= column, 0..<picture.height ~= row else {
      throw fault(name, .message("image index out of range", kind: .index))
    }
    return (column, row)
  }

  /// A pixel of a mode: a name of a colour, a number, or a number for each channel.
  func pixel(_ name: String, mode: String) throws -> [UInt8] {
    let channels = PictureObject.channels[mode] ?? 3
    var pixel: [Int]
    if self[name].asString != nil {
      let color = try color(self[name], name)
      pixel =
        mode == "L"
        ? [Int(PictureObject.gray(color.red, color.green, color.blue))]
        : Array([Int(color.red), Int(color.green), Int(color.blue), 255].prefix(channels))
    } else if let number = self[name].asInt {
      // A number is the first channel; the others, and the opacity, are 0.
      pixel = [number] + Array(repeating: 0, count: channels - 1)
    } else {
      pixel = try ints(name)
      if channels == 4, pixel.count == 3 { pixel.append(255) }
    }
    guard pixel.count == channels, pixel.allSatisfy({ 0...255 ~= $0 }) else {
      throw invalid(name, must: "be \(channels == 1 ? "a number" : "\(channels) numbers") from 0 to 255")
    }
    return pixel.map { UInt8($0) }
  }

  /// (width, height) of a picture.
  func pictureSize(_ name: String) throws -> (Int, Int) {
    let (width, height) = try pair(name)
    guard width > 0, height > 0 else { throw fault(name, .message("height and width must be > 0")) }
    guard width <= 1 << 16, height <= 1 << 16, width * height <= PictureObject.most else {
      throw invalid(name, must: "have at most \(PictureObject.most) pixels")
    }
    return (width, height)
  }

  /// A filter by its number in Pillow.
  func resampling(_ name: String) throws -> PillowResampling {
    guard !self[name].isNone else { return .bicubic }
    guard let number = self[name].asInt, let method = PillowResampling(rawValue: number) else {
      throw fault(
        name,
        .message(
          "Unknown resampling filter (\((try? interpreter.repr(self[name])) ?? "")).",
          help: "Image.NEAREST, Image.BOX, Image.BILINEAR, Image.HAMMING, Image.BICUBIC or Image.LANCZOS"))
    }
    return method
  }

  /// - Throws: a fault for a picture with a palette.
  func requireColours(_ picture: PictureObject, _ what: String) throws {
    guard picture.mode != "P" else {
      throw Fault.message(
        "\(what) of a picture with a palette is not here", help: "image.convert(\"RGB\") first")
    }
  }
}
