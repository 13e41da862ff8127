import CPNG
import CTurboJPEG
import Files
package import Tensors

/// What a file stores, and writing.
extension ImageFile {
  /// The pixels of a file as they are stored, with Pillow's name of the mode.
  package enum StoredMode: String, Sendable {
    case grayscale = "L"
    case grayscaleAlpha = "LA"
    case rgb = "RGB"
    case rgba = "RGBA"
    case palette = "P"
    case cmyk = "CMYK"
    /// 16 bits a pixel.
    case deep = "I;16"
    /// One bit a pixel.
    case bits = "1"
  }

  /// The format and the mode of the bytes of a file. - Throws: `DataDamage.notImage`.
  package static func stored(_ bytes: [UInt8]) throws -> (format: String, mode: StoredMode) {
    if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]), bytes.count > 25 {
      let (depth, color) = (bytes[24], bytes[25])
      let mode: StoredMode =
        switch color {
        case 0: depth == 16 ? .deep : depth == 1 ? .bits : .grayscale
        case 2: .rgb
        case 3: .palette
        case 4: .grayscaleAlpha
        default: .rgba
        }
      return ("PNG", mode)
    }
    if bytes.starts(with: [0xff, 0xd8, 0xff]) {
      for (marker, content) in JPEGSegments(bytes) {
        let isSize = (0xc0...0xcf).contains(marker) && ![0xc4, 0xc8, 0xcc].contains(marker)
        if isSize, content.count > 5 {
          let count = content[content.startIndex + 5]
          return ("JPEG", count == 1 ? .grayscale : count == 4 ? .cmyk : .rgb)
        }
      }
      return ("JPEG", .rgb)
    }
    throw DataDamage.notImage(found: Array(bytes.prefix(8)))
  }

  /// Writes pixels, (H, W, C) with 1, 3 or 4 channels, in the format of the path's ending.
  ///
  /// - `quality`: of JPEG, 1 to 100.
  /// - Throws: `SystemFault`; `DataDamage` if the encoder fails.
  /// - Precondition: uint8; not 4 channels for JPEG.
  package static func write(_ pixels: Tensor, to path: String, quality: Int) throws {
    let isPNG = path.lowercased().hasSuffix(".png")
    try FileReplacement.replace(path, with: encode(pixels, isPNG: isPNG, quality: quality))
  }

  /// The bytes of a file of pixels, (H, W, C) with 1, 3 or 4 channels.
  ///
  /// - `quality`: of JPEG, 1 to 100.
  /// - Precondition: uint8; not 4 channels for JPEG.
  package static func encode(_ pixels: Tensor, isPNG: Bool, quality: Int) throws -> [UInt8] {
    let (height, width, channels) = (pixels.shape[0], pixels.shape[1], pixels.shape[2])
    let samples = try pixels.elements(UInt8.self)
    return try isPNG
      ? png(samples, width, height, channels) : jpeg(samples, width, height, channels, quality: quality)
  }

  private static func png(_ samples: [UInt8], _ width: Int, _ height: Int, _ channels: Int) throws -> [UInt8]
  {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    (image.width, image.height) = (png_uint_32(width), png_uint_32(height))
    image.format =
      (channels > 1 ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0)
      | (channels == 4 ? png_uint_32(PNG_FORMAT_FLAG_ALPHA) : 0)
    defer { png_image_free(&image) }
    var size = 0
    guard png_image_write_to_memory(&image, nil, &size, 0, samples, 0, nil) != 0 else {
      throw DataDamage.brokenImage(format: "PNG", reason: "it cannot be written")
    }
    var bytes = [UInt8](repeating: 0, count: size)
    guard png_image_write_to_memory(&image, &bytes, &size, 0, samples, 0, nil) != 0 else {
      throw DataDamage.brokenImage(format: "PNG", reason: "it cannot be written")
    }
    return Array(bytes.prefix(size))
  }

  private static func jpeg(_ samples: [UInt8], _ width: Int, _ height: Int, _ channels: Int, quality: Int)
    throws
    -> [UInt8]
  {
    guard let encoder = tjInitCompress() else {
      throw DataDamage.brokenImage(format: "JPEG", reason: "the encoder cannot start")
    }
    defer { tjDestroy(encoder) }
    var bytes: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    defer { tjFree(bytes) }
    let (format, sampling) = channels == 1 ? (TJPF_GRAY, TJSAMP_GRAY) : (TJPF_RGB, TJSAMP_420)
    let status = tjCompress2(
      encoder, samples, Int32(width), Int32(width * channels), Int32(height), Int32(format.rawValue), &bytes,
      &size,
      Int32(sampling.rawValue), Int32(quality), TJFLAG_ACCURATEDCT)
    guard status == 0, let bytes else {
      throw DataDamage.brokenImage(format: "JPEG", reason: "it cannot be written")
    }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }
}
