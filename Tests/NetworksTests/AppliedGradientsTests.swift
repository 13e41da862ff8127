import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Gradients that a program applies: all workers update, and the gradients stay as they are.
@Suite struct AppliedGradientsTests {
  private static let clippings: [GradientClipping?] = [nil, .norm(0.5), .globalNorm(0.5), .value(0.01)]

  /// A dense layer's kernel, which a plan lays out anew, and a variable of the program's; both after a step.
  private func updated(_ clipping: GradientClipping?, workers: Int) throws -> [Tensor] {
    let pool = WorkerPool.shared
    let before = pool.usable
    pool.usable = workers
    defer { pool.usable = before }
    let layer = try Layer(Dense(units: 200))
    let x = try Tensor(shape: [4, 300], floats: Chirp.values(1200, 1))
    _ = try layer([x], trainingMode: true)
    let kernel = try #require(layer.variables.first)
    try kernel.assign(Tensor(shape: kernel.shape, floats: Chirp.values(kernel.count, 2)))
    let own = try Variable(Tensor(shape: [40_000], floats: Chirp.values(40_000, 3)), name: "own")
    let gradients = [
      try Tensor(shape: kernel.shape, floats: Chirp.values(kernel.count, 4)),
      try Tensor(shape: own.shape, floats: Chirp.values(own.count, 5)),
    ]
    let given = try gradients.map { try $0.elements(Float.self) }
    let optimizer = Optimizer(Adam(), learningRate: 0.01, clipping: clipping)
    for _ in 0..<2 { try optimizer.apply(Array(zip(gradients, [kernel, own]))) }
    #expect(try gradients.map { try $0.elements(Float.self) } == given)
    #expect(optimizer.iterations == 2)
    return [try kernel.value(), try own.value()]
  }

  @Test(arguments: clippings) func workersUpdateAsOneDoes(_ clipping: GradientClipping?) throws {
    let alone = try updated(clipping, workers: 1)
    let shared = try updated(clipping, workers: WorkerPool.shared.count)
    for (a, b) in zip(alone, shared) {
      #expect(difference(try a.elements(Float.self), try b.elements(Float.self), tolerance: 1e-6) == nil)
    }
  }
}
