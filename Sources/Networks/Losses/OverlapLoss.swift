package import Tensors

/// Dice and Tversky over chosen axes: 1 − Σ t p / (Σ t p + α Σ (1 − p) t + β Σ p (1 − t)); Dice is α = β = ½.
/// Milletari et al. 2016, Salehi et al. 2017.
///
/// Each sum is over `axes`, as Keras counts them; the batch axis may be among them, and `nil` is all of them. The
/// mean over the remaining axes is the loss. `RowLoss` computes the sums of each sample by itself faster.
package struct OverlapLoss: PlannedLoss {
  package let name: String
  private let alpha: Double
  private let beta: Double
  /// Axes of the batch, 0 being the samples; negative ones count from the end.
  private let axes: [Int]?
  let reduction: LossReduction

  package init(
    name: String, alpha: Double = 0.5, beta: Double = 0.5, axes: [Int]? = nil,
    reduction: LossReduction = .mean
  ) {
    (self.name, self.alpha, self.beta, self.axes) = (name, alpha, beta, axes)
    self.reduction = reduction
  }

  func reduced(by reduction: LossReduction) -> any PlannedLoss {
    OverlapLoss(name: name, alpha: alpha, beta: beta, axes: axes, reduction: reduction)
  }

  var comparesSamples: Bool { axes.map { $0.contains(0) } ?? true }

  package func check(target: Shape, output: Shape) throws {
    let rank = output.rank + 1
    for axis in axes ?? [] where axis < -rank || axis >= rank {
      throw NetworkError.axis(layer: name, axis: axis, rank: rank)
    }
    guard Shape(target.dropFirst()) == output else {
      throw NetworkError.targetShape(
        loss: name, expected: "(\((["N"] + output.map(String.init)).joined(separator: ", ")))", found: target)
    }
  }

  /// The axes that are summed over, none negative.
  private func summed(_ rank: Int) -> Set<Int> {
    Set((axes ?? Array(0..<rank)).map { $0 < 0 ? $0 + rank : $0 })
  }

  /// For each element of a sample, its sum's number; and how many sums a sample has.
  private func groups(of shape: Shape) -> (numbers: [Int32], count: Int) {
    let summed = summed(shape.rank + 1)
    var numbers: [Int32] = [0]
    var count = 1
    for (axis, length) in shape.enumerated() {
      let isSummed = summed.contains(axis + 1)
      numbers = numbers.flatMap { number in
        (0..<length).map { isSummed ? number : number * Int32(length) + Int32($0) }
      }
      if !isSummed { count *= length }
    }
    return (numbers, count)
  }

  /// There is no kernel of single samples: `write` appends the steps.
  func kernel(reading source: Symbol, for output: Symbol, batch: Int) -> LossKernel? { nil }

  func write(
    _ source: Symbol, output: Symbol, target: Block, weights: Block?, gradient: Block?, weight: Float,
    index: Int, in plan: PlanBuilder
  ) throws {
    let input = try plan.value(of: source)
    let node = plan.graph.nodes[source.node]
    let (batch, count) = (plan.batch, source.shape.elementCount ?? 0)
    let joins = summed(source.shape.rank + 1).contains(0)
    let (numbers, groups) = groups(of: source.shape)
    let rows = joins ? 1 : batch
    // Σ t p, Σ t and Σ p of each group.
    let partial = plan.makeBuffer(node.layer, "overlaps", rows * groups * 3 * 8, .workspace)
    if joins { plan.exchanges(groups * 3 + 1) }
    let reads = [input, target] + (weights.map { [$0] } ?? [])
    plan.step(name, node, reads: reads, writes: [partial] + (gradient.map { [$0] } ?? [])) { [self] memory in
      let (p, t, shard) = (memory.floats(input), memory.floats(target), memory.shard)
      let (sums, slopes) = (memory.doubles(partial), gradient.map { memory.floats($0) })
      let sampleWeights = weights.map { memory.floats($0) }
      return {
        for i in 0..<rows * groups * 3 { sums[i] = 0 }
        for sample in 0..<batch {
          let first = joins ? 0 : sample * groups
          for i in 0..<count {
            let at = 3 * (first + Int(numbers[i]))
            let (x, y) = (Double(p[sample * count + i]), Double(t[sample * count + i]))
            sums[at] += x * y
            sums[at + 1] += y
            sums[at + 2] += x
          }
        }
        if joins { try join(sums, groups * 3, batch, shard) }
        let samples = Double(shard.sampleCount)
        let weightSum = shard.weightSum(of: index)
        let terms = Double(groups) / (joins ? samples : 1)
        let factor = reduction.factor(samples: samples, terms: terms, weightSum: weightSum)
        let report = reduction.reportFactor(samples: samples, terms: terms, weightSum: weightSum)
        // A loss of the whole batch weighs what its samples weigh on average.
        let common = joins ? (weightSum.map { $0 / samples } ?? 1) : 1
        for sample in 0..<batch {
          let own = joins ? common : Double(sampleWeights?[sample] ?? 1)
          let first = joins ? 0 : sample * groups
          var loss = 0.0
          for group in 0..<groups {
            loss += 1 - sums[3 * (first + group)] / below(sums + 3 * (first + group))
          }
          shard.sums[index] += own * loss / Double(groups) * report
          guard let slopes else { continue }
          let scale =
            own * Double(shard.gradientScale * weight) * factor / Double(groups) * (joins ? samples : 1)
          for i in 0..<count {
            let at = sums + 3 * (first + Int(numbers[i]))
            let (total, y) = (below(at), Double(t[sample * count + i]))
            let change = y - alpha * y + beta * (1 - y)
            slopes[sample * count + i] = Float(-scale * (y - at[0] / total * change) / total)
          }
        }
      }
    }
  }

  /// Σ t p + α (Σ t − Σ t p) + β (Σ p − Σ t p), never zero.
  private func below(_ sums: UnsafeMutablePointer<Double>) -> Double {
    sums[0] + alpha * (sums[1] - sums[0]) + beta * (sums[2] - sums[0]) + 1e-7
  }

  /// Adds the sums of all workers.
  private func join(_ sums: UnsafeMutablePointer<Double>, _ count: Int, _ rows: Int, _ shard: Shard) throws {
    let total = try shard.exchange(sums, count: count, rows: rows) { parts in
      (0..<count).map { place in parts.reduce(0) { $0 + $1[place] } }
    }
    for place in 0..<count { sums[place] = total[place] }
  }
}

