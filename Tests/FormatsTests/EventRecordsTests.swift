import Formats
import Testing

/// Event files, byte by byte as TensorFlow writes them.
@Suite struct EventRecordsTests {
  @Test func aFileBeginsWithItsVersion() {
    let expected: [UInt8] = [
      0x18, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22, 0x09, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0x1a, 0x0d, 0x62,
      0x72,
      0x61, 0x69, 0x6e, 0x2e, 0x45, 0x76, 0x65, 0x6e, 0x74, 0x3a, 0x32, 0x2a, 0x28, 0x64, 0x6c,
    ]
    #expect(EventRecords(time: 1.5).bytes == expected)
  }

  @Test func aNumberIsARecord() {
    var records = EventRecords(time: 1.5)
    let start = records.bytes.count
    records.add("epoch_loss", 0.25, step: 300, time: 2.5)
    let record = Array(records.bytes[start...])
    // Length, checksum, record, checksum.
    #expect(Int(record[0]) == record.count - 16 && record[1..<8].allSatisfy { $0 == 0 })
    #expect(
      record.contains(sequence: Array("epoch_loss".utf8)) && record.contains(sequence: [0, 0, 0x80, 0x3e]))
  }

  @Test func aDistributionIsThirtyIntervals() {
    var records = EventRecords(time: 1.5)
    let start = records.bytes.count
    records.add("w/histogram", distributionOf: [0, 1, 1, 3], step: 2, time: 2.5)
    let record = Array(records.bytes[start...])
    // A float64 tensor of (30, 3): 720 bytes, of which the last row ends at 3 and counts 1.
    #expect(
      record.contains(sequence: [0x08, 2, 0x12, 8, 0x12, 2, 0x08, 30, 0x12, 2, 0x08, 3, 0x22, 0xd0, 0x05]))
    #expect(record.contains(sequence: Array("histograms".utf8)))
    let last = [0.1 * 29, 3.0, 1.0].flatMap { number in
      withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
    }
    #expect(record.contains(sequence: last))
  }
}

extension [UInt8] {
  fileprivate func contains(sequence: [UInt8]) -> Bool {
    indices.dropLast(sequence.count - 1).contains { self[$0..<$0 + sequence.count].elementsEqual(sequence) }
  }
}
