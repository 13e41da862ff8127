import Files
import Glibc

/// The folders that are searched for data files, in order: the one named by `FIELDBOOK_DATA`, then the cache.
///
///     let finder = DataFinder(environment: ["FIELDBOOK_DATA": "/data", "HOME": "/home/ada"])
///     finder.folders.map(\.path)                          // ["/data", "/home/ada/.cache/fieldbook"]
///     finder.find("mnist/train-labels-idx1-ubyte.gz")     // the first of them that has it, or nil
package struct DataFinder: Sendable, Equatable {
  /// A folder that may hold data.
  package struct Folder: Sendable, Equatable {
    /// Why the folder is searched.
    package enum Origin: Sendable, Equatable {
      /// Named by `FIELDBOOK_DATA`: the user's own, never written to.
      case environment
      /// The cache, where downloads go.
      case cache
      /// Keras's folder for data.
      case keras
      /// A path given by the user.
      case learner
    }

    package let path: String
    package let origin: Origin

    package init(path: String, origin: Origin) {
      self.path = path
      self.origin = origin
    }
  }

  /// The folders to search, in order.
  package let folders: [Folder]
  /// Keras's own folder, where its users have data and weights already.
  let keras: Folder?

  /// Reads `FIELDBOOK_DATA`, `XDG_CACHE_HOME` and `HOME` from `environment`.
  ///
  /// As in the XDG base directory specification, an `XDG_CACHE_HOME` that is not an absolute path is ignored.
  package init(environment: [String: String]) {
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    var folders: [Folder] = []
    if let named = environment["FIELDBOOK_DATA"], !named.isEmpty {
      folders.append(Folder(path: Self.expandingTilde(named, home: home), origin: .environment))
    }
    if let cache = BaseDirectory.cache.path(in: environment) {
      folders.append(Folder(path: Self.joining(cache, "fieldbook"), origin: .cache))
    }
    self.folders = folders
    keras = home.map { Folder(path: Self.joining($0, ".keras"), origin: .keras) }
  }

  /// The finder of this process.
  package static var current: DataFinder {
    DataFinder(environment: BaseDirectory.environment(of: ["FIELDBOOK_DATA"] + BaseDirectory.variables))
  }

  /// The folder for downloads; `nil` if neither `XDG_CACHE_HOME` nor `HOME` is set.
  package var cache: Folder? { folders.first { $0.origin == .cache } }

  /// The path of `name` (such as `mnist/t10k-labels-idx1-ubyte.gz`) in the first folder that has it.
  ///
  /// - `kerasNames`: where the file lies in Keras's own folder (`datasets/mnist.npz`).
  package func find(_ name: String, inKeras kerasNames: [String] = []) -> DataFile? {
    let places = folders.map { ($0, name) } + kerasNames.compactMap { name in keras.map { ($0, name) } }
    for (folder, name) in places {
      let path = Self.joining(folder.path, name)
      if access(path, F_OK) == 0 { return DataFile(path: path, origin: folder.origin) }
    }
    return nil
  }

  /// The folders that are searched, for a message.
  var searched: [DatasetError.SearchedFolder] {
    folders.map { DatasetError.SearchedFolder(folder: $0, exists: access($0.path, F_OK) == 0) }
  }

  static func joining(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func expandingTilde(_ path: String, home: String?) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }
}

/// A data file that was found, and why its folder was searched.
package struct DataFile: Sendable, Equatable {
  package let path: String
  package let origin: DataFinder.Folder.Origin

  package init(path: String, origin: DataFinder.Folder.Origin) {
    self.path = path
    self.origin = origin
  }
}
