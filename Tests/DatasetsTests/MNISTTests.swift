import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

/// The folder with the real files, if this machine has them.
private let realData: String? = {
  let finder = DataFinder.current
  guard MNIST.Files.canonical.all.allSatisfy({ finder.find($0.name) != nil }) else { return nil }
  return finder.find("mnist/train-images-idx3-ubyte.gz").map {
    URL(filePath: $0.path).deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)
  }
}()

private let noProgram = Downloader(program: "/nonexistent/curl")

@Suite("MNIST, the real files", .enabled(if: realData != nil, "the real MNIST files are not on this machine"))
struct RealMNISTTests {
  @Test("Keras's shapes and types, and the well-known figures")
  func load() throws {
    let mnist = try MNIST.load(downloader: noProgram) { _ in Issue.record("nothing should be downloaded") }
    #expect(mnist.train.images.shape == [60_000, 28, 28] && mnist.test.images.shape == [10_000, 28, 28])
    #expect(mnist.train.labels.shape == [60_000] && mnist.test.labels.shape == [10_000])
    #expect(mnist.train.images.dtype == .uint8 && mnist.train.labels.dtype == .uint8)
    let labels = try mnist.train.labels.elements(UInt8.self)
    #expect(labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    let counts = labels.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1)] += 1 }
    #expect(counts == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    #expect(try mnist.test.labels.elements(UInt8.self).prefix(5) == [7, 2, 1, 0, 4])
    // Row 5 of the first 5: 12 empty pixels, then ink.
    let images = try mnist.train.images.elements(UInt8.self)
    #expect(
      Array(images[(5 * 28 + 11)..<(5 * 28 + 24)]) == [
        0, 3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247, 127,
      ])
  }

  @Test("A truncated, an altered and a mislabelled file are named and refused")
  func damaged() throws {
    let real = try #require(realData)
    let folder = try TemporaryFolder()
    let finder = DataFinder(environment: ["FIELDBOOK_DATA": folder.path("own")])
    func original(_ name: String) throws -> [UInt8] { try readBytes("\(real)/mnist/\(name)") }
    func refusal() -> DatasetError? {
      #expect(throws: DatasetError.self) { try MNIST.load(finder: finder, downloader: noProgram) }
    }

    let images = try original("train-images-idx3-ubyte.gz")
    let (name, path) = (
      "own/mnist/train-images-idx3-ubyte.gz", folder.path("own/mnist/train-images-idx3-ubyte.gz")
    )
    try folder.write(Array(images[..<5_000_000]), to: name)
    #expect(refusal()?.message == "\(path) is truncated: expected 9,912,422 bytes, found 5,000,000 bytes")

    try folder.write(images + [0], to: name)
    #expect(refusal()?.message == "\(path) is too long: expected 9,912,422 bytes, found 9,912,423 bytes")

    var altered = images
    altered[3_000_000] ^= 1
    try folder.write(altered, to: name)
    let error = try #require(refusal())
    #expect(error.message.hasPrefix("\(path) is altered: expected SHA-256 440fcabf73cc546f…, found "))
    #expect(error.help?.contains("point FIELDBOOK_DATA at a folder that holds the whole one") == true)

    try folder.write(try original("t10k-images-idx3-ubyte.gz"), to: name)
    #expect(
      refusal()?.message == "\(path) is mislabelled: it holds the content of mnist/t10k-images-idx3-ubyte.gz")

    try folder.write([], to: name)
    #expect(refusal()?.message == "\(path) is truncated: expected 9,912,422 bytes, found 0 bytes")
  }
}

@Suite("MNIST where it is not at hand")
struct AbsentMNISTTests {
  @Test("The message says where it looked, what it tried, and offers the drawn digits")
  func nowhere() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "own/other")
    let finder = DataFinder(environment: [
      "FIELDBOOK_DATA": folder.path("own"), "XDG_CACHE_HOME": folder.path("c"),
    ])
    let error = #expect(throws: DatasetError.self) { try MNIST.load(finder: finder, downloader: noProgram) }
    #expect(
      error?.description == """
        mnist/train-images-idx3-ubyte.gz was not found and could not be downloaded
          looked in \(folder.path("own")) (FIELDBOOK_DATA)
          looked in \(folder.path("c/fieldbook")) (the cache)
          tried https://storage.googleapis.com/cvdf-datasets/mnist/train-images-idx3-ubyte.gz: \
        there is no program /nonexistent/curl to download with
          tried https://ossci-datasets.s3.amazonaws.com/mnist/train-images-idx3-ubyte.gz: \
        there is no program /nonexistent/curl to download with
        help: install curl, or point FIELDBOOK_DATA at a folder that holds the file; \
        keras.datasets.digits.load_data() gives drawn digits of the same shapes and types, offline
        """)
  }

  @Test("A folder that is not there is said not to be; without a cache nothing is tried")
  func noCache() throws {
    let finder = DataFinder(environment: ["FIELDBOOK_DATA": "/nonexistent/data"])
    let error = #expect(throws: DatasetError.self) { try MNIST.load(finder: finder, downloader: noProgram) }
    let message = try #require(error?.message)
    #expect(message.contains("looked in /nonexistent/data (FIELDBOOK_DATA; there is no such folder)"))
    #expect(message.contains("there is no folder for it, HOME and XDG_CACHE_HOME are not set"))
  }

  @Test("A cache that cannot be written is named")
  func unwritableCache() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "file")
    let finder = DataFinder(environment: ["XDG_CACHE_HOME": folder.path("file")])
    let error = #expect(throws: DatasetError.self) { try MNIST.load(finder: finder, downloader: noProgram) }
    #expect(error == .unwritable(path: folder.path("file/fieldbook"), code: ENOTDIR))
    #expect(error?.message == "\(folder.path("file/fieldbook")) cannot be written: not a directory")
  }
}
