import Evaluator
import Networks
import Tensors

/// An initializer as a value of the language.
final class InitializerObject: Object {
  let initializer: Initializer
  package let name: String
  var classObject: ClassObject { InitializerTable.classes[name] ?? Self.shared }
  static let shared = ClassObject(
    "Initializer", module: "keras.initializers",
    doc: "The base of initializers: define __call__(self, shape, dtype=None).",
    members: ConfigurationMembers.all,
    initializer: .method("__init__", "Makes the initializer; a class of your own calls it first.") { _ in
      .none
    })

  init(_ initializer: Initializer, name: String) {
    self.initializer = initializer
    self.name = name
  }

  var typeName: String { name }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(name) initializer>" }
  func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? { configured(name) }
  var isCallable: Bool { true }
  var callSignature: Signature? { Self.values.signature }

  func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    try Self.values.call(arguments.prepending(.object(self)), interpreter)
  }

  private static let values = Builtin.method(
    "initializer", "Values of a shape.",
    [
      .required("shape", .shape(allowsNone: false), "the lengths of the axes"),
      .optional("dtype", .any, default: .none, "accepted; float32"),
    ]
  ) { call in
    let shape = Shape(try call.ints("shape"))
    guard shape.allSatisfy({ $0 >= 0 }), shape.elementCount != nil else {
      throw call.invalid("shape", must: "be lengths of 0 or more")
    }
    return .tensor(try call.receiver(as: InitializerObject.self).initializer.values(of: shape))
  }
}

/// Initializers by Keras's names.
enum InitializerTable {
  package static let names = [
    "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_uniform", "lecun_normal", "zeros",
    "ones", "random_normal", "random_uniform", "truncated_normal", "orthogonal", "identity",
    "variance_scaling",
    "constant",
  ]

  /// By lower-case name without underscores, so that both `he_normal` and `HeNormal` are found.
  static let named: [String: Initializer] = [
    "glorotuniform": .glorotUniform, "glorotnormal": .glorotNormal, "heuniform": .heUniform,
    "henormal": .heNormal,
    "lecununiform": .lecunUniform, "lecunnormal": .lecunNormal, "zeros": .zeros, "zero": .zeros,
    "ones": .ones, "one": .ones, "constant": .constant(0),
    "randomnormal": .randomNormal(mean: 0, deviation: 0.05),
    "randomuniform": .randomUniform(low: -0.05, high: 0.05),
    "truncatednormal": .truncatedNormal(mean: 0, deviation: 0.05),
    "normal": .randomNormal(mean: 0, deviation: 0.05),
    "uniform": .randomUniform(low: -0.05, high: 0.05), "orthogonal": .orthogonal(gain: 1),
    "identity": .identity(gain: 1),
    "variancescaling": .varianceScaling(scale: 1, .input, .truncatedNormal),
  ]

  /// The name of one that has no constants of its own.
  package static func name(of initializer: Initializer) -> String? {
    names.first { named[$0.filter { $0 != "_" }] == initializer }
  }

  private static let seed = Signature.Parameter.optional(
    "seed", .any, default: .none, "an int: the same values each time")

  static let constructors: [Builtin] =
    [
      "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LecunUniform", "LecunNormal",
    ].flatMap { name in
      row(name, "First values for a kernel, by its fans.", [seed]) { _ in named[name.lowercased()] ?? .zeros }
    }
    + row("Zeros", "Zeros.", []) { _ in .zeros } + row("Ones", "Ones.", []) { _ in .ones }
    + row(
      "Constant", "The same value everywhere.", [.optional("value", .float, default: 0.0, "the value")]
    ) { .constant(Float(try $0.double("value"))) }
    + ["RandomNormal", "TruncatedNormal"].flatMap { name in
      row(
        name, "First values drawn from a normal distribution.",
        [
          .optional("mean", .float, default: 0.0, "mean"),
          .optional("stddev", .float, default: 0.05, "standard deviation"), seed,
        ]
      ) { call in
        let (mean, deviation) = (Float(try call.double("mean")), Float(try call.double("stddev")))
        return name == "RandomNormal"
          ? .randomNormal(mean: mean, deviation: deviation)
          : .truncatedNormal(mean: mean, deviation: deviation)
      }
    }
    + row(
      "RandomUniform", "First values drawn evenly from a range.",
      [
        .optional("minval", .float, default: -0.05, "lowest"),
        .optional("maxval", .float, default: 0.05, "highest"), seed,
      ]
    ) { .randomUniform(low: Float(try $0.double("minval")), high: Float(try $0.double("maxval"))) }
    + row(
      "VarianceScaling", "First values whose variance falls with a kernel's fan.",
      [
        .optional("scale", .float, default: 1.0, "the variance times the fan"),
        .optional("mode", .choice(Initializer.Fan.allCases.map(\.rawValue)), default: "fan_in", "which fan"),
        .optional(
          "distribution", .choice(Initializer.Distribution.allCases.map(\.rawValue)),
          default: "truncated_normal",
          "what is drawn from"), seed,
      ]
    ) { call in
      .varianceScaling(
        scale: Float(try call.number("scale", .positive)), try call.choice("mode", Initializer.Fan.self),
        try call.choice("distribution", Initializer.Distribution.self))
    }
    + row(
      "Orthogonal", "A matrix with orthonormal rows or columns.",
      [.optional("gain", .float, default: 1.0, "a factor"), seed]
    ) { .orthogonal(gain: Float(try $0.double("gain"))) }
    + row(
      "Identity", "A factor on the diagonal of a matrix.",
      [.optional("gain", .float, default: 1.0, "the factor")]
    ) {
      .identity(gain: Float(try $0.double("gain")))
    }

  static let classes = KerasClasses.make(constructors, base: InitializerObject.shared)

  /// A class, and the same under the name of a function: `HeNormal` and `he_normal`.
  private static func row(
    _ name: String, _ doc: String, _ parameters: [Signature.Parameter],
    make: @escaping (Call) throws -> Initializer
  ) -> [Builtin] {
    [name, Naming.snakeCase(name)].map { called in
      Builtin(called, module: "keras.initializers", doc: doc, parameters) { call in
        let initializer = try make(call)
        let seed = parameters.contains { $0.name == "seed" } ? try call.seed("seed") : nil
        return .object(
          InitializerObject(seed.map { .seeded(initializer, seed: $0) } ?? initializer, name: name))
      }
    }
  }
}
