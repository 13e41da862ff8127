/// Where gradients lie while ranks exchange them: one after the other, in buckets that are exchanged as soon as the
/// backward pass has made them, so from the last variable to the first. A last bucket has the numbers of which the mean
/// is taken.
struct GradientBuckets {
  struct Bucket {
    /// Places in the list of variables.
    let variables: [Int]
    /// The elements of all buckets that are its own.
    let range: Range<Int>
  }

  /// Elements at which a bucket is full: a message of 256 KiB takes much longer than its start.
  static let fullCount = 1 << 16

  private(set) var buckets: [Bucket] = []
  /// The first element of each variable's gradient.
  private(set) var offsets: [Int]
  private(set) var averagedOffsets: [Int] = []
  /// The number of the bucket of which the mean is taken, the last, if there is one.
  private(set) var averaged: Int?
  private(set) var count = 0

  /// - `counts`: the elements of each variable's gradient.
  /// - `averaged`: those of each variable of which the mean is taken.
  init(_ counts: [Int], averaged: [Int] = [], fullCount: Int = GradientBuckets.fullCount) {
    offsets = Array(repeating: 0, count: counts.count)
    var (variables, start): ([Int], Int) = ([], 0)
    for (index, elements) in counts.enumerated().reversed() {
      offsets[index] = count
      count += elements
      variables.append(index)
      if count - start >= fullCount || index == 0 {
        buckets.append(Bucket(variables: variables, range: start..<count))
        (variables, start) = ([], count)
      }
    }
    if averaged.isEmpty { return }
    for elements in averaged {
      averagedOffsets.append(count)
      count += elements
    }
    self.averaged = buckets.count
    buckets.append(Bucket(variables: Array(averaged.indices), range: start..<count))
  }

  /// The part of a bucket that a rank adds up: whole cache lines.
  func share(_ bucket: Int, ofRank rank: Int, of ranks: Int) -> Range<Int> {
    let range = buckets[bucket].range
    let lines = (range.count + 15) / 16
    func place(_ rank: Int) -> Int { range.lowerBound + min(range.count, lines * rank / ranks * 16) }
    return place(rank)..<place(rank + 1)
  }

  /// The elements that a rank receives to add them up: its share of each bucket, of every rank.
  func receivedCount(rank: Int, of ranks: Int) -> Int {
    buckets.indices.reduce(0) { $0 + share($1, ofRank: rank, of: ranks).count * ranks }
  }

  func byteCount(rank: Int, of ranks: Int) -> Int { 4 * (count + receivedCount(rank: rank, of: ranks)) }

  /// The bytes that a rank sends in a step: to every other its share, and its own share's sum.
  func sentByteCount(rank: Int, of ranks: Int) -> Int {
    buckets.indices.reduce(0) { sum, bucket in
      let own = share(bucket, ofRank: rank, of: ranks).count
      return sum + 4 * (buckets[bucket].range.count - own + own * (ranks - 1))
    }
  }

  /// The last step of a plan that writes a gradient of each bucket.
  func lastSteps(of plan: Plan) -> [Int] {
    var last = [Int](repeating: -1, count: plan.variables.count)
    for (number, step) in plan.steps.enumerated() {
      for case .gradient(let variable) in step.writes { last[variable] = number }
    }
    return buckets.indices.map { bucket in
      bucket == averaged
        ? plan.steps.count : buckets[bucket].variables.reduce(-1) { max($0, last[plan.learning[$1]]) }
    }
  }
}
