import Engine
import Networks
import Tensors
import TestSupport
import Testing

@testable import Architectures

/// Each network, at a small width, overfits a few images: the loss decreases and stays finite.
@Suite(.serialized) struct NetworkTrainingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let network: any Architecture
    let input: Shape
    let width: Double
    var rate: Float = 0.003
    var epochs = 6
    var testDescription: String { network.title }
  }

  static let rows: [Row] = [
    Row(network: LeNet5(), input: [28, 28, 1], width: 1),
    Row(network: LeNet5(.of1998), input: [28, 28, 1], width: 1),
    Row(network: with(AlexNet()) { $0.dropout = 0.1 }, input: [28, 28, 1], width: 0.06),
    Row(network: GoogLeNet(), input: [28, 28, 1], width: 0.125),
    Row(
      network: with(GoogLeNet(.torchvision)) { $0.hasAuxiliaryHeads = true }, input: [28, 28, 1],
      width: 0.0625),
    Row(network: ResNet(.layers18), input: [28, 28, 1], width: 0.125),
    Row(network: with(ResNet(.layers18)) { $0.hasShortcuts = false }, input: [28, 28, 1], width: 0.125),
    Row(network: ResNet(.layers50, style: .keras), input: [32, 32, 1], width: 0.0625),
    Row(network: SENet(.resNet50), input: [28, 28, 1], width: 0.0625),
    Row(network: SENet(.senet154), input: [28, 28, 1], width: 0.03),
    Row(network: Xception(), input: [28, 28, 1], width: 0.03),
    Row(network: MobileNetV2(), input: [64, 64, 1], width: 0.1, rate: 0.001, epochs: 8),
    Row(network: VGG16(), input: [32, 32, 1], width: 0.1),
    Row(network: FCN(.stride32), input: [24, 20, 3], width: 0.06),
    Row(network: FCN(.stride16), input: [24, 20, 3], width: 0.06),
    Row(network: FCN(.stride8), input: [24, 20, 3], width: 0.06),
    Row(network: UNet(), input: [24, 20, 3], width: 0.06),
    Row(network: DeepLabV3(), input: [24, 20, 3], width: 0.06),
  ]

  @Test(arguments: rows)
  func hasTrainableVariables(_ row: Row) throws {
    Randomness.shared.start(7)
    var network = row.network
    network.options.inputShape = row.input
    network.options.width = row.width
    if !(network is LeNet5) { network.options.classes = 3 }
    let model = try network.model()
    let losses: [any Loss] = model.outputs.map { _ in SparseCategoricalCrossentropy() }
    let weights: [Float] = [1, 0.3, 0.3]
    try model.compile(
      optimizer: Optimizer(Adam(), learningRate: row.rate), losses: losses,
      lossWeights: losses.count == 3 ? weights : nil)
    let (images, labels) = try Self.data(row.input, output: model.outputs[0].shape)
    var options = FitOptions()
    (options.batchSize, options.epochs) = (8, row.epochs)
    let history = try model.fit(
      Samples(inputs: [images], targets: model.outputs.map { _ in labels }), options: options)
    let loss = try #require(history.values["loss"])
    #expect(loss.allSatisfy { $0.isFinite })
    let (first, best) = (try #require(loss.first), try #require(loss.dropFirst().min()))
    #expect(best < first, "\(loss)")
    let outputs = try model([images])
    #expect(outputs.count == model.outputs.count)
    for output in outputs { #expect(try output.elements(Float.self).allSatisfy { $0.isFinite }) }
  }

  /// Images in which each class is bright in another region, with a label per image or per pixel.
  private static func data(_ input: Shape, output: Shape) throws -> (images: Tensor, labels: Tensor) {
    let count = 16
    let noise = try Chirp.tensor(Shape([count] + input), 1)
    let isDense = output.rank == 3
    var labels: [Int32] = []
    try noise.withMutableFloats { values in
      let pixels = input[0] * input[1]
      for sample in 0..<count {
        if !isDense { labels.append(Int32(sample % 3)) }
        for pixel in 0..<pixels {
          let column = pixel % input[1]
          let part = Int32(column * 3 / input[1])
          let isBright = isDense ? part == 1 : part == Int32(sample % 3)
          if isDense { labels.append(part == 1 ? 1 : 0) }
          for channel in 0..<input[2] {
            let index = (sample * pixels + pixel) * input[2] + channel
            values[index] = values[index] * 0.2 + (isBright ? 1 : 0)
          }
        }
      }
    }
    let shape: Shape = isDense ? [count, output[0], output[1]] : [count]
    return (noise, try Tensor(shape: shape, elements: labels))
  }

  /// Dropout and batch normalization follow the mode; all three heads have outputs in both.
  @Test func behavesInBothModes() throws {
    Randomness.shared.start(1)
    var network = GoogLeNet(.torchvision)
    network.hasAuxiliaryHeads = true
    (network.options.width, network.options.classes, network.options.inputShape) = (0.0625, 3, [28, 28, 1])
    let model = try network.model()
    let images = try Chirp.tensor([4, 28, 28, 1], 0)
    func run(_ mode: Bool) throws -> [[Float]] {
      try model([images], trainingMode: mode).map { try $0.elements(Float.self) }
    }
    let predicted = try run(false)
    #expect(try run(false) == predicted, "the same again")
    let (first, second) = (try run(true), try run(true))
    #expect(first.count == 3 && predicted.count == 3)
    for head in 0..<3 {
      #expect(first[head] != second[head], "head \(head) drops at random")
      #expect(first[head] != predicted[head])
      for rows in [first[head], predicted[head]] {
        for sample in 0..<4 {
          #expect(abs(rows[sample * 3..<sample * 3 + 3].reduce(0, +) - 1) < 1e-5, "shares of one")
        }
      }
    }
    // Without its auxiliary heads the network is the same, with fewer parameters. Its statistics have changed by
    // now.
    let whole = try run(false)[0]
    let main = try Model(inputs: model.inputs, outputs: [model.outputs[0]])
    let alone = try main([images])[0].elements(Float.self)
    #expect(largestError(alone, whole) < 1e-6)
    network.hasAuxiliaryHeads = false
    #expect(try main.parameterCount == network.model().parameterCount)
  }
}
