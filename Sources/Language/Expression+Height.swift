extension Expression.Kind {
  /// The greatest height among the direct children; 0 for a leaf.
  var heightOfChildren: Int32 {
    switch self {
    case .none, .ellipsis, .bool, .integer, .largeInteger, .float, .imaginary, .string, .bytes, .name: 0
    case .formatted(let parts): parts.height
    case .list(let elements), .tuple(let elements), .set(let elements), .boolean(_, let elements):
      elements.height
    case .dictionary(let entries): entries.lazy.map(\.height).max() ?? 0
    case .attribute(let value, _), .unary(_, let value), .starred(let value), .named(_, let value),
      .yieldFrom(let value):
      value.height
    case .yield(let value): value?.height ?? 0
    case .call(let callee, let arguments):
      max(callee.height, arguments.lazy.map(\.value.height).max() ?? 0)
    case .subscription(let left, let right), .binary(let left, _, let right): max(left.height, right.height)
    case .slice(let lower, let upper, let step):
      max(lower?.height ?? 0, upper?.height ?? 0, step?.height ?? 0)
    case .comparison(let first, let steps):
      max(first.height, steps.lazy.map(\.operand.height).max() ?? 0)
    case .conditional(let test, let then, let otherwise): max(test.height, then.height, otherwise.height)
    case .lambda(let parameters, let body):
      max(body.height, parameters.all.lazy.map { $0.defaultValue?.height ?? 0 }.max() ?? 0)
    case .comprehension(let comprehension): comprehension.height
    }
  }
}

extension [Expression] {
  fileprivate var height: Int32 { lazy.map(\.height).max() ?? 0 }
}

extension [FormattedPart] {
  fileprivate var height: Int32 { lazy.map(\.height).max() ?? 0 }
}

extension FormattedPart {
  fileprivate var height: Int32 {
    switch self {
    case .text: 0
    // A format nests without an expression node, so it counts as a level.
    case .replacement(let replacement): max(replacement.value.height, (replacement.format?.height ?? 0) + 1)
    }
  }
}

extension DictionaryEntry {
  fileprivate var height: Int32 {
    switch self {
    case .pair(let key, let value): max(key.height, value.height)
    case .unpacked(let value): value.height
    }
  }
}

extension Comprehension {
  fileprivate var height: Int32 {
    let own: Int32 =
      switch result {
      case .list(let element), .set(let element), .generator(let element): element.height
      case .dictionary(let key, let value): max(key.height, value.height)
      }
    return clauses.reduce(own) { max($0, $1.iterable.height, $1.conditions.height, $1.target.height) }
  }
}

extension Target {
  fileprivate var height: Int32 {
    switch kind {
    case .name: 1
    case .attribute(let value, _): value.height + 1
    case .subscription(let value, let index): max(value.height, index.height) + 1
    case .sequence(let elements, _): (elements.lazy.map(\.height).max() ?? 0) + 1
    }
  }
}
