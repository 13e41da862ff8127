import Files
import Tensors
import Testing

@testable import Datasets

@Suite("Drawn digits")
struct DrawnDigitsTests {
  private static let pixels = SyntheticDigits.side * SyntheticDigits.side

  private func bytes(_ tensor: Tensor) throws -> [UInt8] { try tensor.elements(UInt8.self) }

  @Test("MNIST's shapes and types, in the numbers asked for")
  func shapes() throws {
    let digits = try SyntheticDigits.load(train: 130, test: 20)
    #expect(digits.train.images.shape == [130, 28, 28] && digits.train.labels.shape == [130])
    #expect(digits.test.images.shape == [20, 28, 28] && digits.test.labels.shape == [20])
    for tensor in [digits.train.images, digits.train.labels, digits.test.images, digits.test.labels] {
      #expect(tensor.dtype == .uint8)
    }
    #expect(try SyntheticDigits.load(train: 0, test: 0).train.images.shape == [0, 28, 28])
  }

  @Test("The same on every machine: the first hundred images are pinned")
  func pinned() throws {
    let digits = try SyntheticDigits.draw(count: 100, part: .train, seed: 0)
    #expect(
      try bytes(digits.labels).prefix(20) == [4, 5, 3, 2, 1, 6, 8, 9, 0, 7, 9, 8, 3, 7, 6, 0, 1, 2, 5, 4])
    #expect(
      try Digest.hexadecimal(of: bytes(digits.images))
        == "1703c27a7a091f4770149f809d288d94962a9b2f219dfe2411b75f02c670ac23")
  }

  @Test("Image i is the same whatever the count, and differs by seed and by part")
  func independence() throws {
    let few = try bytes(SyntheticDigits.draw(count: 70, part: .train, seed: 5).images)
    let many = try bytes(SyntheticDigits.draw(count: 333, part: .train, seed: 5).images)
    #expect(Array(many.prefix(few.count)) == few)
    #expect(try bytes(SyntheticDigits.draw(count: 70, part: .train, seed: 6).images) != few)
    #expect(try bytes(SyntheticDigits.draw(count: 70, part: .test, seed: 5).images) != few)
    let images = Set((0..<333).map { Array(many[($0 * Self.pixels)..<(($0 + 1) * Self.pixels)]) })
    #expect(images.count == 333)
  }

  @Test("Every ten images hold every digit once, in changing order")
  func balance() throws {
    let labels = try bytes(SyntheticDigits.draw(count: 500, part: .test, seed: 1).labels)
    let tens = stride(from: 0, to: 500, by: 10).map { Array(labels[$0..<($0 + 10)]) }
    for ten in tens { #expect(ten.sorted() == Array(0...9)) }
    #expect(Set(tens).count > 45)
  }

  @Test("Ink, size and place are like MNIST's")
  func statistics() throws {
    let count = 1000
    let digits = try SyntheticDigits.draw(count: count, part: .train, seed: 3)
    let (images, labels) = (try bytes(digits.images), try bytes(digits.labels))
    var inkOfDigit = [Double](repeating: 0, count: 10)
    var border = 0.0
    for i in 0..<count {
      var (ink, x, y) = (0.0, 0.0, 0.0)
      for row in 0..<28 {
        for column in 0..<28 {
          let value = Double(images[i * Self.pixels + row * 28 + column])
          ink += value
          x += value * Double(column)
          y += value * Double(row)
          if row < 2 || row >= 26 || column < 2 || column >= 26 { border += value }
        }
      }
      #expect(abs(x / ink - 13.5) < 4 && abs(y / ink - 13.5) < 4, "image \(i) is off the middle")
      inkOfDigit[Int(labels[i])] += ink / Double(Self.pixels * count / 10)
    }
    // MNIST's means are 33.3 over all digits, 19.4 for the 1, 44.2 for the 0.
    let mean = inkOfDigit.reduce(0, +) / 10
    #expect(mean > 30 && mean < 37)
    #expect(inkOfDigit[1] == inkOfDigit.min() && inkOfDigit[1] < 23)
    #expect(border / Double(count * Self.pixels) < 0.5)
  }

  @Test("A digit can be told by its likeness to the average one, but not always")
  func likeness() throws {
    let train = try SyntheticDigits.draw(count: 2000, part: .train, seed: 0)
    let test = try SyntheticDigits.draw(count: 500, part: .test, seed: 0)
    let (images, labels) = (try bytes(train.images), try bytes(train.labels))
    var average = [Float](repeating: 0, count: 10 * Self.pixels)
    for i in 0..<2000 {
      let base = Int(labels[i]) * Self.pixels
      for p in 0..<Self.pixels { average[base + p] += Float(images[i * Self.pixels + p]) / 200 }
    }
    let (unknown, truth) = (try bytes(test.images), try bytes(test.labels))
    var right = 0
    for i in 0..<500 {
      let distances = (0..<10).map { digit in
        var sum: Float = 0
        for p in 0..<Self.pixels {
          let difference = Float(unknown[i * Self.pixels + p]) - average[digit * Self.pixels + p]
          sum += difference * difference
        }
        return sum
      }
      if distances.firstIndex(of: distances.min() ?? 0) == Int(truth[i]) { right += 1 }
    }
    // On MNIST this classifier reaches 82 %.
    #expect(right > 350 && right < 475)
  }

  @Test("A count that cannot be is refused in words", arguments: [-1, 1_000_001, .max, .min])
  func invalidCount(count: Int) {
    #expect(throws: DatasetError.invalidCount(name: "digits", found: count, limit: 1_000_000)) {
      try SyntheticDigits.load(train: count, test: 1)
    }
  }

  @Test("The elastic field has the deviation asked for, and is smooth")
  func elasticField() {
    var random = SplitMix64(key: 1, 2, 3)
    var field = ElasticField()
    var (squares, steps, count): (Float, Float, Float) = (0, 0, 0)
    for _ in 0..<300 {
      field.randomize(amplitude: 2, with: &random)
      for _ in 0..<20 {
        let point = SIMD2(random.uniform(in: 0...27), random.uniform(in: 0...28))
        let here = field.displacement(at: point)
        let there = field.displacement(at: point + SIMD2(1, 0))
        squares += (here * here).sum() / 2
        steps += ((there - here) * (there - here)).sum() / 2
        count += 1
      }
    }
    #expect(abs((squares / count).squareRoot() - 2) < 0.2)
    #expect((steps / count).squareRoot() < 0.5)
    #expect(field.displacement(at: SIMD2(-500, 900)).x.isFinite)
  }

  @Test("Random numbers have the mean and deviation they should")
  func randomNumbers() {
    var random = SplitMix64(key: 9, 9, 9)
    var (sum, squares, uniforms): (Float, Float, Float) = (0, 0, 0)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<7000 {
      let value = random.normal()
      sum += value
      squares += value * value
      uniforms += random.uniform()
      counts[random.index(below: 7)] += 1
    }
    #expect(abs(sum / 7000) < 0.05 && abs(squares / 7000 - 1) < 0.06 && abs(uniforms / 7000 - 0.5) < 0.02)
    #expect(counts.allSatisfy { $0 > 850 && $0 < 1150 })
  }
}
