import Evaluator
import Files
import Glibc

/// `_os`: what `os`, `os.path`, `shutil` and `tempfile` are written with. Every path is judged first.
enum SystemFunctions {
  package static func namespace() -> Namespace {
    Namespace("_os", doc: "What os is written with.") { (reading + changing + process).named }
  }

  // MARK: - Looking

  private static let path = Signature.Parameter.positional("path")

  /// A function of one path; the path as it was given, for messages, and the place where it leads.
  private static func function(
    _ name: String, _ doc: String, _ use: FileAccess.Use, followsLast: Bool = true,
    _ parameters: [Signature.Parameter] = [],
    _ body: @escaping (Call, _ path: String, _ place: String) throws -> Value
  ) -> Builtin {
    Builtin(name, module: "os", doc: doc, [path] + parameters) { call in
      let given = try call.interpreter.path(of: call[0])
      return try body(call, given, try call.interpreter.place(of: given, for: use, followsLast: followsLast))
    }
  }

  private static let reading: [Builtin] = [
    function("listdir", "The names in a folder.", .reading) { call, given, place in
      guard let names = entries(of: place) else { throw Fault.lastError(given) }
      return .list(of: names.map { .string($0.name) })
    },
    function("entries", "Name and kind of what is in a folder.", .reading) { call, given, place in
      guard let names = entries(of: place) else { throw Fault.lastError(given) }
      return .list(of: names.map { [.string($0.name), .string($0.kind)] })
    },
    function("stat", "What the system knows of a file.", .reading) { _, given, place in
      try status(given, place, follows: true)
    },
    function("lstat", "What the system knows of a file or a link.", .reading, followsLast: false) {
      _, given, place in
      try status(given, place, follows: false)
    },
    function("checked", "Nothing, if a file may be written.", .writing) { _, _, _ in .none },
    Builtin("kind", module: "os", doc: "file, folder, other or None, without an error.", [path]) { call in
      let given = try call.interpreter.path(of: call[0])
      do throws(AccessFault) {
        let place = try call.interpreter.files.access.check(given, for: .reading)
        var information = stat()
        guard stat(place, &information) == 0 else { return .none }
        switch information.st_mode & S_IFMT {
        case S_IFREG: return "file"
        case S_IFDIR: return "folder"
        default: return "other"
        }
      } catch {
        call.interpreter.files.tell(error, call.interpreter)
        return .none
      }
    },
    Builtin("islink", module: "os", doc: "Whether it is a symbolic link.", [path]) { call in
      let given = try call.interpreter.path(of: call[0])
      guard let place = try? call.interpreter.files.access.check(given, for: .reading, followsLast: false)
      else {
        return false
      }
      return .bool(FileAccess.link(at: place) != nil)
    },
    function("readlink", "Where a link leads.", .reading, followsLast: false) { _, given, place in
      guard let target = FileAccess.link(at: place) else { throw Fault.lastError(given) }
      return .string(target)
    },
    Builtin("realpath", module: "os", doc: "The path without links.", [path]) { call in
      let given = try call.interpreter.path(of: call[0])
      let access = call.interpreter.files.access
      // Where links outside lead is not told.
      if (try? access.check(given, for: .reading)) == nil {
        return .string(FileAccess.plain(access.absolute(given)))
      }
      return .string(FileAccess.resolved(access.absolute(given)))
    },
    Builtin("access", module: "os", doc: "Whether a file may be used so.", [path, .positional("mode", .int)])
    { call in
      let given = try call.interpreter.path(of: call[0])
      let mode = try call.int("mode")
      let use: FileAccess.Use = mode & Int(W_OK) != 0 ? .writing : .reading
      guard let place = try? call.interpreter.files.access.check(given, for: use) else { return false }
      return .bool(Glibc.access(place, Int32(truncatingIfNeeded: mode)) == 0)
    },
    function("disk_usage", "Total, used and free bytes of a disk.", .reading) { _, given, place in
      var information = statvfs()
      guard statvfs(place, &information) == 0 else { throw Fault.lastError(given) }
      let size = Int(information.f_frsize)
      let (all, free) = (Int(information.f_blocks) * size, Int(information.f_bavail) * size)
      return [.int(all), .int(all - Int(information.f_bfree) * size), .int(free)]
    },
  ]

