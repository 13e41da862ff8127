import Engine
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Elementwise kernels against plain loops in Double, and derivatives against central differences of those.
@Suite struct ElementReferenceTests {
  private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
  private static func softplus(_ x: Double) -> Double { x > 30 ? x : log1p(exp(x)) }
  private static func share(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }
  private static func clip(_ x: Double, _ low: Double, _ high: Double) -> Double { min(max(x, low), high) }

  private static let functions: [(function: ElementwiseFunction, reference: @Sendable (Double) -> Double)] = [
    (.relu(negativeSlope: 0.1, maximum: 3, threshold: 0), { $0 > 0 ? min($0, 3) : 0.1 * $0 }),
    (.relu(negativeSlope: 0.2, maximum: nil, threshold: 1), { $0 > 1 ? $0 : 0.2 * ($0 - 1) }),
    (.relu(negativeSlope: -0.5, maximum: nil, threshold: 0), { $0 > 0 ? $0 : -0.5 * $0 }),
    (.elu(alpha: 0.7), { $0 > 0 ? $0 : 0.7 * expm1($0) }),
    (.elu(alpha: -0.7), { $0 > 0 ? $0 : -0.7 * expm1($0) }),
    (.selu, { 1.0507009873554805 * ($0 > 0 ? $0 : 1.6732632423543772 * expm1($0)) }),
    (.celu(alpha: 2), { $0 > 0 ? $0 : 2 * expm1($0 / 2) }),
    (.sigmoid, { sigmoid($0) }), (.tanh, { tanh($0) }), (.exponential, { exp($0) }),
    (.softplus, { softplus($0) }),
    (.softsign, { $0 / (1 + abs($0)) }), (.silu, { $0 * sigmoid($0) }),
    (.gelu(approximate: false), { $0 * share($0) }),
    (
      .gelu(approximate: true),
      { 0.5 * $0 * (1 + tanh((2 / Double.pi).squareRoot() * ($0 + 0.044715 * $0 * $0 * $0))) }
    ),
    (.mish, { $0 * tanh(softplus($0)) }), (.logSigmoid, { -softplus(-$0) }),
    (.hardSigmoid, { clip($0 / 6 + 0.5, 0, 1) }), (.hardSilu, { $0 * clip($0 / 6 + 0.5, 0, 1) }),
    (.hardTanh, { clip($0, -1, 1) }), (.clip(low: -2, high: 0.5), { clip($0, -2, 0.5) }),
    (.sparseSigmoid, { clip(($0 + 1) / 2, 0, 1) }),
    (.sparsePlus, { $0 <= -1 ? 0 : $0 < 1 ? ($0 + 1) * ($0 + 1) / 4 : $0 }),
    (.squareplus(b: 3), { ($0 + ($0 * $0 + 3).squareRoot()) / 2 }),
    (.hardShrink(threshold: 0.8), { abs($0) > 0.8 ? $0 : 0 }),
    (.softShrink(threshold: 0.8), { $0 > 0.8 ? $0 - 0.8 : $0 < -0.8 ? $0 + 0.8 : 0 }),
    (.tanhShrink, { $0 - tanh($0) }), (.threshold(0.6, value: -2), { $0 > 0.6 ? $0 : -2 }),
    (.affine(scale: -3, offset: 0.5), { -3 * $0 + 0.5 }), (.quotient(numerator: 2), { 2 / $0 }),
    (.square, { $0 * $0 }),
    (.squareRoot, { $0.squareRoot() }), (.power(exponent: 2.5), { pow($0, 2.5) }), (.logarithm, { log($0) }),
    (.absolute, { abs($0) }),
  ]

  @Test(arguments: functions.indices)
  func functionsAndSlopes(index: Int) throws {
    let (function, reference) = Self.functions[index]
    // Some are undefined for negative arguments, or not smooth enough around 0 for differences.
    let (onlyPositive, notAtZero) =
      switch function {
      case .squareRoot, .power, .logarithm: (true, true)
      case .quotient: (false, true)
      default: (false, false)
      }
    let grid = (0..<1999).map { (index: Int) -> Double in Double(index) / 100 - 10 + 0.00317 }
    let points = grid.filter { (!onlyPositive || $0 > 0) && (!notAtZero || abs($0) > 0.1) }
    let x = points.map { Double(Float($0)) }
    let input = try Tensor(shape: [1, x.count], floats: x.map { Float($0) })
    let layer = Layer(Arithmetic(function, className: "Tested"))
    let found = try layer.derivatives([input], cotangent: Tensor.ones([1, x.count]))
    expectEach(try found.outputs[0].elements(Float.self), x.map(reference), "\(function)", at: x)
    let h = 1e-4
    let slopes = x.map { (reference($0 + h) - reference($0 - h)) / (2 * h) }
    expectEach(try found.inputs[0].elements(Float.self), slopes, "slope of \(function)", at: x)
  }

