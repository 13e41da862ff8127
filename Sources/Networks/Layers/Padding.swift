import Tensors

/// How windows treat the edge of an image.
public enum Padding: String, Sendable, CaseIterable {
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

/// A height and a width.
public struct Extent: Hashable, Sendable {
  public var height: Int
  public var width: Int

  public init(_ height: Int, _ width: Int) {
    self.height = height
    self.width = width
  }
}

/// The windows of a layer on an image (height, width, channels).
struct WindowGrid {
  let output: Extent
  let before: Extent
  let after: Extent
  /// At most the image's size: elements farther apart never overlap it, so that larger dilations are equivalent.
  let dilation: Extent

  /// - Throws: `NetworkError.windowTooLarge` if no window fits.
  init(
    layer: String, image: Shape, window: Extent, strides: Extent, dilation: Extent = Extent(1, 1),
    padding: Padding
  ) throws {
    for (argument, value) in [
      ("kernel size", min(window.height, window.width)), ("strides", min(strides.height, strides.width)),
      ("dilation rate", min(dilation.height, dilation.width)),
    ] where value < 1 {
      throw NetworkError.notPositive(layer: layer, argument: argument, value: value)
    }
    for stride in [strides.height, strides.width] where stride > Int32.max {
      throw NetworkError.outOfRange(
        layer: layer, argument: "strides", expected: "at most \(Int32.max)", value: Double(stride))
    }
    // The parity is kept, as it decides on which side of an even window the odd zero is added.
    func near(_ dilation: Int, _ size: Int) -> Int {
      padding == .same && dilation > 4 * size + 1 ? 4 * size + dilation % 2 : dilation
    }
    let dilation = Extent(near(dilation.height, image[0]), near(dilation.width, image[1]))
    self.dilation = dilation
    guard
      let rows = padding.windows(
        size: image[0], window: window.height, stride: strides.height, dilation: dilation.height),
      let columns = padding.windows(
        size: image[1], window: window.width, stride: strides.width, dilation: dilation.width)
    else {
      throw NetworkError.windowTooLarge(layer: layer, window: [window.height, window.width], input: image)
    }
    output = Extent(rows.count, columns.count)
    before = Extent(rows.before, columns.before)
    after = Extent(rows.after, columns.after)
  }
}
