import Testing

@testable import Formats

/// A fuzzer's findings in chunked files.
@Suite struct ChunkBoundsTests {
  /// The maximum shape may have more chunks than an `Int` counts; the file's end bounds them.
  @Test func chunksThatNobodyCanCountEndWithTheFile() throws {
    let file = try HDF5File.reading(HDF5FixtureTests.folder.path("chunks-implicit-latest.h5"))
    let layout = ChunkedLayout(
      lengths: [1, 1], elementSize: 4, index: .implicit, address: 0, largest: [2, 1 << 60],
      leavesPartialChunks: false)
    #expect(throws: FormatDamage.self) {
      try file.forEachChunk(of: layout, shape: [2, 2], chunkSize: 4, isFiltered: false) { _ in }
    }
  }
}