  /// The names in a folder, in the system's order, with their kinds; `nil` and `errno` if it cannot be read.
  private static func entries(of place: String) -> [(name: String, kind: String)]? {
    guard let directory = opendir(place) else { return nil }
    defer { closedir(directory) }
    var entries: [(String, String)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let kind =
        switch Int32(entry.pointee.d_type) {
        case Int32(DT_DIR): "folder"
        case Int32(DT_REG): "file"
        case Int32(DT_LNK): "link"
        case Int32(DT_UNKNOWN): FolderListing.isFolder(place + "/" + name) ? "folder" : "file"
        default: "other"
        }
      entries.append((name, kind))
    }
    return entries
  }

  private static func status(_ given: String, _ place: String, follows: Bool) throws -> Value {
    var information = stat()
    guard (follows ? stat(place, &information) : lstat(place, &information)) == 0 else {
      throw Fault.lastError(given)
    }
    func seconds(_ time: timespec) -> Value { .float(Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9) }
    func nanoseconds(_ time: timespec) -> Value { .int(time.tv_sec * 1_000_000_000 + time.tv_nsec) }
    return .tuple(of: [
      .int(Int(information.st_mode)), .int(Int(truncatingIfNeeded: information.st_ino)),
      .int(Int(truncatingIfNeeded: information.st_dev)), .int(Int(truncatingIfNeeded: information.st_nlink)),
      .int(Int(information.st_uid)), .int(Int(information.st_gid)), .int(Int(information.st_size)),
      seconds(information.st_atim), seconds(information.st_mtim), seconds(information.st_ctim),
      nanoseconds(information.st_atim), nanoseconds(information.st_mtim), nanoseconds(information.st_ctim),
    ])
  }

  // MARK: - Changing

  private static let changing: [Builtin] = [
    function("mkdir", "Makes a folder.", .writing, [.positional("mode", .int, default: 0o777)]) {
      call, given, place in
      guard Glibc.mkdir(place, mode_t(truncatingIfNeeded: try call.int("mode")) & 0o777) == 0 else {
        throw Fault.lastError(given)
      }
      return .none
    },
    function("rmdir", "Removes an empty folder.", .writing, followsLast: false) { _, given, place in
      guard Glibc.rmdir(place) == 0 else { throw Fault.lastError(given) }
      return .none
    },
    function("remove", "Removes a file.", .writing, followsLast: false) { _, given, place in
      guard Glibc.unlink(place) == 0 else { throw Fault.lastError(given) }
      return .none
    },
    Builtin(
      "rename", module: "os", doc: "Gives a file another name.", [.positional("src"), .positional("dst")]
    ) { call in
      let (from, to) = (try call.interpreter.path(of: call[0]), try call.interpreter.path(of: call[1]))
      let source = try call.interpreter.place(of: from, for: .writing, followsLast: false)
      let target = try call.interpreter.place(of: to, for: .writing, followsLast: false)
      // A path that was judged once would lead elsewhere.
      if FileAccess.hasLinks(source) {
        throw Fault.operatingSystem(
          code: EPERM, path: from,
          reason: "Operation not permitted in fieldbook: a link would lead elsewhere; copy the files")
      }
      guard Glibc.rename(source, target) == 0 else { throw Fault.lastError(from, second: to) }
      return .none
    },
    function("chmod", "Sets who may use a file.", .writing, [.positional("mode", .int)]) {
      call, given, place in
      guard Glibc.chmod(place, mode_t(truncatingIfNeeded: try call.int("mode")) & 0o777) == 0 else {
        throw Fault.lastError(given)
      }
      return .none
    },
    function(
      "utime", "Sets the times of a file.", .writing,
      [.positional("atime", default: Value.none), .positional("mtime", default: Value.none)]
    ) {
      call, given, place in
      // What C's header calls UTIME_NOW.
      let now = timespec(tv_sec: 0, tv_nsec: (1 << 30) - 1)
      var times = [now, now]
      for (place, name) in ["atime", "mtime"].enumerated() {
        guard let seconds = try call.optionalDouble(name), let whole = Int(exactly: seconds.rounded(.down))
        else { continue }
        times[place] = timespec(tv_sec: whole, tv_nsec: Int((seconds - seconds.rounded(.down)) * 1e9))
      }
      guard utimensat(AT_FDCWD, place, times, 0) == 0 else { throw Fault.lastError(given) }
      return .none
    },
    Builtin("chdir", module: "os", doc: "Makes a folder the one where relative paths begin.", [path]) {
      call in
      let given = try call.interpreter.path(of: call[0])
      let place = try call.interpreter.place(of: given, for: .reading)
      guard FolderListing.isFolder(place) else {
        throw Fault.operatingSystem(code: FileCheck.exists(place) ? ENOTDIR : ENOENT, path: given)
      }
      do throws(AccessFault) { try call.interpreter.files.access.enter(given) } catch { throw Fault(error) }
      return .none
    },
  ]

