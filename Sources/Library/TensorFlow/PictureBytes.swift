import Datasets
import Engine
import Evaluator
import Formats
import Tensors

/// What `tf.io` and `tf.summary` are written with: the bytes of picture files and of TensorBoard's files.
enum PictureBytes {
  static let namespace = Namespace("_tensorflow_pictures", doc: "What tf.io is written with.") {
    [decode, encode, size, events, raw, numbers].named
  }

  private static let contents = Signature.Parameter.required("contents", .any, "the bytes of a file")

  private static func bytes(_ call: Call, _ name: String) throws -> [UInt8] {
    guard let bytes = call[name].host(as: BytesValue.self) else {
      throw call.wrongType(name, expected: "bytes")
    }
    return bytes.bytes
  }

  /// The pixels, with the channels that the file has or that are asked for.
  private static func pixels(_ bytes: [UInt8], channels: Int, _ call: Call) throws -> Tensor {
    do {
      let mode = try ImageFile.stored(bytes).mode
      let asked: ImageFile.ColorMode
      switch channels {
      case 1: asked = .grayscale
      case 3: asked = .rgb
      case 4: asked = .rgba
      default:
        switch mode {
        case .grayscale, .bits, .deep: asked = .grayscale
        case .grayscaleAlpha, .rgba: asked = .rgba
        case .rgb, .palette, .cmyk: asked = .rgb
        }
      }
      let image = try ImageFile.decode(bytes, asked, purpose: "picture")
      guard channels == 0, mode == .grayscaleAlpha else { return image }
      return try image.indexed(by: [.ellipsis, .slice(start: 0, stop: 4, step: 3)]).copy()
    } catch let damage as DataDamage {
      throw call.interpreter.invalid("the picture \(damage.message) [Op:DecodeImage]")
    }
  }

  private static let decode = Builtin(
    "decode", doc: "The picture of a JPEG or PNG file.",
    [contents, .required("channels", .int), .required("format", .string)]
  ) { call in
    let channels = try call.int("channels")
    guard [0, 1, 3, 4].contains(channels), channels != 4 || call["format"].asString != "jpeg" else {
      throw call.interpreter.invalid(
        "channels must be 0, 1, 3\(call["format"].asString == "jpeg" ? "" : " or 4"), got \(channels)")
    }
    return .tensor(try pixels(bytes(call, "contents"), channels: channels, call))
  }

  private static let encode = Builtin(
    "encode", doc: "The bytes of a PNG or JPEG file.",
    [.required("image", .tensor), .required("format", .string), .required("quality", .int)]
  ) { call in
    let image = try call.tensor("image")
    let isPNG = call["format"].asString == "png"
    guard image.rank == 3, image.count > 0, [1, 3].contains(image.shape[2]) || (isPNG && image.shape[2] == 4)
    else {
      throw call.interpreter.invalid(
        "image must be 3-dimensional (H, W, C) with 1, 3\(isPNG ? " or 4" : "") channels, found shape \(image.shape)"
      )
    }
    let quality = min(max(try call.int("quality"), 1), 100)
    return .object(
      BytesValue(try ImageFile.encode(image.convert(to: .uint8), isPNG: isPNG, quality: quality)))
  }

  private static let size = Builtin("size", doc: "Height, width and channels.", [contents]) { call in
    .tuple(ofInts: Array(try pixels(bytes(call, "contents"), channels: 0, call).shape))
  }

  private static let raw = Builtin(
    "raw", doc: "The bytes of an array's elements.", [.required("array", .tensor)]
  ) { call in .object(BytesValue(try call.tensor("array").bytesOfElements())) }

  private static let numbers = Builtin(
    "numbers", doc: "The array whose elements' bytes these are.",
    [.required("data", .any), .required("dtype", .dtype), .optional("shape", .shape(allowsNone: false))]
  ) { call in
    let data = try bytes(call, "data")
    let dtype = try call.dtype("dtype")
    let shape = Shape(try call.optionalInts("shape") ?? [data.count / dtype.byteCount])
    guard shape.allSatisfy({ $0 >= 0 }), data.count % dtype.byteCount == 0,
      try shape.checkedElementCount() == data.count / dtype.byteCount
    else {
      throw call.interpreter.invalid(
        "\(data.count) bytes are not those of a \(dtype.name) tensor of shape \(shape)")
    }
    let storage = try Storage(byteCount: data.count, category: .data, purpose: "array")
    data.withUnsafeBytes { source in
      if let first = source.baseAddress { storage.pointer.copyMemory(from: first, byteCount: data.count) }
    }
    return .tensor(try Tensor(shape: shape, dtype: dtype, storage: storage))
  }

  private static let events = Builtin(
    "events", doc: "The bytes of TensorBoard's file.",
    [.required("time", .float), .required("records", .list, "(tag, value, step, time) each")]
  ) { call in
    var records = EventRecords(time: try call.double("time"))
    for record in try call.list("records") {
      guard let parts = record.elementsOfSequence, parts.count == 4, let tag = parts[0].asString,
        let value = parts[1].asDouble, let step = parts[2].asInt, let time = parts[3].asDouble
      else { throw call.invalid("records", must: "be (tag, value, step, time) each") }
      records.add(tag, value, step: step, time: time)
    }
    return .object(BytesValue(records.bytes))
  }
}
