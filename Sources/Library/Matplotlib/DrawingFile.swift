import Evaluator
import Figures
import Glibc

/// Saving drawings to files.
enum DrawingFile {
  /// Writes a drawing in the format of the file extension.
  ///
  /// - Throws: a fault at the parameter `name` for another extension, for curves as PNG, and if the file cannot be
  ///   written.
  static func write(_ drawing: any Drawing, to path: String, _ call: Call, _ name: String) throws {
    let bytes: [UInt8]
    if path.hasSuffix(".svg") {
      bytes = Array(drawing.svg().utf8)
    } else if path.hasSuffix(".png") {
      do throws(FigureError) {
        guard let figure = drawing as? Figure else { throw .notPictures }
        bytes = try figure.png()
      } catch {
        throw call.fault(name, .message(error.message, help: error.help))
      }
    } else {
      throw call.fault(
        name,
        .message(
          "\(call.signature.name) writes files whose names end in .svg or .png, found '\(path)'",
          help: "SVG holds every figure; PNG holds pictures alone"))
    }
    guard let reason = write(bytes, to: path) else { return }
    throw call.fault(name, .message("cannot write \(path): \(reason)"))
  }

  /// Writes a temporary file and renames it. - Returns: why that failed, or `nil`.
  private static func write(_ bytes: [UInt8], to path: String) -> String? {
    let draft = path + ".part"
    func reason() -> String { String(cString: strerror(errno)) }
    guard let file = fopen(draft, "wb") else { return reason() }
    let count = fwrite(bytes, 1, bytes.count, file)
    let isWritten = fclose(file) == 0 && count == bytes.count
    guard isWritten, rename(draft, path) == 0 else {
      let words = reason()
      unlink(draft)
      return words
    }
    return nil
  }
}
