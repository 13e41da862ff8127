import Dispatch
import Engine
import Tensors

/// Scenes of shapes that are drawn here, from a seed, with a class number for every pixel: something to segment.
///
///     let scenes = try DrawnShapes.load(train: 1000, test: 200)
///     scenes.train.images.shape     // (1000, 64, 64, 3), uint8
///     scenes.train.labels.shape     // (1000, 64, 64), uint8: the masks
///     DrawnShapes.classNames        // ["background", "disk", "square", "triangle", "ring", "cross"]
///
/// A scene has a textured background and three to seven figures that may hide each other (`Scene`). Colours and
/// textures say nothing about the class: only the form does. Rings and crosses are a pixel or two thick (at 64 pixels),
/// so that what a network loses in resolution it loses on them. The image has soft edges and noise, the mask is
/// exact: a pixel belongs to the figure on top that holds its centre.
///
/// Scene i depends on the seed, the size and i alone: a smaller set is the beginning of a larger one. Classes are far
/// from equally frequent: 83 pixels of a hundred are background, one is of a cross.
public enum DrawnShapes {
  /// What the class numbers in a mask stand for.
  public static let classNames = ["background"] + Figure.Form.allCases.map(\.rawValue)

  /// Pixels on a side that a scene may have.
  public static let sizes = 16...1024

  /// The most scenes that one part may have.
  public static let largestCount = 1_000_000

  /// Draws a training and a test part; of the same seed they never share a scene.
  ///
  /// - Parameter size: pixels on a side.
  /// - Throws: `DatasetError.invalidCount`, `.invalidSize`, `OutOfMemory`, `Interrupted`.
  public static func load(train: Int = 2_000, test: Int = 400, size: Int = 64, seed: UInt64 = 0) throws
    -> TrainTestSplit
  {
    TrainTestSplit(
      train: try draw(count: train, size: size, part: .train, seed: seed),
      test: try draw(count: test, size: size, part: .test, seed: seed))
  }

  /// The two parts differ in the random numbers that they are drawn with.
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

    // In slabs, so that Ctrl-C is seen; a slab in pieces, for the cores to share.
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
          canvas.draw(Scene(with: &random), noise: &random)
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
