import Evaluator
import FieldbookLibrary
import Language

/// What the names of a notebook mean, as far as an export for Keras needs to know.
struct KerasNames {
  /// The meaning of a name.
  enum Meaning: Equatable {
    /// A module, or what was imported from one, by its dotted path.
    case imported(String)
    /// A function or class of the notebook: the arguments that it names, whether it takes others, and the names of
    /// the notebook that it uses.
    case definition(parameters: Set<String>, takesKeywords: Bool, free: Set<String>)
    /// A whole number.
    case integer(Int)
    /// A string.
    case text(String)
    /// Any other value.
    case value
    /// Nothing in Keras: it was made with what is Fieldbook's alone.
    case missing
  }

  private var meanings: [String: Meaning] = [:]
  private let builtins: Set<String>

  /// The names at the start of a session; what belongs to Python itself, as `open`, is in Keras's programs too.
  init() {
    builtins = Set(Environment.standard.builtins.map(\.name))
      .subtracting(Environment.basic.builtins.map(\.name))
  }

  subscript(name: String) -> Meaning? {
    get { meanings[name] }
    set { meanings[name] = newValue }
  }

  /// Whether a name has no meaning in Keras.
  func isMissing(_ name: String) -> Bool {
    var visited: Set<String> = []
    return isMissing(name, &visited)
  }

  private func isMissing(_ name: String, _ visited: inout Set<String>) -> Bool {
    switch meanings[name] {
    case nil: return builtins.contains(name)
    case .missing: return true
    case .imported(let path): return KerasNames.isOurs(path)
    case .definition(_, _, let free):
      guard visited.insert(name).inserted else { return false }
      for name in free where isMissing(name, &visited) { return true }
      return false
    case .integer, .text, .value: return false
    }
  }

  /// The dotted path of a module, or of a member of one, as Keras's own: `keras.datasets.digits`.
  func path(of expression: Expression, shadowed: Set<String>) -> String? {
    switch expression.kind {
    case .name(let name):
      guard !shadowed.contains(name), case .imported(let path)? = meanings[name] else { return nil }
      return path
    case .attribute(let value, let member):
      return path(of: value, shadowed: shadowed).map { KerasNames.canonical($0 + "." + member.name) }
    default: return nil
    }
  }

  /// A path without the `tensorflow.` before `keras`.
  static func canonical(_ path: String) -> String {
    path == "tensorflow.keras" || path.hasPrefix("tensorflow.keras.")
      ? String(path.dropFirst("tensorflow.".count)) : path
  }

  /// Whether a module or its member is Fieldbook's alone.
  static func isOurs(_ path: String) -> Bool {
    ["fieldbook", "keras.datasets.digits", "keras.datasets.shapes"].contains {
      path == $0 || path.hasPrefix($0 + ".")
    }
  }

  /// Whether an export defines the member of a module itself, as Keras lacks it.
  static func isDefined(_ path: String) -> Bool { path == KerasSchedule.path }

  /// Joins what names mean behind another branch.
  mutating func merge(_ other: KerasNames) {
    meanings.merge(other.meanings) { own, other in
      if own == .missing || other == .missing { return .missing }
      return own == other ? own : .value
    }
  }

  /// Forgets numbers and strings: a function may be called when they are others.
  mutating func forgetConstants() {
    meanings = meanings.mapValues { meaning in
      switch meaning {
      case .integer, .text: .value
      case .imported, .definition, .value, .missing: meaning
      }
    }
  }

  /// The meaning that a name gets with a value.
  func meaning(of value: Expression) -> Meaning {
    if let path = path(of: value, shadowed: []) { return .imported(path) }
    if case .name(let name) = value.kind, case .definition? = meanings[name] {
      return meanings[name] ?? .value
    }
    switch value.kind {
    case .integer(let number): return .integer(Int(number))
    case .string(let text): return .text(text)
    default: return .value
    }
  }

  /// A whole number that can be told without running anything.
  func integer(_ expression: Expression) -> Int? {
    switch expression.kind {
    case .integer(let number): return Int(number)
    case .name(let name):
      guard case .integer(let number)? = meanings[name] else { return nil }
      return number
    case .unary(.minus, let value): return integer(value).map { 0 &- $0 }
    case .binary(let left, .multiply, let right):
      guard let left = integer(left), let right = integer(right) else { return nil }
      let (product, overflow) = left.multipliedReportingOverflow(by: right)
      return overflow ? nil : product
    default: return nil
    }
  }

  /// A string that can be told without running anything.
  func text(_ expression: Expression) -> String? {
    switch expression.kind {
    case .string(let text): return text
    case .name(let name):
      guard case .text(let text)? = meanings[name] else { return nil }
      return text
    case .binary(let left, .add, let right):
      guard let left = text(left), let right = text(right) else { return nil }
      return left + right
    default: return nil
    }
  }
}
