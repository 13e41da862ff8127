import Testing

@testable import Formats

/// What a fuzzer found in files of chunks.
@Suite struct ChunkBoundsTests {
  /// The largest shape may have room for more chunks than can be counted; the file's end ends the counting.
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
