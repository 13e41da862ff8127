import Engine
import Tensors

/// Where `fit` and `evaluate` take their batches from.
protocol BatchFeed: AnyObject {
  /// The sizes of the batches that are foreseen, the largest first.
  var sizes: [Int] { get }
  /// How many batches one time through has; `nil` where that is not known yet.
  var stepCount: Int? { get }
  /// Whether samples have weights.
  var isWeighted: Bool { get }
  /// Goes back to the beginning.
  func begin() throws
  /// The next batch; `nil` at the end. It is good until the next call.
  func next() throws -> FedBatch?
}

/// The samples of one batch: their numbers in a source.
struct FedBatch {
  let source: TensorSource
  let samples: UnsafeBufferPointer<Int64>
}

/// Batches of samples that lie in memory, in their own order or in one drawn anew each time.
final class TensorFeed: BatchFeed {
  let sizes: [Int]
  let isWeighted: Bool
  /// Draws the order; `nil` where samples come as they lie.
  var random: RandomSource?

  private let source: TensorSource
  private let order: UnsafeMutableBufferPointer<Int64>
  private var place = 0

  var stepCount: Int? { order.count.parts(of: sizes[0]) }

  /// - Parameter range: the samples that are gone through; not empty.
  init(_ source: TensorSource, _ range: Range<Int>, batch: Int, isWeighted: Bool) {
    self.source = source
    self.isWeighted = isWeighted
    let batch = min(batch, range.count)
    // Whole batches, and what is left.
    sizes = [batch] + (range.count % batch != 0 ? [range.count % batch] : [])
    order = .allocate(capacity: range.count)
    _ = order.initialize(from: range.lazy.map(Int64.init))
  }

  deinit { order.deallocate() }

  func begin() {
    place = 0
    if var random {
      // Fisher and Yates.
      for i in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(i, Int(random.nextInteger(upTo: UInt64(i))))
      }
      self.random = random
    }
  }

  func next() -> FedBatch? {
    guard place < order.count else { return nil }
    let end = min(order.count, place + sizes[0])
    defer { place = end }
    return FedBatch(source: source, samples: UnsafeBufferPointer(rebasing: order[place..<end]))
  }
}

/// Batches as a stream gives them. The first is taken at once, as plans are made for its size.
final class StreamFeed: BatchFeed {
  let sizes: [Int]
  let isWeighted: Bool
  private(set) var stepCount: Int?

  private let stream: any BatchStream
  /// Batches that one time through has at most; the stream then goes on where the last time ended.
  private let limit: Int?
  private let prepare: (Samples, _ batch: Int) throws -> TensorSource
  private var waiting: TensorSource?
  private var current: TensorSource?
  private var held: UnsafeMutableBufferPointer<Int64> = .allocate(capacity: 0)
  private var step = 0
  private var hasEnded = false

  /// - Parameters:
  ///   - name: whose data these are, for messages.
  ///   - limit: batches in one time through, where the stream does not say.
  ///   - prepare: checks a batch and makes a source of it.
  /// - Throws: `NetworkError.noSamples` where the stream is empty.
  init(
    _ stream: any BatchStream, name: String, limit: Int?,
    prepare: @escaping (Samples, _ batch: Int) throws -> TensorSource
  ) throws {
    self.stream = stream
    self.limit = limit
    self.prepare = prepare
    stepCount = limit ?? stream.batchCount
    try stream.begin()
    guard let first = try stream.next() else { throw NetworkError.noSamples(what: name) }
    let source = try prepare(first, 0)
    waiting = source
    sizes = [source.sampleCount]
    isWeighted = source.weights != nil
  }

  deinit { held.deallocate() }

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
    guard let source else {
      hasEnded = true
      if limit == nil { stepCount = step }
      return nil
    }
    step += 1
    current = source
    if held.count < source.sampleCount {
      held.deallocate()
      held = .allocate(capacity: source.sampleCount)
      _ = held.initialize(from: (0..<source.sampleCount).lazy.map(Int64.init))
    }
    return FedBatch(source: source, samples: UnsafeBufferPointer(rebasing: held[0..<source.sampleCount]))
  }

  /// From a stream that ended just where the last time through did, the first once more.
  private func nextSamples() throws -> Samples? {
    if let samples = try stream.next() { return samples }
    guard limit != nil, step == 0 else { return nil }
    try stream.begin()
    return try stream.next()
  }
}