  /// To a relative error of 1e-5, or 1e-6 near zero; the central differences are as accurate.
  private func expectEach(_ found: [Float], _ expected: [Double], _ what: String, at points: [Double]) {
    for (index, (a, b)) in zip(found, expected).enumerated()
    where !(abs(Double(a) - b) <= 1e-5 * abs(b) + 2e-6) {
      Issue.record("\(what) at \(points[index]) is \(a) instead of \(b)")
      return
    }
  }

  /// More elements than a kernel processes at a time, and a remainder.
  @Test(arguments: [1, 15, 1024, 5003])
  func lossesOfManyElements(count: Int) throws {
    let (p, t) = (Chirp.values(3 * count, 0), Chirp.values(3 * count, 1))
    let predictions = try Tensor(shape: [3, count], floats: p)
    let targets = try Tensor(shape: [3, count], floats: t)
    let weights = try Tensor(shape: [3], floats: [0.5, 2, 1] as [Float])
    let expected = (0..<3).reduce(0.0) { sum, row in
      let errors = (0..<count).map { Double(p[row * count + $0]) - Double(t[row * count + $0]) }
      return sum + [0.5, 2, 1][row] * errors.reduce(0) { $0 + $1 * $1 } / Double(count)
    }
    let found = try ElementwiseLoss(.meanSquaredError).value(
      predictions: predictions, targets: targets, weights: weights)
    #expect(abs(found - expected / 3) < 1e-6 * expected)
  }

  /// Norms, bounds and penalties of a large variable, its gradient in parts, against plain loops.
  @Test(arguments: [1, 2, 3], [GradientClipping.norm(0.5), .globalNorm(0.5), .value(0.3)])
  func clipsLargeVariables(workers: Int, clipping: GradientClipping) throws {
    let count = 5003
    let regularizer = Regularizer(l1: 0.1, l2: 0.2)
    let variable = Variable(
      VariableDefinition(name: "large", shape: [count], initializer: .zeros, regularizer: regularizer),
      seed: 0)
    let start = Chirp.values(count, 0)
    try variable.assign(Tensor(shape: [count], floats: start))
    let optimizer = Optimizer(SGD(), learningRate: 1, clipping: clipping)
    let parts = (0..<workers).map { Chirp.values(count, Double($0)) }
    let storages = try parts.map { part in
      let storage = try Storage(byteCount: count * 4, category: .gradients, purpose: "test")
      _ = storage.floats(count).update(from: part)
      return [storage]
    }
    let updates = try VariableUpdates(
      [variable], storages.map { $0.map(\.firstFloat) }, optimizer, shares: workers)
    for worker in 0..<workers { updates.prepare(part: worker, of: workers) }
    for worker in 0..<workers { updates.apply(part: worker, of: workers) }

    var gradient = (0..<count).map { index in
      let w = Double(start[index])
      return parts.reduce(0) { $0 + Double($1[index]) } + 0.4 * w + (w > 0 ? 0.1 : w < 0 ? -0.1 : 0)
    }
    switch clipping {
    case .value(let bound): gradient = gradient.map { min(max($0, -Double(bound)), Double(bound)) }
    case .norm(let bound), .globalNorm(let bound):
      let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
      gradient = gradient.map { $0 * Double(bound) / max(norm, Double(bound)) }
    }
    let expected = zip(start, gradient).map { Double($0.0) - $0.1 }
    expectClose(try variable.value().elements(Float.self), expected, "the variable", tolerance: 1e-5)
    let penalty = start.reduce(0) { $0 + 0.1 * abs(Double($1)) + 0.2 * Double($1) * Double($1) }
    #expect(abs(updates.penalty - penalty) < 1e-5 * penalty)
    try variable.assign(Tensor(shape: [count], floats: start))
    #expect(abs(try VariableUpdates.penalty(of: [variable]) - penalty) < 1e-5 * penalty)
  }
}
