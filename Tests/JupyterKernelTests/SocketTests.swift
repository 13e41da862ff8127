import Engine
import Formats
import Glibc
import Testing

@testable import JupyterKernel

private let isThere = (try? SocketContext.version()) != nil

/// A kernel on real sockets, if ZeroMQ is there.
@Suite(.serialized, .enabled(if: isThere, "ZeroMQ is not installed"), .timeLimit(.minutes(1)))
struct SocketTests {
  /// A front end: a socket for each channel, and a codec.
  final class Front {
    var codec: MessageCodec
    private let sockets: [ConnectionFile.Channel: Socket]

    init(_ connection: ConnectionFile) throws {
      let context = try SocketContext()
      codec = MessageCodec(key: connection.key)
      var sockets: [ConnectionFile.Channel: Socket] = [:]
      for channel in ConnectionFile.Channel.allCases {
        let socket = try Socket(channel == .iopub ? .subscriber : .dealer, in: context)
        try socket.connect(connection.address(of: channel))
        sockets[channel] = socket
      }
      self.sockets = sockets
    }

    func send(_ kind: String, _ content: JSON, on channel: ConnectionFile.Channel) {
      let message = Outgoing(channel: channel, identities: [], kind: kind, parent: [:], content: content)
      send(codec.frames(of: message), on: channel)
    }

    func send(_ frames: [[UInt8]], on channel: ConnectionFile.Channel) { sockets[channel]?.send(frames) }

    /// The next frames on a channel.
    func frames(on channel: ConnectionFile.Channel) throws -> [[UInt8]] {
      for _ in 0..<2000 {
        if let frames = sockets[channel]?.receive() { return frames }
        usleep(5000)
      }
      throw Silence()
    }

    /// The next message on a channel that is of a kind.
    func message(_ kind: String, on channel: ConnectionFile.Channel) throws -> Message {
      while true {
        let message = try codec.message(from: frames(on: channel))
        if message.kind == kind { return message }
      }
    }

    struct Silence: Error {}
  }

  /// A port of this machine that nothing listens at.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutableBytes(of: &address) { bytes in
      let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
      return address.map { bind(descriptor, $0, size) + getsockname(descriptor, $0, &size) } ?? -1
    }
    try #require(status == 0)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  @Test func aConversation() throws {
    var connection = try ConnectionFile(MessageTests.connection())
    for channel in ConnectionFile.Channel.allCases { connection.ports[channel] = try Self.freePort() }
    let scene = try Scene()
    let information = KernelInformation(version: "0", connection: connection)
    let channels = try Channels(
      connection, information: information, inbox: scene.inbox, outbox: scene.outbox)
    // Each address is taken once.
    #expect(throws: ZeroMQFault.self) {
      try Channels(connection, information: information, inbox: Inbox(), outbox: Outbox())
    }
    channels.start()
    let front = try Front(connection)
    #expect(try front.message("iopub_welcome", on: .iopub).content == ["subscription": ""])

    // The sockets' thread answers by itself on the control channel.
    front.send("kernel_info_request", [:], on: .control)
    #expect(try front.message("kernel_info_reply", on: .control).content["status"] == "ok")
    front.send([[1, 2, 3]], on: .hb)
    #expect(try front.frames(on: .hb) == [[1, 2, 3]])

    // What is no message goes nowhere; the next one does.
    front.send([[1]], on: .shell)
    front.send(MessageTests.frames(key: "another"), on: .shell)
    front.send("execute_request", ["code": "print(6 * 7)"], on: .shell)
    scene.kernel.answer(try #require(scene.inbox.next()))
    let reply = try front.message("execute_reply", on: .shell)
    #expect(reply.content["status"] == "ok")
    #expect(try front.message("execute_input", on: .iopub).content["code"] == "print(6 * 7)")
    #expect(try front.message("stream", on: .iopub).content["text"] == "42\n")

    front.send("shutdown_request", ["restart": true], on: .control)
    let end = try front.message("shutdown_reply", on: .control)
    #expect(end.content == ["status": "ok", "restart": true])
    scene.kernel.run()
    channels.join()
    #expect(!Interruption.isRequested)
  }
}
