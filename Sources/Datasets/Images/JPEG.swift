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
      let isForPrint = space == Int32(TJCS_CMYK.rawValue) || space == Int32(TJCS_YCCK.rawValue)
      guard !isForPrint || mode != .grayscale else {
        throw DataDamage.brokenImage(
          format: "JPEG", reason: "its colours are CMYK, for print; they are read as RGB, not as grey")
      }
      let format =
        switch mode {
        case _ where isForPrint: TJPF_CMYK
        case .grayscale: TJPF_GRAY
        case .rgb: TJPF_RGB
        case .rgba: TJPF_RGBA
        }
      let channels = isForPrint ? 4 : mode.channels
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
      if isForPrint { convert(target, pixels, isInverted: isAdobe(bytes)) }
      let image = try Tensor(shape: [Int(height), Int(width), channels], dtype: .uint8, storage: storage)
      return channels == mode.channels
        ? image : try image.indexed(by: [.ellipsis, .slice(stop: mode.channels)]).copy()
    }
  }

  /// Turns CMYK into RGB and an opaque fourth channel, in place, as TensorFlow does: each colour is what ink and black leave of the
  /// paper. Adobe's programs store the inks inverted.
  private static func convert(_ pixels: UnsafeMutablePointer<UInt8>, _ count: Int, isInverted: Bool) {
    let flip: UInt8 = isInverted ? 0 : 255
    for pixel in 0..<count {
      let inks = pixels + 4 * pixel
      let black = Int(inks[3] ^ flip)
      for channel in 0..<3 { inks[channel] = UInt8(Int(inks[channel] ^ flip) * black / 255) }
      inks[3] = 255
    }
  }

  /// Whether the file has the marker of Adobe's programs.
  private static func isAdobe(_ bytes: [UInt8]) -> Bool {
    JPEGSegments(bytes).contains { $0.marker == 0xee && $0.content.starts(with: Array("Adobe".utf8)) }
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
