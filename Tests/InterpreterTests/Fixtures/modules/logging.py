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
