import CPNG

/// PNG files: images written by libpng, and SVG documents drawn by librsvg.
package enum PNGFile {
  /// Pixels per inch of a drawing's scene.
  package static let resolution = 100.0
  /// The most pixels of a side.
  package static let longestSide = 1 << 14
  /// The most pixels of a file: 128 MiB while it is drawn.
  package static let mostPixels = 1 << 25

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
    let format = isOpaque ? PNG_FORMAT_FLAG_COLOR : PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA
    return try bytes(of: samples, width: picture.width, height: picture.height, format)
  }

  /// The bytes of a PNG file of an SVG document on white ground; with an alpha channel, as matplotlib's files have one.
  ///
  /// - `dpi`: pixels for each 100 of the document's own.
  /// - Throws: `FigureError` if librsvg or fonts are not installed, if it is not SVG, and for too many pixels.
  package static func bytes(ofSVG text: String, dpi: Double = resolution) throws(FigureError) -> [UInt8] {
    let document = try SVGDocument(text)
    func side(_ length: Double) -> Int {
      Int((length * dpi / resolution).rounded().clamped(to: 1...1e9))
    }
    let (width, height) = (side(document.width), side(document.height))
    guard max(width, height) <= longestSide, width * height <= mostPixels else {
      throw .tooManyPixels(width: width, height: height)
    }
    let samples = try document.samples(width: width, height: height)
    return try bytes(
      of: samples, width: width, height: height,
      PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_BGR | PNG_FORMAT_FLAG_ALPHA)
  }

  private static func bytes(of samples: [UInt8], width: Int, height: Int, _ format: some BinaryInteger)
    throws(FigureError) -> [UInt8]
  {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(width)
    image.height = png_uint_32(height)
    image.format = png_uint_32(format)
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
