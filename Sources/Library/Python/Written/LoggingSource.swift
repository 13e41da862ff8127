import Evaluator

extension WrittenModules {
  /// A topic a file.
  static let logging = WrittenModule(
    "logging", doc: "Messages with levels.",
    [loggingLevels, loggingRecords, loggingHandlers, loggingLoggers]
      .joined(separator: "\n\n"))

  /// The levels and their names.
  private static let loggingLevels = #"""
    import sys as _sys
    import time as _time
    import os as _os
    import re as _re
    import traceback as _traceback
    import weakref as _weakref
    from string import Formatter as _FieldReader, Template as _Template

    CRITICAL = FATAL = 50
    ERROR, WARNING, WARN, INFO, DEBUG, NOTSET = 40, 30, 30, 20, 10, 0
    raiseExceptions = True
    # All handlers, those with a name by it; for shutdown.
    _handlers, _handlerList = _weakref.WeakValueDictionary(), []
    _names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
    _numbers = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}
    _start = _time.time()

    _levelToName, _nameToLevel = _names, _numbers

    def getLevelName(level):
        """The name of a level, or its number."""
        if level in _names:
            return _names[level]
        return _numbers[level] if level in _numbers else f'Level {level}'

    def getLevelNamesMapping():
        """The numbers of the levels by name."""
        return dict(_numbers)

    def addLevelName(level, levelName):
        """Gives a level a name."""
        _names[level], _numbers[levelName] = levelName, level

    def _level(level):
        if isinstance(level, int):
            return level
        if not isinstance(level, str):
            raise TypeError(f'Level not an integer or a valid string: {level!r}')
        if level not in _numbers:
            raise ValueError(f'Unknown level: {level!r}')
        return _numbers[level]
    """#
}
