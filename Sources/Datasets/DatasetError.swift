/// Why a data set could not be had.
public enum DatasetError: Error, Sendable, Equatable {
  /// A file is there and cannot be read; `code` is the system's `errno`.
  case unreadable(DataFile, code: Int32)
  /// A file is there and is not what it should be.
  case damaged(DataFile, Damage)
  /// A file was found in none of the folders, and none of the downloads gave it.
  case unavailable(file: String, looked: [SearchedFolder], attempts: [DownloadFailure])
  /// A folder or file of the cache cannot be written; `code` is the system's `errno`.
  case unwritable(path: String, code: Int32)
  /// A data set was asked for with a number of samples below zero, or more than can be made.
  case invalidCount(name: String, found: Int, limit: Int)
  /// Drawn images were asked for smaller or larger than they can be made; in pixels on a side.
  case invalidSize(name: String, found: Int, range: ClosedRange<Int>)

  /// A folder of pictures is not there or cannot be listed; `code` is the system's `errno`.
  case noFolder(path: String, code: Int32)
  /// A folder has no pictures in the folders in it.
  case noPictures(path: String, folders: [String])
  /// A folder's folders are not the classes that were named.
  case classFolders(path: String, expected: [String], found: [String])
  /// A folder of a data set was found in none of the places; `layout` says what belongs into it.
  case missingFolder(name: String, layout: String, looked: [SearchedFolder])

  /// A folder that was searched in vain.
  public struct SearchedFolder: Sendable, Equatable {
    public let folder: DataFinder.Folder
    /// Whether there is such a folder at all.
    public let exists: Bool

    public init(folder: DataFinder.Folder, exists: Bool) {
      self.folder = folder
      self.exists = exists
    }
  }
}

/// What is wrong with the content of a data file.
public enum Damage: Error, Sendable, Equatable {
  /// The file ends before it should; sizes in bytes.
  case truncated(expected: Int, found: Int)
  /// The file goes on after it should have ended; sizes in bytes.
  case oversized(expected: Int, found: Int)
  /// Right size, other content; SHA-256 digests in hexadecimal.
  case altered(expected: String, found: String)
  /// The content of another file of the same data set.
  case mislabelled(as: String)
  /// Not a gzip file at all.
  case notGzip
  /// The compressed data breaks off or contradicts itself after `offset` bytes of content.
  case brokenGzip(reason: String, offset: Int)
  /// The first four bytes are not those of an IDX file of unsigned bytes.
  case notIDX(found: [UInt8])
  /// The IDX header promises more or fewer elements than there are.
  case wrongCount(shape: [Int], found: Int)
  /// Neither a JPEG nor a PNG file, by its first bytes.
  case notImage(found: [UInt8])
  /// A picture that its decoder gives up on.
  case brokenImage(format: String, reason: String)
  /// A picture of more pixels than are read.
  case hugeImage(width: Int, height: Int)
  /// The IDX header's sizes do not multiply to a number that memory could hold.
  case absurdShape([Int])
}

/// One try to download a file, and how it failed.
public struct DownloadFailure: Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// There is no such program; the name it was looked for under.
    case noProgram(String)
    /// The program gave up: its exit status and what it wrote.
    case refused(status: Int32, message: String)
    /// What came is not the file.
    case wrongContent(Damage)
    /// There is no folder to put it in: neither `XDG_CACHE_HOME` nor `HOME` is set.
    case noCache
  }

  public let url: String
  public let reason: Reason

  public init(url: String, reason: Reason) {
    self.url = url
    self.reason = reason
  }
}
