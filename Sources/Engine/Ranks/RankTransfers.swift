internal import CMPI

/// Transfers between ranks that are under way, each of bytes that stay where they are until all are done.
package final class RankTransfers {
  private var requests: [UnsafeMutableRawPointer?] = []
  private var areDone = false

  private static let longestMessage = Int(mpi_longest_message)

  package init() {}

  /// What the bytes are, so that each is taken by whom it is for.
  package enum Tag {
    case beat, common, numbers
    case gradients(Int)
    case sums(Int)

    fileprivate var number: Int32 {
      switch self {
      case .beat: 1
      case .common: 2
      case .numbers: 3
      case .gradients(let bucket): Int32(16 + 2 * bucket)
      case .sums(let bucket): Int32(17 + 2 * bucket)
      }
    }
  }

  package func send(_ bytes: UnsafeRawBufferPointer, to rank: Int, _ tag: Tag) throws(RankFault) {
    try start(bytes.count, "sending to rank \(rank)") { first, count, request in
      mpi_send(bytes.baseAddress.map { $0 + first }, count, Int32(rank), tag.number, request)
    }
  }

  package func receive(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int, _ tag: Tag) throws(RankFault) {
    try start(bytes.count, "receiving from rank \(rank)") { first, count, request in
      mpi_receive(bytes.baseAddress.map { $0 + first }, count, Int32(rank), tag.number, request)
    }
  }

  private func start(
    _ byteCount: Int, _ activity: @autoclosure () -> String,
    _ body: (_ first: Int, _ count: Int, UnsafeMutablePointer<UnsafeMutableRawPointer?>) -> Int32
  ) throws(RankFault) {
    areDone = false
    for first in stride(from: 0, to: byteCount, by: Self.longestMessage) {
      var request: UnsafeMutableRawPointer?
      let code = body(first, min(Self.longestMessage, byteCount - first), &request)
      if code != 0 { throw .failed(activity: activity(), reason: Self.words(code)) }
      requests.append(request)
    }
  }

  /// Whether all are done; looking at them is what moves them on.
  package func check() throws(RankFault) -> Bool {
    if areDone || requests.isEmpty { return true }
    let code = mpi_test(Int32(requests.count), &requests, &areDone)
    if code != 0 { throw .failed(activity: "exchanging numbers with other ranks", reason: Self.words(code)) }
    if areDone { requests.removeAll(keepingCapacity: true) }
    return areDone
  }

  static func words(_ code: Int32) -> String {
    var words = [CChar](repeating: 0, count: 256)
    mpi_words(code, &words, words.count)
    return String(decoding: words.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
