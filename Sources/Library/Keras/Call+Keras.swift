import Evaluator
import Language
import Networks
import Tensors

// Conversions of Keras's arguments.
extension Call {
  /// A height and a width; a single number counts for both.
  func extent(_ name: String, atLeast minimum: Int = 1) throws -> Extent {
    let (height, width) = try pair(name, atLeast: minimum)
    return Extent(height, width)
  }

  func padding(_ name: String) throws -> Padding {
    let text = try string(name).lowercased()
    guard let padding = Padding(rawValue: text) else { throw invalid(name, must: "be \"valid\" or \"same\"") }
    return padding
  }

  /// An activation by name or as a function; `None` is linear.
  func activation(_ name: String) throws -> Activation {
    switch self[name] {
    case .none: return .linear
    case .string(let text):
      if let activation = Activation.named[text.lowercased()] { return activation }
      throw unknown(name, "activation", text, Array(Activation.named.keys))
    case .builtin(let builtin):
      if let activation = Activation.named[builtin.name] { return activation }
    case .object(let object):
      if let layer = object as? Layer,
        let activation = (layer.definition as? any ActivationDefinition)?.activation
      {
        return activation
      }
    default: break
    }
    throw invalid(name, must: "be the name of an activation, such as \"relu\"")
  }

  /// An initializer by name or as an object.
  func initializer(_ name: String) throws -> Initializer {
    switch self[name] {
    case .string(let text):
      let key = text.lowercased().filter { $0 != "_" }
      if let found = InitializerTable.named[key] { return found }
      throw unknown(name, "initializer", text, InitializerTable.names)
    case .object(let object):
      if let object = object as? InitializerObject { return object.initializer }
    default: break
    }
    throw invalid(
      name, must: "be the name of an initializer, such as \"he_normal\", or one of keras.initializers")
  }

  /// A shape without the batch axis and without unknown lengths.
  func sampleShape(_ name: String) throws -> Shape {
    let lengths = try partialShape(name)
    let known = lengths.compactMap { $0 }
    guard known.count == lengths.count else {
      throw invalid(
        name, must: "be known in every axis",
        help: "memory is planned before it is taken: write the numbers in place of None")
    }
    guard known.allSatisfy({ $0 > 0 }) else { throw invalid(name, must: "have axes of 1 or more") }
    guard Shape(known).elementCount != nil else {
      throw invalid(name, must: "be a shape that memory can address")
    }
    return Shape(known)
  }

  /// The lengths of a sample's axes, without the batch axis; `nil` for `None`.
  func sampleLengths(_ name: String) throws -> [Int?] {
    guard self[name].asInt == nil else {
      throw fault(
        name,
        .message(
          "Cannot convert '\((try? interpreter.repr(self[name])) ?? "")' to a shape.",
          help: "the shape of a sample is one tuple: keras.Input((28, 28, 1))"))
    }
    let lengths = try partialShape(name)
    guard lengths.allSatisfy({ $0 ?? 1 > 0 }) else { throw invalid(name, must: "have axes of 1 or more") }
    guard Shape(lengths.map { $0 ?? 1 }).elementCount != nil else {
      throw invalid(name, must: "be a shape that memory can address")
    }
    return lengths
  }

  func unknown(_ name: String, _ kind: String, _ found: String, _ known: [String]) -> any Error {
    fault(
      name,
      .notAChoice(
        function: signature.name, parameter: name, found: found, choices: known.sorted(),
        nearest: nearestName(to: found, among: known)))
  }
}

/// An initializer as a value of the language.
final class InitializerObject: Object {
  let initializer: Initializer
  let name: String
  var classObject: ClassObject { Self.shared }
  private static let shared = ClassObject(
    "Initializer", module: "keras.initializers", doc: "How first values are drawn.")

  init(_ initializer: Initializer, name: String) {
    self.initializer = initializer
    self.name = name
  }

  var typeName: String { name }
  func repr(_ interpreter: Interpreter) throws -> String { "<\(name) initializer>" }
}

/// Initializers by Keras's names.
enum InitializerTable {
  static let names = [
    "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_uniform", "lecun_normal", "zeros",
    "ones",
    "random_normal", "random_uniform", "truncated_normal",
  ]

  /// By lower-case name without underscores, so that both `he_normal` and `HeNormal` are found.
  static let named: [String: Initializer] = [
    "glorotuniform": .glorotUniform, "glorotnormal": .glorotNormal, "heuniform": .heUniform,
    "henormal": .heNormal,
    "lecununiform": .lecunUniform, "lecunnormal": .lecunNormal, "zeros": .zeros, "ones": .ones,
    "randomnormal": .randomNormal(mean: 0, deviation: 0.05),
    "randomuniform": .randomUniform(low: -0.05, high: 0.05),
    "truncatednormal": .truncatedNormal(mean: 0, deviation: 0.05),
  ]

  /// The name of one that has no constants of its own.
  static func name(of initializer: Initializer) -> String? {
    names.first { named[$0.filter { $0 != "_" }] == initializer }
  }

  static func builtins() -> [Builtin] {
    let plain = [
      "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LecunUniform", "LecunNormal", "Zeros",
      "Ones",
    ]
    let simple = plain.map { name in
      Builtin(
        name, module: "keras.initializers", doc: "First values of a variable.",
        [.optional("seed", .any, "accepted; set the seed with keras.utils.set_random_seed")]
      ) { _ in .object(InitializerObject(named[name.lowercased()] ?? .zeros, name: name)) }
    }
    func normal(_ name: String, _ make: @escaping (Float, Float) -> Initializer) -> Builtin {
      Builtin(
        name, module: "keras.initializers", doc: "First values drawn from a normal distribution.",
        [
          .optional("mean", .float, default: 0.0, "mean"),
          .optional("stddev", .float, default: 0.05, "standard deviation"), .optional("seed"),
        ]
      ) { call in
        .object(
          InitializerObject(
            make(Float(try call.double("mean")), Float(try call.double("stddev"))), name: name))
      }
    }
    return simple + [
      normal("RandomNormal") { .randomNormal(mean: $0, deviation: $1) },
      normal("TruncatedNormal") { .truncatedNormal(mean: $0, deviation: $1) },
      Builtin(
        "RandomUniform", module: "keras.initializers", doc: "First values drawn evenly from a range.",
        [
          .optional("minval", .float, default: -0.05, "lowest"),
          .optional("maxval", .float, default: 0.05, "highest"), .optional("seed"),
        ]
      ) { call in
        let range = (Float(try call.double("minval")), Float(try call.double("maxval")))
        return .object(InitializerObject(.randomUniform(low: range.0, high: range.1), name: "RandomUniform"))
      },
      Builtin(
        "Constant", module: "keras.initializers", doc: "The same value everywhere.",
        [.optional("value", .float, default: 0.0, "the value")]
      ) { call in .object(InitializerObject(.constant(Float(try call.double("value"))), name: "Constant")) },
    ]
  }
}
