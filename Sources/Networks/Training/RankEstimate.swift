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
  /// Measures it, on all ranks together.
  ///
  /// - `atMost`: the most steps that it may take: training may be short.
  init(_ ranks: Ranks, _ plans: WorkerPlans, batch: Int, objective: Objective, atMost: Int) throws {
    let fixed = try plans.variables.filter { !$0.isTrainable }.map { ($0, try $0.value()) }
    let seconds = try Self.median(
      Workers(plans, sums: objective.sumCount), batch: batch, objective, atMost: atMost, agreeing: ranks)
    let exchanging = try Self.secondsOfExchange(plans, atMost: atMost)
    var alone = seconds * Double(ranks.count)
    if ranks.rank == 0,
      let workers = try? Workers(plans.forOneRank(batch: batch), sums: objective.sumCount)
    {
      alone = try Self.median(workers, batch: batch, objective, atMost: atMost, agreeing: nil)
    }
    for (variable, value) in fixed { try variable.assign(value) }
    let agreed = try ranks.agreed([seconds, alone, exchanging])
    let buckets = plans.buckets
    let plan = plans.largest
    let steps = plan.map { buckets.lastSteps(of: $0) } ?? []
    self.init(
      ranks: ranks.count, hosts: Set(ranks.hosts).count, threads: ranks.threads, batch: batch,
      byteCount: buckets.sentByteCount(rank: ranks.rank, of: ranks.count), buckets: steps.count,
      earlyBuckets: steps.count { $0 < (plan?.steps.count ?? 0) - 1 },
      seconds: agreed[0], secondsAlone: agreed[1], secondsOfExchange: agreed[2])
  }

  /// The median of the seconds of steps on zeros, of which there are about 0.3 s.
  private static func median(
    _ workers: Workers, batch: Int, _ objective: Objective, atMost: Int, agreeing ranks: Ranks?
  ) throws -> Double {
    let order = (0..<Int64(batch)).map { $0 }
    func seconds() throws -> Double {
      try order.withUnsafeBufferPointer { samples in
        let source = NoSource(weightCount: objective.weightCount)
        return try Self.seconds { _ = try workers.step(source, samples, rehearses: true) }
      }
    }
    _ = try seconds()
    var times = [try seconds()]
    let wished = min(Double(atMost), max(1, 0.3 / times[0]))
    let count = try Int(ranks?.agreed([wished])[0] ?? wished)
    for _ in 1..<max(2, count) { times.append(try seconds()) }
    return times.sorted()[times.count / 2]
  }

  private static func secondsOfExchange(_ plans: WorkerPlans, atMost: Int) throws -> Double {
    let workers = try Workers(plans, sums: 0)
    let times = try (0..<min(10, atMost + 1)).map { _ in try Self.seconds { try workers.rehearseExchange() } }
    return times.sorted()[times.count / 2]
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  }
}

/// A source that leaves the memory as it is: zeros.
private final class NoSource: BatchSource, Sendable {
  let weightCount: Int

  init(weightCount: Int) { self.weightCount = weightCount }

  func load(
    _ samples: UnsafePointer<Int64>, _ count: Int, inputs: [UnsafeMutableRawPointer],
    targets: [UnsafeMutableRawPointer], weights: [UnsafeMutablePointer<Float>]
  ) {}

  func keys(of samples: UnsafeBufferPointer<Int64>) -> [Int] { samples.map { Int($0) } }

  func weightSums(of samples: UnsafeBufferPointer<Int64>) -> [Double] {
    Array(repeating: Double(samples.count), count: weightCount)
  }
}
