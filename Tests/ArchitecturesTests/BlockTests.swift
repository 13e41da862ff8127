import Networks
import Tensors
import TestSupport
import Testing

@testable import Architectures

/// Blocks alone: shapes, parameter counts, and results.
@Suite struct BlockTests {
  private func model(_ shape: Shape, _ block: (SymbolicTensor) throws -> SymbolicTensor) throws -> Model {
    let input = SymbolicTensor(input: shape)
    return try Model(inputs: [input], outputs: [block(input)])
  }

  @Test func countParameters() throws {
    let rows: [(String, Model, Shape, Int)] = [
      (
        "inception", try model([8, 8, 10]) { try InceptionBlock(4, (3, 5), (2, 6), 7)($0) }, [8, 8, 22],
        (10 * 4 + 4) + (10 * 3 + 3) + (9 * 3 * 5 + 5) + (10 * 2 + 2) + (25 * 2 * 6 + 6) + (10 * 7 + 7)
      ),
      (
        "residual", try model([8, 8, 10]) { try ResidualBlock(filters: 10)($0) }, [8, 8, 10],
        2 * (9 * 10 * 10) + 2 * 4 * 10
      ),
      (
        "residual, projected", try model([9, 8, 10]) { try ResidualBlock(filters: 12, stride: 2)($0) },
        [5, 4, 12],
        9 * 10 * 12 + 9 * 12 * 12 + 10 * 12 + 3 * 4 * 12
      ),
      (
        "bottleneck", try model([8, 8, 16]) { try BottleneckBlock(filters: 4)($0) }, [8, 8, 16],
        16 * 4 + 9 * 4 * 4 + 4 * 16 + 4 * (4 + 4 + 16)
      ),
      (
        "squeeze and excite", try model([8, 8, 32]) { try SqueezeExciteBlock(reduction: 8)($0) }, [8, 8, 32],
        (32 * 4 + 4) + (4 * 32 + 32)
      ),
      (
        "separable", try model([8, 8, 6]) { try SeparableBlock(filters: 9, size: 5)($0) }, [8, 8, 9],
        25 * 6 + 6 * 9 + 4 * (6 + 9)
      ),
      (
        "inverted residual", try model([7, 8, 6]) { try InvertedResidualBlock(filters: 8, stride: 2)($0) },
        [4, 4, 8],
        6 * 36 + 9 * 36 + 36 * 8 + 4 * (36 + 36 + 8)
      ),
      (
        "atrous pyramid", try model([8, 8, 6]) { try AtrousPyramidBlock(filters: 5, rates: [2, 3])($0) },
        [8, 8, 5],
        2 * 6 * 5 + 2 * (9 * 6 * 5) + 20 * 5 + 5 * 4 * 5
      ),
    ]
    for (name, model, shape, count) in rows {
      #expect(model.outputs[0].shape == shape, "\(name)")
      #expect(model.parameterCount == count, "\(name)")
    }
  }

  /// With zero kernels a residual block is a ReLU; a plain block gives zeros.
  @Test func residualBlocksBeginAsIdentity() throws {
    let images = try Chirp.tensor([2, 6, 6, 4], 0)
    func output(_ block: ResidualBlock) throws -> [Float] {
      let model = try model([6, 6, 4]) { try block($0) }
      for variable in model.variables where variable.name == "kernel" {
        try variable.assign(Tensor.zeros(variable.shape))
      }
      return try model([images])[0].elements(Float.self)
    }
    var block = ResidualBlock(filters: 4)
    #expect(try output(block) == images.elements(Float.self).map { max($0, 0) })
    block.hasShortcut = false
    #expect(try output(block).allSatisfy { $0 == 0 })
  }

  /// A gate is in [0, 1] and equal at every position of its channel.
  @Test func gatesScaleWholeChannels() throws {
    let images = try Chirp.tensor([1, 3, 3, 8], 0)
    let input = SymbolicTensor(input: [3, 3, 8])
    let block = SqueezeExciteBlock(reduction: 2, name: "se")
    let model = try Model(inputs: [input], outputs: [block(input)])
    let gates = try Model(inputs: [input], outputs: [block.gates(input)])
    try gates.setWeights(model.weights())
    let (gate, output, x) = (
      try gates([images])[0].elements(Float.self), try model([images])[0].elements(Float.self),
      try images.elements(Float.self)
    )
    #expect(gate.count == 8 && gate.allSatisfy { $0 > 0 && $0 < 1 })
    for index in output.indices { #expect(abs(output[index] - x[index] * gate[index % 8]) < 1e-6) }
  }

  @Test func selectsChannels() throws {
    let input = SymbolicTensor(input: [2, 2, 3])
    let model = try Model(inputs: [input], outputs: [Layer(GatherChannels([2, 0, 2, 1]))([input])])
    let images = try Tensor(shape: [1, 2, 2, 3], floats: (0..<12).map { Float($0) })
    #expect(
      try model([images])[0].elements(Float.self) == [2, 0, 2, 1, 5, 3, 5, 4, 8, 6, 8, 7, 11, 9, 11, 10])
    #expect(throws: NetworkError.self) { try Layer(GatherChannels([3]))([input]) }
    #expect(throws: NetworkError.self) { try Layer(GatherChannels([]))([input]) }
  }

  /// 2×2 pixels upsampled twice by an initial transposed convolution: weights ¼ and ¾ inside.
  @Test func beginsAsBilinearInterpolation() throws {
    let input = SymbolicTensor(input: [2, 2, 2])
    let larger = try input.upConv(2, 4, stride: 2, bias: false, initializer: .bilinear, name: "up")
    let model = try Model(inputs: [input], outputs: [larger])
    let output = try model([Tensor(shape: [1, 2, 2, 2], floats: [4, 0, 8, 0, 4, 0, 8, 0])])[0]
    #expect(output.shape == [1, 4, 4, 2])
    let values = try output.elements(Float.self)
    let second = (0..<4).map { values[(4 + $0) * 2] }
    // Zero padding reduces the outer columns by a quarter.
    #expect(second == [3, 5, 7, 6])
    #expect(stride(from: 1, to: 32, by: 2).allSatisfy { values[$0] == 0 }, "channels stay apart")
  }
}
