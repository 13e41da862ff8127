import CKernels
import Engine
import Tensors
import Testing

@testable import Networks

/// 1×1 convolutions, predicted by a kernel of our own, are as oneDNN's: `derivatives` takes those.
@Suite struct PointwiseTests {
  private static func network(_ filters: Int, inputs: Int, side: Int) throws -> Model {
    var first = Conv2D(filters: filters, kernelSize: Extent(1, 1))
    first.activation = .relu
    let second = Conv2D(filters: 16, kernelSize: Extent(1, 1))
    let layers: [any LayerDefinition] = [first, second, BatchNormalization(), ReLU()]
    return try Model(sequential: layers.map { Layer($0) }, inputShape: [side, side + 1, inputs])
  }

  /// All widths of tiles, and fewer pixels than a tile has; kernels as Keras keeps them and as training likes them.
  @Test(arguments: [16, 24, 32, 48, 64, 72, 80, 96, 160], [1, 2, 7])
  func predictsAsOneDNN(filters: Int, side: Int) throws {
    for (inputs, learnsFirst) in [(5, false), (17, true), (48, false), (48, true)] {
      let model = try Self.network(filters, inputs: inputs, side: side)
      let x = try Chirp.tensor([3, side, side + 1, inputs], 1)
      let y = try Chirp.tensor([3, side, side + 1, 16], 2)
      let before = learnsFirst ? nil : try model.predict([x])[0].elements(Float.self)
      let long = try model.derivatives([x], cotangents: [y]).outputs[0].elements(Float.self)
      let after = try model.predict([x])[0].elements(Float.self)
      for short in [before, after].compactMap({ $0 }) {
        #expect(zip(short, long).allSatisfy { abs($0 - $1) < 1e-5 * (1 + abs($1)) })
      }
    }
  }

  @Test func saysHowAKernelLies() throws {
    let model = try Self.network(48, inputs: 20, side: 4)
    let kernel = model.variables[0]
    let plain = try #require(try kernel.kerasLayout().outputBlocks)
    #expect((plain.count, plain.step, plain.inputStep) == (48, 0, 48))
  }

  /// Against sums in double.
  @Test(arguments: [16, 24, 64, 96], [1, 12, 100])
  func multiplies(outputs: Int, pixels: Int) throws {
    let inputs = 33
    let (x, w) = (Chirp.values(pixels * inputs, 1), Chirp.values(inputs * outputs, 2))
    var y = [Float](repeating: .nan, count: pixels * outputs)
    var shape = fb_pointwise(
      pixels: pixels, inputs: inputs, outputs: outputs, block: outputs, block_step: 0, input_step: outputs)
    var last = fb_epilogue(factor: nil, offset: nil, low: -.infinity, high: .infinity)
    fb_pointwise_forward(&shape, x, w, &last, &y)
    for pixel in 0..<pixels {
      for output in 0..<outputs {
        let sum = (0..<inputs).reduce(0.0) {
          $0 + Double(x[pixel * inputs + $1]) * Double(w[$1 * outputs + output])
        }
        #expect(abs(Double(y[pixel * outputs + output]) - sum) < 1e-5)
      }
    }
  }
}
