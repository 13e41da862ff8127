/// A directory of the XDG base directory specification.
///
/// A variable that is not an absolute path is ignored.
package enum BaseDirectory: String {
  case data = "XDG_DATA_HOME"
  case state = "XDG_STATE_HOME"
  case cache = "XDG_CACHE_HOME"

  /// The variables that determine the directories.
  package static let variables = ["HOME", data.rawValue, state.rawValue, cache.rawValue]

  /// The directory that the environment names, or else its place in the home; `nil` if there is no home.
  package func path(in environment: [String: String]) -> String? {
    if let named = named(in: environment) { return named }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + (home.hasSuffix("/") ? "" : "/") + placeInHome
  }

  /// The directory that the environment names.
  package func named(in environment: [String: String]) -> String? {
    environment[rawValue].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  private var placeInHome: String {
    switch self {
    case .data: ".local/share"
    case .state: ".local/state"
    case .cache: ".cache"
    }
  }

  /// Those of the named variables that this process's environment has.
  package static func environment(of names: [String]) -> [String: String] {
    var environment: [String: String] = [:]
    for name in names { environment[name] = environmentVariable(name) }
    return environment
  }
}
