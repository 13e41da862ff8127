import Engine
import Tensors

/// Training behind frozen layers: what they make of a sample is computed once, and kept while the same samples come.
///
/// A sample is recognized by its values, so arrays, shuffled datasets and validation data are all treated alike, and
/// an augmented sample is a new one. Features are given up once a later epoch begins with a batch of new samples, once
/// they exceed `byteLimit`, and when a frozen variable is assigned.
final class FrozenFeatures {
  /// The most bytes that a run keeps.
  static let byteLimit = 1 << 30

  /// Called once, when kept features are used for the first time.
  var whenUsed: ((_ samples: Int, _ byteCount: Int) -> Void)?
  /// The most bytes of features that there were at once.
  private(set) var peakByteCount = 0

  private let plans: WorkerPlans
  private let workers: Workers
  /// Elements of each feature.
  fileprivate let counts: [Int]
  private var feeds: [FeatureFeed] = []

  /// - `plans`: those of the frozen part, whose outputs are the features.
  init(_ plans: WorkerPlans, _ workers: Workers, counts: [Int]) {
    (self.plans, self.workers, self.counts) = (plans, workers, counts)
  }

  /// The same batches, with features in place of inputs.
  func feed(_ feed: any BatchFeed) -> any BatchFeed {
    let result = FeatureFeed(feed, self)
    feeds.append(result)
    return result
  }

  /// Increases whenever a frozen variable changes.
  fileprivate var changeCount: Int { plans.variables.reduce(0) { $0 &+ $1.changeCount } }

  fileprivate var byteCount: Int { feeds.reduce(0) { $0 + $1.byteCount } }

  fileprivate func noteBytes() { peakByteCount = max(peakByteCount, byteCount) }

  fileprivate func noteUse() {
    whenUsed?(feeds.reduce(0) { $0 + $1.sampleCount }, byteCount)
    whenUsed = nil
  }

  /// Computes the features of samples into arrays, one per feature.
  fileprivate func compute(
    _ source: any BatchSource, _ samples: UnsafeBufferPointer<Int64>, into arrays: [Storage]
  ) throws {
    let targets = zip(arrays, counts).map { (start(of: $0), rowCount: $1) }
    try workers.predict(source, samples, into: targets)
  }
}

private func start(of array: Storage) -> UnsafeMutablePointer<Float> {
  array.pointer.assumingMemoryBound(to: Float.self)
}

/// The batches of another feed, with features in place of inputs.
private final class FeatureFeed: BatchFeed {
  /// One sample's features: a pointer for each.
  typealias Row = [UnsafePointer<Float>]

  private let feed: any BatchFeed
  private unowned let features: FrozenFeatures
  private var known: [Int: Row] = [:]
  /// The memory of the rows in `known`, and its bytes.
  private var blocks: [Storage] = []
  private var blockBytes = 0
  /// One batch of features, once none are kept.
  private var scratch: [Storage] = []
  private var keeps = true
  private var changeCount: Int
  private var epoch = 0
  private var isFirst = true

  var sizes: [Int] { feed.sizes }
  var stepCount: Int? { feed.stepCount }
  var weightCount: Int { feed.weightCount }
  var inputShapes: [Shape] { feed.inputShapes }
  var first: FedBatch? { nil }
  var sampleCount: Int { known.count }
  var byteCount: Int { scratch.reduce(blockBytes) { $0 + $1.byteCount } }

  init(_ feed: any BatchFeed, _ features: FrozenFeatures) {
    self.feed = feed
    self.features = features
    changeCount = features.changeCount
  }

  func begin() throws {
    try feed.begin()
    epoch += 1
    isFirst = true
  }

  func next() throws -> FedBatch? {
    guard let batch = try feed.next() else { return nil }
    if changeCount != features.changeCount {
      changeCount = features.changeCount
      forget()
    }
    if features.byteCount > FrozenFeatures.byteLimit { keeps = false }
    let keys = keeps ? batch.source.keys(of: batch.samples) : []
    if epoch > 1, isFirst, keys.allSatisfy({ known[$0] == nil }) { keeps = false }
    isFirst = false
    if !keeps { forget() }
    let rows = try keeps ? rows(of: batch, keys) : rows(of: batch)
    features.noteBytes()
    return FedBatch(source: FeatureSource(batch, rows, counts: features.counts), samples: batch.samples)
  }

  private func forget() {
    known = [:]
    blocks = []
    blockBytes = 0
  }

  /// The features of a batch, those of new samples computed and kept.
  private func rows(of batch: FedBatch, _ keys: [Int]) throws -> [Row] {
    let new = batch.samples.indices.filter { known[keys[$0]] == nil }
    if new.count < keys.count, epoch > 1 { features.noteUse() }
    if !new.isEmpty {
      let arrays = try features.counts.map { try array(new.count * $0) }
      try new.map { batch.samples[$0] }.withUnsafeBufferPointer {
        try features.compute(batch.source, $0, into: arrays)
      }
      blocks += arrays
      blockBytes += arrays.reduce(0) { $0 + $1.byteCount }
      for (place, index) in new.enumerated() { known[keys[index]] = row(place, of: arrays) }
    }
    return keys.compactMap { known[$0] }
  }

  /// The features of a batch, computed into memory that the next batch overwrites.
  private func rows(of batch: FedBatch) throws -> [Row] {
    let count = batch.samples.count
    if zip(scratch, features.counts).contains(where: { $0.byteCount < count * $1 * 4 }) { scratch = [] }
    if scratch.isEmpty { scratch = try features.counts.map { try array(count * $0) } }
    try features.compute(batch.source, batch.samples, into: scratch)
    return (0..<count).map { row($0, of: scratch) }
  }

  private func row(_ place: Int, of arrays: [Storage]) -> Row {
    zip(arrays, features.counts).map { UnsafePointer(start(of: $0) + place * $1) }
  }

  private func array(_ count: Int) throws -> Storage {
    try Storage(byteCount: count * 4, category: .data, purpose: "the features of frozen layers")
  }
}

/// One batch of features, with the targets of the batch that they were computed from.
private final class FeatureSource: BatchSource, @unchecked Sendable {
  private let source: any BatchSource
  private let first: UnsafePointer<Int64>?
  private let rows: [FeatureFeed.Row]
  private let counts: [Int]

  init(_ batch: FedBatch, _ rows: [FeatureFeed.Row], counts: [Int]) {
    (source, first) = (batch.source, batch.samples.baseAddress)
    (self.rows, self.counts) = (rows, counts)
  }

  /// `samples` points into the batch's own list, whose places are those of `rows`.
  func load(
    _ samples: UnsafePointer<Int64>, _ count: Int, inputs: [UnsafeMutableRawPointer],
    targets: [UnsafeMutableRawPointer], weights: [UnsafeMutablePointer<Float>]
  ) throws {
    try source.load(samples, count, inputs: [], targets: targets, weights: weights)
    guard let first else { return }
    for (feature, input) in inputs.enumerated() {
      let (target, size) = (input.assumingMemoryBound(to: Float.self), counts[feature])
      for place in 0..<count {
        (target + place * size).update(from: rows[samples - first + place][feature], count: size)
      }
    }
  }

  func keys(of samples: UnsafeBufferPointer<Int64>) -> [Int] { source.keys(of: samples) }

  func weightSums(of samples: UnsafeBufferPointer<Int64>) -> [Double] { source.weightSums(of: samples) }
}
