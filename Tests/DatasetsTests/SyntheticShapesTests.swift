import Files
import Tensors
import Testing

@testable import Datasets

@Suite("Drawn shapes")
struct DrawnShapesTests {
  private func bytes(_ tensor: Tensor) throws -> [UInt8] { try tensor.elements(UInt8.self) }

  @Test("Pictures in colour and masks, in the numbers and sizes asked for")
  func shapes() throws {
    let scenes = try SyntheticShapes.load(train: 9, test: 3, size: 24)
    #expect(scenes.train.images.shape == [9, 24, 24, 3] && scenes.train.labels.shape == [9, 24, 24])
    #expect(scenes.test.images.shape == [3, 24, 24, 3] && scenes.test.labels.shape == [3, 24, 24])
    #expect(scenes.train.images.dtype == .uint8 && scenes.train.labels.dtype == .uint8)
    #expect(try SyntheticShapes.load(train: 0, test: 0).train.images.shape == [0, 64, 64, 3])
    #expect(try bytes(scenes.train.labels).allSatisfy { Int($0) < SyntheticShapes.classNames.count })
  }

  @Test("The same on every machine: the first scenes are pinned")
  func pinned() throws {
    let scenes = try SyntheticShapes.draw(count: 12, size: 48, part: .train, seed: 0)
    #expect(
      try Digest.hexadecimal(of: bytes(scenes.images))
        == "4eb59ef61a5956cf97d3cb493f050fc79ae899a0a6c88016917a78302757e731")
    #expect(
      try Digest.hexadecimal(of: bytes(scenes.labels))
        == "136b040a455298b7104bcc1311efc21222305e427a64734bc90d43c349ece5e0")
  }

  @Test("SyntheticScene i is the same whatever the count, and differs by seed and by part")
  func independence() throws {
    let few = try bytes(SyntheticShapes.draw(count: 5, size: 20, part: .train, seed: 5).images)
    let many = try bytes(SyntheticShapes.draw(count: 700, size: 20, part: .train, seed: 5).images)
    #expect(Array(many.prefix(few.count)) == few)
    #expect(try bytes(SyntheticShapes.draw(count: 5, size: 20, part: .train, seed: 6).images) != few)
    #expect(try bytes(SyntheticShapes.draw(count: 5, size: 20, part: .test, seed: 5).images) != few)
    let scenes = Set(stride(from: 0, to: many.count, by: 1200).map { Array(many[$0..<$0 + 1200]) })
    #expect(scenes.count == 700)
  }

  @Test("Every class occurs, the background most and the crosses least")
  func balance() throws {
    let masks = try bytes(SyntheticShapes.draw(count: 250, size: 32, part: .train, seed: 2).labels)
    var counts = [Int](repeating: 0, count: SyntheticShapes.classNames.count)
    for mask in masks { counts[Int(mask)] += 1 }
    let shares = counts.map { Double($0) / Double(masks.count) }
    #expect(shares[0] > 0.75 && shares[0] < 0.9)
    #expect(shares.dropFirst().allSatisfy { $0 > 0.004 && $0 < 0.12 })
    #expect(shares.min() == shares[5])
  }

  /// A figure alone on a flat background, without noise.
  private func alone(_ form: ShapeFigure.Form, direction: SIMD2<Float>) -> (mask: [UInt8], image: [UInt8]) {
    func flat(_ level: Float) -> Surface {
      Surface(
        pattern: .plain, first: SIMD3(repeating: level), second: SIMD3(repeating: level),
        direction: SIMD2(1, 0),
        frequency: 1, phase: .zero, shading: 0)
    }
    var random = SplitMix64(key: 1, 1, 1)
    var scene = SyntheticScene(with: &random)
    scene.background = flat(0)
    scene.noise = 0
    scene.figures = [
      ShapeFigure(
        form: form, centre: SIMD2(0.5, 0.5), radius: 0.3, halfWidth: 0.04, direction: direction,
        surface: flat(200))
    ]
    var canvas = SceneCanvas(side: 128)
    canvas.draw(scene, noise: &random)
    var mask = [UInt8](repeating: 9, count: 128 * 128)
    var image = [UInt8](repeating: 9, count: 3 * 128 * 128)
    image.withUnsafeMutableBytes { image in
      mask.withUnsafeMutableBytes { canvas.store(image: image, mask: $0) }
    }
    return (mask, image)
  }

  @Test("Each form covers its area, in any direction; the soft edge covers as much")
  func areas() {
    let (r, w) = (0.3 as Double, 0.04 as Double)
    let areas: [ShapeFigure.Form: Double] = [
      .disk: Double.pi * r * r, .square: 4 * 0.64 * r * r, .triangle: 3 * 3.0.squareRoot() / 4 * r * r,
      .ring: Double.pi * (r * r - (r - 2 * w) * (r - 2 * w)), .cross: 8 * r * w - 4 * w * w,
    ]
    for (form, area) in areas {
      for direction in [SIMD2<Float>(1, 0), SIMD2(0.6, 0.8), SIMD2(-0.8, 0.6)] {
        let (mask, image) = alone(form, direction: direction)
        let held = mask.count { $0 == form.classNumber }
        #expect(mask.allSatisfy { $0 == 0 || $0 == form.classNumber })
        #expect(abs(Double(held) / 16_384 - area) < 0.03 * area + 0.001, "\(form)")
        let covered = image.reduce(0.0) { $0 + Double($1) } / (3 * 200 * 16_384)
        #expect(abs(covered - area) < 0.03 * area + 0.001, "\(form)")
        // The figure's pixels are exactly those with a coverage of more than half.
        for place in mask.indices where image[3 * place] != 100 {
          #expect((mask[place] != 0) == (image[3 * place] > 100))
        }
      }
    }
  }

  @Test("What lies on top hides what lies below")
  func occlusion() {
    var random = SplitMix64(key: 4, 4, 4)
    var scene = SyntheticScene(with: &random)
    let surface = scene.background
    func figure(_ form: ShapeFigure.Form, _ radius: Float) -> ShapeFigure {
      ShapeFigure(
        form: form, centre: SIMD2(0.5, 0.5), radius: radius, halfWidth: 0.05, direction: SIMD2(1, 0),
        surface: surface)
    }
    scene.figures = [figure(.square, 0.4), figure(.disk, 0.2)]
    var canvas = SceneCanvas(side: 32)
    canvas.draw(scene, noise: &random)
    var (mask, image) = ([UInt8](repeating: 0, count: 1024), [UInt8](repeating: 0, count: 3072))
    image.withUnsafeMutableBytes { image in
      mask.withUnsafeMutableBytes { canvas.store(image: image, mask: $0) }
    }
    #expect(mask[16 * 32 + 16] == ShapeFigure.Form.disk.classNumber)
    #expect(mask[16 * 32 + 25] == ShapeFigure.Form.square.classNumber && mask[0] == 0)
  }

  @Test("Counts and sizes out of range are refused")
  func limits() {
    #expect(throws: DatasetError.invalidCount(name: "shapes", found: -1, limit: 1_000_000)) {
      _ = try SyntheticShapes.load(train: -1)
    }
    for size in [0, 15, 1025] {
      #expect(throws: DatasetError.invalidSize(name: "shapes", found: size, range: 16...1024)) {
        _ = try SyntheticShapes.load(train: 1, test: 1, size: size)
      }
    }
    let error = DatasetError.invalidSize(name: "shapes", found: 8, range: 16...1024)
    #expect("\(error)" == "shapes expects a size from 16 to 1024 pixels, found 8\nhelp: size=64, for example")
  }
}
