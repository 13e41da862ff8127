import Datasets
package import Evaluator
package import Figures
import Glibc
import PythonLibrary
package import Tensors

/// `PIL.Image.Image`: a picture of bytes.
package final class PictureObject: Object, TensorHolder {
  package private(set) var width: Int
  package private(set) var height: Int
  /// `L`, `RGB` or `RGBA`; `P` of a file with a palette, whose colours are here already.
  private(set) var mode: String
  /// Row by row. Methods that Pillow says to change a picture change these.
  private(set) var pixels: [UInt8]
  /// The format of the file that it comes from.
  let format: String?

  /// - Precondition: as many bytes as pixels and channels.
  package init(_ pixels: [UInt8], width: Int, height: Int, mode: String, format: String? = nil) {
    (self.pixels, self.width, self.height, self.mode, self.format) = (pixels, width, height, mode, format)
  }

  var channels: Int { Self.channels[mode] ?? 3 }

  /// `RGBa` has colours that are multiplied by how opaque they are.
  static let channels = ["L": 1, "RGB": 3, "RGBA": 4, "RGBa": 4, "P": 4]

  /// The most pixels of a picture.
  static let most = ImageFile.pixelLimit

  package var classObject: ClassObject { PictureMembers.type }

  package func repr(_ interpreter: Interpreter) -> String {
    "<PIL.Image.Image image mode=\(mode) size=\(width)x\(height)>"
  }

  /// - Throws: a fault for a format that is not read.
  static func open(_ path: String) throws -> PictureObject {
    let bytes = try FileBytes.read(path)
    do { return try decoded(bytes, path) } catch let damage as DataDamage {
      throw DatasetError.damaged(ImageFile(path: path).file, damage)
    }
  }

  /// A picture from the bytes of a file, which has a name.
  static func decoded(_ bytes: [UInt8], _ name: String) throws -> PictureObject {
    let (format, stored) = try ImageFile.stored(bytes)
    let mode: ImageFile.ColorMode
    switch stored {
    case .grayscale: mode = .grayscale
    case .rgb: mode = .rgb
    case .rgba, .palette: mode = .rgba
    case .grayscaleAlpha, .cmyk, .deep, .bits:
      throw Fault.message(
        "\(name) has the mode \(stored.rawValue), which is not here",
        help: "here are L, RGB, RGBA and P; keras.utils.load_img reads it as RGB")
    }
    let tensor = try ImageFile.decode(bytes, mode, purpose: name)
    return PictureObject(
      try tensor.elements(UInt8.self), width: tensor.shape[1], height: tensor.shape[0], mode: stored.rawValue,
      format: format)
  }

  package var heldTensor: Tensor {
    get throws {
      guard mode != "P" else {
        throw Fault.message(
          "a picture with a palette has numbers of colours, which are not here",
          help: "image.convert(\"RGB\") first")
      }
      return try Tensor(
        shape: channels == 1 ? [height, width] : [height, width, channels], elements: pixels)
    }
  }

  package func figure(_ console: any Console) throws -> Figure {
    let shown = mode == "P" ? converted(to: "RGB") : self
    let tensor = try Tensor(shape: [height, width, shown.channels], elements: shown.pixels)
    let picture = try Pictures.picture(tensor, map: .gray, lowest: 0, highest: 255, console) {
      throw Fault.message("a picture without pixels cannot be shown")
    }
    var axes = Axes(marks: [.picture(PictureMark(picture))])
    axes.isFramed = false
    var figure = Figure()
    figure.panels = [Panel(axes, row: 0, column: 0)]
    return figure
  }

  // MARK: - Changes

  /// The numbers of one channel, row by row.
  func channel(_ number: Int) -> [UInt8] {
    stride(from: number, to: pixels.count, by: channels).map { pixels[$0] }
  }

  func copied() -> PictureObject { PictureObject(pixels, width: width, height: height, mode: mode) }

  /// Takes the place of another picture: its pixels, its size and its mode.
  func become(_ other: PictureObject) {
    (pixels, width, height, mode) = (other.pixels, other.width, other.height, other.mode)
  }

  /// Of RGBA: colours multiplied by how opaque they are.
  var premultiplied: PictureObject {
    var result = pixels
    for start in stride(from: 0, to: result.count, by: 4) {
      for channel in 0..<3 {
        let product = Int(result[start + channel]) * Int(result[start + 3]) + 128
        result[start + channel] = UInt8(((product >> 8) + product) >> 8)
      }
    }
    return PictureObject(result, width: width, height: height, mode: "RGBa")
  }

  /// Of RGBa: colours divided by how opaque they are.
  var unmultiplied: PictureObject {
    var result = pixels
    for start in stride(from: 0, to: result.count, by: 4) {
      let alpha = Int(result[start + 3])
      guard alpha != 0, alpha != 255 else { continue }
      for channel in 0..<3 {
        result[start + channel] = UInt8(min(255, 255 * Int(result[start + channel]) / alpha))
      }
    }
    return PictureObject(result, width: width, height: height, mode: "RGBA")
  }

  /// Puts one pixel's channels at a place.
  ///
  /// - Precondition: a place within, as many bytes as channels.
  func put(_ pixel: [UInt8], x: Int, y: Int) {
    let start = (y * width + x) * channels
    pixels.replaceSubrange(start..<start + channels, with: pixel)
  }

  /// Puts another picture's pixels here, its left upper corner at a place; what lies beyond is left out.
  ///
  /// - `mask`: how much of each pixel is the other's, of 255.
  /// - Precondition: the same mode; a mask of the other's size.
  func paste(_ other: PictureObject, left: Int, top: Int, mask: [UInt8]?) {
    let source = other.pixels
    for y in max(0, -top)..<max(max(0, -top), min(other.height, height - top)) {
      for x in max(0, -left)..<max(max(0, -left), min(other.width, width - left)) {
        let (from, to) = ((y * other.width + x) * channels, ((y + top) * width + x + left) * channels)
        let share = Int(mask?[y * other.width + x] ?? 255)
        for channel in 0..<channels {
          let sum = Int(source[from + channel]) * share + Int(pixels[to + channel]) * (255 - share) + 128
          pixels[to + channel] = UInt8(((sum >> 8) + sum) >> 8)
        }
      }
    }
  }

  /// - Precondition: a known mode, not `P`.
  func converted(to target: String) -> PictureObject {
    guard target != mode else { return copied() }
    var result: [UInt8] = []
    let (from, to) = (channels, Self.channels[target] ?? 3)
    result.reserveCapacity(width * height * to)
    for start in stride(from: 0, to: pixels.count, by: from) {
      let isGray = from == 1
      let (red, green, blue) = (
        pixels[start], pixels[start + (isGray ? 0 : 1)], pixels[start + (isGray ? 0 : 2)]
      )
      if to == 1 {
        result.append(Self.gray(red, green, blue))
      } else {
        result += [red, green, blue]
        if to == 4 { result.append(from == 4 ? pixels[start + 3] : 255) }
      }
    }
    return PictureObject(result, width: width, height: height, mode: target)
  }

  /// Luma of ITU-R 601-2, in 16 bits of fixed point.
  static func gray(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    let sum: Int = Int(red) * 19595 + Int(green) * 38470 + Int(blue) * 7471
    return UInt8((sum + 0x8000) >> 16)
  }

  /// - Precondition: sides of 1 or more.
  package func resized(
    to size: (width: Int, height: Int), _ method: PillowResampling,
    box: (left: Double, top: Double, right: Double, bottom: Double)? = nil
  ) -> PictureObject {
    if size == (width, height), box == nil { return copied() }
    // Colours weigh as much as they are opaque.
    if mode == "RGBA", method != .nearest {
      return premultiplied.resized(to: size, method, box: box).unmultiplied
    }
    return PictureObject(
      method.resize(pixels, width: width, height: height, channels: channels, to: size, box: box),
      width: size.width, height: size.height, mode: mode)
  }

  /// The part from `left`, `top` to `right`, `bottom`; black, or without colour, beyond the picture.
  func cropped(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> PictureObject {
    let (newWidth, newHeight, channels) = (right - left, bottom - top, channels)
    var result = [UInt8](repeating: 0, count: newWidth * newHeight * channels)
    let columns = max(left, 0)..<max(max(left, 0), min(right, width))
    for row in max(top, 0)..<max(max(top, 0), min(bottom, height)) where !columns.isEmpty {
      let start = (row * width + columns.lowerBound) * channels
      let target = ((row - top) * newWidth + columns.lowerBound - left) * channels
      let count = columns.count * channels
      result.replaceSubrange(target..<target + count, with: pixels[start..<start + count])
    }
    return PictureObject(result, width: newWidth, height: newHeight, mode: mode)
  }

  /// Each pixel of the result taken from a place of this picture.
  func rearranged(_ newWidth: Int, _ newHeight: Int, _ source: (_ x: Int, _ y: Int) -> (Int, Int))
    -> PictureObject
  {
    var result: [UInt8] = []
    result.reserveCapacity(pixels.count)
    let channels = channels
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        let (column, row) = source(x, y)
        let start = (row * width + column) * channels
        result += pixels[start..<start + channels]
      }
    }
    return PictureObject(result, width: newWidth, height: newHeight, mode: mode)
  }

  /// A turn or reflection by Pillow's number: `FLIP_LEFT_RIGHT` 0 to `TRANSVERSE` 6.
  func transposed(_ method: Int) -> PictureObject {
    let (w, h) = (width, height)
    switch method {
    case 0: return rearranged(w, h) { (w - 1 - $0, $1) }
    case 1: return rearranged(w, h) { ($0, h - 1 - $1) }
    case 2: return rearranged(h, w) { (w - 1 - $1, $0) }
    case 3: return rearranged(w, h) { (w - 1 - $0, h - 1 - $1) }
    case 4: return rearranged(h, w) { ($1, h - 1 - $0) }
    case 5: return rearranged(h, w) { ($1, $0) }
    default: return rearranged(h, w) { (w - 1 - $1, h - 1 - $0) }
    }
  }
}
