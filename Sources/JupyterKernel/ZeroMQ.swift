import CZeroMQ

/// Why ZeroMQ could not do something.
package struct ZeroMQFault: Error, Equatable, CustomStringConvertible {
  package var description: String

  /// ZeroMQ cannot be opened.
  static func missing(_ reason: String) -> ZeroMQFault {
    ZeroMQFault(
      description:
        "a Jupyter kernel needs ZeroMQ, which cannot be opened (\(reason)); sudo apt-get install libzmq5")
  }

  /// What was to be done failed.
  static func failed(_ doing: String) -> ZeroMQFault {
    ZeroMQFault(description: "cannot \(doing): \(String(cString: zeromq_fault()))")
  }
}

/// ZeroMQ's context, which sockets belong to; it ends once they are closed.
package final class SocketContext: @unchecked Sendable {
  fileprivate let handle: UnsafeMutableRawPointer

  /// - Throws: `ZeroMQFault` where ZeroMQ is not installed.
  package init() throws(ZeroMQFault) {
    if let reason = zeromq_load() { throw .missing(String(cString: reason)) }
    guard let handle = zeromq_context() else { throw .failed("start ZeroMQ") }
    self.handle = handle
  }

  deinit { zeromq_end(handle) }

  /// ZeroMQ's version.
  ///
  /// - Throws: `ZeroMQFault` where it is not installed.
  package static func version() throws(ZeroMQFault) -> String {
    if let reason = zeromq_load() { throw .missing(String(cString: reason)) }
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    zeromq_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }
}

/// A socket of ZeroMQ. One thread uses it at a time.
package final class Socket: @unchecked Sendable {
  package enum Kind: Sendable {
    /// Receives from many peers with the identity of each, and sends to the one whose identity comes first.
    case router
    /// Sends to all that subscribed, and receives their subscriptions.
    case publisher
    /// The other sides of these two.
    case dealer, subscriber
  }

  let handle: UnsafeMutableRawPointer
  private let context: SocketContext

  /// The most bytes of a frame: 256 MiB; who sends a larger one is disconnected.
  private static let largestFrame: Int64 = 256 << 20
  /// The most messages that wait for a peer which does not read; further ones are dropped.
  private static let longestQueue: Int32 = 200_000
  /// How long a closed socket goes on to send, in milliseconds.
  private static let linger: Int32 = 500

  package init(_ kind: Kind, in context: SocketContext) throws(ZeroMQFault) {
    let number =
      switch kind {
      case .router: zeromq_router
      case .publisher: zeromq_xpub
      case .dealer: zeromq_dealer
      case .subscriber: zeromq_sub
      }
    guard let handle = zeromq_socket(context.handle, Int32(number)) else {
      throw .failed("make a socket")
    }
    (self.context, self.handle) = (context, handle)
    set(zeromq_linger, Self.linger)
    set(zeromq_maximal_size, Self.largestFrame)
    set(zeromq_send_limit, Self.longestQueue)
    set(zeromq_receive_limit, Self.longestQueue)
    switch kind {
    // A peer that comes back under its identity takes its own place, and one that is not there is told of.
    case .router:
      set(zeromq_handover, 1 as Int32)
      set(zeromq_mandatory, 1 as Int32)
    // Each subscription is heard of, also of what others subscribed to before.
    case .publisher: set(zeromq_verbose, 1 as Int32)
    case .subscriber: zeromq_set(handle, Int32(zeromq_subscribe), nil, 0)
    case .dealer: break
    }
  }

  deinit { zeromq_close(handle) }

  private func set(_ option: Int, _ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value) { _ = zeromq_set(handle, Int32(option), $0.baseAddress, $0.count) }
  }

  /// Listens at an address such as `tcp://127.0.0.1:5555`.
  package func bind(_ address: String) throws(ZeroMQFault) {
    guard zeromq_bind(handle, address) == 0 else { throw .failed("listen at \(address)") }
  }

  package func connect(_ address: String) throws(ZeroMQFault) {
    guard zeromq_connect(handle, address) == 0 else { throw .failed("connect to \(address)") }
  }

  /// Sends a message of one or more frames, without waiting.
  ///
  /// - Returns: whether there is a peer to send it to.
  @discardableResult
  package func send(_ frames: [[UInt8]]) -> Bool {
    for (position, frame) in frames.enumerated() {
      guard zeromq_send(handle, frame, frame.count, position < frames.count - 1) >= 0 else { return false }
    }
    return true
  }

  /// The next message, without waiting; `nil` if there is none.
  package func receive() -> [[UInt8]]? {
    var frames: [[UInt8]] = []
    var hasMore = true
    while hasMore {
      var frame = zeromq_frame()
      guard zeromq_receive(handle, &frame) >= 0 else { return nil }
      frames.append(
        Array(UnsafeRawBufferPointer(start: zeromq_bytes(&frame), count: zeromq_count(&frame))))
      hasMore = zeromq_has_more(&frame)
      zeromq_release(&frame)
    }
    return frames
  }
}
