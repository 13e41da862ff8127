import CKernels
import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// What ranks exchange, and in which order it is added up.
@Suite struct GradientBucketsTests {
  @Test func bucketsFollowTheBackwardPass() {
    let buckets = GradientBuckets([10, 200, 30, 90, 5], averaged: [8, 8], fullCount: 100)
    #expect(buckets.buckets.map(\.variables) == [[4, 3, 2], [1], [0], [0, 1]])
    #expect(buckets.buckets.map(\.range) == [0..<125, 125..<325, 325..<335, 335..<351])
    #expect(buckets.offsets == [325, 125, 95, 5, 0])
    #expect(buckets.averaged == 3)
    #expect(buckets.averagedOffsets == [335, 343])
    #expect(GradientBuckets([], averaged: []).buckets.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 4, 7])
  func sharesAreWholeLinesThatCoverABucket(ranks: Int) {
    let buckets = GradientBuckets([3, 1_000, 70_000], averaged: [6])
    var received = 0
    for (number, bucket) in buckets.buckets.enumerated() {
      let shares = (0..<ranks).map { buckets.share(number, ofRank: $0, of: ranks) }
      #expect(shares.first?.lowerBound == bucket.range.lowerBound)
      #expect(shares.last?.upperBound == bucket.range.upperBound)
      for (share, next) in zip(shares, shares.dropFirst()) {
        #expect(share.upperBound == next.lowerBound)
        #expect((share.lowerBound - bucket.range.lowerBound) % 16 == 0 || share.isEmpty)
      }
      received += shares[0].count * ranks
    }
    #expect(buckets.byteCount(rank: 0, of: ranks) == 4 * (buckets.count + received))
  }

  @Test func aRankSendsItsPartsAndItsSums() {
    // Two ranks, 32 elements: half of them to the other, and the sum of the own half.
    #expect(GradientBuckets([32]).sentByteCount(rank: 0, of: 2) == 4 * (16 + 16))
    #expect(GradientBuckets([64]).sentByteCount(rank: 0, of: 4) == 4 * (48 + 3 * 16))
    #expect(GradientBuckets([32]).sentByteCount(rank: 0, of: 1) == 0)
  }

  @Test(arguments: [
    (0, 8, 2, 0..<2), (1, 8, 2, 2..<4), (3, 8, 2, 6..<8), (1, 3, 2, 2..<3), (2, 3, 2, 3..<3),
    (0, 1, 4, 0..<1),
  ])
  func workersAreNumberedByRank(rank: Int, active: Int, threads: Int, workers: Range<Int>) {
    #expect(WorkerPlans.workers(ofRank: rank, of: active, threads: threads) == workers)
  }

  @Test func aBucketIsMadeByTheLastStepThatWritesIt() throws {
    let model = try Model(
      sequential: [
        Layer(Conv2D(filters: 4, kernelSize: Extent(3, 3))), Layer(Flatten()), Layer(Dense(units: 10)),
      ], inputShape: [8, 8, 1])
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: 0.1), losses: [ElementwiseLoss(.meanSquaredError)])
    let (plans, _) = try model.plans(for: "fit", batchSize: 8, training: true)
    let plan = try #require(plans.largest)
    let buckets = GradientBuckets(plans.learning.map { $0.heldByteCount / 4 }, fullCount: 1)
    let last = buckets.lastSteps(of: plan)
    #expect(last.count == 4)
    // The dense layer's gradients are there before the convolution's.
    #expect(last.prefix(2).max() ?? 0 < last.suffix(2).min() ?? 0)
    #expect(last.allSatisfy { (0..<plan.steps.count).contains($0) })
  }

  /// Workers in groups, as ranks have them, add up to what all of them do: a group of a power of two, the last may be smaller.
  @Test(arguments: [(4, 2), (6, 2), (5, 2), (8, 4), (7, 4), (3, 1), (16, 8)])
  func groupsAddUpToTheSameBits(workers: Int, group: Int) {
    let count = 1_500
    func sum(_ lists: [[Float]]) -> [Float] {
      let pointers = lists.map { list in
        let pointer = UnsafeMutablePointer<Float>.allocate(capacity: count)
        pointer.initialize(from: list, count: count)
        return Optional(pointer)
      }
      defer { for pointer in pointers { pointer?.deallocate() } }
      fb_sum_gradients(pointers, pointers.count, 0, count)
      return Array(UnsafeBufferPointer(start: pointers[0], count: count))
    }
    let lists = (0..<workers).map { Chirp.values(count, Double($0)) }
    let groups = stride(from: 0, to: workers, by: group).map {
      sum(Array(lists[$0..<min(workers, $0 + group)]))
    }
    #expect(sum(groups) == sum(lists))
  }

  /// A rank updates the shares of all workers by itself, with the bits of as many workers.
  @Test(arguments: [GradientClipping.globalNorm(0.5), .norm(0.5), .value(0.3), nil])
  func sharesDoNotDependOnWhoUpdatesThem(clipping: GradientClipping?) throws {
    let count = 1_003
    func updated(parts: Int) throws -> [Float] {
      let variable = Variable(
        VariableDefinition(
          name: "kernel", shape: [count], initializer: .zeros, regularizer: Regularizer(l1: 0, l2: 0.1)),
        seed: 0)
      try variable.assign(Tensor(shape: [count], floats: Chirp.values(count, 1)))
      let gradient = try Storage(byteCount: count * 4, category: .gradients, purpose: "test")
      _ = gradient.floats(count).update(from: Chirp.values(count, 2))
      let optimizer = Optimizer(Adam(), learningRate: 0.1, clipping: clipping)
      let updates = try VariableUpdates([variable], [[gradient.firstFloat]], optimizer, shares: 4)
      withExtendedLifetime(gradient) {
        for part in 0..<parts { updates.prepare(part: part, of: parts) }
        for part in 0..<parts { updates.apply(part: part, of: parts) }
      }
      return try variable.value().elements(Float.self)
    }
    let expected = try updated(parts: 4)
    #expect(try updated(parts: 1) == expected)
    #expect(try updated(parts: 2) == expected)
  }
}
