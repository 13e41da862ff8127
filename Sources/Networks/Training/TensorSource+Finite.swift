import CKernels
import Tensors

extension TensorSource {
  /// Looks through all that training will read, as one NaN makes every weight NaN.
  ///
  /// - Throws: `NetworkError.notFinite` for the first number that is infinite or none.
  func checkIsFinite() throws {
    for (index, column) in inputs.enumerated() {
      try check(column, inputs.count == 1 ? "x" : "input \(index + 1)")
    }
    for (index, column) in targets.enumerated() {
      try check(column, targets.count == 1 ? "y" : "target \(index + 1)")
    }
    if let row = weights?.firstIndex(where: { !$0.isFinite }) { throw failure("sample_weight", row) }
  }

  private func check(_ column: Column, _ what: String) throws {
    switch column {
    case .labels: return
    case .floats(_, let pointer, let rowCount):
      let place = fb_first_not_finite(pointer, sampleCount * rowCount)
      if place >= 0 { throw failure(what, place / max(1, rowCount)) }
    case .codes(let codes, let rowCount):
      // Bytes stand for at most 256 numbers, which are rarely anything else than finite.
      guard codes.table.contains(where: { !$0.isFinite }) else { return }
      let count = sampleCount * rowCount
      if let place = (0..<count).first(where: { !codes.table[Int(codes.pointer[$0])].isFinite }) {
        throw failure(what, place / max(1, rowCount))
      }
    }
  }

  private func failure(_ what: String, _ row: Int) -> NetworkError {
    .notFinite(what: "a value of \(what)", where: "sample \(row)")
  }
}
