import Evaluator
import Language
package import Networks
package import Tensors

// Conversions of Keras's arguments.
extension Call {
  /// A height and a width; a single number counts for both.
  func extent(_ name: String, atLeast minimum: Int = 1) throws -> Extent {
    let (height, width) = try pair(name, atLeast: minimum)
    return Extent(height, width)
  }

  package func padding(_ name: String) throws -> Padding {
    let text = try string(name).lowercased()
    guard let padding = Padding(rawValue: text) else { throw invalid(name, must: "be \"valid\" or \"same\"") }
    return padding
  }

  /// An activation by name or as a function; `None` is linear.
  package func activation(_ name: String) throws -> Activation {
    switch self[name] {
    case .none: return .linear
    case .string(let text):
      if let activation = Activation.named[text.lowercased()] { return activation }
      throw unknown(name, "activation", text, Array(Activation.named.keys))
    case .builtin(let builtin):
      if let activation = Activation.named[builtin.name] { return activation }
      return activationFunction(name)
    case .function, .boundMethod, .instance: return activationFunction(name)
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
    case .builtin, .type:
      // A class stands for an object with its defaults, as in Keras.
      if let builtin = self[name].maker, InitializerTable.constructors.contains(where: { $0 === builtin }),
        let made = try builtin.call(Arguments(), interpreter).host(as: InitializerObject.self)
      {
        return made.initializer
      }
      if case .builtin = self[name] { return initializerFunction(name) }
    case .function, .boundMethod, .instance: return initializerFunction(name)
    default: break
    }
    throw invalid(
      name, must: "be the name of an initializer, such as \"he_normal\", or one of keras.initializers")
  }

  /// A shape without the batch axis and without unknown lengths.
  package func sampleShape(_ name: String) throws -> Shape {
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
}
