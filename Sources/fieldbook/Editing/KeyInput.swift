import Glibc

/// Reads characters from a terminal, with what was put back first.
struct KeyInput {
  /// What came.
  enum Event: Equatable {
    case character(Unicode.Scalar)
    /// A signal arrived instead of a character.
    case signal
    /// There is nothing more to read.
    case end
  }

  private let descriptor: Int32
  private var pending: [Unicode.Scalar] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Gives a character back, to be read next.
  mutating func putBack(_ character: Unicode.Scalar) { pending.append(character) }

  /// Waits for a character, and takes no byte beyond it. Bytes that are not UTF-8 are passed over.
  mutating func next() -> Event {
    if let character = pending.popLast() { return .character(character) }
    var bytes: [UInt8] = []
    while true {
      switch nextByte() {
      case .stop(let event):
        return event
      case .byte(let byte):
        if byte & 0xC0 != 0x80 { bytes = [] }
        bytes.append(byte)
      }
      guard let length = bytes.first.flatMap(KeyInput.length) else {
        bytes = []
        continue
      }
      guard bytes.count == length else { continue }
      if let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first {
        return .character(scalar)
      }
      bytes = []
    }
  }

  /// The bytes of a character whose first one this is; nil where none starts so.
  private static func length(first: UInt8) -> Int? {
    switch first {
    case 0..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: nil
    }
  }

  private enum Byte {
    case byte(UInt8)
    case stop(Event)
  }

  private func nextByte() -> Byte {
    if poll(-1) == .signal {
      Signals.silence()
      return .stop(.signal)
    }
    var byte: UInt8 = 0
    switch read(descriptor, &byte, 1) {
    case 1: return .byte(byte)
    case 0: return .stop(.end)
    default: return .stop(errno == EINTR || errno == EAGAIN ? .signal : .end)
    }
  }

  /// Whether a character comes, or an end or a signal, within so many milliseconds.
  func isReady(within milliseconds: Int32) -> Bool {
    !pending.isEmpty || poll(milliseconds) != nil
  }

  private enum Source { case keys, signal }

  /// Waits until something is there to be read; nil where the time passed without.
  private func poll(_ milliseconds: Int32) -> Source? {
    var waiting = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: Signals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let count = Glibc.poll(&waiting, 2, milliseconds)
      if count == 0 { return nil }
      if count < 0, errno == EINTR { continue }
      return count > 0 && waiting[1].revents != 0 ? .signal : .keys
    }
  }
}
