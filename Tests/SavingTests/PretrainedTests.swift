import Foundation
import Networks
import Testing

/// Published weights of `keras.applications`, if `FIELDBOOK_DATA` has them.
@Suite struct PretrainedTests {
  private static let path =
    (ProcessInfo.processInfo.environment["FIELDBOOK_DATA"] ?? "")
    + "/pretrained/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224.h5"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: path), "FIELDBOOK_DATA holds no MobileNetV2"))
  func mobileNetV2() throws {
    let stored = try StoredWeights.list(Self.path).filter { !$0.arrays.isEmpty }
    #expect(stored.count == 105)
    let sizes: [Int] = stored.flatMap { layer in layer.arrays.map { $0.shape.reduce(1, *) } }
    #expect(sizes.reduce(0, +) == 3_538_984)
    #expect(stored.first?.layer == "Conv1")
    #expect(stored.first?.arrays.first?.shape == [3, 3, 3, 32])
    #expect(stored.last?.layer == "Logits" || stored.last?.layer == "predictions")
    #expect(stored.last?.arrays.map(\.shape) == [[1280, 1000], [1000]])
  }
}
