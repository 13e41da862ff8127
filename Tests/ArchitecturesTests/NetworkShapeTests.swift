import Engine
import Tensors
import Testing

@testable import Architectures
@testable import Networks

/// Output shapes, minimum sizes, widths, and the memory of describing a network.
@Suite struct NetworkShapeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let network: any Architecture
    let input: Shape
    let output: Shape
    var testDescription: String { "\(network.title) of \(input)" }
  }

  private static let segmenters: [any Architecture] =
    FCN.Variant.allCases.map { FCN($0) } + [UNet(), DeepLabV3()]

  static let rows: [Row] =
    [
      Row(network: LeNet5(), input: [28, 28, 1], output: [10]),
      Row(network: LeNet5(.of1998), input: [28, 28, 1], output: [10]),
      Row(network: AlexNet(), input: [28, 28, 1], output: [1000]),
      Row(network: AlexNet(.torchvision), input: [32, 32, 3], output: [1000]),
      Row(network: GoogLeNet(), input: [28, 28, 1], output: [1000]),
      Row(network: ResNet(.layers18), input: [28, 28, 1], output: [1000]),
      Row(network: ResNet(.layers50, style: .keras), input: [32, 32, 3], output: [1000]),
      Row(network: SENet(.senet154), input: [28, 28, 1], output: [1000]),
      Row(network: Xception(), input: [28, 28, 1], output: [1000]),
      Row(network: MobileNetV2(), input: [28, 28, 1], output: [1000]),
      Row(network: VGG16(), input: [32, 32, 1], output: [1000]),
    ]
    + segmenters.flatMap { network in
      // Sides that are not multiples of the strides are restored.
      [[64, 64, 3] as Shape, [50, 37, 1]].map {
        Row(network: network, input: $0, output: [$0[0], $0[1], network.defaultClasses])
      }
    }

  @Test(arguments: rows)
  func hasItsOutput(_ row: Row) throws {
    var network = row.network
    network.options.inputShape = row.input
    network.options.width = network is LeNet5 ? 1 : 0.25
    let model = try network.model()
    #expect(model.outputs[0].shape == row.output)
    // Describing a network allocates no weights.
    #expect(try model.summary().contains(model.layers[0].name))
    #expect(try model.explanationText().contains(model.layers[0].name))
    let memory = try model.memory(batchSize: 2)
    #expect(memory.train.byteCount > memory.predict.byteCount)
    // Only the drawings of 1998 are given, not random.
    #expect(model.variables.filter { $0.storage != nil }.allSatisfy { $0.shape == [84, 10] })
  }

  /// The map sizes of U-Net and DeepLab, from their papers.
  @Test func keepsThePapersMaps() throws {
    var unet = UNet()
    unet.padding = .valid
    #expect(try unet.model().outputs[0].shape == [388, 388, 2])
    for (stride, side) in [(8, 28), (16, 14), (32, 7)] {
      var network = DeepLabV3()
      network.outputStride = stride
      let model = try network.model()
      #expect(try model.layer(named: "conv5_block3_out").outputShape == [side, side, 2048])
      let dilations = try ["conv4_block2_2_conv", "conv5_block1_2_conv", "conv5_block2_2_conv"].map {
        try #require(model.layer(named: $0).definition as? Conv2D).dilationRate.height
      }
      #expect(dilations == (stride == 8 ? [2, 2, 4] : stride == 16 ? [1, 1, 2] : [1, 1, 1]))
    }
  }

  @Test(
    arguments: [
      LeNet5(), LeNet5(.of1998), AlexNet(), AlexNet(.torchvision), Xception(), VGG16(), valid(UNet()),
      small(AlexNet()),
      coarse(AlexNet()),
    ] as [any Architecture])
  func saysTheLeastImage(_ network: any Architecture) throws {
    var network = network
    // AlexNet's first stride depends on the size of the image.
    network.options.inputShape = [1, 1, 3]
    let least = network.leastSide
    network.options.inputShape = [least, least, 3]
    _ = try network.model()
    network.options.inputShape = [least + 9, least - 1, 3]
    let error = #expect(throws: ArchitectureError.self) { _ = try network.model() }
    guard case .imageTooSmall(_, let needed, _, let layer, _, _) = try #require(error) else {
      Issue.record("\(error?.message ?? "")")
      return
    }
    #expect(needed == least)
    #expect(!layer.isEmpty)
  }

  private static func valid(_ network: UNet) -> UNet {
    var network = network
    network.padding = .valid
    return network
  }

  private static func small(_ network: AlexNet) -> AlexNet {
    var network = network
    network.stride = 2
    return network
  }

  private static func coarse(_ network: AlexNet) -> AlexNet {
    var network = network
    (network.overlaps, network.stride) = (false, 4)
    return network
  }

  @Test func refusesImpossibleOptions() throws {
    func message(_ network: some Architecture) -> String {
      do {
        _ = try network.model()
        return "no error"
      } catch let error as ArchitectureError { return error.message } catch let error as NetworkError {
        return error.message
      } catch { return "\(error)" }
    }
    var network = ResNet(.layers18)
    network.options.width = 0
    #expect(message(network) == "ResNet18 expects width to be a number above 0, and 16 at most, found 0")
    network.options.width = .nan
    #expect(message(network) == "ResNet18 expects width to be a number above 0, and 16 at most, found nan")
    network.options.width = 1
    network.options.classes = 0
    #expect(message(network) == "ResNet18 expects classes of 1 or more, found 0")
    network.options.classes = .max
    #expect(message(network).contains("more than memory can address"))
    network.options.inputShape = [32, 32]
    network.options.classes = 10
    #expect(
      message(network) == "ResNet18 expects an image of shape (height, width, channels), found (32, 32)")
    network.options.inputShape = [1 << 40, 1 << 40, 3]
    #expect(message(network).contains("more than memory can address"))
    #expect(
      message(with(LeNet5(.of1998)) { $0.options.classes = 26 })
        == "LeNet5 as it was in 1998 has 10 classes: its connections are a table, its outputs are drawn digits; classes cannot be another"
    )
    #expect(message(with(UNet()) { $0.depth = 0 }) == "UNet expects depth to be from 1 to 8, found 0")
    #expect(
      message(with(DeepLabV3()) { $0.depth = .layers18 })
        == "DeepLabV3 expects depth to be 50, 101 or 152, found 18")
    #expect(
      message(with(SENet(.resNet50)) { $0.reduction = 0 })
        == "squeeze and excite expects reduction of 1 or more, found 0")
  }

  private func with<Network>(_ network: Network, _ change: (inout Network) -> Void) -> Network {
    var network = network
    change(&network)
    return network
  }

  /// 1998: each of the six maps is connected to ten of C3's, and 16 maps have 3, 4 or 6 inputs.
  @Test func connectsAsIn1998() throws {
    let maps = LeNet5.connections.flatMap(\.maps)
    #expect(maps.count == 16)
    #expect(maps.map(\.count) == Array(repeating: 3, count: 6) + Array(repeating: 4, count: 9) + [6])
    for map in 0..<6 { #expect(maps.filter { $0.contains(map) }.count == 10) }
    #expect(Set(maps).count == 16)
    let model = try LeNet5(.of1998).model()
    let counts = try ["C1", "S2_factors", "S4_factors", "C5", "F6"].map {
      try model.layer(named: $0).parameterCount
    }
    #expect(counts == [156, 12, 32, 48_120, 10_164])
    #expect(LeNet5.drawings.count == 840 && LeNet5.drawings.allSatisfy { abs($0) == 1 })
  }

  /// A network of 115 million parameters is built and described without its weights.
  @Test func describesWithoutAllocating() throws {
    let model = try SENet(.senet154).model()
    _ = (try model.summary(), try model.explanationText(), try model.memory(batchSize: 1))
    #expect(model.variables.allSatisfy { $0.storage == nil })
  }

  @Test func seesAsFarAsItsWindowsReach() throws {
    let model = try VGG16().model()
    // 3×3 windows at distances 1, 2, 4, 8, 16, and 2×2 pools between them. Araujo et al. 2019: 212 for VGG-16.
    #expect(try model.receptiveField(of: "block1_conv2") == Extent(5, 5))
    #expect(try model.receptiveField(of: "block5_pool") == Extent(212, 212))
    #expect(try model.receptiveField(of: "fc1") == nil)
    #expect(
      try ResNet(.layers50, style: .keras).model().receptiveField(of: "conv5_block3_out") == Extent(483, 483))
    #expect(throws: NetworkError.self) { try model.receptiveField(of: "conv") }
  }
}
