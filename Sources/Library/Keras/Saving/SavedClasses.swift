import Evaluator

/// What a saved configuration can hold at a place, and the classes that may be made there.
///
/// A file says which classes are to be made. Nothing is called but what this table has for the kind that the place asks for: no other
/// function of any module, whatever the file names.
enum SavedKind: String, CaseIterable {
  case layer, initializer, regularizer, loss, metric, optimizer, schedule, policy

  /// The kind that an argument of a layer, loss, metric or optimizer is; nil for data.
  init?(argument name: String) {
    if name.hasSuffix("_initializer") {
      self = .initializer
    } else if name.hasSuffix("_regularizer") {
      self = .regularizer
    } else {
      switch name {
      case "activation": self = .layer
      case "learning_rate": self = .schedule
      case "dtype": self = .policy
      case "optimizer": self = .optimizer
      case "loss": self = .loss
      case "metrics", "weighted_metrics": self = .metric
      default: return nil
      }
    }
  }

  /// The modules that files name the kind's classes with.
  private var modules: Set<String> {
    switch self {
    case .layer: ["keras.layers"]
    case .initializer: ["keras.initializers"]
    case .regularizer: ["keras.regularizers"]
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
        case .initializer: InitializerTable.builtins()
        case .regularizer: RegularizerTable.constructors
        case .loss: LossTable.constructors
        case .metric: MetricTable.constructors + MetricTable.further
        case .optimizer: OptimizerTable.constructors
        case .schedule: ScheduleTable.constructors
        case .policy: [KerasModules.dtypePolicy]
        }
      // Classes begin with a capital; the functions beside them are not saved by name and module.
      let named = constructors.filter { $0.name.first?.isUppercase ?? false }.map { ($0.name, $0) }
      return (kind, Dictionary(named, uniquingKeysWith: { first, _ in first }))
    })

  /// The constructor of a class of this kind; nil where there is none, also where another module has one of that name.
  func constructor(of className: String, module: String?) -> Builtin? {
    guard modules.contains(module ?? modules.first ?? "") else { return nil }
    return Self.classes[self]?[className]
  }

  var classNames: [String] { Self.classes[self].map { Array($0.keys) } ?? [] }

  /// For messages: "a layer".
  var named: String { self == .initializer || self == .optimizer ? "an \(rawValue)" : "a \(rawValue)" }
}
