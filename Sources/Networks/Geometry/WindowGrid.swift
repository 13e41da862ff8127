import Tensors

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
      ("kernel_size", min(window.height, window.width)), ("strides", min(strides.height, strides.width)),
      ("dilation_rate", min(dilation.height, dilation.width)),
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
