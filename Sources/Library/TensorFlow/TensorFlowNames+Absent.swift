import Evaluator

extension Absent {
  /// What is said of a public name of a module of TensorFlow that is not here.
  static func tensorFlow(_ module: String) -> Absent {
    Absent(TensorFlowNames.names(of: module), library: "TensorFlow", isWhole: true) {
      TensorFlowNames.reasons[$0]
    }
  }
}

extension TensorFlowNames {
  /// The public names of a module.
  static func names(of module: String) -> Set<String> { Set(words(all[module] ?? "")) }

  /// Why a name is absent.
  static let reasons = Dictionary(
    absentOnPurpose.flatMap { group in words(group.names).map { ($0, group.reason) } },
    uniquingKeysWith: { first, _ in first })

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
