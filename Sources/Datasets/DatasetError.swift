/// Why a dataset could not be loaded.
package enum DatasetError: Error, Sendable, Equatable {
  /// A file exists and cannot be read; `code` is the system's `errno`.
  case unreadable(DataFile, code: Int32)
  /// A file exists with the wrong content.
  case damaged(DataFile, DataDamage)
  /// A file was found in none of the folders, and all downloads failed.
  case unavailable(file: String, looked: [SearchedFolder], attempts: [DownloadFailure])
  /// A folder or file of the cache cannot be written; `code` is the system's `errno`.
  case unwritable(path: String, code: Int32)
  /// The number of samples is negative, or too large.
  case invalidCount(name: String, found: Int, limit: Int)
  /// The size of drawn images is out of range; in pixels per side.
  case invalidSize(name: String, found: Int, range: ClosedRange<Int>)

  /// A folder of images does not exist or cannot be listed; `code` is the system's `errno`.
  case noFolder(path: String, code: Int32)
  /// A folder has no subfolders with images.
  case noPictures(path: String, folders: [String])
  /// A folder's subfolders are not the named classes.
  case classFolders(path: String, expected: [String], found: [String])
  /// A dataset's folder was found in none of the places; `layout` describes its content.
  case missingFolder(name: String, layout: String, looked: [SearchedFolder])

  /// A folder that was searched without success.
  package struct SearchedFolder: Sendable, Equatable {
    package let folder: DataFinder.Folder
    /// Whether the folder exists.
    package let exists: Bool

    package init(folder: DataFinder.Folder, exists: Bool) {
      self.folder = folder
      self.exists = exists
    }
  }
}

/// What is wrong with the content of a data file.
package enum DataDamage: Error, Sendable, Equatable {
  /// The file is too short; sizes in bytes.
  case truncated(expected: Int, found: Int)
  /// The file is too long; sizes in bytes.
  case oversized(expected: Int, found: Int)
  /// The right size with other content; SHA-256 digests in hexadecimal.
  case altered(expected: String, found: String)
  /// The content of another file of the same dataset.
  case mislabelled(as: String)
  /// Not a gzip file.
  case notGzip
  /// The compressed data is truncated or inconsistent after `offset` bytes of content.
  case brokenGzip(reason: String, offset: Int)
  /// The first four bytes are not those of an IDX file of unsigned bytes.
  case notIDX(found: [UInt8])
  /// The IDX header's element count does not match the content.
  case wrongCount(shape: [Int], found: Int)
  /// A tar archive that cannot be read, or lacks a file.
  case brokenArchive(reason: String)
  case missingMember(String)
  /// A Python pickle that cannot be read.
  case brokenPickle(reason: String)
  /// Neither a JPEG nor a PNG file, by its first bytes.
  case notImage(found: [UInt8])
  /// An image that cannot be decoded.
  case brokenImage(format: String, reason: String)
  /// An image with too many pixels.
  case hugeImage(width: Int, height: Int)
  /// The product of the IDX header's sizes is too large for memory.
  case absurdShape([Int])
}

/// One attempt to download a file, and how it failed.
package struct DownloadFailure: Sendable, Equatable {
  /// Why a download failed.
  package enum Reason: Sendable, Equatable {
    /// There is no such program, by the name that was looked up.
    case noProgram(String)
    /// The program failed: its exit status and error output.
    case refused(status: Int32, message: String)
    /// The content received is not the file's.
    case wrongContent(DataDamage)
    /// There is no folder to store it: neither `XDG_CACHE_HOME` nor `HOME` is set.
    case noCache
    /// Nobody agreed to it.
    case notAllowed
  }

  package let url: String
  package let reason: Reason

  package init(url: String, reason: Reason) {
    self.url = url
    self.reason = reason
  }
}
