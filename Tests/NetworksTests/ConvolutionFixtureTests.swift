import Networks
import Testing

@Suite struct ConvolutionFixtureTests {
  private static let rows: [LayerRow] = [
    LayerRow("Conv2D(3, 3)", Conv2D(filters: 3, kernelSize: Extent(3, 3))),
    LayerRow("Conv2D(4, (2, 3), strides=(2, 1))", Conv2D(filters: 4, kernelSize: Extent(2, 3))) {
      $0.strides = Extent(2, 1)
    },
    LayerRow("Conv2D(3, 3, padding='same')", Conv2D(filters: 3, kernelSize: Extent(3, 3))) {
      $0.padding = .same
    },
    LayerRow("Conv2D(3, 3, strides=2, padding='same')", Conv2D(filters: 3, kernelSize: Extent(3, 3))) {
      $0.strides = Extent(2, 2)
      $0.padding = .same
    },
    LayerRow("Conv2D(2, (4, 2), strides=3, padding='same')", Conv2D(filters: 2, kernelSize: Extent(4, 2))) {
      $0.strides = Extent(3, 3)
      $0.padding = .same
    },
    LayerRow("Conv2D(3, 3, dilation_rate=2)", Conv2D(filters: 3, kernelSize: Extent(3, 3))) {
      $0.dilationRate = Extent(2, 2)
    },
    LayerRow(
      "Conv2D(3, 3, dilation_rate=(1, 3), padding='same')", Conv2D(filters: 3, kernelSize: Extent(3, 3))
    ) {
      $0.dilationRate = Extent(1, 3)
      $0.padding = .same
    },
    LayerRow("Conv2D(4, 3, groups=2)", Conv2D(filters: 4, kernelSize: Extent(3, 3))) { $0.groups = 2 },
    LayerRow(
      "Conv2D(6, 3, groups=3, strides=2, padding='same')", Conv2D(filters: 6, kernelSize: Extent(3, 3))
    ) {
      $0.groups = 3
      $0.strides = Extent(2, 2)
      $0.padding = .same
    },
    LayerRow("Conv2D(4, 2, groups=4)", Conv2D(filters: 4, kernelSize: Extent(2, 2))) { $0.groups = 4 },
    LayerRow("Conv2D(3, 3, use_bias=False)", Conv2D(filters: 3, kernelSize: Extent(3, 3))) {
      $0.usesBias = false
    },
    LayerRow("Conv2D(5, 1)", Conv2D(filters: 5, kernelSize: Extent(1, 1))),
    LayerRow("Conv2D(4, 3, activation='relu')", Conv2D(filters: 4, kernelSize: Extent(3, 3))) {
      $0.activation = .relu
    },
    LayerRow("Conv2D(4, 3, activation='softmax')", Conv2D(filters: 4, kernelSize: Extent(3, 3))) {
      $0.activation = .softmax
    },
    LayerRow("Conv2D(17, 3, padding='same')", Conv2D(filters: 17, kernelSize: Extent(3, 3))) {
      $0.padding = .same
    },
    LayerRow("Dense(5)", Dense(units: 5)),
    LayerRow("Dense(4, activation='relu')", Dense(units: 4)) { $0.activation = .relu },
    LayerRow("Dense(4, use_bias=False)", Dense(units: 4)) { $0.usesBias = false },
    LayerRow("Dense(3)", Dense(units: 3)),
    LayerRow("Dense(3, activation='softmax')", Dense(units: 3)) { $0.activation = .softmax },
    LayerRow("Dense(1)", Dense(units: 1)),
    LayerRow("Flatten()", Flatten()),
    LayerRow("Reshape((4, -1))", Reshape([4, -1])),
    LayerRow("Reshape((2, 3, 4))", Reshape([2, 3, 4])),
    LayerRow("ReLU()", ActivationLayer(.relu, className: "ReLU")),
    LayerRow("Activation('relu')", ActivationLayer(.relu)),
    LayerRow("Softmax()", ActivationLayer(.softmax, className: "Softmax")),
    LayerRow("Activation('softmax')", ActivationLayer(.softmax)),
    LayerRow("Activation('linear')", ActivationLayer(.linear)),
  ]

  @Test(arguments: KerasFixture.load("convolution", "layer"))
  func asKeras(_ fixture: KerasFixture) throws { try check(fixture, Self.rows) }

  @Test func isComplete() throws { try checkNames(Self.rows, "convolution") }
}
