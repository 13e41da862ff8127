/// An image that a foreign notebook holds.
///
/// It is not to be trusted. SVG may contain scripts, which do not run in the source of an `img` element.
package enum EmbeddedImage: Equatable, Sendable {
  /// Bytes of a type of `bitmapTypes`, in Base64: letters, digits, `+`, `/` and `=` only.
  case bitmap(mimeType: String, base64: String)
  /// An SVG document, unchecked.
  case svg(String)

  /// The MIME types of bitmaps, the most usual one first.
  package static let bitmapTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"]

  /// A bitmap; `nil` if it is not in Base64. White space is removed.
  init?(mimeType: String, base64: String) {
    var characters: [UInt8] = []
    characters.reserveCapacity(base64.utf8.count)
    for byte in base64.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
        characters.append(byte)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "): continue
      default: return nil
      }
    }
    if characters.isEmpty { return nil }
    self = .bitmap(mimeType: mimeType, base64: String(decoding: characters, as: UTF8.self))
  }

  /// Its MIME type, and its content as a Jupyter notebook has it.
  package var content: (mimeType: String, text: String) {
    switch self {
    case .bitmap(let mimeType, let base64): (mimeType, base64)
    case .svg(let document): ("image/svg+xml", document)
    }
  }
}
