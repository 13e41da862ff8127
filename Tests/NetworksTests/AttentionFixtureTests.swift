import Testing

@testable import Networks

@Suite struct AttentionFixtureTests {
  private static func einsum(_ equation: String, _ shape: [Int?], bias: String? = nil) -> EinsumDense {
    var layer = EinsumDense(equation: equation, outputShape: shape)
    layer.biasAxes = bias
    return layer
  }

  private static func heads(_ count: Int, _ width: Int) -> MultiHeadAttention {
    var layer = MultiHeadAttention()
    (layer.heads, layer.keyWidth) = (count, width)
    return layer
  }

  private static let rows: [LayerRow] = [
    LayerRow("RMSNormalization()", RMSNormalization()),
    LayerRow("RMSNormalization(axis=[1, 2], epsilon=0.01)", RMSNormalization()) {
      ($0.axes, $0.epsilon) = ([1, 2], 0.01)
    },
    LayerRow("EinsumDense('ab,bc->ac', output_shape=5, bias_axes='c')", einsum("ab,bc->ac", [5], bias: "c")),
    LayerRow(
      "EinsumDense('abc,cde->abde', output_shape=(None, 2, 3), bias_axes='de', activation='tanh')",
      einsum("abc,cde->abde", [nil, 2, 3], bias: "de")
    ) { $0.activation = .function(.tanh) },
    LayerRow("EinsumDense('...x,xy->...y', output_shape=3)", einsum("...x,xy->...y", [3])),
    LayerRow("EinsumDense('abc,bd->acd', output_shape=(4, 5))", einsum("abc,bd->acd", [4, 5])),
    LayerRow("Dot(axes=1)", Dot(axes: [1])), LayerRow("Dot(axes=(2, 1))", Dot(axes: [2, 1])),
    LayerRow("Dot(axes=-1, normalize=True)", Dot(axes: [-1])) { $0.normalizes = true },
    LayerRow("Attention()", Attention(seed: 0)),
    LayerRow("Attention(use_scale=True)", Attention(isScaled: true, seed: 0)),
    LayerRow(
      "Attention(score_mode='concat', use_scale=True)", Attention(score: .concat, isScaled: true, seed: 0)),
    LayerRow("AdditiveAttention()", Attention(score: .additive, isScaled: true, seed: 0)),
    LayerRow("AdditiveAttention(use_scale=False)", Attention(score: .additive, seed: 0)),
    LayerRow(
      "MultiHeadAttention(2, 3, use_bias=False)",
      {
        var layer = heads(2, 3)
        layer.usesBias = false
        return layer.fresh()
      }()),
    LayerRow(
      "MultiHeadAttention(2, 3, value_dim=2, use_bias=False, output_shape=5)",
      {
        var layer = heads(2, 3)
        (layer.ownValueWidth, layer.usesBias, layer.outputShape) = (2, false, [5])
        return layer.fresh()
      }()),
    LayerRow(
      "GroupQueryAttention(3, 4, 2, use_bias=False)",
      {
        var layer = MultiHeadAttention(isGrouped: true)
        (layer.keyWidth, layer.heads, layer.keyHeads, layer.usesBias) = (3, 4, 2, false)
        return layer.fresh()
      }()),
    LayerRow("TimeDistributed(Dense(3))", TimeDistributed(layer: Layer(Dense(units: 3)))),
    LayerRow(
      "TimeDistributed(Conv2D(2, 2))",
      TimeDistributed(layer: Layer(Conv2D(filters: 2, kernelSize: Extent(2, 2))))),
    LayerRow("AdaptiveAveragePooling1D(3)", AdaptivePooling(isMaximum: false, axes: 1, lengths: [3])),
    LayerRow(
      "AdaptiveAveragePooling2D((2, 3))", AdaptivePooling(isMaximum: false, axes: 2, lengths: [2, 3])),
    LayerRow("AdaptiveMaxPooling1D(4)", AdaptivePooling(isMaximum: true, axes: 1, lengths: [4])),
    LayerRow("AdaptiveMaxPooling2D(2)", AdaptivePooling(isMaximum: true, axes: 2, lengths: [2])),
  ]

  @Test(arguments: KerasFixture.load("attention", "layer"))
  func asKeras(_ fixture: KerasFixture) throws {
    // A row's layer may hold others: each case has those of its own.
    try check(fixture, Self.rows)
  }

  @Test func isComplete() throws { try checkNames(Self.rows, "attention") }
}
