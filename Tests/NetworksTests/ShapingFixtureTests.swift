import Networks
import Testing

@Suite struct ShapingFixtureTests {
  private static let rows: [LayerRow] = [
    LayerRow("ZeroPadding2D()", ZeroPadding2D()),
    LayerRow(
      "ZeroPadding2D((1, 2))", ZeroPadding2D(padding: SideWidths(top: 1, bottom: 1, left: 2, right: 2))),
    LayerRow(
      "ZeroPadding2D(((1, 0), (2, 3)))",
      ZeroPadding2D(padding: SideWidths(top: 1, bottom: 0, left: 2, right: 3))
    ),
    LayerRow("ZeroPadding2D(0)", ZeroPadding2D(padding: SideWidths(0))),
    LayerRow("Cropping2D()", Cropping2D()),
    LayerRow("Cropping2D(1)", Cropping2D(cropping: SideWidths(1))),
    LayerRow(
      "Cropping2D(((1, 0), (2, 1)))", Cropping2D(cropping: SideWidths(top: 1, bottom: 0, left: 2, right: 1))),
    LayerRow("UpSampling2D()", UpSampling2D()),
    LayerRow("UpSampling2D((3, 2))", UpSampling2D()) { $0.size = Extent(3, 2) },
    LayerRow("UpSampling2D(interpolation='bilinear')", UpSampling2D()) { $0.interpolation = .bilinear },
    LayerRow("UpSampling2D((3, 5), interpolation='bilinear')", UpSampling2D()) {
      $0.size = Extent(3, 5)
      $0.interpolation = .bilinear
    },
    LayerRow("UpSampling2D(1)", UpSampling2D()) { $0.size = Extent(1, 1) },
    LayerRow("Permute((2, 1))", Permute([2, 1])),
    LayerRow("Permute((3, 1, 2))", Permute([3, 1, 2])),
    LayerRow("Permute((2, 3, 1))", Permute([2, 3, 1])),
    LayerRow("Permute((1, 2))", Permute([1, 2])),
    LayerRow("Permute((4, 2, 1, 3))", Permute([4, 2, 1, 3])),
  ]

  @Test(arguments: KerasFixture.load("shaping", "layer"))
  func asKeras(_ fixture: KerasFixture) throws { try check(fixture, Self.rows) }

  @Test func isComplete() throws { try checkNames(Self.rows, "shaping") }
}
