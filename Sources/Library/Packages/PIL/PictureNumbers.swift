import Evaluator
import Tensors

// What a picture's bytes are, counted and changed by a table.
extension PictureMembers {
  static let numbers: [Builtin] = [
    method(
      "histogram", "How often each value occurs: 256 numbers for each channel.",
      [
        .optional("mask", .any, "a picture of mode L: pixels where it is not 0"),
        .optional("extrema", .any, "only None"),
      ]
    ) { picture, call in
      try call.onlyDefault("extrema")
      try call.requireColours(picture, "histogram")
      let mask = try call["mask"].isNone ? nil : call.picture("mask")
      guard mask.map({ $0.width == picture.width && $0.height == picture.height }) ?? true else {
        throw call.fault("mask", .message("images do not match"))
      }
      guard mask.map({ $0.mode == "L" }) ?? true else {
        throw call.fault("mask", .message("bad transparency mask"))
      }
      var counts = [Int](repeating: 0, count: 256 * picture.channels)
      for (index, value) in picture.pixels.enumerated() {
        let (pixel, channel) = index.quotientAndRemainder(dividingBy: picture.channels)
        if mask?.pixels[pixel] != 0 { counts[channel * 256 + Int(value)] += 1 }
      }
      return .list(of: counts.map { .int($0) })
    },
    method("getextrema", "The least and the greatest value of each channel.") { picture, call in
      try call.requireColours(picture, "getextrema")
      let pairs = (0..<picture.channels).map { channel in
        let values = picture.channel(channel)
        return Value.tuple(ofInts: [Int(values.min() ?? 255), Int(values.max() ?? 0)])
      }
      return pairs.count == 1 ? pairs[0] : .tuple(of: pairs)
    },
    method(
      "getbbox", "The part outside of which all is 0: (left, upper, right, lower); None: all is 0.",
      [.keyword("alpha_only", .bool, default: true, "of a picture with opacity, only that")]
    ) { picture, call in
      try call.requireColours(picture, "getbbox")
      let channels = picture.channels
      let read = try picture.mode == "RGBA" && call.bool("alpha_only") ? 3..<4 : 0..<channels
      var (left, top, right, bottom) = (Int.max, Int.max, 0, 0)
      for y in 0..<picture.height {
        for x in 0..<picture.width
        where read.contains(where: { picture.pixels[(y * picture.width + x) * channels + $0] != 0 }) {
          (left, top, right, bottom) = (min(left, x), min(top, y), max(right, x + 1), y + 1)
        }
      }
      return right == 0 ? .none : .tuple(ofInts: [left, top, right, bottom])
    },
    method(
      "getchannel", "A channel as a picture.", [.required("channel", .any, "its name or its number")]
    ) { picture, call in
      try call.requireColours(picture, "getchannel")
      let names = picture.mode.map(String.init)
      let number: Int
      if let name = call["channel"].asString {
        guard let found = names.firstIndex(of: name) else {
          throw call.fault("channel", .message("The image has no channel \"\(name)\""))
        }
        number = found
      } else {
        number = try call.int("channel")
        guard names.indices.contains(number) else {
          throw call.fault("channel", .message("band index out of range"))
        }
      }
      return .object(
        PictureObject(picture.channel(number), width: picture.width, height: picture.height, mode: "L"))
    },
    method(
      "putalpha", "Sets how opaque each pixel is, which makes the picture RGBA.",
      [.required("alpha", .any, "a picture of mode L, or a number of 0 to 255")]
    ) { picture, call in
      guard picture.mode == "RGB" || picture.mode == "RGBA" else {
        throw Fault.message(
          "putalpha of a picture of mode \(picture.mode) is not here", help: "image.convert(\"RGB\") first")
      }
      let count = picture.width * picture.height
      let opacity: [UInt8]
      if call["alpha"].asInt != nil {
        opacity = Array(
          repeating: UInt8(try call.int("alpha", atLeast: 0, atMost: 255)), count: count)
      } else {
        let given = try call.picture("alpha")
        guard given.mode == "L" || given.mode == "RGBA" else {
          throw call.fault("alpha", .message("illegal image mode", kind: .value))
        }
        guard given.width == picture.width, given.height == picture.height else {
          throw call.fault("alpha", .message("images do not match"))
        }
        opacity = given.channel(given.channels - 1)
      }
      var bytes = picture.converted(to: "RGBA").pixels
      for (index, value) in opacity.enumerated() { bytes[index * 4 + 3] = value }
      picture.become(PictureObject(bytes, width: picture.width, height: picture.height, mode: "RGBA"))
      return .none
    },
    method(
      "point", "Each value by a function or a table of 256 values, or of 256 for each channel.",
      [
        .required("lut", .any, "a function of a number, or the table"), .optional("mode", .any, "only None"),
      ]
    ) { picture, call in
      try call.onlyDefault("mode")
      try call.requireColours(picture, "point")
      let table: [Value]
      if call["lut"].isCallable {
        let one = try (0..<256).map { try call.interpreter.call(call["lut"], [.int($0)]) }
        table = (0..<picture.channels).flatMap { _ in one }
      } else {
        table = try call.elements("lut")
      }
      guard table.count == 256 * picture.channels else {
        throw call.fault("lut", .message("wrong number of lut entries"))
      }
      let values = try table.map { value -> UInt8 in
        guard let number = value.asDouble, number.isFinite else {
          throw call.wrongType("lut", expected: "numbers")
        }
        return UInt8(min(255, max(0, number.rounded(.toNearestOrEven))))
      }
      let channels = picture.channels
      return .object(
        PictureObject(
          picture.pixels.enumerated().map { values[$0 % channels * 256 + Int($1)] }, width: picture.width,
          height: picture.height, mode: picture.mode))
    },
    method(
      "getdata", "The pixels as a list: of numbers, or of tuples of channels.",
      [.optional("band", .any, "the number of a channel; None: all")]
    ) { picture, call in
      try call.requireColours(picture, "getdata")
      try EvaluationLimits.check(elements: picture.width * picture.height, of: "list")
      let channels = picture.channels
      if let band = try call.optionalInt("band", atLeast: 0) {
        guard band < channels else { throw call.fault("band", .message("band index out of range")) }
        return .list(of: picture.channel(band).map { .int(Int($0)) })
      }
      if channels == 1 { return .list(of: picture.pixels.map { .int(Int($0)) }) }
      return .list(
        of: stride(from: 0, to: picture.pixels.count, by: channels).map { start in
          .tuple(ofInts: picture.pixels[start..<start + channels].map { Int($0) })
        })
    },
    method("tobytes", "The channels of all pixels, row by row.") { picture, call in
      try call.requireColours(picture, "tobytes")
      return .bytes(picture.pixels)
    },
    method(
      "filter", "The picture through a filter of ImageFilter.",
      [.required("filter", .any, "ImageFilter.BLUR, ImageFilter.GaussianBlur(2) …")]
    ) { picture, call in
      try call.requireColours(picture, "filter")
      var filter = call["filter"]
      if filter.isCallable { filter = try call.interpreter.call(filter, []) }
      guard let work = try? call.interpreter.attribute("filter", of: filter) else {
        throw call.fault(
          "filter",
          .message(
            "filter argument should be ImageFilter.Filter instance or class",
            help: "ImageFilter.SHARPEN, ImageFilter.GaussianBlur(2)", kind: .type))
      }
      return try call.interpreter.call(work, [.object(picture)])
    },
  ]
}
