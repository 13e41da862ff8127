import CPNG

/// PNG files, written by libpng.
package enum PNGFile {
  /// The bytes of a PNG file of an image.
  ///
  /// - Throws: `FigureError.png` with libpng's message.
  package static func bytes(of picture: Picture) throws(FigureError) -> [UInt8] {
    guard picture.width > 0, picture.height > 0 else { throw .png("the picture has no pixels") }
    let isOpaque = picture.pixels.allSatisfy { $0.alpha == 255 }
    var samples: [UInt8] = []
    samples.reserveCapacity(picture.pixels.count * (isOpaque ? 3 : 4))
    for pixel in picture.pixels {
      samples += [pixel.red, pixel.green, pixel.blue]
      if !isOpaque { samples.append(pixel.alpha) }
    }
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(picture.width)
    image.height = png_uint_32(picture.height)
    image.format = png_uint_32(
      isOpaque ? PNG_FORMAT_FLAG_COLOR : PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    defer { png_image_free(&image) }
    var size = 0
    guard png_image_write_to_memory(&image, nil, &size, 0, samples, 0, nil) != 0 else {
      throw .png(message(of: image))
    }
    var bytes = [UInt8](repeating: 0, count: size)
    guard png_image_write_to_memory(&image, &bytes, &size, 0, samples, 0, nil) != 0 else {
      throw .png(message(of: image))
    }
    return Array(bytes.prefix(size))
  }

  private static func message(of image: png_image) -> String {
    withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

/// Errors when writing a figure.
package enum FigureError: Error, Equatable {
  /// libpng failed.
  case png(String)
  /// The figure contains more than images.
  case notPictures
}

extension FigureError {
  /// What was expected and what was found.
  package var message: String {
    switch self {
    case .png(let words): "libpng cannot write the picture: \(words)"
    case .notPictures: "PNG files hold pictures alone here, and this figure has curves or words"
    }
  }

  /// A suggested fix.
  package var help: String? {
    switch self {
    case .png: nil
    case .notPictures: "write it as SVG: a name that ends in .svg"
    }
  }
}

extension [UInt8] {
  /// The bytes in base 64 (RFC 4648), padded.
  package var base64: String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((count + 2) / 3 * 4)
    for start in Swift.stride(from: 0, to: count, by: 3) {
      let left = count - start
      let word =
        UInt32(self[start]) << 16 | (left > 1 ? UInt32(self[start + 1]) << 8 : 0)
        | (left > 2 ? UInt32(self[start + 2]) : 0)
      text.append(digits[Int(word >> 18)])
      text.append(digits[Int(word >> 12 & 63)])
      text.append(left > 1 ? digits[Int(word >> 6 & 63)] : UInt8(ascii: "="))
      text.append(left > 2 ? digits[Int(word & 63)] : UInt8(ascii: "="))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
