import os, tempfile; os.chdir(tempfile.mkdtemp())
import logging, sys, io
buf = io.StringIO()
logging.basicConfig(force=True, stream=buf, level=logging.INFO, format='%(levelname)s %(name)s: %(message)s')
log = logging.getLogger('train'); log.info('epoch %d loss %.3f', 1, 0.12345); log.debug('hidden'); log.warning('careful'); logging.error('root %s', 'x')
try: 1/0
except ZeroDivisionError: log.exception('failed')
print(buf.getvalue().split('Traceback')[0])
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('[{levelname}] {message}', style='{')); l2 = logging.getLogger('a.b'); l2.addHandler(h); l2.propagate = False; l2.setLevel('DEBUG'); l2.debug('hi'); l2.log(25, 'custom')
print(log.isEnabledFor(logging.DEBUG), l2.parent.name, logging.getLevelName(30), l2, logging.getLogger('a.b') is l2, log.level, log.getEffectiveLevel())
f = logging.FileHandler('t.log'); f.setFormatter(logging.Formatter('%(asctime)s %(message)s', datefmt='%Y')); l2.addHandler(f); l2.info('to file'); print(open('t.log').read()[4:]) #> INFO train: epoch 1 loss 0.123⏎WARNING train: careful⏎ERROR root: root x⏎ERROR train: failed⏎⏎[DEBUG] hi⏎[Level 25] custom⏎False root WARNING <Logger a.b (DEBUG)> True 0 20⏎[INFO] to file⏎ to file
---
import io, logging
buffer = io.StringIO()
def t(f):
    try: return str(f())
    except Exception as e: return f'{type(e).__name__}: {e}'
def written():
    text = buffer.getvalue(); buffer.seek(0); buffer.truncate(); return text
h = logging.StreamHandler(buffer); h.setLevel(logging.WARNING); h.setFormatter(logging.Formatter('$name -> $message', style='$')); own = logging.getLogger('own'); own.addHandler(h); own.propagate = False; own.setLevel('INFO')
class Quiet(logging.Filter):
    def filter(self, record):
        record.msg = record.msg.replace('!', '.'); return 'secret' not in record.msg
own.addFilter(Quiet()); own.info('no'); own.warning('yes %(a)s!', {'a': 5}); own.error('a secret'); own.removeFilter(own.filters[0]); own.critical('plain!')
written() #= 'own -> yes 5.\nown -> plain!\n'
h.formatter._style._fmt, h.formatter.usesTime(), logging.Formatter('{asctime} {message}', style='{').usesTime(), own.handlers == [h], h, logging.NullHandler(), logging.lastResort.level #= ('$name -> $message', False, True, True, <StreamHandler (WARNING)>, <NullHandler (NOTSET)>, 30)
t(lambda: logging.Formatter('{message', style='{')), t(lambda: logging.Formatter('plain')), t(lambda: logging.Formatter('{a:Q}', style='{')), t(lambda: logging.Formatter('$', style='$')), t(lambda: logging.Formatter('{x}', style='!')), t(lambda: logging.getLogger(5)), t(lambda: logging.Formatter('%(nope)s').format(logging.makeLogRecord({'msg': 'a'}))) #= ("ValueError: invalid format: expected '}' before end of string", "ValueError: Invalid format 'plain' for '%' style", "ValueError: invalid format: bad specifier: 'Q'", "ValueError: invalid format: bare '$' not allowed", 'ValueError: Style must be one of: %,{,$', 'TypeError: A logger name must be a string', "ValueError: Formatting field not found in record: 'nope'")
record = logging.LogRecord('n', logging.INFO, 'path/x.py', 3, 'msg %s', ('a',), None); record, record.getMessage(), record.filename, record.module, logging.Formatter().format(record), logging.makeLogRecord({'msg': 'hey'}).getMessage() #= (<LogRecord: n, 20, path/x.py, 3, "msg %s">, 'msg a', 'x.py', 'x', 'msg a', 'hey')
adapter = logging.LoggerAdapter(own, {'run': 7}); adapter.error('adapted'); written(), adapter, adapter.isEnabledFor(10), adapter.name #= ('own -> adapted\n', <LoggerAdapter own (INFO)>, False, 'own')
logging.addLevelName(25, 'NOTICE'); own.setLevel('DEBUG'); own.log(35, 'between'); written(), own, own.getChild('c').parent is own, logging.getLevelName(25) #= ('own -> between\n', <Logger own (DEBUG)>, True, 'NOTICE')
logging.disable(logging.ERROR); own.error('silent'); own.critical('loud'); logging.disable(logging.NOTSET); own.error('again'); written() #= 'own -> loud\nown -> again\n'
old = logging.getLogRecordFactory()
def factory(*args, **kwargs):
    record = old(*args, **kwargs); record.team = 'blue'; return record
logging.setLogRecordFactory(factory); h.setFormatter(logging.Formatter('%(team)s %(message)s')); own.error('made'); logging.setLogRecordFactory(old); written() #= 'blue made\n'
logging.basicConfig(force=True, stream=buffer, level=logging.DEBUG, style='{', format='{levelname}:{name}:{message:>6}', handlers=None); logging.getLogger('x.y').debug('low'); written(), len(logging.getLogger().handlers) #= ('DEBUG:x.y:   low\n', 1)
t(lambda: logging.basicConfig(force=True, filename='a', stream=buffer)), t(lambda: logging.basicConfig(force=True, foo=1)), t(lambda: logging.getLogger().setLevel('LOUD')) #= ("ValueError: 'stream' and 'filename' should not be specified together", 'ValueError: Unrecognised argument(s): foo', "ValueError: Unknown level: 'LOUD'")
---
import logging
logging.Formatter('%(lineno)d %(message)s') #!~ NotImplementedError: where a message comes from is not known in fieldbook: leave lineno out of the format
