import Datasets
import Engine
import Foundation
import Networks
import Tensors
import TestSupport
import Testing

@testable import Architectures

/// Weights trained on ImageNet, if their files are available: Keras's results with the same files.
@Suite struct PretrainedTests {
  @Test(arguments: ApplicationFixture.load("pretrained"))
  func predictsAsKeras(_ fixture: ApplicationFixture) throws {
    guard let file = DataFinder.current.find("pretrained/\(fixture.name)") else {
      print("skipped: no \(fixture.name) in \(DataFinder.current.folders.map(\.path))")
      return
    }
    // Only files of the fixture's sizes are compared: Keras's published files have other ones.
    guard try Data(contentsOf: URL(fileURLWithPath: file.path)).count == fixture.bytes else {
      print("skipped: \(file.path) is another file than the fixture's")
      return
    }
    var network = MobileNetV2()
    network.options.includesTop = try #require(fixture.includesTop)
    network.options.classifierActivation = .linear
    network.options.pooling = .average
    let model = try network.model()
    try model.loadWeights(from: file.path)
    let output = try model([Chirp.tensor([1, 224, 224, 3], 1)])[0]
    let (found, expected) = (try ApplicationFixture.picked(output)[0], try #require(fixture.output)[0])
    #expect(largestError(found, expected) <= 1e-4)
  }
}
