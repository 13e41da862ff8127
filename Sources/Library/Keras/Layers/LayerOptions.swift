import Evaluator
import Networks

/// Options of a layer that can be changed after it was made: those that its variables do not depend on.
enum LayerOptions {
  /// The definition with another value of an option; `nil` for an option that is not there or cannot be changed.
  ///
  /// - Throws: a fault if the value is none that the option takes.
  static func changed<Definition: LayerDefinition & Declared>(
    _ definition: Definition, _ name: String, to value: Value, _ interpreter: Interpreter
  ) throws -> (any LayerDefinition)? {
    guard let option = definition.declaration.options.first(where: { $0.name == name }) else { return nil }
    var changed = definition
    switch option.kind {
    case .activation(let place):
      changed[keyPath: place] = try read(name, value, interpreter) { try $0.activation(name) }
    case .float(let place, let rule):
      changed[keyPath: place] = Float(try read(name, value, interpreter) { try $0.number(name, rule) })
    default: return nil
    }
    return changed
  }

  /// The activation that a layer applies to its output; `nil` if it has no such option.
  package static func activation<Definition: LayerDefinition & Declared>(of definition: Definition)
    -> Activation?
  {
    for option in definition.declaration.options where option.name == "activation" {
      if case .activation(let place) = option.kind { return definition[keyPath: place] }
    }
    return nil
  }

  /// Reads a value as the argument of a call would be read.
  private static func read<Result>(
    _ name: String, _ value: Value, _ interpreter: Interpreter, _ convert: @escaping (Call) throws -> Result
  ) throws -> Result {
    var result: Result?
    let reader = Builtin(name, doc: "", [.required(name, .any, "")]) { call in
      result = try convert(call)
      return .none
    }
    _ = try reader.call(Arguments([value]), interpreter)
    guard let result else { throw Fault.message("\(name) cannot be set") }
    return result
  }
}
