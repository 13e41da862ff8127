import Evaluator
import Formats
import Networks

/// How a call gives a program's layer its inputs, where that is not one value or one list: `distance(anchor, positive, scale=2.0)`.
struct CallForm: Sendable {
  /// An argument: values of a network in lists, tuples and dicts, or anything else as it is.
  private enum Part: Sendable {
    case values(Structure)
    case constant(Value)
  }

  private var positional: [Part] = []
  private var named: [(name: String, part: Part)] = []

  /// The form of a call and its values of a network; `nil` if it has none, or some in one structure with anything else.
  static func taken(from arguments: Arguments) -> (form: CallForm, symbols: [SymbolicTensor])? {
    var symbols: [SymbolicTensor] = []
    func part(_ value: Value) -> Part? {
      let leaves = Structure.values(in: value)
      let found = leaves.compactMap { $0.host(as: SymbolicTensor.self) }
      guard !found.isEmpty else { return .constant(value) }
      guard found.count == leaves.count else { return nil }
      symbols += found
      return .values(Structure(value))
    }
    var form = CallForm()
    for value in arguments.positional {
      guard let part = part(value) else { return nil }
      form.positional.append(part)
    }
    for (name, value) in arguments.keywords {
      guard let part = part(value) else { return nil }
      form.named.append((name, part))
    }
    return symbols.isEmpty ? nil : (form, symbols)
  }

  /// The arguments of a call with these values.
  func arguments(_ values: [Value]) -> Arguments {
    var rest = values[...]
    func value(_ part: Part) -> Value {
      switch part {
      case .constant(let value): return value
      case .values(let structure):
        let own = structure.packed(Array(rest.prefix(structure.count)))
        rest = rest.dropFirst(structure.count)
        return own
      }
    }
    let first = positional.map(value)
    return Arguments(first, keywords: named.map { (name: $0.name, value: value($0.part)) })
  }

  /// The call in a saved model.
  func saved(_ values: [JSON]) -> (arguments: [JSON], named: [JSON.Member]) {
    var rest = values[...]
    func form(_ part: Part) -> JSON {
      switch part {
      case .constant(let value): return (try? JSON(value)) ?? .null
      case .values(let structure):
        let own = structure.form(of: Array(rest.prefix(structure.count)))
        rest = rest.dropFirst(structure.count)
        return own
      }
    }
    let first = positional.map(form)
    return (first, named.map { JSON.Member($0.name, form($0.part)) })
  }
}

extension CustomClasses {
  /// The definition of a program's layer for calls of this form.
  static func variant(of layer: Layer, _ form: CallForm, _ interpreter: Interpreter) -> CustomLayer? {
    guard let custom = layer.definition as? CustomLayer, let instance = custom.owner as? Instance else {
      return nil
    }
    let variant = definition(of: instance, form, interpreter)
    variant.savedCall = form.saved
    variant.callForm = form
    return variant
  }
}

extension Arguments {
  /// Whether the first is a dict, which a layer takes apart by its keys.
  var holdsDict: Bool { if case .dict? = positional.first { true } else { false } }
}
