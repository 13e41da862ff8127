import CKernels
import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Fused steps (batch norm and ReLU with the preceding convolution, zero padding with the following one or a max-pool) give the same
/// results as separate steps, which `derivatives` uses.
@Suite struct FusionTests {
  private static func block(_ convolution: any LayerDefinition, _ maximum: Float?) -> [any LayerDefinition] {
    var relu = ReLU()
    relu.maxValue = maximum
    return [convolution, BatchNormalization(), relu]
  }

  private static func network(_ maximum: Float?, _ kernel: Int) throws -> Model {
    var strided = Conv2D(filters: 16, kernelSize: Extent(kernel, kernel))
    strided.strides = Extent(2, 2)
    strided.usesBias = false
    var depthwise = DepthwiseConv2D(kernelSize: Extent(3, 3))
    depthwise.padding = .same
    var dilated = depthwise
    dilated.dilationRate = Extent(2, 2)
    let plain = Conv2D(filters: 32, kernelSize: Extent(3, 3))
    var pool = Pooling2D(.maximum)
    (pool.poolSize, pool.strides) = (Extent(3, 3), Extent(2, 2))
    let layers =
      [ZeroPadding2D(padding: SideWidths(top: 1, bottom: 2, left: 0, right: 1))] + block(strided, maximum)
      + [ZeroPadding2D(padding: SideWidths(1)), pool] + block(depthwise, maximum)
      + block(dilated, maximum) + block(plain, maximum) + [Flatten(), Dense(units: 3)]
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [16, 15, 2])
    // Statistics other than the initial ones.
    for (index, variable) in model.variables.enumerated() where variable.shape.rank == 1 {
      let values = Chirp.values(variable.count, Double(index)).map {
        variable.name.contains("variance") ? 0.5 + abs($0) : $0
      }
      try variable.assign(try Tensor(shape: variable.shape, floats: values))
    }
    return model
  }

  @Test(arguments: [nil, 0.6] as [Float?], [3, 5])
  func predictsAsStepByStep(maximum: Float?, kernel: Int) throws {
    let model = try Self.network(maximum, kernel)
    let x = try Chirp.tensor([6, 16, 15, 2], 1)
    let long = try model.derivatives([x], cotangents: [try Chirp.tensor([6, 3], 2)])
    let steps = try model.planText(batchSize: 6, training: false)
    #expect(steps.contains("convolution + batch norm + relu"))
    #expect(!steps.contains("pad  "))
    let short = try model.predict([x])[0].elements(Float.self)
    #expect(try largestError(short, long.outputs[0].elements(Float.self)) < 1e-4)
  }

  /// Maps of one pixel, alone on a worker.
  @Test(arguments: [1, 2, 3], [1, 2])
  func predictsSinglePixels(side: Int, stride: Int) throws {
    var depthwise = DepthwiseConv2D(kernelSize: Extent(3, 3))
    (depthwise.padding, depthwise.strides) = (.same, Extent(stride, stride))
    let layers: [any LayerDefinition] =
      Self.block(depthwise, 6) + Self.block(Conv2D(filters: 32, kernelSize: Extent(1, 1)), 6)
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [side, side, 48])
    let x = try Chirp.tensor([2, side, side, 48], 1)
    let output = try #require(model.outputs.first).shape
    let long = try model.derivatives([x], cotangents: [try Chirp.tensor([2] + Array(output), 2)])
    let short = try model.predict([x])[0].elements(Float.self)
    #expect(try largestError(short, long.outputs[0].elements(Float.self)) < 1e-5)
  }

  @Test(arguments: [nil, 0.6] as [Float?])
  func learnsAsStepByStep(maximum: Float?) throws {
    let model = try Self.network(maximum, 3)
    let x = try Chirp.tensor([6, 16, 15, 2], 1)
    let y = try Chirp.tensor([6, 3], 2)
    let loss = ElementwiseLoss(.meanSquaredError)
    let long = try model.derivatives([x], of: loss, targets: y, trainingMode: true)
    let before = try long.variables.map { try $0.variable.value().elements(Float.self) }
    try model.compile(optimizer: Optimizer(SGD(), learningRate: 1), losses: [loss])
    var options = FitOptions()
    (options.batchSize, options.shuffles) = (6, false)
    _ = try model.fit(Samples(inputs: [x], targets: [y]), options: options)
    for (old, (variable, gradient)) in zip(before, long.variables) {
      let wanted = try gradient.elements(Float.self)
      let largest = wanted.reduce(1e-2) { max($0, abs($1)) }
      for (a, (b, w)) in zip(old, zip(try variable.value().elements(Float.self), wanted)) {
        #expect(abs(a - b - w) < 1e-3 * largest, "\(variable.name)")
      }
    }
  }

  /// Values larger than the cache: a batch is processed in parts, the last of them smaller.
  @Test func predictsInParts() throws {
    let layers: [any LayerDefinition] = [
      Conv2D(filters: 16, kernelSize: Extent(1, 1)), GlobalPooling2D(.average),
    ]
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [512, 400, 3])
    let x = try Chirp.tensor([13, 512, 400, 3], 1)
    let whole = try model.predict([x], batchSize: 11)[0].elements(Float.self)
    let run = try #require(model.measuredRuns.last)
    #expect(run.measured == run.plan.byteCount)
    #expect(run.plan.byteCount < 11 * 512 * 400 * 16 * 4)
    let single = try model.predict([x], batchSize: 1)[0].elements(Float.self)
    #expect(largestError(whole, single) < 1e-5)
  }

  /// Maps larger than a core's cache: a depthwise convolution and its neighbours are computed in strips.
  @Test(arguments: [1, 2], [Padding.same, .valid])
  func predictsWideMapsStripByStrip(stride: Int, padding: Padding) throws {
    var depthwise = DepthwiseConv2D(kernelSize: Extent(3, 3))
    (depthwise.padding, depthwise.strides) = (padding, Extent(stride, stride))
    func pointwise(_ filters: Int) -> Conv2D { Conv2D(filters: filters, kernelSize: Extent(1, 1)) }
    let own = ZeroPadding2D(padding: SideWidths(top: 1, bottom: 2, left: 0, right: 1))
    let layers: [any LayerDefinition] =
      Self.block(pointwise(48), 1) + (padding == .valid ? [own] : []) + Self.block(depthwise, nil) + [
        pointwise(32), BatchNormalization(),
      ]
      + Self.block(depthwise, 0.8) + [pointwise(16), GlobalPooling2D(.average)]
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [131, 150, 8])
    let x = try Chirp.tensor([3, 131, 150, 8], 1)
    let long = try model.derivatives([x], cotangents: [try Chirp.tensor([3, 16], 2)])
    let steps = try model.planText(batchSize: 3, training: false)
    #expect(steps.contains(" 1×1, depthwise, 1×1 convolution + batch norm + relu") == fb_direct_is_fast())
    #expect(
      stride == 2
        || steps.contains(" depthwise, 1×1 convolution + batch norm + relu") == fb_direct_is_fast())
    let short = try model.predict([x])[0].elements(Float.self)
    let run = try #require(model.measuredRuns.last)
    #expect(run.measured == run.plan.byteCount)
    #expect(try largestError(short, long.outputs[0].elements(Float.self)) < 1e-4)
  }

  /// The first convolution of a network expands the image's three channels.
  @Test(arguments: [1, 2], [Padding.same, .valid])
  func predictsTheFirstConvolutionStripByStrip(stride: Int, padding: Padding) throws {
    var first = Conv2D(filters: 32, kernelSize: Extent(3, 3))
    (first.padding, first.strides) = (padding, Extent(stride, stride))
    var depthwise = DepthwiseConv2D(kernelSize: Extent(3, 3))
    depthwise.padding = .same
    let layers: [any LayerDefinition] =
      Self.block(first, 1) + Self.block(depthwise, nil) + [Conv2D(filters: 16, kernelSize: Extent(1, 1))]
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [75, 120, 3])
    let x = try Chirp.tensor([2, 75, 120, 3], 1)
    let output = try #require(model.outputs.first).shape
    let long = try model.derivatives([x], cotangents: [try Chirp.tensor([2] + Array(output), 2)])
    let steps = try model.planText(batchSize: 2, training: false)
    #expect(steps.contains(" 3×3, depthwise, 1×1 convolution + batch norm + relu") == fb_direct_is_fast())
    let short = try model.predict([x])[0].elements(Float.self)
    #expect(try largestError(short, long.outputs[0].elements(Float.self)) < 1e-4)
  }
}
