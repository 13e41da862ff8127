import Foundation
import Tensors
import Testing

/// Functions of the C library, against double precision.
@Suite struct MathTests {
  static let functions: [(UnaryOperation, @Sendable (Double) -> Double)] = [
    (.exp, exp), (.expm1, expm1), (.log, log), (.log1p, log1p), (.log2, log2), (.log10, log10), (.sin, sin),
    (.cos, cos),
    (.tan, tan), (.arcsin, asin), (.arccos, acos), (.arctan, atan), (.sinh, sinh), (.cosh, cosh),
    (.tanh, tanh),
    (.sqrt, { $0.squareRoot() }),
  ]

  @Test(arguments: functions.indices)
  func agreesWithDoublePrecision(_ row: Int) throws {
    let (operation, reference) = Self.functions[row]
    let values: [Float] =
      (0..<2000).map { Float($0) * 0.013 - 13 } + [0, -0.0, .infinity, -.infinity, .nan, 88.8, -104, 1e-30]
    let results = try Tensor(shape: [values.count], floats: values).map(operation).elements(Float.self)
    for (value, result) in zip(values, results) {
      let expected = Float(reference(Double(value)))
      let close = (result - expected).magnitude <= 2 * expected.ulp
      #expect(close || result == expected || result.isNaN && expected.isNaN, "\(operation) of \(value)")
    }
  }

  @Test func integersAreComputedInDoublePrecision() throws {
    let large = try Tensor(shape: [1], elements: [Int64(1) << 40 + 1])
    #expect(try large.map(.sqrt).item() == .float(Double(Int64(1) << 40 + 1).squareRoot()))
    // 16777217 is not a float32: it must not be rounded before the division.
    let odd = try Tensor(shape: [1], elements: [Int64(16_777_217)])
    #expect(
      try odd.divide(by: .scalar(16_777_216)).item() == .float(16_777_217.0 / 16_777_216.0))
  }

  @Test func largeSumsStayAccurate() throws {
    // Summed one by one in single precision the sum would stop at 2^24.
    let ones = try Tensor.ones([20_000_000])
    #expect(try ones.sum().item() == .float(20_000_000))
    #expect(try ones.mean().item() == .float(1))
    let bytes = try Tensor(filling: [3, 1_000_000], with: 255, dtype: .uint8)
    #expect(try bytes.sum().item() == .int(765_000_000))
    #expect(try bytes.mean(axes: [1]).elements(Float.self) == [255, 255, 255])
  }

  @Test func wideProductsAgreeWithPlainLoops() throws {
    var random = RandomSource(seed: 4)
    // Larger than a block in every direction, and not a multiple of one.
    let (rows, inner, columns) = (7, 300, 530)
    let left = try random.normal(shape: [rows, inner])
    let right = try random.normal(shape: [inner, columns])
    let product = try left.matrixProduct(with: right).elements(Float.self)
    let (a, b) = (try left.elements(Float.self), try right.elements(Float.self))
    for row in 0..<rows {
      for column in 0..<columns {
        let exact = (0..<inner).reduce(0.0) {
          $0 + Double(a[row * inner + $1]) * Double(b[$1 * columns + column])
        }
        #expect((Double(product[row * columns + column]) - exact).magnitude < 1e-4)
      }
    }
    let transposed = try right.transposed().matrixProduct(with: left.transposed())
    #expect(
      try transposed.transposed().allClose(
        to: Tensor(shape: [rows, columns], floats: product), absolute: 1e-4))
  }
}
