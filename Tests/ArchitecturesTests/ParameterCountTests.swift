import Networks
import Tensors
import Testing

@testable import Architectures

/// The published parameter counts, compared with the built networks; nothing is allocated.
@Suite struct ParameterCountTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let network: any Architecture
    /// All parameters; `nil`: none published.
    var total: Int?
    /// Those that training changes.
    var trainable: Int?
    var outputs: [Shape] = [[1000]]

    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(name: "LeNet-5, all-to-all", network: LeNet5(), total: 61_706, trainable: 61_706, outputs: [[10]]),
    // The ten drawings of 84 pixels are constants.
    Row(
      name: "LeNet-5, 1998", network: LeNet5(.of1998), total: 60_000 + 840, trainable: 60_000, outputs: [[10]]
    ),
    Row(name: "AlexNet, two groups", network: AlexNet(.twoGroups), total: 60_965_224, trainable: 60_965_224),
    Row(name: "AlexNet, undivided", network: AlexNet(.undivided), total: 62_378_344, trainable: 62_378_344),
    Row(
      name: "AlexNet, torchvision", network: AlexNet(.torchvision), total: 61_100_840, trainable: 61_100_840),
    Row(name: "GoogLeNet", network: GoogLeNet(), total: 6_998_552, trainable: 6_998_552),
    Row(
      name: "GoogLeNet, auxiliary heads", network: with(GoogLeNet()) { $0.hasAuxiliaryHeads = true },
      total: 13_378_280, trainable: 13_378_280, outputs: [[1000], [1000], [1000]]),
    Row(name: "GoogLeNet, torchvision", network: GoogLeNet(.torchvision), trainable: 6_624_904),
    Row(
      name: "GoogLeNet, torchvision, auxiliary heads",
      network: with(GoogLeNet(.torchvision)) { $0.hasAuxiliaryHeads = true }, trainable: 13_004_888,
      outputs: [[1000], [1000], [1000]]),
    Row(name: "ResNet-18", network: ResNet(.layers18), trainable: 11_689_512),
    Row(name: "ResNet-34", network: ResNet(.layers34), trainable: 21_797_672),
    Row(name: "ResNet-50", network: ResNet(.layers50), trainable: 25_557_032),
    Row(name: "ResNet-101", network: ResNet(.layers101), trainable: 44_549_160),
    Row(name: "ResNet-152", network: ResNet(.layers152), trainable: 60_192_808),
    Row(name: "ResNet-50, Keras", network: ResNet(.layers50, style: .keras), total: 25_636_712),
    Row(name: "ResNet-101, Keras", network: ResNet(.layers101, style: .keras), total: 44_707_176),
    Row(name: "ResNet-152, Keras", network: ResNet(.layers152, style: .keras), total: 60_419_944),
    Row(name: "SE-ResNet-50", network: SENet(.resNet50), trainable: 28_088_024),
    Row(name: "SENet-154", network: SENet(.senet154), trainable: 115_088_984),
    Row(name: "Xception", network: Xception(), total: 22_910_480, trainable: 22_855_952),
    Row(name: "MobileNetV2", network: MobileNetV2(), total: 3_538_984, trainable: 3_504_872),
    Row(
      name: "MobileNetV2 without top", network: with(MobileNetV2()) { $0.options.includesTop = false },
      total: 2_257_984, outputs: [[7, 7, 1280]]),
    Row(name: "VGG-16", network: VGG16(), total: 138_357_544, trainable: 138_357_544),
  ]

  @Test(arguments: rows)
  func asPublished(_ row: Row) throws {
    let model = try row.network.model()
    if let total = row.total { #expect(model.parameterCount == total) }
    if let trainable = row.trainable { #expect(model.trainableParameterCount == trainable) }
    #expect(model.outputs.map(\.shape) == row.outputs)
    // The explanations of the layers have the same sum.
    let explained = try model.explanation().reduce(0) { $0 + $1.parameterCount }
    #expect(explained == model.parameterCount)
    let names = model.layers.map(\.name)
    #expect(Set(names).count == names.count, "each name once")
  }
}
