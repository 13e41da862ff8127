import Datasets
package import Evaluator
import Figures
import Tensors

/// `PIL`: pictures from files, resized as Pillow does it.
package enum PillowModule {
  package static func add(to table: inout ModuleTable) {
    for (path, namespace) in namespaces() { table.add(namespace, at: path) }
    WrittenPillow.add(to: &table)
  }

  private static func namespaces() -> [(path: String, namespace: Namespace)] {
    func words(_ text: String) -> Set<String> { Set(text.names) }
    let image = Namespace(
      "PIL.Image", doc: "Pictures of bytes.", absent: words(absentImage), package: "Pillow",
      waysOut: [
        "":
          "here are open, new, fromarray, merge, blend, resize, crop, convert, rotate, transpose, save, show"
      ]
    ) {
      functions.named + PictureMixing.all.named + filters + [
        ("Image", .type(PictureMembers.type)), ("Resampling", .object(Choices("Resampling", filters))),
      ]
        + turns + [("Transpose", .object(Choices("Transpose", turns)))]
    }
    let room = WrittenPillow.operations
    let operations = Namespace(
      "PIL.ImageOps", doc: room.doc,
      absent: Absent(
        words(room.absent), library: "Pillow",
        waysOut: [
          "":
            "here are grayscale, invert, mirror, flip, fit, pad, contain, cover, expand, autocontrast, equalize"
        ]),
      written: room.names
    ) { ImageOperations.all.named }
    let written = WrittenPillow.rooms.map { room in
      (
        room.name,
        Namespace(
          "PIL." + room.name, doc: room.doc, absent: Absent(words(room.absent), library: "Pillow"),
          written: room.names
        ) { [] }
      )
    }
    let others = ["ImageDraw", "ImageFont", "ImageFile", "ImageColor"].map { name in
      (
        name,
        Namespace(
          "PIL." + name, doc: "Not here.",
          absent: ["Draw", "truetype", "load_default", "LOAD_TRUNCATED_IMAGES", "getrgb"],
          package: "Pillow",
          waysOut: ["": "pictures are changed as arrays: np.array(image), then Image.fromarray"]
        ) { [] }
      )
    }
    let inner: [(String, Namespace)] = [("Image", image), ("ImageOps", operations)] + written + others
    let whole = Namespace(
      "PIL", doc: "Pictures.",
      absent: [
        "UnidentifiedImageError", "ImageGrab", "ImageTk", "ImageSequence", "ImageStat", "ImageMath",
        "ExifTags", "features", "ImageCms", "ImageMode", "ImagePalette", "ImagePath",
      ],
      package: "Pillow", waysOut: ["": "here are Image, ImageOps, ImageEnhance, ImageFilter and ImageChops"]
    ) { inner.map { ($0.0, .namespace($0.1)) } + [("__version__", "13.0.0")] }
    return [("PIL", whole)] + inner.map { ("PIL." + $0.0, $0.1) }
  }

  private static let filters: [(String, Value)] = [
    ("NEAREST", 0), ("LANCZOS", 1), ("BILINEAR", 2), ("BICUBIC", 3), ("BOX", 4), ("HAMMING", 5),
  ]
  private static let turns: [(String, Value)] = [
    ("FLIP_LEFT_RIGHT", 0), ("FLIP_TOP_BOTTOM", 1), ("ROTATE_90", 2), ("ROTATE_180", 3), ("ROTATE_270", 4),
    ("TRANSPOSE", 5),
    ("TRANSVERSE", 6),
  ]

  private static let absentImage = """
    AFFINE ANTIALIAS CUBIC DecompressionBombError DecompressionBombWarning Dither EXTENT Exif ImagePointHandler LINEAR MESH
    MAX_IMAGE_PIXELS Palette PERSPECTIVE QUAD Quantize Transform UnidentifiedImageError
    core effect_mandelbrot effect_noise frombuffer fromarrow getmodebandnames getmodebands getmodebase
    getmodetype init linear_gradient preinit radial_gradient register_open registered_extensions
    """
  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "PIL.Image", doc: doc, parameters, body: body) }

  private static let functions: [Builtin] = [
    function(
      "open", "A picture from a JPEG or PNG file.",
      [
        .required("fp", .any, "the file, or one that is open for bytes"),
        .optional("mode", .string, default: "r", "accepted"),
      ]
    ) { call in
      guard let read = call.openFile("fp", to: "read") else {
        return .object(try PictureObject.open(call.path("fp", for: .reading)))
      }
      // From the beginning, where the file can go there.
      if let seek = call.openFile("fp", to: "seek") { _ = try? call.interpreter.call(seek, [0]) }
      guard let bytes = try call.interpreter.call(read, []).bytes else {
        throw call.wrongType("fp", expected: "a file of bytes")
      }
      do { return .object(try PictureObject.decoded(bytes, "the picture")) } catch let damage as DataDamage {
        throw call.fault("fp", .message("the picture \(damage.message)", kind: .os))
      }
    },
    function(
      "new", "A picture of one colour.",
      [
        .required("mode", .choice("L", "RGB", "RGBA"), "\"L\", \"RGB\" or \"RGBA\""),
        .required("size", .ints(count: 2), "(width, height)"),
        .optional("color", .any, default: 0, "a number, a tuple of channels, or a name"),
      ]
    ) { call in
      let mode = try call.string("mode")
      let (width, height) = try call.pictureSize("size")
      let bytes = try call.pixel("color", mode: mode)
      return .object(
        PictureObject(
          Array(repeating: bytes, count: width * height).flatMap { $0 }, width: width, height: height,
          mode: mode))
    },
    function(
      "fromarray", "A picture from an array of uint8.",
      [
        .required("obj", .tensor, "(H, W), (H, W, 3) or (H, W, 4)"),
        .optional("mode", .any, "the mode; None: by the shape"),
      ]
    ) { call in
      let tensor = try call.tensor("obj")
      let channels = tensor.rank == 2 ? 1 : tensor.rank == 3 ? tensor.shape[2] : 0
      let codes: [DType: String] = [
        .float32: "<f4", .float64: "<f8", .int64: "<i8", .int32: "<i4", .bool: "|b1", .uint8: "|u1",
        .int8: "|i1",
        .uint16: "<u2", .int16: "<i2", .uint32: "<u4", .uint64: "<u8", .float16: "<f2",
      ]
      guard tensor.dtype == .uint8, [1, 3, 4].contains(channels), !(tensor.rank == 3 && channels == 1) else {
        let shape = [1, 1] + tensor.shape.dimensions.dropFirst(2)
        throw call.fault(
          "obj",
          .message(
            "Cannot handle this data type: (\(shape.map(String.init).joined(separator: ", "))), \(codes[tensor.dtype] ?? "")",
            help: tensor.rank == 3 && channels == 1
              ? "without the last axis: x[:, :, 0]"
              : tensor.dtype.isFloating
                ? "bytes first: (x * 255).astype(\"uint8\") of 0 to 1, x.astype(\"uint8\") of 0 to 255"
                : "x.astype(\"uint8\")",
            kind: .type))
      }
      guard tensor.count > 0 else {
        throw call.fault("obj", .message("a picture has pixels, found shape \(tensor.shape)"))
      }
      let mode = channels == 1 ? "L" : channels == 3 ? "RGB" : "RGBA"
      if let wanted = try call.optionalString("mode"), wanted != mode {
        throw call.fault(
          "mode", .message("an array of shape \(tensor.shape) has the mode \(mode), found \(wanted)"))
      }
      return .object(
        PictureObject(
          try tensor.elements(UInt8.self), width: tensor.shape[1], height: tensor.shape[0], mode: mode))
    },
  ]
}

