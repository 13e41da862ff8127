import Evaluator
import Glibc

/// Non-uniform distributions, sampled as in CPython.
extension RandomModule {
  static let distributions: [Builtin] = [
    Builtin(
      "gauss", module: "random", doc: "A number from a normal distribution.",
      [.optional("mu", .float, default: 0.0), .optional("sigma", .float, default: 1.0)]
    ) { call in
      let normal = call.interpreter.random.python.gauss(sin, cos, log)
      return .float(try call.double("mu") + normal * call.double("sigma"))
    },
    Builtin(
      "normalvariate", module: "random", doc: "A number from a normal distribution.",
      [.optional("mu", .float, default: 0.0), .optional("sigma", .float, default: 1.0)]
    ) { call in
      .float(try call.double("mu") + normal(call) * call.double("sigma"))
    },
    Builtin(
      "lognormvariate", module: "random", doc: "A number whose logarithm is from a normal distribution.",
      [.optional("mu", .float, default: 0.0), .optional("sigma", .float, default: 1.0)]
    ) { call in
      .float(exp(try call.double("mu") + normal(call) * call.double("sigma")))
    },
    Builtin(
      "expovariate", module: "random", doc: "A number from an exponential distribution.",
      [.optional("lambd", .float, default: 1.0, "one over the mean")]
    ) { call in
      let rate = try call.double("lambd")
      guard rate != 0 else { throw call.invalid("lambd", must: "not be 0") }
      return .float(-log(1 - call.interpreter.random.python.nextUniform()) / rate)
    },
    Builtin(
      "triangular", module: "random", doc: "A number from low to high, the likeliest at mode.",
      [
        .optional("low", .float, default: 0.0), .optional("high", .float, default: 1.0),
        .optional("mode", .float),
      ]
    ) { call in
      var (low, high) = (try call.double("low"), try call.double("high"))
      var draw = call.interpreter.random.python.nextUniform()
      guard low != high else { return .float(low) }
      var peak = try call.optionalDouble("mode").map { ($0 - low) / (high - low) } ?? 0.5
      if draw > peak {
        draw = 1 - draw
        peak = 1 - peak
        (low, high) = (high, low)
      }
      return .float(low + (high - low) * (draw * peak).squareRoot())
    },
  ]

  /// A standard normal number, by the ratio of uniforms (Kinderman and Monahan 1977).
  private static func normal(_ call: Call) -> Double {
    let magic = 4 * exp(-0.5) / 2.0.squareRoot()
    while true {
      let u = call.interpreter.random.python.nextUniform()
      let v = 1 - call.interpreter.random.python.nextUniform()
      let z = magic * (u - 0.5) / v
      if z * z / 4 <= -log(v) { return z }
    }
  }
}
