import CKernels
import Tensors

extension TensorSource {
  /// Checks all training data, as a single NaN makes every weight NaN.
  ///
  /// - Parameter batch: the batch's index in a stream.
  /// - Throws: `NetworkError.notFinite` for the first infinite or NaN element.
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
    for values in weights {
      if let row = values?.firstIndex(where: { !$0.isFinite }) { throw failure("sample_weight", row) }
    }
  }

  /// The first sample with an infinite or NaN element.
  private func firstNotFinite(_ column: Column) -> Int? {
    switch column {
    case .labels: return nil
    case .floats(_, let pointer, let rowCount):
      let place = fb_first_not_finite(pointer, sampleCount * rowCount)
      return place >= 0 ? place / max(1, rowCount) : nil
    case .codes(let codes, let rowCount):
      // Bytes are looked up in a table of 256 numbers, which are almost always finite.
      guard codes.table.contains(where: { !$0.isFinite }) else { return nil }
      let count = sampleCount * rowCount
      return (0..<count).first { !codes.table[Int(codes.pointer[$0])].isFinite }.map { $0 / max(1, rowCount) }
    }
  }
}
