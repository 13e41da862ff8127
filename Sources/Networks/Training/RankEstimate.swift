import Engine
import Phrases

/// What several ranks will take for a step, measured before training for about a second.
package struct RankEstimate: Sendable {
  package let ranks: Int
  package let hosts: Int
  package let threads: Int
  package let batch: Int
  /// Bytes that a rank sends in a step.
  package let byteCount: Int
  /// Buckets of gradients, and those of them that are on the way before the backward pass is through.
  package let buckets: Int
  package let earlyBuckets: Int
  /// Seconds of a step of all ranks, of one that takes the whole batch while the others rest, and of an exchange alone.
  package let seconds: Double
  package let secondsAlone: Double
  package let secondsOfExchange: Double

  /// How many times as fast as one rank.
  package var speedup: Double { secondsAlone / seconds }

  /// The share of the ranks' time that is not lost.
  package var efficiency: Double { speedup / Double(ranks) }

  package var text: String {
    let places = hosts == 1 ? "one host" : "\(hosts) hosts"
    let time = Duration.seconds(seconds).threeDigits
    let exchange =
      byteCount == 0
      ? "nothing to exchange"
      : "\(byteCount.grouped) bytes sent by each, \(Duration.seconds(secondsOfExchange).threeDigits) if nothing else is done; \(earlyBuckets) of \(buckets.of("bucket")) on the way while gradients are still computed"
    let verdict =
      speedup < 1
      ? "slower than one rank, \(speedup.threeDigits) times as fast: use a larger batch, or run without mpirun"
      : "\(speedup.threeDigits) times as fast as one rank, an efficiency of \(Int((efficiency * 100).rounded())) %"
    return
      "\(ranks) ranks on \(places), \(threads.of("thread")) each: \(time) a step of \(batch.of("sample")); \(exchange); \(verdict)"
  }
}

extension RankEstimate {
  /// Measures it, on all ranks together: steps as training makes them, after which all is as before.
  ///
  /// Steps of all ranks and of one alone take turns, so that what else the machine does meets both.
  ///
  /// - `features`: the elements of each input where the batch's inputs go through frozen layers first.
  /// - `atMost`: about the most steps that it may take: training may be short.
  init(
    _ ranks: Ranks, _ plans: WorkerPlans, _ batch: FedBatch, features: [Int]?, _ objective: Objective,
    _ optimizer: Optimizer, atMost: Int
  ) throws {
    let size = batch.samples.count
    let source = features.map { FeaturelessSource(batch.source, $0) } ?? batch.source
    let fixed = try KeptVariables(plans.variables.filter { !$0.isTrainable })
    // Where there is no memory for copies, the optimizer is left out.
    let learning = try? KeptVariables(plans.learning, of: optimizer)
    defer {
      fixed.restore()
      learning?.restore()
    }
    let together = try Workers(plans, sums: objective.sumCount)
    let alone =
      ranks.rank == 0 ? try? Workers(plans.forOneRank(batch: size), sums: objective.sumCount) : nil
    func run(_ workers: Workers, steps: Int) throws {
      for _ in 0..<steps {
        _ = try workers.step(
          source, batch.samples, optimizer: learning == nil ? nil : optimizer, rehearses: true)
      }
    }
    // Behind steps that are not counted: a rank has to wake, and its memory is not in the caches.
    func seconds(_ workers: Workers, steps: Int, after uncounted: Int = 0) throws -> Double {
      try run(workers, steps: uncounted)
      return try Self.seconds { try run(workers, steps: steps) } / Double(steps)
    }
    _ = try alone.map { try seconds($0, steps: 1) }
    // The first steps are slower, short ones by much.
    var step = try ranks.agreed([try seconds(together, steps: 1)])[0]
    for _ in 1..<4 where step < 0.1 {
      step = min(step, try ranks.agreed([try seconds(together, steps: 1)])[0])
    }
    step = max(step, 1e-6)
    // Five turns of a tenth of a second, half a second of all ranks and half a second of one; fewer where there are too few steps for
    // that, since the first steps of a turn do not count.
    let most = max(1, min(5, atMost / 8))
    let count = max(1, Int(min(0.1 / step, Double(atMost) / Double(most))))
    let turns = max(1, Int(min(Double(most), 0.5 / (step * Double(count)))))
    let uncounted = step < 0.05 ? max(2, count / 2) : count / 2
    var (times, ratios): ([Double], [Double]) = ([], [])
    for _ in 0..<turns {
      times.append(try seconds(together, steps: count, after: uncounted))
      let single = try alone.map {
        try seconds(
          $0, steps: max(1, count / ranks.count), after: min(uncounted, max(1, uncounted / ranks.count)))
      }
      ratios.append((single ?? times[times.count - 1] * Double(ranks.count)) / times[times.count - 1])
      _ = try ranks.agreed([0], calmly: true)
    }
    let exchanging = Self.median(
      try (0..<min(10, atMost)).map { _ in try Self.seconds { try together.rehearseExchange() } })
    let time = Self.median(times)
    let agreed = try ranks.agreed([time, time * Self.median(ratios), exchanging])
    let buckets = plans.buckets
    let plan = plans.largest
    let steps = plan.map { buckets.lastSteps(of: $0) } ?? []
    self.init(
      ranks: ranks.count, hosts: Set(ranks.hosts).count, threads: ranks.threads, batch: size,
      byteCount: buckets.sentByteCount(rank: ranks.rank, of: ranks.count), buckets: steps.count,
      earlyBuckets: steps.count { $0 < (plan?.steps.count ?? 0) - 1 },
      seconds: agreed[0], secondsAlone: agreed[1], secondsOfExchange: agreed[2])
  }

  private static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }
}

/// A batch whose inputs are zeros, in place of what frozen layers would make of them.
private final class FeaturelessSource: BatchSource {
  private let source: any BatchSource
  private let counts: [Int]

  init(_ source: any BatchSource, _ counts: [Int]) { (self.source, self.counts) = (source, counts) }

  func load(
    _ samples: UnsafePointer<Int64>, _ count: Int, inputs: [UnsafeMutableRawPointer],
    targets: [UnsafeMutableRawPointer], weights: [UnsafeMutablePointer<Float>]
  ) throws {
    try source.load(samples, count, inputs: [], targets: targets, weights: weights)
    for (input, elements) in zip(inputs, counts) {
      input.initializeMemory(as: UInt8.self, repeating: 0, count: count * elements * 4)
    }
  }

  func keys(of samples: UnsafeBufferPointer<Int64>) -> [Int] { source.keys(of: samples) }

  func weightSums(of samples: UnsafeBufferPointer<Int64>) -> [Double] { source.weightSums(of: samples) }
}
