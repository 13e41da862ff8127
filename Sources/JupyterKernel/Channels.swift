import CZeroMQ
import Formats
import Glibc
import Synchronization

/// The sockets of a kernel, and the thread that serves them: it hands requests to the session, sends what is in the outbox,
/// and answers by itself what must not wait for a cell.
package final class Channels: @unchecked Sendable {
  private var sockets: [Channel: Socket] = [:]
  private let inbox: Inbox
  private let outbox: Outbox
  private let information: KernelInformation
  private var codec: MessageCodec
  private let parent = ParentProcess()
  private var thread = pthread_t()
  /// When the process ends, whether the cell that runs has or not; `nil` until it is asked to.
  private var deadline: ContinuousClock.Instant?
  /// What a cell asks a front end whose socket for it is not connected yet.
  private var question: Outgoing?
  private var droppedCount = 0

  /// How long a cell has to end when the kernel does.
  private static let patience = Duration.seconds(1)
  /// How often the front end's process is looked for, in milliseconds.
  private static let watchInterval = 1000
  /// How often a front end is asked again that is not connected, in milliseconds.
  private static let retryInterval = 20
  /// How many messages that were dropped are reported.
  private static let reportedDrops = 10

  /// Listens at the addresses of a connection file, and at no other.
  ///
  /// - Throws: `ZeroMQFault` where ZeroMQ is not installed, or an address is taken.
  package init(
    _ connection: ConnectionFile, information: KernelInformation, inbox: Inbox, outbox: Outbox
  ) throws(ZeroMQFault) {
    let context = try SocketContext()
    codec = MessageCodec(key: connection.key)
    (self.inbox, self.outbox, self.information) = (inbox, outbox, information)
    for channel in Channel.allCases {
      let socket = try Socket(channel == .iopub ? .publisher : .router, in: context)
      try socket.bind(connection.address(of: channel))
      sockets[channel] = socket
    }
  }

  /// Begins to serve.
  package func start() {
    InterruptSignal.prepare()
    outbox.publish("status", ["execution_state": "starting"], about: nil)
    let own = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { own in
        guard let own else { return nil }
        Unmanaged<Channels>.fromOpaque(own).takeRetainedValue().serve()
        return nil
      }, own.toOpaque())
    guard status == 0 else { fatalError("no thread can be started: \(String(cString: strerror(status)))") }
  }

  /// Waits until all is sent and the kernel was asked to end.
  package func join() { pthread_join(thread, nil) }

  private func serve() {
    // Cells before what is done with them: an interrupt is for those that were sent before it.
    let order: [Channel] = [.shell, .control, .stdin, .iopub, .hb]
    var sources = order.map { zeromq_source(socket: sockets[$0]?.handle, descriptor: 0, events: 0, found: 0) }
    for bell in [outbox.bell, InterruptSignal.bell] {
      sources.append(zeromq_source(socket: nil, descriptor: bell.descriptor, events: 0, found: 0))
    }
    var wait = 0
    while true {
      zeromq_wait(&sources, Int32(sources.count), min(wait, Self.watchInterval))
      for channel in order {
        while let frames = sockets[channel]?.receive() { take(frames, from: channel) }
      }
      if InterruptSignal.bell.silence() { interrupt() }
      if parent?.isGone == true { end() }
      outbox.bell.silence()
      let (messages, next) = outbox.take()
      wait = next ?? Self.watchInterval
      for message in [question].compactMap({ $0 }) + messages { send(message) }
      if question != nil { wait = min(wait, Self.retryInterval) }
      guard let deadline else { continue }
      let isFinished = outbox.isFinished
      if isFinished || ContinuousClock.now >= deadline {
        // What was sent leaves before the context ends.
        sockets = [:]
        if isFinished { return }
        // The cell does not end by itself.
        _exit(0)
      }
      wait = min(wait, Self.retryInterval)
    }
  }

  private func send(_ message: Outgoing) {
    let isSent = sockets[message.channel]?.send(codec.frames(of: message)) == true
    if message.channel == .stdin { question = isSent ? nil : message }
  }

  /// The cell that runs is to stop, and what it asked with it.
  private func interrupt() {
    question = nil
    inbox.interrupt()
  }

  /// The session ends, and the process with it.
  private func end() {
    if deadline == nil { deadline = .now + Self.patience }
    inbox.close()
  }

  private func take(_ frames: [[UInt8]], from channel: Channel) {
    switch channel {
    case .hb: sockets[.hb]?.send(frames)
    case .iopub: welcome(frames)
    case .shell, .control, .stdin:
      do {
        let request = Request(channel: channel, message: try codec.message(from: frames))
        if channel == .stdin {
          if let line = request.content["value"]?.string { inbox.take(line: line) }
        } else {
          take(request)
        }
      } catch {
        droppedCount += 1
        guard droppedCount <= Self.reportedDrops else { return }
        let line = "note: a message on \(channel.rawValue) is dropped: \(error)\n"
        _ = write(STDERR_FILENO, line, line.utf8.count)
      }
    }
  }

  /// Answers a subscription, so that the subscriber knows that it misses nothing from here on.
  private func welcome(_ frames: [[UInt8]]) {
    guard let frame = frames.first, frame.first == 1 else { return }
    let topic = Array(frame.dropFirst())
    let message = Outgoing(
      channel: .iopub, identities: [topic], kind: "iopub_welcome", parent: [:],
      content: ["subscription": .string(String(decoding: topic, as: UTF8.self))])
    sockets[.iopub]?.send(codec.frames(of: message))
  }

  private func take(_ request: Request) {
    switch request.kind {
    case "interrupt_request":
      answer(request, ["status": "ok"])
      interrupt()
    case "shutdown_request":
      let content: JSON = ["status": "ok", "restart": request.content["restart"] ?? false]
      answer(request, content)
      outbox.publish("shutdown_reply", content, about: request)
      end()
    default:
      if request.channel == .control, let reply = information.reply(to: request) {
        answer(request, reply)
      } else {
        inbox.add(request)
      }
    }
  }

  private func answer(_ request: Request, _ content: JSON) {
    outbox.publish(isBusy: true, about: request)
    outbox.reply(to: request, content)
    outbox.publish(isBusy: false, about: request)
  }
}
