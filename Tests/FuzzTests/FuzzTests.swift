import Foundation
import Testing

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ argc: UnsafeMutablePointer<Int32>,
  _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Gives one reader the inputs that libFuzzer makes. Built by `Scripts/fuzz` alone, which sets `FUZZ_READER`, and libFuzzer's own
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
        Reader.current.read(Array(UnsafeBufferPointer(start: bytes, count: size)))
        return 0
      }
    }
    #expect(status == 0)
  }
}
