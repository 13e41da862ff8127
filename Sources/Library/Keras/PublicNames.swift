import Evaluator

/// The public names of a library, for messages about those that are not here.
protocol PublicNames {
  static var library: String { get }
  /// The names of each module, separated by blanks.
  static var all: [String: String] { get }
  /// Names that are not here, separated by blanks, and why.
  static var absentOnPurpose: [(names: String, reason: String)] { get }
}

extension PublicNames {
  /// The public names of a module.
  static func names(of module: String) -> Set<String> { Set(words(all[module] ?? "")) }

  /// Why a name is absent.
  static func reason(for name: String) -> String? {
    absentOnPurpose.first { words($0.names).contains(name) }?.reason
  }

  /// What is said of a public name of a module that is not here.
  static func absent(of module: String) -> Absent {
    Absent(names(of: module), library: library, isWhole: true, reason: reason)
  }

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

extension KerasNames: PublicNames { static let library = "Keras" }
extension TensorFlowNames: PublicNames { static let library = "TensorFlow" }

extension Absent {
  static func keras(_ module: String) -> Absent { KerasNames.absent(of: module) }
  static func tensorFlow(_ module: String) -> Absent { TensorFlowNames.absent(of: module) }
}
