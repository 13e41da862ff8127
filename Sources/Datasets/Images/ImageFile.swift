package import Tensors

/// JPEG and PNG files, as tensors of bytes.
///
///     let photo = try ImageFile(path: "rose.jpg")
///     try photo.tensor(.rgb).shape     // (240, 320, 3), uint8
///
/// Files are not trusted: sizes are limited to `pixelLimit`, and truncated or damaged content is an error.
package struct ImageFile: Sendable {
  package let file: DataFile

  /// The channels of a pixel.
  package enum ColorMode: String, Sendable, CaseIterable {
    case grayscale, rgb, rgba

    var channels: Int {
      switch self {
      case .grayscale: 1
      case .rgb: 3
      case .rgba: 4
      }
    }
  }

  /// The maximum number of pixels; a larger image is refused before memory is allocated.
  package static let pixelLimit = 100_000_000

  /// The supported file extensions, in lower case.
  package static let endings = [".jpg", ".jpeg", ".png"]

  package init(path: String) { self.init(file: DataFile(path: path, origin: .learner)) }

  init(file: DataFile) { self.file = file }

  /// The image as uint8 (H, W, C).
  ///
  /// - Throws: `DatasetError.unreadable`, `.damaged`; `OutOfMemory`.
  package func tensor(_ mode: ColorMode = .rgb) throws -> Tensor {
    let bytes = try file.contents()
    do {
      return try Self.decode(bytes, mode, purpose: file.path)
    } catch let damage as DataDamage {
      throw DatasetError.damaged(file, damage)
    }
  }

  /// Decodes the bytes of a file.
  ///
  /// - Throws: `DataDamage`, `OutOfMemory`.
  package static func decode(_ bytes: [UInt8], _ mode: ColorMode, purpose: String) throws -> Tensor {
    if bytes.starts(with: [0xff, 0xd8, 0xff]) { return try JPEG.decode(bytes, mode, purpose: purpose) }
    if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) { return try PNG.decode(bytes, mode, purpose: purpose) }
    throw DataDamage.notImage(found: Array(bytes.prefix(8)))
  }

  /// The number of pixels, checked. - Throws: `DataDamage.hugeImage`, `.brokenImage`.
  static func checkedCount(_ width: Int, _ height: Int, format: String) throws(DataDamage) -> Int {
    guard width > 0, height > 0 else {
      throw .brokenImage(format: format, reason: "it is \(width) × \(height) pixels")
    }
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    guard !overflows, count <= pixelLimit else { throw .hugeImage(width: width, height: height) }
    return count
  }
}