extension OverlapLoss {
  /// The losses of each place of the axes that are not summed over.
  func overlaps(predictions: Tensor, targets: Tensor) throws -> Tensor {
    try check(target: targets.shape, output: Shape(predictions.shape.dropFirst()))
    let summed = summed(predictions.rank)
    let sample = Shape(predictions.shape.dropFirst())
    let (numbers, groups) = groups(of: sample)
    let joins = summed.contains(0)
    var sums = [Double](repeating: 0, count: (joins ? 1 : predictions.shape[0]) * groups * 3)
    try predictions.withFloats { p in
      try targets.withFloats { t in
        for i in 0..<p.count {
          let (row, place) = (i / max(1, numbers.count), i % max(1, numbers.count))
          let at = 3 * ((joins ? 0 : row * groups) + Int(numbers[place]))
          sums[at] += Double(p[i]) * Double(t[i])
          sums[at + 1] += Double(t[i])
          sums[at + 2] += Double(p[i])
        }
      }
    }
    let losses = sums.withUnsafeMutableBufferPointer { sums -> [Float] in
      guard let start = sums.baseAddress else { return [] }
      return stride(from: 0, to: sums.count, by: 3).map { Float(1 - start[$0] / below(start + $0)) }
    }
    let left = predictions.shape.enumerated().filter { !summed.contains($0.offset) }.map(\.element)
    return try Tensor(shape: Shape(left), floats: losses)
  }
}
