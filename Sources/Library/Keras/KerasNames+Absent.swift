import Evaluator

extension Absent {
  /// What is said of a public name of a module of Keras that is not here.
  static func keras(_ module: String) -> Absent {
    Absent(KerasNames.names(of: module), library: "Keras", isWhole: true) { KerasNames.reasons[$0] }
  }
}

extension KerasNames {
  /// The public names of a module.
  package static func names(of module: String) -> Set<String> { Set(words(all[module] ?? "")) }

  /// Why a name is absent.
  static let reasons = Dictionary(
    absentOnPurpose.flatMap { group in words(group.names).map { ($0, group.reason) } },
    uniquingKeysWith: { first, _ in first })

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

extension Namespace {
  /// A module of Keras, which says of Keras's other names that they are not here.
  convenience init(keras name: String, doc: String, members: @escaping () -> [(String, Value)]) {
    self.init(name, doc: doc, absent: .keras(name), written: WrittenKeras.paths(of: name), members: members)
  }
}
