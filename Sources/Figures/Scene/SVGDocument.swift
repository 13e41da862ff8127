import CRsvg

/// An SVG document as librsvg reads it; it reads no other file.
final class SVGDocument {
  private let document: OpaquePointer
  /// In pixels.
  let width: Double
  let height: Double

  /// - Throws: `FigureError.noRenderer`, `.noFonts`, and `.svg` for what is not SVG or has no size.
  init(_ text: String) throws(FigureError) {
    if let reason = rsvg_load() { throw .noRenderer(String(cString: reason)) }
    guard rsvg_font_count() > 0 else { throw .noFonts }
    let bytes = Array(text.utf8)
    var reason = [CChar](repeating: 0, count: Self.reasonCapacity)
    guard let document = rsvg_open(bytes, bytes.count, &reason, reason.count) else {
      throw .svg(Self.text(reason))
    }
    var size = (width: 0.0, height: 0.0)
    guard rsvg_size(document, &size.width, &size.height), size.width > 0, size.height > 0 else {
      rsvg_close(document)
      throw .svg("it has no width and height in pixels")
    }
    self.document = document
    (width, height) = size
  }

  deinit { rsvg_close(document) }

  /// The document on white ground, row by row: blue, green, red and an alpha of 255 of each pixel.
  func samples(width: Int, height: Int) throws(FigureError) -> [UInt8] {
    var samples = [UInt8](repeating: 255, count: 4 * width * height)
    var reason = [CChar](repeating: 0, count: Self.reasonCapacity)
    guard rsvg_draw(document, &samples, Int32(width), Int32(height), &reason, reason.count) else {
      throw .svg(Self.text(reason))
    }
    return samples
  }

  private static let reasonCapacity = 512

  private static func text(_ reason: [CChar]) -> String {
    String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
