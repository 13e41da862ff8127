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
  /// - Parameter followsLast: whether the file itself may be a link that is followed; a link that is to be removed or
  ///   renamed is not.
  /// - Throws: `AccessFault` for what lies outside.
  package func check(_ path: String, for use: Use, followsLast: Bool = true) throws(AccessFault) -> String {
    let full = absolute(path)
    let target: String
    if followsLast {
      target = Self.resolved(full)
    } else {
      let parts = full.split(separator: "/")
      guard let last = parts.last, last != "..", last != "." else {
        return try check(path, for: use)
      }
      let parent = Self.resolved("/" + parts.dropLast().joined(separator: "/"))
      target = (parent == "/" ? "" : parent) + "/" + last
    }
    if places.contains(where: { (use == .reading || $0.isWritable) && $0.contains(target) }) { return target }
    throw AccessFault(path: path, target: target, isReadable: places.contains { $0.contains(target) })
  }

  /// Makes another folder the one where relative paths begin.
  /// - Throws: `AccessFault` for a folder outside.
  package mutating func enter(_ path: String) throws(AccessFault) {
    folder = try check(path, for: .reading)
  }

  /// An absolute path without `.`, `..` and links; what does not exist is kept as it is.
  package static func resolved(_ path: String) -> String { reduced(path, links: 0) }

  /// An absolute path without `.` and `..`; links are not followed.
  package static func plain(_ path: String) -> String { reduced(path, links: limitOfLinks) }

  /// As many links as the system follows.
  private static let limitOfLinks = 40

  private static func reduced(_ path: String, links followed: Int) -> String {
    var waiting = path.split(separator: "/").reversed().map(String.init)
    var done: [String] = []
    var links = followed
    while let part = waiting.popLast() {
      if part == "." { continue }
      if part == ".." {
        _ = done.popLast()
        continue
      }
      let here = "/" + (done + [part]).joined(separator: "/")
      if links < limitOfLinks, let target = link(at: here) {
        links += 1
        if target.hasPrefix("/") { done = [] }
        waiting += target.split(separator: "/").reversed().map(String.init)
      } else {
        done.append(part)
      }
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
  /// Where it leads.
  package let target: String
  /// Whether it may be read, but not written.
  package let isReadable: Bool

  /// Python's reason, with the way to allow it.
  package var reason: String {
    var place = target
    while !place.isEmpty, !FolderListing.isFolder(place) {
      place = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
    }
    return "Permission denied \(isReadable ? "to write there" : "outside the notebook's folder")"
      + (place.isEmpty || place == "/" ? "" : " (fieldbook --allow \(place) allows it)")
  }
}
