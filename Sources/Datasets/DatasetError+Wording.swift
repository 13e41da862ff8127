import Files
import Phrases

extension DatasetError: CustomStringConvertible {
  /// What happened, in a sentence or a few lines.
  package var message: String {
    switch self {
    case .unreadable(let file, let code):
      "\(file.path) cannot be read: \(SystemFault.wording(of: code))"
    case .damaged(let file, let damage):
      "\(file.path) \(damage.message)"
    case .unavailable(let file, let looked, let attempts):
      (["\(file) was not found and could not be downloaded"] + looked.map(Self.line) + attempts.map(Self.line))
        .joined(separator: "\n")
    case .unwritable(let path, let code):
      "\(path) cannot be written: \(SystemFault.wording(of: code))"
    case .invalidCount(let name, let found, let limit):
      "\(name) expects a number of images from 0 to \(limit.grouped), found \(found.grouped)"
    case .noFolder(let path, let code):
      "there is no folder of pictures at \(path): \(SystemFault.wording(of: code))"
    case .noPictures(let path, let folders):
      folders.isEmpty
        ? "\(path) has no folders in it, one for each class"
        : "\(path) has no pictures in its folders \(folders.prefix(8).joined(separator: ", "))"
    case .classFolders(let path, let expected, let found):
      "the classes are \(expected.joined(separator: ", ")), but \(path) has the folders "
        + (found.isEmpty ? "of none" : found.joined(separator: ", "))
    case .missingFolder(let name, _, let looked):
      (["the folder \(name) was not found"] + looked.map(Self.line)).joined(separator: "\n")
    case .invalidSize(let name, let found, let range):
      "\(name) expects a size from \(range.lowerBound) to \(range.upperBound) pixels, found \(found)"
    }
  }

  /// A suggested fix.
  package var help: String? {
    switch self {
    case .unreadable(let file, _):
      switch file.origin {
      case .learner: "check the path; it is taken from the folder that fieldbook was started in"
      case .environment: "make the file readable, or point FIELDBOOK_DATA at another folder"
      case .keras: "make the file readable, or delete it: Keras will download it again"
      case .cache: "make the file readable, or delete it: it will be downloaded again"
      }
    case .damaged(let file, _):
      switch file.origin {
      case .learner: "replace the file, or take it out of its folder"
      case .environment:
        "replace the file, or point FIELDBOOK_DATA at a folder that holds the whole one; "
          + "without it, it will be downloaded"
      case .keras: "delete the file, or point FIELDBOOK_DATA at a folder that holds the whole one"
      case .cache:
        "delete the file, and it will be downloaded again; or point FIELDBOOK_DATA at a folder that holds it"
      }
    case .unavailable(let file, _, let attempts):
      if attempts.contains(where: { if case .noProgram = $0.reason { true } else { false } }) {
        "install curl, or point FIELDBOOK_DATA at a folder that holds the file" + Self.offer(insteadOf: file)
      } else {
        "connect to the network, or point FIELDBOOK_DATA at a folder that holds the file"
          + Self.offer(insteadOf: file)
      }
    case .unwritable(let path, _):
      "make room or allow writing there, or point XDG_CACHE_HOME at another folder"
        + Self.offer(insteadOf: path)
    case .invalidCount(_, _, let limit):
      "choose a number from 0 to \(limit.grouped)"
    case .noFolder: "give the path of a folder that has a folder for each class, with pictures in it"
    case .noPictures:
      "put the pictures of each class into a folder of its own, as \(ImageFile.endings.joined(separator: ", ")) files"
    case .classFolders: "give class_names the folders' names, in the order of their numbers"
    case .missingFolder(let name, let layout, _):
      "set FIELDBOOK_DATA to a folder in which \(name)/ holds \(layout); keras.datasets.digits and "
        + "keras.datasets.shapes are drawn and need no files"
    case .invalidSize: "size=64, for example"
    }
  }

  package var description: String { message + (help.map { "\nhelp: \($0)" } ?? "") }

  /// What is here without a file: MNIST's digits have a likeness, and a network has weights that are drawn.
  private static func offer(insteadOf file: String) -> String {
    if file.hasPrefix("mnist/") || file.contains("/mnist/") {
      return "; keras.datasets.digits.load_data() gives drawn digits of the same shapes and types, offline"
    }
    return file.hasPrefix("pretrained/") ? "; weights=None draws random weights" : ""
  }

  private static func line(_ searched: SearchedFolder) -> String {
    let origin =
      switch searched.folder.origin {
      case .learner: "as given"
      case .environment: "FIELDBOOK_DATA"
      case .keras: "Keras's folder"
      case .cache: "the cache"
      }
    return
      "  looked in \(searched.folder.path) (\(origin)\(searched.exists ? "" : "; there is no such folder"))"
  }

  private static func line(_ attempt: DownloadFailure) -> String {
    switch attempt.reason {
    case .noProgram(let name): "  tried \(attempt.url): there is no program \(name) to download with"
    case .refused(let status, let message):
      "  tried \(attempt.url): \(message.isEmpty ? "curl ended with status \(status)" : message)"
    case .wrongContent(let damage): "  tried \(attempt.url): what came \(damage.message)"
    case .noCache:
      "  did not try \(attempt.url): there is no folder for it, HOME and XDG_CACHE_HOME are not set"
    case .notAllowed:
      "  did not try \(attempt.url): the network is not used unasked, `fieldbook --allow-network` allows it"
    }
  }
}

extension DataDamage {
  /// What is wrong, to follow the name of the file: "is truncated: …".
  package var message: String {
    func bytes(_ count: Int) -> String { "\(count.grouped) \(count.named("byte"))" }
    return switch self {
    case .truncated(let expected, let found):
      "is truncated: expected \(bytes(expected)), found \(bytes(found))"
    case .oversized(let expected, let found):
      "is too long: expected \(bytes(expected)), found \(bytes(found))"
    case .altered(let expected, let found):
      "is altered: expected SHA-256 \(expected.prefix(16))…, found \(found.prefix(16))…"
    case .mislabelled(let name):
      "is mislabelled: it holds the content of \(name)"
    case .notGzip:
      "is not a gzip file"
    case .brokenGzip(let reason, let offset):
      "is a broken gzip file: \(reason) after \(bytes(offset)) of content"
    case .notIDX(let found):
      "is not an IDX file of unsigned bytes: expected it to begin 00 00 08, found "
        + found.map(Self.hexadecimal).joined(separator: " ")
    case .wrongCount(let shape, let found):
      "promises \(Self.product(shape)) elements, found "
        + "\(found.grouped)"
    case .notImage(let found):
      found.isEmpty
        ? "is empty: expected a JPEG or PNG picture"
        : "is not a JPEG or PNG picture: it begins \(found.map(Self.hexadecimal).joined(separator: " "))"
    case .brokenImage(let format, let reason):
      "is a broken \(format) picture: \(reason)"
    case .hugeImage(let width, let height):
      "promises \(Self.product([width, height])) pixels; at most \(ImageFile.pixelLimit.grouped) are read"
    case .brokenArchive(let reason): "is a broken archive: \(reason)"
    case .missingMember(let name): "is an archive without \(name)"
    case .brokenPickle(let reason): "holds data that cannot be read: \(reason)"
    case .absurdShape(let shape):
      "promises \(Self.product(shape)) elements, more than such a file can hold"
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func product(_ shape: [Int]) -> String {
    shape.map(\.grouped).joined(separator: " × ")
  }
}
