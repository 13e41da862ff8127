import Evaluator
import Gradients
import Networks
import Tensors

/// `tf.random` and `keras.random`: drawn numbers.
enum RandomFunctions {
  private static let shape = Signature.Parameter.required(
    "shape", .shape(allowsNone: false), "the lengths of the axes")
  private static let dtype = Signature.Parameter.optional(
    "dtype", .dtype, default: .none, "the type of the elements")
  private static let seed = Signature.Parameter.optional(
    "seed", .any, default: .none, "a whole number; None: drawn from the session's sequence")

  private static func function(
    _ name: String, _ module: String, _ doc: String, _ parameters: [Signature.Parameter],
    _ draw: @escaping (Call, inout RandomSource) throws -> Tensor
  ) -> Builtin {
    let more: [Signature.Parameter] =
      module == "tf.random" ? [seed, .optional("name", .any, default: .none, "accepted")] : [seed]
    return Builtin(name, module: module, doc: doc, parameters + more) { call in
      try CustomClasses.checkIsNotTraced("drawing numbers", call.interpreter)
      var random = RandomSource(seed: drawnSeed(call))
      return .eager(try draw(call, &random))
    }
  }

  /// The seed that a call gives, as a number or by a `SeedGenerator`, or the session's next.
  private static func drawnSeed(_ call: Call) -> UInt64 {
    if let generator = call["seed"].host(as: SeedGenerator.self) { return generator.next() }
    return call["seed"].asInt.map { UInt64(bitPattern: Int64($0)) } ?? Randomness.shared.nextSeed()
  }

  static let tensorFlow: [Builtin] =
    both("tf.random") + [
      function(
        "shuffle", "tf.random", "The slices along the first axis in a drawn order.",
        [.required("value", .any)]
      ) { call, random in
        let value = try call.interpreter.eager(call["value"]).value
        return try random.permutation(of: value)
      },
      Builtin(
        "set_seed", module: "tf.random", doc: "Makes everything random start again from a seed.",
        [.required("seed", .int, "any whole number")]
      ) { call in
        Randomness.shared.start(UInt64(bitPattern: Int64(try call.int("seed"))))
        return .none
      },
    ]

  static let keras: [Builtin] =
    both("keras.random") + [
      function(
        "shuffle", "keras.random", "The slices along an axis in a drawn order.",
        [.required("x", .any), .optional("axis", .int, default: 0, "only 0")]
      ) { call, random in
        try call.onlyDefault("axis")
        return try random.permutation(of: call.interpreter.eager(call["x"]).value)
      },
      function(
        "randint", "keras.random", "Whole numbers from minval up to but without maxval.",
        [
          shape, .required("minval", .int), .required("maxval", .int),
          .optional("dtype", .dtype, default: "int32"),
        ]
      ) { call, random in try integers(call, &random, call.dtype("dtype")) },
      function(
        "gamma", "keras.random", "Numbers from a gamma distribution.",
        [shape, .required("alpha", .any, "its shape"), dtype]
      ) { call, random in
        try drawn(call, [call.interpreter.tensor(from: call["alpha"])]) { random.nextGamma($0[0]) }
      },
      function(
        "beta", "keras.random", "Numbers from a beta distribution, from 0 to 1.",
        [
          shape, .required("alpha", .any, "its first parameter"), .required("beta", .any, "its second"),
          dtype,
        ]
      ) { call, random in
        try drawn(call, ["alpha", "beta"].map { try call.interpreter.tensor(from: call[$0]) }) {
          let (x, y) = (random.nextGamma($0[0]), random.nextGamma($0[1]))
          return x + y > 0 ? x / (x + y) : 0.5
        }
      },
      function(
        "binomial", "keras.random", "How many of so many trials succeed.",
        [
          shape, .required("counts", .any, "the trials"),
          .required("probabilities", .any, "of a success, 0 to 1"), dtype,
        ]
      ) { call, random in
        let given = try ["counts", "probabilities"].map { try call.interpreter.tensor(from: call[$0]) }
        guard try given[0].elements(Double.self).allSatisfy({ $0 >= 0 && $0 <= 1e7 }) else {
          throw call.invalid("counts", must: "be from 0 to 10 million")
        }
        return try drawn(call, given) { parameters in
          Double((0..<Int(parameters[0])).count { _ in random.nextUniform() < parameters[1] })
        }
      },
      function(
        "categorical", "keras.random", "Classes drawn from the softmax of each row of logits.",
        [
          .required("logits", .any, "(N, classes)"), .required("num_samples", .int, "how many for each row"),
          .optional("dtype", .dtype, default: "int32"),
        ]
      ) { call, random in
        let logits = try call.interpreter.eager(call["logits"]).value
        guard logits.rank == 2 else {
          throw call.invalid("logits", must: "be a 2-D tensor with shape [batch_size, num_classes]")
        }
        let count = try call.int("num_samples", atLeast: 0)
        let shares = try TensorFunction.softmax().forward([logits.convert(to: .float64)]).elements(
          Double.self)
        let classes = logits.shape[1]
        var chosen: [Int32] = []
        for row in 0..<logits.shape[0] {
          for _ in 0..<count {
            var rest = random.nextUniform()
            var number = 0
            while number < classes - 1, rest >= shares[row * classes + number] {
              rest -= shares[row * classes + number]
              number += 1
            }
            chosen.append(Int32(number))
          }
        }
        return try Tensor(shape: [logits.shape[0], count], elements: chosen).convert(to: call.dtype("dtype"))
      },
      Builtin(
        "dropout", module: "keras.random", doc: "A share of the elements set to 0, the others scaled up.",
        [
          .required("inputs", .any), .required("rate", .float, "the share"),
          .optional("noise_shape", .any, default: .none, "axes of one draw have length 1"), seed,
        ]
      ) { call in
        try CustomClasses.checkIsNotTraced("drawing numbers", call.interpreter)
        let (value, rate) = (try call.interpreter.eager(call["inputs"]), try call.share("rate"))
        var random = RandomSource(seed: drawnSeed(call))
        let lengths =
          try call["noise_shape"].isNone
          ? Array(value.shape) : zip(call.partialShape("noise_shape"), value.shape).map { $0 ?? $1 }
        let kept = try Tensor.compute(
          .greaterEqual, .tensor(random.uniform(shape: Shape(lengths))), .scalar(.float(Double(rate))))
        let factors = try kept.convert(to: value.dtype).multiply(.scalar(.float(1 / (1 - Double(rate)))))
        return .object(try call.interpreter.math.apply(.multiply, [value, EagerTensor(factors)]))
      },
    ]

