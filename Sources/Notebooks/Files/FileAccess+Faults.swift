import Datasets
import Files

extension FileAccess {
  /// Where a path leads that a magic names: a notebook's magics may use what its cells may.
  static func place(of path: String, for use: Use) throws(MagicFault) -> String {
    let access = ofProcess
    do throws(AccessFault) {
      let place = try access.check(path, for: use)
      // Messages name the file as the magic does, unless it is a link.
      return FileAccess.link(at: path) == nil && access.folder == FileAccess.workingFolder ? path : place
    } catch { throw .notAllowed(path, reason: error.words) }
  }
}
