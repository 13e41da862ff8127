import Engine
import Tensors

/// The windows of a layer on an image (height, width, channels).
struct WindowGrid {
  let image: Shape
  let window: Extent
  let strides: Extent
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
    (self.image, self.window, self.strides) = (image, window, strides)
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

  /// The convolution whose kernels are as large as the windows.
  func convolution(filters: Int, groups: Int) -> ConvolutionGeometry {
    ConvolutionGeometry(
      input: (image[0], image[1], image[2]), output: (output.height, output.width, filters),
      kernel: (window.height, window.width), strides: (strides.height, strides.width),
      dilation: (dilation.height, dilation.width),
      padding: (before.height, before.width, after.height, after.width), groups: groups)
  }
}
