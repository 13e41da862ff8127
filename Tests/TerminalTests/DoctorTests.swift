import Formats
import Foundation
import Testing

@testable import Notebooks
@testable import fieldbook

/// `fieldbook FILE`, `doctor`, `manual`, and what the prompt answers beside cells.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DoctorTests {
  let program: Program

  init() throws { program = try Program() }

  @Test func aFileIsRun() throws {
    try program.home.write("print(6 * 7)\n", to: "a.py")
    #expect(try program.run("a.py") == Program.Result(output: "42\n", errors: "", status: 0))
    #expect(try program.run("./a.py").output == "42\n")
    #expect(try program.run("none.py").errors == "Error: cannot read none.py: no such file or directory\n")
    let typo = try program.run("lessen")
    #expect(typo.status == 2)
    #expect(typo.errors.contains("no command and no file lessen; did you mean `fieldbook lesson`?"))
  }

  @Test func theDoctorSaysWhatIsThere() throws {
    try program.home.write("# A lesson\n", to: "lessons/01-a.md")
    let well = try program.run("doctor")
    #expect(well.status == 0)
    for name in [
      "engine", "processor", "MNIST", "sessions", "lessons", "figures", "network", "Jupyter", "terminal",
    ] {
      #expect(well.output.contains("  \(name) "), "doctor does not tell of \(name)")
    }
    let ill = try program.run("doctor", environment: ["FIELDBOOK_LESSONS": "/nowhere", "HOME": "/proc"])
    #expect(ill.status == 1)
    #expect(ill.output.contains("no  lessons"))
    #expect(ill.output.contains("no  sessions"))
    #expect(ill.output.hasSuffix("missing: sessions, lessons\n"))
  }

  @Test func theInstructionsAreLimited() throws {
    let code = """
      import numpy, keras
      keras.utils.set_random_seed(1)
      x = numpy.linspace(-1, 1, 4 * 9 * 9 * 3).reshape(4, 9, 9, 3)
      layers = keras.layers
      m = keras.Sequential([keras.Input((9, 9, 3)), layers.Conv2D(19, 3, activation="gelu"), layers.BatchNormalization(),
        layers.DepthwiseConv2D(3), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(5, activation="softmax")])
      m.compile("adam", "sparse_categorical_crossentropy")
      losses = m.fit(x, numpy.arange(4), epochs=4, batch_size=4, verbose=0, shuffle=False).history["loss"]
      print(*(round(loss, 4) for loss in losses))
      """
    let all = try program.run("-c", code)
    #expect(all.status == 0 && all.output.split(separator: " ").count == 4, "\(all)")
    for (limit, own) in [("avx2", "AVX2"), ("sse2", "the baseline")] {
      let environment = ["FIELDBOOK_ISA": limit]
      let told = try program.run("doctor", environment: environment).output.split { $0.isWhitespace }
        .joined(separator: " ")
      #expect(told.contains("other kernels \(own), limited by FIELDBOOK_ISA=\(limit)"), "\(told)")
      #expect(!told.contains("AVX-512"))
      #expect(try program.run("-c", code, environment: environment) == all)
    }
    let wrong = try program.run("--version", environment: ["FIELDBOOK_ISA": "avx3"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("FIELDBOOK_ISA is avx3; expected avx2 or sse2, or nothing for all"))
  }

  @Test func theKernelIsInstalled() throws {
    let path = program.home.path(".local/share/jupyter/kernels/fieldbook")
    let done = try program.run("jupyter", "install", "--allow", program.home.path)
    #expect(done.status == 0)
    #expect(done.output == "the kernel is installed in \(path)\n")
    let text = try String(contentsOfFile: path + "/kernel.json", encoding: .utf8)
    let specification = try #require(JSON(text))
    #expect(specification["display_name"] == "Fieldbook")
    let arguments = specification["argv"]?.array?.compactMap(\.string) ?? []
    #expect(arguments.first?.hasSuffix("/fieldbook") == true)
    #expect(arguments.dropFirst().prefix(3) == ["jupyter", "kernel", "{connection_file}"])
    #expect(arguments.suffix(2).first == "--allow")
    let prefixed = try program.run("jupyter", "install", "--prefix", program.home.path("p"))
    #expect(prefixed.output.contains("p/share/jupyter/kernels/fieldbook"))
    #expect(try program.run("jupyter", "install", "--user", "--sys-prefix").status == 2)
    let environment = ["VIRTUAL_ENV": program.home.path("v")]
    #expect(try program.run("jupyter", "install", "--sys-prefix", environment: environment).status == 0)
    #expect(
      FileManager.default.fileExists(
        atPath: program.home.path("v/share/jupyter/kernels/fieldbook/kernel.json")))
  }

  @Test func aConnectionFileIsChecked() throws {
    let absent = try program.run("jupyter", "kernel", "none.json")
    #expect(absent.status == 2)
    #expect(absent.errors == "Error: cannot read none.json: no such file or directory\n")
    try program.home.write("[1]", to: "a.json")
    #expect(
      try program.run("jupyter", "kernel", "a.json").errors.hasPrefix(
        "Error: a.json is no connection file of Jupyter: expected a JSON object\n"))
    try program.home.write("{\"ip\": \"127.0.0.1\", \"key\": \"\"}", to: "b.json")
    #expect(try program.run("jupyter", "kernel", "b.json").errors.contains("shell_port is missing"))
  }

  @Test func themesFollowTheEnvironment() {
    func theme(_ variables: [String: String]) -> String { Theme.automatic { variables[$0] }.name }
    #expect(theme([:]) == "dark")
    #expect(theme(["COLORFGBG": "15;0"]) == "dark")
    #expect(theme(["COLORFGBG": "0;15"]) == "light")
    #expect(theme(["COLORFGBG": "0;default;15"]) == "light")
    #expect(theme(["COLORFGBG": "0;15", "FIELDBOOK_THEME": "none"]) == "none")
    for theme in Theme.all where !theme.isPlain {
      for role in Theme.Role.allCases {
        #expect(!theme.start(role).isEmpty)
        #expect(theme.paint("a", role) == theme.start(role) + "a\u{1B}[0m")
      }
    }
    #expect(Theme.none.paint("a", .error) == "a")
  }

  @Test func wordsInNeedAreAnswered() throws {
    let (terminal, process) = try program.startAtPrompt(columns: 80, rows: 30)
    terminal.type("skip\r")
    terminal.wait(for: "`skip` is a word of lessons")
    terminal.type("help\r")
    terminal.wait(for: "?NAME the help on a name")
    terminal.type("help sum\r")
    terminal.wait(for: "sum(")
    terminal.type("help keys\r")
    terminal.wait(for: "?Ctrl-R tells more about a key.")
    terminal.type("help Ctrl+R\r")
    terminal.wait(for: "search earlier cells")
    terminal.type("?Page\t\t")
    terminal.wait(for: "Page Down")
    terminal.type(Key.control("U") + "?%who\t")
    terminal.wait(for: "%whos")
    terminal.type(Key.control("U") + "skip = 3\r")
    terminal.wait(for: "In [2]:")
    terminal.type("skip\r")
    terminal.wait(for: "Out[2]: 3")
    terminal.wait(for: "In [3]:")
    // A blank line stands between an output and the next prompt.
    #expect(terminal.model.text.contains("Out[2]: 3\n\nIn [3]:"))
    terminal.type("quit\r")
    #expect(Program.wait(for: process) == 0)
  }

  @Test func theEditorsTextIsOffered() throws {
    let terminal = try Pseudoterminal(columns: 80, rows: 30)
    let process = try program.start(on: terminal, environment: ["EDITOR": "sed -i s/6/60/"])
    terminal.wait(for: "In [1]:")
    terminal.type("6 * 7\r")
    terminal.wait(for: "Out[1]: 42")
    terminal.wait(for: "In [2]:")
    terminal.type("%edit\r")
    terminal.wait(for: "60 * 7")
    terminal.type("\r")
    terminal.wait(for: "Out[2]: 420")
    terminal.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
  }

  @Test func theEditorFindsTheTerminalAsTheSessionDid() throws {
    let terminal = try Pseudoterminal(columns: 80, rows: 30)
    let modes = "f() { stty -a | grep -owE -e '-?(icrnl|icanon|echo)' | tr -- - _ > \"$1\"; }; f"
    let process = try program.start(on: terminal, environment: ["EDITOR": modes])
    terminal.wait(for: "In [1]:")
    terminal.type("1\r")
    terminal.wait(for: "In [2]:")
    for keys in ["%edit\r", Key.control("X") + Key.control("E")] {
      terminal.type(keys)
      terminal.wait(for: "icanon")
      terminal.wait(for: "echo")
      #expect(!terminal.model.text.contains("_icanon"))
      #expect(!terminal.model.text.contains("_echo"))
      #expect(!terminal.model.text.contains("_icrnl"))
      terminal.type(Key.control("C") + Key.control("L"))
      terminal.wait { !$0.text.contains("icanon") }
    }
    terminal.type(Key.control("D"))
    #expect(Program.wait(for: process) == 0)
  }
}
