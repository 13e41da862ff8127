import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// A call that is differentiated afterwards, against the gradients that a run forwards and backwards gives.
@Suite struct RecordedCallTests {
  private func network() throws -> Model {
    let input = SymbolicTensor(input: [8, 8, 2])
    var convolution = Conv2D(filters: 4, kernelSize: Extent(3, 3))
    convolution.activation = .named["relu"] ?? .linear
    let maps = try Layer(convolution)([input])
    let normal = try Layer(BatchNormalization())([maps])
    let pooled = try Layer(Pooling2D(.average))([normal])
    let flat = try Layer(Flatten())([pooled])
    let output = try Layer(Dense(units: 3))([flat])
    return try Model(inputs: [input], outputs: [maps, output])
  }

  private func chirp(_ shape: Shape, _ seed: Double) throws -> Tensor {
    try Tensor(shape: shape, floats: Chirp.values(shape.elementCount ?? 0, seed))
  }

  /// Equal but for the order of sums, whose rounding shows where large terms cancel (6e-6 of the largest element at most in
  /// 400 networks).
  private func isClose(_ a: Tensor, _ b: Tensor) throws -> Bool {
    guard a.shape == b.shape else { return false }
    return difference(try a.elements(Float.self), try b.elements(Float.self), tolerance: 3e-4) == nil
  }

  @Test(arguments: [1, 2, 7], [false, true]) func gradientsAreThoseOfOneRun(batch: Int, trains: Bool) throws {
    let model = try network()
    let x = try chirp([batch, 8, 8, 2], 1)
    let seeds = [try chirp([batch, 6, 6, 4], 2), try chirp([batch, 3], 3)]
    let statistics = try model.weights()
    let expected = try model.derivatives([x], cotangents: seeds, trainingMode: trains)
    try model.setWeights(statistics)
    let call = try model.callGraph(for: [x]).record(
      [x], name: "net", trainingMode: trains, followsInputs: true)
    for (found, wanted) in zip(call.outputs, expected.outputs) { #expect(try isClose(found, wanted)) }
    let found = try call.gradients(seeds, isLast: true)
    #expect(try isClose(found.inputs[0], expected.inputs[0]))
    #expect(call.variables.count == expected.variables.count)
    for pair in expected.variables {
      let place = try #require(call.variables.firstIndex { $0 === pair.variable })
      #expect(try isClose(found.variables[place], pair.gradient), "\(pair.variable.path)")
    }
  }

  /// An output from which another is computed has both parts of its gradient.
  @Test func gradientOfAnOutputWithinTheNetwork() throws {
    let model = try network()
    let x = try chirp([2, 8, 8, 2], 1)
    let call = try model.callGraph(for: [x]).record(
      [x], name: "net", trainingMode: false, followsInputs: false)
    let seed = try chirp([2, 3], 3)
    let found = try #require(try call.gradients([nil, seed], isLast: true).outputs[0])
    // Against central differences of the rest of the network.
    let tail = model.layers.dropFirst()
    func objective(_ maps: Tensor) throws -> Double {
      var value = maps
      for layer in tail { value = try layer([value], trainingMode: false) }
      return try value.multiply(.tensor(seed)).convert(to: .float64).sum().item().doubleValue
    }
    let maps = try call.outputs[0].elements(Float.self)
    let slopes = try found.elements(Float.self)
    for place in stride(from: 0, to: maps.count, by: 17) {
      func at(_ step: Float) throws -> Double {
        var changed = maps
        changed[place] += step
        return try objective(Tensor(shape: found.shape, floats: changed))
      }
      let expected = try (at(0.01) - at(-0.01)) / 0.02
      #expect(abs(Double(slopes[place]) - expected) < 2e-3 * max(1, abs(expected)), "element \(place)")
    }
    #expect(found.shape == call.outputs[0].shape)
  }

  @Test func canBeAskedAgain() throws {
    let model = try network()
    let x = try chirp([3, 8, 8, 2], 1)
    let seeds = [nil, try chirp([3, 3], 3)]
    let call = try model.callGraph(for: [x]).record([x], name: "net", trainingMode: true, followsInputs: true)
    let first = try call.gradients(seeds, isLast: false)
    let second = try call.gradients(seeds, isLast: false)
    let third = try call.gradients(seeds, isLast: true)
    for other in [second, third] {
      #expect(try isClose(first.inputs[0], other.inputs[0]))
      for (a, b) in zip(first.variables, other.variables) { #expect(try isClose(a, b)) }
    }
  }

  @Test func isRefusedOnceVariablesChanged() throws {
    let model = try network()
    let x = try chirp([2, 8, 8, 2], 1)
    let call = try model.callGraph(for: [x]).record(
      [x], name: "net", trainingMode: true, followsInputs: false)
    try model.setWeights(model.weights())
    #expect(throws: NetworkError.self) { _ = try call.gradients([nil, chirp([2, 3], 3)], isLast: true) }
  }

  /// Two calls of one model have memory of their own, which later calls take over.
  @Test func callsDoNotDisturbEachOther() throws {
    let model = try network()
    let (x, y) = (try chirp([2, 8, 8, 2], 1), try chirp([2, 8, 8, 2], 9))
    let seeds = [nil, try chirp([2, 3], 3)]
    let graph = try model.callGraph(for: [x])
    func record(_ samples: Tensor) throws -> RecordedCall {
      try graph.record([samples], name: "net", trainingMode: false, followsInputs: true)
    }
    let alone = try record(x).gradients(seeds, isLast: true)
    let first = try record(x)
    let second = try record(y)
    _ = try second.gradients(seeds, isLast: true)
    #expect(try isClose(first.gradients(seeds, isLast: true).inputs[0], alone.inputs[0]))
    freeMemoryOfRecordedCalls()
  }
}
