import Tensors
import Testing

/// NumPy's results for small tensors, operation by operation.
@Suite struct NumPyTests {
  @Test(arguments: NumPyCase.all)
  func agreesWithNumPy(_ row: NumPyCase) throws {
    if row.output == "!" {
      #expect(throws: TensorError.self) { try TensorProgram.run(row.program) }
    } else {
      #expect(try TensorProgram.run(row.program) == row.output)
    }
  }

  @Test func hasAllCases() { #expect(NumPyCase.all.count == 915) }
}
