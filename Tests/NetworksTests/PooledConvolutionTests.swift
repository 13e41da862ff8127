import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Where a convolution is computed with its pool, the kernel's gradient is gathered from the places that won: the same as the long
/// way, in which the pool hands a gradient to the convolution. An input that wants a gradient makes the plan go the long way.
@Suite struct PooledConvolutionTests {
  @Test(arguments: [(1, 3, 16), (3, 3, 32), (1, 5, 48)], [true, false])
  func asTheLongWay(_ form: (inputs: Int, kernel: Int, filters: Int), relu: Bool) throws {
    var convolution = Conv2D(filters: form.filters, kernelSize: Extent(form.kernel, form.kernel))
    convolution.activation = relu ? .relu : .linear
    let layers: [any LayerDefinition] = [convolution, Pooling2D(.maximum), Flatten(), Dense(units: 3)]
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [12, 11, form.inputs])
    let x = try Chirp.tensor([6, 12, 11, form.inputs], 1)
    let y = try Chirp.tensor([6, 3], 2)
    let loss = ElementwiseLoss(.meanSquaredError)

    let long = try model.derivatives([x], of: loss, targets: y)
    let before = try model.weights()
    try model.compile(optimizer: Optimizer(SGD(), learningRate: 1), losses: [loss])
    var options = FitOptions()
    (options.batchSize, options.shuffles) = (6, false)
    _ = try model.fit(Samples(inputs: [x], targets: [y]), options: options)
    let steps = try model.planText(batchSize: 6, training: true)
    #expect(steps.contains("max-pool and kernel gradient"))

    for (index, (_, gradient)) in long.variables.enumerated() {
      let expected = try gradient.elements(Float.self)
      let moved = zip(try before[index].elements(Float.self), try model.weights()[index].elements(Float.self))
        .map { $0 - $1 }
      let largest = expected.reduce(1e-3) { max($0, abs($1)) }
      for (a, b) in zip(moved, expected) { #expect(abs(a - b) < 1e-4 * largest + 1e-6) }
    }
  }
}
