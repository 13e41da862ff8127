import Engine
import KerasLibrary
import TestSupport
import Testing

@testable import Notebooks

extension ResumptionTests {
  /// Trainings whose weights a session keeps. They stand in the same suite, as Ctrl-C stops whatever runs.
  @Suite(.serialized) struct KeptTrainingTests {
    let directory: TemporaryFolder

    init() throws { directory = try TemporaryFolder() }

    static let model = """
      import keras, numpy as np
      keras.utils.set_random_seed(1)
      m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
      m.compile("adam", "mse")
      x, y = np.ones((4, 2)), np.ones((4, 1))
      """
    static let state =
      "print(m.get_weights(), h.history, h.epoch, int(m.optimizer.iterations))"

    /// A session in the directory in which every training is long.
    private func session(shortest: Double = 0, screen: any Screen = ScreenLog()) -> Session {
      let recorder = Recorder(screen)
      let runner = InterpreterRunner(console: recorder)
      runner.trainings?.shortest = shortest
      return Session(
        runner: runner, recorder: recorder, screen: screen, header: SessionHeaderTests.header,
        journal: Journal(in: directory.path))
    }

    /// The cells of a session, and what the journal tells of them.
    private func recorded(_ cells: [String]) throws -> [JournalEntry] {
      let first = session()
      for cell in cells { first.run(cell) }
      let entries = try SessionArchive(directory: directory.path).contents(named: first.name).entries
      #expect(entries == first.entries)
      return entries
    }

    private func outputs(of session: Session) -> [Output] { session.entries.last?.outputs ?? [] }

    @Test func aTrainingIsNotRepeated() throws {
      // What is defined before the training and printed in it tells whether it trained.
      let entries = try recorded([
        Self.model + "\ncount = []",
        """
        class Count(keras.callbacks.Callback):
            def on_epoch_end(self, epoch, logs=None):
                count.append(epoch)
        h = m.fit(x, y, epochs=3, verbose=0)
        g = m.fit(x, y, epochs=2, verbose=0, callbacks=[Count()])
        """, Self.state,
      ])
      #expect(entries[1].trainings.map(\.call) == [1, 2])
      let again = session()
      let resumption = Resumption(entries)
      #expect(resumption.seconds < entries.reduce(0) { $0 + ($1.seconds ?? 0) })
      let report = again.resume(resumption)
      #expect(report.count == 3 && report.failures.isEmpty)
      #expect(report.notes.count == 1)
      #expect(
        report.notes.first?.hasPrefix("cell 2 has the weights that its training ended with, instead of ")
          == true)
      #expect(report.notes.first?.hasSuffix("; its callbacks were not called") == true)
      #expect(again.run("count, g.history['loss'] == m.history.history['loss']") == .value("([], True)"))
      again.run(Self.state)
      #expect(outputs(of: again) == entries[2].outputs && !entries[2].outputs.isEmpty)
      // A session that continued one keeps what that had kept.
      again.run("1")
      let copy = try SessionArchive(directory: directory.path).contents(named: again.name)
      #expect(copy.entries[1].trainings == entries[1].trainings)
    }

    @Test func randomNumbersGoOnAsTheyDid() throws {
      let draw =
        "keras.layers.Dense(1).get_weights() or keras.Sequential([keras.Input((9,)), keras.layers.Dense(1)]).get_weights()"
      let entries = try recorded([Self.model, "h = m.fit(x, y, epochs=3, verbose=0)", draw])
      // Other tests draw from the same source meanwhile.
      let isSame = (0..<10).contains { _ in
        let again = session()
        _ = again.resume(Resumption(Array(entries.prefix(2))))
        again.run(draw)
        return OutputComparison().matches(outputs(of: again), entries[2].outputs)
      }
      #expect(isSame && entries[2].trainings.isEmpty && !entries[2].outputs.isEmpty)
    }

