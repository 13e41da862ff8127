import Engine
import Tensors
import Testing

/// Messages, one mistake per row.
@Suite(.serialized) struct ErrorTests {
  static let mistakes: [(program: String, message: String)] = [
    ("int64:3,4:1 idx 1 3", "index 3 is out of bounds for axis 0 with size 3"),
    ("int64:3,4:1 idx 2 0 -5", "index -5 is out of bounds for axis 1 with size 4"),
    ("int64:3:1 uint8:2:1 idx 1 @", "index 10 is out of bounds for axis 0 with size 3"),
    ("int64:3:1 idx 2 0 0", "too many indices for tensor: tensor is 1-dimensional, but 2 were indexed"),
    ("int64:3:1 idx 2 ... ...", "an index can only have a single ellipsis ('...')"),
    ("int64:3:1 idx 1 ::0", "slice step cannot be zero"),
    (
      "int64:3:1 float32:2:1 idx 1 @",
      "tensors used as indices must be of integer or bool type, found float32"
    ),
    (
      "int64:3:1 bool:2:1 idx 1 @",
      "boolean index did not match indexed tensor along axis 0; size of axis is 3 but size of corresponding boolean axis is 2"
    ),
    ("int64:2,3:1 reshape 4,2", "cannot reshape tensor of size 6 into shape (4, 2)"),
    ("int64:2,3:1 reshape -1,4", "cannot reshape tensor of size 6 into shape (-1, 4)"),
    ("int64:2,3:1 reshape -1,-1", "can only work out one unknown dimension, found several -1 in (-1, -1)"),
    (
      "int64:2,3:1 int64:2:1 bin add @ @",
      "add: operands could not be broadcast together with shapes (2, 3) (2,)"
    ),
    ("int64:2:1 int64:3:1 assign 0 @", "could not broadcast input from shape (3,) into shape (2,)"),
    ("int64:2:1 red sum 1 0 0", "axis 1 is out of bounds for tensor of dimension 1"),
    ("int64:2,2:1 red sum 0,-2 0 0", "axis -2 is given twice"),
    ("int64:0:1 red max none 0 0", "maximum of a tensor without elements: there is no such value"),
    ("int64:0:1 argmin none", "argmin of a tensor without elements: there is no such value"),
    ("int64:2,3:1 transpose 0", "axes don't match tensor: it has 2, found 1 in (0,)"),
    ("int64:2,3:1 squeeze 0", "cannot squeeze axis 0: its size is 2, not 1"),
    (
      "int64:2,3:1 int64:2,3:1 matmul",
      "matmul: shapes (2, 3) and (2, 3) do not fit: the left has 3 columns, the right 2 rows"
    ),
    ("int64:-:1 int64:2:1 matmul", "matmul: expected tensors with at least one axis, found a single number"),
    ("bool:2:1 bool:2:2 bin subtract @ @", "`-` is not supported between bool tensors"),
    ("bool:2:1 un negative", "the negative of a bool tensor is not supported"),
    ("float32:2:1 un invert", "invert is not supported for float32"),
    ("float32:2:1 bin bitwise_and @ 1", "bitwise_and is not supported for float32"),
    ("uint8:2:1 bin add @ 300", "Python integer 300 out of bounds for uint8"),
    ("uint8:2:1 assign 1 0 -1", "Python integer -1 out of bounds for uint8"),
    ("int64:2:1 assign 1 0 nan", "conversion: expected a number that fits int64 for `value`, found nan"),
    ("int64:2:1 bin power @ -1", "integers to negative integer powers are not allowed"),
    (
      "int64:2:1 inplace divide 2",
      "the result of divide is float64 and cannot be written into a tensor of int64"
    ),
    ("concat 0 0", "concatenate needs at least one tensor"),
    (
      "int64:2:1 int64:2,1:1 concat 2 0",
      "concatenate: all tensors must have the same number of dimensions; the one at index 0 has 1, the one at index 1 has 2"
    ),
    (
      "int64:2,2:1 int64:2,3:1 concat 2 0",
      "concatenate: all dimensions except the joined one must match; along axis 1 the tensor at index 0 has size 2, "
        + "the one at index 1 has size 3"
    ),
    (
      "int64:2:1 int64:3:1 stackt 2 0",
      "stack: all tensors must have the same shape; the one at index 0 has (2,), the one at index 1 has (3,)"
    ),
    ("arange 0 5 0", "arange: expected a step other than 0 for `step`, found 0"),
    (
      "arange 0 inf 1.0",
      "arange: expected finite bounds and a step other than 0 for `step`, found 0.0, inf, 1.0"
    ),
    ("int64:3:1 onehot 2", "index -2 is out of bounds for axis 1 with size 2"),
    ("float32:3:1 bincount", "bincount is not supported for float32"),
    ("int64:3:1 repeat 1,2 0", "repeat: expected 3 values or one, found 2"),
    ("int64:3:1 tile -1", "tile: expected numbers of 0 or more for `reps`, found -1"),
    ("int64:-:1 nonzero", "nonzero: a tensor of shape () has no axes"),
  ]

