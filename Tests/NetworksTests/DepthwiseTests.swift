import CKernels
import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// 3×3 depthwise kernels against sums in double: row counts that are not multiples of three, windows outside the
/// image on all sides, strides of one and two.
@Suite struct DepthwiseTests {
  private static let channels = 32

  private static func shape(_ rows: Int, _ width: Int, pad: Int, stride: Int) -> fb_depthwise {
    fb_depthwise(
      batch: 2, height: max(1, (rows - 1) * stride + 3 - 2 * pad), width: width, channels: channels,
      output_height: rows, output_width: max(1, (width + 2 * pad - 3) / stride + 1), kernel_height: 3,
      kernel_width: 3, stride_height: stride, stride_width: stride, dilation_height: 1, dilation_width: 1,
      pad_top: pad, pad_left: pad)
  }

  /// The indices of every product in the sums: image, kernel, result.
  private static func products(_ shape: fb_depthwise) -> [(x: Int, kernel: Int, y: Int)] {
    var places: [(x: Int, kernel: Int, y: Int)] = []
    for image in 0..<shape.batch {
      for row in 0..<shape.output_height {
        for column in 0..<shape.output_width {
          for k in 0..<9 {
            let h = row * shape.stride_height - shape.pad_top + k / 3
            let w = column * shape.stride_width - shape.pad_left + k % 3
            guard 0..<shape.height ~= h, 0..<shape.width ~= w else { continue }
            let x = (image * shape.height + h) * shape.width + w
            let y = (image * shape.output_height + row) * shape.output_width + column
            places += (0..<channels).map { (x * channels + $0, k * channels + $0, y * channels + $0) }
          }
        }
      }
    }
    return places
  }

  @Test(arguments: [1, 2], [1, 2, 3, 4, 7])
  func allPassesAreSumsOfProducts(stride: Int, rows: Int) throws {
    for (width, pad) in [(1, 1), (2, 0), (3, 1), (7, 0), (8, 2)] {
      var shape = Self.shape(rows, width, pad: pad, stride: stride)
      #expect(fb_depthwise_is_fast(&shape))
      let x = Chirp.values(shape.batch * shape.height * width * Self.channels, 1)
      let kernel = Chirp.values(9 * Self.channels, 2)
      let dy = Chirp.values(shape.batch * rows * shape.output_width * Self.channels, 3)
      var y = [Float](repeating: .nan, count: dy.count)
      var dx = [Float](repeating: .nan, count: x.count)
      var dkernel = [Float](repeating: .nan, count: kernel.count)
      var last = fb_epilogue(factor: nil, offset: nil, low: -.infinity, high: .infinity, streams: false)
      fb_depthwise_forward(&shape, x, kernel, &last, &y)
      fb_depthwise_backward_data(&shape, kernel, dy, &dx, false)
      fb_depthwise_backward_kernel(&shape, x, dy, &dkernel)

      var (sums, xSums) = ([Double](repeating: 0, count: y.count), [Double](repeating: 0, count: x.count))
      var kernelSums = [Double](repeating: 0, count: kernel.count)
      for place in Self.products(shape) {
        sums[place.y] += Double(x[place.x]) * Double(kernel[place.kernel])
        xSums[place.x] += Double(dy[place.y]) * Double(kernel[place.kernel])
        kernelSums[place.kernel] += Double(dy[place.y]) * Double(x[place.x])
      }
      for (found, wanted) in [(y, sums), (dx, xSums), (dkernel, kernelSums)] {
        #expect(largestError(found, wanted) < 1e-5)
      }
    }
  }

  /// A single sample is predicted on all cores, with oneDNN's kernel layout; training afterwards gives the same
  /// result.
  @Test func learnsTheSameAfterAPrediction() throws {
    func trained(predictsFirst: Bool) throws -> [[Float]] {
      var depthwise = DepthwiseConv2D(kernelSize: Extent(3, 3))
      depthwise.padding = .same
      let layers: [any LayerDefinition] = [
        Conv2D(filters: 32, kernelSize: Extent(1, 1)), depthwise,
        Conv2D(filters: 16, kernelSize: Extent(1, 1)),
        GlobalPooling2D(.average),
      ]
      let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [9, 8, 16])
      try model.setWeights(model.weights().enumerated().map { try Chirp.tensor(Array($1.shape), Double($0)) })
      let x = try Chirp.tensor([8, 9, 8, 16], 1)
      if predictsFirst { _ = try model.predict([x], batchSize: 1) }
      try model.compile(
        optimizer: Optimizer(SGD(), learningRate: 0.1), losses: [ElementwiseLoss(.meanSquaredError)])
      var options = FitOptions()
      (options.batchSize, options.shuffles) = (8, false)
      _ = try model.fit(Samples(inputs: [x], targets: [try Chirp.tensor([8, 16], 2)]), options: options)
      return try model.weights().map { try $0.elements(Float.self) }
    }
    for (a, b) in zip(try trained(predictsFirst: false), try trained(predictsFirst: true)) {
      #expect(largestError(a, b) < 1e-6)
    }
  }
}
