import Engine
import Files
import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite("Downloads", .enabled(if: LocalServer.isPossible, "python3 and curl are needed"))
struct DownloaderTests {
  private let content = (0..<100_000).map { UInt8(truncatingIfNeeded: ($0 &* $0) >> 7) }
  private let folder: TemporaryFolder
  private let server: LocalServer

  init() throws {
    folder = try TemporaryFolder()
    server = try LocalServer(file: content, in: folder)
  }

  private func file(_ behaviours: String...) -> KnownFile {
    KnownFile(
      name: "set/file.gz", urls: behaviours.map { $0.hasPrefix("http") ? $0 : server.url($0) },
      byteCount: content.count, digest: Digest.hexadecimal(of: content))
  }

  private func fetch(
    _ file: KnownFile, program: String = "curl", progress: (DownloadProgress) throws -> Void = { _ in }
  ) throws -> DataFile {
    try Downloader(program: program).fetch(file, into: folder.path("cache"), progress: progress)
  }

  private func reasons(_ file: KnownFile, program: String = "curl") throws -> [DownloadFailure.Reason] {
    let error = #expect(throws: Downloader.AttemptsFailed.self) { try fetch(file, program: program) }
    return try #require(error).failures.map(\.reason)
  }

  private var part: [UInt8]? { folder.bytes(of: "cache/set/file.gz.part") }

