import Tensors
import Testing

@Suite struct CreationTests {
  static let nested: [(NestedValues, DType, Shape)] = [
    (.list([]), .float64, [0]),
    (.value(1), .int64, []),
    (.list([.value(1), .value(2.5)]), .float64, [2]),
    (.list([.list([.value(true)]), .list([.value(1)])]), .int64, [2, 1]),
    (.list([.list([]), .list([])]), .float64, [2, 0]),
    (.list([.value(true), .value(false)]), .bool, [2]),
  ]

  @Test(arguments: nested)
  func infersTypeAndShape(_ values: NestedValues, _ dtype: DType, _ shape: Shape) throws {
    let tensor = try Tensor(values)
    #expect(tensor.dtype == dtype)
    #expect(tensor.shape == shape)
  }

  @Test func nestsTensors() throws {
    let row = try Tensor.arange(0, 3)
    let rows = try Tensor(.list([.tensor(row), .tensor(row.flipped())]))
    #expect(try rows.elements(Int64.self) == [0, 1, 2, 2, 1, 0])
    let mixed = try Tensor(.list([.tensor(row), .list([.value(0.5), .value(1), .value(2)])]))
    #expect(mixed.dtype == .float64 && mixed.shape == [2, 3])
  }

  @Test func convertsByRules() throws {
    let floats = try Tensor(shape: [6], floats: [-1.7, 1.7, 300, .nan, .infinity, -3e9])
    #expect(try floats.copy(as: .bool).elements(Bool.self) == [true, true, true, true, true, true])
    #expect(try floats.copy(as: .int64).elements(Int64.self) == [-1, 1, 300, .min, .min, -3_000_000_000])
    #expect(try floats.copy(as: .int32).elements(Int32.self) == [-1, 1, 300, .min, .min, .min])
    #expect(try floats.copy(as: .uint8).elements(UInt8.self) == [255, 1, 44, 0, 0, 0])
    #expect(throws: TensorError.outOfRange(value: 256, dtype: .uint8)) {
      try Tensor(.list([.value(256)]), dtype: .uint8)
    }
  }

  @Test func makesGrids() throws {
    let (x, y) = (try Tensor.arange(0, 3), try Tensor.arange(0, 2))
    let grid = try Tensor.meshgrid([x, y])
    #expect(grid.map(\.shape) == [[2, 3], [2, 3]])
    #expect(try grid[0].elements(Int64.self) == [0, 1, 2, 0, 1, 2])
    #expect(try grid[1].elements(Int64.self) == [0, 0, 0, 1, 1, 1])
    #expect(try Tensor.meshgrid([x, y], matrixIndexing: true)[0].elements(Int64.self) == [0, 0, 1, 1, 2, 2])
  }

  @Test func splits() throws {
    let line = try Tensor.arange(0, 7)
    #expect(try line.split(parts: 7).map(\.shape) == [Shape](repeating: [1], count: 7))
    #expect(
      try line.split(parts: 3, isUneven: true).map { try $0.elements(Int64.self) } == [
        [0, 1, 2], [3, 4], [5, 6],
      ])
    #expect(
      try line.split(at: [2, 5]).map { try $0.elements(Int64.self) } == [[0, 1], [2, 3, 4], [5, 6]])
    #expect(throws: TensorError.unequalSplit(size: 7, parts: 3)) { try line.split(parts: 3) }
    #expect(throws: TensorError.self) { try line.split(parts: 0) }
  }

  @Test func comparesWhole() throws {
    let tensor = try Tensor(shape: [3], floats: [1, .nan, 1e10])
    let near = try Tensor(shape: [3], floats: [1.000001, .nan, 1.000005e10])
    #expect(try !tensor.allClose(to: near))
    #expect(try tensor.allClose(to: near, equalNaN: true))
    #expect(try tensor.isClose(to: near).elements(Bool.self) == [true, false, true])
    #expect(try !tensor.equalsArray(tensor))
    #expect(try Tensor.arange(0, 3).equalsArray(Tensor(shape: [3], floats: [0, 1, 2])))
    #expect(try !Tensor.arange(0, 3).equalsArray(Tensor.arange(0, 4)))
  }

  @Test func countsAndEncodes() throws {
    let labels = try Tensor(shape: [4, 1], elements: [1, 0, 2, 1] as [Int64])
    #expect(try labels.oneHot().shape == [4, 3])
    #expect(
      try labels.oneHot(classes: 4).elements(Float.self) == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0])
    let flat = try labels.flattened()
    #expect(try flat.binCount(minimumLength: 5).elements(Int64.self) == [1, 2, 1, 0, 0])
    let weights = try Tensor(shape: [4], floats: [0.5, 1, 2, 0.25])
    #expect(try flat.binCount(weights: weights).elements(Float.self) == [1, 0.75, 2])
  }
}
