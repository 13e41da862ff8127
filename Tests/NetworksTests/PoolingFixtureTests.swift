import Networks
import Testing

@Suite struct PoolingFixtureTests {
  private static let rows: [LayerRow] = [
    LayerRow("MaxPooling2D()", Pooling2D(.maximum)),
    LayerRow("MaxPooling2D(3, strides=2)", Pooling2D(.maximum)) {
      $0.poolSize = Extent(3, 3)
      $0.strides = Extent(2, 2)
    },
    LayerRow("MaxPooling2D(3, strides=1, padding='same')", Pooling2D(.maximum)) {
      $0.poolSize = Extent(3, 3)
      $0.strides = Extent(1, 1)
      $0.padding = .same
    },
    LayerRow("MaxPooling2D((2, 3), strides=(1, 2), padding='same')", Pooling2D(.maximum)) {
      $0.poolSize = Extent(2, 3)
      $0.strides = Extent(1, 2)
      $0.padding = .same
    },
    LayerRow("MaxPooling2D(2, padding='same')", Pooling2D(.maximum)) { $0.padding = .same },
    LayerRow("MaxPooling2D((1, 2))", Pooling2D(.maximum)) { $0.poolSize = Extent(1, 2) },
    LayerRow("AveragePooling2D(2)", Pooling2D(.average)),
    LayerRow("AveragePooling2D(3, strides=2)", Pooling2D(.average)) {
      $0.poolSize = Extent(3, 3)
      $0.strides = Extent(2, 2)
    },
    LayerRow("AveragePooling2D(3, strides=1, padding='same')", Pooling2D(.average)) {
      $0.poolSize = Extent(3, 3)
      $0.strides = Extent(1, 1)
      $0.padding = .same
    },
    LayerRow("AveragePooling2D((3, 2), strides=(2, 3), padding='same')", Pooling2D(.average)) {
      $0.poolSize = Extent(3, 2)
      $0.strides = Extent(2, 3)
      $0.padding = .same
    },
    LayerRow("MaxPooling2D(16, strides=3)", Pooling2D(.maximum)) {
      $0.poolSize = Extent(16, 16)
      $0.strides = Extent(3, 3)
    },
    LayerRow("MaxPooling2D(17, strides=4, padding='same')", Pooling2D(.maximum)) {
      $0.poolSize = Extent(17, 17)
      $0.strides = Extent(4, 4)
      $0.padding = .same
    },
    LayerRow("GlobalAveragePooling2D()", GlobalPooling2D(.average)),
    LayerRow("GlobalAveragePooling2D(keepdims=True)", GlobalPooling2D(.average)) { $0.keepsAxes = true },
    LayerRow("GlobalMaxPooling2D()", GlobalPooling2D(.maximum)),
    LayerRow("GlobalMaxPooling2D(keepdims=True)", GlobalPooling2D(.maximum)) { $0.keepsAxes = true },
  ]

  @Test(arguments: KerasFixture.load("pooling", "layer"))
  func asKeras(_ fixture: KerasFixture) throws { try check(fixture, Self.rows) }

  @Test func isComplete() throws { try checkNames(Self.rows, "pooling") }
}
