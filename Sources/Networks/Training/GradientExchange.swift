import CKernels
import Engine
import Synchronization

/// Adds up the gradients of all ranks, bucket by bucket, while the backward pass still makes the others.
///
/// Each rank sends every other its part of a bucket, adds up its own part as workers' gradients are added up, and sends the
/// sum to all. So all have the same bits: those of one process of as many workers, where a rank has 1, 2, 4, 8 … of them.
final class GradientExchange: @unchecked Sendable {
  let buckets: GradientBuckets
  private let ranks: Ranks
  /// By worker of this rank, by variable.
  private let gradients: [[Storage]]
  private let averaged: [Variable]
  /// All buckets: first of this rank, in the end of all together.
  private let sums: Storage
  private let received: Storage
  private let receivedOffsets: [Int]
  private let progress: [Progress]

  private var stages: [Stage] = []
  /// The ranks that have a part of the batch.
  private var contributors: [Int] = []
  /// By worker of this rank that has a part, by bucket.
  private var lastSteps: [[Int]] = []
  private var isFinishing = false

  private enum Stage {
    /// The backward pass has not made all of it.
    case waiting
    /// Parts go to those who add them up.
    case parting(RankTransfers)
    /// Sums come back.
    case returning(RankTransfers)
    case done
  }

  /// The last step that a worker has done.
  private final class Progress: Sendable {
    let step = Atomic<Int>(-1)
  }

  init(
    _ ranks: Ranks, _ buckets: GradientBuckets, gradients: [[Storage]], averaged: [Variable]
  ) throws {
    (self.ranks, self.buckets, self.gradients, self.averaged) = (ranks, buckets, gradients, averaged)
    progress = gradients.map { _ in Progress() }
    sums = try Storage(
      byteCount: buckets.count * 4, category: .workspace, purpose: "gradients that ranks exchange")
    let (rank, count) = (ranks.rank, ranks.count)
    received = try Storage(
      byteCount: buckets.receivedCount(rank: rank, of: count) * 4, category: .workspace,
      purpose: "gradients of other ranks")
    var offsets = [0]
    for bucket in buckets.buckets.indices {
      offsets.append(offsets[bucket] + buckets.share(bucket, ofRank: rank, of: count).count * count)
    }
    receivedOffsets = offsets
  }

  /// The gradients of all ranks together, once finished.
  var gradientSums: [UnsafeMutablePointer<Float>] { buckets.offsets.map { sums.firstFloat + $0 } }

  // MARK: A step

  /// Begins a step.
  ///
  /// - Parameters:
  ///   - contributors: the ranks that have a part of the batch.
  ///   - lastSteps: by worker of this rank that has a part, the step after which each bucket is made.
  func begin(contributors: [Int], lastSteps: [[Int]]) {
    (self.contributors, self.lastSteps, isFinishing) = (contributors, lastSteps, false)
    for worker in progress { worker.step.store(-1, ordering: .relaxed) }
    stages = buckets.buckets.map { _ in .waiting }
  }

  /// A worker has done a step; the first worker moves the exchange on.
  func completed(_ step: Int, by worker: Int) throws {
    progress[worker].step.store(step, ordering: .releasing)
    if worker == 0 { try advance() }
  }

  /// Waits until all gradients are added up. All workers are done.
  func finish() throws {
    isFinishing = true
    var turn = 0
    while try !advance() {
      try ranks.pause(turn)
      turn += 1
    }
    for (variable, offset) in zip(averaged, buckets.averagedOffsets) {
      try variable.materialized().floats(variable.heldByteCount / 4).baseAddress?.update(
        from: sums.firstFloat + offset, count: variable.heldByteCount / 4)
    }
  }