  /// Numbers of a shape, each from parameters that broadcast to it.
  private static func drawn(_ call: Call, _ parameters: [Tensor], _ draw: ([Double]) -> Double) throws
    -> Tensor
  {
    let shape = Shape(try call.ints("shape"))
    let columns = try parameters.map { try $0.broadcast(to: shape).elements(Double.self) }
    let values = (0..<(try shape.checkedElementCount())).map { place in draw(columns.map { $0[place] }) }
    return try Tensor(shape: shape, elements: values).convert(to: call.optionalDType("dtype") ?? .float32)
  }

  private static func both(_ module: String) -> [Builtin] {
    [
      function(
        "normal", module, "Numbers from a normal distribution.",
        [shape, .optional("mean", .float, default: 0.0), .optional("stddev", .float, default: 1.0), dtype]
      ) { call, random in
        try random.normal(
          shape: Shape(call.ints("shape")), mean: call.double("mean"), deviation: call.double("stddev")
        )
        .convert(to: call.optionalDType("dtype") ?? .float32)
      },
      function(
        "truncated_normal", module,
        "Numbers from a normal distribution, none further than two deviations from the mean.",
        [shape, .optional("mean", .float, default: 0.0), .optional("stddev", .float, default: 1.0), dtype]
      ) { call, random in
        let lengths = Shape(try call.ints("shape"))
        let (mean, deviation) = (try call.double("mean"), try call.double("stddev"))
        let values = (0..<(try lengths.checkedElementCount())).map { _ in
          while true {
            let draw = random.nextNormal()
            if abs(draw) <= 2 { return Float(mean + deviation * draw) }
          }
        }
        return try Tensor(shape: lengths, floats: values).convert(to: call.optionalDType("dtype") ?? .float32)
      },
      function(
        "uniform", module,
        "Numbers from an interval, all equally likely; whole numbers where the type is of such.",
        [
          shape, .optional("minval", .float, default: 0),
          .optional("maxval", .float, default: .none, "None: 1"), dtype,
        ]
      ) { call, random in
        let dtype = try call.optionalDType("dtype") ?? .float32
        guard dtype.isFloating else { return try integers(call, &random, dtype) }
        return try random.uniform(
          shape: Shape(call.ints("shape")), from: call.double("minval"),
          to: call.optionalDouble("maxval") ?? 1
        ).convert(to: dtype)
      },
    ]
  }

  private static func integers(_ call: Call, _ random: inout RandomSource, _ dtype: DType) throws -> Tensor {
    guard let low = call["minval"].asInt, let high = call["maxval"].asInt, low < high else {
      throw call.invalid("maxval", must: "be a whole number above minval")
    }
    return try random.integers(
      shape: Shape(call.ints("shape")), from: Int64(low), to: Int64(high), dtype: dtype)
  }
}

/// `keras.random.SeedGenerator`: another seed for each draw.
final class SeedGenerator: Object {
  private let seed: UInt64
  private var drawn: UInt64 = 0

  private init(_ seed: UInt64) { self.seed = seed }

  static let type = ClassObject(
    "SeedGenerator", module: "keras.random",
    doc: "Gives another seed to each draw: keras.random.normal(…, seed=generator).",
    members: [
      .method("next", "The next seed.") { call in
        let seed = try call.receiver(as: SeedGenerator.self).next()
        return .eager(try Tensor(.int(Int64(seed >> 33)), dtype: .int32))
      }
    ],
    constructor: Builtin(
      "SeedGenerator", module: "keras.random", doc: "Gives another seed to each draw.",
      [
        .optional("seed", .int, default: .none, "None: drawn from the session's sequence"),
        .optional("name", .any, default: .none, "accepted"),
      ]
    ) { call in
      .object(
        SeedGenerator(
          try call.optionalInt("seed").map { UInt64(bitPattern: Int64($0)) } ?? Randomness.shared.nextSeed()))
    })

  var classObject: ClassObject { Self.type }

  func next() -> UInt64 {
    drawn += 1
    return seed &* 0x9E37_79B9_7F4A_7C15 &+ drawn &* 0xBF58_476D_1CE4_E5B9
  }
}
