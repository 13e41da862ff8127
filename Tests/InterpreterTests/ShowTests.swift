import Language
import Testing

@testable import Evaluator
@testable import FieldbookLibrary

/// What `show` takes the numbers of coloured pictures for.
@Suite struct ShowTests {
  @Test(arguments: [
    (
      "np.full((4, 40, 3), 200.0)",
      "show takes these floats for colours from 0 to 255; those from 0 to 1 are x / 255"
    ),
    (
      "np.full((2, 4, 40, 3), 200.0)",
      "show takes these floats for colours from 0 to 255; those from 0 to 1 are x / 255"
    ),
    ("np.full((4, 40, 3), 0.5)", nil), ("np.full((4, 40, 3), 200, dtype='uint8')", nil),
    (
      "np.full((4, 40, 3), 300.0)",
      "colours are cut to 0…1, and the largest here is 300.0: divide by 255 first"
    ),
  ])
  func floatsAreTakenForBytesInOneLine(picture: String, note: String?) {
    let console = RecordingConsole()
    let interpreter = Interpreter(console: console)
    _ = interpreter.run(SourceText("import numpy as np\nshow(\(picture))"))
    #expect(console.notes == [note].compactMap { $0 })
  }
}