  @Test(
    "A file arrives whole, under its name, and progress ends at the total",
    arguments: ["ranges", "whole", "moved"])
  func arrives(behaviour: String) throws {
    var reports: [DownloadProgress] = []
    let found = try fetch(file(behaviour)) { reports.append($0) }
    #expect(found == DataFile(path: folder.path("cache/set/file.gz"), origin: .cache))
    #expect(folder.bytes(of: "cache/set/file.gz") == content)
    #expect(part == nil)
    #expect(
      reports.last
        == DownloadProgress(
          file: "set/file.gz", url: server.url(behaviour), received: 100_000, total: 100_000))
    #expect(zip(reports, reports.dropFirst()).allSatisfy { $0.received <= $1.received })
  }

  @Test("A broken-off download is kept and taken up again where it ended")
  func resumes() throws {
    guard case .refused(18, _) = try reasons(file("half")).first else {
      Issue.record("curl should report a partial file")
      return
    }
    #expect(part == Array(content[..<50_000]))
    _ = try fetch(file("only-rest"))
    #expect(folder.bytes(of: "cache/set/file.gz") == content)
  }

  @Test("A server that cannot resume is asked for the whole file again")
  func restarts() throws {
    try folder.write(Array(content[..<1234]), to: "cache/set/file.gz.part")
    _ = try fetch(file("whole"))
    #expect(folder.bytes(of: "cache/set/file.gz") == content)
  }

  @Test(
    "What an earlier try left is thrown away where it is wrong",
    arguments: [
      [UInt8](repeating: 1, count: 5000), [UInt8](repeating: 1, count: 100_000),
      [UInt8](repeating: 1, count: 100_001),
    ])
  func wrongBeginning(left: [UInt8]) throws {
    try folder.write(left, to: "cache/set/file.gz.part")
    _ = try fetch(file("ranges"))
    #expect(folder.bytes(of: "cache/set/file.gz") == content)
  }

  @Test("A complete part needs no network")
  func completePart() throws {
    try folder.write(content, to: "cache/set/file.gz.part")
    _ = try fetch(file("nothing"))
    #expect(folder.bytes(of: "cache/set/file.gz") == content)
  }

  @Test("The second place is asked where the first fails")
  func mirrors() throws {
    _ = try fetch(file("nothing", "wrong", "ranges"))
    #expect(folder.bytes(of: "cache/set/file.gz") == content)
  }

  @Test("Wrong or endless content is refused and not kept")
  func wrongContent() throws {
    let zeros = Digest.hexadecimal(of: [UInt8](repeating: 0, count: content.count))
    let digest = Digest.hexadecimal(of: content)
    #expect(try reasons(file("wrong")) == [.wrongContent(.altered(expected: digest, found: zeros))])
    #expect(part == nil)
    guard case .wrongContent(.oversized(100_000, _)) = try reasons(file("endless")).first else {
      Issue.record("an endless answer should be cut off")
      return
    }
    #expect(folder.names(in: "cache/set") == ["file.gz.lock"])
  }

  @Test("Failures carry curl's own words")
  func failures() throws {
    let reasons = try reasons(file("nothing", "http://127.0.0.1:9/file.gz"))
    #expect(
      reasons.first == .refused(status: 22, message: "curl: (22) The requested URL returned error: 404"))
    guard case .refused(7, let message) = reasons.last else {
      Issue.record("a closed port should be refused")
      return
    }
    #expect(message.hasPrefix("curl: (7) Failed to connect to 127.0.0.1 port 9"))
  }

  @Test("Without curl the failure says so")
  func noProgram() throws {
    #expect(try reasons(file("ranges"), program: "no-such-curl") == [.noProgram("no-such-curl")])
  }

  @Test("An error from the progress report ends the download, and what came is kept")
  func stops() throws {
    struct Enough: Error {}
    let start = ContinuousClock.now
    #expect(throws: Enough.self) {
      try fetch(file("slow")) { if $0.received >= 40_000 { throw Enough() } }
    }
    #expect(ContinuousClock.now - start < .seconds(30))
    let kept = try #require(part)
    #expect(kept.count >= 40_000 && content.starts(with: kept))
    _ = try fetch(file("only-rest"))
    #expect(folder.bytes(of: "cache/set/file.gz") == content)
  }

  @Test("A program ended by Ctrl-C is an interruption, not a failure")
  func interrupted() throws {
    let script = "#!/bin/sh\nkill -INT $$\nsleep 5\n"
    try folder.write([UInt8](script.utf8), to: "dying")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("dying"))
    #expect(throws: Interrupted.self) { try fetch(file("ranges"), program: folder.path("dying")) }
  }

  @Test("Two that want the same file download it once")
  func together() async throws {
    let (file, cache) = (file("only-once"), folder.path("cache"))
    let ranges = KnownFile(
      name: file.name, urls: [server.url("ranges")], byteCount: file.byteCount, digest: file.digest)
    let paths = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<4 {
        group.addTask { try Downloader().fetch(ranges, into: cache, progress: { _ in }).path }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(paths) == [folder.path("cache/set/file.gz")] && paths.count == 4)
    #expect(folder.bytes(of: "cache/set/file.gz") == content)
  }

  @Test(
    "The four files of a data set are found, downloaded, checked and unpacked; those at hand are not asked for"
  )
  func wholeDataSet() throws {
    let images = gzip(idx([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]))
    let labels = gzip(idx([2], [9, 4]))
    let server = try LocalServer(file: images, in: folder)
    func known(_ name: String, _ bytes: [UInt8], _ urls: [String]) -> KnownFile {
      KnownFile(
        name: "set/" + name, urls: urls, byteCount: bytes.count, digest: Digest.hexadecimal(of: bytes))
    }
    let files = MNIST.Files(
      trainImages: known("train-images", images, [server.url("ranges")]),
      trainLabels: known("train-labels", labels, []),
      testImages: known("test-images", images, [server.url("whole")]),
      testLabels: known("test-labels", labels, []))
    try folder.write(labels, to: "own/set/train-labels")
    try folder.write(labels, to: "xdg/fieldbook/set/test-labels")
    let finder = DataFinder(environment: [
      "FIELDBOOK_DATA": folder.path("own"), "XDG_CACHE_HOME": folder.path("xdg"),
    ])
    let split = try MNIST.load(files: files, finder: finder, downloader: Downloader(), progress: { _ in })
    for file in files.all { #expect(LoadedFiles.all[file.name] == file.digest) }
    #expect(try split.train.images.elements(UInt8.self) == Array(1...8))
    #expect(split.test.images.shape == [2, 2, 2])
    #expect(try split.test.labels.elements(UInt8.self) == [9, 4])
    #expect(
      folder.names(in: "xdg/fieldbook/set").filter { !$0.hasSuffix(".lock") } == [
        "test-images", "test-labels", "train-images",
      ])

    try folder.write(Array(images.dropLast()), to: "xdg/fieldbook/set/test-images")
    let error = #expect(throws: DatasetError.self) {
      try MNIST.load(files: files, finder: finder, downloader: Downloader(), progress: { _ in })
    }
    #expect(
      error?.help
        == "delete the file, and it will be downloaded again; or point FIELDBOOK_DATA at a folder that holds it"
    )
  }
}
