import Tensors
import Testing

@Suite struct ShapeTests {
  static let printed: [(Shape, String, Int)] = [
    (Shape([]), "()", 1), ([28], "(28,)", 28), ([2, 3], "(2, 3)", 6),
    ([60000, 28, 28], "(60000, 28, 28)", 47_040_000),
    ([0, 5], "(0, 5)", 0), ([0, 1 << 40], "(0, 1099511627776)", 0),
  ]

  @Test(arguments: printed)
  func printsAndCounts(_ shape: Shape, _ text: String, _ count: Int) throws {
    #expect(shape.description == text)
    #expect(shape.elementCount == count)
    #expect(try shape.checkedElementCount() == count)
  }

  static let impossible: [([Int], TensorError)] = [
    ([Int.max, 2], TensorError.tooLarge(shape: [Int.max, 2])), ([1 << 61], .tooLarge(shape: [1 << 61])),
    ([0, .max, .max], .tooLarge(shape: [0, .max, .max])),
    ([2, -1], .negativeDimension(-1, shape: [2, -1])),
    ([Int](repeating: 1, count: 65), .tooManyAxes(rank: 65)),
  ]

  @Test(arguments: impossible)
  func refusesWhatNoTensorCanHave(_ dimensions: [Int], _ error: TensorError) {
    #expect(throws: error) { try Shape(dimensions).checkedElementCount() }
    #expect(throws: error) { try Tensor(zeros: Shape(dimensions)) }
  }

  static let broadcast: [(Shape, Shape, Shape?)] = [
    (Shape([]), Shape([]), []), ([3], [], [3]), ([3, 1], [4], [3, 4]), ([2, 3], [3], [2, 3]),
    ([1], [0], [0]), ([2], [3], nil), ([2, 3], [2], nil), ([0], [2], nil), ([5, 1, 4], [3, 1], [5, 3, 4]),
  ]

  @Test(arguments: broadcast)
  func broadcasts(_ left: Shape, _ right: Shape, _ result: Shape?) {
    #expect(left.broadcast(with: right) == result)
    #expect(right.broadcast(with: left) == result)
  }

  @Test func takesAxesFromTheEnd() throws {
    let shape: Shape = [2, 3, 4]
    #expect(try shape.normalized(axis: -1) == 2)
    #expect(try shape.normalized(axes: [0, -1]) == [0, 2])
    #expect(throws: TensorError.axisOutOfRange(axis: 3, rank: 3)) { try shape.normalized(axis: 3) }
    #expect(throws: TensorError.axisOutOfRange(axis: .min, rank: 3)) { try shape.normalized(axis: .min) }
    #expect(throws: TensorError.repeatedAxis(-3)) { try shape.normalized(axes: [0, -3]) }
  }
}

@Suite struct DTypeTests {
  /// NumPy's `promote_types`.
  static let promoted: [(DType, DType, DType)] = [
    (DType.bool, DType.bool, DType.bool), (.bool, .uint8, .uint8), (.uint8, .int32, .int32),
    (.uint8, .int64, .int64),
    (.int32, .int64, .int64), (.uint8, .float32, .float32), (.int32, .float32, .float64),
    (.int64, .float32, .float64),
    (.bool, .float32, .float32), (.uint8, .int8, .int16), (.uint16, .int8, .int32), (.uint32, .int64, .int64),
    (.uint64, .int8, .float64), (.float16, .uint8, .float16), (.float16, .int16, .float32),
    (.float16, .int64, .float64), (.float32, .float64, .float64),
  ]

  @Test(arguments: promoted)
  func promotes(_ left: DType, _ right: DType, _ result: DType) {
    #expect(left.promoted(with: right) == result)
    #expect(right.promoted(with: left) == result)
  }

  /// Python numbers take the tensor's type if their kind is no higher.
  static let weak: [(String, DType)] = [
    ("uint8:2:1 bin add @ 1", DType.uint8), ("uint8:2:1 bin add @ 1.0", .float64),
    ("bool:2:1 bin add @ 1", .int64),
    ("bool:2:1 bin add @ True", .bool), ("int32:2:1 bin multiply @ 2", .int32),
    ("int32:2:1 bin divide @ 2", .float64),
    ("float32:2:1 bin add @ 1", .float32), ("int64:2:1 bin add @ True", .int64),
    ("uint8:2:1 bin less @ 300", .bool),
  ]

  @Test(arguments: weak)
  func treatsNumbersAsWeak(_ program: String, _ dtype: DType) throws {
    let output = try TensorProgram.run(program)
    #expect(
      output.contains("dtype=")
        ? output.contains("dtype=\(dtype)") : [.bool, .int64, .float64].contains(dtype))
  }

  @Test func knowsNames() {
    #expect(DType("double") == .float64 && DType("<f4") == .float32)
    #expect(DType("int") == .int64)
    #expect(DType("complex64") == nil)
    for dtype in DType.allCases { #expect(DType(dtype.name) == dtype) }
  }
}
