import Foundation
import TestSupport
import Testing

/// A web server on 127.0.0.1 with one file, with several behaviours for tests. It ends when its standard input is
/// closed, which happens at the latest when the test process ends.
///
/// | path | answer |
/// |---|---|
/// | `/ranges/…` | the file, or the part of it that a `Range` header asks for |
/// | `/only-rest/…` | like `/ranges`, but 500 without a `Range` header |
/// | `/whole/…` | the file, as a server that knows no ranges gives it |
/// | `/half/…` | announces the whole length, sends the first half, closes the connection |
/// | `/slow/…` | the first half, then nothing |
/// | `/wrong/…` | as many bytes, but others |
/// | `/endless/…` | bytes without end |
/// | `/moved/…` | a redirection to `/ranges/…` |
/// | anything else | 404 |
final class LocalServer {
  let port: Int
  private let process = Process()
  private let lifeline = Pipe()

  static let isPossible = ["python3", "curl"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  init(file: [UInt8], in folder: TemporaryFolder) throws {
    try folder.write(file, to: "served")
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.program, folder.path("served")]
    process.standardOutput = output
    process.standardInput = lifeline
    try process.run()
    var line = ""
    while !line.hasSuffix("\n"), let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty
    {
      line += String(decoding: byte, as: UTF8.self)
    }
    port = try #require(Int(line.dropLast()))
  }

  deinit { try? lifeline.fileHandleForWriting.close() }

  func url(_ behaviour: String) -> String { "http://127.0.0.1:\(port)/\(behaviour)/file.gz" }

  private static let program = """
    import os, re, sys, threading, time
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    data = open(sys.argv[1], "rb").read()

    class Handler(BaseHTTPRequestHandler):
      def log_message(self, *arguments): pass

      def start(self, status, length=None, **headers):
        self.send_response(status)
        if length is not None: self.send_header("Content-Length", str(length))
        for name, value in headers.items(): self.send_header(name.replace("_", "-"), value)
        self.end_headers()

      def do_GET(self):
        way = self.path.split("/")[1]
        asked = re.match(r"bytes=(\\d+)-$", self.headers.get("Range") or "")
        first = int(asked[1]) if asked else 0
        if way == "only-rest" and not asked: return self.start(500, 0)
        if way in ("ranges", "only-rest"):
          if asked and first >= len(data): return self.start(416, 0)
          span = f"bytes {first}-{len(data) - 1}/{len(data)}"
          self.start(206, len(data) - first, Content_Range=span) if asked else self.start(200, len(data))
          self.wfile.write(data[first:])
        elif way == "whole":
          self.start(200, len(data))
          self.wfile.write(data)
        elif way in ("half", "slow"):
          self.start(200, len(data))
          self.wfile.write(data[: len(data) // 2])
          self.wfile.flush()
          if way == "slow": time.sleep(60)
          self.close_connection = True
        elif way == "wrong":
          self.start(200, len(data))
          self.wfile.write(bytes(len(data)))
        elif way == "endless":
          self.start(200)
          try:
            while True: self.wfile.write(bytes(1 << 16))
          except OSError: pass
        elif way == "moved":
          self.start(302, 0, Location="/ranges/file.gz")
        else:
          self.start(404, 0)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    os._exit(0)
    """
}
