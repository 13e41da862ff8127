/// The signature of a builtin: its name and its parameters, each with a line of documentation.
///
/// The single source for binding, messages about wrong arguments, `?name` and completion.
///
///     Signature("Dense", doc: "A layer in which each unit sees every input.", [
///       .required("units", .int, "length of the output"),
///       .optional("activation", .any, "function applied to the output, or its name"),
///       .optional("use_bias", .bool, default: true, "whether a bias is added"),
///     ])
package struct Signature {
  /// The name in messages and help.
  package let name: String
  /// What it does: one sentence, then as many as are needed.
  package let doc: String
  /// The parameters, in positional order.
  package let parameters: [Parameter]

  /// How many parameters, from the first, take positional arguments one each.
  let positionalCount: Int
  let variadic: Int?
  let variadicKeywords: Int?
  /// The defaults, `nil` where there is none, if each parameter takes any value and a position: then binding is a copy.
  let plainDefaults: [Value?]?

  /// A signature; `keyword` parameters must stand after the positional ones.
  package init(_ name: String, doc: String, _ parameters: [Parameter] = []) {
    self.name = name
    self.doc = doc
    self.parameters = parameters
    positionalCount =
      parameters.firstIndex { $0.kind != .positionalOnly && $0.kind != .standard } ?? parameters.count
    variadic = parameters.firstIndex { $0.kind == .variadic }
    variadicKeywords = parameters.firstIndex { $0.kind == .variadicKeywords }
    let isPlain = parameters.allSatisfy {
      $0.accepts == .any && ($0.kind == .positionalOnly || $0.kind == .standard)
    }
    plainDefaults = isPlain ? parameters.map(\.defaultValue) : nil
  }

  /// One parameter of a builtin.
  package struct Parameter {
    /// How an argument can be passed.
    package enum Kind: Equatable, Sendable {
      /// Before a `/`: by position.
      case positionalOnly
      /// By position or by name.
      case standard
      /// After a `*`: by name.
      case keywordOnly
      /// `*args`: the remaining positional arguments, as a tuple.
      case variadic
      /// `**kwargs`: the remaining keyword arguments, as a dict.
      case variadicKeywords
    }

    /// Its name in the language.
    package let name: String
    /// How it can be passed.
    package let kind: Kind
    /// What the parameter takes.
    package let accepts: Accepts
    /// The default; `nil` if the parameter is required.
    package let defaultValue: Value?
    /// One line.
    package let doc: String
    /// Older names, accepted with a note.
    package let aliases: [String]
    /// Strings that are accepted, which completion offers.
    package let choices: [String]

    /// The same parameter, which takes something else.
    func accepting(_ accepts: Accepts) -> Parameter {
      Parameter(
        name, kind: kind, accepts: accepts, defaultValue: defaultValue, doc: doc, aliases: aliases,
        choices: choices)
    }

    /// A parameter with all options; the functions below are shorthands.
    package init(
      _ name: String, kind: Kind, accepts: Accepts, defaultValue: Value?, doc: String, aliases: [String] = [],
      choices: [String]? = nil
    ) {
      self.name = name
      self.kind = kind
      self.accepts = accepts
      self.defaultValue = defaultValue
      self.doc = doc
      self.aliases = aliases
      self.choices = choices ?? accepts.choices
    }

    /// The same with another name.
    package func named(_ name: String) -> Parameter {
      Parameter(
        name, kind: kind, accepts: accepts, defaultValue: defaultValue, doc: doc, aliases: aliases,
        choices: choices)
    }

    /// The same with another default.
    package func with(default value: Value) -> Parameter {
      Parameter(
        name, kind: kind, accepts: accepts, defaultValue: value, doc: doc, aliases: aliases, choices: choices)
    }

    /// A required parameter, by position or by name.
    package static func required(
      _ name: String, _ accepts: Accepts = .any, _ doc: String = "", aliases: [String] = []
    ) -> Parameter {
      Parameter(name, kind: .standard, accepts: accepts, defaultValue: nil, doc: doc, aliases: aliases)
    }

    /// An optional parameter. If the default is `None`, `None` is accepted too.
    package static func optional(
      _ name: String, _ accepts: Accepts = .any, default value: Value = .none, _ doc: String = "",
      aliases: [String] = []
    ) -> Parameter {
      Parameter(name, kind: .standard, accepts: accepts, defaultValue: value, doc: doc, aliases: aliases)
    }

    /// An optional keyword-only parameter.
    package static func keyword(
      _ name: String, _ accepts: Accepts = .any, default value: Value = .none, _ doc: String = "",
      aliases: [String] = []
    ) -> Parameter {
      Parameter(name, kind: .keywordOnly, accepts: accepts, defaultValue: value, doc: doc, aliases: aliases)
    }

    /// A positional-only parameter; required if it has no default.
    package static func positional(
      _ name: String, _ accepts: Accepts = .any, default value: Value? = nil, _ doc: String = ""
    ) -> Parameter {
      Parameter(name, kind: .positionalOnly, accepts: accepts, defaultValue: value, doc: doc)
    }

    /// `*name`: the remaining positional arguments.
    package static func rest(_ name: String, _ accepts: Accepts = .any, _ doc: String = "") -> Parameter {
      Parameter(name, kind: .variadic, accepts: accepts, defaultValue: [], doc: doc)
    }

    /// `**name`: the remaining keyword arguments.
    package static func keywords(_ name: String, _ doc: String = "") -> Parameter {
      Parameter(name, kind: .variadicKeywords, accepts: .any, defaultValue: Value.none, doc: doc)
    }
  }
}

extension Signature {
  /// The call as help shows it: `Dense(units, activation=None, use_bias=True)`.
  package func usage(_ interpreter: Interpreter) -> String {
    var parts: [String] = []
    var starred = false
    for (position, parameter) in parameters.enumerated() where !(position == 0 && parameter.name == "self") {
      switch parameter.kind {
      case .variadic:
        parts.append("*" + parameter.name)
        starred = true
        continue
      case .variadicKeywords:
        parts.append("**" + parameter.name)
        continue
      case .keywordOnly where !starred:
        parts.append("*")
        starred = true
      case .positionalOnly, .standard, .keywordOnly:
        break
      }
      guard let value = parameter.defaultValue else {
        parts.append(parameter.name)
        continue
      }
      parts.append(parameter.name + "=" + ((try? interpreter.repr(value)) ?? "…"))
    }
    return name + "(" + parts.joined(separator: ", ") + ")"
  }
}
