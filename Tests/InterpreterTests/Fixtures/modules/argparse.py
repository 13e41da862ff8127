import argparse
def parse(args):
    p = argparse.ArgumentParser(prog='train.py', description='Train a network.')
    p.add_argument('data', help='folder'); p.add_argument('--epochs', type=int, default=10); p.add_argument('--lr', type=float, default=1e-3); p.add_argument('-v','--verbose', action='store_true'); p.add_argument('--opt', choices=['sgd','adam'], default='adam')
    return p.parse_args(args)
print(parse(['flowers', '--epochs', '3', '-v'])); a = parse(['x','--lr=0.1']); print(a.lr, vars(a)) #> Namespace(data='flowers', epochs=3, lr=0.001, verbose=True, opt='adam')⏎0.1 {'data': 'x', 'epochs': 10, 'lr': 0.1, 'verbose': False, 'opt': 'adam'}
try: parse(['x','--epochs','abc'])
except SystemExit as e: print('exit', e.code) #> exit 2
try: parse(['-h'])
except SystemExit as e: print('exit', e.code) #> usage: train.py [-h] [--epochs EPOCHS] [--lr LR] [-v] [--opt {sgd,adam}] data⏎⏎Train a network.⏎⏎positional arguments:⏎  data              folder⏎⏎options:⏎  -h, --help        show this help message and exit⏎  --epochs EPOCHS⏎  --lr LR⏎  -v, --verbose⏎  --opt {sgd,adam}⏎exit 0
---
# What a parser takes over from others, and from files.
import argparse
base = argparse.ArgumentParser(prog='base')
group = base.add_argument_group('model', 'the network')
_ = group.add_argument('--units', type=int, default=3)
either = base.add_mutually_exclusive_group(required=True)
_ = either.add_argument('--fast', action='store_true'), either.add_argument('--slow', action='store_true')
child = argparse.ArgumentParser(prog='child', parents=[base], add_help=False)
_ = child.add_argument('--more')
child.parse_args(['--fast', '--units', '5']), child.format_help() #= (Namespace(units=5, fast=True, slow=False, more=None), 'usage: child [-h] [--units UNITS] (--fast | --slow) [--more MORE]\n\noptions:\n  -h, --help     show this help message and exit\n  --fast\n  --slow\n  --more MORE\n\nmodel:\n  the network\n\n  --units UNITS\n')
def refusal(do):
    try: return do()
    except BaseException as problem: return f'{type(problem).__name__}: {problem}'
refusal(lambda: argparse.ArgumentParser(prog='x', parents=[base])) #= 'ArgumentError: argument -h/--help: conflicting option strings: -h, --help'
import contextlib, io
with contextlib.redirect_stderr(io.StringIO()) as told: _ = refusal(lambda: child.parse_args(['--fast', '--slow'])), refusal(lambda: child.parse_args([]))
told.getvalue() #= 'usage: child [-h] [--units UNITS] (--fast | --slow) [--more MORE]\nchild: error: argument --slow: not allowed with argument --fast\nusage: child [-h] [--units UNITS] (--fast | --slow) [--more MORE]\nchild: error: one of the arguments --fast --slow is required\n'
with open('options.txt', 'w') as f: _ = f.write('--units\n7\n')
p = argparse.ArgumentParser(fromfile_prefix_chars='@'); _ = p.add_argument('--units', type=int), p.add_argument('names', nargs='*')
p.parse_args(['a', '@options.txt']), p.parse_args(['@options.txt', 'b@c']) #= (Namespace(units=7, names=['a']), Namespace(units=7, names=['b@c']))
import os
os.remove('options.txt') #= None
