import Datasets
import Files

extension FileAccess {
  /// Where a path leads that a magic names: a notebook's magics may use what its cells may.
  static func place(of path: String, for use: Use) throws(MagicFault) -> String {
    do throws(AccessFault) {
      return try ofProcess.check(path, for: use)
    } catch { throw .notAllowed(path, reason: error.reason) }
  }
}
