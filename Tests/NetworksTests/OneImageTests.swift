import CKernels
import Tensors
import TestSupport
import Testing

@testable import Networks

/// All cores share a single image, step by step; what they compute is what one of them computes of it in a batch.
@Suite struct OneImageTests {
  private static func convolution(
    _ filters: Int, _ kernel: Extent, strides: Int = 1, padding: Padding = .same, dilation: Int = 1,
    groups: Int = 1
  ) -> Conv2D {
    var layer = Conv2D(filters: filters, kernelSize: kernel)
    (layer.strides, layer.padding) = (Extent(strides, strides), padding)
    (layer.dilationRate, layer.groups) = (Extent(dilation, dilation), groups)
    layer.activation = .relu
    return layer
  }

  private static func depthwise(strides: Int, padding: Padding, dilation: Int = 1) -> DepthwiseConv2D {
    var layer = DepthwiseConv2D(kernelSize: Extent(3, 3))
    (layer.strides, layer.padding) = (Extent(strides, strides), padding)
    layer.dilationRate = Extent(dilation, dilation)
    return layer
  }

  private static func pooling(_ kind: Pooling2D.Kind, _ size: Int, strides: Int, _ padding: Padding)
    -> Pooling2D
  {
    var layer = Pooling2D(kind)
    (layer.poolSize, layer.strides, layer.padding) = (Extent(size, size), Extent(strides, strides), padding)
    return layer
  }

  private static let chains: [(String, [any LayerDefinition])] = [
    ("3×3", [convolution(32, Extent(3, 3))]),
    ("3×3 without padding, by two", [convolution(16, Extent(3, 3), strides: 2, padding: .valid)]),
    ("1×1", [convolution(48, Extent(1, 1))]),
    ("1×1 by two", [convolution(48, Extent(1, 1), strides: 2)]),
    ("a large kernel", [convolution(512, Extent(5, 5))]),
    ("outputs that suit no kernel of ours", [convolution(21, Extent(5, 3))]),
    ("holes", [convolution(16, Extent(3, 3), dilation: 2)]),
    ("groups", [convolution(24, Extent(3, 3), groups: 3)]),
    ("batch norm", [convolution(32, Extent(3, 3)), BatchNormalization(), ReLU()]),
    ("depthwise", [depthwise(strides: 1, padding: .same)]),
    ("depthwise by two", [depthwise(strides: 2, padding: .valid), BatchNormalization(), ReLU()]),
    ("depthwise with holes", [depthwise(strides: 1, padding: .same, dilation: 2)]),
    (
      "an inverted bottleneck",
      [
        convolution(96, Extent(1, 1)), BatchNormalization(), ReLU(), depthwise(strides: 1, padding: .same),
        BatchNormalization(), ReLU(), Conv2D(filters: 32, kernelSize: Extent(1, 1)), BatchNormalization(),
      ]
    ),
    (
      "minimal filtering beside larger maps",
      [convolution(700, Extent(1, 1)), convolution(32, Extent(1, 1)), convolution(32, Extent(3, 3))]
    ),
    (
      "minimal filtering beside primitives",
      [
        convolution(700, Extent(1, 1)), convolution(32, Extent(1, 1)), convolution(32, Extent(3, 3)),
        convolution(512, Extent(5, 5)),
      ]
    ),
    ("a pool", [pooling(.maximum, 3, strides: 2, .same)]),
    ("a mean", [pooling(.average, 3, strides: 1, .same)]),
    ("a pool that one image's rows do not fill", [pooling(.maximum, 2, strides: 2, .valid)]),
    ("dense", [Flatten(), Dense(units: 70), Dense(units: 3)]),
  ]

