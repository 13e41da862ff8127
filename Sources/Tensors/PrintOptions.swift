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

  /// How many digits floats get.
  package var floatMode = FloatMode.atMost
  /// The sign of positive floats: none, a plus, or a space.
  package var sign = Sign.negative
  /// What is printed for NaN and infinity.
  package var nanText = "nan"
  package var infinityText = "inf"

  /// The version of NumPy whose texts are printed, as a number: 125 for 1.25. Up to that one, numbers of arrays were shown
  /// without their type; up to 2.1, arrays that are not shown whole had no shape.
  package var legacy = Int.max

  /// NumPy's `floatmode`: as many digits as `precision` says, as many as identify the number, at most so many, or at most so
  /// many and all numbers with the same.
  package enum FloatMode: String, CaseIterable, Sendable {
    case fixed, unique
    case atMost = "maxprec"
    case equal = "maxprec_equal"
  }

  /// NumPy's `sign`.
  package enum Sign: String, CaseIterable, Sendable {
    case negative = "-"
    case always = "+"
    case space = " "
  }

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
