import Networks
import Tensors
import TestSupport
import Testing

/// Layers against plain loops in Double, and their gradients against central differences of those.
@Suite struct ReferenceTests {
  /// One layer with its reference, a function of an input and the layer's weights.
  struct Case: CustomStringConvertible, Sendable {
    let description: String
    let input: [Int]
    let definition: any LayerDefinition
    let reference: @Sendable (_ x: [Double], _ weights: [[Double]]) -> [Double]
  }

  @Test(arguments: convolutions + depthwise + transposed + pools + others)
  func asReference(_ test: Case) throws {
    let layer = Layer(test.definition)
    let x = try Chirp.tensor(test.input, 0.2)
    try layer.build([Shape(test.input.dropFirst())])
    try layer.setWeights(layer.variables.enumerated().map { try Chirp.weight($1, Double(10 + $0)) })
    let values = try x.elements(Float.self).map(Double.init)
    let weights = try layer.weights().map { try $0.elements(Float.self).map(Double.init) }

    let expected = test.reference(values, weights)
    let output = try layer([x])
    expectClose(try output.elements(Float.self), expected, "output")
    let cotangent = try Chirp.tensor(output.shape.dimensions, 100)
    let c = try cotangent.elements(Float.self).map(Double.init)
    let found = try layer.derivatives([x], cotangent: cotangent, trainingMode: true)
    expectClose(
      try found.inputs[0].elements(Float.self), centralDifferences(values, c) { test.reference($0, weights) },
      "gradient to the input")
    #expect(found.variables.count == weights.count)
    for (index, entry) in found.variables.enumerated() {
      let differences = centralDifferences(weights[index], c) { changed in
        var all = weights
        all[index] = changed
        return test.reference(values, all)
      }
      expectClose(try entry.gradient.elements(Float.self), differences, "gradient to \(entry.variable.name)")
    }
  }

  /// Random geometries in which everything differs between the two axes.
  private static func windows(_ count: Int, seed: UInt64) -> [(Reference.Window, side: (Int, Int))] {
    var random = RandomSource(seed: seed)
    func draw(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + Int(random.nextInteger(upTo: UInt64(range.upperBound - range.lowerBound)))
    }
    return (0..<count).map { _ in
      let size = (draw(1...3), draw(1...3))
      let isDilated = draw(0...1) == 1
      let window = Reference.Window(
        size: size, strides: isDilated ? (1, 1) : (draw(1...3), draw(1...3)),
        dilation: isDilated ? (draw(1...2), draw(1...3)) : (1, 1), isSame: draw(0...1) == 1)
      let reach = (window.dilation.0 * (size.0 - 1) + 1, window.dilation.1 * (size.1 - 1) + 1)
      return (window, (reach.0 + draw(0...3), reach.1 + draw(0...3)))
    }
  }

  private static func label(_ p: Reference.Window) -> String {
    "\(p.size.0)×\(p.size.1), strides \(p.strides), dilation \(p.dilation), \(p.isSame ? "same" : "valid")"
  }

  private static let convolutions: [Case] = windows(16, seed: 1).enumerated().map { index, drawn in
    let (p, side) = drawn
    let groups = [1, 1, 2, 3][index % 4]
    let (channels, filters) = ([1, 3, 4, 6][index % 4], [2, 3, 2, 6][index % 4])
    var layer = Conv2D(filters: filters, kernelSize: Extent(p.size.0, p.size.1))
    layer.strides = Extent(p.strides.0, p.strides.1)
    layer.dilationRate = Extent(p.dilation.0, p.dilation.1)
    layer.padding = p.isSame ? .same : .valid
    layer.groups = groups
    let shape = [2, side.0, side.1, channels]
    return Case(
      description: "Conv2D \(label(p)), groups \(groups), of \(shape)", input: shape, definition: layer
    ) {
      Reference.convolution(Reference.Array4(shape, $0), $1[0], $1[1], filters: filters, groups: groups, p)
        .values
    }
  }

  private static let depthwise: [Case] = windows(10, seed: 2).enumerated().map { index, drawn in
    let (p, side) = drawn
    let multiplier = [1, 2][index % 2]
    let channels = [3, 2, 17][index % 3]
    var layer = DepthwiseConv2D(kernelSize: Extent(p.size.0, p.size.1))
    layer.strides = Extent(p.strides.0, p.strides.1)
    layer.dilationRate = Extent(p.dilation.0, p.dilation.1)
    layer.padding = p.isSame ? .same : .valid
    layer.depthMultiplier = multiplier
    let shape = [1, side.0, side.1, channels]
    return Case(
      description: "DepthwiseConv2D \(label(p)), ×\(multiplier), of \(shape)", input: shape, definition: layer
    ) {
      Reference.depthwise(Reference.Array4(shape, $0), $1[0], $1[1], multiplier: multiplier, p).values
    }
  }

  private static let transposed: [Case] = windows(10, seed: 3).map { p, side in
    var layer = Conv2DTranspose(filters: 2, kernelSize: Extent(p.size.0, p.size.1))
    layer.strides = Extent(p.strides.0, p.strides.1)
    layer.dilationRate = Extent(p.dilation.0, p.dilation.1)
    layer.padding = p.isSame ? .same : .valid
    let shape = [2, min(4, side.0), min(4, side.1), 3]
    func length(_ input: Int, _ window: Int, _ stride: Int, _ dilation: Int) -> Int {
      p.isSame ? input * stride : (input - 1) * stride + max(dilation * (window - 1) + 1, stride)
    }
    let size = (
      length(shape[1], p.size.0, p.strides.0, p.dilation.0),
      length(shape[2], p.size.1, p.strides.1, p.dilation.1)
    )
    return Case(description: "Conv2DTranspose \(label(p)) of \(shape)", input: shape, definition: layer) {
      Reference.transposed(Reference.Array4(shape, $0), $1[0], $1[1], filters: 2, size: size, p).values
    }
  }

  private static let pools: [Case] = windows(12, seed: 4).enumerated().map { index, drawn in
    var (p, side) = drawn
    p.dilation = (1, 1)
    side = (side.0 + 1, side.1 + 1)
    let isMaximum = index % 2 == 0
    var layer = Pooling2D(isMaximum ? .maximum : .average)
    layer.poolSize = Extent(p.size.0, p.size.1)
    layer.strides = Extent(p.strides.0, p.strides.1)
    layer.padding = p.isSame ? .same : .valid
    let (shape, window) = ([2, side.0, side.1, 3], p)
    return Case(description: "\(layer.className) \(label(p)) of \(shape)", input: shape, definition: layer) {
      x, _ in
      Reference.pooling(Reference.Array4(shape, x), isMaximum: isMaximum, window).values
    }
  }

  private static let others: [Case] = [
    Case(description: "Dense of rank 2", input: [3, 7], definition: Dense(units: 4)) {
      Reference.dense($0, $1[0], $1[1], inputs: 7)
    },
    Case(description: "Dense of rank 4", input: [2, 2, 3, 5], definition: Dense(units: 17)) {
      Reference.dense($0, $1[0], $1[1], inputs: 5)
    },
    Case(description: "LayerNormalization", input: [3, 35], definition: LayerNormalization()) {
      Reference.layerNormalization($0, $1[0], $1[1], epsilon: 1e-3)
    },
    Case(
      description: "LocalResponseNormalization", input: [2, 2, 2, 19],
      definition: LocalResponseNormalization()
    ) { x, _ in
      Reference.localResponse(x, channels: 19, radius: 5, bias: 1, alpha: 1, beta: 0.5)
    },
  ]
}
