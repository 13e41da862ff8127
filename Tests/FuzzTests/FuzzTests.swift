import Foundation
import Testing

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ argc: UnsafeMutablePointer<Int32>,
  _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Terminates the process if an input takes more than ten seconds, and keeps the input. libFuzzer's own timeout
/// works only on the main thread, and a test runs on another.
private enum Watch {
  private static let seconds = 10
  private static let mutex = NSLock()
  nonisolated(unsafe) private static var current: (input: [UInt8], start: Date)?
  nonisolated(unsafe) private static let thread: Thread = {
    let thread = Thread {
      while true {
        sleep(1)
        mutex.lock()
        let late = current.flatMap { Date().timeIntervalSince($0.start) > Double(seconds) ? $0.input : nil }
        mutex.unlock()
        guard let late else { continue }
        let path = (ProcessInfo.processInfo.environment["FUZZ_HANGS"] ?? ".") + "/hang-\(getpid())"
        try? Data(late).write(to: URL(filePath: path))
        FileHandle.standardError.write(
          Data("ERROR: no answer in \(seconds) s, the input is in \(path)\n".utf8))
        _exit(77)
      }
    }
    thread.start()
    return thread
  }()

  static func begin(_ input: [UInt8]) {
    _ = thread
    mutex.lock()
    current = (input, Date())
    mutex.unlock()
  }

  static func end() {
    mutex.lock()
    current = nil
    mutex.unlock()
  }
}

/// Feeds libFuzzer's inputs to one reader. Built only by `Scripts/fuzz`, which sets `FUZZ_READER`, and libFuzzer's
/// arguments in `FUZZ_ARGUMENTS`.
@Suite struct FuzzTests {
  @Test func fuzz() throws {
    let environment = ProcessInfo.processInfo.environment
    Reader.current = try #require(environment["FUZZ_READER"].flatMap(Reader.init(rawValue:)))
    let words = (environment["FUZZ_ARGUMENTS"] ?? "").split(separator: " ").map(String.init)
    var arguments: [UnsafeMutablePointer<CChar>?] = (["fuzz"] + words).map { strdup($0) } + [nil]
    var count = Int32(arguments.count - 1)
    let status = arguments.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard var start = buffer.baseAddress else { return 2 }
      return runFuzzer(&count, &start) { bytes, size in
        let input = Array(UnsafeBufferPointer(start: bytes, count: size))
        Watch.begin(input)
        Reader.current.read(input)
        Watch.end()
        return 0
      }
    }
    #expect(status == 0)
  }
}
