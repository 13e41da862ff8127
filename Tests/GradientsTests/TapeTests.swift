import Gradients
import Tensors
import Testing

@Suite struct TapeTests {
  private func number(_ value: Double) throws -> EagerTensor { EagerTensor(try Tensor(.float(value))) }

  private func value(_ tensor: EagerTensor?) throws -> Double {
    try #require(tensor).value.item().doubleValue
  }

  @Test func whatIsNotWatchedHasNoGradient() throws {
    let (math, tape) = (TensorMath(), Tape())
    let (x, z) = (try number(3), try number(4))
    tape.watch(x)
    math.open(tape)
    let y = try math.apply(.multiply, [x, z])
    math.close(tape)
    let gradients = try tape.gradient(of: [y], to: [x, z], math)
    #expect(try value(gradients[0]) == 4)
    #expect(gradients[1] == nil)
    #expect(tape.isUsed)
  }

  @Test func aTensorReadTwiceGetsTheSum() throws {
    let (math, tape) = (TensorMath(), Tape(isPersistent: true))
    let x = try number(3)
    tape.watch(x)
    math.open(tape)
    let y = try math.apply(.multiply, [x, x])
    let z = try math.apply(.multiply, [y, x])
    math.close(tape)
    #expect(try value(tape.gradient(of: [z], to: [x], math)[0]) == 27)
    #expect(try value(tape.gradient(of: [z], to: [y], math)[0]) == 3)
    #expect(try value(tape.gradient(of: [y, z], to: [x], math)[0]) == 33)
  }

  @Test func nothingIsRecordedOutsideOfTheTape() throws {
    let (math, tape) = (TensorMath(), Tape(isPersistent: true))
    let x = try number(3)
    tape.watch(x)
    math.open(tape)
    let y = try math.pausing { try math.apply(.square, [x]) }
    let z = try math.apply(.stopGradient, [x])
    math.close(tape)
    #expect(try tape.gradient(of: [y], to: [x], math)[0] == nil)
    #expect(try tape.gradient(of: [z], to: [x], math)[0] == nil)
  }
}
