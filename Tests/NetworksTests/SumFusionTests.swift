import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Sums that the convolution before adds up give what separate steps give, which `derivatives` uses.
@Suite struct SumFusionTests {
  private typealias Branch = @Sendable (SymbolicTensor) throws -> SymbolicTensor

  private static func convolve(_ x: SymbolicTensor, _ side: Int, _ filters: Int = 32, groups: Int = 1) throws
    -> SymbolicTensor
  {
    var layer = Conv2D(filters: filters, kernelSize: Extent(side, side))
    (layer.padding, layer.groups) = (.same, groups)
    return try Layer(layer)([x])
  }

  private static func norm(_ x: SymbolicTensor) throws -> SymbolicTensor {
    try Layer(BatchNormalization())([x])
  }

  private static func depthwise(_ x: SymbolicTensor) throws -> SymbolicTensor {
    var layer = DepthwiseConv2D(kernelSize: Extent(3, 3))
    layer.padding = .same
    return try norm(try Layer(layer)([x]))
  }

  private static func add(_ values: SymbolicTensor...) throws -> SymbolicTensor {
    try Layer(Merge(.add))(values)
  }

  private static func relu(_ x: SymbolicTensor, _ bound: Float? = nil) throws -> SymbolicTensor {
    var layer = ReLU()
    layer.maxValue = bound
    return try Layer(layer)([x])
  }

  /// What is made of a value, and how many sums a convolution computes of it, of one image on several cores.
  private static let graphs: [(name: String, sums: Int, make: Branch)] = [
    ("1×1", 1, { try relu(add($0, norm(convolve($0, 1)))) }),
    ("1×1 without batch norm", 0, { try add(convolve($0, 1), $0) }),
    ("3×3", 1, { try relu(add($0, norm(convolve($0, 3))), 0.7) }),
    ("3×3 by groups", 1, { try add(norm(convolve($0, 3, groups: 2)), $0) }),
    ("a shortcut that is a convolution", 1, { try relu(add(norm(convolve($0, 1)), norm(convolve($0, 5)))) }),
    ("an inverted bottleneck", 1, { try add($0, norm(convolve(relu(depthwise(relu($0)), 6), 1))) }),
    (
      "two blocks", 2,
      { x in
        let y = try relu(add(x, norm(convolve(x, 3))))
        return try relu(add(norm(convolve(convolve(y, 1, 48), 1)), y))
      }
    ),
    (
      "a sum that two read", 1,
      { x in
        let y = try add(x, norm(convolve(x, 5)))
        return try Layer(Merge(.multiply))([y, relu(y)])
      }
    ),
    ("a ReLU between", 0, { try add($0, relu(norm(convolve($0, 3)))) }),
    ("a depthwise convolution", 1, { try add($0, depthwise($0)) }),
    (
      "what is made later", 0,
      { x in
        let y = try norm(convolve(x, 1))
        return try add(y, relu(convolve(x, 3)))
      }
    ),
    (
      "twice the same", 0,
      { x in
        let y = try norm(convolve(x, 3))
        return try add(y, y)
      }
    ),
    (
      "a result that another reads", 0,
      { x in
        let y = try norm(convolve(x, 3))
        return try Layer(Merge(.multiply))([add(x, y), y])
      }
    ),
  ]

  /// Behind a convolution whose kernel is so large that all cores share each primitive.
  @Test(arguments: graphs.indices, [1, 6])
  func predictsAsStepByStep(graph: Int, batch: Int) throws {
    let (name, sums, make) = Self.graphs[graph]
    let input = try SymbolicTensor(input: [13, 17, 32])
    let output = try Self.convolve(make(input), 9, 48)
    let model = try Model(inputs: [input], outputs: [output])
    for (index, variable) in model.variables.enumerated() where variable.shape.rank == 1 {
      let values = Chirp.values(variable.count, Double(index)).map {
        variable.name.contains("variance") ? 0.5 + abs($0) : $0
      }
      try variable.assign(try Tensor(shape: variable.shape, floats: values))
    }
    let x = try Chirp.tensor([batch, 13, 17, 32], 1)
    let long = try model.derivatives([x], cotangents: [try Chirp.tensor([batch, 13, 17, 48], 2)])
    let steps = try model.planText(batchSize: batch, training: false).split(separator: "\n")
    let found = steps.count { $0.contains("convolution") && $0.contains(" + add") }
    #expect(found == (batch == 1 && Processor.coreCount > 1 ? sums : 0), "\(name)")
    let short = try model.predict([x], batchSize: batch)[0].elements(Float.self)
    #expect(try largestError(short, long.outputs[0].elements(Float.self)) < 1e-4, "\(name)")
    let run = try #require(model.measuredRuns.last)
    #expect(run.measured == run.plan.byteCount)
  }
}
