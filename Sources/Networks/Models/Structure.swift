package import Formats

/// How the inputs or outputs of a model are held: one alone, or several in lists, tuples and dicts.
///
///     Structure.dict([("boxes", .leaf), ("classes", .leaf)]).count      // 2
package indirect enum Structure: Sendable, Equatable {
  case leaf
  case list([Structure])
  case tuple([Structure])
  case dict([Entry])

  /// A value of a dict.
  package struct Entry: Sendable, Equatable {
    package let key: String
    package let value: Structure

    package init(_ key: String, _ value: Structure) {
      self.key = key
      self.value = value
    }
  }

  /// The number of values.
  package var count: Int {
    switch self {
    case .leaf: 1
    case .list(let parts), .tuple(let parts): parts.reduce(0) { $0 + $1.count }
    case .dict(let entries): entries.reduce(0) { $0 + $1.value.count }
    }
  }

  /// A dict's entries in the order in which their values are counted: by key, as in Keras.
  package static func sorted(_ entries: [Entry]) -> [Entry] { entries.sorted { $0.key < $1.key } }

  /// The keys in the order of the values, if it is a dict of single values.
  package var keys: [String]? {
    guard case .dict(let entries) = self, entries.allSatisfy({ $0.value == .leaf }) else { return nil }
    return Self.sorted(entries).map(\.key)
  }

  /// One value alone, or a list of several.
  package static func flat(_ count: Int) -> Structure {
    count == 1 ? .leaf : .list(Array(repeating: .leaf, count: count))
  }
}

extension Structure {
  /// Forms of values, held as the structure says: as in a model's configuration.
  package func form(of values: [JSON]) -> JSON {
    var rest = values[...]
    return take(from: &rest)
  }

  private func take(from rest: inout ArraySlice<JSON>) -> JSON {
    switch self {
    case .leaf: return rest.popFirst() ?? .null
    case .list(let parts), .tuple(let parts): return .array(parts.map { $0.take(from: &rest) })
    case .dict(let entries):
      return .object(Self.sorted(entries).map { JSON.Member($0.key, $0.value.take(from: &rest)) })
    }
  }

  /// The structure of references [layer, call, output] in a model's configuration.
  package init(references json: JSON, depth: Int = 0) {
    if let members = json.members {
      self = .dict(members.map { Entry($0.key, Structure(references: $0.value, depth: depth + 1)) })
    } else if let parts = json.array, depth < 8, !(parts.count == 3 && parts[0].string != nil) {
      self = .list(parts.map { Structure(references: $0, depth: depth + 1) })
    } else {
      self = .leaf
    }
  }
}

extension Model {
  /// What its outputs are called in losses, metrics and logs: keys of a dict, else names of layers.
  package var outputNames: [String] { outputStructure.keys ?? outputs.map(\.name) }
}
