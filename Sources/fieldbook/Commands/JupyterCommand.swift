import ArgumentParser
import Evaluator
import Files
import Glibc
import JupyterKernel
import Notebooks

/// `fieldbook jupyter`: Fieldbook as a kernel of Jupyter's front ends.
struct JupyterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jupyter", abstract: "Be a kernel for Jupyter's front ends: JupyterLab, VS Code and others.",
    discussion:
      "`fieldbook jupyter install` tells Jupyter of it; then a notebook can choose the kernel Fieldbook.",
    subcommands: [Install.self, RunKernel.self])
}

extension JupyterCommand {
  /// `fieldbook jupyter install`: writes the kernel's specification.
  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell Jupyter of the kernel: writes the folder by which it is found.",
      discussion: "What is given as --allow and --allow-network is allowed to all notebooks of the kernel.")

    @Flag(help: "For this user, which is the default.")
    var user = false

    @Option(
      help: ArgumentHelp("Below a folder: FOLDER/share/jupyter/kernels/fieldbook.", valueName: "folder"))
    var prefix: String?

    @Flag(help: "For the Python environment that is active.")
    var sysPrefix = false

    @OptionGroup var access: AccessOptions

    func validate() throws {
      guard [user, prefix != nil, sysPrefix].count(where: { $0 }) <= 1 else {
        throw ValidationError("give one of --user, --prefix and --sys-prefix")
      }
    }

    func run() throws {
      let place: KernelSpecification.Place =
        prefix.map { .prefix($0) } ?? (sysPrefix ? .environment : .user)
      let options =
        access.allowed.flatMap { ["--allow", FileAccess.resolved(absolute($0))] }
        + (access.allowNetwork ? ["--allow-network"] : [])
      let environment = BaseDirectory.environment(of: KernelSpecification.variables)
      let data: String
      do {
        data = try KernelSpecification.dataFolder(at: place, environment: environment)
      } catch {
        throw ValidationError(error.description)
      }
      let specification = KernelSpecification(program: try ownPath(), options: options)
      let folder = try specification.write(below: data)
      var pipe = OutputPipe(STDOUT_FILENO)
      pipe.write("the kernel is installed in \(folder)\n")
      pipe.flush()
      do {
        _ = try SocketContext.version()
      } catch {
        Fieldbook.remark(error.description)
      }
    }

    private func absolute(_ path: String) -> String {
      path.hasPrefix("/") ? path : FileAccess.workingFolder + "/" + path
    }

    /// The path of this program.
    private func ownPath() throws -> String {
      guard let path = ProgramFolder.program else {
        throw ValidationError("the path of this program cannot be read from /proc/self/exe")
      }
      return path
    }
  }

  /// `fieldbook jupyter kernel`: what a front end starts.
  struct RunKernel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "kernel", abstract: "Run a kernel; front ends start it.",
      discussion: "It listens where the connection file says, and ends with the front end that started it.")

    @Argument(help: ArgumentHelp("The connection file.", valueName: "file"))
    var file: String

    @OptionGroup var access: AccessOptions

    func run() throws {
      let connection: ConnectionFile
      let (inbox, outbox) = (Inbox(), Outbox())
      let channels: Channels
      let information: KernelInformation
      do {
        connection = try ConnectionFile(contentsOf: file)
        information = KernelInformation(version: Fieldbook.version, connection: connection)
        channels = try Channels(connection, information: information, inbox: inbox, outbox: outbox)
      } catch let fault as any CustomStringConvertible & Error where !(fault is FileFault) {
        throw ValidationError(fault.description)
      }
      channels.start()
      DisplayWidth.prepare()
      // Cells run on a thread with a large stack: this one, for all of them.
      LargeStack.run {
        let screen = KernelScreen(inbox: inbox, outbox: outbox)
        let recorder = Recorder(screen)
        let session = Session(
          runner: InterpreterRunner(console: recorder), recorder: recorder, screen: screen,
          header: SessionHeader(version: Fieldbook.version, seed: nil))
        let past = KernelHistory(Directories.ofProcess.map { HistoryFile(path: $0.kernelHistory) })
        Kernel(
          session, screen: screen, information: information, inbox: inbox, outbox: outbox, past: past
        ).run()
      }
      channels.join()
    }
  }
}
