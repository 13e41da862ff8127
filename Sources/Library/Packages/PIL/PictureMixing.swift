import Evaluator

/// The functions of `PIL.Image` that make a picture of several, or of bytes.
enum PictureMixing {
  static let all: [Builtin] = [
    function(
      "merge", "A picture of channels.",
      [
        .required("mode", .choice("L", "RGB", "RGBA"), "\"L\", \"RGB\" or \"RGBA\""),
        .required("bands", .any, "a picture of mode L for each channel"),
      ]
    ) { call in
      let mode = try call.string("mode")
      let bands = try call.elements("bands").map { $0.host(as: PictureObject.self) }
      guard bands.count == PictureObject.channels[mode], let first = bands.first ?? nil else {
        throw call.fault("bands", .message("wrong number of bands"))
      }
      let channels = try bands.map { band -> [UInt8] in
        guard let band, band.mode == "L" else { throw call.fault("bands", .message("mode mismatch")) }
        guard band.width == first.width, band.height == first.height else {
          throw call.fault("bands", .message("size mismatch"))
        }
        return band.pixels
      }
      return .object(
        PictureObject(
          (0..<first.pixels.count).flatMap { index in channels.map { $0[index] } }, width: first.width,
          height: first.height, mode: mode))
    },
    function(
      "blend", "Between two pictures: the first at 0, the second at 1, beyond by as much.",
      pair + [.required("alpha", .float, "the share of the second")]
    ) { call in
      let (first, second) = try alike(call)
      let share = Float(try call.double("alpha"))
      if share == 0 { return .object(first.copied()) }
      if share == 1 { return .object(second.copied()) }
      let mixed = zip(first.pixels, second.pixels).map { a, b -> UInt8 in
        let value = Float(a) + share * Float(Int(b) - Int(a))
        return value > 0 ? value < 255 ? UInt8(value) : 255 : 0
      }
      return .object(PictureObject(mixed, width: first.width, height: first.height, mode: first.mode))
    },
    function(
      "composite", "The first picture where a mask is 255, the second where it is 0.",
      [
        .required("image1", .any, "a picture"), .required("image2", .any, "a picture"),
        .required("mask", .any, "a picture of mode L or RGBA of the same size"),
      ]
    ) { call in
      let result = Value.object(try call.picture("image2").copied())
      let paste = try call.interpreter.attribute("paste", of: result)
      _ = try call.interpreter.call(paste, [call["image1"], .none, call["mask"]])
      return result
    },
    function("alpha_composite", "The second picture over the first, as opaque as it is.", pair) { call in
      let (below, above) = try alike(call)
      guard below.mode == "RGBA" else { throw call.fault("im1", .message("image has wrong mode")) }
      var result = below.pixels
      for start in stride(from: 0, to: result.count, by: 4) {
        let (own, other) = (Int(above.pixels[start + 3]), Int(result[start + 3]))
        if own == 0 { continue }
        // Opacities in 255², shares of colours in 15 bits.
        let opacity = own * 255 + other * (255 - own)
        let share = own * 255 * 255 * 128 / opacity
        for channel in 0..<3 {
          let sum =
            Int(above.pixels[start + channel]) * share + Int(result[start + channel]) * (255 * 128 - share)
          result[start + channel] = UInt8(min(255, divided(sum + 0x80 << 7) >> 7))
        }
        result[start + 3] = UInt8(min(255, divided(opacity + 0x80)))
      }
      return .object(PictureObject(result, width: below.width, height: below.height, mode: "RGBA"))
    },
    function(
      "eval", "Each value by a function, which is called once for each of 256.",
      [.required("image", .any, "a picture"), .required("function", .any, "a function of a number")]
    ) { call in
      let point = try call.interpreter.attribute("point", of: .object(call.picture("image")))
      return try call.interpreter.call(point, [call["function"]])
    },
    function(
      "frombytes", "A picture from the channels of all pixels, row by row.",
      [
        .required("mode", .choice("L", "RGB", "RGBA"), "\"L\", \"RGB\" or \"RGBA\""),
        .required("size", .ints(count: 2), "(width, height)"), .required("data", .any, "bytes"),
      ]
    ) { call in
      let mode = try call.string("mode")
      let (width, height) = try call.pictureSize("size")
      guard let bytes = call["data"].bytes else { throw call.wrongType("data", expected: "bytes") }
      let count = width * height * (PictureObject.channels[mode] ?? 3)
      guard bytes.count >= count else { throw call.fault("data", .message("not enough image data")) }
      guard bytes.count == count else { throw call.fault("data", .message("cannot decode image data")) }
      return .object(PictureObject(bytes, width: width, height: height, mode: mode))
    },
  ]

  private static let pair: [Signature.Parameter] = [
    .required("im1", .any, "a picture"), .required("im2", .any, "a picture of the same mode and size"),
  ]

  /// x / 255 for x below 2¹⁶ times a power of two, rounded, where a half of 255 was added.
  private static func divided(_ x: Int) -> Int { ((x >> 8) + x) >> 8 }

  /// Two pictures of the same mode and size.
  private static func alike(_ call: Call) throws -> (PictureObject, PictureObject) {
    let (a, b) = (try call.picture("im1"), try call.picture("im2"))
    try call.requireColours(a, call.signature.name)
    guard a.mode == b.mode, a.width == b.width, a.height == b.height else {
      throw call.fault("im2", .message("images do not match"))
    }
    return (a, b)
  }

  private static func function(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter], body: @escaping (Call) throws -> Value
  ) -> Builtin { Builtin(name, module: "PIL.Image", doc: doc, parameters, body: body) }
}
