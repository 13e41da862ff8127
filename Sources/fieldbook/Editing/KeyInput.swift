import Glibc

/// Reads characters from a terminal, after those that were put back.
struct KeyInput {
  /// The result of reading.
  enum Event: Equatable {
    case character(Unicode.Scalar)
    /// A signal arrived instead of a character.
    case signal
    /// End of input.
    case end
  }

  private let descriptor: Int32
  private var pending: [Unicode.Scalar] = []
  /// Bytes that were read ahead.
  private var ahead: ArraySlice<UInt8> = []
  /// Whether many bytes are read at once, as for a paste. Else those that are not asked for stay with the terminal.
  var readsAhead = false

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Puts a character back, to be read next.
  mutating func putBack(_ character: Unicode.Scalar) { pending.append(character) }

  /// The character that is read next, if it is there; `nil` for signals, the end and incomplete characters.
  mutating func peek() -> Unicode.Scalar? {
    guard isReady(within: 0), case .character(let character) = next() else { return nil }
    putBack(character)
    return character
  }

  /// Waits for a character. Bytes that are not UTF-8 are skipped.
  mutating func next() -> Event {
    if let character = pending.popLast() { return .character(character) }
    var bytes: [UInt8] = []
    while true {
      switch nextByte() {
      case .stop(let event):
        return event
      case .byte(let byte):
        if byte < 0x80 { return .character(Unicode.Scalar(byte)) }
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

  /// The length of a UTF-8 sequence of several bytes by the first; `nil` for an invalid one.
  private static func length(first: UInt8) -> Int? {
    switch first {
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

  private mutating func nextByte() -> Byte {
    if let byte = ahead.popFirst() { return .byte(byte) }
    if poll(-1) == .signal {
      Signals.silence()
      return .stop(.signal)
    }
    var bytes = [UInt8](repeating: 0, count: readsAhead ? 4096 : 1)
    let count = read(descriptor, &bytes, bytes.count)
    if count == 0 { return .stop(.end) }
    guard count > 0 else { return .stop(errno == EINTR || errno == EAGAIN ? .signal : .end) }
    ahead = bytes[1..<count]
    return .byte(bytes[0])
  }

  /// Whether there is a character, the end or a signal within a timeout.
  func isReady(within milliseconds: Int32) -> Bool {
    !pending.isEmpty || !ahead.isEmpty || poll(milliseconds) != nil
  }

  private enum Source { case keys, signal }

  /// Waits for input; `nil` on timeout.
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
