import Evaluator
import Glibc

extension RandomModule {
  /// Further distributions, and the generator's state.
  static let others: [Builtin] = [
    Builtin(
      "gammavariate", module: "random", doc: "A number from a gamma distribution.",
      [.required("alpha", .float), .required("beta", .float)]
    ) { call in .float(try gamma(call.double("alpha"), call.double("beta"), call)) },
    Builtin(
      "betavariate", module: "random", doc: "A number from a beta distribution.",
      [.required("alpha", .float), .required("beta", .float)]
    ) { call in
      let y = try gamma(call.double("alpha"), 1, call)
      return .float(y == 0 ? 0 : y / (y + (try gamma(call.double("beta"), 1, call))))
    },
    Builtin(
      "paretovariate", module: "random", doc: "A number from a Pareto distribution.",
      [.required("alpha", .float)]
    ) {
      call in .float(pow(1 - call.interpreter.random.python.nextUniform(), -1 / (try call.double("alpha"))))
    },
    Builtin(
      "weibullvariate", module: "random", doc: "A number from a Weibull distribution.",
      [.required("alpha", .float), .required("beta", .float)]
    ) { call in
      let draw = 1 - call.interpreter.random.python.nextUniform()
      return .float(try call.double("alpha") * pow(-log(draw), 1 / (try call.double("beta"))))
    },
    Builtin(
      "vonmisesvariate", module: "random", doc: "An angle from a von Mises distribution.",
      [.required("mu", .float), .required("kappa", .float)]
    ) { call in
      let (mu, kappa) = (try call.double("mu"), try call.double("kappa"))
      func draw() -> Double { call.interpreter.random.python.nextUniform() }
      if kappa <= 1e-6 { return .float(2 * .pi * draw()) }
      let s = 0.5 / kappa
      let r = s + (1 + s * s).squareRoot()
      var z = 0.0
      while true {
        z = cos(.pi * draw())
        let d = z / (r + z)
        let u = draw()
        if u < 1 - d * d || u <= (1 - d) * exp(d) { break }
      }
      let q = 1 / r
      let f = (q + z) / (1 + q * z)
      let angle = draw() > 0.5 ? mu + acos(f) : mu - acos(f)
      return .float(Numbers.modulo(angle, 2 * .pi))
    },
    Builtin("randbytes", module: "random", doc: "So many random bytes.", [.required("n", .int)]) { call in
      var left = try call.int("n", atLeast: 0, atMost: 1 << 24)
      // As the bytes of one random number of 8 n bits.
      var bytes: [UInt8] = []
      while left > 0 {
        let count = min(4, left)
        let word = UInt32(truncatingIfNeeded: call.interpreter.random.python.bits(8 * count))
        bytes += (0..<count).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
        left -= count
      }
      return .bytes(bytes)
    },
    Builtin("getstate", module: "random", doc: "The generator's state, for setstate.") { call in
      let words = call.interpreter.random.python.words
      let state = words.state.map { Value.int(Int($0)) } + [.int(words.position)]
      return [3, .tuple(of: state), words.spareNormal.map { .float($0) } ?? .none]
    },
    Builtin(
      "setstate", module: "random", doc: "Goes back to a state that getstate gave.", [.required("state")]
    ) { call in
      guard let parts = call["state"].elementsOfSequence, parts.count == 3, let words = parts[1].asInts,
        words.count == 625,
        words.dropLast().allSatisfy({ UInt32(exactly: $0) != nil }), (0...624).contains(words[624])
      else { throw Fault.message("state vector must be what getstate() gave", kind: .value) }
      call.interpreter.random.python.words = (
        words.dropLast().map { UInt32($0) }, words[624], parts[2].asDouble
      )
      return .none
    },
  ]

  /// Cheng 1977 for alpha above 1, Ahrens and Dieter 1974 below.
  private static func gamma(_ alpha: Double, _ beta: Double, _ call: Call) throws -> Double {
    guard alpha > 0, beta > 0 else {
      throw Fault.message("gammavariate: alpha and beta must be > 0.0", kind: .value)
    }
    func draw() -> Double { call.interpreter.random.python.nextUniform() }
    if alpha == 1 { return -log(1 - draw()) * beta }
    if alpha > 1 {
      let a = (2 * alpha - 1).squareRoot()
      let b = alpha - log(4.0)
      let c = alpha + a
      while true {
        let first = draw()
        guard first > 1e-7, first < 0.9999999 else { continue }
        let second = 1 - draw()
        let v = log(first / (1 - first)) / a
        let x = alpha * exp(v)
        let z = first * first * second
        let r = b + c * v - x
        if r + 1 + log(4.5) - 4.5 * z >= 0 || r >= log(z) { return x * beta }
      }
    }
    while true {
      let b = (M_E + alpha) / M_E
      let p = b * draw()
      let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
      let second = draw()
      if p > 1 ? second <= pow(x, alpha - 1) : second <= exp(-x) { return x * beta }
    }
  }
}

/// `random.Random`: a generator of its own.
final class RandomObject: Object {
  private var twister: MersenneTwister

  init(_ twister: MersenneTwister) { self.twister = twister }

  /// The functions of the module as methods: they draw from the session's generator, which is this one meanwhile.
  static let type = ClassObject(
    "Random", module: "random", doc: "A random generator of its own.",
    members: (RandomModule.functions + RandomModule.distributions + RandomModule.others).map { function in
      .method(function.name, function.signature.doc, [.rest("args"), .keywords("kwargs")]) { call in
        let own = try call.receiver(as: RandomObject.self)
        let random = call.interpreter.random
        swap(&own.twister, &random.python)
        defer { swap(&own.twister, &random.python) }
        return try function.call(
          Arguments(call.rest("args"), keywords: call.keywords("kwargs")), call.interpreter)
      }
    },
    constructor: Builtin(
      "Random", module: "random", doc: "A random generator of its own.", [.optional("x", .any)]
    ) {
      .object(RandomObject(try MersenneTwister(seededBy: $0["x"])))
    }, isBase: true)

  var classObject: ClassObject { Self.type }
}
