import Evaluator

/// The kinds of objects in a saved configuration, and the classes allowed for each.
///
/// A file names the classes to construct. Only the constructors in this table, for the kind expected at that
/// position, are called: no other function of any module, whatever the file names.
package enum SavedKind: String, CaseIterable {
  case layer, initializer, regularizer, constraint, loss, metric, optimizer, schedule, policy

  /// The kind of object for an argument of a layer, loss, metric or optimizer; `nil` for data.
  init?(argument name: String) {
    if name.hasSuffix("_initializer") {
      self = .initializer
    } else if name.hasSuffix("_regularizer") {
      self = .regularizer
    } else if name.hasSuffix("_constraint") {
      self = .constraint
    } else {
      switch name {
      // The second and third are those of layers around others.
      case "activation", "layer", "layers": self = .layer
      case "learning_rate": self = .schedule
      case "dtype": self = .policy
      case "optimizer": self = .optimizer
      case "loss": self = .loss
      case "metrics", "weighted_metrics": self = .metric
      default: return nil
      }
    }
  }

  /// The modules of the kind's classes in files.
  private var modules: Set<String> {
    switch self {
    case .layer: ["keras.layers"]
    case .initializer: ["keras.initializers"]
    case .regularizer: ["keras.regularizers"]
    case .constraint: ["keras.constraints"]
    case .loss: ["keras.losses"]
    case .metric: ["keras.metrics", "fieldbook.metrics"]
    case .optimizer: ["keras.optimizers"]
    case .schedule: ["keras.optimizers.schedules"]
    case .policy: ["keras"]
    }
  }

  private static let classes: [SavedKind: [String: Builtin]] = Dictionary(
    uniqueKeysWithValues: allCases.map { kind in
      let constructors: [Builtin] =
        switch kind {
        case .layer: LayerClasses.all.compactMap(\.constructor)
        case .initializer: InitializerTable.constructors
        case .regularizer: RegularizerTable.constructors
        case .constraint: ConstraintTable.constructors
        case .loss: LossTable.constructors
        case .metric: MetricTable.constructors + MetricTable.further
        case .optimizer: OptimizerTable.constructors
        case .schedule: ScheduleTable.constructors
        case .policy: [DTypePolicyObject.constructor]
        }
      // Class names are capitalized; functions are not saved by name and module.
      let named = constructors.filter { $0.name.first?.isUppercase ?? false }.map { ($0.name, $0) }
      return (kind, Dictionary(named, uniquingKeysWith: { first, _ in first }))
    })

  /// The constructor of a class of this kind; `nil` if there is none, or the module is another.
  func constructor(of className: String, module: String?) -> Builtin? {
    guard modules.contains(module ?? modules.first ?? "") else { return nil }
    if let found = Self.classes[self]?[className] { return found }
    // Optimizers also go by names in small letters, in Keras too.
    guard self == .optimizer else { return nil }
    return Self.classes[self]?.first { $0.key.lowercased() == className.lowercased() }?.value
  }

  package var classNames: [String] { Self.classes[self].map { $0.keys.sorted() } ?? [] }

  /// For messages: "a layer".
  var named: String { self == .initializer || self == .optimizer ? "an \(rawValue)" : "a \(rawValue)" }
}
