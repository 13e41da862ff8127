import CKernels
import Tensors

extension TensorSource {
  /// Looks through all that training will read, as one NaN makes every weight NaN.
  ///
  /// - Parameter batch: which batch of a stream this is, from 0.
  /// - Throws: `NetworkError.notFinite` for the first number that is infinite or none.
  func checkIsFinite(batch: Int? = nil) throws {
    func failure(_ what: String, _ row: Int) -> NetworkError {
      let place = batch.map { "sample \(row) of batch \($0)" } ?? "sample \(row)"
      return .notFinite(what: "a value of \(what)", where: place)
    }
    for (index, column) in inputs.enumerated() {
      if let row = firstNotFinite(column) {
        throw failure(inputs.count == 1 ? "x" : "input \(index + 1)", row)
      }
    }
    for (index, column) in targets.enumerated() {
      if let row = firstNotFinite(column) {
        throw failure(targets.count == 1 ? "y" : "target \(index + 1)", row)
      }
    }
    if let row = weights?.firstIndex(where: { !$0.isFinite }) { throw failure("sample_weight", row) }
  }

  /// The first sample in which a number is infinite or none.
  private func firstNotFinite(_ column: Column) -> Int? {
    switch column {
    case .labels: return nil
    case .floats(_, let pointer, let rowCount):
      let place = fb_first_not_finite(pointer, sampleCount * rowCount)
      return place >= 0 ? place / max(1, rowCount) : nil
    case .codes(let codes, let rowCount):
      // Bytes stand for at most 256 numbers, which are rarely anything else than finite.
      guard codes.table.contains(where: { !$0.isFinite }) else { return nil }
      let count = sampleCount * rowCount
      return (0..<count).first { !codes.table[Int(codes.pointer[$0])].isFinite }.map { $0 / max(1, rowCount) }
    }
  }
}
