/// A variable of the session, as `%whos` lists it.
package struct SessionVariable: Equatable, Sendable {
  /// Its name.
  package var name: String
  /// The type of its value.
  package var type: String
  /// The value in a few words: shape and type of a tensor, else the beginning of its text.
  package var summary: String
  /// The bytes of its tensors.
  package var byteCount: Int

  package init(name: String, type: String, summary: String, byteCount: Int = 0) {
    self.name = name
    self.type = type
    self.summary = summary
    self.byteCount = byteCount
  }
}

extension Interpreter {
  /// The variables of the session, in order of definition.
  package var variables: [SessionVariable] {
    names.filter { !$0.hasPrefix("_") }.compactMap { name in
      guard let value = self[name] else { return nil }
      return SessionVariable(
        name: name, type: value.classObject.name, summary: summary(of: value),
        byteCount: RecentCells.tensorBytes(of: value))
    }
  }

  private func summary(of value: Value) -> String {
    switch value {
    case .tensor(let tensor): return "shape \(tensor.shape), \(tensor.dtype)"
    case .list(let list): return "\(list.elements.count) elements"
    case .tuple(let tuple): return "\(tuple.elements.count) elements"
    case .dict(let dict): return "\(dict.count) keys"
    case .namespace(let namespace): return namespace.name
    case .function(let function): return function.usage
    default: return (try? shortRepr(value)) ?? ""
    }
  }

  /// Forgets all variables and results. Modules must be imported again.
  package func reset() {
    LargeStack.run { globals.clear() }
    recent?.dropResults()
  }
}