    /// How a lesson takes its cells up again.
    @Test func aCellThatRunsAgainTakesItsWeights() throws {
      let cells = [
        Self.model + "\nimport time",
        """
        start = time.perf_counter()
        h = m.fit(x, y, epochs=3, verbose=0)
        seconds = time.perf_counter() - start
        """, Self.state,
      ]
      let entries = try recorded(cells)
      var kept = try #require(entries[1].trainings.first)
      kept.ending.seconds = 1000
      let again = session()
      again.run(cells[0])
      again.run(cells[1], with: [kept])
      again.run(Self.state)
      #expect(outputs(of: again) == entries[2].outputs && !entries[2].outputs.isEmpty)
      #expect(again.entries[1].trainings == [kept])
      // It measures what the training took.
      #expect(again.run("seconds // 1000") == .value("1.0"))

      // Callbacks are not called again, so such a training is made.
      kept.ending.hasCallbacks = true
      again.run(cells[1], with: [kept])
      #expect(again.run("seconds // 1000") == .value("0.0"))
    }

    @Test func aCellThatNeedsMoreThanWeightsTrainsAgain() throws {
      let cell = """
        made = []
        h = m.fit(x, y, epochs=3, verbose=0)
        made.append(1 / memory(m, batch_size=4, show=False).measured)
        print(len(made))
        """
      let entries = try recorded([Self.model, cell, Self.state])
      let again = session()
      again.run(Self.model)
      again.run(cell, with: entries[1].trainings)
      #expect(outputs(of: again) == [.text("1")])
      #expect(again.entries[1].trainings.count == 1 && again.entries[1].trainings != entries[1].trainings)
    }

    @Test func progressNamesTheTrainingsOfItsCells() throws {
      let entries = try recorded([Self.model, "h = m.fit(x, y, verbose=0)"])
      var progress = LessonProgress(count: 3)
      progress.step = 2
      progress.events = [.prose("A model."), .cell(Self.model)]
      progress.events.append(.cell(entries[1].source, trainings: entries[1].trainings))
      let directories = Directories(data: directory.path, state: directory.path)
      try progress.save(lesson: "a.md", in: directories)
      #expect(try LessonProgress(lesson: "a.md", in: directories, count: 3) == progress)
    }

    @Test func theFirstAnswerCountsAndTheLastGuess() {
      func answer(_ typed: String, isRight: Bool, isGuess: Bool) -> LessonProgress.Answer {
        LessonProgress.Answer(
          id: isGuess ? "guess" : "question", ask: "How many?", typed: typed, outcome: "2", isRight: isRight,
          isGuess: isGuess)
      }
      var progress = LessonProgress(count: 2)
      for isGuess in [false, true] {
        progress.note(answer("", isRight: false, isGuess: isGuess))
        progress.note(answer("1", isRight: false, isGuess: isGuess))
        progress.note(answer("2", isRight: true, isGuess: isGuess))
      }
      #expect(progress.answers.map(\.typed) == ["1", "2"])
      #expect(progress.score == (1, 2))
    }

    @Test func aShortTrainingIsRepeated() {
      let first = session(shortest: 1000)
      first.run(Self.model)
      first.run("h = m.fit(x, y, verbose=0)")
      #expect(first.entries[1].trainings.isEmpty)
    }

    @Test func largeWeightsAreNotKept() {
      let first = session()
      first.runner.trainings?.largest = 35
      first.run(Self.model)
      first.run("h = m.fit(x, y, verbose=0)")
      // Three parameters, with two moments each.
      first.runner.trainings?.largest = 36
      first.run("h = m.fit(x, y, verbose=0)")
      #expect(first.entries.map(\.trainings.count) == [0, 0, 1])
    }

