import Files
import Glibc
import Phrases

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
  /// What a look at the folder's content found to be said, in sentences; see `inspected`.
  package private(set) var remarks: [String] = []

  init(path: String, classNames: [String], pictures: [Picture]) {
    self.path = path
    self.classNames = classNames
    self.pictures = pictures
  }

  /// Lists the folder; no image is opened.
  ///
  /// - `classNames`: the classes in order; `nil`: all subfolders, alphabetically.
  /// - Throws: `DatasetError.noFolder`, `.noPictures`, `.classFolders` if `classNames` are not the subfolders.
  package init(path: String, classNames wanted: [String]? = nil) throws(DatasetError) {
    self.path = path
    let folders = try Self.entries(of: path).filter { FolderListing.isFolder(DataFinder.joining(path, $0)) }
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

  /// The folder without the files that are no readable images, with remarks on these and on what else is not read
  /// as people may expect.
  ///
  /// - Throws: `DatasetError.noPictures` if none is left.
  package func inspected() throws(DatasetError) -> ImageFolder {
    let findings = pictures.map { $0.file.inspected() }
    var result = ImageFolder(
      path: path, classNames: classNames,
      pictures: zip(pictures, findings).filter { $1.fault == nil }.map(\.0))
    if result.pictures.isEmpty { throw .noPictures(path: path, folders: classNames) }
    let faults = zip(pictures, findings).compactMap { picture, finding in
      finding.fault.map { "\(picture.name) \($0)" }
    }
    if !faults.isEmpty {
      result.remarks.append(
        "left out \(faults.count) \(faults.count.named("file")): \(Self.listed(faults, separator: "; "))")
    }
    var others: [String] = []
    for name in classNames {
      others += try Self.entries(of: DataFinder.joining(path, name)).filter { entry in
        Self.otherEndings.contains { entry.lowercased().hasSuffix($0) }
      }.map { name + "/" + $0 }
    }
    if !others.isEmpty {
      result.remarks.append(
        "left out \(others.count) \(others.count.named("picture")) that \(others.count == 1 ? "is" : "are") neither JPEG nor PNG: "
          + Self.listed(others, separator: ", "))
    }
    let rotated = zip(pictures, findings).filter { $1.isStoredRotated && $1.fault == nil }.map(\.0.name)
    if !rotated.isEmpty {
      result.remarks.append(
        "\(rotated.count) \(rotated.count.named("picture")) \(rotated.count == 1 ? "is" : "are") stored rotated and read so, as in Keras: "
          + Self.listed(rotated, separator: ", "))
    }
    return result
  }

  /// Endings of images in formats that are not read.
  private static let otherEndings = [".bmp", ".gif", ".webp", ".tif", ".tiff", ".heic", ".avif"]

  /// The first few, and how many more there are.
  private static func listed(_ items: [String], separator: String) -> String {
    let shown = items.prefix(5).joined(separator: separator)
    return items.count > 5 ? "\(shown)\(separator)and \(items.count - 5) more" : shown
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
}
