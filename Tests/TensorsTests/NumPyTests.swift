import Tensors
import Testing

/// What real NumPy does with small tensors, operation by operation.
@Suite struct NumPyTests {
  @Test(arguments: NumPyCases.all.map(\.program))
  func agreesWithNumPy(_ program: String) throws {
    let expected = try #require(NumPyCases.all.first { $0.program == program }?.output)
    if expected == "!" {
      #expect(throws: TensorError.self) { try TensorProgram.run(program) }
    } else {
      #expect(try TensorProgram.run(program) == expected)
    }
  }
}