    @Test func weightsThatAreGoneOrDamagedAreTrainedAgain() throws {
      let entries = try recorded([Self.model, "h = m.fit(x, y, epochs=3, verbose=0)", Self.state])
      let kept = try #require(entries[1].trainings.first)
      let path = directory.path + "/" + kept.file
      for isGone in [false, true] {
        if isGone { TextFile.remove(path) } else { try TextFile.write("damaged", to: path) }
        let again = session()
        let report = again.resume(Resumption(Array(entries.prefix(2))))
        #expect(
          report.notes == ["cell 2 trained again: the weights that were kept of it are gone or do not fit"])
        again.run(Self.state)
        #expect(OutputComparison(tolerance: 1e-4).matches(outputs(of: again), entries[2].outputs))
      }
    }

    @Test func weightsOfAnotherModelAreNotTaken() throws {
      var entries = try recorded([Self.model, "h = m.fit(x, y, verbose=0)"])
      entries[0].source = Self.model.replacing("Dense(1)", with: "Dense(1, use_bias=False)")
      let report = session().resume(Resumption(entries))
      #expect(report.count == 2 && report.notes.first?.hasPrefix("cell 2 trained again") == true)
    }

    /// A screen on which Ctrl-C is pressed as soon as it says so.
    private final class StoppedScreen: Screen {
      let (width, isLive) = (80, false)
      func write(_ text: String) { if text.contains("third epoch") { Interruption.request() } }
      func status(_ line: String) {}
      func note(_ text: String) {}
      func show(value: String, number: Int) {}
      func show(error: String) {}
      func showInterrupted() {}
    }

    @Test func anInterruptedTrainingIsBackAsFarAsItCame() throws {
      let first = session(screen: StoppedScreen())
      first.run(Self.model)
      first.run(
        """
        class Told(keras.callbacks.Callback):
            def on_epoch_end(self, epoch, logs=None):
                if epoch == 2: print("third epoch")
        """)
      let ending = first.run("m.fit(x, y, epochs=1000, verbose=0, callbacks=[Told()])\nafter = 1")
      #expect(ending == .interrupted)
      let told = "print(m.get_weights(), m.history.history, len(m.history.epoch))"
      first.run(told)
      #expect(first.entries[2].trainings.first?.ending.wasInterrupted == true)
      let again = session()
      let report = again.resume(Resumption(Array(first.entries.prefix(3))))
      #expect(report.count == 3 && report.stop == nil && report.failures.isEmpty && report.notes.count == 1)
      again.run(told)
      #expect(outputs(of: again) == first.entries[3].outputs && !outputs(of: again).isEmpty)
      #expect(again.run("after") == .failed("Error: undefined `after`\n  1 │ after\n    │ ^^^^^\n"))
    }

    @Test func aJournalTellsAllOfIt() throws {
      var ending = TrainingLog.Ending(
        weights: [], history: ["cell": [1, .infinity, -0.5], "loss": []], epochs: [0, 1, 2], seconds: 12.5)
      (ending.wasInterrupted, ending.hasCallbacks) = (true, true)
      var entry = JournalEntry(number: 1, time: "t", source: "fit", seconds: 13)
      entry.trainings = [KeptTraining(call: 2, file: "s/a.weights.h5", checksum: "0", ending: ending)]
      let line = Array(entry.journalLine.utf8)
      #expect(JournalEntry(journalLine: line[...]) == entry)
      // A lost line break: both are found.
      let twice = JournalContents(line + line)
      #expect(twice.entries == [entry, entry])
    }

    @Test(arguments: [
      "../a.weights.h5", "/a.weights.h5", "s/../a.weights.h5", "s/a.h5", "a.weights.h5", "s/.weights.h5",
    ])
    func aStrangersJournalReadsNoOtherFile(name: String) throws {
      try TextFile.write("x", to: directory.path + "/a.weights.h5")
      let ending = TrainingLog.Ending(weights: [], history: [:], epochs: [], seconds: 1)
      let kept = KeptTraining(call: 1, file: name, checksum: Array("x".utf8).checksum, ending: ending)
      #expect(kept.ending(in: directory.path + "/s") == nil)
      #expect(kept.ending(in: directory.path) == nil)
    }
  }
}
