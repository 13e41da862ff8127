import Notebooks

extension LessonWalk {
  /// Offers a cell until it has run, changed or not, or is passed over.
  ///
  /// A cell that fails or is stopped comes again, as it was typed last; after Ctrl-C, which gives a free prompt, it comes as the lesson has it.
  mutating func offer(_ code: CodeCell) -> Turn {
    var offered = code.source
    while true {
      let number = session.nextNumber
      guard var entered = entered(behind: offered, { $0.read(number: number, offer: offered) }) else {
        return .leave
      }
      if case .dropped = entered {
        guard let word = play() else { return .leave }
        entered = .word(word)
        offered = code.source
      }
      switch entered {
      case .dropped: break
      case .word(.skip): return .on
      case .word(.back): return .back
      case .word(.next): if let turn = take(code.source, of: code, &offered) { return turn }
      case .word(.hint), .word(.answer):
        note("a cell is run, not answered: Enter runs it, `skip` goes on without")
      case .word: break
      case .text(let source):
        if source.trimmingBlanks.isEmpty {
          offered = code.source
        } else if let turn = take(source, of: code, &offered) {
          return turn
        }
      }
    }
  }

  /// Runs what was entered in a cell's place; nil where the cell comes again.
  private mutating func take(_ source: String, of code: CodeCell, _ offered: inout String) -> Turn? {
    switch run(source) {
    case nil:
      let offer = session.takeOffer()
      if !offer.isEmpty { offered = offer }
      return nil
    case .done, .value, .table: return .on
    case .failed where source == code.source && code.isRecordedToFail:
      progress.events.append(.cell(source))
      return .on
    case .failed, .interrupted:
      note("the cell comes again: mend it, or type skip to go on without it")
      offered = source
      return nil
    }
  }
}
