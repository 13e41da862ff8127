import Formats
import Foundation
import Networks
import TestSupport
import Testing

/// Truncated and randomly changed files: an error or a model, never a trap.
///
/// `FuzzSettings` tell how long each test goes on, and where it starts.
@Suite(.serialized) struct DamagedFileTests {
  /// A copy with a few bytes changed, or truncated.
  private static func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var result = bytes
    if Int.random(in: 0..<4, using: &random) == 0 {
      return Array(result.prefix(Int.random(in: 0..<result.count, using: &random)))
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      // The first kilobytes hold the structure.
      let end = Bool.random(using: &random) ? result.count : min(4096, result.count)
      result[Int.random(in: 0..<end, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    return result
  }

  private static func fuzz(_ file: String, _ load: (Notebook, String) -> Void) throws {
    let settings = FuzzSettings.current
    var random = SeededGenerator(seed: settings.seed ?? 1)
    let folder = try TemporaryFolder()
    let original = try readBytes(ModelFixture.path(file))
    let notebook = Notebook()
    try notebook.run(
      """
      m = keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(3, 3), layers.MaxPooling2D(), layers.Conv2D(4, 2, use_bias=False), layers.BatchNormalization(), layers.Flatten(), layers.Dense(4)])
      """)
    let end = Date().addingTimeInterval(settings.seconds ?? 2)
    repeat {
      let bytes = damaged(original, &random)
      let path = try folder.write(bytes, to: "damaged-" + file)
      try settings.keep(bytes)
      load(notebook, path)
    } while Date() < end
  }

  @Test(arguments: ["digits.weights.h5", "digits.h5"]) func weights(_ file: String) throws {
    try Self.fuzz(file) { notebook, path in
      if let found = notebook.message("m.load_weights('\(path)')") { #expect(!found.message.isEmpty) }
    }
  }

  @Test(arguments: ["digits.keras", "branches.keras"]) func archives(_ file: String) throws {
    try Self.fuzz(file) { notebook, path in
      if let found = notebook.message("keras.models.load_model('\(path)')") {
        #expect(!found.message.isEmpty)
      }
    }
  }

  /// A configuration with parts replaced or removed, in a valid archive.
  @Test func configurations() throws {
    var random = SeededGenerator(seed: 5)
    let end = Date().addingTimeInterval(FuzzSettings.current.seconds ?? 2)
    let notebook = Notebook()
    let originals = try ["digits", "branches", "nested"].map {
      try ModelArchive.reading(ModelFixture.path("\($0).keras")).configuration
    }
    var parts = originals.flatMap { Self.parts(of: $0) }
    parts.shuffle(using: &random)
    repeat {
      var json = originals[Int.random(in: 0..<3, using: &random)]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        json = Self.changed(json, parts[Int.random(in: 0..<parts.count, using: &random)], &random)
      }
      let text = json.text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(
        of: "'", with: "\\'")
      if let found = notebook.message("keras.models.model_from_json('\(text)')") {
        #expect(!found.message.isEmpty)
      }
    } while Date() < end
  }

  private static func parts(of json: JSON) -> [JSON] {
    [json] + (json.array ?? json.members?.map(\.value) ?? []).flatMap { parts(of: $0) }
  }

  /// The value with one part, somewhere inside, replaced or removed.
  private static func changed(_ json: JSON, _ part: JSON, _ random: inout SeededGenerator) -> JSON {
    if var items = json.array, !items.isEmpty, Int.random(in: 0..<8, using: &random) > 0 {
      let place = Int.random(in: 0..<items.count, using: &random)
      if Int.random(in: 0..<16, using: &random) == 0 {
        items.remove(at: place)
      } else {
        items[place] = changed(items[place], part, &random)
      }
      return .array(items)
    }
    if var members = json.members, !members.isEmpty, Int.random(in: 0..<8, using: &random) > 0 {
      let place = Int.random(in: 0..<members.count, using: &random)
      if Int.random(in: 0..<16, using: &random) == 0 {
        members.remove(at: place)
      } else {
        members[place].value = changed(members[place].value, part, &random)
      }
      return .object(members)
    }
    return Bool.random(using: &random)
      ? part
      : [.null, .int(-1), .int(.max), .double(1e300), "x", [], [:]].randomElement(using: &random) ?? .null
  }
}
