import Glibc

/// Images sorted into classes by subfolder: `CLASS/*.jpg`.
///
///     let flowers = try ImageFolder(path: "/data/flowers")
///     flowers.classNames         // ["daisy", "dandelion", "roses", "sunflowers", "tulips"]
///     flowers.pictures.count     // 2700
package struct ImageFolder: Sendable {
  /// An image and its class.
  package struct Picture: Sendable {
    package let file: ImageFile
    /// The class and the file name, separated by a slash: independent of the folder's location.
    package let name: String
    /// The class's index in `classNames`.
    package let label: Int
  }

  package let path: String
  package let classNames: [String]
  /// By class in the order of `classNames`, by name within a class.
  package let pictures: [Picture]

  init(path: String, classNames: [String], pictures: [Picture]) {
    self.path = path
    self.classNames = classNames
    self.pictures = pictures
  }

  /// Lists the folder; no image is opened.
  ///
  /// - Parameter classNames: the classes in order; `nil`: all subfolders, alphabetically.
  /// - Throws: `DatasetError.noFolder`, `.noPictures`, `.classFolders` if `classNames` are not the subfolders.
  package init(path: String, classNames wanted: [String]? = nil) throws(DatasetError) {
    self.path = path
    let folders = try Self.entries(of: path).filter { Self.isFolder(DataFinder.joining(path, $0)) }
    if let wanted, Set(wanted) != Set(folders) || wanted.count != folders.count {
      throw .classFolders(path: path, expected: wanted, found: folders)
    }
    classNames = wanted ?? folders
    var pictures: [Picture] = []
    for (label, name) in classNames.enumerated() {
      let folder = DataFinder.joining(path, name)
      for entry in try Self.entries(of: folder)
      where ImageFile.endings.contains(where: { entry.lowercased().hasSuffix($0) }) {
        pictures.append(
          Picture(
            file: ImageFile(path: DataFinder.joining(folder, entry)), name: name + "/" + entry, label: label))
      }
    }
    if pictures.isEmpty { throw .noPictures(path: path, folders: folders) }
    self.pictures = pictures
  }

  /// The names in a folder, sorted by their bytes, without hidden ones.
  private static func entries(of path: String) throws(DatasetError) -> [String] {
    guard let directory = opendir(path) else { throw .noFolder(path: path, code: errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
