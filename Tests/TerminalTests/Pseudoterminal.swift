import Foundation
import Glibc
import Synchronization
import Testing

@testable import fieldbook

/// A pseudo-terminal: the test holds the side of the keyboard and the screen.
final class Pseudoterminal: Sendable {
  let program: Int32
  private let keyboard: Int32
  private let screen: Mutex<ScreenModel>
  private let bytes = Mutex<[UInt8]>([])

  init(columns: Int = 60, rows: Int = 16) throws {
    DisplayWidth.prepare()
    var (keyboard, program): (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&keyboard, &program, nil, nil, &size) == 0 else { throw POSIXError(.ENOTTY) }
    _ = fcntl(keyboard, F_SETFD, FD_CLOEXEC)
    self.keyboard = keyboard
    self.program = program
    screen = Mutex(ScreenModel(columns: columns, rows: rows))
    let thread = Thread { [weak self, keyboard] in
      var chunk = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(keyboard, &chunk, chunk.count)
        guard count > 0, let self else { break }
        let arrived = Array(chunk[..<count])
        // What waits for the screen then reads the bytes.
        self.bytes.withLock { $0 += arrived }
        self.screen.withLock { $0.take(arrived) }
      }
      close(keyboard)
    }
    thread.start()
  }

  /// Closes the program's side, so that reading the other side ends.
  func hangUp() { close(program) }

  /// The path of the program's side.
  var path: String {
    var name = [CChar](repeating: 0, count: 128)
    ttyname_r(program, &name, name.count)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Types keys.
  func type(_ keys: String) { type(bytes: Array(keys.utf8)) }

  /// Types bytes, which need not be characters.
  func type(bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      written += count
    }
  }

  /// Pastes with bracketed-paste marks.
  func paste(_ text: String) { type("\u{1B}[200~" + text + "\u{1B}[201~") }

  var model: ScreenModel { screen.withLock { $0 } }
  var output: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

  /// Waits until the screen satisfies a condition, at most a minute, which is a fault; returns the screen.
  @discardableResult
  func wait(until isReached: (ScreenModel) -> Bool) -> ScreenModel {
    let deadline = Date(timeIntervalSinceNow: 60)
    while Date() < deadline {
      let model = model
      if isReached(model) { return model }
      usleep(2000)
    }
    Issue.record("the screen did not come to what was waited for:\n\(model.text)")
    return model
  }

  /// Waits until a text is on the screen.
  @discardableResult
  func wait(for text: String) -> ScreenModel { wait { $0.text.contains(text) } }

  /// Waits until the screen shows these lines.
  @discardableResult
  func wait(for lines: [String]) -> [String] { wait { $0.lines == lines }.lines }
}

/// The keys of a keyboard.
enum Key {
  static let enter = "\r"
  static let tab = "\t"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let home = "\u{1B}[H"
  static let end = "\u{1B}[F"
  static let delete = "\u{1B}[3~"
  static let backspace = "\u{7F}"
  static let altEnter = "\u{1B}\r"
  static func control(_ letter: Character) -> String { String(UnicodeScalar(letter.asciiValue! & 0x1F)) }
}
