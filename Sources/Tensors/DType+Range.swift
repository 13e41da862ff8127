/// The ranges of the types (`np.iinfo`, `np.finfo`).
extension DType {
  /// The least and the greatest integer; 0 and 1 for bool, and for floats.
  package var bounds: (least: Scalar, most: Scalar) {
    switch kind {
    case .signed:
      let most = Int64.max >> (64 - 8 * Int64(byteCount))
      return (.int(-most - 1), .int(most))
    case .unsigned:
      let most = UInt64.max >> (64 - 8 * UInt64(byteCount))
      return (.int(0), byteCount == 8 ? .large(most) : .int(Int64(most)))
    case .bool, .floating: return (.int(0), .int(1))
    }
  }

  /// The largest finite number, as a Double.
  package var largest: Double {
    switch self {
    case .float16: Double(Float16.greatestFiniteMagnitude)
    case .float32: Double(Float.greatestFiniteMagnitude)
    case .float64: Double.greatestFiniteMagnitude
    default: bounds.most.doubleValue
    }
  }
}