/// Named numbers: `Image.Resampling.BICUBIC`.
final class Choices: Object {
  private let name: String
  private let members: [(String, Value)]

  init(_ name: String, _ members: [(String, Value)]) { (self.name, self.members) = (name, members) }

  static let type = ClassObject("EnumType", module: "enum", doc: "Named numbers.")

  var classObject: ClassObject { Self.type }
  var attributeNames: [String] { members.map(\.0) }

  func attribute(_ name: String, _ interpreter: Interpreter) -> Value? { members.first { $0.0 == name }?.1 }
  func repr(_ interpreter: Interpreter) -> String { "<enum '\(name)'>" }
}

/// `PIL.ImageOps`.
enum ImageOperations {
  static let all: [Builtin] = [
    function("grayscale", "The picture in grey.") { picture, _ in picture.converted(to: "L") },
    function("invert", "Each colour subtracted from white.") { picture, call in
      guard picture.mode == "L" || picture.mode == "RGB" else {
        throw call.fault(
          "image",
          .message("not supported for mode \(picture.mode)", help: "image.convert(\"RGB\") first", kind: .os))
      }
      return PictureObject(
        picture.pixels.map { 255 - $0 }, width: picture.width, height: picture.height, mode: picture.mode)
    },
    function("mirror", "Left and right exchanged.") { picture, _ in picture.transposed(0) },
    function("flip", "Top and bottom exchanged.") { picture, _ in picture.transposed(1) },
    function(
      "fit", "Cut to the shape of a size, then resized to it.",
      [
        .required("size", .ints(count: 2), "(width, height)"),
        .optional("method", .any, default: 3, "the filter"),
        .optional("bleed", .float, default: 0.0, "the share that is cut off all around"),
        .optional("centering", .any, default: [0.5, 0.5], "where the part lies, (across, down) from 0 to 1"),
      ]
    ) { picture, call in
      let (width, height) = try call.pictureSize("size")
      let given = try call.row("centering")
      let bleed = try call.double("bleed")
      guard given.count == 2 else { throw call.invalid("centering", must: "be (across, down)") }
      let centering = given.map { 0...1 ~= $0 ? $0 : 0.5 }
      let edge = 0..<0.5 ~= bleed ? bleed : 0
      let border = (edge * Double(picture.width), edge * Double(picture.height))
      let live = (Double(picture.width) - border.0 * 2, Double(picture.height) - border.1 * 2)
      let (liveRatio, ratio) = (live.0 / live.1, Double(width) / Double(height))
      let part =
        liveRatio == ratio ? live : liveRatio >= ratio ? (ratio * live.1, live.1) : (live.0, live.0 / ratio)
      let left = border.0 + (live.0 - part.0) * centering[0]
      let top = border.1 + (live.1 - part.1) * centering[1]
      return picture.resized(
        to: (width, height), try call.resampling("method"), box: (left, top, left + part.0, top + part.1))
    },
  ]

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter] = [],
    _ body: @escaping (PictureObject, Call) throws -> PictureObject
  ) -> Builtin {
    Builtin(name, module: "PIL.ImageOps", doc: doc, [.required("image", .any, "a picture")] + parameters) {
      call in
      let picture = try call.picture("image")
      if name != "grayscale" { try call.requireColours(picture, name) }
      return .object(try body(picture, call))
    }
  }
}
