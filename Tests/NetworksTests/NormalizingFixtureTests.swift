import Networks
import Testing

@Suite struct NormalizingFixtureTests {
  private static func response(_ options: String, _ set: (inout LocalResponseNormalization) -> Void)
    -> LayerRow
  {
    LayerRow(
      "Lambda(lambda x: tf.nn.local_response_normalization(x\(options)))", LocalResponseNormalization(), set)
  }

  private static let rows: [LayerRow] = [
    LayerRow("LayerNormalization()", LayerNormalization()),
    LayerRow("LayerNormalization(axis=[1, 2, 3])", LayerNormalization()) { $0.axes = [1, 2, 3] },
    LayerRow("LayerNormalization(axis=[-2, -1], epsilon=0.1)", LayerNormalization()) {
      $0.axes = [-2, -1]
      $0.epsilon = 0.1
    },
    LayerRow("LayerNormalization(axis=1)", LayerNormalization()) { $0.axes = [1] },
    LayerRow("LayerNormalization(axis=[1, 3])", LayerNormalization()) { $0.axes = [1, 3] },
    LayerRow("LayerNormalization(center=False)", LayerNormalization()) { $0.centers = false },
    LayerRow("LayerNormalization(scale=False)", LayerNormalization()) { $0.scales = false },
    LayerRow("LayerNormalization(center=False, scale=False)", LayerNormalization()) {
      $0.centers = false
      $0.scales = false
    },
    response("") { _ in },
    response(", depth_radius=2, bias=2, alpha=1e-4, beta=0.75") {
      ($0.depthRadius, $0.bias, $0.alpha, $0.beta) = (2, 2, 1e-4, 0.75)
    },
    response(", depth_radius=1, bias=1, alpha=0.5, beta=0.75") {
      ($0.depthRadius, $0.bias, $0.alpha, $0.beta) = (1, 1, 0.5, 0.75)
    },
    response(", depth_radius=2, bias=1.5, alpha=0.7, beta=1.3") {
      ($0.depthRadius, $0.bias, $0.alpha, $0.beta) = (2, 1.5, 0.7, 1.3)
    },
    response(", depth_radius=0, beta=1") { ($0.depthRadius, $0.beta) = (0, 1) },
    response(", depth_radius=9, alpha=0.1") { ($0.depthRadius, $0.alpha) = (9, 0.1) },
  ]

  @Test(arguments: KerasFixture.load("normalizing", "layer"))
  func asKeras(_ fixture: KerasFixture) throws { try check(fixture, Self.rows) }

  @Test func isComplete() throws { try checkNames(Self.rows, "normalizing") }
}
