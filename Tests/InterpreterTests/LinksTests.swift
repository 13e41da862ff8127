import Evaluator
import FieldbookLibrary
import Foundation
import Language
import Testing

/// Folders that came with links which lead out of them: programs make no links, but a stranger's folder may have some.
@Suite struct LinksTests {
  @Test(arguments: [
    "keras.callbacks.TensorBoard('logs')", "keras.callbacks.BackupAndRestore('backup')",
    "keras.callbacks.CSVLogger('table.csv')", "keras.callbacks.ModelCheckpoint('logs/train/x.keras')",
    "keras.utils.get_file('x', 'https://example.com/x', cache_dir='.', cache_subdir='logs/train')",
    "keras.utils.get_file('archive', 'https://example.com/x', cache_dir='.', cache_subdir='', extract=True)",
    "keras.applications.MobileNetV2(weights='logs/train/x.h5')", "open('table.csv', 'w')",
    "np.save('n', [1])",
    "tf.io.read_file('table.csv')", "os.rename('logs', 'other')", "os.rename('table.csv', 'other.csv')",
    "os.replace('table.csv', 'log.csv')", "shutil.move('logs', 'elsewhere')", "os.listdir('logs/train')",
    "os.chdir('logs/train')", "shutil.copytree('logs', 'copy')",
    "tf.summary.create_file_writer('logs/train').flush()",
  ])
  func areNotFollowedOut(code: String) throws {
    let folder = NSTemporaryDirectory() + "fieldbook-links-\(UInt64.random(in: 0...UInt64.max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["logs", "backup"] {
      try FileManager.default.createDirectory(atPath: folder + "/" + name, withIntermediateDirectories: true)
    }
    // Nothing is there, so that a failure of this test writes nothing.
    for name in ["logs/train", "backup/latest.weights.h5", "table.csv", "n.npy", "archive"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/" + name, withDestinationPath: "/proc/fieldbook-none")
    }
    // A tar archive of the file `x`, as if it had been fetched.
    var tape = [UInt8](repeating: 0, count: 1536)
    for (place, text) in [(0, "x"), (100, "0000644"), (124, "00000000001"), (156, "0"), (257, "ustar")] {
      tape.replaceSubrange(place..<place + text.utf8.count, with: Array(text.utf8))
    }
    tape.replaceSubrange(148..<156, with: repeatElement(0x20, count: 8))
    let sum = String(tape[..<512].reduce(0) { $0 + Int($1) }, radix: 8)
    tape.replaceSubrange(148..<148 + sum.utf8.count, with: Array(sum.utf8))
    tape[512] = 65
    try Data(tape).write(to: URL(fileURLWithPath: folder + "/archive_archive"))
    let program = """
      import os, shutil
      import numpy as np, keras, tensorflow as tf
      os.chdir(\(folder.debugDescription))
      model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
      model.compile('sgd', 'mse')
      try:
          found = \(code)
          if isinstance(found, keras.callbacks.Callback):
              model.fit(np.ones((2, 1)), np.ones((2, 1)), verbose=0, callbacks=[found])
      except (PermissionError, tf.errors.OpError) as problem:
          answer = type(problem).__name__
      else:
          answer = 'done'
      answer
      """
    let interpreter = Interpreter(console: RecordingConsole())
    #expect(try interpreter.repr(interpreter.evaluate(SourceText(program))) == "'PermissionError'")
  }
}