  @Test(arguments: mistakes)
  func saysWhatIsWrong(_ program: String, _ message: String) throws {
    let error = #expect(throws: TensorError.self) { try TensorProgram.run(program) }
    #expect(error?.message == message)
  }

  @Test func offersAWayOut() throws {
    let bytes = try Tensor(shape: [1], elements: [7 as UInt8])
    let error = #expect(throws: TensorError.self) { try bytes.add(.scalar(300)) }
    #expect(error?.help == "uint8 holds 0 to 255; convert first: x.astype('int32')")
  }

  @Test func unevenListsAreRefused() {
    let uneven = NestedValues.list([.list([.value(1), .value(2)]), .list([.value(3)])])
    let error = #expect(throws: TensorError.self) { try Tensor(uneven) }
    #expect(
      error?.message
        == "the nested lists are uneven: their shape is (2,) after 1 level, and lists of different lengths "
        + "stand below that")
    var deep = NestedValues.value(1)
    for _ in 0..<65 { deep = .list([deep]) }
    #expect(throws: TensorError.tooManyAxes(rank: 65)) { try Tensor(deep) }
  }

  @Test func hugeRequestsFailAsErrors() throws {
    let huge = Shape([1 << 40, 1 << 15])
    #expect(throws: (any Error).self) { try Tensor(zeros: huge) }
    #expect(throws: (any Error).self) { try Tensor(zeros: [1 << 53, 127]) }
    let one = try Tensor(zeros: [1])
    #expect(throws: (any Error).self) { try one.broadcast(to: huge).copy() }
    #expect(throws: TensorError.self) { try one.tiled([.max, .max]) }
    #expect(throws: (any Error).self) { try one.repeated([.max]) }
    #expect(throws: TensorError.self) { try one.padded([(.max, .max)]) }
    #expect(throws: TensorError.self) { try Tensor.arange(0, .float(1e300), step: .float(1e-300)) }
    #expect(throws: (any Error).self) { try Tensor.arange(.int(.min), .int(.max)) }
    #expect(throws: (any Error).self) { try Tensor.linspace(0, 1, count: .max) }
    #expect(throws: (any Error).self) { try Tensor.eye(.max, columns: .max) }
    #expect(throws: (any Error).self) { try Tensor(shape: [1], elements: [Int64.max]).oneHot() }
    #expect(throws: (any Error).self) { try Tensor(shape: [1], elements: [Int64.max]).binCount() }
    #expect(try one.indexed(by: [.slice(start: .min, stop: .max, step: .max)]).count == 1)
    #expect(try one.indexed(by: [.slice(start: .max, stop: .min, step: .min)]).count == 1)
    let empty = try Tensor(zeros: [1 << 50, 0])
    #expect(throws: (any Error).self) { try empty.sum(axes: [1]) }
    #expect(throws: (any Error).self) { try empty.sorted(axis: 1).tiled([1 << 50, 1]) }
    #expect(throws: TensorError.self) { try empty.reshaped(to: [.max, .max, 0]) }
    #expect(try empty.cumulativeSum().count == 0 && empty.transposed().contiguous().count == 0)
    #expect(try one.rolled([.min], axes: [0]).count == 1)
  }
}
