import Files
import Formats
import Testing

@testable import JupyterKernel

/// Frames, signatures, and the connection file.
@Suite struct MessageTests {
  static func frames(
    header: String = #"{"msg_type": "execute_request", "msg_id": "7"}"#, content: String = #"{"code": "1"}"#,
    key: String = "secret", identities: [String] = ["peer"]
  ) -> [[UInt8]] {
    let parts = [header, "{}", "{}", content].map { Array($0.utf8) }
    let code = MessageAuthentication(key: Array(key.utf8)).code(of: parts.reduce([], +)).hexadecimal
    return identities.map { Array($0.utf8) } + [Array("<IDS|MSG>".utf8), Array(code.utf8)] + parts
  }

  /// RFC 4231, the second case; and the key as Jupyter's own test has it.
  @Test func codesAreHMAC() {
    let code = MessageAuthentication(key: Array("Jefe".utf8)).code(
      of: Array("what do ya want for nothing?".utf8))
    #expect(code.hexadecimal == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(MessageAuthentication.areEqual(code, code))
    #expect(!MessageAuthentication.areEqual(code, Array(code.dropLast())))
    #expect(!MessageAuthentication.areEqual(code, [code[0] ^ 1] + code.dropFirst()))
  }

  @Test func readsAMessage() throws {
    var codec = MessageCodec(key: "secret")
    let message = try codec.message(from: Self.frames(identities: ["a", "b"]))
    #expect(message.identities == [Array("a".utf8), Array("b".utf8)])
    #expect(message.kind == "execute_request")
    #expect(message.content == ["code": "1"])
  }

  @Test func whatItWritesItReads() throws {
    var kernel = MessageCodec(key: "secret", session: "k")
    let outgoing = Outgoing(
      channel: .shell, identities: [[0, 255]], kind: "execute_reply", parent: ["msg_id": "7"],
      content: ["text": "é漢\n\u{1B}[1m"])
    let frames = kernel.frames(of: outgoing)
    #expect(frames.count == 7)
    #expect(JSON(String(decoding: frames[4], as: UTF8.self)) == ["msg_id": "7"])
    var client = MessageCodec(key: "secret")
    let message = try client.message(from: frames)
    #expect(message.identities == [[0, 255]])
    #expect(message.content == outgoing.content)
    #expect(message.header["msg_id"] == "k_1")
    #expect(message.header["version"] == "5.4")
    #expect(message.header["session"] == "k")
    let second = try client.message(from: kernel.frames(of: outgoing))
    #expect(second.header["msg_id"] == "k_2")
  }

