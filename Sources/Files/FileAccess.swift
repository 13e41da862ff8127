import Glibc
import Synchronization

/// Which files the programs of a session may use: those in the session's folder, the temporary folder and the folders
/// of data, and what the user allows.
///
///     let access = FileAccess(folder: "/home/ada/course", places: [.init("/tmp", isWritable: true)])
///     try access.check("notes/a.csv", for: .writing)     // "/home/ada/course/notes/a.csv"
///     try access.check("../secret", for: .reading)       // throws
///
/// A path is judged by where it leads: symbolic links are followed first, and the file is opened at the place that was
/// judged.
package struct FileAccess: Sendable {
  /// What is to be done with a file.
  package enum Use: Sendable { case reading, writing }

  /// A folder, or a file, with all that it contains.
  package struct Place: Equatable, Sendable {
    /// Absolute, without links.
    package let path: String
    package let isWritable: Bool
    /// Whether what begins with a dot is left out.
    package let hidesDotted: Bool

    package init(_ path: String, isWritable: Bool, hidesDotted: Bool = false) {
      self.path = path
      self.isWritable = isWritable
      self.hidesDotted = hidesDotted
    }

    /// - Parameter path: absolute, without links.
    fileprivate func contains(_ path: String) -> Bool {
      guard self.path != "/" else { return !hidesDotted || !path.contains("/.") }
      guard path == self.path || path.hasPrefix(self.path + "/") else { return false }
      return !hidesDotted || !path.dropFirst(self.path.count).contains("/.")
    }
  }

  /// Where relative paths begin.
  package private(set) var folder: String
  /// The folder of the session first.
  package let places: [Place]

  /// - Parameters:
  ///   - folder: the session's folder, in which files may be read and written.
  ///   - home: the user's home. In a session that was started there, what is hidden (`.ssh`, `.bashrc`) is left out.
  ///   - places: further places.
  package init(folder: String, home: String? = nil, places: [Place] = []) {
    let folder = Self.resolved(folder)
    self.folder = folder
    let isHome = home.map { Self.resolved($0) }.map {
      $0 == folder || $0.hasPrefix(folder == "/" ? "/" : folder + "/")
    }
    let own = Place(folder, isWritable: true, hidesDotted: isHome ?? false)
    self.places =
      [own]
      + places.map { Place(Self.resolved($0.path), isWritable: $0.isWritable, hidesDotted: $0.hidesDotted) }
  }

  /// Paths that the user allows in every session of this process, as `--allow` names them.
  package static var allowed: [String] {
    get { allowedPaths.withLock { $0 } }
    set { allowedPaths.withLock { $0 = newValue } }
  }

  private static let allowedPaths = Mutex<[String]>([])

  /// The folder for temporary files.
  package static var temporaryFolder: String {
    let named = BaseDirectory.environment(of: ["TMPDIR"])["TMPDIR"] ?? ""
    return named.hasPrefix("/") && FolderListing.isFolder(named) ? named : "/tmp"
  }

  /// What programs of this process may use: the working directory, the temporary folder, what the user allows, and
  /// these folders of data for reading.
  package static func ofProcess(reading data: [String]) -> FileAccess {
    FileAccess(
      folder: workingFolder, home: BaseDirectory.environment(of: ["HOME"])["HOME"],
      places: [Place(temporaryFolder, isWritable: true), Place("/dev/null", isWritable: true)]
        + allowed.map { Place($0, isWritable: true) } + data.map { Place($0, isWritable: false) })
  }

  /// The working directory of the process.
  package static var workingFolder: String {
    guard let folder = getcwd(nil, 0) else { return "/" }
    defer { free(folder) }
    return String(cString: folder)
  }

  /// A path, with the folder before it if it is relative; links are not followed.
  package func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : (folder == "/" ? "/" : folder + "/") + path
  }

  /// Where a path leads, if that may be used so.
  ///
  /// - `followsLast`: whether the file itself may be a link that is followed; a link that is to be removed or
  ///   renamed is not.
  /// - Throws: `AccessFault` for what lies outside.
  package func check(_ path: String, for use: Use, followsLast: Bool = true) throws(AccessFault) -> String {
    let full = absolute(path)
    guard let target = followsLast ? Self.end(of: full) : Self.end(ofFolderOf: full) else {
      throw AccessFault(path: path, target: Self.plain(full), reason: .endlessLinks, isWriting: false)
    }
    let holding = places.filter { $0.contains(target) }
    if holding.contains(where: { use == .reading || $0.isWritable }) {
      return WriteDiversion.current?.place(of: target, for: use) ?? target
    }
    // What a link outside is, or whether a file is there, is not told.
    let plain = Self.plain(full)
    let isNamedInside = places.contains { $0.contains(plain) }
    throw AccessFault(
      path: path, target: isNamedInside ? target : plain, reason: holding.isEmpty ? .outside : .notWritable,
      isWriting: use == .writing)
  }

  /// Whether something may get another name: a link, or a folder with links inside, may lead elsewhere from there.
  package static func hasLinks(_ path: String) -> Bool {
    if link(at: path) != nil { return true }
    guard FolderListing.isFolder(path) else { return false }
    return FolderListing.names(in: path).contains { hasLinks(path + "/" + $0) }
  }

  /// Makes another folder the one where relative paths begin.
  /// - Throws: `AccessFault` for a folder outside.
  package mutating func enter(_ path: String) throws(AccessFault) {
    folder = try check(path, for: .reading)
  }

  /// An absolute path without `.`, `..` and links; what does not exist, or is a link in a circle, is kept as it is.
  package static func resolved(_ path: String) -> String { end(of: path) ?? plain(path) }

  /// An absolute path without `.` and `..`; links are not followed.
  package static func plain(_ path: String) -> String { reduced(path) { _ in nil } ?? path }

  /// Where an absolute path leads; `nil` for more links than the system follows.
  private static func end(of path: String) -> String? { reduced(path, link) }

  /// As `end(of:)`, without following the last part.
  private static func end(ofFolderOf path: String) -> String? {
    let parts = path.split(separator: "/")
    guard let last = parts.last, last != "..", last != "." else { return end(of: path) }
    guard let parent = end(of: "/" + parts.dropLast().joined(separator: "/")) else { return nil }
    return (parent == "/" ? "" : parent) + "/" + last
  }

  /// As many links as the system follows.
  private static let limitOfLinks = 40

  private static func reduced(_ path: String, _ link: (String) -> String?) -> String? {
    var waiting = path.split(separator: "/").reversed().map(String.init)
    var done: [String] = []
    var followed = 0
    while let part = waiting.popLast() {
      if part == "." { continue }
      if part == ".." {
        _ = done.popLast()
        continue
      }
      guard let target = link("/" + (done + [part]).joined(separator: "/")) else {
        done.append(part)
        continue
      }
      followed += 1
      // What is left of the links would be followed by whoever opens the file.
      if followed > limitOfLinks { return nil }
      if target.hasPrefix("/") { done = [] }
      waiting += target.split(separator: "/").reversed().map(String.init)
    }
    return "/" + done.joined(separator: "/")
  }

  /// Where a symbolic link leads; `nil` if there is none.
  package static func link(at path: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { buffer in
      readlink(
        path,
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self) ?? UnsafeMutablePointer.allocate(capacity: 1),
        buffer.count)
    }
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}

/// A file that the programs of a session may not use.
package struct AccessFault: Error, Equatable, Sendable {
  /// As the program named it.
  package let path: String
  /// Where it leads, as far as the program may know: where it names a place outside, as it does.
  package let target: String
  let reason: Reason
  let isWriting: Bool

  /// Why not.
  enum Reason { case outside, notWritable, endlessLinks }

  /// The system's number of the error.
  package var code: Int32 { reason == .endlessLinks ? ELOOP : EACCES }

  /// Python's words, with the way to allow it.
  package var words: String {
    // The folder of a file that may have to be made, without a look at what is there.
    let last = target.lastIndex(of: "/") ?? target.startIndex
    let isFile = isWriting && !path.hasSuffix("/") || target[last...].contains(".")
    let place = isFile ? String(target[..<last]) : target
    let allow = place.isEmpty || place == "/" ? "" : " (fieldbook --allow \(place) allows it)"
    return switch reason {
    case .outside: "Permission denied outside the notebook's folder" + allow
    case .notWritable: "Permission denied to write there" + allow
    case .endlessLinks: "Too many levels of symbolic links"
    }
  }
}
