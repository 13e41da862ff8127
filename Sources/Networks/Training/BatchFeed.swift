import Engine
import Tensors

/// Where `fit` and `evaluate` take their batches from.
protocol BatchFeed: AnyObject {
  /// The expected batch sizes, largest first.
  var sizes: [Int] { get }
  /// The number of batches per epoch; `nil` if not known yet.
  var stepCount: Int? { get }
  /// The arrays of sample weights: none, one for all outputs, or one for each.
  var weightCount: Int { get }
  /// The shapes of a sample's inputs.
  var inputShapes: [Shape] { get }
  /// Goes back to the beginning.
  func begin() throws
  /// The next batch, valid until the next call; `nil` at the end.
  func next() throws -> FedBatch?
  /// The first batch before the beginning, which stays the first; `nil` later.
  var first: FedBatch? { get }
}

/// One batch: the indices of its samples in a source.
struct FedBatch {
  let source: any BatchSource
  let samples: UnsafeBufferPointer<Int64>
}

/// Batches of samples in memory, in order or shuffled anew each epoch.
final class TensorFeed: BatchFeed {
  let sizes: [Int]
  var weightCount: Int { source.weights.count }
  var inputShapes: [Shape] { source.inputShapes }
  /// Shuffles the samples; `nil` to keep their order.
  var random: RandomSource?

  private let source: TensorSource
  private let order: UnsafeMutableBufferPointer<Int64>
  /// The batches of an epoch; the next epoch then goes on where it ended.
  private let limit: Int?
  private var place = 0
  private var step = 0

  var stepCount: Int? { limit ?? order.count.parts(of: sizes[0]) }

  /// - `range`: the samples to use; not empty.
  init(_ source: TensorSource, _ range: Range<Int>, batch: Int, limit: Int? = nil) {
    self.source = source
    self.limit = limit
    let batch = min(batch, range.count)
    // Full batches, and a last smaller one.
    sizes = [batch] + (range.count % batch != 0 ? [range.count % batch] : [])
    order = .allocate(capacity: range.count)
    _ = order.initialize(from: range.lazy.map(Int64.init))
  }

  deinit { order.deallocate() }

  var first: FedBatch? {
    FedBatch(source: source, samples: UnsafeBufferPointer(rebasing: order[0..<sizes[0]]))
  }

  func begin() {
    step = 0
    if limit != nil, place > 0, place < order.count { return }
    place = 0
    if var random {
      // Fisher–Yates shuffle.
      for i in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(i, Int(random.nextInteger(upTo: UInt64(i))))
      }
      self.random = random
    }
  }

  func next() -> FedBatch? {
    guard place < order.count, step != limit else { return nil }
    step += 1
    let end = min(order.count, place + sizes[0])
    defer { place = end }
    return FedBatch(source: source, samples: UnsafeBufferPointer(rebasing: order[place..<end]))
  }
}

/// Batches from a stream. The first is read immediately, as plans are made for its size.
final class StreamFeed: BatchFeed {
  let sizes: [Int]
  let weightCount: Int
  let inputShapes: [Shape]
  private(set) var stepCount: Int?

  private let stream: any BatchStream
  private let name: String
  /// The maximum number of batches per epoch; the next epoch then continues the stream.
  private let limit: Int?
  private let prepare: (Samples, _ batch: Int) throws -> TensorSource
  private var waiting: TensorSource?
  private var current: TensorSource?
  private var held: UnsafeMutableBufferPointer<Int64> = .allocate(capacity: 0)
  private var step = 0
  private var hasEnded = false

  /// - `name`: whose data these are, for messages.
  /// - `limit`: batches per epoch, if the stream does not have an end of its own.
  /// - `prepare`: checks a batch and makes a source of it.
  /// - Throws: `NetworkError.noSamples` if the stream is empty.
  init(
    _ stream: any BatchStream, name: String, limit: Int?,
    prepare: @escaping (Samples, _ batch: Int) throws -> TensorSource
  ) throws {
    self.stream = stream
    self.name = name
    self.limit = limit
    self.prepare = prepare
    stepCount = limit ?? stream.batchCount
    try stream.begin()
    guard let first = try stream.next() else { throw NetworkError.noSamples(what: name) }
    let source = try prepare(first, 0)
    waiting = source
    sizes = [source.sampleCount]
    weightCount = source.weights.count
    inputShapes = source.inputShapes
  }

  deinit { held.deallocate() }

  var first: FedBatch? { waiting.map { batch(of: $0) } }

  func begin() throws {
    step = 0
    if waiting != nil || (limit != nil && !hasEnded) { return }
    hasEnded = false
    try stream.begin()
  }

  func next() throws -> FedBatch? {
    if let limit, step == limit { return nil }
    var source = waiting
    waiting = nil
    if source == nil, let samples = try nextSamples() { source = try prepare(samples, step) }
    if let source {
      for (expected, found) in zip(inputShapes, source.inputShapes) where expected != found {
        throw NetworkError.inputShape(
          model: name, expected: expected, found: Shape([source.sampleCount] + found))
      }
      guard source.weights.count == weightCount else {
        throw NetworkError.inputCount(
          layer: name, expected: "\(weightCount) arrays of sample weights in each batch",
          found: source.weights.count)
      }
    }
    guard let source else {
      hasEnded = true
      if limit == nil { stepCount = step }
      return nil
    }
    step += 1
    current = source
    return batch(of: source)
  }

  /// All samples of a source.
  private func batch(of source: TensorSource) -> FedBatch {
    if held.count < source.sampleCount {
      held.deallocate()
      held = .allocate(capacity: source.sampleCount)
      _ = held.initialize(from: (0..<source.sampleCount).lazy.map(Int64.init))
    }
    return FedBatch(source: source, samples: UnsafeBufferPointer(rebasing: held[0..<source.sampleCount]))
  }

  /// The next batch; restarts a stream that ended exactly at the end of the last epoch.
  private func nextSamples() throws -> Samples? {
    if let samples = try stream.next() { return samples }
    guard limit != nil, step == 0 else { return nil }
    try stream.begin()
    return try stream.next()
  }
}
