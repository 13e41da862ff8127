import Dispatch
import Engine
import Tensors

/// Synthetic handwritten digits, generated from a seed: MNIST's shapes and types without MNIST's files.
///
///     let digits = try SyntheticDigits.load(train: 1000, test: 200)
///     digits.train.images.shape     // (1000, 28, 28), uint8
///     digits.test.labels.shape      // (200,), uint8
///
/// Each image is a pen stroke in one of several handwritings, distorted and slanted (`DigitWriter`), rendered with
/// antialiasing (`DigitCanvas`), about 20 pixels tall and centred by mass as in MNIST. Image i depends only on the
/// seed and i: a smaller set is the beginning of a larger one. Every ten consecutive images contain each digit
/// once, in random order.
package enum SyntheticDigits {
  /// Pixels per side.
  package static let side = 28

  /// The maximum number of images per part.
  package static let largestCount = 1_000_000

  /// Generates a training and a test part; with the same seed they have no image in common.
  ///
  /// - Throws: `DatasetError.invalidCount`, `OutOfMemory`, `Interrupted`.
  package static func load(train: Int = 60_000, test: Int = 10_000, seed: UInt64 = 0) throws -> TrainTestSplit
  {
    TrainTestSplit(
      train: try draw(count: train, part: .train, seed: seed),
      test: try draw(count: test, part: .test, seed: seed))
  }

  /// The two parts use different random streams.
  enum Part: UInt64 {
    case train = 1
    case test = 2
  }

  static func draw(count: Int, part: Part, seed: UInt64) throws -> LabelledImages {
    guard 0...largestCount ~= count else {
      throw DatasetError.invalidCount(name: "digits", found: count, limit: largestCount)
    }
    let pixels = side * side
    let images = try Storage(byteCount: count * pixels, category: .data, purpose: "drawn digits")
    let labels = try Storage(byteCount: count, category: .data, purpose: "labels of drawn digits")
    let source = Source(seed: seed, part: part)

    // In slabs, so that Ctrl-C is checked between them; a slab in pieces, for the cores.
    let (slab, piece) = (4_000, 100)
    for start in stride(from: 0, to: count, by: slab) {
      try Interruption.check()
      let end = min(start + slab, count)
      DispatchQueue.concurrentPerform(iterations: (end - start + piece - 1) / piece) { number in
        var penman = DigitWriter()
        var canvas = DigitCanvas()
        let first = start + number * piece
        for i in first..<min(first + piece, end) {
          let label = source.label(of: i)
          labels.pointer.storeBytes(of: UInt8(label), toByteOffset: i, as: UInt8.self)
          var random = source.random(for: i)
          penman.write(label, with: &random)
          canvas.clear()
          canvas.draw(penman.path)
          canvas.store(
            to: UnsafeMutableRawBufferPointer(start: images.pointer + i * pixels, count: pixels))
        }
      }
    }
    return LabelledImages(
      images: try Tensor(shape: [count, side, side], dtype: .uint8, storage: images),
      labels: try Tensor(shape: [count], dtype: .uint8, storage: labels))
  }

  /// The random streams of the images.
  private struct Source: Sendable {
    let seed: UInt64
    let part: Part

    func random(for image: Int) -> SplitMix64 {
      SplitMix64(key: seed, part.rawValue, UInt64(image))
    }

    /// The image's digit: an element of its group of ten, shuffled.
    func label(of image: Int) -> Int {
      var random = SplitMix64(key: seed, part.rawValue + 2, UInt64(image / 10))
      var digits = SIMD16<UInt8>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0, 0, 0, 0)
      for i in stride(from: 9, to: 0, by: -1) {
        let j = random.index(below: i + 1)
        (digits[i], digits[j]) = (digits[j], digits[i])
      }
      return Int(digits[image % 10])
    }
  }
}
