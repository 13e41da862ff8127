package import Formats

/// One argument of a constructor: what Keras calls it, where the value that is made keeps it, and a line of help.
///
/// It stands beside the property, once. Signature, help, default, construction, refusals and saved form follow from it.
///
///     .required("filters", .int(\.filters, atLeast: 1), "output channels")
///     .optional("use_bias", .bool(\.usesBias), "whether a bias is added")     // the default is the prototype's
package struct Option<Made: Sendable>: Sendable {
  /// A property that an option sets.
  package typealias Place<Value> = any WritableKeyPath<Made, Value> & Sendable

  /// Keras's name.
  package let name: String
  /// What it takes, and where that is kept.
  package let kind: Kind
  /// One line.
  package let doc: String
  /// Whether it must be given.
  package let isRequired: Bool
  /// Older names that are taken with a note.
  package let aliases: [String]
  /// The option that must be given where this one is, and only then.
  package private(set) var partner: String?
  /// What the option must do, as far as that depends on others.
  package private(set) var condition: Condition?
  /// What is saved, where that is not the property as it is.
  private(set) var writing = Writing.property

  /// What an option must do, as a message says it, and whether it does.
  package struct Condition: Sendable {
    package let wording: String
    package let holds: @Sendable (Made) -> Bool
  }

  enum Writing: Sendable {
    case property
    case other(@Sendable (Made) -> JSON)
    case nothing
  }

  /// An option that must be given.
  package static func required(_ name: String, _ kind: Kind, _ doc: String) -> Option {
    Option(name: name, kind: kind, doc: doc, isRequired: true, aliases: [])
  }

  /// An option that has a default: what the prototype has.
  package static func optional(
    _ name: String, _ kind: Kind, _ doc: String, aliases: [String] = []
  ) -> Option {
    Option(name: name, kind: kind, doc: doc, isRequired: false, aliases: aliases)
  }

  /// The same, given together with another or not at all.
  package func together(with partner: String) -> Option {
    var option = self
    option.partner = partner
    return option
  }

  /// The same, refused where a condition does not hold once all options are read.
  package func must(_ wording: String, _ holds: @escaping @Sendable (Made) -> Bool) -> Option {
    var option = self
    option.condition = Condition(wording: wording, holds: holds)
    return option
  }

  /// The same, saved as something that says more than the property.
  package func saved(_ form: @escaping @Sendable (Made) -> JSON) -> Option {
    var option = self
    option.writing = .other(form)
    return option
  }

  /// The same, left out where Keras leaves it out.
  package var unsaved: Option {
    var option = self
    option.writing = .nothing
    return option
  }
}

extension Option {
  /// What an option takes, and where it is kept. Whoever asks for one in a new way adds a case; the compiler then names the places that
  /// say how it is read, shown and saved.
  package enum Kind: Sendable {
    /// `ofPython`: whether Keras takes Python's own numbers only, and none of NumPy's.
    case int(Place<Int>, atLeast: Int? = nil, ofPython: Bool = false)
    case float(Place<Float>, NumberRule = .any)
    /// `None` is `nil`.
    case optionalFloat(Place<Float?>, NumberRule = .any)
    case double(Place<Double>, NumberRule = .any)
    /// `None` is `nil`.
    case optionalDouble(Place<Double?>, NumberRule = .any)
    case doubles(Place<[Double]>)
    /// A number of training steps, mostly whole.
    case steps(Place<Double>, NumberRule)
    case bool(Place<Bool>)
    /// Height and width, or one number for both, from 1.
    case extent(Place<Extent>)
    case optionalExtent(Place<Extent?>, atLeast: Int)
    /// A length from 1, also as a sequence of one.
    case length(Place<Int>)
    /// From 0; `None` is `nil`.
    case optionalLength(Place<Int?>)
    /// Lengths of axes, `None` for any; `None` for all is `nil`.
    case optionalLengths(Place<[Int?]?>)
    /// Widths at two ends: one number, or two.
    case ends(Place<LineWidths>)
    case padding(Place<Padding>)
    /// Widths on the four sides: one number, two, or two pairs.
    case margins(Place<SideWidths>)
    case ints(Place<[Int]>)
    /// `None` is an empty list.
    case optionalInts(Place<[Int]>)
    /// One number or several.
    case axes(Place<[Int]>)
    /// The last axis or, as `None`, no axis at all.
    case lastAxisOrNone(isNone: Place<Bool>)
    /// `None` is linear.
    case activation(Place<Activation>)
    case initializer(Place<Initializer>)
    case regularizer(Place<Regularizer?>)
    case constraint(Place<Constraint?>)
    /// One number, or one for each channel.
    case numbers(Place<[Float]>)
    case optionalNumbers(Place<[Float]?>)
    /// One number or two, from 0 to 1.
    case shares(Place<[Float]>)
    /// Two bounds; one number stands for itself on both sides of 0.
    case range(
      Place<ClosedRange<Float>>,
      within: ClosedRange<Float> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude)
    case optionalRange(Place<ClosedRange<Float>?>, within: ClosedRange<Float>)
    /// One of a type's raw values; the signature lists them, or takes any string and refuses others later.
    case oneOf(Choice, isListed: Bool)
    case seed(Place<Seed>)
    case text(Place<String>)
    /// `None` is `nil`.
    case optionalText(Place<String?>)
    /// A number from 1; `None` is `nil`.
    case optionalNumber(Place<Int?>)
    case layer(Place<Layer?>)
    case layers(Place<[Layer]>)
    /// A name that is taken and not kept.
    case name
    /// What only its default is for.
    case only(JSON)
    /// A truth value that must be false.
    case off
    /// Where channels lie, by the name of an order of axes; the layer keeps it.
    case dataFormat
    /// Where channels lie, by the number of the axis; the layer keeps it.
    case channelAxis
    /// What the output's size adds to the loss; the layer keeps it.
    case activityRegularizer
    /// Bounds by name: a dict of numbers, or None.
    case bounds(Place<[String: Float]>, names: [String])

    /// One of a type's raw values.
    package static func choice<Value>(_ place: Place<Value>, isListed: Bool = false) -> Kind
    where Value: RawRepresentable<String> & CaseIterable {
      .oneOf(Choice(place), isListed: isListed)
    }
  }

  /// A property of a type of strings, without the type.
  package struct Choice: Sendable {
    package let names: [String]
    package let name: @Sendable (Made) -> String
    /// Sets the property; false for a name that is not among them.
    package let set: @Sendable (inout Made, String) -> Bool

    init<Value: RawRepresentable<String> & CaseIterable>(_ place: Place<Value>) {
      names = Value.allCases.map(\.rawValue)
      name = { $0[keyPath: place].rawValue }
      set = { made, name in
        guard let value = Value(rawValue: name) else { return false }
        made[keyPath: place] = value
        return true
      }
    }
  }
}
