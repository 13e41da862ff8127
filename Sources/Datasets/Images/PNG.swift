import CPNG
import Engine
import Tensors

/// PNG files, decoded by libpng.
enum PNG {
  /// - Throws: `DataDamage`, `OutOfMemory`.
  static func decode(_ bytes: [UInt8], _ mode: ImageFile.ColorMode, purpose: String) throws -> Tensor {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    return try bytes.withUnsafeBytes { buffer in
      guard png_image_begin_read_from_memory(&image, buffer.baseAddress, buffer.count) != 0 else {
        throw damage(image)
      }
      let (width, height) = (Int(image.width), Int(image.height))
      let pixels = try ImageFile.checkedCount(width, height, format: "PNG")
      // 16-bit colours use the same curve as 8-bit ones; transparency is dropped, not blended.
      image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
      let isColoured = mode != .grayscale
      let isOpaque = image.format & png_uint_32(PNG_FORMAT_FLAG_ALPHA) == 0
      image.format =
        (isColoured ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0)
        | (mode == .rgba || !isOpaque ? png_uint_32(PNG_FORMAT_FLAG_ALPHA) : 0)
      let stored = (isColoured ? 3 : 1) + (mode == .rgba || !isOpaque ? 1 : 0)
      let storage = try Storage(byteCount: pixels * stored, category: .data, purpose: purpose)
      guard png_image_finish_read(&image, nil, storage.pointer, png_int_32(width * stored), nil) != 0 else {
        throw damage(image)
      }
      let tensor = try Tensor(shape: [height, width, stored], dtype: .uint8, storage: storage)
      guard stored != mode.channels else { return tensor }
      return try tensor.indexed(by: [.ellipsis, .slice(stop: mode.channels)]).copy()
    }
  }

  private static func damage(_ image: png_image) -> DataDamage {
    let message = withUnsafeBytes(of: image.message) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    let isCutOff = message.contains("read beyond end of data") || message.contains("ot enough image data")
    return .brokenImage(format: "PNG", reason: isCutOff ? "it ends too early" : message)
  }
}
