import Datasets
import Networks
import Testing

/// Real weights of `keras.applications`, where they are at hand.
@Suite struct PretrainedTests {
  private static let file = DataFinder.current.find(
    "pretrained/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224.h5")

  @Test(.enabled(if: file != nil, "no weights of MobileNetV2 are at hand"))
  func mobileNetV2() throws {
    let stored = try StoredWeights.list(#require(Self.file).path).filter { !$0.arrays.isEmpty }
    #expect(stored.count == 105)
    let sizes: [Int] = stored.flatMap { layer in layer.arrays.map { $0.shape.reduce(1, *) } }
    #expect(sizes.reduce(0, +) == 3_538_984)
    #expect(stored.first?.layer == "Conv1")
    #expect(stored.first?.arrays.first?.shape == [3, 3, 3, 32])
    #expect(stored.last?.layer == "Logits" || stored.last?.layer == "predictions")
    #expect(stored.last?.arrays.map(\.shape) == [[1280, 1000], [1000]])
  }
}
