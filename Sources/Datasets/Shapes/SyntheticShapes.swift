import Dispatch
import Engine
import Tensors

/// Synthetic scenes of shapes for segmentation, generated from a seed, with a class number for every pixel.
///
///     let scenes = try SyntheticShapes.load(train: 1000, test: 200)
///     scenes.train.images.shape     // (1000, 64, 64, 3), uint8
///     scenes.train.labels.shape     // (1000, 64, 64), uint8: the masks
///     SyntheticShapes.classNames        // ["background", "disk", "square", "triangle", "ring", "cross"]
///
/// A scene has a textured background and three to seven figures that may overlap (`SyntheticScene`). Colours and textures
/// are independent of the class: only the form determines it. Rings and crosses are a pixel or two thick (at 64
/// pixels), so that they show a network's loss of resolution. The image is antialiased and noisy, the mask is
/// exact: a pixel belongs to the topmost figure that contains its centre.
///
/// Scene i depends only on the seed, the size and i: a smaller set is the beginning of a larger one. The classes
/// are unbalanced: 83 % of the pixels are background, 1 % belong to a cross.
package enum SyntheticShapes {
  /// The names of the mask's class numbers.
  package static let classNames = ["background"] + ShapeFigure.Form.allCases.map(\.rawValue)

  /// The allowed sizes, in pixels per side.
  package static let sizes = 16...1024

  /// The maximum number of scenes per part.
  package static let largestCount = 1_000_000

  /// Generates a training and a test part; with the same seed they have no scene in common.
  ///
  /// - `size`: pixels per side.
  /// - Throws: `DatasetError.invalidCount`, `.invalidSize`, `OutOfMemory`, `Interrupted`.
  package static func load(train: Int = 2_000, test: Int = 400, size: Int = 64, seed: UInt64 = 0) throws
    -> TrainTestSplit
  {
    TrainTestSplit(
      train: try draw(count: train, size: size, part: .train, seed: seed),
      test: try draw(count: test, size: size, part: .test, seed: seed))
  }

  /// The two parts use different random streams.
  enum Part: UInt64 {
    case train = 1
    case test = 2
  }

  static func draw(count: Int, size: Int, part: Part, seed: UInt64) throws -> LabelledImages {
    guard 0...largestCount ~= count else {
      throw DatasetError.invalidCount(name: "shapes", found: count, limit: largestCount)
    }
    guard sizes ~= size else { throw DatasetError.invalidSize(name: "shapes", found: size, range: sizes) }
    let pixels = size * size
    let images = try Storage(byteCount: count * pixels * 3, category: .data, purpose: "drawn scenes")
    let masks = try Storage(byteCount: count * pixels, category: .data, purpose: "masks of drawn scenes")

    // In slabs, so that Ctrl-C is checked between them; a slab in pieces, for the cores.
    let piece = max(1, (1 << 18) / pixels)
    let slab = 16 * piece
    for start in stride(from: 0, to: count, by: slab) {
      try Interruption.check()
      let end = min(start + slab, count)
      DispatchQueue.concurrentPerform(iterations: (end - start + piece - 1) / piece) { number in
        var canvas = SceneCanvas(side: size)
        let first = start + number * piece
        for i in first..<min(first + piece, end) {
          var random = SplitMix64(key: seed &+ 0x5ce_e5, part.rawValue, UInt64(i))
          canvas.draw(SyntheticScene(with: &random), noise: &random)
          canvas.store(
            image: UnsafeMutableRawBufferPointer(
              start: images.pointer + i * pixels * 3, count: pixels * 3),
            mask: UnsafeMutableRawBufferPointer(start: masks.pointer + i * pixels, count: pixels))
        }
      }
    }
    return LabelledImages(
      images: try Tensor(shape: [count, size, size, 3], dtype: .uint8, storage: images),
      labels: try Tensor(shape: [count, size, size], dtype: .uint8, storage: masks))
  }
}