  static let faults: [([[UInt8]], MessageCodec.Fault)] = [
    ([], .noDelimiter),
    ([[1], [2]], .noDelimiter),
    ([Array("<IDS|MSG>".utf8)], .tooFewFrames),
    (Array(frames().dropLast()), .tooFewFrames),
    (frames(key: "another"), .wrongSignature),
    (frames(key: ""), .wrongSignature),
    (frames().enumerated().map { $0.offset == 2 ? [] : $0.element }, .wrongSignature),
    (frames(header: "{"), .notAnObject("header")),
    (frames(header: "[]"), .notAnObject("header")),
    (frames(content: "1"), .notAnObject("content")),
    (frames(content: String(repeating: "[", count: 100_000)), .notAnObject("content")),
    (frames(header: "{}"), .noKind),
    (frames(header: #"{"msg_type": 7}"#), .noKind),
  ]

  @Test(arguments: faults) func whatIsNoMessage(frames: [[UInt8]], fault: MessageCodec.Fault) {
    var codec = MessageCodec(key: "secret")
    #expect(throws: fault) { try codec.message(from: frames) }
  }

  @Test func bytesThatAreNoTextAreNoMessage() {
    var codec = MessageCodec(key: "")
    var frames = Self.frames()
    frames[3] = [0xFF, 0xFE]
    #expect(throws: MessageCodec.Fault.notAnObject("header")) { try codec.message(from: frames) }
  }

  @Test func aMessageIsTakenOnce() throws {
    var codec = MessageCodec(key: "secret")
    _ = try codec.message(from: Self.frames())
    #expect(throws: MessageCodec.Fault.repeated) { try codec.message(from: Self.frames()) }
    // Without a key there are no signatures, and nothing is known of it.
    var open = MessageCodec(key: "")
    for _ in 0..<2 { #expect(try open.message(from: Self.frames(key: "any")).kind == "execute_request") }
  }

  // MARK: - Connection files

  static func connection(_ changes: [String: JSON?] = [:]) -> JSON {
    var members: [(String, JSON?)] = [
      ("transport", "tcp"), ("ip", "127.0.0.1"), ("key", "secret"), ("signature_scheme", "hmac-sha256"),
      ("shell_port", 50001), ("control_port", 50002), ("stdin_port", 50003), ("iopub_port", 50004),
      ("hb_port", 50005),
    ]
    for (place, member) in members.enumerated() {
      if let change = changes[member.0] { members[place].1 = change }
    }
    return .object(members.compactMap { member in member.1.map { JSON.Member(member.0, $0) } })
  }

  @Test func addressesAreThoseOfTheFile() throws {
    let tcp = try ConnectionFile(Self.connection())
    #expect(tcp.address(of: .shell) == "tcp://127.0.0.1:50001")
    #expect(tcp.address(of: .hb) == "tcp://127.0.0.1:50005")
    let ipc = try ConnectionFile(Self.connection(["transport": "ipc", "ip": "/run/kernel"]))
    #expect(ipc.address(of: .iopub) == "ipc:///run/kernel-50004")
  }

  static let problems: [(String, JSON?, String)] = [
    ("transport", "udp", "transport is udp; tcp and ipc are known"),
    ("ip", nil, "ip is missing"),
    ("key", nil, "key is missing"),
    ("signature_scheme", "hmac-md5", "signature_scheme is hmac-md5; hmac-sha256 is known"),
    ("hb_port", nil, "hb_port is missing; expected a number from 1 to 65535"),
    ("shell_port", 0, "shell_port is 0; expected a number from 1 to 65535"),
    ("stdin_port", "a", "stdin_port is \"a\"; expected a number from 1 to 65535"),
    ("iopub_port", 65536, "iopub_port is 65536; expected a number from 1 to 65535"),
  ]

  @Test(arguments: problems) func filesThatAreNotAsTheyShouldBe(key: String, value: JSON?, reason: String) {
    #expect(throws: ConnectionFile.Problem(reason: reason)) {
      try ConnectionFile(Self.connection([key: value]))
    }
  }
}

/// HTML that a program shows.
@Suite struct GuardedHTMLTests {
  @Test(arguments: [
    "", "plain & simple", "<b>bold</b> and <i>more</i><br>",
    "<TABLE class=\"dataframe\"><tr><th scope='row'>1</th></tr></TABLE>",
    "<p style=\"color: #c00; font-weight: bold\">red</p>", "<hr/>", "<td colspan=\"2\" />",
  ])
  func formattedTextStays(html: String) {
    #expect(GuardedHTML.text(html) == html)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<b onclick=\"alert(1)\">x</b>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>", "<p style=\"background: url(//x)\">",
    "<p style='position: fixed'>",
    "<p style=\"a: u\\72l(x)\">", "<p title=\"&quot;\">", "<iframe>", "<b", "<", "<!-- -->",
    "<b\nonclick=\"x\">", "<p title=x>",
    "<style>*{}</style>", "<form>", "<b/onclick=x>", "<math>", "<p style=\"@import 'x'\">",
  ])
  func whatMayRunIsFramed(html: String) {
    let shown = GuardedHTML.text(html)
    #expect(shown.hasPrefix("<iframe sandbox srcdoc=\""))
    // The attribute ends where the frame's own style begins.
    let content = shown.dropFirst("<iframe sandbox srcdoc=\"".count)
    #expect(
      content.firstRange(of: "\"")?.lowerBound
        == content.firstRange(of: "\" style=\"width: 100%;")?.lowerBound)
    #expect(content.contains("default-src 'none'"))
  }
}
