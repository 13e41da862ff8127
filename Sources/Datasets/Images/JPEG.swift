import CTurboJPEG
import Engine
import Tensors

/// JPEG files, decoded by libjpeg-turbo.
enum JPEG {
  /// - Throws: `DataDamage`, `OutOfMemory`.
  static func decode(_ bytes: [UInt8], _ mode: ImageFile.ColorMode, purpose: String) throws -> Tensor {
    guard let decoder = tjInitDecompress() else {
      throw DataDamage.brokenImage(format: "JPEG", reason: "the decoder cannot start")
    }
    defer { tjDestroy(decoder) }
    // The library counts bytes in an unsigned long and never writes to them.
    return try bytes.withUnsafeBufferPointer { buffer in
      var (width, height, sampling, space) = (Int32(0), Int32(0), Int32(0), Int32(0))
      let header = tjDecompressHeader3(
        decoder, buffer.baseAddress, UInt(buffer.count), &width, &height, &sampling, &space)
      guard header == 0 else { throw damage(decoder) }
      let pixels = try ImageFile.checkedCount(Int(width), Int(height), format: "JPEG")
      // CMYK images are refused: their conversion to RGB depends on the paper.
      guard space != Int32(TJCS_CMYK.rawValue), space != Int32(TJCS_YCCK.rawValue) else {
        throw DataDamage.brokenImage(
          format: "JPEG", reason: "its colours are CMYK, for print; only RGB and grey are read")
      }

      let format =
        switch mode {
        case .grayscale: TJPF_GRAY
        case .rgb: TJPF_RGB
        case .rgba: TJPF_RGBA
        }
      let channels = mode.channels
      let storage = try Storage(byteCount: pixels * channels, category: .data, purpose: purpose)
      let target = storage.pointer.assumingMemoryBound(to: UInt8.self)
      // A file of a few bytes can require any number of decoding passes, so they are limited.
      let status = tjDecompress2(
        decoder, buffer.baseAddress, UInt(buffer.count), target, width, width * Int32(channels), height,
        Int32(format.rawValue), TJFLAG_LIMITSCANS)
      // Warnings are minor faults, such as extra bytes, except for a missing end.
      if status != 0, tjGetErrorCode(decoder) != Int32(TJERR_WARNING.rawValue) || isCutOff(decoder) {
        throw damage(decoder)
      }
      return try Tensor(shape: [Int(height), Int(width), channels], dtype: .uint8, storage: storage)
    }
  }

  private static func message(_ decoder: tjhandle) -> String {
    tjGetErrorStr2(decoder).map { String(cString: $0) } ?? "unknown fault"
  }

  private static func isCutOff(_ decoder: tjhandle) -> Bool {
    message(decoder).contains("remature end")
  }

  private static func damage(_ decoder: tjhandle) -> DataDamage {
    .brokenImage(
      format: "JPEG", reason: isCutOff(decoder) ? "it ends too early" : message(decoder).lowercased())
  }
}
