/// Names that the real class of a package has and this one does not.
package struct AbsentNames {
  private let names: Set<String>
  private let package: String
  private let waysOut: [String: String]

  /// - Parameters:
  ///   - names: separated by white space.
  ///   - package: the real package.
  ///   - waysOut: what to do instead of a name; under the empty name, instead of all others.
  package init(_ names: String, of package: String, waysOut: [String: String]) {
    self.names = Set(names.split(whereSeparator: \.isWhitespace).map(String.init))
    (self.package, self.waysOut) = (package, waysOut)
  }

  /// The fault for an absent name; `nil` for another.
  func fault(for name: String, of type: String, nearest: String?) -> Fault? {
    guard names.contains(name) else { return nil }
    return .memberNotHere(
      module: type, name: name, nearest: nearest, package: package, help: waysOut[name] ?? waysOut[""])
  }
}
