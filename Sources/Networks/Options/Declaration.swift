package import Formats

/// A class of Keras's as the learner calls it: its name, a sentence, and its options.
///
///     public static let declarations = [
///       Declaration(
///         "Dense", "The last axis times a matrix, plus a bias.", Dense(units: 1),
///         [.required("units", .int(\.units, atLeast: 1), "length of the output"), .activation(\.activation)])
///     ]
package struct Declaration<Made: Sendable>: Sendable {
  /// Keras's name.
  package let name: String
  /// What it makes: one sentence, then as many as are needed.
  package let doc: String
  /// What the class makes where nothing is said; required options have some value in it.
  package let prototype: Made
  /// In the order in which positional arguments fill them.
  package let options: [Option<Made>]
  /// In the order in which Keras saves them.
  private let saved: [Option<Made>]

  /// - `prototype`: must not draw a seed from the session's sequence.
  /// - `savedFirst`: the options that Keras saves before the others, where its order is not that of the constructor.
  package init(
    _ name: String, _ doc: String, _ prototype: Made, _ options: [Option<Made>] = [],
    savedFirst: [String] = []
  ) {
    self.name = name
    self.doc = doc
    self.prototype = prototype
    self.options = options
    saved =
      savedFirst.compactMap { name in options.first { $0.name == name } }
      + options.filter { !savedFirst.contains($0.name) }
  }

  /// Keras's arguments that make the value again, by name and in Keras's order.
  ///
  /// - Throws: `SavingError.notSavable` if an argument cannot be serialized.
  package func arguments(of made: Made) throws -> JSON {
    .object(
      try saved.compactMap { option in try option.savedForm(in: made).map { JSON.Member(option.name, $0) } })
  }
}

/// What the learner makes by calling a class whose options are said once, beside the properties.
package protocol Declared: Sendable {
  /// The class that makes it; several where one type stands for several classes.
  static var declarations: [Declaration<Self>] { get }
  /// The one among them that makes this very value again.
  var declaration: Declaration<Self> { get }
}

extension Declared {
  package var declaration: Declaration<Self> { Self.declarations[0] }
}

extension LayerDefinition where Self: Declared {
  package var className: String { declaration.name }

  package var arguments: JSON {
    get throws { try declaration.arguments(of: self) }
  }
}

extension UpdateRule where Self: Declared {
  package var name: String { declaration.name }

  package var arguments: JSON {
    get throws { try declaration.arguments(of: self) }
  }
}

extension LearningRateSchedule where Self: Declared {
  package var name: String { declaration.name }

  package var arguments: JSON {
    get throws { try declaration.arguments(of: self) }
  }
}
