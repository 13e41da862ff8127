import Tensors
import Testing

/// NumPy 2.4's numbers for the same seeds.
@Suite struct RandomTests {
  @Test func defaultGeneratorIsNumPys() throws {
    var random = RandomSource(seed: 42)
    #expect(random.nextUniform() == 0.7739560485559633)
    #expect(random.nextUniform() == 0.4388784397520523)
    #expect((random.nextNormal() - 0.7504511958064572).magnitude < 1e-14)
    #expect(try random.integers(shape: [5], from: 0, to: 10).elements(Int64.self) == [0, 6, 2, 0, 5])
    #expect(try random.permutation(10).elements(Int64.self) == [4, 8, 2, 6, 5, 9, 7, 3, 0, 1])
    #expect(try random.choice(10, shape: [4], replacing: false).elements(Int64.self) == [7, 4, 5, 3])
    #expect(
      try random.choice(20000, shape: [4], replacing: false).elements(Int64.self) == [
        11090, 1842, 17756, 1276,
      ])
    #expect(try random.choice(20000, shape: [1000], replacing: false).sum().item() == .int(10_092_537))
    #expect(try random.choice(5, shape: [5]).elements(Int64.self) == [4, 3, 4, 2, 1])
    #expect(
      try random.integers(shape: [2], from: -5, to: 1 << 40).elements(Int64.self) == [
        168_899_168_689, 660_631_014_971,
      ])
    let likely = try Tensor(shape: [3], floats: [0.5, 0.25, 0.25])
    #expect(
      try random.choice(3, shape: [10], probabilities: likely).elements(Int64.self) == [
        0, 0, 2, 2, 2, 0, 1, 1, 0, 1,
      ])
  }

  @Test func legacyGeneratorIsNumPys() throws {
    var random = LegacyRandomSource(seed: 42)
    #expect(random.nextUniform() == 0.3745401188473625)
    #expect(random.nextNormal() == -1.1118801180469204)
    #expect(random.nextNormal() == 0.31890218468938336)
    #expect(try random.integers(shape: [5], from: 0, to: 10).elements(Int64.self) == [2, 6, 7, 4, 3])
    #expect(try random.permutation(10).elements(Int64.self) == [0, 8, 6, 3, 1, 4, 5, 2, 9, 7])
    #expect(try random.choice(10, shape: [4], replacing: false).elements(Int64.self) == [5, 2, 7, 6])
    #expect(try random.choice(10, shape: [4]).elements(Int64.self) == [9, 2, 6, 3])
    #expect(
      try random.integers(shape: [2], from: -5, to: 1 << 40).elements(Int64.self) == [
        562_039_164_383, 87_834_225_475,
      ])
  }

  @Test func distributionsHaveTheirMoments() throws {
    var random = RandomSource(seed: 3)
    let normal = try random.normal(shape: [100_000], mean: 2, deviation: 3)
    let uniform = try random.uniform(shape: [100_000], from: -1, to: 3)
    #expect((try normal.mean().item().doubleValue - 2).magnitude < 0.05)
    #expect((try normal.reduced(.standardDeviation).item().doubleValue - 3).magnitude < 0.05)
    #expect((try uniform.mean().item().doubleValue - 1).magnitude < 0.02)
    #expect(try uniform.minimum().item().doubleValue >= -1 && uniform.maximum().item().doubleValue <= 3)
    // 13 of 100,000 normal numbers are above 3.66 deviations, in the ziggurat's tail.
    let tail = try Tensor.compute(.greater, .tensor(normal), .scalar(.float(2 + 3 * 3.66)))
    #expect((1...40).contains(try tail.sum().item().doubleValue))
  }

  @Test func shufflesRowsInPlace() throws {
    var random = RandomSource(seed: 5)
    let rows = try Tensor.arange(0, 20).reshaped(to: [10, 2])
    try random.shuffle(rows)
    let firsts = try rows[.ellipsis, .integer(0)]
    #expect(try firsts.elements(Int64.self) != stride(from: 0, to: 20, by: 2).map(Int64.init))
    #expect(try firsts.sorted().elements(Int64.self) == stride(from: 0, to: 20, by: 2).map(Int64.init))
    #expect(try rows[.ellipsis, .integer(1)].equalsArray(firsts.add(.scalar(1))))
  }

  @Test func sameSeedSameNumbers() throws {
    var (first, second, third) = (RandomSource(seed: 9), RandomSource(seed: 9), RandomSource(seed: 10))
    let drawn = try first.normal(shape: [100])
    #expect(try drawn.equalsArray(second.normal(shape: [100])))
    #expect(try !drawn.equalsArray(third.normal(shape: [100])))
  }

  @Test func refusesWhatCannotBeDrawn() throws {
    var random = RandomSource(seed: 1)
    #expect(throws: TensorError.self) { try random.integers(shape: [1], from: 3, to: 3) }
    #expect(throws: TensorError.outOfRange(value: 999, dtype: .uint8)) {
      try random.integers(shape: [1], from: 0, to: 1000, dtype: .uint8)
    }
    #expect(throws: TensorError.self) { try random.choice(0, shape: [1]) }
    #expect(throws: TensorError.self) { try random.choice(3, shape: [4], replacing: false) }
    #expect(throws: TensorError.self) {
      try random.choice(2, shape: [1], probabilities: Tensor(shape: [2], floats: [0.5, 0.6]))
    }
    #expect(throws: TensorError.self) { try random.permutation(-1) }
    #expect(throws: TensorError.self) { try random.permutation(of: Tensor(1)) }
    // The whole range of int64 does not overflow.
    _ = try random.integers(shape: [10], from: .min, to: .max)
  }
}
