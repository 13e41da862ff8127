import Engine
import Evaluator
import TestSupport
import Testing

@testable import Notebooks

@Suite(.serialized) struct ResumptionTests {
  private func entry(
    _ number: Int, _ source: String, _ outputs: [Output] = [], seconds: Double? = 0.5
  ) -> JournalEntry {
    JournalEntry(
      number: number, time: "2026-11-23T16:40:0\(number)Z", source: source, outputs: outputs, seconds: seconds
    )
  }

  /// 2026-11-23T16:40:00Z.
  private static let start = 1_795_452_000

  private func session() -> (Session, ScreenLog) {
    let screen = ScreenLog()
    let recorder = Recorder(screen)
    return (
      Session(runner: InterpreterRunner(console: recorder), recorder: recorder, screen: screen), screen
    )
  }

  @Test func momentsAreRead() {
    #expect(Moment(text: "2026-11-23T16:40:00Z")?.seconds == Self.start)
    #expect(Moment(seconds: Self.start).text == "2026-11-23T16:40:00Z")
    #expect(Moment(text: "t") == nil)
  }

  @Test func whatFailedOrWasInterruptedIsLeftOut() {
    let resumption = Resumption([
      entry(1, "x = 1"), entry(2, "nope", [.error("Error: undefined `nope`")]),
      JournalEntry(prose: "p", number: 2, time: ""), entry(3, "slow()", [.interrupted]),
      entry(4, "y = x + 1", seconds: 2), entry(5, "fit()", seconds: nil),
    ])
    #expect(resumption.steps.map(\.number) == [1, 4])
    #expect(resumption.seconds == 2.5)
    #expect(
      resumption.notes == [
        "not run again, as failed: cell 2", "not run again, as interrupted or never ended: cells 3, 5",
      ])
    #expect(resumption.entries.last?.outputs == [.interrupted])
    #expect(resumption.entries.last?.seconds == 0)
  }

  @Test func aCellWhoseEndIsDamagedRuns() {
    #expect(Resumption([entry(1, "x = 1", seconds: nil), entry(2, "x")]).steps.map(\.number) == [1, 2])
  }

  @Test func numbersOfADamagedJournalAreMadeAnew() {
    let resumption = Resumption([entry(1, "x"), entry(Int.max % 10, "y"), entry(1, "z")])
    #expect(resumption.entries.map(\.number) == [1, 7, 1])
    var far = entry(1, "y")
    far.number = Int.max
    #expect(Resumption([entry(1, "x"), far]).entries.map(\.number) == [1, 2])
  }

  @Test func namesComeBackWithoutOutput() {
    let (session, screen) = session()
    let recorded = [
      entry(1, "x = 20\nprint('not shown')", [.text("not shown")]),
      entry(2, "%history\n\ndef f(a):\n    return a * 2"), entry(3, "x.nope", [.error("Error: no")]),
      entry(4, "f(x)", [.value("40", number: 4)]),
    ]
    let report = session.resume(Resumption(recorded))
    #expect(report.count == 3 && report.failures.isEmpty && report.stop == nil)
    #expect(session.entries == recorded)
    #expect(session.run("f(x) + 2") == .value("42"))
    #expect(session.entries.last?.number == 5)
    #expect(screen.log.filter { !$0.hasPrefix("status") } == ["value 5 42"])
    #expect(screen.log.first == "status cell 1 of 4 again")
  }

  @Test func aCellThatFailsThisTimeIsSaid() {
    let (session, _) = session()
    let report = session.resume(
      Resumption([entry(1, "import keras\nkeras.models.load_model('gone.keras')"), entry(2, "x = 1")]))
    #expect(report.count == 1)
    #expect(report.failures.map(\.number) == [1])
    #expect(report.failures.first?.message.contains("gone.keras") == true)
    #expect(session.run("x") == .value("1"))
  }

  @Test func controlCStops() {
    let scene = Scene()
    let report = scene.session.resume(Resumption([entry(1, "1"), entry(2, "stop"), entry(3, "3")]))
    #expect(report.stop == 2 && report.count == 1)
    #expect(scene.runner.names == ["In [1]", "In [2]"])
    #expect(scene.session.entries.count == 3)
  }

  @Test func theJournalContinues() throws {
    let directory = try TemporaryFolder()
    let scene = Scene(journal: Journal(in: directory.path), header: SessionHeaderTests.header)
    _ = scene.session.resume(Resumption([entry(1, "1"), entry(2, "fit", seconds: nil)]))
    #expect(directory.names().isEmpty)
    scene.session.run("both")
    let contents = try SessionArchive(directory: directory.path).contents(of: "1")
    #expect(contents.entries == scene.session.entries)
    #expect(contents.entries.map(\.number) == [1, 2, 3])
    #expect(contents.header?.seed == 42)
    // Once more: the cell that never ended is not tried either.
    #expect(Resumption(contents.entries).steps.map(\.number) == [1, 3])
  }

  static let trainings: [(cells: [String], time: Int, ran: [String])] = [
    // The file is what the third cell wrote: the second need not train.
    (
      ["m = make()", "h = m.fit(x, y)\nz = 1", "m.save_weights('a.weights.h5')"], 3,
      ["m = make()", "m.load_weights(\"a.weights.h5\")\nz = 1", "pass"]
    ),
    // It was written later by something else.
    (
      ["m = make()", "m.fit(x, y)", "m.save_weights('a.weights.h5')"], 60,
      ["m = make()", "m.fit(x, y)", "pass"]
    ),
    // The model was trained on before it was saved.
    (
      ["m.fit(x)", "m.fit(y)", "m.save('a.keras')"], 3, ["m.fit(x)", "m.load_weights(\"a.keras\")", "pass"]
    ),
    (["m.fit(x)", "m = make()", "m.save('a.keras')"], 3, ["m.fit(x)", "m = make()", "pass"]),
    (
      ["m.fit(x)", "for i in r: m.fit(x)", "m.save('a.keras')"], 3,
      ["m.fit(x)", "for i in r: m.fit(x)", "pass"]
    ),
    (["n.fit(x)", "m.evaluate(x)", "m.save('a.keras')"], 3, ["n.fit(x)", "m.evaluate(x)", "pass"]),
    (
      ["l = m.fit(x).history['loss']", "m.evaluate(x)", "plt.savefig('a.svg'); m.save('a.keras')"], 3,
      ["m.load_weights(\"a.keras\")", "m.evaluate(x)", "pass; pass"]
    ),
  ]

  @Test(arguments: trainings) func savedWeightsReplaceTraining(cells: [String], time: Int, ran: [String]) {
    let entries = cells.enumerated().map {
      entry($0.offset + 1, $0.element, seconds: $0.offset < 2 ? 40 : 0.1)
    }
    let resumption = Resumption(entries) { _ in Self.start + time }
    #expect(resumption.steps.map(\.source) == ran)
    #expect(Resumption(entries) { _ in nil }.steps.map(\.source) == cells)
    #expect(resumption.steps.map(\.original) == cells)
  }

  @Test func whatIsNotBackIsSaid() {
    let entries = [entry(1, "h = m.fit(x)", seconds: 30), entry(2, "m.save('a.keras')", seconds: 0.1)]
    let resumption = Resumption(entries) { _ in Self.start + 2 }
    #expect(
      resumption.notes == [
        "cell 1: m has the weights in a.keras instead of being trained again; not back: h; its optimizer starts anew"
      ])
    #expect(resumption.seconds == 0.1)
    // A short training is run again.
    let short = [entry(1, "h = m.fit(x)", seconds: 3), entry(2, "m.save('a.keras')")]
    #expect(Resumption(short) { _ in Self.start + 2 }.steps.map(\.source) == ["h = m.fit(x)", "pass"])
  }

  @Test func aModelIsBackFromItsWeights() throws {
    let directory = try TemporaryFolder()
    let path = directory.path + "/a.weights.h5"
    let cells = [
      "import keras, numpy as np\nm = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])\nm.compile('sgd', 'mse')",
      "h = m.fit(np.ones((4, 2)), np.ones((4, 1)), epochs=3, verbose=0)", "m.save_weights('\(path)')",
      "m.predict(np.ones((1, 2)), verbose=0)",
    ]
    let (first, _) = session()
    for cell in cells { first.run(cell) }
    let expected = first.entries.last?.outputs
    let (second, _) = session()
    let before = FileTimes.modified(path)
    let report = second.resume(Resumption(first.entries, longTraining: 0))
    #expect(report.count == 4 && report.failures.isEmpty)
    second.run(cells[3])
    let (found, wanted) = (second.entries.last?.outputs ?? [], expected ?? [])
    #expect(OutputComparison(tolerance: 1e-6).matches(found, wanted) && !wanted.isEmpty)
    #expect(second.run("h") == .failed("Error: undefined `h`\n  1 │ h\n    │ ^\n"))
    #expect(FileTimes.modified(path) == before)
  }
}
