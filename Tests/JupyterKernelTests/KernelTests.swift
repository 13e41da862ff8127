import Engine
import Formats
import Glibc
import Notebooks
import TestSupport
import Testing

@testable import JupyterKernel

/// Requests and their answers, without sockets.
@Suite(.serialized) struct KernelTests {
  @Test func aCellIsAnsweredInOrder() throws {
    let scene = try Scene()
    let request = scene.cell("print('a')\n6 * 7")
    let sent = scene.sent(for: request)
    #expect(
      sent.map(\.kind) == ["status", "execute_input", "stream", "execute_result", "execute_reply", "status"])
    #expect(sent.allSatisfy { $0.parent == request.message.header })
    #expect(sent[0].content == ["execution_state": "busy"])
    #expect(sent[1].content == ["code": "print('a')\n6 * 7", "execution_count": 1])
    #expect(sent[2].content == ["name": "stdout", "text": "a\n"])
    #expect(sent[3].content["data"] == ["text/plain": "42"])
    #expect(sent[3].content["execution_count"] == 1)
    #expect(sent[4].channel == .shell)
    #expect(sent[4].identities == [[1]])
    #expect(
      sent[4].content == ["status": "ok", "payload": [], "user_expressions": [:], "execution_count": 1])
    #expect(sent[5].content == ["execution_state": "idle"])
  }

  @Test func silentCellsShowNothingAndHaveNoNumber() throws {
    let scene = try Scene()
    let silent = scene.run("a = 1\nprint(a)\na", ["silent": true])
    #expect(silent.published.isEmpty)
    #expect(silent.reply["status"] == "ok")
    #expect(scene.run("a").reply["execution_count"] == 1)
    let aside = scene.run("a + 1", ["store_history": false])
    #expect(aside.published.map(\.kind) == ["execute_result"])
    #expect(scene.run("_").published.first?.content["data"] == ["text/plain": "1"])
    #expect(scene.run("2").reply["execution_count"] == 3)
  }

  @Test func userExpressionsHaveValuesOrErrors() throws {
    let scene = try Scene()
    let reply = scene.run("a = 'x'", ["user_expressions": ["one": "a * 2", "two": "b"]]).reply
    let found = reply["user_expressions"]
    #expect(found?["one"] == ["status": "ok", "data": ["text/plain": "'xx'"], "metadata": [:]])
    #expect(found?["two"]?["status"] == "error")
    #expect(found?["two"]?["ename"] == "NameError")
  }

  /// Code, the exception's class, and the text after it.
  static let failures: [(String, String, String)] = [
    ("1 / 0", "ZeroDivisionError", "division by zero"),
    ("raise ValueError('no')", "ValueError", "no"),
    ("class Odd(Exception): pass\nraise Odd('so')", "Odd", "so"),
    ("x = ", "SyntaxError", "expected an expression after `=`, found the end of the line"),
    ("open('/none')", "PermissionError", ""),
    ("%nothing_such", "Error", "unknown magic %nothing_such"),
  ]

  @Test(arguments: failures) func aFailureHasItsClass(code: String, name: String, value: String) throws {
    let scene = try Scene()
    let (reply, published) = scene.run(code)
    #expect(reply["status"] == "error")
    #expect(reply["ename"]?.string == name)
    #expect(reply["evalue"]?.string?.hasPrefix(value) == true)
    #expect(published.map(\.kind) == ["error"])
    #expect(published.first?.content["traceback"] == reply["traceback"])
    #expect(reply["traceback"]?.array?.first?.string?.contains("Error:") == true)
  }

  @Test func theMarksOfAMessageAreColoured() throws {
    let lines = try Scene().run("values = [1]\nvalues[3]").reply["traceback"]?.array?.compactMap(\.string)
    #expect(lines?.first?.hasPrefix("\u{1B}[1;31mError:\u{1B}[0m ") == true)
    #expect(lines?.contains { $0.contains("values[3]") } == true)
  }

  @Test func cellsThatWaitBehindAFailureAreDropped() throws {
    let scene = try Scene()
    let waiting = [scene.cell("a = 1"), scene.cell("a = 2")]
    waiting.forEach(scene.inbox.add)
    scene.inbox.add(scene.request("is_complete_request", ["code": "1"]))
    let replies = scene.sent(for: scene.cell("1 / 0")).filter { $0.channel == .shell }
    #expect(replies.map { $0.content["status"] } == ["error", "aborted", "aborted"])
    #expect(replies.dropFirst().map(\.parent) == waiting.map(\.message.header))
    #expect(scene.inbox.next()?.kind == "is_complete_request")
    scene.inbox.add(scene.cell("b = 1"))
    let first = scene.sent(for: scene.cell("1 / 0", ["stop_on_error": false]))
    #expect(first.filter { $0.channel == .shell }.count == 1)
    #expect(scene.inbox.next()?.isExecution == true)
  }

  @Test func interruptsAreForCellsThatAreThere() throws {
    let scene = try Scene()
    scene.inbox.interrupt()
    #expect(!Interruption.isRequested)
    scene.inbox.add(scene.cell("while True: pass"))
    scene.inbox.interrupt()
    let request = try #require(scene.inbox.next())
    let sent = scene.sent(for: request)
    #expect(sent.first { $0.kind == "error" }?.content["ename"] == "KeyboardInterrupt")
    #expect(sent.first { $0.channel == .shell }?.content["ename"] == "KeyboardInterrupt")
    #expect(!Interruption.isRequested)
  }

  @Test func aClosedInboxEndsTheKernel() throws {
    let scene = try Scene()
    scene.inbox.add(scene.cell("1"))
    scene.inbox.close()
    scene.kernel.run()
    #expect(scene.outbox.isFinished)
    #expect(scene.taken().isEmpty)
  }

  // MARK: - Outputs

  @Test func figuresAndTablesHaveTheirFormats() throws {
    let scene = try Scene()
    let figure = scene.run("import matplotlib.pyplot as plt\nplt.plot([1, 4, 9])\nplt.show()").published
    #expect(figure.map(\.kind) == ["display_data"])
    let data = figure.first?.content["data"]
    #expect(data?["image/svg+xml"]?.string?.hasPrefix("<svg") == true)
    #expect(data?["text/plain"]?.string?.isEmpty == false)
    #expect(figure.first?.content["metadata"]?["image/svg+xml"]?["alt"]?.string?.isEmpty == false)
    let table = scene.run("import pandas as pd\npd.DataFrame({'a': [1, 2]})").published
    #expect(table.map(\.kind) == ["execute_result"])
    #expect(table.first?.content["data"]?["text/html"]?.string?.contains("<table") == true)
  }

  @Test func displaysCanBeReplaced() throws {
    let scene = try Scene()
    let published = scene.run(
      """
      from IPython.display import display, update_display, clear_output, HTML, Markdown
      handle = display(HTML('<b>1</b>'), display_id='a')
      handle.update(HTML('<b>2</b>'))
      update_display(Markdown('*3*'), display_id='a')
      clear_output(wait=True)
      HTML('<i>4</i>')
      """
    ).published
    #expect(
      published.map(\.kind) == [
        "display_data", "update_display_data", "update_display_data", "clear_output", "execute_result",
      ])
    #expect(published[0].content["data"] == ["text/html": "<b>1</b>", "text/plain": "<b>1</b>"])
    #expect(published[0].content["transient"] == ["display_id": "a"])
    #expect(published[2].content["data"]?["text/markdown"] == "*3*")
    #expect(published[3].content == ["wait": true])
    #expect(published[4].content["data"]?["text/html"] == "<i>4</i>")
  }

  @Test func printedTextIsOneMessageForEachStream() throws {
    let published = try Scene().run(
      "import sys\nfor i in range(100): print(i)\nprint('note', file=sys.stderr)\nprint('end')"
    ).published
    #expect(published.map { $0.content["name"] } == ["stdout", "stderr", "stdout"])
    #expect(published.last?.content["text"] == "end\n")
  }

  @Test func progressIsOneDisplayAndEmptyInTheEnd() throws {
    let scene = try Scene()
    let screen = scene.kernel.screen
    screen.begin(scene.cell(""), isSilent: false, allowsInput: false)
    screen.status("1/3")
    screen.status("too soon for another")
    usleep(110_000)
    screen.status("2/3")
    screen.write("3/3\n")
    usleep(110_000)
    screen.status("the next epoch")
    screen.write("end\n")
    let sent = scene.taken()
    let update = "update_display_data"
    #expect(sent.map(\.kind) == ["display_data", update, update, "stream", update, update, "stream"])
    let shown = sent.filter { $0.kind != "stream" }
    let lines = shown.map { $0.content["data"]?["text/plain"]?.string }
    #expect(lines == ["1/3", "2/3", "", "the next epoch", ""])
    #expect(Set(shown.map { $0.content["transient"]?["display_id"]?.string }).count == 1)
    screen.begin(scene.cell(""), isSilent: true, allowsInput: false)
    usleep(110_000)
    screen.status("nothing of this")
    screen.status("")
    #expect(scene.taken().isEmpty)
  }

  @Test func helpIsAPageAndCodeIsOffered() throws {
    let scene = try Scene()
    let page = scene.run("zip?").reply["payload"]?.array
    #expect(page?.count == 1)
    #expect(page?.first?["source"] == "page")
    #expect(page?.first?["data"]?["text/plain"]?.string?.contains("zip(") == true)
    _ = scene.run("a = 1")
    let offer = scene.run("%recall").reply["payload"]
    #expect(offer == [["source": "set_next_input", "text": "a = 1", "replace": false]])
    #expect(scene.run("quit").reply["payload"] == [["source": "ask_exit", "keepkernel": false]])
  }

  // MARK: - Questions

  @Test func namesAreCompleted() throws {
    let scene = try Scene()
    let reply = scene.reply("complete_request", ["code": "é = zi\nb", "cursor_pos": 6])
    #expect(reply["matches"] == ["zip"])
    #expect(reply["cursor_start"] == 4)
    #expect(reply["cursor_end"] == 6)
    let kinds = reply["metadata"]?["_jupyter_types_experimental"]?.array
    #expect(kinds == [["text": "zip", "type": "class", "start": 4, "end": 6]])
  }

  static let places: [(String, Int, String?)] = [
    ("np.mean(x)", 5, "np.mean"), ("np.mean(x)", 1, "np"), ("np.mean(x)", 9, "x"), ("a + b", 2, nil),
    ("1.5", 3, nil), ("", 7, nil), ("épée.x", 3, "épée"),
  ]

  @Test(arguments: places) func namesAroundAPlace(code: String, place: Int, name: String?) {
    #expect(Kernel.name(in: code, at: place) == name)
  }

  @Test func helpIsFound() throws {
    let scene = try Scene()
    let call = scene.reply("inspect_request", ["code": "zip(", "cursor_pos": 4])
    #expect(call["found"] == true)
    #expect(call["data"]?["text/plain"]?.string?.contains("zip(") == true)
    let none = scene.reply("inspect_request", ["code": "nothing_such", "cursor_pos": 3])
    #expect(none == ["status": "ok", "found": false, "metadata": [:], "data": [:]])
  }

  static let pieces: [(String, JSON)] = [
    ("1", ["status": "complete"]), ("x = )", ["status": "invalid"]),
    ("for i in x:", ["status": "incomplete", "indent": "    "]),
    ("def f():\n  if x:\n    y = (1,", ["status": "incomplete", "indent": "    "]),
    ("'''a", ["status": "incomplete", "indent": ""]),
  ]

  @Test(arguments: pieces) func completeness(code: String, reply: JSON) throws {
    #expect(try Scene().reply("is_complete_request", ["code": .string(code)]) == reply)
  }

  @Test func theHistoryIsThatOfTheSession() throws {
    let scene = try Scene()
    for code in ["a = 1", "a + 1", "a = 1", "print(a)"] { _ = scene.run(code) }
    func cells(_ content: JSON) -> JSON? { scene.reply("history_request", content)["history"] }
    #expect(cells(["hist_access_type": "tail", "n": 2]) == [[1, 3, "a = 1"], [1, 4, "print(a)"]])
    #expect(
      cells(["hist_access_type": "tail", "n": 3, "output": true])
        == [[1, 2, ["a + 1", "2"]], [1, 3, ["a = 1", .null]], [1, 4, ["print(a)", .null]]])
    #expect(
      cells(["hist_access_type": "range", "session": 0, "start": 1, "stop": 3])
        == [[1, 1, "a = 1"], [1, 2, "a + 1"]])
    #expect(cells(["hist_access_type": "range", "session": -1]) == [])
    #expect(
      cells(["hist_access_type": "search", "pattern": "a*", "unique": true])
        == [[1, 2, "a + 1"], [1, 3, "a = 1"]])
    #expect(cells(["hist_access_type": "search", "pattern": "*1", "n": 1]) == [[1, 3, "a = 1"]])
    #expect(cells(["hist_access_type": "tail", "n": -5]) == [])
  }

  @Test func theHistoryHasTheSessionsBefore() throws {
    let folder = try TemporaryFolder()
    let file = HistoryFile(path: folder.path("kernel-history"))
    func scene() throws -> Scene { try Scene(past: KernelHistory(file)) }
    let first = try scene()
    for code in ["a = 1", "def f():\n    return 2", "%time 1"] { _ = first.run(code) }
    _ = first.run("quiet", ["silent": true])
    _ = first.run(" \n")
    let second = try scene()
    _ = second.run("b = 3", ["store_history": false])
    _ = second.run("b = 2")
    file.append("no head")
    let third = try scene()
    _ = third.run("c")
    func cells(_ content: JSON, in scene: Scene) -> JSON? {
      scene.reply("history_request", content)["history"]
    }
    #expect(
      cells(["hist_access_type": "tail", "n": 3], in: third) == [
        [1, 3, "%time 1"], [2, 1, "b = 2"], [3, 1, "c"],
      ])
    for session in [-2, 1] as [JSON] {
      #expect(
        cells(["hist_access_type": "range", "session": session, "stop": 3, "output": true], in: third)
          == [[1, 1, ["a = 1", .null]], [1, 2, ["def f():\n    return 2", .null]]])
    }
    #expect(cells(["hist_access_type": "range", "session": 0], in: third) == [[3, 1, "c"]])
    #expect(cells(["hist_access_type": "range", "session": -3], in: third) == [])
    #expect(cells(["hist_access_type": "search", "pattern": "?=*"], in: third) == [])
    #expect(
      cells(["hist_access_type": "search", "pattern": "? = *"], in: third) == [
        [1, 1, "a = 1"], [2, 1, "b = 2"],
      ])
    // What others run later is not inserted before it.
    _ = first.run("late")
    #expect(cells(["hist_access_type": "range", "session": 1, "start": 4], in: third) == [])
  }

  /// Requests without what they need.
  static let lacking: [(String, String)] = [
    ("execute_request", "a text `code`"), ("complete_request", "a text `code`"),
    ("inspect_request", "a text `code`"), ("is_complete_request", "a text `code`"),
    ("history_request", "a `hist_access_type` of tail, range or search"),
  ]

  @Test(arguments: lacking) func requestsThatLackSomething(kind: String, expected: String) throws {
    #expect(
      try Scene().reply(kind, ["code": 7]) == .failure("ValueError", "\(kind) expects \(expected)"))
  }

  @Test func whatIsNotThereIsAnswered() throws {
    let scene = try Scene()
    let information = scene.reply("kernel_info_request", [:])
    #expect(information["protocol_version"] == "5.4")
    #expect(information["language_info"]?["name"] == "python")
    #expect(information["supported_features"] == [])
    #expect(scene.reply("comm_info_request", [:]) == ["status": "ok", "comms": [:]])
    #expect(scene.reply("list_subshell_request", [:]) == ["status": "ok", "subshell_id": []])
    #expect(scene.reply("create_subshell_request", [:])["ename"] == "NotImplementedError")
    #expect(scene.reply("delete_subshell_request", ["subshell_id": "a"])["ename"] == "KeyError")
    #expect(scene.reply("debug_request", ["seq": 3, "command": "attach"])["success"] == false)
    var request = scene.cell("a = 1")
    request.message.header = request.message.header + ["subshell_id": "a"]
    #expect(scene.sent(for: request).first { $0.channel == .shell }?.content["ename"] == "KeyError")
    #expect(scene.sent(for: scene.request("no_such", [:])).map(\.kind) == ["status", "status"])
    let comm = scene.sent(for: scene.request("comm_open", ["comm_id": "c", "target_name": "t"]))
    #expect(comm.map(\.kind) == ["status", "comm_close", "status"])
    #expect(comm[1].content["comm_id"] == "c")
  }

  // MARK: - Installing

  @Test func placesOfTheSpecification() throws {
    func folder(_ place: KernelSpecification.Place, _ environment: [String: String]) throws -> String {
      try KernelSpecification.dataFolder(at: place, environment: environment)
    }
    #expect(try folder(.user, ["HOME": "/h"]) == "/h/.local/share/jupyter")
    #expect(try folder(.user, ["HOME": "/h", "XDG_DATA_HOME": "/d"]) == "/d/jupyter")
    #expect(try folder(.user, ["HOME": "/h", "JUPYTER_DATA_DIR": "/j"]) == "/j")
    #expect(try folder(.prefix("/usr/local"), [:]) == "/usr/local/share/jupyter")
    #expect(try folder(.environment, ["VIRTUAL_ENV": "/v"]) == "/v/share/jupyter")
    #expect(throws: KernelSpecification.PlaceFault.self) { try folder(.user, [:]) }
    #expect(throws: KernelSpecification.PlaceFault.self) { try folder(.environment, ["PATH": "/none/bin"]) }
  }
}