  // MARK: - The process

  private static let process: [Builtin] = [
    Builtin("getcwd", module: "os", doc: "The folder where relative paths begin.") {
      .string($0.interpreter.files.access.folder)
    },
    Builtin("temporary", module: "os", doc: "The folder for temporary files.") { _ in
      .string(FileAccess.temporaryFolder)
    },
    Builtin("home", module: "os", doc: "The user's home, or None.") { _ in
      BaseDirectory.environment(of: ["HOME"])["HOME"].map { .string($0) } ?? .none
    },
    Builtin("getpid", module: "os", doc: "The number of this process.") { _ in .int(Int(Glibc.getpid())) },
    Builtin("getppid", module: "os", doc: "The number of the process that started it.") { _ in
      .int(Int(Glibc.getppid()))
    },
    Builtin("getuid", module: "os", doc: "The user's number.") { _ in .int(Int(Glibc.getuid())) },
    Builtin("cpu_count", module: "os", doc: "The number of processors.") { _ in
      .int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    },
    Builtin("affinity", module: "os", doc: "The processors that this process may use.") { _ in
      .list(of: (0..<sysconf(Int32(_SC_NPROCESSORS_ONLN))).map { .int($0) })
    },
    Builtin("urandom", module: "os", doc: "Random bytes.", [.positional("size", .int)]) { call in
      let count = try call.int("size", atLeast: 0)
      try EvaluationLimits.check(elements: count, of: "str")
      var generator = SystemRandomNumberGenerator()
      return .bytes((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    },
    Builtin(
      "environ", module: "os", doc: "The variables of the environment, without those that look like secrets."
    ) { _ in
      let dict = DictValue()
      var pointer = Glibc.environ
      while let entry = pointer.pointee {
        pointer = pointer.advanced(by: 1)
        let text = String(cString: entry)
        guard let mark = text.firstIndex(of: "=") else { continue }
        let name = String(text[..<mark])
        guard
          !["KEY", "TOKEN", "SECRET", "PASSWORD", "CREDENTIAL"].contains(where: name.uppercased().contains)
        else { continue }
        dict[string: name] = .string(String(text[text.index(after: mark)...]))
      }
      return .dict(dict)
    },
    Builtin("uname", module: "os", doc: "System, host, release, version and machine.") { _ in
      var information = utsname()
      Glibc.uname(&information)
      func text<Field>(_ field: Field) -> Value {
        withUnsafeBytes(of: field) { .string(String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)) }
      }
      return [
        text(information.sysname), text(information.nodename), text(information.release),
        text(information.version),
        text(information.machine),
      ]
    },
    Builtin("loadavg", module: "os", doc: "How busy the machine was in 1, 5 and 15 minutes.") { _ in
      var loads: [Double] = [0, 0, 0]
      guard getloadavg(&loads, 3) == 3 else { throw Fault.operatingSystem(code: ENOSYS, path: nil) }
      return .tuple(of: loads.map { .float($0) })
    },
    Builtin(
      "reason", module: "os", doc: "What an error number of the system means.", [.positional("code", .int)]
    ) { call in
      .string(String(cString: strerror(Int32(truncatingIfNeeded: try call.int("code")))))
    },
    Builtin("columns", module: "os", doc: "The width of the output in columns.") {
      .int($0.interpreter.console.width)
    },
    Builtin("user", module: "os", doc: "The user's name.") { _ in
      guard let entry = getpwuid(Glibc.getuid()) else { return "user" }
      return .string(String(cString: entry.pointee.pw_name))
    },
  ]
}