  @Test(arguments: chains.indices, [2, 3, 13])
  func isThatOfABatch(chain: Int, height: Int) throws {
    let (name, layers) = Self.chains[chain]
    if height < 5, name.contains("without") || name.contains("valid") || name.contains("two") { return }
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [height, 11, 24])
    let images = try Chirp.tensor([5, height, 11, 24], 1)
    let alone = try (0..<5).map { try model.predict([images.narrowed(axis: 0, from: $0, count: 1)])[0] }
    let together = try model.predict([images])[0].elements(Float.self)
    #expect(largestError(try alone.flatMap { try $0.elements(Float.self) }, together) < 1e-5, "\(name)")
  }

  /// The first layers of a network for digits: convolution and pool in one pass, from one channel.
  @Test func digits() throws {
    var dense = Dense(units: 128)
    dense.activation = .relu
    let layers: [any LayerDefinition] = [
      Self.convolution(32, Extent(3, 3), padding: .valid), Pooling2D(.maximum),
      Self.convolution(64, Extent(3, 3), padding: .valid), Pooling2D(.maximum), Flatten(), dense,
      Dense(units: 10),
    ]
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [28, 28, 1])
    let images = try Chirp.tensor([4, 28, 28, 1], 1)
    let together = try model.predict([images])[0].elements(Float.self)
    let alone = try (0..<4).flatMap {
      try model.predict([images.narrowed(axis: 0, from: $0, count: 1)])[0].elements(Float.self)
    }
    #expect(largestError(alone, together) < 1e-5)
    let again = try (0..<4).flatMap {
      try model.predict([images.narrowed(axis: 0, from: $0, count: 1)])[0].elements(Float.self)
    }
    #expect(again == alone, "the same to the bit")
  }

  /// Workers meet behind a preparation where the next step needs what it makes, or may lie over memory that it writes to.
  @Test func meetsBehindPreparations() {
    func step(_ reads: [Block], _ writes: [Block], isWhole: Bool = true) -> Step {
      let work: Step.Work = isWhole ? .whole { _ in {} } : .phases { _ in [] }
      return Step(name: "", layer: "", kernel: .loops, reads: reads, writes: writes, work: work)
    }
    func meetings(_ steps: [Step], _ lives: [ClosedRange<Int>]) -> [Bool] {
      let buffers = lives.map { life in
        var buffer = Buffer(layer: "", role: "", byteCount: 4, category: .workspace)
        (buffer.first, buffer.last) = (life.lowerBound, life.upperBound)
        return buffer
      }
      return Plan(
        batch: 1, threads: 1, steps: steps, buffers: buffers, variables: [], learning: [], arenaByteCount: 4,
        outputs: []
      ).meetings
    }
    let early = step([.parameter(0)], [.buffer(0)])
    let other = step([], [.buffer(1)], isWhole: false)
    let user = step([.buffer(0), .buffer(1)], [.buffer(2)], isWhole: false)
    #expect(meetings([early, other, user], [0...2, 1...2, 2...2]) == [false, true, true])
    #expect(meetings([other, early, user], [1...2, 0...2, 2...2]) == [true, true, true])
    // What two preparations in a row make is waited for behind the second.
    let second = step([.parameter(1)], [.buffer(3)])
    #expect(
      meetings([early, second, other, user], [0...3, 2...3, 3...3, 1...3]) == [false, false, true, true])
    #expect(meetings([early, second, user], [0...2, 0...2, 2...2, 1...2]) == [false, true, true])
    // Scratch memory of a preparation ends with it.
    let scratching = step([.parameter(0)], [.buffer(0), .buffer(3)])
    #expect(meetings([scratching, other, user], [0...2, 1...2, 2...2, 0...0]) == [true, true, true])
  }

  /// One row times a matrix, of any size, in Keras's order and in blocks of outputs.
  @Test(arguments: [1, 2, 7, 64], [1, 5, 16, 40, 64, 130])
  func denseKernel(inputs: Int, outputs: Int) {
    let x = (0..<inputs).map { Float($0 % 5) - 2 }
    let offset = (0..<outputs).map { Float($0 % 3) }
    let number = { (i: Int, o: Int) in Float((7 * i + 3 * o) % 11) - 5 }
    let expected = (0..<outputs).map { o in
      max(0, (0..<inputs).reduce(offset[o]) { $0 + x[$1] * number($1, o) })
    }
    for block in [outputs, 16] {
      let blocks = (outputs + block - 1) / block
      var matrix = [Float](repeating: .nan, count: blocks * inputs * block)
      for i in 0..<inputs {
        for o in 0..<outputs { matrix[o / block * inputs * block + i * block + o % block] = number(i, o) }
      }
      var shape = fb_dense(
        inputs: inputs, outputs: outputs, block: block, block_step: inputs * block, input_step: block)
      var y = [Float](repeating: .nan, count: outputs)
      for part in [0..<outputs / 2, outputs / 2..<outputs] {
        fb_dense_forward(&shape, x, matrix, offset, 0, .infinity, part.lowerBound, part.upperBound, &y)
      }
      #expect(y == expected)
    }
  }
}
