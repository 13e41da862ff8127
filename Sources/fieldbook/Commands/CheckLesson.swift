import ArgumentParser
import Formats

import Glibc
import Notebooks

import enum Engine.Processor

/// `fieldbook check`: checks lessons.
struct CheckLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Prove lessons: every cell runs, every question judges as it says.",
    discussion: """
      What the cells print is not shown. Each fault is one line. A lesson that states what it costs, as in
      <!-- time: 2 min, memory: 1 GB -->, fails where it takes over 30 % more.
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("Lessons (.md).", valueName: "file"))
  var files: [String]

  @Flag(
    help: "Write each fault as a line of JSON to the standard output: file, line, cell or question, message.")
  var json = false

  @OptionGroup var access: AccessOptions

  func run() throws {
    var failed = false
    var output = OutputPipe(STDOUT_FILENO)
    PeakMemory.reset()
    let idle = PeakMemory.bytes ?? 0
    for file in files {
      let notebook = try Notebook(contentsOf: file)
      let lines = Markdown.questionLines(in: try TextFile.read(file))
      let workplace = CommandSession(numbersValues: false, isKept: false, isSilent: true)
      var check = LessonCheck(session: workplace.session) {
        CommandSession(numbersValues: false, isKept: false, isSilent: true).session
      }
      PeakMemory.reset()
      // What the lessons before have left in memory is not this one's.
      let left = max(0, (PeakMemory.bytes ?? idle) - idle)
      let (start, work) = (ContinuousClock.now, Self.processorSeconds)
      check.run(notebook, lines: lines)
      // On a machine that is busy with other things the lesson's own work tells more than the clock.
      let seconds = min(
        (ContinuousClock.now - start) / .seconds(1),
        (Self.processorSeconds - work) / Double(Processor.coreCount))
      let bytes = PeakMemory.bytes.map { $0 - left }
      do {
        let cost = try StatedCost(of: notebook)
        for excess in cost.excesses(seconds: seconds, bytes: bytes) { check.fault(excess) }
      } catch { check.fault(error.description) }
      for fault in check.faults {
        if json {
          output.write(fault.json(file: file).text + "\n")
        } else {
          workplace.console.show(error: "\(file): \(fault)")
        }
      }
      let memory = bytes.map { ", " + Quantity.text(bytes: $0) } ?? ""
      workplace.console.note(
        "\(file): \(check.cells) cells, \(check.questions) questions, "
          + "\(Quantity.text(seconds: seconds))\(memory); \(check.faults.count) faults")
      if !check.faults.isEmpty { failed = true }
    }
    output.flush()
    if failed { throw Status.failed }
  }

  /// The processor time that the program has taken, over all cores.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
