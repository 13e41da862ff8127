import Engine
import Testing

@testable import Networks

/// oneDNN has an optimized kernel for every convolution of the layers, on this machine's instruction set.
@Suite struct KernelChoiceTests {
  private static func geometry(
    _ size: Int, _ channels: Int, _ filters: Int, kernel: Int = 3, stride: Int = 1, dilation: Int = 1,
    groups: Int = 1
  ) -> ConvolutionGeometry {
    let reach = dilation * (kernel - 1) + 1
    let pad = reach / 2
    let output = (size + 2 * pad - reach) / stride + 1
    return ConvolutionGeometry(
      input: (size, size, channels), output: (output, output, filters), kernel: (kernel, kernel),
      strides: (stride, stride), dilation: (dilation, dilation), padding: (pad, pad, pad, pad), groups: groups
    )
  }

  @Test(arguments: [
    geometry(28, 1, 32), geometry(28, 3, 64), geometry(28, 32, 64), geometry(27, 5, 7), geometry(28, 17, 9),
    geometry(28, 32, 64, stride: 2), geometry(56, 3, 96, kernel: 11, stride: 4),
    geometry(28, 64, 64, kernel: 1),
    geometry(28, 64, 128, kernel: 1, stride: 2), geometry(28, 32, 32, dilation: 2),
    geometry(28, 32, 32, dilation: 4),
    geometry(28, 96, 256, kernel: 5, groups: 2), geometry(28, 12, 12, groups: 4),
    geometry(28, 128, 128, groups: 32),
    geometry(28, 32, 32, groups: 32), geometry(28, 33, 33, stride: 2, groups: 33),
    geometry(28, 16, 32, groups: 16),
    geometry(28, 16, 32, dilation: 2, groups: 16), geometry(28, 64, 21, kernel: 2, stride: 2),
    geometry(28, 21, 21, kernel: 4, stride: 2), geometry(56, 21, 21, kernel: 16, stride: 8),
  ])
  func isNeverReference(_ geometry: ConvolutionGeometry) throws {
    let forward = try Convolution.forward(geometry, batch: 2, bias: true, training: true)
    let data = try Convolution.backwardData(geometry, batch: 2, hint: forward)
    let weights = try Convolution.backwardWeights(geometry, batch: 2, bias: true, hint: forward)
    for descriptor in [forward, data, weights] {
      #expect(!descriptor.isReference, "\(descriptor.name): \(descriptor.implementation)")
    }
  }

  @Test func holesHaveLoopsOfTheirOwn() {
    func isDepthwise(_ geometry: ConvolutionGeometry) -> Bool {
      ConvolutionOperation(geometry: geometry, isOfDepthwiseLayer: true).isDepthwiseWithHoles
    }
    #expect(isDepthwise(Self.geometry(28, 32, 32, dilation: 2, groups: 32)))
    #expect(!isDepthwise(Self.geometry(28, 32, 32, groups: 32)))
    #expect(!isDepthwise(Self.geometry(28, 32, 64, dilation: 2, groups: 32)))
  }
}