  /// Moves every bucket on as far as it goes. Returns whether all are done.
  @discardableResult private func advance() throws -> Bool {
    var areDone = true
    for bucket in stages.indices {
      switch stages[bucket] {
      case .waiting where isMade(bucket):
        try collect(bucket)
        stages[bucket] = .parting(try part(bucket))
      case .parting(let transfers) where try transfers.check():
        add(bucket)
        stages[bucket] = .returning(try giveBack(bucket))
      case .returning(let transfers) where try transfers.check(): stages[bucket] = .done
      case .waiting, .parting, .returning, .done: break
      }
      if case .done = stages[bucket] {} else { areDone = false }
    }
    return areDone
  }

  private func isMade(_ bucket: Int) -> Bool {
    isFinishing
      || lastSteps.indices.allSatisfy {
        progress[$0].step.load(ordering: .acquiring) >= lastSteps[$0][bucket]
      } && !lastSteps.isEmpty
  }

  // MARK: The stages of a bucket

  /// Adds up what this rank's workers made.
  private func collect(_ bucket: Int) throws {
    guard !lastSteps.isEmpty else { return }
    for index in buckets.buckets[bucket].variables {
      if bucket == buckets.averaged {
        let values = try averaged[index].materialized()
        (sums.firstFloat + buckets.averagedOffsets[index]).update(
          from: values.firstFloat, count: averaged[index].heldByteCount / 4)
        continue
      }
      let count = gradients[0][index].byteCount / 4
      let lists = gradients.prefix(lastSteps.count).map { Optional($0[index].firstFloat) }
      fb_sum_gradients(lists, lists.count, 0, count)
      (sums.firstFloat + buckets.offsets[index]).update(from: gradients[0][index].firstFloat, count: count)
    }
  }

  /// The sum's elements that a rank adds up.
  private func share(_ bucket: Int, _ rank: Int) -> UnsafeMutableRawBufferPointer {
    let range = buckets.share(bucket, ofRank: rank, of: ranks.count)
    return UnsafeMutableRawBufferPointer(start: sums.firstFloat + range.lowerBound, count: range.count * 4)
  }

  /// Where another rank's part of this rank's share arrives.
  private func place(_ bucket: Int, _ rank: Int) -> UnsafeMutableRawBufferPointer {
    let count = buckets.share(bucket, ofRank: ranks.rank, of: ranks.count).count
    return UnsafeMutableRawBufferPointer(
      start: received.firstFloat + receivedOffsets[bucket] + rank * count, count: count * 4)
  }

  private func part(_ bucket: Int) throws(RankFault) -> RankTransfers {
    let transfers = RankTransfers()
    for rank in contributors where rank != ranks.rank {
      try transfers.receive(place(bucket, rank), from: rank, .gradients(bucket))
    }
    if contributors.contains(ranks.rank) {
      for rank in 0..<ranks.count where rank != ranks.rank {
        try transfers.send(UnsafeRawBufferPointer(share(bucket, rank)), to: rank, .gradients(bucket))
      }
    }
    return transfers
  }

  /// Adds up this rank's share.
  private func add(_ bucket: Int) {
    let own = share(bucket, ranks.rank)
    guard let target = own.baseAddress?.assumingMemoryBound(to: Float.self), !own.isEmpty else { return }
    let count = own.count / 4
    let parts = contributors.compactMap { rank in
      rank == ranks.rank ? target : place(bucket, rank).baseAddress?.assumingMemoryBound(to: Float.self)
    }
    fb_sum_gradients(parts.map { Optional($0) }, parts.count, 0, count)
    if parts[0] != target { target.update(from: parts[0], count: count) }
    if bucket == buckets.averaged {
      for index in 0..<count { target[index] /= Float(parts.count) }
    }
  }

  private func giveBack(_ bucket: Int) throws(RankFault) -> RankTransfers {
    let transfers = RankTransfers()
    for rank in 0..<ranks.count where rank != ranks.rank {
      try transfers.receive(share(bucket, rank), from: rank, .sums(bucket))
      try transfers.send(UnsafeRawBufferPointer(share(bucket, ranks.rank)), to: rank, .sums(bucket))
    }
    return transfers
  }
}
