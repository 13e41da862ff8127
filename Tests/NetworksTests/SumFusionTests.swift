import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Outside training the last convolution of a residual block adds the other branch before it writes.
@Suite struct SumFusionTests {
  private func convolution(_ filters: Int, relu: Bool = false) throws -> Layer {
    var layer = Conv2D(filters: filters, kernelSize: Extent(1, 1))
    if relu { layer.activation = .relu }
    return Layer(layer)
  }

  /// The branches of a block on a map of 24 channels: two convolutions with a batch norm, or MobileNetV2's block, which
  /// is computed in strips; beside a convolution, or the map itself.
  private func branches(of x: SymbolicTensor, inStrips: Bool, isPlain: Bool) throws -> [SymbolicTensor] {
    let shortcut = try isPlain ? x : convolution(24)([x])
    var branch = try convolution(96, relu: true)([x])
    if inStrips {
      var depthwise = DepthwiseConv2D(kernelSize: Extent(3, 3))
      (depthwise.padding, depthwise.activation) = (.same, .relu)
      branch = try Layer(depthwise)([branch])
    }
    return [shortcut, try Layer(BatchNormalization())([convolution(24)([branch])])]
  }

  @Test(arguments: [1, 2, 5], [false, true])
  func addsTheOtherBranch(batch: Int, inStrips: Bool) throws {
    for isPlain in [false, true] {
      for isReversed in [false, true] {
        let x = SymbolicTensor(input: [7, 9, 24])
        let branches = try branches(of: x, inStrips: inStrips, isPlain: isPlain)
        let sum = try Layer(Merge(.add))(isReversed ? branches.reversed() : branches)
        let whole = try Model(inputs: [x], outputs: [Layer(ReLU())([sum])])
        // Values that are read at the end are added by nobody.
        let parts = try Model(inputs: [x], outputs: branches)
        let images = try Chirp.tensor([batch, 7, 9, 24], 1)
        let addends = try parts.predict([images]).map { try $0.elements(Float.self) }
        let found = try whole.predict([images])[0].elements(Float.self)
        #expect(largestError(found, zip(addends[0], addends[1]).map { max(0, $0 + $1) }) < 1e-5)
        let plan = try PlanBuilder(
          whole.graph(), batch: 1, threads: 1, purpose: .predict, options: PlanOptions()
        ).plan()
        #expect(plan.steps.contains { $0.name.hasSuffix(" + add + relu") })
        #expect(!plan.steps.contains { $0.name.hasPrefix("add") })
      }
    }
  }
}
