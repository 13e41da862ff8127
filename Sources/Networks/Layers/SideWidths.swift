import Tensors

/// The widths of padding or cropping on the four sides of an image.
package struct SideWidths: Hashable, Sendable {
  package var top: Int
  package var bottom: Int
  package var left: Int
  package var right: Int

  package init(top: Int, bottom: Int, left: Int, right: Int) {
    (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
  }

  /// The same width on all sides.
  package init(_ width: Int) { self.init(top: width, bottom: width, left: width, right: width) }

  /// Sum of both sides' widths. - Throws: `NetworkError.outOfRange` for a negative width, `.tooLarge`.
  func size(_ layer: String, _ argument: String) throws -> Extent {
    for width in [top, bottom, left, right] where width < 0 {
      throw NetworkError.outOfRange(
        layer: layer, argument: argument, expected: "0 or more", value: Double(width))
    }
    let (height, tooHigh) = top.addingReportingOverflow(bottom)
    let (width, tooWide) = left.addingReportingOverflow(right)
    guard !tooHigh, !tooWide, max(height, width) <= Int32.max else {
      throw NetworkError.tooLarge(layer: layer, shape: [max(top, bottom), max(left, right)])
    }
    return Extent(height, width)
  }
}
