/// How windows treat the edge of an image.
package enum Padding: String, Sendable, CaseIterable {
  /// Only windows that lie inside the image.
  case valid
  /// Zero padding so that the output size is ⌈size / stride⌉; an odd zero is added at the bottom and right.
  case same

  /// Output size and zeros before and after, along one axis.
  ///
  /// valid: ⌊(size − reach) / stride⌋ + 1; same: ⌈size / stride⌉, where reach = dilation · (window − 1) + 1.
  /// `nil` if no window fits, or the window's reach exceeds the kernels' 32-bit index.
  func windows(size: Int, window: Int, stride: Int, dilation: Int = 1) -> (
    count: Int, before: Int, after: Int
  )? {
    guard let reach = Self.reach(window: window, dilation: dilation) else { return nil }
    switch self {
    case .valid:
      return size < reach ? nil : ((size - reach) / stride + 1, 0, 0)
    case .same:
      guard size > 0 else { return nil }
      let count = (size - 1) / stride + 1
      let missing = max(0, (count - 1) * stride + reach - size)
      return (count, missing / 2, missing - missing / 2)
    }
  }
}

extension Padding {
  /// dilation · (window − 1) + 1; `nil` if that exceeds 32 bits.
  static func reach(window: Int, dilation: Int) -> Int? {
    let (span, overflow) = (window - 1).multipliedReportingOverflow(by: dilation)
    return overflow || span >= Int32.max ? nil : span + 1
  }
}
