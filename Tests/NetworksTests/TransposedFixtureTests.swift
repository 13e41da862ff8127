import Networks
import Testing

@Suite struct TransposedFixtureTests {
  private static func row(
    _ name: String, _ filters: Int, _ kernel: Extent, _ set: (inout Conv2DTranspose) -> Void = { _ in }
  ) -> LayerRow {
    LayerRow(name, Conv2DTranspose(filters: filters, kernelSize: kernel), set)
  }

  private static let rows: [LayerRow] = [
    row("Conv2DTranspose(3, 3)", 3, Extent(3, 3)),
    row("Conv2DTranspose(3, 2, strides=2)", 3, Extent(2, 2)) { $0.strides = Extent(2, 2) },
    row("Conv2DTranspose(2, 3, strides=2)", 2, Extent(3, 3)) { $0.strides = Extent(2, 2) },
    row("Conv2DTranspose(2, 3, strides=2, padding='same')", 2, Extent(3, 3)) {
      $0.strides = Extent(2, 2)
      $0.padding = .same
    },
    row("Conv2DTranspose(2, 4, strides=2, padding='same')", 2, Extent(4, 4)) {
      $0.strides = Extent(2, 2)
      $0.padding = .same
    },
    row("Conv2DTranspose(2, (3, 2), strides=(3, 1), padding='same', use_bias=False)", 2, Extent(3, 2)) {
      $0.strides = Extent(3, 1)
      $0.padding = .same
      $0.usesBias = false
    },
    row("Conv2DTranspose(2, 2, strides=3)", 2, Extent(2, 2)) { $0.strides = Extent(3, 3) },
    row("Conv2DTranspose(2, 3, strides=2, output_padding=1)", 2, Extent(3, 3)) {
      $0.strides = Extent(2, 2)
      $0.outputPadding = Extent(1, 1)
    },
    row("Conv2DTranspose(2, 3, strides=2, padding='same', output_padding=1)", 2, Extent(3, 3)) {
      $0.strides = Extent(2, 2)
      $0.padding = .same
      $0.outputPadding = Extent(1, 1)
    },
    row("Conv2DTranspose(2, 3, strides=2, padding='same', output_padding=0)", 2, Extent(3, 3)) {
      $0.strides = Extent(2, 2)
      $0.padding = .same
      $0.outputPadding = Extent(0, 0)
    },
    row("Conv2DTranspose(4, 3, padding='same', activation='relu')", 4, Extent(3, 3)) {
      $0.padding = .same
      $0.activation = .relu
    },
    row("Conv2DTranspose(1, 3, strides=2, padding='same')", 1, Extent(3, 3)) {
      $0.strides = Extent(2, 2)
      $0.padding = .same
    },
  ]

  @Test(arguments: KerasFixture.load("transposed", "layer"))
  func asKeras(_ fixture: KerasFixture) throws { try check(fixture, Self.rows) }

  @Test func isComplete() throws { try checkNames(Self.rows, "transposed") }
}
