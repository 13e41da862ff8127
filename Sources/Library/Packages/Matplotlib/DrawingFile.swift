package import Evaluator
package import Figures
import Glibc

/// Saving drawings to files.
package enum DrawingFile {
  /// Writes a drawing in the format of the file's ending; a name without one gets `.png`, as in matplotlib.
  ///
  /// - `dpi`: pixels per inch of a PNG file.
  /// - Throws: a fault at the parameter `name` for another ending, for too many pixels, and if the file cannot be
  ///   written.
  /// - Returns: the file's path.
  @discardableResult
  package static func write(
    _ drawing: any Drawing, to path: String, dpi: Double, _ call: Call, _ name: String
  )
    throws -> String
  {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let ending = file.dropFirst().lastIndex(of: ".").map { file[$0...].lowercased() } ?? ""
    let path = ending.isEmpty && !file.isEmpty ? path + ".png" : path
    let format = ending.isEmpty && !file.isEmpty ? ".png" : ending
    guard let bytes = try bytes(of: drawing, ending: format, dpi: dpi, call, name) else {
      throw call.fault(
        name,
        .message("\(call.signature.name) writes files whose names end in .svg or .png, found '\(path)'"))
    }
    let place: String
    do {
      place = try call.interpreter.place(of: path, for: .writing)
    } catch let fault as Fault { throw call.fault(name, fault) }
    guard let reason = write(bytes, to: place) else { return path }
    throw call.fault(name, .message("cannot write \(path): \(reason)"))
  }

  /// A drawing in the format of a file's ending; `nil` for one that is neither `.svg` nor `.png`.
  ///
  /// - Throws: a fault at the parameter `name` for too many pixels.
  static func bytes(of drawing: any Drawing, ending: String, dpi: Double, _ call: Call, _ name: String) throws
    -> [UInt8]?
  {
    switch ending {
    case ".svg": return Array(drawing.svg().utf8)
    case ".png":
      do throws(FigureError) {
        return try drawing.png(dpi: dpi)
      } catch {
        throw call.fault(name, .message(error.message, help: error.help))
      }
    default: return nil
    }
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

extension Call {
  /// Pixels per inch; `nil` for `None`.
  package func resolution(_ name: String) throws -> Double? {
    guard let dpi = try optionalDouble(name) else { return nil }
    guard dpi >= 10, dpi <= 2400 else { throw invalid(name, must: "be from 10 to 2400 pixels per inch") }
    return dpi
  }
}
