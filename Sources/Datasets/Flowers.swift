import Glibc

/// Photos of flowers in five classes (The TensorFlow Team, 2019), in the data folder `flowers`: `CLASS/*.jpg`.
///
/// Not downloaded: the photos must be in `FIELDBOOK_DATA` or the cache.
package enum Flowers {
  /// The classes in the order of TensorFlow Datasets.
  package static let classNames = ["dandelion", "daisy", "tulips", "sunflowers", "roses"]

  /// The photos, with mixed classes, in an order that depends only on their names.
  ///
  /// - Throws: `DatasetError.missingFolder` if there is no such folder, and as `ImageFolder`.
  package static func folder(finder: DataFinder = .current) throws(DatasetError) -> ImageFolder {
    guard let found = finder.find("flowers") else {
      throw .missingFolder(
        name: "flowers", layout: "a folder of .jpg photos for each of \(classNames.joined(separator: ", "))",
        looked: finder.folders.map { folder in
          DatasetError.SearchedFolder(folder: folder, exists: access(folder.path, F_OK) == 0)
        })
    }
    let folder = try ImageFolder(path: found.path, classNames: classNames)
    folder.record(as: "flowers")
    return folder.mixed()
  }
}

extension ImageFolder {
  /// The images in an order that depends only on their names: adding or removing an image does not change the order
  /// of the others.
  func mixed() -> ImageFolder {
    let keyed = pictures.map { (key: Self.key($0.name), picture: $0) }
    let sorted = keyed.sorted { $0.key != $1.key ? $0.key < $1.key : $0.picture.name < $1.picture.name }
    return ImageFolder(path: path, classNames: classNames, pictures: sorted.map(\.picture))
  }

  /// A hash of a name (FNV-1a, with a final mix).
  private static func key(_ name: String) -> UInt64 {
    let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    var random = SplitMix64(key: hash, 0, 0)
    return random.next()
  }
}
