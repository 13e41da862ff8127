import CKernels
import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// 1×1 convolutions and those with few channels by our own kernel equal oneDNN's, which `derivatives` uses.
@Suite struct DirectConvolutionTests {
  private static func network(_ filters: Int, inputs: Int, side: Int) throws -> Model {
    var first = Conv2D(filters: filters, kernelSize: Extent(1, 1))
    first.activation = .relu
    let second = Conv2D(filters: 16, kernelSize: Extent(1, 1))
    let layers: [any LayerDefinition] = [first, second, BatchNormalization(), ReLU()]
    return try Model(sequential: layers.map { Layer($0) }, inputShape: [side, side + 1, inputs])
  }

  /// All tile widths, and fewer pixels than a tile; kernels in Keras's order and in training's layout.
  @Test(arguments: [8, 16, 21, 24, 32, 48, 64, 72, 80, 96, 100, 160], [1, 2, 7])
  func predictsAsOneDNN(filters: Int, side: Int) throws {
    for (inputs, learnsFirst) in [(5, false), (17, true), (48, false), (48, true)] {
      let model = try Self.network(filters, inputs: inputs, side: side)
      let x = try Chirp.tensor([3, side, side + 1, inputs], 1)
      let y = try Chirp.tensor([3, side, side + 1, 16], 2)
      let before = learnsFirst ? nil : try model.predict([x])[0].elements(Float.self)
      let long = try model.derivatives([x], cotangents: [y]).outputs[0].elements(Float.self)
      let after = try model.predict([x])[0].elements(Float.self)
      for short in [before, after].compactMap({ $0 }) {
        #expect(largestError(short, long) < 1e-5)
      }
    }
  }

  @Test func saysHowAKernelLies() throws {
    let model = try Self.network(48, inputs: 20, side: 4)
    let kernel = model.variables[0]
    let plain = try #require(try kernel.kerasLayout().outputBlocks)
    #expect((plain.count, plain.step, plain.inputStep) == (48, 0, 48))
  }

