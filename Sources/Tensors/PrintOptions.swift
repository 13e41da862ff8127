/// How tensors are printed, with NumPy's defaults (`np.set_printoptions`).
package struct PrintOptions: Hashable, Sendable {
  /// The most digits after the point.
  package var precision = 8
  /// With more elements than this, only the edges are shown.
  package var threshold = 1000
  /// Elements shown at each edge of an axis.
  package var edgeItems = 3
  /// Characters per line.
  package var lineWidth = 75
  /// Whether tiny numbers are printed as 0 instead of in scientific notation.
  package var suppressesSmall = false

  /// NumPy's defaults except for the given options.
  package init(
    precision: Int = 8, threshold: Int = 1000, edgeItems: Int = 3, lineWidth: Int = 75,
    suppressesSmall: Bool = false
  ) {
    self.precision = precision
    self.threshold = threshold
    self.edgeItems = edgeItems
    self.lineWidth = lineWidth
    self.suppressesSmall = suppressesSmall
  }
}
