import Networks
import Testing

@Suite struct SeparableFixtureTests {
  private static let square = Extent(3, 3)

  private static let rows: [LayerRow] = [
    LayerRow("DepthwiseConv2D(3)", DepthwiseConv2D(kernelSize: square)),
    LayerRow("DepthwiseConv2D(3, padding='same')", DepthwiseConv2D(kernelSize: square)) {
      $0.padding = .same
    },
    LayerRow("DepthwiseConv2D(3, strides=2, padding='same')", DepthwiseConv2D(kernelSize: square)) {
      $0.strides = Extent(2, 2)
      $0.padding = .same
    },
    LayerRow("DepthwiseConv2D((2, 3), strides=2)", DepthwiseConv2D(kernelSize: Extent(2, 3))) {
      $0.strides = Extent(2, 2)
    },
    LayerRow("DepthwiseConv2D(3, depth_multiplier=2)", DepthwiseConv2D(kernelSize: square)) {
      $0.depthMultiplier = 2
    },
    LayerRow(
      "DepthwiseConv2D(2, depth_multiplier=3, strides=2, padding='same', use_bias=False)",
      DepthwiseConv2D(kernelSize: Extent(2, 2))
    ) {
      $0.depthMultiplier = 3
      $0.strides = Extent(2, 2)
      $0.padding = .same
      $0.usesBias = false
    },
    LayerRow("DepthwiseConv2D(3, dilation_rate=2)", DepthwiseConv2D(kernelSize: square)) {
      $0.dilationRate = Extent(2, 2)
    },
    LayerRow("DepthwiseConv2D(3, dilation_rate=(1, 2), padding='same')", DepthwiseConv2D(kernelSize: square))
    {
      $0.dilationRate = Extent(1, 2)
      $0.padding = .same
    },
    LayerRow(
      "DepthwiseConv2D(3, dilation_rate=2, padding='same', activation='relu')",
      DepthwiseConv2D(kernelSize: square)
    ) {
      $0.dilationRate = Extent(2, 2)
      $0.padding = .same
      $0.activation = .relu
    },
    LayerRow(
      "DepthwiseConv2D(3, strides=2, dilation_rate=2, padding='same')", DepthwiseConv2D(kernelSize: square)
    ) {
      $0.strides = Extent(2, 2)
      $0.dilationRate = Extent(2, 2)
      $0.padding = .same
    },
    LayerRow("DepthwiseConv2D(3, activation='relu')", DepthwiseConv2D(kernelSize: square)) {
      $0.activation = .relu
    },
    LayerRow("DepthwiseConv2D(3, use_bias=False)", DepthwiseConv2D(kernelSize: square)) {
      $0.usesBias = false
    },
    LayerRow("DepthwiseConv2D(2, depth_multiplier=2)", DepthwiseConv2D(kernelSize: Extent(2, 2))) {
      $0.depthMultiplier = 2
    },
    LayerRow("SeparableConv2D(4, 3)", SeparableConv2D(filters: 4, kernelSize: square)),
    LayerRow(
      "SeparableConv2D(4, 3, padding='same', strides=2)", SeparableConv2D(filters: 4, kernelSize: square)
    ) {
      $0.strides = Extent(2, 2)
      $0.padding = .same
    },
    LayerRow(
      "SeparableConv2D(3, 3, depth_multiplier=2, dilation_rate=2, use_bias=False)",
      SeparableConv2D(filters: 3, kernelSize: square)
    ) {
      $0.depthMultiplier = 2
      $0.dilationRate = Extent(2, 2)
      $0.usesBias = false
    },
    LayerRow(
      "SeparableConv2D(5, (3, 2), activation='relu')", SeparableConv2D(filters: 5, kernelSize: Extent(3, 2))
    ) {
      $0.activation = .relu
    },
  ]

  @Test(arguments: KerasFixture.load("separable", "layer"))
  func asKeras(_ fixture: KerasFixture) throws { try check(fixture, Self.rows) }

  @Test func isComplete() throws { try checkNames(Self.rows, "separable") }
}
