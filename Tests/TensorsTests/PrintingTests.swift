import Tensors
import Testing

/// Printing, character by character as NumPy 2.
@Suite struct PrintingTests {
  @Test(arguments: PrintedCases.floats + PrintedCases.others)
  func printsAsNumPy(_ row: PrintedCases.Case) throws {
    let dtype = try #require(DType(row.dtype))
    // Large int64 values are not Doubles, but those of the table are.
    let tensor = try Tensor(.list(row.values.map { .value(.float($0)) }), dtype: dtype).reshaped(
      to: row.shape)
    #expect(tensor.repr(row.options) == row.repr)
    #expect(tensor.str(row.options) == row.str)
  }

  @Test func printsViewsAndDeferredTensors() throws {
    let tensor = try Tensor.arange(0, 6).reshaped(to: [2, 3])
    #expect(try tensor.transposed().str() == "[[0 3]\n [1 4]\n [2 5]]")
    let images = try Tensor(shape: [2, 2048], elements: [UInt8](repeating: 51, count: 4096))
    let scaled = try images.divide(by: .scalar(255.0))
    #expect(scaled.isDeferred)
    #expect(scaled.description == "[[0.2 0.2 0.2 ... 0.2 0.2 0.2]\n [0.2 0.2 0.2 ... 0.2 0.2 0.2]]")
  }

  @Test func survivesAnyOptions() throws {
    let tensor = try TensorProgram.tensor("float32:3,4:1")
    for extreme in [Int.min, -1, 0, .max] {
      let options = PrintOptions(
        precision: extreme, threshold: extreme, edgeItems: extreme, lineWidth: extreme, suppressesSmall: true)
      #expect(tensor.repr(options).hasPrefix("array(["))
      #expect(tensor.str(options).hasPrefix("["))
    }
  }

  static let single: [(Scalar, DType, String)] = [
    (Scalar.float(0.5), DType.float32, "np.float32(0.5)"), (.float(1), .float32, "np.float32(1.0)"),
    (.float(1e6), .float32, "np.float32(1e+06)"), (.float(1e-4), .float32, "np.float32(1e-04)"),
    (.float(0.00012345), .float32, "np.float32(0.00012345)"), (.float(.nan), .float32, "np.float32(nan)"),
    (.float(-.infinity), .float32, "np.float32(-inf)"), (.int(3), .int64, "np.int64(3)"),
    (.int(3), .uint8, "np.uint8(3)"), (.int(-3), .int8, "np.int8(-3)"),
    (.float(1e6), .float64, "np.float64(1000000.0)"), (.float(1e16), .float64, "np.float64(1e+16)"),
    (.float(2.0 / 3), .float64, "np.float64(0.6666666666666666)"), (.float(0.1), .float16, "np.float16(0.1)"),
    (.float(1000), .float16, "np.float16(1e+03)"), (.large(.max), .uint64, "np.uint64(18446744073709551615)"),
    (.bool(true), .bool, "np.True_"), (.bool(false), .bool, "np.False_"),
  ]

  @Test(arguments: single)
  func printsSingleNumbers(_ value: Scalar, _ dtype: DType, _ text: String) throws {
    #expect(try Tensor(value, dtype: dtype).scalarRepr() == text)
  }
}
