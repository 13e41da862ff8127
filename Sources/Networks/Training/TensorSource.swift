import CKernels
import Engine
import Tensors

/// A batch source over tensors in memory: rows are gathered and bytes converted per batch, nothing is copied in
/// advance.
final class TensorSource: BatchSource, @unchecked Sendable {
  /// One array of samples.
  enum Column {
    case codes(Codes, rowCount: Int)
    case floats(Storage, UnsafePointer<Float>, rowCount: Int)
    case labels([Int32], rowCount: Int)
  }

  let sampleCount: Int
  let inputs: [Column]
  /// The shapes of a sample's inputs.
  let inputShapes: [Shape]
  let targets: [Column]
  /// By output, or one for all; empty if there are none.
  let weights: [[Float]?]

  init(
    sampleCount: Int, inputs: [Column], inputShapes: [Shape], targets: [Column] = [],
    weights: [[Float]?] = []
  ) {
    self.sampleCount = sampleCount
    self.inputs = inputs
    self.inputShapes = inputShapes
    self.targets = targets
    self.weights = weights
  }

  /// Samples as floats, or as bytes. - Throws: `NetworkError.inputShape`, `.noSamples`.
  static func column(_ tensor: Tensor, of shape: Shape, model: String) throws -> Column {
    let count = shape.elementCount ?? 0
    // (N, 28, 28) also feeds (28, 28, 1), as in Keras.
    guard tensor.rank > 0, tensor.shape.dropFirst().filter({ $0 != 1 }) == shape.filter({ $0 != 1 }) else {
      throw NetworkError.inputShape(model: model, expected: shape, found: tensor.shape)
    }
    guard tensor.shape[0] > 0 else { throw NetworkError.noSamples(what: model) }
    if let codes = tensor.codes { return .codes(codes, rowCount: count) }
    let floats = try tensor.convert(to: .float32)
    if let codes = floats.codes { return .codes(codes, rowCount: count) }
    let (storage, pointer) = try floats.floatStorage()
    return .floats(storage, pointer, rowCount: count)
  }

  /// Targets as a loss reads them. - Throws: `NetworkError.targetShape`, `.labelRange`, `.labelNotWhole`.
  static func target(_ tensor: Tensor, for loss: any Loss, output: Shape) throws -> Column {
    try loss.check(target: tensor.shape, output: output)
    let rowCount = loss.targetCount(for: output)
    guard loss.takesLabels else {
      let floats = try tensor.convert(to: .float32)
      if let codes = floats.codes { return .codes(codes, rowCount: rowCount) }
      let (storage, pointer) = try floats.floatStorage()
      return .floats(storage, pointer, rowCount: rowCount)
    }
    let classes = output.last ?? 0
    let labels = try tensor.withFloats { values in
      try values.enumerated().map { index, value in
        guard value == value.rounded(), abs(value) < 1e9 else {
          throw NetworkError.labelNotWhole(value: Double(value), row: index / max(1, rowCount))
        }
        guard value >= 0, Int(value) < classes else {
          throw NetworkError.labelRange(label: Int(value), row: index / max(1, rowCount), classes: classes)
        }
        return Int32(value)
      }
    }
    return .labels(labels, rowCount: rowCount)
  }

  /// The same samples, each of weight 1.
  var withoutWeights: TensorSource {
    TensorSource(sampleCount: sampleCount, inputs: inputs, inputShapes: inputShapes, targets: targets)
  }

  func load(
    _ samples: UnsafePointer<Int64>, _ count: Int, inputs: [UnsafeMutableRawPointer],
    targets: [UnsafeMutableRawPointer], weights: [UnsafeMutablePointer<Float>]
  ) throws {
    for (column, pointer) in zip(self.inputs, inputs) { copy(column, samples, count, to: pointer) }
    for (column, pointer) in zip(self.targets, targets) { copy(column, samples, count, to: pointer) }
    for (index, target) in weights.enumerated() {
      let values = self.weights.count == 1 ? self.weights[0] : self.weights[index]
      for row in 0..<count { target[row] = values?[Int(samples[row])] ?? 1 }
    }
  }

  func keys(of samples: UnsafeBufferPointer<Int64>) -> [Int] {
    let tables = inputs.map { column in
      if case .codes(let codes, _) = column { codes.table.hashValue } else { 0 }
    }
    return samples.map { sample in
      var hasher = Hasher()
      for (column, table) in zip(inputs, tables) {
        switch column {
        case .codes(let codes, let count):
          hasher.combine(table)
          hasher.combine(
            bytes: UnsafeRawBufferPointer(start: codes.pointer + Int(sample) * count, count: count))
        case .floats(_, let pointer, let count):
          hasher.combine(
            bytes: UnsafeRawBufferPointer(start: pointer + Int(sample) * count, count: count * 4))
        case .labels(let labels, let count):
          hasher.combine(labels[Int(sample) * count..<(Int(sample) + 1) * count])
        }
      }
      return hasher.finalize()
    }
  }

  func weightSums(of samples: UnsafeBufferPointer<Int64>) -> [Double] {
    weights.map { values in
      samples.reduce(0) { $0 + Double(values?[Int($1)] ?? 1) }
    }
  }

  private func copy(
    _ column: Column, _ samples: UnsafePointer<Int64>, _ count: Int, to target: UnsafeMutableRawPointer
  ) {
    switch column {
    case .codes(let codes, let rowCount):
      codes.table.withUnsafeBufferPointer { table in
        fb_gather_codes(
          codes.pointer, samples, count, rowCount, table.baseAddress,
          target.assumingMemoryBound(to: Float.self))
      }
    case .floats(_, let pointer, let rowCount):
      fb_gather_floats(pointer, samples, count, rowCount, target.assumingMemoryBound(to: Float.self))
    case .labels(let labels, let rowCount):
      let to = target.assumingMemoryBound(to: Int32.self)
      for row in 0..<count {
        for i in 0..<rowCount { to[row * rowCount + i] = labels[Int(samples[row]) * rowCount + i] }
      }
    }
  }
}