  @Test(arguments: [Padding.same, .valid], [Extent(1, 1), Extent(2, 2)])
  func predictsFewChannelsAsOneDNN(padding: Padding, strides: Extent) throws {
    for (inputs, kernel, filters) in [(1, Extent(5, 3), 16), (3, Extent(3, 3), 32), (2, Extent(1, 1), 64)] {
      var layer = Conv2D(filters: filters, kernelSize: kernel)
      (layer.padding, layer.strides) = (padding, strides)
      let layers: [any LayerDefinition] = [layer, BatchNormalization(), ReLU()]
      let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [17, 14, inputs])
      let x = try Chirp.tensor([3, 17, 14, inputs], 1)
      let y = try Chirp.tensor([3] + Array(try #require(model.outputs.first).shape), 2)
      let short = try model.predict([x])[0].elements(Float.self)
      let long = try model.derivatives([x], cotangents: [y]).outputs[0].elements(Float.self)
      #expect(largestError(short, long) < 1e-5)
    }
  }

  /// Against sums in double, all tile widths, and rows of fewer windows than a tile.
  @Test(arguments: [8, 16, 17, 24, 47, 64, 96, 100, 160, 200], [1, 7, 12, 50])
  func multiplies(outputs: Int, pixels: Int) throws {
    try Self.check(
      fb_direct(input: (1, pixels, 33), output: (pixels, outputs), kernel: (1, 1)), rows: 1)
  }

  /// A kernel of which a part is used for several rows before the next.
  @Test func convolvesByALargeKernel() throws {
    try Self.check(
      fb_direct(input: (9, 25, 120), output: (23, 201), kernel: (3, 3)), rows: 7)
  }

  /// Windows partly or entirely outside the image, on any side.
  @Test(arguments: [1, 2, 3], [0, 1, 4])
  func convolves(stride: Int, pad: Int) throws {
    for (height, width) in [(1, 1), (3, 9), (8, 31)] {
      try Self.check(
        fb_direct(
          input: (height, width, 3), output: ((width + 2 * pad) / stride + 1, 48), kernel: (3, 2),
          stride: stride,
          pad: (pad, pad)),
        rows: (height + 2 * pad) / stride + 1)
    }
  }

  /// Sums over the pixels of a tall image, in several blocks.
  @Test(arguments: [(1, 300), (40, 30), (9, 200), (500, 1)], [(5, 17), (16, 64), (24, 100)])
  func gradientOfPointwiseKernel(_ size: (height: Int, width: Int), _ channels: (inputs: Int, outputs: Int))
    throws
  {
    let (pixels, inputs, outputs) = (size.height * size.width, channels.inputs, channels.outputs)
    let (x, dy) = (Chirp.values(pixels * inputs, 1), Chirp.values(pixels * outputs, 2))
    var sums = [Double](repeating: 0, count: inputs * outputs)
    for pixel in 0..<pixels {
      for place in sums.indices {
        sums[place] +=
          Double(x[pixel * inputs + place / outputs]) * Double(dy[pixel * outputs + place % outputs])
      }
    }
    for isWide in [true, false] {
      var shape = fb_direct(
        input: (size.height, size.width, inputs), output: (size.width, outputs), kernel: (1, 1))
      shape.is_wide = isWide
      let (x, dy) = try (FencedFloats(x, atStart: false), FencedFloats(dy, atStart: false))
      let dw = try FencedFloats([Float](repeating: 0, count: sums.count), atStart: false)
      fb_direct_backward_kernel(&shape, x.base, 0, size.height, dy.base, dw.base)
      #expect(largestError(dw.values, sums) < 1e-5 * Double(pixels))
    }
  }

  /// A step down the gradient of a mean square, by the kernel that training chooses.
  @Test func learnsPointwiseKernels() throws {
    let (batch, side, inputs, outputs) = (5, 28, 10, 50)
    var layer = Conv2D(filters: outputs, kernelSize: Extent(1, 1))
    layer.usesBias = false
    let model = try Model(sequential: [Layer(layer)], inputShape: [side, side, inputs])
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: 1), losses: [ElementwiseLoss(.meanSquaredError)])
    let x = try Chirp.tensor([batch, side, side, inputs], 1)
    let target = try Chirp.tensor([batch, side, side, outputs], 2)
    let before = try model.weights()[0].elements(Float.self).map(Double.init)
    var options = FitOptions()
    options.batchSize = batch
    _ = try model.fit(Samples(inputs: [x], targets: [target]), options: options)
    let (given, wanted) = try (x.elements(Float.self), target.elements(Float.self))
    var after = before
    let pixels = batch * side * side
    for pixel in 0..<pixels {
      for output in 0..<outputs {
        var error = -Double(wanted[pixel * outputs + output])
        for i in 0..<inputs { error += Double(given[pixel * inputs + i]) * before[i * outputs + output] }
        for i in 0..<inputs {
          after[i * outputs + output] -=
            2 * error * Double(given[pixel * inputs + i]) / Double(pixels * outputs)
        }
      }
    }
    #expect(largestError(try model.weights()[0].elements(Float.self), after) < 1e-5)
  }

  /// Both gradients against sums in double, with tiles for many registers and for few; nothing beside the arrays is read.
  @Test(arguments: [1, 2, 3], [0, 1, 2])
  func gradients(stride: Int, pad: Int) throws {
    for (height, width, inputs, outputs) in [
      (9, 12, 5, 17), (8, 31, 20, 50), (3, 4, 17, 8), (20, 6, 24, 100), (5, 9, 8, 8), (4, 7, 16, 59),
    ] {
      let (rows, columns) = ((height + 2 * pad - 3) / stride + 1, (width + 2 * pad - 4) / stride + 1)
      let geometry = ConvolutionGeometry(
        input: (height, width, inputs), output: (rows, columns, outputs), kernel: (3, 4),
        strides: (stride, stride), padding: (pad, pad, pad, pad))
      let x = Chirp.values(height * width * inputs, 1)
      let dy = Chirp.values(rows * columns * outputs, 2)
      let w = Chirp.values(12 * inputs * outputs, 3)
      var (kernelSums, inputSums) = (
        [Double](repeating: 0, count: w.count), [Double](repeating: 0, count: x.count)
      )
      for place in 0..<rows * columns * 12 {
        let (row, column, kh, kw) = (place / 12 / columns, place / 12 % columns, place % 12 / 4, place % 4)
        let (h, v) = (row * stride - pad + kh, column * stride - pad + kw)
        guard 0..<height ~= h, 0..<width ~= v else { continue }
        for input in 0..<inputs {
          let (pixel, tap) = ((h * width + v) * inputs + input, (kh * 4 + kw) * inputs + input)
          for output in 0..<outputs {
            let gradient = Double(dy[(row * columns + column) * outputs + output])
            kernelSums[tap * outputs + output] += Double(x[pixel]) * gradient
            inputSums[pixel] += Double(w[tap * outputs + output]) * gradient
          }
        }
      }
      for (isWide, atStart) in [(true, true), (true, false), (false, true), (false, false)] {
        var shape = ConvolutionOperation(geometry: geometry).directShape
        shape.is_wide = isWide
        let (x, dy) = try (FencedFloats(x, atStart: atStart), FencedFloats(dy, atStart: atStart))
        let dw = try FencedFloats([Float](repeating: 0, count: w.count), atStart: atStart)
        // In two parts, of rows and of outputs.
        let (half, unit) = (rows / 2, fb_direct_unit(&shape))
        fb_direct_backward_kernel(&shape, x.base, 0, half, dy.base, dw.base)
        for part in [0..<outputs / unit * unit, outputs / unit * unit..<outputs] where !part.isEmpty {
          (shape.from, shape.to) = (part.lowerBound, part.upperBound)
          fb_direct_backward_kernel(
            &shape, x.base, half, rows - half, dy.base + half * columns * outputs, dw.base)
        }
        #expect(largestError(dw.values, kernelSums) < 1e-5)
        if isWide, outputs >= 16 {
          let w = try FencedFloats(w, atStart: atStart)
          let dx = try FencedFloats([Float](repeating: .nan, count: x.count), atStart: atStart)
          for row in 0..<height {
            for part in [0..<inputs / 2, inputs / 2..<inputs] {
              fb_direct_backward_input(
                &shape, rows, dy.base, row, w.base, part.lowerBound, part.upperBound,
                x.base + row * width * inputs, 0.5, dx.base + row * width * inputs)
            }
          }
          let passing = zip(inputSums, x.values).map { 0 < $1 && $1 < 0.5 ? $0 : 0 }
          #expect(largestError(dx.values, passing) < 5e-5)
        }
        guard inputs >= 8 else { continue }
        let dx = try FencedFloats([Float](repeating: .nan, count: x.count), atStart: atStart)
        var last = fb_epilogue(factor: nil, offset: nil, low: -.infinity, high: .infinity, streams: false)
        for part in InputGradientPart.parts(of: geometry) {
          var (turned, shape) = ([Float](repeating: 0, count: w.count), part.shape)
          shape.is_wide = isWide
          fb_turn_kernel(w, 3, 4, inputs, outputs, part.firstRow, part.firstColumn, stride, &turned)
          fb_direct_forward(&shape, dy.base, 0, part.rows, turned, &last, dx.base + part.start)
        }
        // Rounding of up to 1,200 terms.
        #expect(largestError(dx.values, inputSums) < 5e-5)
      }
    }
  }

  /// A step of training by our own kernels, on one core each, is that of `derivatives`.
  @Test func learnsAsOneDNN() throws {
    let layers = [20, 33, 50].map { filters in
      var layer = Conv2D(filters: filters, kernelSize: Extent(3, 3))
      (layer.strides, layer.padding) = (Extent(2, 2), .same)
      return Layer(layer)
    }
    let model = try Model(sequential: layers, inputShape: [21, 18, 3])
    let loss = ElementwiseLoss(.meanSquaredError)
    try model.compile(optimizer: Optimizer(SGD(), learningRate: 0.5), losses: [loss])
    let x = try Chirp.tensor([4, 21, 18, 3], 1)
    let y = try Chirp.tensor([4] + Array(try #require(model.outputs.first).shape), 2)
    let before = try model.variables.map { try $0.value().elements(Float.self) }
    let gradients = try model.derivatives([x], of: loss, targets: y).variables
    var options = FitOptions()
    (options.batchSize, options.epochs) = (4, 1)
    _ = try model.fit(Samples(inputs: [x], targets: [y]), options: options)
    for (index, variable) in model.variables.enumerated() {
      let gradient = try #require(gradients.first { $0.0 === variable }).1.elements(Float.self)
      let wanted = zip(before[index], gradient).map { $0 - 0.5 * $1 }
      #expect(largestError(try variable.value().elements(Float.self), wanted) < 1e-5, "\(variable.name)")
    }
  }

  /// With tiles for many registers and for few, all outputs at once and in two shares.
  private static func check(_ shape: fb_direct, rows: Int) throws {
    let unit = withUnsafePointer(to: shape) { fb_direct_unit($0) }
    let middle = shape.outputs / unit / 2 * unit
    for isWide in [true, false] {
      var shape = shape
      shape.is_wide = isWide
      try check(shape, rows: rows, shares: [0..<shape.outputs])
      try check(shape, rows: rows, shares: [0..<middle, middle..<shape.outputs].filter { !$0.isEmpty })
    }
  }

  private static func check(_ shape: fb_direct, rows: Int, shares: [Range<Int>]) throws {
    let (height, width, inputs, outputs) = (shape.height, shape.width, shape.inputs, shape.outputs)
    let x = Chirp.values(height * width * inputs, 1)
    let w = Chirp.values(shape.kernel_height * shape.kernel_width * inputs * outputs, 2)
    let (factor, offset) = (Chirp.values(outputs, 3), Chirp.values(outputs, 4))
    let nothing = [Float](repeating: .nan, count: rows * shape.output_width * outputs)
    var results: [[Float]] = []
    for atStart in [true, false] {
      let fenced = try [x, w, factor, offset, nothing].map { try FencedFloats($0, atStart: atStart) }
      let (x, w, y) = (fenced[0].base, fenced[1].base, fenced[4].base)
      var last = fb_epilogue(
        factor: fenced[2].base, offset: fenced[3].base, low: -0.25, high: .infinity,
        streams: outputs % 32 == 0)
      for share in shares {
        var part = shape
        (part.from, part.to) = (share.lowerBound, share.upperBound)
        // In two calls, starting with different rows.
        let half = rows / 2
        fb_direct_forward(&part, x, 0, half, w, &last, y)
        fb_direct_forward(&part, x, half, rows - half, w, &last, y + half * shape.output_width * outputs)
      }
      results.append(fenced[4].values)
    }
    #expect(results[0] == results[1])
    for (place, result) in results[0].enumerated() {
      let (output, column) = (place % outputs, place / outputs % shape.output_width)
      let row = place / outputs / shape.output_width
      var sum = 0.0
      for kh in 0..<shape.kernel_height {
        for kw in 0..<shape.kernel_width {
          let (h, v) = (row * shape.stride - shape.pad_top + kh, column * shape.stride - shape.pad_left + kw)
          guard 0..<height ~= h, 0..<width ~= v else { continue }
          for input in 0..<inputs {
            let tap = (kh * shape.kernel_width + kw) * inputs + input
            sum += Double(x[(h * width + v) * inputs + input]) * Double(w[tap * outputs + output])
          }
        }
      }
      let wanted = max(-0.25, sum * Double(factor[output]) + Double(offset[output]))
      #expect(
        abs(Double(result) - wanted) < 1e-5 + 1e-7 * Double(shape.kernel_height * shape.kernel_width * inputs)
      )
    }
  }
}
